// SPDX-License-Identifier: EUPL-1.2
// Ids as text. Bits run from the first byte on, five to a sign; the 26th sign of a long id ends in two zero bits. Every id has
// one spelling only: a text that would give another spelling when written again is refused, so ids may be compared as text as
// well.
#include "id.h"

static const char SIGNS[] = "0123456789abcdefghjkmnpqrstvwxyz";

// One more than the value of a sign, 0 for what is no sign.
static const uint8_t VALUES[256] = {
        ['0'] = 1,
        ['1'] = 2,
        ['2'] = 3,
        ['3'] = 4,
        ['4'] = 5,
        ['5'] = 6,
        ['6'] = 7,
        ['7'] = 8,
        ['8'] = 9,
        ['9'] = 10,
        ['a'] = 11,
        ['b'] = 12,
        ['c'] = 13,
        ['d'] = 14,
        ['e'] = 15,
        ['f'] = 16,
        ['g'] = 17,
        ['h'] = 18,
        ['j'] = 19,
        ['k'] = 20,
        ['m'] = 21,
        ['n'] = 22,
        ['p'] = 23,
        ['q'] = 24,
        ['r'] = 25,
        ['s'] = 26,
        ['t'] = 27,
        ['v'] = 28,
        ['w'] = 29,
        ['x'] = 30,
        ['y'] = 31,
        ['z'] = 32,
};

bool id_long(struct id id)
{
	static const uint8_t zero[sizeof id.b - ID_SHORT_BYTES];
	return memcmp(id.b + ID_SHORT_BYTES, zero, sizeof zero) != 0;
}

// Five bytes are eight signs.
static void write_group(const uint8_t *from, char *to)
{
	uint64_t bits =
	        (uint64_t)from[0] << 32 | (uint64_t)from[1] << 24 | (uint64_t)from[2] << 16 | (uint64_t)from[3] << 8 | from[4];
	for (int i = 0; i < 8; i++)
		to[i] = SIGNS[bits >> (35 - 5 * i) & 31];
}

size_t id_write(struct id id, char *to)
{
	write_group(id.b, to);
	write_group(id.b + 5, to + 8);
	if (!id_long(id))
		return ID_SHORT_TEXT;
	write_group(id.b + 10, to + 16);
	to[24] = SIGNS[id.b[15] >> 3];
	to[25] = SIGNS[(id.b[15] & 7) << 2];
	return ID_LONG_TEXT;
}

struct str id_text(struct arena *arena, struct id id)
{
	char *text = arena_take(arena, ID_LONG_TEXT);
	return (struct str){text, id_write(id, text)};
}

static bool read_group(const char *from, uint8_t *to)
{
	uint64_t bits = 0;
	bool good = true;
	for (int i = 0; i < 8; i++) {
		uint8_t value = VALUES[(uint8_t)from[i]];
		good &= value != 0;
		bits = bits << 5 | (uint8_t)((value - 1) & 31);
	}
	for (int i = 0; i < 5; i++)
		to[i] = (uint8_t)(bits >> (32 - 8 * i));
	return good;
}

static bool read_tail(const char *from, uint8_t *to)
{
	uint8_t high = VALUES[(uint8_t)from[0]], low = VALUES[(uint8_t)from[1]];
	if (!high || !low || ((low - 1) & 3))
		return false;
	*to = (uint8_t)((high - 1) << 3 | (low - 1) >> 2);
	return true;
}

enum status id_read(struct str text, struct id *ret)
{
	struct id id = ID_NONE;
	if (text.len != ID_SHORT_TEXT && text.len != ID_LONG_TEXT)
		return BAD_INPUT;
	if (!read_group(text.at, id.b) || !read_group(text.at + 8, id.b + 5))
		return BAD_INPUT;
	if (text.len == ID_LONG_TEXT)
		if (!read_group(text.at + 16, id.b + 10) || !read_tail(text.at + 24, id.b + 15) || !id_long(id))
			return BAD_INPUT;
	if (!id_set(id))
		return BAD_INPUT;
	*ret = id;
	return OK;
}
