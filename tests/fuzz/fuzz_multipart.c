// SPDX-License-Identifier: EUPL-1.2
// Any content type and any body given to the reader of uploads; the first line of the input is the content type. What is read
// lies inside the body, in its order, and no part holds the boundary.
#include "multipart.h"
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool inside(struct str whole, struct str piece)
{
	return piece.len == 0 || (piece.at >= whole.at && piece.at + piece.len <= whole.at + whole.len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str body = {(const char *)data, size};
	struct str type = str_cut(&body, '\n');
	struct arena *arena = arena_create();
	struct form_parts parts;
	if (multipart_read(arena, type, body, &parts) == OK) {
		const char *from = body.at;
		if (parts.n > MULTIPART_PARTS)
			abort();
		for (size_t i = 0; i < parts.n; i++) {
			const struct form_part *p = &parts.at[i];
			if (p->name.len == 0 || p->bytes.at < from || !inside(body, p->name) || !inside(body, p->filename) ||
			        !inside(body, p->type) || !inside(body, p->bytes))
				abort();
			from = p->bytes.at + p->bytes.len;
		}
	}
	arena_destroy(arena);
	return 0;
}
