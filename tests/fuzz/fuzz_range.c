// SPDX-License-Identifier: EUPL-1.2
// Any Range header, on a body as long as the first byte says: the whole body, a part that lies within it and is told as what it
// is, or 416 with nothing in it.
#include "range.h"
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *told(const struct response *out)
{
	for (unsigned i = 0; i < out->n_extra; i++)
		if (strcmp(out->extra[i].name, "Content-Range") == 0)
			return out->extra[i].value;
	return NULL;
}

static void part_is_in(struct str whole, struct str part, const struct response *out)
{
	size_t from, to, all;
	const char *says = told(out);
	bool whole_told = !says && part.at == whole.at && part.len == whole.len;
	bool none = says && part.len == 0 && sscanf(says, "bytes */%zu", &all) == 1 && all == whole.len;
	bool some = says && sscanf(says, "bytes %zu-%zu/%zu", &from, &to, &all) == 3 && all == whole.len && to < all &&
	            from <= to && part.at == whole.at + from && part.len == to - from + 1;
	if (out->status == 200 ? !whole_told : out->status == 206 ? !some : out->status != 416 || !none)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char bytes[256];
	if (!size)
		return 0;
	struct arena *arena = arena_create();
	struct request in = {.arena = arena, .method = METHOD_GET, .range = {(const char *)data + 1, size - 1}};
	struct response out = {.status = 200, .ranges = true};
	struct str whole = {bytes, data[0]}, part = whole;
	range_apply(&in, &out, &part);
	part_is_in(whole, part, &out);
	arena_destroy(arena);
	return 0;
}
