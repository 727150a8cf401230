// SPDX-License-Identifier: EUPL-1.2
// Shared by the fuzzers of sayings and events: what was read can be kept, and what is kept is read back as the same.
#pragma once
#include "words.h"
#include <stdlib.h>

static inline void event_again(struct arena *arena, const struct event *event)
{
	struct event again;
	struct out first, second;
	out_init(&first, 8 << 20);
	out_init(&second, 8 << 20);
	event_write(&first, event);
	if (first.full || event_read(arena, out_str(&first), &again) != OK)
		abort();
	event_write(&second, &again);
	if (!str_eq(out_str(&first), out_str(&second)))
		abort();
	out_finish(&first);
	out_finish(&second);
}
