// SPDX-License-Identifier: EUPL-1.2
// Any bytes read as an event: refused, or an event that any plan can take. When the bytes are JSON at all (event_read reads what
// we wrote ourselves, and leaves that to the seal around it), the event is written and read back as the same.
#include "core.h"
#include "event_again.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct id SEAT = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}};

// A plan of one person with a room, so that what the bytes name can be there.
static struct plan *small_plan(void)
{
	struct plan *plan = plan_create((struct id){{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}});
	struct event begin = {.say = SAY_PLAN_BEGIN, .time = 1, .seat = SEAT, .fresh = {&SEAT, 1}};
	struct event room = {.say = SAY_ROOM_ADD, .time = 2, .seat = SEAT, .fresh = {&SEAT, 1}};
	plan_apply(plan, &begin, 1);
	plan_apply(plan, &room, 2);
	return plan;
}

static void show(const struct plan *plan, int64_t now, struct arena *arena)
{
	struct out out;
	const struct sight_plan *sight = plan_sight(plan, SEAT, now, arena);
	out_init(&out, 1 << 20);
	if (sight)
		show_write(&(struct json_out){.out = &out}, &show_sight_plan, sight);
	out_finish(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	struct str text = {(const char *)data, size};
	struct event event;
	const struct json *object;
	if (event_read(arena, text, &event) == OK) {
		if (json_read(arena, text, &object) == OK)
			event_again(arena, &event);
		struct plan *plan = small_plan();
		plan_apply(plan, &event, 3);
		plan_apply(plan, &event, 4);
		show(plan, event.time, arena);
		plan_release(plan);
	}
	arena_destroy(arena);
	return 0;
}
