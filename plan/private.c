// SPDX-License-Identifier: EUPL-1.2
// Private time (architecture.md, product.md G3). While a door is shut a plan is two plans: the inner one, in which those speak
// who are named at the door, and `outside`, which everyone else has. Outside nothing of the inner one can be read, because it is
// not there; only this file writes to both.
//
// Things keep the same index in both: what is made inside gets an empty place outside. So showing the plan, and opening the door
// without showing it, need no translation: a thing of the round is told by its empty place.
//
// It ends when someone inside shows the plan, when someone inside opens the door without showing it, or by falling asleep. What
// is kept back when it is shown is as in the last two (private_kept.c): what was made inside stays with those who were inside
// ("held"), and what stood there before is as it was outside.
#include "plan.h"

static const int64_t hour = 3600000;

// ---- what is on, and for whom

static struct round *round_last(const struct plan *p)
{
	return p->rounds.n ? &p->rounds.at[p->rounds.n - 1] : NULL;
}

const struct round *round_shut(const struct plan *p)
{
	const struct round *last = round_last(p);
	return last && last->to == 0 ? last : NULL;
}

const struct plan *plan_as(const struct plan *p, int seat)
{
	return p->outside && !seats_has(round_last(p)->inside, seat) ? p->outside : p;
}

const struct plan *plan_for(const struct plan *p, struct id seat)
{
	return plan_as(p, plan_find(p, THING_SEAT, seat));
}

bool private_hides(const struct plan *p, uint64_t seq, int seat)
{
	list_each(r, &p->rounds)
	{
		if (seq <= r->from || (r->to && seq >= r->to) || seats_has(r->inside, seat))
			continue;
		bool through = false;
		list_each(t, &p->through) through |= t->seq == seq && seats_has(t->told, seat);
		return !through;
	}
	return false;
}

bool private_saw(const struct plan *p, int round, int seat)
{
	return round <= 0 || (uint32_t)round > p->rounds.n || seats_has(p->rounds.at[round - 1].inside, seat);
}

bool private_was_inside(const struct plan *p, const struct item *item, int seat)
{
	return private_saw(p, item->round, seat);
}

bool private_kept_from(const struct plan *p, const struct item *item, int seat)
{
	return item->held && !private_saw(p, item->round, seat);
}

bool plan_was_inside(const struct plan *p, int round, struct id seat)
{
	return private_saw(p, round, plan_find(p, THING_SEAT, seat));
}

uint64_t plan_ordinal(const struct plan *p, struct id seat, uint64_t seq)
{
	int reader = plan_find(p, THING_SEAT, seat);
	uint64_t hidden = 0;
	list_each(r, &p->rounds)
	{
		if (seats_has(r->inside, reader) || seq <= r->from)
			continue;
		uint64_t end = r->to && r->to <= seq ? r->to - 1 : seq;
		hidden += end - r->from;
		list_each(t, &p->through) hidden -= t->seq > r->from && t->seq <= end && seats_has(t->told, reader);
	}
	return seq - hidden;
}

static bool nobody_inside(const struct plan *p, const struct round *r, int64_t now)
{
	for (uint32_t i = 0; i < p->seats.n; i++)
		if (seats_has(r->inside, (int)i) && seat_active(p, (int)i, now))
			return false;
	return true;
}

// It was shut for fourteen days, or nobody is left who could open it. Counted from the door and not from the last "ja" inside:
// when it ends is seen outside.
static bool fell_asleep(const struct plan *p, int64_t now)
{
	const struct round *r = round_shut(p);
	return p->outside && (now > r->since + PRIVATE_SLEEP_DAYS * 24 * hour || nobody_inside(p, r, now));
}

int plan_looks_inside(const struct plan *p, struct id seat, int64_t now)
{
	return p->outside && !fell_asleep(p, now) && plan_for(p, seat) == p ? (int)p->rounds.n : 0;
}

bool private_asks(const struct plan *p, int64_t now)
{
	const struct round *r = round_shut(p);
	int64_t hours = !r || r->hours == NUMBER_NONE ? PRIVATE_ASK_HOURS : r->hours;
	return p->outside && now > r->stayed + hours * hour;
}

// ---- the door shuts

static void tell_all(struct plan *p)
{
	list_each(s, &p->seats) s->seen = p->seq;
}

static struct seats circle_of(const struct plan *p)
{
	struct seats all = {{0}};
	for (uint32_t i = 0; i < p->seats.n; i++)
		if (p->seats.at[i].state == SEAT_TAKEN && circle_role(p->seats.at[i].role))
			all = seats_with(all, (int)i);
	return all;
}

struct seats private_names(const struct plan *p, struct ids named)
{
	return named.n ? seats_and(seats_from(p, named), plan_table(p)) : circle_of(p);
}

static void shut(struct plan *p, const struct event *e)
{
	const struct say_phase_open *b = &e->as.phase_open;
	int gathering = plan_find(p, THING_GATHERING, b->gathering);
	struct seats inside = private_names(p, b->inside);
	struct gathering *g = gathering == NOBODY ? NULL : &p->gatherings.at[gathering];
	if (p->outside || e->carried.is || !g || g->phase == NOBODY || !g->method->phases[g->phase].closed || !seats_any(inside))
		return;
	*list_add(&p->rounds) = (struct round){
	        .inside = inside, .gathering = gathering, .from = p->seq, .since = e->time, .stayed = e->time, .hours = b->hours};
	g->item.held = false; // begun behind another door: that it is there is known now
	tell_all(p);
	p->outside = plan_copy(p);
}

// ---- the door opens

static void call_off(struct plan *p)
{
	list_each(s, &p->seats) s->calls = s->called = false;
}

// What was said of a thing goes along with it, or stays with it. Of what stood there before only while the door is shut: later it
// would come upon a thing that went on without it.
static bool is_held(const struct plan *p, int round, bool later, int list, uint32_t i, struct ids kept)
{
	const struct item *of = said_of(p, list, i);
	bool then = later && list >= THINGS && of && of->round != round && !plan_item(p, (enum thing)list, (int)i)->carried;
	return list == THING_VERSION || !of || then || ids_have(kept, of->id);
}

// What was made inside is shown from now on, as of now; drafts that were put before each other stay inside.
static void show_round(struct plan *p, int round, struct ids kept, int64_t time)
{
	bool later = p->rounds.at[round - 1].to != 0; // what was held then, and is shown now
	for (int list = 0; list < ITEM_LISTS; list++)
		for (uint32_t i = 0; i < items_in(p, list); i++) {
			struct item *item = item_at(p, list, i);
			if (item->round != round || (later && !item->held))
				continue;
			item->held = is_held(p, round, later, list, i, kept);
			item->time = time;
		}
	list_each(e, &p->entries)
	{
		const struct round *r = &p->rounds.at[round - 1];
		if (!later && e->changed > r->since)
			e->changed = time;
		e->item.held |= e->item.round == round && p->rooms.at[e->room].item.held;
	}
	list_each(f, &p->fields) f->item.held |= f->item.round == round && p->rooms.at[f->room].item.held;
	if (later)
		private_rooms_back(p, round);
}

static void open_door(struct plan *p, uint64_t seq)
{
	struct round *r = round_last(p);
	struct gathering *g = &p->gatherings.at[r->gathering];
	r->to = seq;
	call_off(p);
	plan_release(p->outside);
	p->outside = NULL;
	const struct phase *phases = g->method->phases;
	while (g->phase >= 0 && (size_t)g->phase < g->method->n && (phases[g->phase].closed || phases[g->phase].skipped))
		g->phase++;
	if (g->phase >= 0 && (size_t)g->phase >= g->method->n)
		g->phase = NOBODY;
}

static void present(struct plan *p, const struct event *e, int seat)
{
	const struct say_gathering_present *b = &e->as.gathering_present;
	int gathering = plan_find(p, THING_GATHERING, b->gathering);
	for (uint32_t i = 0; i < p->rounds.n; i++)
		if (p->rounds.at[i].gathering == gathering && seats_has(p->rounds.at[i].inside, seat)) {
			bool here = p->outside && i + 1 == p->rounds.n;
			show_round(p, (int)i + 1, b->kept, e->time);
			p->rounds.at[i].shown = p->seq;
			if (here)
				private_keep(p, b->kept), open_door(p, p->seq);
		}
}

// The plan becomes the one outside, with what was made inside beside it, for those who were there.
static void end_unshown(struct plan *p, uint64_t seq)
{
	struct plan *out = p->outside;
	int round = (int)p->rounds.n;
	for (int list = 0; list < ITEM_LISTS; list++)
		for (uint32_t i = 0; i < items_in(p, list); i++) {
			if (item_at(p, list, i)->round == round)
				item_at(p, list, i)->held = true;
			else
				item_copy(p, out, list, i);
		}
	typeof(p->room_order) rooms = p->room_order;
	typeof(p->entry_order) entries = p->entry_order;
	p->room_order = out->room_order, out->room_order = rooms;
	p->entry_order = out->entry_order, out->entry_order = entries;
	whole_as_outside(p);
	items_count(p);
	open_door(p, seq);
}

static struct plan *outside_to_change(struct plan *p)
{
	if (p->outside->holders > 1) {
		struct plan *own = plan_copy(p->outside);
		plan_release(p->outside);
		p->outside = own;
	}
	return p->outside;
}

struct plan *plan_settled(const struct plan *p, int64_t now)
{
	if (!fell_asleep(p, now))
		return NULL;
	struct plan *settled = plan_copy(p);
	(void)outside_to_change(settled);
	round_last(settled)->slept = true;
	end_unshown(settled, settled->seq + 1);
	return settled;
}

// ---- what is said while it is shut

static bool is_there(const struct plan *out, const struct event *e)
{
	enum thing thing;
	struct id about = about_of(e->say, &e->as, e->fresh, &thing);
	return thing == THINGS || say_infos[e->say].makes >= 0 || !id_set(about) || plan_find(out, thing, about) != NOBODY;
}

static bool reaches_outside(const struct plan *p, const struct event *e, int seat)
{
	bool inside = seat != NOBODY && seats_has(round_last(p)->inside, seat);
	return !inside || (say_infos[e->say].door == DOOR_AT_ONCE && is_there(p->outside, e));
}

// That somebody asked for help reaches who was asked, and not the numbers of others.
static struct seats told_of(const struct plan *p, const struct event *e)
{
	bool asks = e->say == SAY_PRIVATE_ASK || e->say == SAY_PRIVATE_ASK_WHOM;
	return asks ? event_told(p, e, false) : SEATS_ALL;
}

static void say_inside(struct plan *p, const struct event *e, int seat)
{
	struct plan *was = plan_copy(p);
	plan_apply_one(p, e, seat);
	for (int list = 0; list < ITEM_LISTS; list++)
		for (uint32_t i = items_in(was, list); i < items_in(p, list); i++)
			item_at(p, list, i)->round = (int16_t)p->rounds.n;
	private_mark(p, was, e, seat);
	plan_release(was);
}

static void say_behind_the_door(struct plan *p, const struct event *e, int seat)
{
	int round = (int)p->rounds.n;
	bool out = reaches_outside(p, e, seat);
	struct plan *outside = outside_to_change(p);
	if (out) {
		outside->seq = p->seq;
		outside->time = p->time;
		plan_apply_one(outside, e, seat);
		*list_add(&p->through) = (struct through){p->seq, told_of(p, e)};
		plan_apply_one(p, e, seat);
	} else {
		struct seats before = private_share_less(outside, e, seat);
		list_each(s, &outside->seats) if (seats_has(before, (int)(s - outside->seats.at))) s->seen = p->seq;
		say_inside(p, e, seat);
	}
	items_pad(outside, p, out ? 0 : round);
	items_pad(p, outside, 0);
}

static void settle(struct plan *p, int64_t now)
{
	if (!fell_asleep(p, now))
		return;
	(void)outside_to_change(p);
	round_last(p)->slept = true;
	end_unshown(p, p->seq);
	tell_all(p);
}

// Out of a file: behind this door lies what was never shown. It was open then, and hides nothing that was said here.
static void carry_door(struct plan *p, const struct event *e, int seat)
{
	int gathering = plan_find(p, THING_GATHERING, e->as.private_end.gathering);
	bool one = p->rounds.n > 0; // a file tells of one
	if (gathering == NOBODY || seat == NOBODY || one)
		return;
	*list_add(&p->rounds) = (struct round){.inside = seats_one(seat),
	        .gathering = gathering,
	        .from = p->seq,
	        .to = p->seq + 1,
	        .since = e->carried.time,
	        .stayed = e->carried.time,
	        .hours = NUMBER_NONE};
}

static void say_at_the_door(struct round *r, const struct event *e, int seat)
{
	if (e->say == SAY_PRIVATE_STAY) {
		r->stayed = e->time;
		r->hours = e->as.private_stay.hours;
	} else if (e->say == SAY_PRIVATE_SOON) {
		r->soon = e->as.private_soon.off ? 0 : e->time;
		r->opener = seat;
		r->fine = seats_one(seat);
		r->wait = SEATS_NONE;
	} else if (e->say == SAY_PRIVATE_WAIT) {
		bool fine = e->as.private_wait.fine;
		r->fine = fine ? seats_with(r->fine, seat) : seats_without(r->fine, seat);
		r->wait = fine ? seats_without(r->wait, seat) : seats_with(r->wait, seat);
	}
}

void private_apply(struct plan *p, const struct event *e, int seat)
{
	settle(p, e->time);
	if (p->outside)
		say_behind_the_door(p, e, seat);
	else
		plan_apply_one(p, e, seat);
	bool was_shut = p->outside != NULL;
	if (e->say == SAY_PHASE_OPEN)
		shut(p, e);
	else if (e->say == SAY_GATHERING_PRESENT)
		present(p, e, seat);
	else if (e->say == SAY_PRIVATE_END && e->carried.is)
		carry_door(p, e, seat);
	else if (e->say == SAY_PRIVATE_END && was_shut) {
		(void)outside_to_change(p);
		end_unshown(p, p->seq);
	} else if (was_shut) {
		say_at_the_door(round_last(p), e, seat);
	}
	if (was_shut != (p->outside != NULL) || e->say == SAY_GATHERING_PRESENT)
		tell_all(p);
	settle(p, e->time); // the last one inside may have left
}
