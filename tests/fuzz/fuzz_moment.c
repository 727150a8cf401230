// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a moment to come together: refused, or read as what is written the same again.
#include "moments.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str text = {(const char *)data, size};
	struct arena *arena = arena_create();
	struct moment m;
	if (moment_read(text, &m) && (text.len > MOMENT_TEXT || !str_eq(moment_text(arena, m), text)))
		abort();
	arena_destroy(arena);
	return 0;
}
