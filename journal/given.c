// SPDX-License-Identifier: EUPL-1.2
// Who was stopped from reading something reads it no more in an older copy that is put back. The keys carry along, by a
// fingerprint each, what was taken from a seat and not given again since (plan/given.c); whoever restores takes it again, by the
// keeper, before anybody can look. What was only given since is not carried: in the copy it was not given yet.
#include "house.h"

static struct taken mark_of(const struct house *h, struct id plan, struct given g)
{
	struct taken mark;
	uint8_t all[16 + 1 + 16 + 16 + 8], hash[HASH_BYTES];
	memcpy(all, plan.b, 16);
	all[16] = (uint8_t)g.kind;
	memcpy(all + 17, g.of.b, 16);
	memcpy(all + 33, g.seat.b, 16);
	for (int i = 0; i < 8; i++)
		all[49 + i] = (uint8_t)((uint64_t)g.nr >> (8 * i));
	keys_hash(h->keys, "kring.given", (struct str){(const char *)all, sizeof all}, hash);
	taken_set(&mark, plan, (struct str){(const char *)hash, HASH_BYTES});
	return mark;
}

struct noting {
	struct house *house;
	struct id plan;
};

static void note(void *with, struct given g, bool more)
{
	struct noting *n = with;
	*list_add(&n->house->marks) = (struct taken_mark){mark_of(n->house, n->plan, g), more};
}

void given_note(struct house *h, struct id plan, const struct plan *was, const struct plan *is)
{
	plan_given_since(was, is, note, &(struct noting){h, plan});
}

// ---- in a copy

struct taking {
	struct house *house;
	const struct taken *marks; // of this plan
	size_t n;
	struct id plan;
	struct {
		LIST(struct given);
	} found;
};

static void find(void *with, struct given g)
{
	struct taking *t = with;
	struct taken mark = mark_of(t->house, t->plan, g);
	if (is_marked(t->marks, t->n, &mark))
		*list_add(&t->found) = g;
}

// The day until which it sits since then. Only its fingerprint is known, so each day is tried.
static int32_t until_of(const struct taking *t, const struct plan *plan, const struct seat_facts *seat)
{
	int32_t from = day_of(plan_time(plan)) - AHEAD_DAYS, to = day_of(plan_time(plan)) + 2 * AHEAD_DAYS;
	for (int32_t day = seat->until == DAY_NONE ? to : seat->until - 1; day >= from && !seat->owner; day--) {
		struct taken mark = mark_of(t->house, t->plan, (struct given){GIVEN_UNTIL, seat->id, seat->id, day});
		if (is_marked(t->marks, t->n, &mark))
			return day;
	}
	return DAY_NONE;
}

static void add_id(struct ids *to, struct arena *arena, size_t most, struct id id)
{
	if (!to->at)
		to->at = arena_many(arena, struct id, most);
	((struct id *)(uintptr_t)to->at)[to->n++] = id;
}

static void add(struct say_read_less *to, const struct given *g, struct arena *arena, size_t most)
{
	switch (g->kind) {
	case GIVEN_ROOM: add_id(&to->rooms, arena, most, g->of); break;
	case GIVEN_ENTRY: add_id(&to->entries, arena, most, g->of); break;
	case GIVEN_ACTION: add_id(&to->actions, arena, most, g->of); break;
	case GIVEN_REACH: add_id(&to->people, arena, most, g->of); break;
	case GIVEN_STAND_IN: add_id(&to->seats, arena, most, g->of); break;
	case GIVEN_QUESTION: add_id(&to->questions, arena, most, g->of); break;
	case GIVEN_STATEMENT: add_id(&to->statements, arena, most, g->of); break;
	case GIVEN_REPORT: to->reports = true; break; // these are taken all at once, and never given again (delen.stoppen)
	case GIVEN_STEPS: to->steps = true; break;
	case GIVEN_CIRCLE: to->circle = true; break;
	case GIVEN_UNTIL:
	case GIFTS: break;
	}
}

static enum status say_less(
        struct taking *t, const struct plan *plan, const struct seat_facts *seat, struct arena *arena, int64_t *to)
{
	struct seat *keeper;
	struct said said;
	struct intent intent;
	intent_init(&intent, SAY_READ_LESS);
	intent.as.read_less.seat = seat->id;
	intent.as.read_less.until = until_of(t, plan, seat);
	bool any = intent.as.read_less.until != DAY_NONE;
	list_each(g, &t->found) if (id_eq(g->seat, seat->id)) any = true, add(&intent.as.read_less, g, arena, t->found.n);
	enum status got = any ? seat_open(t->house, t->plan, &(struct who){.keeper = true}, arena, &keeper) : OK;
	if (!any || got != OK)
		return got;
	got = seat_say(keeper, &intent, NULL, arena, &said);
	seat_close(keeper);
	*to += 1;
	return got == OK && said.verdict.outcome != SAID ? BROKEN : got;
}

static enum status take_again(struct house *h, const struct taken *marks, size_t n, struct arena *arena, int64_t *to)
{
	struct taking t = {.house = h, .marks = marks, .n = n, .plan = marks->plan};
	struct folded now;
	enum status got = plan_get(h, t.plan, &now);
	if (got != OK)
		return got == NOT_FOUND ? OK : got; // begun after the copy, or erased since
	plan_given(now.plan, find, &t);
	for (size_t i = 0; i < plan_seats(now.plan) && got == OK; i++) {
		struct seat_facts seat = plan_seat_at(now.plan, i);
		if (!seat.ended)
			got = say_less(&t, now.plan, &seat, arena, to);
	}
	list_free(&t.found);
	plan_release(now.plan);
	return got;
}

enum status given_again(struct house *h, int64_t *ret_seats)
{
	return marks_again(h, take_again, ret_seats);
}
