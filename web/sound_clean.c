// SPDX-License-Identifier: EUPL-1.2
// A recording without what the recorder wrote beside the sound: a title (telephones name one after the street), a place, a time,
// a device, a picture. Where such words stand they are overwritten and nothing moves, so that offsets stay true and a second time
// changes nothing. The sound itself is not looked at. Numbers are those of sound.c's formats, RFC 7845 and the Vorbis I
// specification (comments), RFC 9559 (Matroska) and ID3v2.4.
#include "sound_inner.h"

static uint64_t number(const uint8_t *at, int bytes, bool big)
{
	uint64_t n = 0;
	for (int i = 0; i < bytes; i++)
		n = n << 8 | at[big ? i : bytes - 1 - i];
	return n;
}

static bool is(const uint8_t *at, const char *word)
{
	return memcmp(at, word, 4) == 0;
}

static bool is_one_of(const uint8_t *at, const char *words) // of four signs each
{
	for (; *words; words += 4)
		if (is(at, words))
			return true;
	return false;
}

// ---- MP4 and 3GP: boxes, each a size and a name

// When the film, the track or the sound was made and changed: two times behind the version, of four or of eight bytes.
static void blank_times(struct span box)
{
	size_t bytes = box.n && box.at[0] == 1 ? 16 : 8;
	if (box.n >= 4 + bytes)
		memset(box.at + 4, 0, bytes);
}

void sound_clean_mp4(struct span s, int depth)
{
	while (s.n >= 8) {
		uint64_t size = number(s.at, 4, true), head = 8;
		if (size == 1 && s.n >= 16)
			size = number(s.at + 8, 8, true), head = 16;
		if (size == 0)
			size = s.n; // to the end
		if (size < head || size > s.n)
			return;
		struct span inside = {s.at + head, (size_t)(size - head)};
		if (is_one_of(s.at + 4, "udtametauuidfreeskip")) {
			memcpy(s.at + 4, "free", 4);
			memset(inside.at, 0, inside.n);
		} else if (is_one_of(s.at + 4, "moovtrakmdiamooftraf") && depth < 8) {
			sound_clean_mp4(inside, depth + 1);
		} else if (is_one_of(s.at + 4, "mvhdtkhdmdhd")) {
			blank_times(inside);
		}
		s = (struct span){s.at + size, s.n - (size_t)size};
	}
}

// ---- WAV: chunks, each a name and a size; an odd one has a byte more

void sound_clean_wav(struct span s)
{
	for (s = (struct span){s.at + 12, s.n < 12 ? 0 : s.n - 12}; s.n >= 8;) {
		uint64_t size = number(s.at + 4, 4, false), all = 8 + size + size % 2;
		uint64_t there = size < s.n - 8 ? size : s.n - 8;
		if (!is_one_of(s.at, "fmt datafact")) {
			memcpy(s.at, "JUNK", 4);
			memset(s.at + 8, 0, there);
		}
		if (all > s.n)
			return;
		s = (struct span){s.at + all, s.n - (size_t)all};
	}
}

// ---- MP3: a tag before the sound, whose zeros are padding, and an old one of 128 bytes behind it

void sound_clean_mp3(struct span s)
{
	while (s.n >= 10 && memcmp(s.at, "ID3", 3) == 0) {
		size_t size = 0;
		for (int i = 6; i < 10; i++)
			size = size << 7 | (s.at[i] & 0x7f);
		size = size < s.n - 10 ? size : s.n - 10;
		s.at[5] = 0; // nothing special about what stands in it
		memset(s.at + 10, 0, size);
		s = (struct span){s.at + 10 + size, s.n - 10 - size};
	}
	if (s.n >= 128 && memcmp(s.at + s.n - 128, "TAG", 3) == 0)
		memset(s.at + s.n - 128, 0, 128);
}

// ---- WebM: elements, each an id and a size of as many bytes as their first ones say

struct element {
	uint32_t id;
	size_t head, size;
	bool unknown; // its size: it goes on until something of its own kind begins
};

static size_t vint(struct span s, bool marked, uint64_t *ret)
{
	size_t n = 1;
	while (n <= 8 && s.n && !(s.at[0] & 0x80 >> (n - 1)))
		n++;
	if (n > 8 || n > s.n)
		return 0;
	*ret = number(s.at, (int)n, true);
	if (!marked)
		*ret &= (1ull << 7 * n) - 1;
	return n;
}

static bool element_read(struct span s, struct element *ret)
{
	uint64_t id, size;
	size_t ids = vint(s, true, &id);
	if (!ids || ids > 4)
		return false;
	size_t sizes = vint((struct span){s.at + ids, s.n - ids}, false, &size);
	if (!sizes)
		return false;
	size_t head = ids + sizes, rest = s.n - head;
	bool unknown = size == (1ull << 7 * sizes) - 1;
	*ret = (struct element){(uint32_t)id, head, unknown || size > rest ? rest : (size_t)size, unknown};
	return true;
}

// Of as many bytes, with nothing in it.
static void make_void(uint8_t *at, size_t all)
{
	size_t size = all < 9 ? all - 2 : all - 9;
	memset(at, 0, all);
	at[0] = 0xec;
	at[1] = all < 9 ? (uint8_t)(0x80 | size) : 0x01;
	for (int i = 0; all >= 9 && i < 7; i++)
		at[2 + i] = (uint8_t)(size >> 8 * (6 - i));
}

void sound_clean_webm(struct span s, int depth)
{
	struct element e;
	for (; element_read(s, &e); s = (struct span){s.at + e.head + e.size, s.n - e.head - e.size}) {
		switch (e.id) {
		case 0x18538067: // the whole, and in it who made it and the tracks
		case 0x1549a966:
		case 0x1654ae6b:
		case 0xae:
			if (depth < 8)
				sound_clean_webm((struct span){s.at + e.head, e.size}, depth + 1);
			break;
		case 0x1254c367: // tags, files that go with it, chapters
		case 0x1941a469:
		case 0x1043a770: make_void(s.at, e.head + e.size); break;
		case 0x4461: memset(s.at + e.head, 0, e.size); break; // when
		case 0x7ba9: // title, programs, name of a track
		case 0x4d80:
		case 0x5741:
		case 0x536e: memset(s.at + e.head, ' ', e.size); break;
		case 0x1f43b675: // the sound; of unknown size: what stands in it is passed one by one
			if (e.unknown)
				e.size = 0;
			break;
		default: break;
		}
	}
}
