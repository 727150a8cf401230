// SPDX-License-Identifier: EUPL-1.2
// Any bytes as a settings file: refused with a sentence, or settings that are text on one line; and a file with those same
// settings says the same.
#include "config.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(struct arena *arena, const struct config *config)
{
	for (int i = 0; i < SETTINGS; i++) {
		struct str value = str_of(config->at[i]), clean;
		if (!config->at[i])
			continue;
		if (value.len == 0 || strchr(config->at[i], '\n') || str_clean(arena, value, &clean) != OK ||
		        !str_eq(clean, value))
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	struct config config;
	struct why why = {""};
	enum status got = config_text((struct str){(const char *)data, size}, arena, &config, &why);
	if ((got == OK) != (why.text[0] == 0))
		abort();
	if (got == OK)
		check(arena, &config);
	arena_destroy(arena);
	return 0;
}
