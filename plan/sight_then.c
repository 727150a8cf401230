// SPDX-License-Identifier: EUPL-1.2
// An agreed version stands beside the working draft, each for those who may see its parts (contract.md). The plan of then is
// shown with the readers of now: who may not read a thing today does not read it in an old version, and who may, does.
#include "plan.h"

// Readers of now, on the things of then. Indexes are for ever: the same place in a list is the same thing.
static void readers_of_now(struct plan *p, const struct plan *now_is)
{
	p->steps = now_is->steps;
	p->support = now_is->support;
	p->people_readers = now_is->people_readers;
	for (uint32_t i = 0; i < p->rooms.n && i < now_is->rooms.n; i++)
		p->rooms.at[i].readers = now_is->rooms.at[i].readers;
	for (uint32_t i = 0; i < p->entries.n && i < now_is->entries.n; i++) {
		p->entries.at[i].own_readers = now_is->entries.at[i].own_readers;
		p->entries.at[i].readers = now_is->entries.at[i].readers;
	}
	for (uint32_t i = 0; i < p->actions.n && i < now_is->actions.n; i++) {
		p->actions.at[i].own_readers = now_is->actions.at[i].own_readers;
		p->actions.at[i].readers = now_is->actions.at[i].readers;
	}
	for (uint32_t i = 0; i < p->questions.n && i < now_is->questions.n; i++)
		p->questions.at[i].readers = now_is->questions.at[i].readers;
	for (uint32_t i = 0; i < p->statements.n && i < now_is->statements.n; i++)
		p->statements.at[i].readers = now_is->statements.at[i].readers;
	for (uint32_t i = 0; i < p->reports.n && i < now_is->reports.n; i++)
		p->reports.at[i].readers = now_is->reports.at[i].readers;
	list_each(g, &p->guests) g->needs = g->words = STR(""); // for that day, and not for an old version
	for (uint32_t i = 0; i < p->people.n && i < now_is->people.n; i++) {
		p->people.at[i].unasked = now_is->people.at[i].unasked;
		p->people.at[i].reach_readers = now_is->people.at[i].reach_readers;
	}
}

// A private time that came later is none of that plan's; what of it may not be seen now is left out.
static void forget_round(const struct plan *p, struct item *item)
{
	if ((uint32_t)item->round > p->rounds.n)
		item->round = 0, item->held = false;
}

// Who sits is of now. Who came into the circle later is there to be sat on a chair and in no list.
static void seats_of_now(struct plan *p, const struct plan *now_is)
{
	for (uint32_t i = p->people.n; i < now_is->people.n; i++) {
		struct person *m = list_add(&p->people);
		*m = (struct person){.item = now_is->people.at[i].item, .name = text_keep(p, now_is->people.at[i].name)};
		m->item.gone = true;
		forget_round(p, &m->item);
	}
	p->seats.n = 0;
	for (uint32_t i = 0; i < now_is->seats.n; i++) {
		struct place *s = list_add(&p->seats);
		*s = now_is->seats.at[i];
		forget_round(p, &s->item);
	}
}

// Who did an action then reads it no more when it is no longer theirs: what this seat may not see now is left out.
static void leave_out(struct plan *p, const struct plan *now_is, int seat)
{
	list_each(s, &p->seats) s->item.gone |= !may_see(now_is, seat, THING_SEAT, (int)(s - p->seats.at));
	list_each(e, &p->entries) e->item.gone |= !may_see(now_is, seat, THING_ENTRY, (int)(e - p->entries.at));
	list_each(a, &p->actions) a->item.gone |= !may_see(now_is, seat, THING_ACTION, (int)(a - p->actions.at));
	list_each(q, &p->questions) q->item.gone |= !may_see(now_is, seat, THING_QUESTION, (int)(q - p->questions.at));
	list_each(o, &p->offers) o->item.gone |= !may_see(now_is, seat, THING_OFFER, (int)(o - p->offers.at));
}

// What was changed behind a door, and may be kept back, is asked of the plan as it is; of then it is nobody's question.
static void changes_forgotten(struct plan *p)
{
	p->within = 0;
	for (int list = 0; list < THINGS; list++)
		for (uint32_t i = 0; i < items_in(p, list); i++)
			item_at(p, list, i)->within = 0;
}

struct sight_plan *plan_sight_then(
        const struct plan *then, const struct plan *now_is, struct id seat, int64_t now, struct arena *arena)
{
	int reader = plan_find(now_is, THING_SEAT, seat);
	now_is = plan_as(now_is, reader);
	then = plan_as(then, reader);
	if (!seat_active(now_is, reader, now) || then->seq > now_is->seq)
		return NULL;
	struct plan *p = plan_copy(then);
	readers_of_now(p, now_is);
	seats_of_now(p, now_is);
	p->preps.n = 0; // it is destroyed with a seat, and no version keeps it
	leave_out(p, now_is, reader);
	changes_forgotten(p);
	struct sight_plan *sight = plan_sight(p, seat, then->time, arena); // a door that was shut then did not fall asleep since
	plan_release(p); // its texts live on in `then`, which the caller holds
	return sight;
}
