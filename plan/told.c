// SPDX-License-Identifier: EUPL-1.2
// Who may see an event, and whose sight it may change: those get a new volgnummer, and nobody else, because a number that moves
// tells that something was said (contract.md, volgnummer). That is wider than who may see the event itself: a name stands beside
// everything its person said, a seat stands in every list of readers. Asked before and after the event is applied.
#include "plan.h"

bool asks_plainer(enum say say)
{
	return say == SAY_STATEMENT_UNCLEAR || say == SAY_ENTRY_UNCLEAR || say == SAY_QUESTION_UNCLEAR;
}

// It changes nothing that anybody sees; that it was done is told.
bool is_way_in(enum say say)
{
	return say == SAY_KEY_RENEWED || say == SAY_CARRIED_OFF;
}

// What it is about, as the plan has it.
int event_about(const struct plan *p, const struct event *e, bool made, enum thing *ret)
{
	struct id id = about_of(e->say, &e->as, e->fresh, ret);
	if (e->say == SAY_SEAT_TAKE || e->say == SAY_SEAT_DECLINE || e->say == SAY_SEAT_LEAVE) // about who says it
		*ret = THING_SEAT, id = e->seat;
	// Of what is still to be made one would search all there is, in vain.
	bool search = *ret != THINGS && (made || say_infos[e->say].makes < 0);
	return search ? plan_find(p, *ret, id) : NOBODY;
}

// What owners settle among themselves, about no thing of the plan.
static bool is_for_owners(enum say say)
{
	return say == SAY_PART_READERS || say == SAY_TABLE_OPEN || say == SAY_HELPER_NAME || say == SAY_SUPPORT_CHOOSE;
}

// A thing an event is about may be told apart from the event's own place: sharing also tells who loses it.
struct seats event_readers(const struct plan *p, const struct event *e, bool made)
{
	enum thing thing;
	int index = event_about(p, e, made, &thing);
	struct seats all = {{0}};
	if (thing == THINGS)
		all = is_for_owners(e->say) ? plan_owners(p) : plan_table(p);
	if (index != NOBODY)
		all = readers_of(p, thing, index);
	if (e->say == SAY_ACTION_REPORT && e->as.action_report.readers.n)
		all = seats_from(p, e->as.action_report.readers);
	if (e->say == SAY_PERSON_REACH && index != NOBODY)
		all = reach_readers(p, index);
	if (e->say == SAY_VERSION_STAND && index != NOBODY && p->versions.at[index].together && !p->versions.at[index].shown)
		all = seats_one(plan_seat_of_person(p, plan_find(p, THING_PERSON, e->as.version_stand.whom)));
	if (e->say == SAY_GUEST_NEEDS && index != NOBODY)
		all = needs_readers(p, &p->guests.at[index]);
	if ((e->say == SAY_LEAD_NOT || e->say == SAY_LEAD_ANSWER) && index != NOBODY)
		all = seats_and(all, plan_leaders(p));
	if (e->say == SAY_INVITE)
		all = plan_owners(p);
	if (is_way_in(e->say)) // what was done with a seat is told to that seat and to the owners (contract.md)
		all = seats_with(plan_owners(p), index);
	if (e->say == SAY_GUEST_NEEDS && id_set(e->as.guest_needs.only) && index != NOBODY) // it was said to fewer then
		all = seats_and(all, seats_with(seats_one(plan_find(p, THING_SEAT, e->as.guest_needs.only)),
		                             plan_seat_of_person(p, p->guests.at[index].person)));
	if (e->say == SAY_TOLD_BEFORE || asks_plainer(e->say) || e->say == SAY_PRIVATE_ASK ||
	        e->say == SAY_PRIVATE_ASK_WHOM) // it may name what nobody else may see
		all = SEATS_NONE;
	int speaker = plan_find(p, THING_SEAT, e->seat);
	return not_among_themselves(p, seats_with(all, speaker), speaker);
}

// ---- whose sight it may change

static bool on_seat_of(const struct plan *p, int seat, int person)
{
	return seat != NOBODY && p->seats.at[seat].person == person;
}

static bool does_or_checks(const struct plan *p, const struct action *a, int person)
{
	for (uint32_t i = 0; i < a->n_doers; i++)
		if (a->doers[i].person == person || a->doers[i].typed == person || on_seat_of(p, a->doers[i].by, person))
			return true;
	return a->checker == person;
}

static struct seats around_room(const struct plan *p, int room)
{
	struct seats all = readers_of(p, THING_ROOM, room);
	for (uint32_t i = 0; i < p->entries.n; i++)
		if (p->entries.at[i].room == room && !p->entries.at[i].item.gone)
			all = seats_or(all, readers_of(p, THING_ENTRY, (int)i));
	return all;
}

static struct seats around_stated_by(const struct plan *p, int person)
{
	struct seats all = {{0}};
	for (uint32_t i = 0; i < p->versions.n; i++)
		if (p->versions.at[i].by == person || on_seat_of(p, p->versions.at[i].item.author, person))
			all = seats_or(all, readers_of(p, THING_VERSION, (int)i));
	list_each(s, &p->stands) if (s->person == person || s->witness == person || s->typed == person ||
	                             on_seat_of(p, s->item.author, person)) all = seats_or(all, stand_readers(p, s));
	for (uint32_t i = 0; i < p->statements.n; i++)
		if (p->statements.at[i].by == person || on_seat_of(p, p->statements.at[i].item.author, person))
			all = seats_or(all, readers_of(p, THING_STATEMENT, (int)i));
	return all;
}

static struct seats around_words_of(const struct plan *p, int person)
{
	struct seats all = around_stated_by(p, person);
	for (uint32_t i = 0; i < p->entries.n; i++) {
		const struct entry *e = &p->entries.at[i];
		if (!e->item.gone && (e->from == person || on_seat_of(p, e->item.author, person)))
			all = seats_or(all, readers_of(p, THING_ENTRY, (int)i));
	}
	list_each(g, &p->goals) if (!g->item.gone &&
	                            (g->from == person || (g->from != NOBODY && on_seat_of(p, g->item.author, person)))) all =
	        seats_or(all, readers_of(p, THING_GOAL, (int)(g - p->goals.at)));
	for (uint32_t i = 0; i < p->offers.n; i++) {
		const struct offer *o = &p->offers.at[i];
		if (!o->item.gone && (o->from == person || on_seat_of(p, o->item.author, person)))
			all = seats_or(all, readers_of(p, THING_OFFER, (int)i));
	}
	for (uint32_t i = 0; i < p->guests.n; i++) {
		const struct guest *g = &p->guests.at[i];
		if (!g->item.gone && (g->person == person || g->asks == person || g->beside == person))
			all = seats_or(all, readers_of(p, THING_GUEST, (int)i));
	}
	list_each(g, &p->gatherings) if (on_seat_of(p, g->lead, person) || g->led == person) all =
	        seats_or(all, within_round(p, &g->item, plan_table(p)));
	for (uint32_t i = 0; i < p->questions.n; i++) {
		const struct question *q = &p->questions.at[i];
		if (!q->item.gone && (q->to == person || q->by == person || on_seat_of(p, q->item.author, person)))
			all = seats_or(all, readers_of(p, THING_QUESTION, (int)i));
	}
	for (uint32_t i = 0; i < p->preps.n; i++)
		if (!p->preps.at[i].item.gone && p->preps.at[i].with == person)
			all = seats_or(all, readers_of(p, THING_PREP, (int)i));
	list_each(r, &p->remarks) if (!r->item.gone && (r->by == person || on_seat_of(p, r->item.author, person))) all =
	        seats_or(all, within_round(p, &r->item, readers_of(p, r->of, r->at)));
	list_each(g, &p->gatherings) if (g->unled == person) all = seats_or(all, within_round(p, &g->item, plan_leaders(p)));
	return all;
}

static struct seats around_steps_of(const struct plan *p, int person)
{
	struct seats all = {{0}};
	for (uint32_t i = 0; i < p->actions.n; i++)
		if (!p->actions.at[i].item.gone && does_or_checks(p, &p->actions.at[i], person))
			all = seats_or(all, who_see(p, THING_ACTION, (int)i));
	list_each(r, &p->reports) if (!r->item.gone && (r->whom == person || on_seat_of(p, r->item.author, person))) all =
	        seats_or(all, report_readers(p, r));
	return all;
}

static struct seats around_person(const struct plan *p, int person)
{
	struct seats all = seats_or(readers_of(p, THING_PERSON, person), p->people.at[person].reach_readers);
	const struct round *shut = p->outside ? round_shut(p) : NULL; // those inside are named to each other
	for (uint32_t i = 0; i < p->seats.n; i++) {
		if (p->seats.at[i].person == person)
			all = seats_or(all, readers_of(p, THING_SEAT, (int)i));
		if (p->seats.at[i].person == person && shut && seats_has(shut->inside, (int)i))
			all = seats_or(all, shut->inside);
		if (on_seat_of(p, p->seats.at[i].item.author, person)) // who asked them is known to them
			all = seats_with(all, (int)i);
		if (p->seats.at[i].helper == person)
			all = seats_with(all, (int)i);
	}
	return seats_or(all, seats_or(around_words_of(p, person), around_steps_of(p, person)));
}

// Everyone who sees this seat named as a reader of something.
static struct seats around_seat(const struct plan *p, int seat)
{
	struct seats all = around_person(p, p->seats.at[seat].person);
	if (seats_has(p->steps, seat))
		all = seats_or(all, p->steps);
	if (seats_has(p->people_readers, seat))
		all = seats_or(all, p->people_readers);
	for (uint32_t i = 0; i < p->rooms.n; i++)
		if (!p->rooms.at[i].item.gone && may_see(p, seat, THING_ROOM, (int)i))
			all = seats_or(all, around_room(p, (int)i));
	for (uint32_t i = 0; i < p->entries.n; i++)
		if (p->entries.at[i].own_readers && !p->entries.at[i].item.gone && may_see(p, seat, THING_ENTRY, (int)i))
			all = seats_or(all, readers_of(p, THING_ENTRY, (int)i));
	for (uint32_t i = 0; i < p->questions.n; i++)
		if (p->questions.at[i].own_readers && !p->questions.at[i].item.gone && may_see(p, seat, THING_QUESTION, (int)i))
			all = seats_or(all, readers_of(p, THING_QUESTION, (int)i));
	for (uint32_t i = 0; i < p->statements.n; i++)
		if (p->statements.at[i].item.carried && !p->statements.at[i].item.gone &&
		        may_see(p, seat, THING_STATEMENT, (int)i))
			all = seats_or(all, readers_of(p, THING_STATEMENT, (int)i));
	for (uint32_t i = 0; i < p->actions.n; i++)
		if (p->actions.at[i].own_readers && !p->actions.at[i].item.gone && may_see(p, seat, THING_ACTION, (int)i))
			all = seats_or(all, who_see(p, THING_ACTION, (int)i));
	return all;
}

static struct seats around_mark(const struct plan *p, enum mark mark)
{
	struct seats all = {{0}};
	for (uint32_t i = 0; i < p->seats.n; i++)
		if (p->seats.at[i].marks >> mark & 1)
			all = seats_or(all, readers_of(p, THING_SEAT, (int)i));
	return all;
}

// A new guest is a name for all who see the list, and may be one who nobody but who wrote it down knew of.
static struct seats around_guest(const struct plan *p, int guest)
{
	return seats_or(readers_of(p, THING_GUEST, guest), readers_of(p, THING_PERSON, p->guests.at[guest].person));
}

static struct seats around_thing(const struct plan *p, enum thing thing, int index)
{
	switch (thing) {
	case THING_SEAT: return around_seat(p, index);
	case THING_PERSON: return around_person(p, index);
	case THING_ROOM: return around_room(p, index);
	case THING_FIELD: return around_room(p, p->fields.at[index].room);
	case THING_ACTION: return who_see(p, THING_ACTION, index);
	case THING_ENTRY: return letter_readers(p, index); // that something lies in the box
	case THING_GOAL:
	case THING_DEAL:
	case THING_OFFER:
	case THING_VERSION:
	case THING_STATEMENT:
	case THING_QUESTION:
	case THING_GATHERING:
	case THING_PREP:
	case THINGS: break;
	case THING_GUEST: return around_guest(p, index);
	}
	return SEATS_NONE;
}

// Folded anew, a text that was taken away was never there: nobody knows any more who read it, so all are told.
static bool words_unknown(const struct plan *p, const struct event *e)
{
	if (e->say == SAY_ENTRY_ERASE)
		return plan_find(p, THING_ENTRY, e->as.entry_erase.entry) == NOBODY;
	if (e->say == SAY_PREP_ERASE)
		return plan_find(p, THING_PREP, e->as.prep_erase.prep) == NOBODY;
	if (e->say == SAY_GUEST_ERASE) // the guest stays, and what was read of them is not known
		return true;
	int ends = e->say == SAY_SEAT_END ? plan_find(p, THING_SEAT, e->as.seat_end.seat) : NOBODY;
	return e->say == SAY_INDEPENDENCE_HEAR || (ends != NOBODY && p->seats.at[ends].role == ROLE_COORDINATOR);
}

static struct seats who_would_call(const struct plan *p, int seat)
{
	struct seats all = SEATS_NONE;
	list_each(s, &p->seats) if (s->whom == seat) all = seats_with(all, (int)(s - p->seats.at));
	return all;
}

struct seats event_told(const struct plan *p, const struct event *e, bool made)
{
	enum thing thing;
	int index = event_about(p, e, made, &thing);
	struct seats all = event_readers(p, e, made);
	// Some are for a few, whatever they are about.
	bool of_few = e->say == SAY_ACTION_REPORT || e->say == SAY_PERSON_REACH || e->say == SAY_HELPER_NAME ||
	              e->say == SAY_PRIVATE_ASK_WHOM || e->say == SAY_GUEST_NEEDS || is_way_in(e->say);
	if (index != NOBODY && !of_few)
		all = seats_or(all, around_thing(p, thing, index));
	if (e->say == SAY_SEAT_TAKE || e->say == SAY_SEAT_DECLINE || e->say == SAY_SEAT_LEAVE)
		all = plan_table(p);
	if (e->say == SAY_PART_READERS)
		all = seats_or(all, e->as.part_readers.part == SHOWS_PEOPLE ? p->people_readers : p->steps);
	if (e->say == SAY_GUEST_NEEDS && index != NOBODY) // before it is said: who read what stood there
		all = seats_or(all, needs_readers(p, &p->guests.at[index]));
	if (asks_plainer(e->say) && index != NOBODY)
		all = seats_or(all, told_unclear(p, thing, index));
	int asks = e->say == SAY_PRIVATE_ASK ? plan_find(p, THING_SEAT, e->seat) : NOBODY;
	if (asks != NOBODY)
		all = seats_with(all, p->seats.at[asks].whom);
	if (e->say == SAY_SEAT_END && index != NOBODY)
		all = seats_or(all, who_would_call(p, index));
	if (e->say == SAY_SEAT_MARK)
		all = seats_or(all, around_mark(p, e->as.seat_mark.mark));
	if (e->say == SAY_OFFER_TAKE && (index = plan_find(p, THING_OFFER, e->as.offer_take.offer)) != NOBODY)
		all = seats_or(all, readers_of(p, THING_OFFER, index));
	if (words_unknown(p, e))
		all = plan_table(p);
	return all;
}

static bool named_to(const struct plan *p, int seat, struct id id)
{
	enum thing thing = THINGS;
	int index = plan_find_any(p, id, &thing);
	return index != NOBODY && may_see(p, seat, thing, index);
}

static void blank_list(const struct plan *p, int seat, struct ids *list, struct arena *arena)
{
	struct id *kept = arena_many(arena, struct id, list->n);
	size_t n = 0;
	for (size_t i = 0; i < list->n; i++)
		if (named_to(p, seat, list->at[i]))
			kept[n++] = list->at[i];
	*list = (struct ids){kept, n};
}

static void blank_pairs(const struct plan *p, int seat, struct pairs *list, struct arena *arena)
{
	struct pair *kept = arena_many(arena, struct pair, list->n);
	size_t n = 0;
	for (size_t i = 0; i < list->n; i++) {
		enum thing thing;
		int field = plan_find(p, THING_FIELD, list->at[i].id);
		if (field == NOBODY || private_kept_from(p, &p->fields.at[field].item, seat)) // as sight_own_cells has it
			continue;
		int names = cell_target(p, field, list->at[i].text, &thing);
		kept[n] = list->at[i];
		if (names != NOBODY && !may_see(p, seat, thing, names))
			kept[n].text = STR("");
		n++;
	}
	*list = (struct pairs){kept, n};
}

static bool named_at_door(const struct plan *p, const struct event *e, int reader)
{
	int gathering = plan_find(p, THING_GATHERING, e->as.phase_open.gathering);
	list_each(r, &p->rounds) if (r->gathering == gathering && r->since == e->time) return seats_has(r->inside, reader);
	return false;
}

// What stayed behind when the plan was shown is for who sat there, also when it was shown later after all.
static bool kept_it_back(const struct plan *p, const struct event *e, int reader)
{
	int gathering = plan_find(p, THING_GATHERING, e->as.gathering_present.gathering);
	list_each(r, &p->rounds) if (r->gathering == gathering && !seats_has(r->inside, reader)) return false;
	return true;
}

// An event may name a thing beside the one it is about: the room it was put after, who else reads. Who may not see that thing
// does not learn that it is there.
void plan_event_blank(const struct plan *p, struct event *e, struct id seat, struct arena *arena)
{
	p = plan_for(p, seat);
	int reader = plan_find(p, THING_SEAT, seat);
	const struct say_info *info = &say_infos[e->say];
	if (e->say == SAY_PHASE_OPEN && !named_at_door(p, e, reader)) // who stays is told at the door, to who stays
		e->as.phase_open.inside.n = 0;
	if (e->say == SAY_GATHERING_PRESENT && !kept_it_back(p, e, reader))
		e->as.gathering_present.kept.n = 0;
	if (e->say == SAY_SEAT_END && !seats_has(plan_owners(p), reader)) // why somebody was put out is between the owners
		e->as.seat_end.why = STR("");
	blank_list(p, reader, &e->fresh, arena);
	for (size_t i = 0; i < info->n; i++) {
		void *at = (char *)&e->as + info->fields[i].offset;
		struct id *one = at;
		if (info->fields[i].kind == FIELD_ID && id_set(*one) && !named_to(p, reader, *one))
			*one = ID_NONE;
		else if (info->fields[i].kind == FIELD_IDS)
			blank_list(p, reader, at, arena);
		else if (info->fields[i].kind == FIELD_PAIRS)
			blank_pairs(p, reader, at, arena);
	}
}
