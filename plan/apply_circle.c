// SPDX-License-Identifier: EUPL-1.2
// Applying what is said of people and seats: who is in the circle, who is asked, who sits, who left. A seat that ends loses every
// reading right at once; what its person promised stands there as given back.
#include "plan.h"

static void person_add(struct plan *p, const struct event *e, int seat)
{
	const struct say_person_add *b = &e->as.person_add;
	if (!e->fresh.n)
		return;
	struct person *m = list_add(&p->people);
	item_begin(p, &m->item, e->fresh.at[0], seat, e);
	m->name = text_keep(p, b->name);
	m->tie = text_keep(p, b->tie);
	m->ring = b->ring == NUMBER_NONE ? 0 : b->ring;
	m->organisation = b->organisation;
	m->unasked = b->unasked;
}

static void person_change(struct plan *p, const struct say_person_change *b, struct person *m)
{
	m->name = text_keep(p, b->name);
	m->tie = text_keep(p, b->tie);
	if (b->ring != NUMBER_NONE)
		m->ring = b->ring;
}

static void person_reach(struct plan *p, const struct say_person_reach *b, struct person *m, int seat)
{
	m->address = text_keep(p, b->address);
	m->phone = text_keep(p, b->phone);
	m->reach_readers = seats_with(seats_from(p, b->readers), seat);
}

static struct place *seat_make(struct plan *p, const struct event *e, int seat, int person, enum seat_state state)
{
	if (p->seats.n >= SEATS || !e->fresh.n)
		return NULL;
	struct place *s = list_add(&p->seats);
	item_begin(p, &s->item, e->fresh.at[0], seat, e);
	s->person = person;
	s->state = state;
	s->since = s->until = s->handed = DAY_NONE;
	s->helper = s->whom = NOBODY;
	s->role = ROLE_NETWORK;
	return s;
}

static void let_read(struct plan *p, int seat, struct ids rooms, bool steps, bool people)
{
	for (size_t i = 0; i < rooms.n; i++) {
		int room = plan_find(p, THING_ROOM, rooms.at[i]);
		if (room != NOBODY)
			p->rooms.at[room].readers = seats_with(p->rooms.at[room].readers, seat);
	}
	if (steps)
		p->steps = seats_with(p->steps, seat);
	if (people)
		p->people_readers = seats_with(p->people_readers, seat);
}

static void invite(struct plan *p, const struct event *e, int seat)
{
	const struct say_invite *b = &e->as.invite;
	int person = plan_find(p, THING_PERSON, b->person);
	struct place *s = person == NOBODY ? NULL : seat_make(p, e, seat, person, SEAT_INVITED);
	if (!s)
		return;
	s->role = b->role;
	s->until = b->until;
	p->people.at[person].unasked = false;
	p->people.at[person].item.held = false; // named in private time, and asked now
	let_read(p, (int)p->seats.n - 1, b->rooms, b->steps, b->people);
}

static void knock(struct plan *p, const struct event *e)
{
	if (!e->fresh.n || p->seats.n >= SEATS)
		return;
	struct person *m = list_add(&p->people);
	item_begin(p, &m->item, e->fresh.at[0], NOBODY, e); // shares the seat's id, as the founder's does
	m->name = text_keep(p, e->as.door_knock.name);
	m->unasked = true; // in nobody's circle yet
	(void)seat_make(p, e, NOBODY, (int)p->people.n - 1, SEAT_WAITING);
}

// Who works with families comes from outside: that seat always ends on some day (product.md C4, G6).
static void keep_term(struct place *s, const struct event *e)
{
	if (works_with_families(s->role) && s->until == DAY_NONE)
		s->until = day_of(e->time) + OUTSIDE_DAYS;
}

static void open_door(struct plan *p, const struct event *e, int target)
{
	const struct say_door_open *b = &e->as.door_open;
	struct place *s = &p->seats.at[target];
	s->state = SEAT_TAKEN;
	s->role = b->role;
	s->since = day_of(e->time);
	keep_term(s, e);
	p->people.at[s->person].unasked = false;
	let_read(p, target, b->rooms, b->steps, b->people);
}

// No reading from now on; own words stay one's own.
static void read_no_more(struct plan *p, int seat)
{
	p->steps = seats_without(p->steps, seat);
	p->people_readers = seats_without(p->people_readers, seat);
	list_each(r, &p->rooms) r->readers = seats_without(r->readers, seat);
	list_each(en, &p->entries) en->readers = seats_without(en->readers, seat);
	list_each(a, &p->actions) a->readers = seats_without(a->readers, seat);
	list_each(q, &p->questions) q->readers = seats_without(q->readers, seat);
	list_each(s, &p->statements) s->readers = seats_without(s->readers, seat);
	list_each(m, &p->people) m->reach_readers = seats_without(m->reach_readers, seat);
	list_each(r, &p->reports) r->readers = seats_without(r->readers, seat);
}

static void give_back_promises(struct plan *p, int person)
{
	list_each(a, &p->actions)
	{
		for (uint32_t i = 0; i < a->n_doers; i++) {
			struct doer doer = a->doers[i];
			doer.dropped = true;
			if (doer.person == person && a->state != REPORT_DONE)
				doer_put(p, a, doer);
		}
		if (a->checker == person)
			a->checker = NOBODY;
	}
}

static void end_seat(struct plan *p, int target, enum seat_state state)
{
	struct place *s = &p->seats.at[target];
	read_no_more(p, target);
	preps_end(p, target);
	if (s->state == SEAT_TAKEN)
		give_back_promises(p, s->person);
	s->state = state;
	s->owner = false;
	s->stand_in = SEATS_NONE;
	list_each(other, &p->seats)
	{
		other->stand_in = seats_without(other->stand_in, target);
		if (other->whom == target) // nobody would come: who named this one chooses anew
			other->whom = NOBODY, other->calls = false;
	}
}

// A new owner reads what the other owners read together, but never what somebody kept to themselves.
static void make_owner(struct plan *p, int target)
{
	struct seats owners = plan_owners(p);
	p->seats.at[target].owner = true;
	p->seats.at[target].until = DAY_NONE; // no owner sits for a term: nobody could lengthen it
	p->steps = seats_with(p->steps, target);
	p->people_readers = seats_with(p->people_readers, target);
	list_each(r, &p->rooms)
	{
		if (seats_has(owners, r->item.author) && !seats_only(r->readers, r->item.author))
			r->readers = seats_with(r->readers, target);
	}
}

static void stand_in(struct plan *p, const struct event *e, int seat)
{
	int other = plan_find(p, THING_SEAT, e->as.stand_in.seat);
	if (seat == NOBODY || other == NOBODY)
		return;
	struct seats *who = &p->seats.at[seat].stand_in;
	*who = e->as.stand_in.off ? seats_without(*who, other) : seats_with(*who, other);
}

// A coach stays: the term begins anew.
static void mark(struct plan *p, const struct event *e, int target)
{
	const struct say_seat_mark *b = &e->as.seat_mark;
	struct place *on = &p->seats.at[target];
	if (b->mark == MARK_COACH && !b->off && on->role == ROLE_COORDINATOR)
		on->until = DAY_NONE, keep_term(on, e);
	uint32_t bit = 1u << b->mark;
	if (b->mark == MARK_CONTACT || b->mark == MARK_FIXED) // one of each: the mark moves
		list_each(s, &p->seats) s->marks &= ~bit;
	if (b->off)
		p->seats.at[target].marks &= ~bit;
	else
		p->seats.at[target].marks |= bit;
}

// Who cannot say the four lines, or is not taken at their word, may help under that name.
static void help_as_professional(struct plan *p, int seat)
{
	struct place *s = &p->seats.at[seat];
	if (s->role == ROLE_COORDINATOR)
		s->role = ROLE_PROFESSIONAL;
	s->stated = s->heard = 0;
	preps_end(p, seat);
}

static void apply_to_seat(struct plan *p, const struct event *e, int target)
{
	if (e->say == SAY_INVITE_WITHDRAW)
		end_seat(p, target, SEAT_WITHDRAWN);
	else if (e->say == SAY_DOOR_OPEN)
		open_door(p, e, target);
	else if (e->say == SAY_DOOR_CLOSE)
		end_seat(p, target, SEAT_DECLINED);
	else if (e->say == SAY_SEAT_OWN)
		make_owner(p, target);
	else if (e->say == SAY_SEAT_MARK)
		mark(p, e, target);
	else if (e->say == SAY_SEAT_GROWN)
		p->seats.at[target].role = ROLE_YOUNG; // what it reads, and who reads it, stays as it was
	else if (e->say == SAY_SEAT_UNTIL)
		p->seats.at[target].until = e->as.seat_until.until, keep_term(&p->seats.at[target], e);
	else if (e->say == SAY_INDEPENDENCE_HEAR && e->as.independence_hear.off)
		help_as_professional(p, target);
	else if (e->say == SAY_INDEPENDENCE_HEAR)
		p->seats.at[target].heard = e->time;
	else if (e->say == SAY_SEAT_END)
		end_seat(p, target, SEAT_ENDED);
	else if (e->say == SAY_SHARE_STOP)
		read_no_more(p, target);
	else if (e->say == SAY_READ_LESS)
		read_less(p, &e->as.read_less, target);
}

// The seat ends after the call of four weeks, or on the day that was said; a coach stays.
static void hand_over(struct place *s, const struct event *e)
{
	int32_t until = e->as.hand_over.until;
	s->handed = day_of(e->time);
	if (!(s->marks >> MARK_COACH & 1))
		s->until = until == DAY_NONE ? s->handed + HAND_OVER_DAYS : until;
}

static void apply_to_self(struct plan *p, const struct event *e, int seat)
{
	if (e->say == SAY_SEAT_TAKE) {
		p->seats.at[seat].state = SEAT_TAKEN;
		p->seats.at[seat].since = day_of(e->time);
		keep_term(&p->seats.at[seat], e);
	} else if (e->say == SAY_INDEPENDENCE_SAY) {
		p->seats.at[seat].stated = e->time;
	} else if (e->say == SAY_HAND_OVER) {
		hand_over(&p->seats.at[seat], e);
	} else if (e->say == SAY_INDEPENDENCE_NOT) {
		help_as_professional(p, seat);
	} else if (e->say == SAY_SEAT_DECLINE) {
		end_seat(p, seat, SEAT_DECLINED);
	} else if (e->say == SAY_SEAT_LEAVE) {
		end_seat(p, seat, SEAT_LEFT);
	} else if (e->say == SAY_STAND_IN) {
		stand_in(p, e, seat);
	} else if (e->say == SAY_HELPER_NAME) {
		p->seats.at[seat].helper = plan_find(p, THING_PERSON, e->as.helper_name.person);
	}
}

static void apply_to_person(struct plan *p, const struct event *e, int person, int seat)
{
	struct person *m = &p->people.at[person];
	if (e->say == SAY_PERSON_CHANGE)
		person_change(p, &e->as.person_change, m);
	else if (e->say == SAY_PERSON_REACH)
		person_reach(p, &e->as.person_reach, m, seat);
	else if (e->say == SAY_PERSON_REMOVE)
		item_end(p, THING_PERSON, person);
}

void apply_circle(struct plan *p, const struct event *e, int seat)
{
	if (e->say == SAY_PERSON_ADD)
		return person_add(p, e, seat);
	if (e->say == SAY_INVITE)
		return invite(p, e, seat);
	if (e->say == SAY_DOOR_KNOCK)
		return knock(p, e);
	enum thing thing;
	struct id about = about_of(e->say, &e->as, e->fresh, &thing);
	int index = thing == THINGS ? NOBODY : plan_find(p, thing, about);
	if (seat != NOBODY)
		apply_to_self(p, e, seat);
	if (thing == THING_SEAT && index != NOBODY)
		apply_to_seat(p, e, index);
	if (thing == THING_PERSON && index != NOBODY)
		apply_to_person(p, e, index, seat);
}
