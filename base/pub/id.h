// SPDX-License-Identifier: EUPL-1.2
// Names of things. A plan's and a person's id has 128 random bits and is written with 26 signs, all others have 80 bits and
// 16 signs: lower-case Crockford base32. A short id lies in the first ten bytes and the last six are zero; a long one never is
// so.
#pragma once
#include "str.h"
#include <stdint.h>

enum { ID_LONG_TEXT = 26, ID_SHORT_TEXT = 16, ID_SHORT_BYTES = 10 };

struct id {
	uint8_t b[16];
};
struct ids {
	const struct id *at;
	size_t n;
};

#define ID_NONE ((struct id){{0}})

static inline bool id_eq(struct id a, struct id b)
{
	return memcmp(a.b, b.b, sizeof a.b) == 0;
}
static inline bool id_set(struct id a)
{
	return !id_eq(a, ID_NONE);
}
bool id_long(struct id); // any of the last six bytes set

// Writes 26 or 16 signs, no zero; returns how many. `to` has room for 26.
size_t id_write(struct id, char *to);
struct str id_text(struct arena *, struct id);
// Exactly 16 or 26 signs; upper case and the Crockford look-alikes (i l o) are NOT taken: an id is never typed by hand.
// BAD_INPUT also for ID_NONE: what names nothing is no id, so hostile zeros never match a field that was left unset.
MUST_USE enum status id_read(struct str, struct id *ret);
