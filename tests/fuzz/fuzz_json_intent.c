// SPDX-License-Identifier: EUPL-1.2
// Any bytes sent to the API as a saying: refused, or read with its mistakes told; what has none is kept and read back.
#include "event_again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	struct faults faults = {.n = 0};
	struct intent in;
	const struct json *object;
	if (json_read(arena, (struct str){(const char *)data, size}, &object) == OK) {
		intent_from_json(arena, object, &in, &faults);
		if (in.say == SAYS && faults.n == 0)
			abort();
		if (faults.n == 0)
			event_again(arena, &(struct event){.say = in.say, .time = 1, .key = in.key, .as = in.as});
	}
	arena_destroy(arena);
	return 0;
}
