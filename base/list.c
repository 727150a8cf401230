// SPDX-License-Identifier: EUPL-1.2
// The growing half of list.h. A list lives on the heap and not in an arena, because doubling in an arena would keep every old
// copy.
#include "list.h"
#include <stdlib.h>

void list_grow_(void **at, uint32_t *room, size_t size)
{
	enum { FIRST = 8 };
	if (*room > UINT32_MAX / 2)
		abort();
	uint32_t wanted = *room ? *room * 2 : FIRST;
	void *grown = reallocarray(*at, wanted, size);
	if (!grown)
		abort();
	*at = grown;
	*room = wanted;
}

void list_free_(void **at)
{
	free(*at);
	*at = NULL;
}
