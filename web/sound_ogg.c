// SPDX-License-Identifier: EUPL-1.2
// Ogg (RFC 3533): pages with a checksum each. The comments are a packet, which may lie over several pages: what they say is
// overwritten with spaces, and the checksums of those pages are made anew.
#include "sound_inner.h"

enum { HEAD = 27, LACING = 26, CHECKSUM = 22, PAGES = 300 /* of one packet: eleven million bytes */ };

static uint32_t checksum(const uint8_t *at, size_t n)
{
	uint32_t crc = 0;
	for (size_t i = 0; i < n; i++) {
		crc ^= (uint32_t)at[i] << 24;
		for (int bit = 0; bit < 8; bit++)
			crc = crc & 0x80000000 ? crc << 1 ^ 0x04c11db7 : crc << 1;
	}
	return crc;
}

struct page {
	uint8_t *at, *body;
	size_t n; // all of it
	int segments;
};

static bool page_read(struct span s, struct page *ret)
{
	if (s.n < HEAD || memcmp(s.at, "OggS", 4) != 0 || s.n < HEAD + (size_t)s.at[LACING])
		return false;
	*ret = (struct page){s.at, s.at + HEAD + s.at[LACING], HEAD + (size_t)s.at[LACING], s.at[LACING]};
	for (int i = 0; i < ret->segments; i++)
		ret->n += s.at[HEAD + i];
	return ret->n <= s.n;
}

static void page_seal(struct page p)
{
	memset(p.at + CHECKSUM, 0, 4);
	uint32_t crc = checksum(p.at, p.n);
	for (int i = 0; i < 4; i++)
		p.at[CHECKSUM + i] = (uint8_t)(crc >> 8 * i);
}

// A packet as it lies over pages: one piece a page.
struct packet {
	struct span pieces[PAGES];
	struct page pages[PAGES];
	int n;
};

struct place { // in a packet, from its beginning on
	const struct packet *in;
	int piece;
	size_t at;
};

static uint8_t *next_byte(struct place *p)
{
	while (p->piece < p->in->n && p->at == p->in->pieces[p->piece].n)
		p->piece++, p->at = 0;
	return p->piece < p->in->n ? p->in->pieces[p->piece].at + p->at++ : NULL;
}

static bool next_length(struct place *p, size_t *ret)
{
	*ret = 0;
	for (int i = 0; i < 4; i++) {
		const uint8_t *byte = next_byte(p);
		if (!byte)
			return false;
		*ret |= (size_t)*byte << 8 * i;
	}
	return true;
}

static void blank(struct place *p, size_t length, bool after_name)
{
	bool blanks = !after_name;
	for (uint8_t *byte; length && (byte = next_byte(p)); length--) {
		bool name_ends = *byte == '=';
		if (blanks)
			*byte = ' ';
		blanks |= name_ends;
	}
}

// The name of the encoder, and of each comment what stands behind its name.
static void blank_comments(struct place *p)
{
	size_t length, count;
	if (!next_length(p, &length))
		return;
	blank(p, length, false);
	if (!next_length(p, &count))
		return;
	while (count-- && next_length(p, &length))
		blank(p, length, true);
}

// Behind the word, when the packet begins with it.
static bool begins(const struct packet *packet, const char *word, struct place *ret)
{
	*ret = (struct place){packet, 0, 0};
	for (; *word; word++) {
		const uint8_t *byte = next_byte(ret);
		if (!byte || *byte != (uint8_t)*word)
			return false;
	}
	return true;
}

static void packet_done(struct packet *p)
{
	struct place comments;
	if (begins(p, "OpusTags", &comments) || begins(p, "\3vorbis", &comments)) {
		blank_comments(&comments);
		for (int i = 0; i < p->n; i++)
			page_seal(p->pages[i]);
	}
	p->n = 0;
}

// Packets end where a lacing value is below 255; comments stand among the first of them.
void sound_clean_ogg(struct span s, struct arena *arena)
{
	enum { FIRST = 64 };
	struct packet *packet = arena_new(arena, struct packet);
	struct page page;
	for (int seen = 0; seen < FIRST && page_read(s, &page); s = (struct span){s.at + page.n, s.n - page.n}) {
		struct span piece = {page.body, 0};
		for (int i = 0; i < page.segments; i++) {
			uint8_t lacing = page.at[HEAD + i];
			piece.n += lacing;
			bool ends = lacing < 255;
			if ((ends || i == page.segments - 1) && packet->n < PAGES) {
				packet->pages[packet->n] = page;
				packet->pieces[packet->n++] = piece;
				piece = (struct span){piece.at + piece.n, 0};
			}
			if (ends) {
				packet_done(packet);
				seen++;
			}
		}
	}
}
