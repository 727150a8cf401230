// SPDX-License-Identifier: EUPL-1.2
// Any names and values typed into the form of any saying: read with its mistakes told, and what has none is kept and read back.
// The first byte chooses the saying; then name=value, one a line.
#include "event_again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST_TYPED = 64 };

static size_t typed_from(struct str text, struct typed typed[MOST_TYPED])
{
	size_t n = 0;
	while (text.len && n < MOST_TYPED) {
		struct str value = str_cut(&text, '\n');
		typed[n].name = str_cut(&value, '=');
		typed[n++].value = value;
	}
	return n;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct typed typed[MOST_TYPED];
	struct faults faults = {.n = 0};
	struct intent in;
	if (size == 0)
		return 0;
	struct arena *arena = arena_create();
	size_t n = typed_from((struct str){(const char *)data + 1, size - 1}, typed);
	intent_init(&in, (enum say)(data[0] % SAYS));
	intent_from_form(arena, typed, n, &in, &faults);
	if (faults.n == 0)
		event_again(arena, &(struct event){.say = in.say, .time = 1, .key = in.key, .as = in.as});
	arena_destroy(arena);
	return 0;
}
