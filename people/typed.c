// SPDX-License-Identifier: EUPL-1.2
// What people type of a secret, and new ones to type. A key and a table code are written in groups of four, in thirty-two signs
// that cannot be mistaken for each other; how somebody breaks them up, or with which letters, does not matter.
#include "fresh.h"
#include "inner.h"
#include <sodium.h>

static const char signs[] = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

static char capital(char sign)
{
	return sign >= 'a' && sign <= 'z' ? (char)(sign - 'a' + 'A') : sign;
}

enum typed_kind typed_read(struct str typed, char to[SIGNS], struct str *ret)
{
	size_t n = 0;
	for (size_t i = 0; i < typed.len; i++) {
		char sign = typed.at[i];
		if (sign == ' ' || sign == '-')
			continue;
		if (n == SIGNS)
			return TYPED_NONE;
		to[n++] = sign;
	}
	*ret = (struct str){to, n};
	if (n == SIGNS)
		return TYPED_LONG;
	for (size_t i = 0; i < n; i++) {
		to[i] = capital(to[i]);
		if (!to[i] || !strchr(signs, to[i]))
			return TYPED_NONE;
	}
	return n == KEY_SIGNS ? TYPED_KEY : n == TABLE_SIGNS ? TYPED_TABLE : TYPED_NONE;
}

struct str typed_fresh(enum typed_kind kind, struct arena *arena)
{
	if (kind == TYPED_LONG)
		return id_text(arena, fresh_long());
	size_t count = kind == TYPED_KEY ? KEY_SIGNS : TABLE_SIGNS, n = 0;
	uint8_t chance[KEY_SIGNS];
	char *to = arena_take(arena, count + count / 4);
	fresh_bytes(chance, count);
	for (size_t i = 0; i < count; i++) {
		if (i && i % 4 == 0)
			to[n++] = '-';
		to[n++] = signs[chance[i] % 32];
	}
	sodium_memzero(chance, sizeof chance);
	return (struct str){to, n};
}
