// SPDX-License-Identifier: EUPL-1.2
// What a seat was given to read by somebody's choosing, and so can be taken from it again: rooms, texts, the steps, the circle,
// an address; and until which day it sits. Whoever takes some of it back means it for good, also when an older copy of the plan
// is put back (journal/given.c). As those outside have it while a door is shut: what is taken away inside is taken away there at
// once, what is given inside is given when the plan is shown.
#include "plan.h"

static uint32_t many(const struct plan *p, enum gift kind)
{
	switch (kind) {
	case GIVEN_ROOM: return p->rooms.n;
	case GIVEN_ENTRY: return p->entries.n;
	case GIVEN_ACTION: return p->actions.n;
	case GIVEN_REACH: return p->people.n;
	case GIVEN_QUESTION: return p->questions.n;
	case GIVEN_STATEMENT: return p->statements.n;
	case GIVEN_REPORT: return p->reports.n;
	case GIVEN_STAND_IN: return p->seats.n;
	case GIVEN_STEPS:
	case GIVEN_CIRCLE: return 1;
	case GIVEN_UNTIL:
	case GIFTS: break;
	}
	return 0;
}

// Who has it. What follows a room, or the steps, and has no readers of its own: who reads those.
static struct seats given_to(const struct plan *p, enum gift kind, uint32_t i)
{
	switch (kind) {
	case GIVEN_ROOM: return p->rooms.at[i].readers;
	case GIVEN_ENTRY:
		return p->entries.at[i].own_readers ? p->entries.at[i].readers : p->rooms.at[p->entries.at[i].room].readers;
	case GIVEN_ACTION: return p->actions.at[i].own_readers ? p->actions.at[i].readers : p->steps;
	case GIVEN_REACH: return p->people.at[i].reach_readers;
	case GIVEN_QUESTION: return p->questions.at[i].own_readers ? p->questions.at[i].readers : SEATS_NONE;
	case GIVEN_STATEMENT: return p->statements.at[i].readers;
	case GIVEN_REPORT: return p->reports.at[i].own_readers ? p->reports.at[i].readers : SEATS_NONE;
	case GIVEN_STAND_IN: return p->seats.at[i].stand_in;
	case GIVEN_STEPS: return p->steps;
	case GIVEN_CIRCLE: return p->people_readers;
	case GIVEN_UNTIL:
	case GIFTS: break;
	}
	return SEATS_NONE;
}

static const enum thing things[GIFTS] = {[GIVEN_ROOM] = THING_ROOM,
        [GIVEN_ENTRY] = THING_ENTRY,
        [GIVEN_ACTION] = THING_ACTION,
        [GIVEN_REACH] = THING_PERSON,
        [GIVEN_QUESTION] = THING_QUESTION,
        [GIVEN_STATEMENT] = THING_STATEMENT,
        [GIVEN_STAND_IN] = THING_SEAT,
        [GIVEN_UNTIL] = THING_SEAT};

// A report has no id: its action's, and when it was said.
static struct given gift(const struct plan *p, enum gift kind, uint32_t i, int seat)
{
	struct given g = {.kind = kind, .of = p->id, .seat = p->seats.at[seat].item.id};
	if (kind == GIVEN_REPORT) {
		g.of = p->actions.at[p->reports.at[i].action].item.id;
		g.nr = (int64_t)p->reports.at[i].item.seq;
	} else if (kind != GIVEN_STEPS && kind != GIVEN_CIRCLE) {
		g.of = plan_item(p, things[kind], (int)i)->id;
	}
	return g;
}

static bool is_gone(const struct plan *p, enum gift kind, uint32_t i)
{
	if (kind == GIVEN_REPORT || kind == GIVEN_STEPS || kind == GIVEN_CIRCLE)
		return false;
	const struct item *item = plan_item(p, things[kind], (int)i);
	return item->gone || !id_set(item->id);
}

void plan_given(const struct plan *p, void (*each)(void *with, struct given), void *with)
{
	p = plan_as(p, NOBODY);
	for (int kind = 0; kind < GIFTS; kind++)
		for (uint32_t i = 0; i < many(p, (enum gift)kind); i++) {
			struct seats to = given_to(p, (enum gift)kind, i);
			if (is_gone(p, (enum gift)kind, i))
				continue;
			for (int seat = 0; seat < (int)p->seats.n; seat++)
				if (seats_has(to, seat))
					each(with, gift(p, (enum gift)kind, i, seat));
		}
}

// ---- what changed

static void each_seat(const struct plan *p, struct given of, struct seats who, bool more,
        void (*each)(void *with, struct given, bool more), void *with)
{
	for (int seat = 0; seat < (int)p->seats.n; seat++)
		if (seats_has(who, seat) && p->seats.at[seat].state <= SEAT_TAKEN) { // one that ended is ended again
			of.seat = p->seats.at[seat].item.id;
			each(with, of, more);
		}
}

static void terms_since(
        const struct plan *was, const struct plan *is, void (*each)(void *with, struct given, bool more), void *with)
{
	for (uint32_t i = 0; i < was->seats.n && i < is->seats.n; i++) {
		const struct place *then = &was->seats.at[i], *now = &is->seats.at[i];
		struct given g = gift(is, GIVEN_UNTIL, i, (int)i);
		if (then->until == now->until || then->state != SEAT_TAKEN || now->state != SEAT_TAKEN)
			continue;
		if ((g.nr = then->until) != DAY_NONE)
			each(with, g, true);
		if ((g.nr = now->until) != DAY_NONE)
			each(with, g, false);
	}
}

void plan_given_since(
        const struct plan *before, const struct plan *now, void (*each)(void *with, struct given, bool more), void *with)
{
	const struct plan *was = plan_as(before, NOBODY), *is = plan_as(now, NOBODY);
	if (was->seats.n == 0)
		return;
	for (int k = 0; k < GIFTS; k++) {
		enum gift kind = (enum gift)k;
		for (uint32_t i = 0; i < many(was, kind) && i < many(is, kind); i++) {
			struct seats then = given_to(was, kind, i), to = given_to(is, kind, i);
			bool follows = (kind == GIVEN_ENTRY && !is->entries.at[i].own_readers) ||
			               (kind == GIVEN_ACTION && !is->actions.at[i].own_readers);
			if (follows || (then.w[0] == to.w[0] && then.w[1] == to.w[1]))
				continue;
			each_seat(is, gift(is, kind, i, 0), seats_less(then, to), false, each, with);
			each_seat(is, gift(is, kind, i, 0), seats_less(to, then), true, each, with);
		}
	}
	terms_since(was, is, each, with);
}

// ---- and is taken again

static struct seats *readers_at(struct plan *p, enum gift kind, int at)
{
	switch (kind) {
	case GIVEN_ROOM: return &p->rooms.at[at].readers;
	case GIVEN_ENTRY: // of its own from now on
		p->entries.at[at].readers = given_to(p, kind, (uint32_t)at);
		p->entries.at[at].own_readers = true;
		return &p->entries.at[at].readers;
	case GIVEN_ACTION:
		p->actions.at[at].readers = given_to(p, kind, (uint32_t)at);
		p->actions.at[at].own_readers = true;
		return &p->actions.at[at].readers;
	case GIVEN_REACH: return &p->people.at[at].reach_readers;
	case GIVEN_QUESTION: return &p->questions.at[at].readers;
	case GIVEN_STATEMENT: return &p->statements.at[at].readers;
	case GIVEN_STAND_IN: return &p->seats.at[at].stand_in;
	case GIVEN_STEPS: return &p->steps;
	case GIVEN_CIRCLE: return &p->people_readers;
	case GIVEN_REPORT: return &p->reports.at[at].readers;
	case GIVEN_UNTIL:
	case GIFTS: break;
	}
	return NULL;
}

static void take_from(struct plan *p, enum gift kind, int at, int seat)
{
	struct seats *readers = at == NOBODY ? NULL : readers_at(p, kind, at);
	if (readers)
		*readers = seats_without(*readers, seat);
}

void read_less(struct plan *p, const struct say_read_less *b, int seat)
{
	const struct ids lists[GIFTS] = {[GIVEN_ROOM] = b->rooms,
	        [GIVEN_ENTRY] = b->entries,
	        [GIVEN_ACTION] = b->actions,
	        [GIVEN_REACH] = b->people,
	        [GIVEN_QUESTION] = b->questions,
	        [GIVEN_STATEMENT] = b->statements,
	        [GIVEN_STAND_IN] = b->seats};
	struct place *s = &p->seats.at[seat];
	for (int kind = 0; kind < GIFTS; kind++)
		for (size_t i = 0; i < lists[kind].n; i++)
			take_from(p, (enum gift)kind, plan_find(p, things[kind], lists[kind].at[i]), seat);
	for (int i = 0; b->reports && i < (int)p->reports.n; i++)
		take_from(p, GIVEN_REPORT, i, seat);
	take_from(p, GIVEN_STEPS, b->steps ? 0 : NOBODY, seat);
	take_from(p, GIVEN_CIRCLE, b->circle ? 0 : NOBODY, seat);
	if (b->until != DAY_NONE && !s->owner && (s->until == DAY_NONE || b->until < s->until))
		s->until = b->until;
}
