// SPDX-License-Identifier: EUPL-1.2
// The named conditions of rights, as plan/words names them, and what they ask of a seat. Who a role is stands in roles.c; that a
// thing must be visible to who names it is asked of every saying alike (decide.c). A lawyer should be able to read this page
// (domain.md §9).
#include "plan.h"

static const struct place *target(const struct ask *a)
{
	return &a->plan->seats.at[a->about];
}
static int own_person(const struct ask *a)
{
	return a->plan->seats.at[a->seat].person;
}

// Made by this seat. A field, also one that is still to be made, is its room's maker's.
bool may_own(const struct ask *a)
{
	enum thing thing = a->thing == THING_FIELD ? THING_ROOM : a->thing;
	int index = a->about;
	if (a->intent->say == SAY_FIELD_ADD)
		index = plan_find(a->plan, THING_ROOM, a->intent->as.field_add.room);
	else if (a->thing == THING_FIELD)
		index = a->plan->fields.at[a->about].room;
	return plan_item(a->plan, thing, index)->author == a->seat;
}

// The words are this person's: typed by them, or said by them and typed by another.
bool may_wrote(const struct ask *a)
{
	const struct entry *e = &a->plan->entries.at[a->about];
	return e->item.author == a->seat || (e->from == own_person(a) && !e->proposed);
}

// These words are said to be this person's, and another typed them.
bool may_said(const struct ask *a)
{
	return a->plan->entries.at[a->about].from == own_person(a) && a->plan->entries.at[a->about].item.author != a->seat;
}

// The same, of a goal.
bool may_said_goal(const struct ask *a)
{
	const struct goal *g = &a->plan->goals.at[a->about];
	return g->from == own_person(a) && g->item.author != a->seat;
}

// Typed for somebody by one who works for families: that person says yes, or for who has no seat one of the family.
bool may_proposed(const struct ask *a)
{
	const struct entry *e = &a->plan->entries.at[a->about];
	bool family = a->chair != CHAIR_NETWORK;
	return e->proposed && (e->from == own_person(a) || (family && plan_seat_of_person(a->plan, e->from) == NOBODY));
}

// Nobody loses words with a room: it goes when nothing of another stands in it. What lies there unshown from a private time does
// not count for who was not there: a refusal would tell of it.
bool may_holds_no_other(const struct ask *a)
{
	list_each(e, &a->plan->entries) if (e->room == a->about && !e->item.gone && e->item.author != a->seat &&
	                                    !private_kept_from(a->plan, &e->item, a->seat)) return false;
	return true;
}

// Made by this seat, and nothing of another stands in it.
bool may_own_no_other(const struct ask *a)
{
	return may_own(a) && may_holds_no_other(a);
}

// Reads the part with goals and actions.
bool may_reads_steps(const struct ask *a)
{
	return seats_has(a->plan->steps, a->seat);
}

// Reads the part with the people.
bool may_reads_people(const struct ask *a)
{
	return seats_has(a->plan->people_readers, a->seat);
}

static bool is_doer(const struct ask *a, int person)
{
	const struct action *x = &a->plan->actions.at[a->about];
	for (uint32_t i = 0; i < x->n_doers; i++)
		if (x->doers[i].person == person)
			return true;
	return false;
}

static struct id spoken_for(const struct intent *in)
{
	if (in->say == SAY_ACTION_ANSWER)
		return in->as.action_answer.whom;
	if (in->say == SAY_ACTION_REPORT)
		return in->as.action_report.whom;
	return in->say == SAY_ACTION_DROP ? in->as.action_drop.whom : ID_NONE;
}

// One's own doing, or that of somebody who has no seat or said that this seat may speak for them (product.md C3).
bool may_doer(const struct ask *a)
{
	struct id whom = spoken_for(a->intent);
	if (!id_set(whom))
		return is_doer(a, own_person(a));
	int person = plan_find(a->plan, THING_PERSON, whom), theirs = plan_seat_of_person(a->plan, person);
	if (person == NOBODY || !is_doer(a, person))
		return false;
	return theirs == a->seat || theirs == NOBODY || seats_has(a->plan->seats.at[theirs].stand_in, a->seat);
}

// Does it, or is the one who looks whether it goes well and speaks for themselves.
bool may_doer_or_checker(const struct ask *a)
{
	return may_doer(a) || (a->plan->actions.at[a->about].checker == own_person(a) && !id_set(spoken_for(a->intent)));
}

// Made by this seat, or done by its person.
bool may_own_or_doer(const struct ask *a)
{
	return may_own(a) || is_doer(a, own_person(a));
}

// The last report of this action was one's own, as far as this seat may know.
bool may_reported(const struct ask *a)
{
	int newest = report_newest(a->plan, a->about, a->seat);
	return newest != NOBODY && own_report(&a->plan->reports.at[newest], a->seat);
}

// Who works for families puts down what they themselves will do, and nothing for others.
bool may_only_self(const struct ask *a)
{
	struct ids doers = a->intent->as.action_add.doers;
	return may_reads_steps(a) && doers.n == 1 && plan_find(a->plan, THING_PERSON, doers.at[0]) == own_person(a);
}

// It is about this seat's own person.
bool may_is_self(const struct ask *a)
{
	return a->about == own_person(a);
}

// It is about oneself, or about somebody who has no seat and was not asked.
bool may_seatless(const struct ask *a)
{
	return a->about == own_person(a) || plan_seat_of_person(a->plan, a->about) == NOBODY;
}

// The seat was offered and nobody sits on it yet.
bool may_untaken(const struct ask *a)
{
	return target(a)->state == SEAT_INVITED;
}

// Somebody waits at the door for this seat.
bool may_waiting(const struct ask *a)
{
	return target(a)->state == SEAT_WAITING;
}

// Somebody sits on this seat.
bool may_taken(const struct ask *a)
{
	return target(a)->state == SEAT_TAKEN;
}

// A child sits there, or is asked to.
bool may_is_child(const struct ask *a)
{
	return target(a)->role == ROLE_CHILD;
}

// No owner can put out, limit or erase another (contract.md, Who is who).
bool may_not_owner(const struct ask *a)
{
	return !target(a)->owner && a->about != a->seat;
}

// The last owner hands the plan on, or asks for erasing; a plan without an owner would be nobody's.
bool may_not_last_owner(const struct ask *a)
{
	return !a->plan->seats.at[a->seat].owner || !seats_only(plan_owners(a->plan), a->seat);
}

// A plan stays somebody's, whose seat ends again in an older copy that was put back.
bool may_other_owner(const struct ask *a)
{
	return !target(a)->owner || !seats_only(plan_owners(a->plan), a->about);
}

// Named beforehand by the one who lost the key; an owner too while a seat has named nobody and is no owner itself. Who missed a
// private time lets nobody in who may have been there: the key would show them what was said, or that somebody was.
bool may_helps(const struct ask *a)
{
	const struct place *s = target(a);
	if (s->helper != NOBODY)
		return s->helper == own_person(a);
	return !s->owner && a->plan->seats.at[a->seat].owner && private_missed_none(a->plan, a->seat);
}

// Chosen by the owners to guide: leads a gathering, and sees only what is shared (product.md O3).
bool may_guides(const struct ask *a)
{
	return a->plan->seats.at[a->seat].marks >> MARK_GUIDE & 1;
}

// About oneself; about somebody who does not sit here yet, for who asks them; or for whom one stands in.
bool may_guest(const struct ask *a)
{
	const struct guest *g = &a->plan->guests.at[a->about];
	int theirs = plan_seat_of_person(a->plan, g->person);
	if (g->person == own_person(a))
		return true;
	if (theirs != NOBODY && a->plan->seats.at[theirs].state == SEAT_TAKEN)
		return seats_has(a->plan->seats.at[theirs].stand_in, a->seat);
	return g->asks == own_person(a) || g->item.author == a->seat;
}

// Said to be independent, and an owner took it as such (product.md J5).
bool may_independent(const struct ask *a)
{
	return a->plan->seats.at[a->seat].heard != 0;
}

static struct id prepared_by(const struct intent *in, struct id *ret_with)
{
	bool call = in->say == SAY_PREP_CALL;
	*ret_with = call ? in->as.prep_call.seat : in->as.prep_add.seat;
	return call ? in->as.prep_call.from : in->as.prep_add.from;
}

// One's own, with a coordinator who sits here; or a coordinator for somebody of the circle, as that person said it.
bool may_prepares(const struct ask *a)
{
	struct id with, from = prepared_by(a->intent, &with);
	int coordinator = plan_find(a->plan, THING_SEAT, with);
	int person = id_set(from) ? plan_find(a->plan, THING_PERSON, from) : own_person(a);
	if (coordinator == NOBODY || person == NOBODY || a->plan->seats.at[coordinator].role != ROLE_COORDINATOR ||
	        !seat_active(a->plan, coordinator, a->now))
		return false;
	return a->chair == CHAIR_COORDINATOR ? coordinator == a->seat && person != own_person(a) : person == own_person(a);
}

// A coordinator sits there who said the four lines.
bool may_stated(const struct ask *a)
{
	return target(a)->state == SEAT_TAKEN && target(a)->stated != 0;
}

// Named at the door of this gathering's private time, the last one.
bool may_inside(const struct ask *a)
{
	const struct plan *p = a->plan;
	for (uint32_t i = p->rounds.n; i-- > 0;)
		if (p->rounds.at[i].gathering == a->about)
			return seats_has(p->rounds.at[i].inside, a->seat);
	return false;
}

static bool marked(const struct place *s, enum mark mark)
{
	return s->role == ROLE_PROFESSIONAL && s->marks >> mark & 1;
}

bool acts_for_authority(const struct place *s)
{
	return marked(s, MARK_GUARDIAN) || marked(s, MARK_AUTHORITY);
}

bool of_helper(const struct plan *p, const struct entry *e)
{
	const struct place *s = e->item.author == NOBODY ? NULL : &p->seats.at[e->item.author];
	return s && works_with_families(s->role) && s->person == e->from && !e->proposed;
}

// These are the own words of another, who works with families.
bool may_of_helper(const struct ask *a)
{
	const struct entry *e = &a->plan->entries.at[a->about];
	return e->item.author != a->seat && of_helper(a->plan, e);
}

// The question was put to this seat's own person.
bool may_asked(const struct ask *a)
{
	return a->plan->questions.at[a->about].to == own_person(a);
}

// A professional whom the family marked as acting for an authority: the certified institution, the Raad, Veilig Thuis, the court.
// The worker of the wijkteam is no such seat (product.md P9).
bool may_authority(const struct ask *a)
{
	return acts_for_authority(&a->plan->seats.at[a->seat]);
}

// A professional whom the family marked as the one of the certified institution (gezinsvoogd).
bool may_guardian(const struct ask *a)
{
	return marked(&a->plan->seats.at[a->seat], MARK_GUARDIAN);
}

bool states(const struct plan *p, int seat, int statement, int64_t now)
{
	const struct statement *s = &p->statements.at[statement];
	bool follows =
	        s->stated == STATED_CONDITION && acts_for_authority(&p->seats.at[seat]) && !seat_active(p, s->item.author, now);
	return !s->item.carried && (s->item.author == seat || follows);
}

// It came out of a file, and this seat brought it: nobody who said it sits here.
bool may_brought(const struct ask *a)
{
	const struct item *item = plan_item(a->plan, a->thing, a->about);
	return item->carried && item->author == a->seat;
}

// Stated it; or acts for an authority now that the one who stated this condition sits here no more.
bool may_states(const struct ask *a)
{
	return states(a->plan, a->seat, a->about, a->now);
}

// The same, of a safety condition.
bool may_states_condition(const struct ask *a)
{
	return a->plan->statements.at[a->about].stated == STATED_CONDITION && may_states(a);
}

bool may_add_own_only(const struct ask *seat)
{
	const struct right *rights = say_infos[SAY_ACTION_ADD].rights;
	return rights[seat->chair].given && rights[seat->chair].holds == may_only_self;
}

// Whether a right can hold for this seat at all, whatever it would be about: conditions on the seat itself are asked, those on
// a thing are left to when one is named.
bool may_at_all(const struct right *r, const struct ask *seat)
{
	if (!r->given)
		return false;
	if (r->holds == may_reads_steps || r->holds == may_only_self)
		return may_reads_steps(seat);
	if (r->holds == may_reads_people || r->holds == may_not_last_owner || r->holds == may_guides ||
	        r->holds == may_authority || r->holds == may_guardian || r->holds == may_independent)
		return r->holds(seat);
	return true;
}
