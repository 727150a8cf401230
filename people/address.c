// SPDX-License-Identifier: EUPL-1.2
// E-mail addresses, as far as we need to know them: fit to stand in a header of a mail, and the same when typed in capitals.
#include "inner.h"

static bool fits(unsigned char c)
{
	return c > 0x20 && c != 0x7f && !strchr("<>()[],;:\\\"", c);
}

enum status address_clean(struct arena *arena, struct str typed, struct str *ret)
{
	struct str clean;
	if (str_clean(arena, typed, &clean) != OK || clean.len > MAIL_MOST)
		return BAD_INPUT;
	char *to = arena_take(arena, clean.len);
	size_t at = clean.len, dot = 0;
	for (size_t i = 0; i < clean.len; i++) {
		char c = clean.at[i];
		if (!fits((unsigned char)c) || (c == '@' && at != clean.len))
			return BAD_INPUT;
		at = c == '@' ? i : at;
		dot = c == '.' ? i : dot;
		to[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
	}
	if (at == 0 || at >= clean.len - 1 || dot <= at + 1 || dot == clean.len - 1)
		return BAD_INPUT;
	*ret = (struct str){to, clean.len};
	return OK;
}

void address_hash(const struct house *h, struct str clean, uint8_t ret[HOUSE_HASH])
{
	house_hash(h, "kring.address", clean, ret);
}
