// SPDX-License-Identifier: EUPL-1.2
// Any bytes brought as a file: refused, or a plan that may be shown.
#include "archive.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	const struct import *import;
	if (import_read((struct str){(const char *)data, size}, arena, &import) == OK) {
		struct out page;
		out_init(&page, 32 * size + (1 << 20));
		html_write(&page, &import->archive, 0, arena);
		if (page.len == 0)
			abort();
		out_finish(&page);
	}
	arena_destroy(arena);
	return 0;
}
