// SPDX-License-Identifier: EUPL-1.2
// A plan out of a file, begun all at once. What is in it was said elsewhere: it is carried, by nobody's right but that of having
// the file, into a plan that is only of who brings it. So nothing is decided here: the file's reader looked at every field, and
// apply is total. One working copy takes all events, so that a large plan costs no copy a line.
#include "fresh.h"
#include "house.h"

static enum status take(struct house *h, struct id plan, struct id seat, struct folded *now, struct event event)
{
	event.seat = seat;
	event.time = house_now(h);
	enum status got = event_append(h, plan, now, &event);
	if (got == OK)
		plan_apply(now->plan, &event, (uint64_t)now->head.seq);
	return got;
}

static enum status take_first(struct house *h, struct id plan, struct id seat, struct folded *now, struct event event,
        const struct say_taken_over *taken)
{
	struct id both[2] = {seat, event.fresh.at[0]};
	event.fresh = (struct ids){both, 2};
	enum status got = take(h, plan, seat, now, event);
	return got == OK ? take(h, plan, seat, now, (struct event){.say = SAY_TAKEN_OVER, .as.taken_over = *taken}) : got;
}

enum status plan_take_over(struct house *h, const struct who *who, const struct event *events, size_t n,
        const struct say_taken_over *taken, struct id *ret_plan, struct id *ret_seat)
{
	struct id plan = fresh_long(), seat = fresh_short();
	if (n == 0 || n >= EVENTS || events[0].say != SAY_PLAN_BEGIN || events[0].fresh.n != 1)
		return BAD_INPUT;
	enum status got = keys_make(h->keys, &plan, 1);
	if (got != OK)
		return got;
	struct folded now = {.plan = plan_create(plan)};
	got = take_first(h, plan, seat, &now, events[0], taken);
	for (size_t i = 1; i < n && got == OK; i++)
		got = take(h, plan, seat, &now, events[i]);
	if (got == OK)
		got = seat_give(h, plan, seat, who->person);
	if (got != OK) {
		h->spoiled = true; // some of its rows are there already
		plan_release(now.plan);
		return got;
	}
	group_put(h, plan, &now, false);
	*ret_plan = plan;
	*ret_seat = seat;
	return OK;
}

const struct sight_plan *carried_sight(
        const struct event *events, size_t n, struct id version, int64_t now, struct arena *arena, struct plan **ret_held)
{
	struct id seat = {{1}};
	struct plan *plan = plan_create(seat);
	for (size_t i = 0; i < n; i++) {
		struct event event = events[i];
		struct id both[2] = {seat};
		if (!id_eq(event.carried.version, version))
			continue;
		event.carried.version = ID_NONE;
		event.seat = seat;
		event.time = now;
		if (event.say == SAY_PLAN_BEGIN && event.fresh.n) {
			both[1] = event.fresh.at[event.fresh.n - 1];
			event.fresh = (struct ids){both, 2};
		}
		plan_apply(plan, &event, i + 1);
	}
	*ret_held = plan;
	return plan_sight_whole(plan, seat, now, arena);
}
