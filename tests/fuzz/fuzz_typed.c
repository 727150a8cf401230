// SPDX-License-Identifier: EUPL-1.2
// Any bytes typed as a secret or as an e-mail address. A secret is of one kind, stands in the signs of that kind, and is the same
// secret when it is typed with blanks between. An address is refused, or fit to stand in a header of a mail, and clean already.
#include "inner.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void try_secret(struct str typed, struct arena *arena)
{
	static const size_t long_by[] = {[TYPED_LONG] = SIGNS, [TYPED_KEY] = KEY_SIGNS, [TYPED_TABLE] = TABLE_SIGNS};
	char room[SIGNS], room_again[SIGNS];
	struct str read, again;
	enum typed_kind kind = typed_read(typed, room, &read);
	if (kind == TYPED_NONE)
		return;
	char *wide = arena_take(arena, 2 * read.len);
	for (size_t i = 0; i < read.len; i++)
		wide[2 * i] = read.at[i], wide[2 * i + 1] = i % 2 ? ' ' : '-';
	if (read.len != long_by[kind] || typed_read((struct str){wide, 2 * read.len}, room_again, &again) != kind ||
	        !str_eq(again, read))
		abort();
}

static void try_address(struct str typed, struct arena *arena)
{
	struct str once, twice;
	if (address_clean(arena, typed, &once) != OK)
		return;
	for (size_t i = 0; i < once.len; i++)
		if ((unsigned char)once.at[i] <= ' ' || (once.at[i] >= 'A' && once.at[i] <= 'Z') || strchr("<>,;\"", once.at[i]))
			abort();
	if (once.len > MAIL_MOST || address_clean(arena, once, &twice) != OK || !str_eq(once, twice))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	struct str typed = {(const char *)data, size};
	try_secret(typed, arena);
	try_address(typed, arena);
	arena_destroy(arena);
	return 0;
}
