// SPDX-License-Identifier: EUPL-1.2
// Who may read what: the one home of audience (product.md C9, domain.md §9). A room has readers; an entry follows its room or has
// its own; goals, actions, agreements and offers follow the part "steps"; who wrote a thing always reads it, and who is asked to
// do an action reads that action. Nothing else decides sight.
#include "plan.h"

bool seat_active(const struct plan *p, int seat, int64_t now)
{
	if (seat < 0 || (uint32_t)seat >= p->seats.n)
		return false;
	const struct place *s = &p->seats.at[seat];
	return s->state == SEAT_TAKEN && (s->until == DAY_NONE || day_of(now) <= s->until);
}

struct seats plan_owners(const struct plan *p)
{
	struct seats all = {{0}};
	for (uint32_t i = 0; i < p->seats.n; i++)
		if (p->seats.at[i].owner && p->seats.at[i].state == SEAT_TAKEN)
			all = seats_with(all, (int)i);
	return all;
}

struct seats plan_table(const struct plan *p)
{
	struct seats all = {{0}};
	for (uint32_t i = 0; i < p->seats.n; i++)
		if (p->seats.at[i].state == SEAT_TAKEN)
			all = seats_with(all, (int)i);
	return all;
}

struct seats plan_leaders(const struct plan *p)
{
	struct seats all = plan_owners(p);
	for (uint32_t i = 0; i < p->seats.n; i++) {
		enum role role = p->seats.at[i].role;
		bool leads = role == ROLE_PARENT || role == ROLE_CARER || role == ROLE_YOUNG || role == ROLE_COORDINATOR;
		if (leads && p->seats.at[i].state == SEAT_TAKEN)
			all = seats_with(all, (int)i);
	}
	return all;
}

// Who made a room always reads it, whoever chose its readers since.
static struct seats room_readers(const struct plan *p, int room)
{
	return seats_with(p->rooms.at[room].readers, p->rooms.at[room].item.author);
}

static struct seats entry_readers(const struct plan *p, const struct entry *e)
{
	struct seats all = e->own_readers ? e->readers : room_readers(p, e->room);
	return seats_with(all, plan_seat_of_person(p, e->from));
}

static struct seats action_readers(const struct plan *p, const struct action *a)
{
	struct seats all = a->own_readers ? a->readers : p->steps;
	for (uint32_t i = 0; i < a->n_doers; i++)
		if (!a->doers[i].dropped)
			all = seats_with(all, plan_seat_of_person(p, a->doers[i].person));
	return seats_with(all, plan_seat_of_person(p, a->checker));
}

// What was made in private time and not shown stays with who was inside.
struct seats within_round(const struct plan *p, const struct item *item, struct seats all)
{
	return item->held && item->round ? seats_and(all, p->rounds.at[item->round - 1].inside) : all;
}

// Whoever coordinates is known to those who can prepare with them, and they to whoever coordinates.
static struct seats circle_for(const struct plan *p, int seat)
{
	struct seats all = {{0}};
	const struct place *s = &p->seats.at[seat];
	for (uint32_t i = 0; s->role == ROLE_COORDINATOR && s->state == SEAT_TAKEN && i < p->seats.n; i++)
		if (p->seats.at[i].state == SEAT_TAKEN && circle_role(p->seats.at[i].role))
			all = seats_with(all, (int)i);
	return all;
}

static struct seats prepare_with(const struct plan *p, int person)
{
	struct seats all = {{0}};
	list_each(one, &p->preps) if (one->from == person && !one->item.gone) all =
	        seats_or(all, within_round(p, &one->item, seats_one(one->seat)));
	return all;
}

static struct seats person_readers(const struct plan *p, int index)
{
	const struct person *m = &p->people.at[index];
	struct seats all = {{0}};
	if (!m->unasked)
		all = seats_or(p->people_readers, prepare_with(p, index));
	return seats_with(all, plan_seat_of_person(p, index));
}

// What was carried over is for who brought it, and with whom it was shared anew; whom it was asked does not sit here.
static struct seats question_readers(const struct plan *p, const struct question *q)
{
	if (q->item.carried)
		return q->readers;
	struct seats all = q->own_readers ? q->readers : p->steps;
	return seats_with(all, plan_seat_of_person(p, q->to));
}

static struct seats offer_readers(const struct plan *p, const struct offer *o)
{
	return seats_with(p->steps, plan_seat_of_person(p, o->from));
}

// Who is asked to a gathering sees who else is, as do who asks them, who leads it, and who reads of the people.
struct seats guest_readers(const struct plan *p, int gathering)
{
	struct seats all = seats_with(p->people_readers, p->gatherings.at[gathering].lead);
	list_each(g, &p->guests)
	{
		struct seats theirs = {{0}};
		if (g->gathering != gathering || g->item.gone)
			continue;
		theirs = seats_with(seats_with(theirs, plan_seat_of_person(p, g->person)), plan_seat_of_person(p, g->asks));
		all = seats_or(all, within_round(p, &g->item, seats_with(theirs, g->item.author)));
	}
	return seats_and(all, readers_of(p, THING_GATHERING, gathering));
}

struct seats needs_readers(const struct plan *p, const struct guest *g)
{
	struct seats all = readers_of(p, THING_GUEST, (int)(g - p->guests.at)), few = {{0}};
	if (g->only == NOBODY)
		return all;
	int theirs = plan_seat_of_person(p, g->person);
	few = seats_with(seats_with(few, g->only), theirs);
	if (theirs == NOBODY || p->seats.at[theirs].state != SEAT_TAKEN) // who asks them fills it in for them
		few = seats_with(seats_with(few, g->item.author), plan_seat_of_person(p, g->asks));
	return not_among_themselves(p, seats_and(all, few), theirs);
}

static bool of_the_family(const struct plan *p, int seat)
{
	const struct place *s = &p->seats.at[seat];
	return (s->owner || family_role(s->role)) && seat_active(p, seat, p->time);
}

// Those who work for families have nothing among themselves (product.md, What holds everywhere, 8). A text that two of them would
// read and nobody of the family: what one of them wrote the owners read too; what another wrote they do not read.
struct seats not_among_themselves(const struct plan *p, struct seats all, int author)
{
	struct seats work = {{0}};
	int n = 0;
	for (int w = 0; w < 2; w++)
		for (uint64_t left = all.w[w]; left; left &= left - 1) {
			int seat = w * 64 + __builtin_ctzll(left);
			if (of_the_family(p, seat))
				return all;
			if (works_with_families(p->seats.at[seat].role))
				work = seats_with(work, seat), n++;
		}
	if (n < 2)
		return all;
	if (seats_has(work, author))
		return seats_or(all, plan_owners(p));
	return seats_less(all, work);
}

// And what was put into a room that was not shown, whenever that was, stays with the room.
static struct seats within_rounds(const struct plan *p, enum thing thing, int index, struct seats all)
{
	int room = thing == THING_ENTRY ? p->entries.at[index].room : thing == THING_FIELD ? p->fields.at[index].room : NOBODY;
	if (room != NOBODY)
		all = within_round(p, &p->rooms.at[room].item, all);
	return within_round(p, plan_item(p, thing, index), all);
}

// Put in the box while the door is shut.
static bool lies_in_box(const struct plan *p, int entry)
{
	return round_shut(p) && p->entries.at[entry].item.waits == (int)p->rounds.n;
}

// Until the door opens nobody inside reads it; so outside nobody who works for families reads what another of them put in.
static struct seats box_readers(const struct plan *p, struct seats all)
{
	if (p->outside)
		return SEATS_NONE;
	for (uint32_t i = 0; i < p->seats.n; i++)
		if (works_with_families(p->seats.at[i].role))
			all = seats_without(all, (int)i);
	return all;
}

struct seats letter_readers(const struct plan *p, int entry)
{
	const struct entry *e = &p->entries.at[entry];
	bool lies = p->outside && lies_in_box(p, entry) && !e->item.gone && !p->rooms.at[e->room].item.gone;
	return lies ? not_among_themselves(p, entry_readers(p, e), e->item.author) : SEATS_NONE;
}

static struct seats statement_readers(const struct plan *p, const struct statement *s)
{
	return s->item.carried ? s->readers : plan_table(p);
}

// What was agreed and prepared elsewhere is history here, and as the history it is for who brought it along alone: nobody can
// tell whether those it names said it. What was stated and asked there is too, until it is shared anew.
static bool is_history(enum thing thing, const struct item *item)
{
	return item->carried && (thing == THING_PREP || thing == THING_VERSION);
}

// As it was chosen, whatever private time and the law leave of it.
static struct seats chosen_readers(const struct plan *p, enum thing thing, int index)
{
	switch (thing) {
	case THING_SEAT: return seats_with(seats_or(seats_or(plan_owners(p), p->people_readers), circle_for(p, index)), index);
	case THING_PERSON: return person_readers(p, index);
	case THING_ROOM: return room_readers(p, index);
	case THING_FIELD: return room_readers(p, p->fields.at[index].room);
	case THING_ENTRY: return entry_readers(p, &p->entries.at[index]);
	case THING_GOAL:
	case THING_DEAL: return p->steps;
	case THING_ACTION: return action_readers(p, &p->actions.at[index]);
	case THING_OFFER: return offer_readers(p, &p->offers.at[index]);
	case THING_PREP: return seats_with(seats_one(p->preps.at[index].seat), plan_seat_of_person(p, p->preps.at[index].from));
	case THING_QUESTION: return question_readers(p, &p->questions.at[index]);
	case THING_STATEMENT: return statement_readers(p, &p->statements.at[index]);
	case THING_GUEST: return guest_readers(p, p->guests.at[index].gathering);
	case THING_VERSION:
	case THING_GATHERING:
	case THINGS: break;
	}
	return plan_table(p);
}

struct seats readers_of(const struct plan *p, enum thing thing, int index)
{
	struct seats all = chosen_readers(p, thing, index);
	if (thing == THINGS)
		return all;
	const struct item *item = plan_item(p, thing, index);
	if (is_history(thing, item))
		all = SEATS_NONE;
	if (thing == THING_ENTRY && lies_in_box(p, index)) // its writer, who is not inside, reads it
		all = box_readers(p, all);
	return not_among_themselves(p, within_rounds(p, thing, index, seats_with(all, item->author)), item->author);
}

// Of what was not shown an owner who was not inside is no help: then those who work for families read what they wrote themselves.
static struct seats within_round_and_law(const struct plan *p, const struct item *item, struct seats all)
{
	struct seats inside = within_round(p, item, all);
	inside = within_round(p, item, not_among_themselves(p, inside, item->author));
	struct seats law = not_among_themselves(p, inside, NOBODY);
	return seats_has(inside, item->author) ? seats_with(law, item->author) : law;
}

struct seats reach_readers(const struct plan *p, int person)
{
	return not_among_themselves(p, p->people.at[person].reach_readers, NOBODY);
}

struct seats report_readers(const struct plan *p, const struct report_made *r)
{
	struct seats all = r->own_readers ? r->readers : readers_of(p, THING_ACTION, r->action);
	return within_round_and_law(p, &r->item, seats_with(all, r->item.author));
}

// Answers that are shown together are, until then, for who gave one and who typed it.
struct seats stand_readers(const struct plan *p, const struct stand_said *s)
{
	const struct version *v = &p->versions.at[s->version];
	struct seats own = seats_one(plan_seat_of_person(p, s->person));
	own = v->together && !v->shown ? seats_with(own, s->item.author) : readers_of(p, THING_VERSION, s->version);
	return within_round_and_law(p, &s->item, own);
}

// Of a private time that was never shown: how the action stands does not follow from it.
bool report_aside(const struct report_made *r)
{
	return r->item.held && !r->item.carried;
}

bool own_report(const struct report_made *r, int seat)
{
	return r->item.author == seat && !r->item.carried;
}

int report_newest(const struct plan *p, int action, int seat)
{
	for (uint32_t i = p->reports.n; i-- > 0;) {
		const struct report_made *r = &p->reports.at[i];
		if (r->action == action && !r->item.gone && !report_aside(r) && seats_has(report_readers(p, r), seat))
			return (int)i;
	}
	return NOBODY;
}

// A stand-in sees what is asked of whom it stands in for: that action, and nothing more.
static struct seats stand_ins_of(const struct plan *p, enum thing thing, int index)
{
	struct seats all = {{0}};
	if (thing != THING_ACTION)
		return all;
	const struct action *a = &p->actions.at[index];
	for (uint32_t i = 0; i < a->n_doers; i++) {
		int doer = plan_seat_of_person(p, a->doers[i].person);
		if (doer != NOBODY)
			all = seats_or(all, p->seats.at[doer].stand_in);
	}
	return all;
}

struct seats who_see(const struct plan *p, enum thing thing, int index)
{
	struct seats both = seats_or(readers_of(p, thing, index), stand_ins_of(p, thing, index));
	return within_rounds(p, thing, index, both);
}

bool may_see(const struct plan *p, int seat, enum thing thing, int index)
{
	if (index == NOBODY || seat == NOBODY)
		return false;
	if (seats_has(within_rounds(p, thing, index, readers_of(p, thing, index)), seat)) // most often
		return true;
	return seats_has(within_rounds(p, thing, index, stand_ins_of(p, thing, index)), seat);
}

// Who can say it in other words, and the fixed worker; never who asked (product.md P12).
struct seats told_unclear(const struct plan *p, enum thing thing, int index)
{
	int says =
	        thing == THING_QUESTION ? plan_seat_of_person(p, p->questions.at[index].to) : plan_item(p, thing, index)->author;
	struct seats all = seats_one(says);
	for (uint32_t i = 0; i < p->seats.n; i++)
		if (p->seats.at[i].marks >> MARK_FIXED & 1 && may_see(p, (int)i, thing, index))
			all = seats_with(all, (int)i);
	return all;
}

// Who has no seat is spoken for by whom they told it; who has one chooses by whom. A child is not asked to sign (domain.md §9).
bool may_speak_for(const struct plan *p, int seat, int person)
{
	int theirs = plan_seat_of_person(p, person);
	return theirs == NOBODY || (p->seats.at[theirs].role != ROLE_CHILD && seats_has(p->seats.at[theirs].stand_in, seat));
}

// Whose words somebody may write down who does not read the people: who asked them to the table, and whoever spoke in what they
// read. Those names they have already.
bool may_quote(const struct plan *p, int seat, int person)
{
	int asked = seat == NOBODY ? NOBODY : p->seats.at[seat].item.author;
	if (may_see(p, seat, THING_PERSON, person) || (asked != NOBODY && p->seats.at[asked].person == person))
		return true;
	for (uint32_t i = 0; seat != NOBODY && i < p->entries.n; i++) {
		const struct entry *e = &p->entries.at[i];
		if (e->from == person && !e->item.gone && private_was_inside(p, &e->item, seat) &&
		        may_see(p, seat, THING_ENTRY, (int)i))
			return true;
	}
	return false;
}
