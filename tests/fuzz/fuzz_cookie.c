// SPDX-License-Identifier: EUPL-1.2
// Any Cookie header: what comes out is nothing, or a value we could have set and that stands in the header.
#include "cookie.h"
#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str header = {(const char *)data, size};
	struct str value = cookie_get(header, "kring");
	struct arena *arena = arena_create();
	if (value.len > 0) {
		if (value.at < header.at || value.at + value.len > header.at + header.len)
			abort();
		struct str set = str_of(cookie_set(arena, "kring", value, COOKIE_SESSION, false));
		struct str sent = str_cut(&set, ';');
		if (!str_eq(cookie_get(sent, "kring"), value))
			abort();
	}
	arena_destroy(arena);
	return 0;
}
