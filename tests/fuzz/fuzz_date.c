// SPDX-License-Identifier: EUPL-1.2
// Any bytes given to the readers of a day, a time and an id: refused, or read as what is written the same again. The bytes are
// also typed text, since that reader stands at the same edge: what it keeps must be clean.
#include "day.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(bool holds)
{
	if (!holds)
		abort();
}

static void try_day(struct str text, struct out *o)
{
	int32_t day;
	if (day_read(text, &day) != OK)
		return;
	out_day(o, day);
	check(str_eq(out_str(o), text));
	check(day_of(day_start(day)) == day && day_of(day_start(day) - 1) == day - 1);
}

static void try_time(struct str text, struct out *o)
{
	int64_t time, again;
	if (time_read(text, &time) != OK)
		return;
	out_time(o, time);
	check(time_read(out_str(o), &again) == OK && again == time);
	check(minute_of(time) >= 0 && minute_of(time) < 24 * 60 && day_start(day_of(time)) <= time);
}

static void try_id(struct str text, struct out *o)
{
	struct id id;
	if (id_read(text, &id) != OK)
		return;
	out_id(o, id);
	check(str_eq(out_str(o), text));
}

static void try_clean(struct str text)
{
	struct arena *arena = arena_create();
	struct str once, twice;
	if (str_clean(arena, text, &once) == OK)
		check(str_clean(arena, once, &twice) == OK && str_eq(once, twice));
	arena_destroy(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static void (*const tries[])(struct str, struct out *) = {try_day, try_time, try_id};
	struct str text = {(const char *)data, size};
	for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
		struct out o;
		out_init(&o, 64);
		tries[i](text, &o);
		out_finish(&o);
	}
	try_clean(text);
	return 0;
}
