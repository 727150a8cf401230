// SPDX-License-Identifier: EUPL-1.2
// Any bytes brought as a file: refused, or a plan that may be shown.
#include "archive.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

// The pictures' own reader has a fuzzer of its own.
static enum status same(void *with, struct str bytes, const char *type, struct arena *arena, struct str *ret)
{
	(void)with, (void)type, (void)arena;
	*ret = bytes;
	return OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	const struct import *import;
	if (import_read((struct str){(const char *)data, size}, &(struct anew){same, NULL}, arena, &import) == OK) {
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
