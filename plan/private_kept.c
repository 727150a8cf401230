// SPDX-License-Identifier: EUPL-1.2
// What stood in the plan before the door shut and was changed behind it. Each such thing is marked, so that who shows the plan
// can read it through and keep it back: then it is as everybody outside had it all the time, with what was said of it. The change
// stays in the history of those who were inside.
#include "plan.h"

const struct item *said_of(const struct plan *p, int list, uint32_t i)
{
	enum thing thing = (enum thing)list;
	int index = (int)i;
	if (list == LIST_REPORTS)
		thing = THING_ACTION, index = p->reports.at[i].action;
	else if (list == LIST_STANDS)
		thing = THING_VERSION, index = p->stands.at[i].version;
	else if (list == LIST_REMARKS)
		thing = p->remarks.at[i].of, index = p->remarks.at[i].at;
	return index == NOBODY ? NULL : plan_item(p, thing, index);
}

// ---- marking

// A place in an order is of no thing: which one was put elsewhere stands in what was said.
static struct id moved(const struct event *e)
{
	return e->say == SAY_ROOM_MOVE ? e->as.room_move.room : e->say == SAY_ENTRY_MOVE ? e->as.entry_move.entry : ID_NONE;
}

static bool whole_alike(const struct plan *a, const struct plan *b)
{
	bool readers = !seats_any(seats_or(seats_less(a->steps, b->steps), seats_less(b->steps, a->steps))) &&
	               !seats_any(seats_or(seats_less(a->people_readers, b->people_readers),
	                       seats_less(b->people_readers, a->people_readers)));
	return readers && str_eq(a->name, b->name) && a->cover == b->cover && a->support == b->support;
}

void private_mark(struct plan *p, struct plan *before, const struct event *e, int seat)
{
	if (asks_plainer(e->say)) // told to few, and what it is about stays as it is
		return;
	list_each(s, &before->seats) s->seen = p->seats.at[s - before->seats.at].seen; // that there is news changes no seat
	for (int list = 0; list < ITEM_LISTS; list++)
		for (uint32_t i = 0; i < items_in(p, list); i++) {
			bool alike = i < items_in(before, list) && item_alike(p, before, list, i);
			struct item *of = (struct item *)(uintptr_t)said_of(p, list, i);
			if (of && (!alike || (list < THINGS && id_set(of->id) && id_eq(of->id, moved(e)))))
				of->within = p->seq, of->within_by = seat;
		}
	if (!whole_alike(p, before))
		p->within = p->seq, p->within_by = seat;
}

bool private_changed(const struct plan *p, const struct item *item)
{
	const struct round *r = round_shut(p);
	return p->outside && item->round != (int)p->rounds.n && item->within > r->from;
}

// ---- keeping back

void whole_as_outside(struct plan *p)
{
	const struct plan *out = p->outside;
	p->name = out->name;
	p->cover = out->cover;
	p->finished = out->finished;
	p->support = out->support;
	p->steps = out->steps;
	p->people_readers = out->people_readers;
}

// What it stands behind, of what was not made in that round.
static int order_before(const struct plan *p, bool rooms, int index, int round)
{
	int list = rooms ? THING_ROOM : THING_ENTRY, before = NOBODY;
	const uint16_t *order = rooms ? p->room_order.at : p->entry_order.at;
	for (uint32_t i = 0; order[i] != index; i++)
		if (plan_item(p, (enum thing)list, order[i])->round != round)
			before = order[i];
	return before;
}

// Those that are kept back, one by one in the order outside, each behind what it stands behind there.
static void order_as_outside(struct plan *p, bool rooms, struct ids kept, int round)
{
	const struct plan *out = p->outside;
	uint32_t n = rooms ? out->room_order.n : out->entry_order.n;
	for (uint32_t i = 0; i < n; i++) {
		int index = rooms ? out->room_order.at[i] : out->entry_order.at[i];
		const struct item *item = plan_item(out, rooms ? THING_ROOM : THING_ENTRY, index);
		int before = item->round == round || !ids_have(kept, item->id) ? index : order_before(out, rooms, index, round);
		if (before != index && before != order_before(p, rooms, index, round))
			order_put(p, rooms, index, before);
	}
}

// Nobody outside loses words with a room that was taken away inside: what they put in the box lies in it.
static void keep_rooms_of_letters(struct plan *p, int round)
{
	list_each(e, &p->entries)
	{
		if (e->item.waits == round && !e->item.gone && p->rooms.at[e->room].item.round != round)
			p->rooms.at[e->room].item.gone = p->outside->rooms.at[e->room].item.gone;
	}
}

void private_rooms_back(struct plan *p, int round)
{
	list_each(r, &p->rooms)
	{
		bool back = false;
		list_each(e, &p->entries) back |=
		        &p->rooms.at[e->room] == r && e->item.round == round && !e->item.held && !e->item.gone;
		if (!r->stays || !back)
			continue;
		list_each(e, &p->entries) e->item.gone |= &p->rooms.at[e->room] == r && e->item.round != round && !e->item.held;
		r->item.gone = r->stays = false;
	}
	items_count(p);
}

void private_keep(struct plan *p, struct ids kept)
{
	int round = (int)p->rounds.n;
	for (int list = ITEM_LISTS; list-- > 0;) // what was said of things first: it asks its thing
		for (uint32_t i = 0; i < items_in(p, list); i++) {
			const struct item *of = said_of(p, list, i);
			if (of && of->round != round && plan_item(p, (enum thing)list, (int)i)->round != round &&
			        ids_have(kept, of->id))
				item_copy(p, p->outside, list, i);
		}
	order_as_outside(p, true, kept, round);
	order_as_outside(p, false, kept, round);
	keep_rooms_of_letters(p, round);
	if (ids_have(kept, p->id))
		whole_as_outside(p);
	items_count(p);
}

// ---- what was never shown

static bool reads(const struct plan *p, int seat, int list, uint32_t i)
{
	if (list == LIST_REPORTS)
		return seats_has(report_readers(p, &p->reports.at[i]), seat);
	if (list == LIST_STANDS)
		return seats_has(stand_readers(p, &p->stands.at[i]), seat);
	if (list == LIST_REMARKS)
		return may_see(p, seat, p->remarks.at[i].of, p->remarks.at[i].at);
	return may_see(p, seat, (enum thing)list, (int)i);
}

bool private_keeps(const struct plan *p, int gathering, int seat, bool to_show)
{
	for (int list = 0; list < ITEM_LISTS; list++)
		for (uint32_t i = 0; i < items_in(p, list); i++) {
			const struct item *item = plan_item(p, (enum thing)list, (int)i);
			bool theirs = item->held && item->round && p->rounds.at[item->round - 1].gathering == gathering;
			bool shown = list < THINGS || !to_show || item->carried; // see is_held in private.c
			bool there = theirs && shown && list != THING_VERSION && !item->gone;
			if (there && private_was_inside(p, item, seat) && reads(p, seat, list, i))
				return true;
		}
	return false;
}
