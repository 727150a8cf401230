// SPDX-License-Identifier: EUPL-1.2
// Any bytes as the method that a gathering took along: the plan takes it, shows its phases within their bounds, opens any of them
// and shuts a door and opens it again.
#include "core.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct id SEAT = {{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}};
static const struct id GATHERING = {{2, 2, 3, 4, 5, 6, 7, 8, 9, 10}};

static void say(struct plan *plan, struct event *e, enum say say)
{
	uint64_t seq = plan_seq(plan) + 1;
	e->say = say;
	e->seat = SEAT;
	e->time = (int64_t)seq;
	plan_apply(plan, e, seq);
}

static const struct sight_gathering *shown(const struct plan *plan, struct arena *arena)
{
	const struct sight_plan *sight = plan_sight(plan, SEAT, plan_time(plan), arena);
	if (!sight || sight->gatherings.n != 1)
		abort();
	const struct sight_gathering *g = &sight->gatherings.at[0];
	if (g->phases.n > PHASES || g->brought.n > ROOMS_AT_ONCE)
		abort();
	struct out out;
	out_init(&out, 1 << 22);
	show_write(&(struct json_out){.out = &out}, &show_sight_plan, sight);
	if (out.full)
		abort();
	out_finish(&out);
	return g;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	struct plan *plan = plan_create((struct id){{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16}});
	struct event begin = {.fresh = {&SEAT, 1}};
	struct event add = {
	        .fresh = {&GATHERING, 1}, .as.gathering_add = {.method = STR("x"), .form = {(const char *)data, size}}};
	say(plan, &begin, SAY_PLAN_BEGIN);
	say(plan, &add, SAY_GATHERING_ADD);
	const struct sight_gathering *g = shown(plan, arena);
	for (size_t i = 0; i < g->phases.n; i++) {
		struct event open = {
		        .as.phase_open = {.gathering = GATHERING, .phase = g->phases.at[i].id, .hours = NUMBER_NONE}};
		struct event end = {.as.private_end = {.gathering = GATHERING}};
		say(plan, &open, SAY_PHASE_OPEN);
		(void)shown(plan, arena);
		say(plan, &end, SAY_PRIVATE_END);
		(void)shown(plan, arena);
	}
	plan_release(plan);
	arena_destroy(arena);
	return 0;
}
