// SPDX-License-Identifier: EUPL-1.2
// Sound by its first bytes: see sound.h. The numbers are those of RFC 3533 (Ogg), RFC 8794 (EBML), ISO/IEC 14496-12 (ftyp),
// ISO/IEC 11172-3 (MPEG audio), RFC 4867 (AMR) and the RIFF of WAV.
#include "sound_inner.h"

static bool stands(struct str s, size_t at, const char *what)
{
	size_t n = strlen(what);
	return s.len >= at + n && memcmp(s.at + at, what, n) == 0;
}

// The kinds of MP4 that telephones record; a photo (HEIC) and a film (QuickTime) begin with the same word and are none.
static enum sound_kind of_mp4(struct str s)
{
	static const char *const brands[] = {
	        "M4A ", "M4B ", "mp41", "mp42", "isom", "iso2", "iso4", "iso5", "iso6", "dash", "MSNV"};
	if (stands(s, 8, "3gp") || stands(s, 8, "3g2"))
		return SOUND_3GP;
	for (size_t i = 0; i < sizeof brands / sizeof *brands; i++)
		if (stands(s, 8, brands[i]))
			return SOUND_MP4;
	return SOUND_NONE;
}

// An EBML file says in its head what it is: element 0x4282, of at most a few bytes.
static bool is_webm(struct str s)
{
	struct str head = {s.at, s.len < 64 ? s.len : 64};
	return memmem(head.at, head.len, "\x42\x82\x84webm", 7) != NULL ||
	       memmem(head.at, head.len, "\x42\x82\x88matroska", 11) != NULL;
}

// A frame of layer III: eleven bits set, then a version, a layer, a bit rate and a sampling rate that exist.
static bool is_mp3_frame(struct str s)
{
	if (s.len < 4)
		return false;
	const unsigned char *b = (const unsigned char *)s.at;
	bool sync = b[0] == 0xff && (b[1] & 0xe0) == 0xe0;
	unsigned version = b[1] >> 3 & 3, layer = b[1] >> 1 & 3, rate = b[2] >> 4, sampling = b[2] >> 2 & 3;
	return sync && version != 1 && layer == 1 && rate != 0 && rate != 15 && sampling != 3;
}

enum sound_kind sound_kind(struct str s)
{
	if (stands(s, 0, "OggS"))
		return SOUND_OGG;
	if (stands(s, 0, "\x1a\x45\xdf\xa3"))
		return is_webm(s) ? SOUND_WEBM : SOUND_NONE;
	// Before MP4, whose word stands later: what the first bytes are, those after them do not change.
	if (stands(s, 0, "ID3") || is_mp3_frame(s))
		return SOUND_MP3;
	if (stands(s, 4, "ftyp"))
		return of_mp4(s);
	if (stands(s, 0, "RIFF") && stands(s, 8, "WAVE"))
		return SOUND_WAV;
	return stands(s, 0, "#!AMR\n") || stands(s, 0, "#!AMR-WB\n") ? SOUND_AMR : SOUND_NONE;
}

const char *sound_type(enum sound_kind kind)
{
	static const char *const types[] = {[SOUND_NONE] = "application/octet-stream",
	        [SOUND_OGG] = "audio/ogg",
	        [SOUND_WEBM] = "audio/webm",
	        [SOUND_MP4] = "audio/mp4",
	        [SOUND_3GP] = "audio/3gpp",
	        [SOUND_MP3] = "audio/mpeg",
	        [SOUND_WAV] = "audio/wav",
	        [SOUND_AMR] = "audio/amr"};
	return types[kind];
}

enum status sound_anew(struct str bytes, struct arena *arena, struct str *ret)
{
	enum sound_kind kind = sound_kind(bytes);
	if (kind == SOUND_NONE)
		return BAD_INPUT;
	if (bytes.len > SOUND_MOST)
		return TOO_LARGE;
	*ret = str_copy(arena, bytes);
	struct span all = {(uint8_t *)(uintptr_t)ret->at, ret->len};
	if (kind == SOUND_OGG)
		sound_clean_ogg(all, arena);
	else if (kind == SOUND_WEBM)
		sound_clean_webm(all, 0);
	else if (kind == SOUND_MP4 || kind == SOUND_3GP)
		sound_clean_mp4(all, 0);
	else if (kind == SOUND_MP3)
		sound_clean_mp3(all);
	else if (kind == SOUND_WAV)
		sound_clean_wav(all);
	return sound_kind(*ret) == kind ? OK : BAD_INPUT; // AMR has nothing but sound
}
