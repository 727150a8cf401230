// SPDX-License-Identifier: EUPL-1.2
// Ids out of chance (chance.c). What would be no id, or one of the other length, is drawn again.
#include "fresh.h"

struct id fresh_long(void)
{
	struct id id;
	do
		fresh_bytes(id.b, sizeof id.b);
	while (!id_long(id));
	return id;
}

struct id fresh_short(void)
{
	struct id id;
	fresh_ids(&id, 1);
	return id;
}

void fresh_ids(struct id *to, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		to[i] = ID_NONE;
		do
			fresh_bytes(to[i].b, ID_SHORT_BYTES);
		while (!id_set(to[i]));
	}
}
