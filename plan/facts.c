// SPDX-License-Identifier: EUPL-1.2
// Small answers about a plan that are no sight of it: its seats for the journal's projections, an event's place in the history,
// and the ideas for functions that have no place yet (product.md P13, domain.md §4).
#include "plan.h"

size_t plan_seats(const struct plan *p)
{
	return p->seats.n;
}

static struct seat_facts facts_of(const struct plan *p, int index)
{
	const struct place *s = &p->seats.at[index];
	return (struct seat_facts){.id = s->item.id,
	        .person = p->people.at[s->person].item.id,
	        .name = p->people.at[s->person].name,
	        .role = s->role,
	        .owner = s->owner,
	        .invited = s->state == SEAT_INVITED,
	        .waiting = s->state == SEAT_WAITING,
	        .ended = s->state > SEAT_TAKEN,
	        .outside = s->role >= ROLE_PROFESSIONAL,
	        .until = s->until};
}

struct seat_facts plan_seat_at(const struct plan *p, size_t index)
{
	return facts_of(plan_as(p, NOBODY), (int)index);
}

bool plan_seat_facts(const struct plan *p, struct id seat, struct id reader, struct seat_facts *ret)
{
	p = plan_for(p, reader);
	int index = plan_find(p, THING_SEAT, seat);
	if (index != NOBODY)
		*ret = facts_of(p, index);
	return index != NOBODY;
}

uint64_t plan_seen(const struct plan *p, struct id seat)
{
	int index = plan_find(p, THING_SEAT, seat);
	return index == NOBODY ? 0 : plan_as(p, index)->seats.at[index].seen;
}

static bool sits(const struct plan *p, int seat)
{
	return seat != NOBODY && p->seats.at[seat].state == SEAT_TAKEN;
}

bool plan_event_visible(const struct plan *p, const struct event *e, uint64_t seq, struct id seat)
{
	int index = plan_find(p, THING_SEAT, seat);
	return sits(p, index) && !private_hides(p, seq, index) && seats_has(event_readers(plan_as(p, index), e, true), index);
}

struct str plan_event_name(const struct plan *p, const struct event *e, struct id reader)
{
	p = plan_for(p, reader);
	int seat = plan_find(p, THING_SEAT, e->seat);
	if (e->carried.is)
		return e->carried.who;
	return seat == NOBODY ? STR("") : p->people.at[p->seats.at[seat].person].name;
}

struct id plan_event_about(const struct event *e)
{
	enum thing thing;
	return about_of(e->say, &e->as, e->fresh, &thing);
}

bool plan_event_carries(const struct event *e, struct id taken)
{
	bool makes = e->say == SAY_ENTRY_ADD || e->say == SAY_PREP_ADD || e->say == SAY_PREP_CALL;
	if (makes && e->fresh.n && id_eq(e->fresh.at[0], taken))
		return true;
	if (e->say == SAY_PREP_ADD)
		return id_eq(e->as.prep_add.seat, taken);
	if (e->say == SAY_PREP_CALL)
		return id_eq(e->as.prep_call.seat, taken);
	if (e->say == SAY_GUEST_DAYS)
		return id_eq(e->as.guest_days.guest, taken);
	if (e->say == SAY_GUEST_ANSWER)
		return id_eq(e->as.guest_answer.guest, taken);
	if (e->say == SAY_GUEST_NEEDS)
		return id_eq(e->as.guest_needs.guest, taken);
	if (e->say == SAY_ENTRY_PLAINER)
		return id_eq(e->as.entry_plainer.entry, taken);
	return e->say == SAY_ENTRY_CHANGE && id_eq(e->as.entry_change.entry, taken);
}

struct id plan_event_takes(const struct plan *before, const struct event *e)
{
	if (e->say == SAY_ENTRY_ERASE)
		return e->as.entry_erase.entry;
	if (e->say == SAY_PREP_ERASE)
		return e->as.prep_erase.prep;
	if (e->say == SAY_GUEST_ERASE)
		return e->as.guest_erase.guest;
	bool leaves = e->say == SAY_SEAT_LEAVE || e->say == SAY_INDEPENDENCE_NOT;
	bool refused = e->say == SAY_INDEPENDENCE_HEAR && e->as.independence_hear.off;
	struct id seat = leaves ? e->seat : e->say == SAY_SEAT_END ? e->as.seat_end.seat : ID_NONE;
	seat = refused ? e->as.independence_hear.seat : seat;
	int index = plan_find(before, THING_SEAT, seat);
	return index != NOBODY && preps_with(before, index) ? seat : ID_NONE;
}

// The end of a coordinator's term is no saying: time takes what was prepared there.
int32_t plan_forget_day(const struct plan *p, struct id *ret_seat)
{
	int32_t first = DAY_NONE;
	for (uint32_t i = 0; i < p->seats.n; i++) {
		const struct place *s = &p->seats.at[i];
		bool ends =
		        s->role == ROLE_COORDINATOR && s->state == SEAT_TAKEN && s->until != DAY_NONE && preps_with(p, (int)i);
		if (ends && (first == DAY_NONE || s->until + 1 < first)) {
			first = s->until + 1;
			*ret_seat = s->item.id;
		}
	}
	return first;
}

struct str thing_text(const struct plan *p, enum thing thing, int index)
{
	switch (thing) {
	case THING_SEAT: return p->people.at[p->seats.at[index].person].name;
	case THING_PERSON: return p->people.at[index].name;
	case THING_ROOM: return p->rooms.at[index].title;
	case THING_FIELD: return p->fields.at[index].title;
	case THING_ENTRY: return p->entries.at[index].text;
	case THING_GOAL: return p->goals.at[index].text;
	case THING_ACTION: return p->actions.at[index].text;
	case THING_DEAL: return p->deals.at[index].text;
	case THING_OFFER: return p->offers.at[index].text;
	case THING_VERSION: return p->versions.at[index].title;
	case THING_QUESTION: return p->questions.at[index].text;
	case THING_STATEMENT: return p->statements.at[index].text;
	case THING_GATHERING: return p->gatherings.at[index].title;
	case THING_GUEST: return p->people.at[p->guests.at[index].person].name;
	case THING_PREP:
	case THINGS: break;
	}
	return STR("");
}

struct str plan_thing_text(const struct plan *p, struct id id, struct id seat)
{
	p = plan_for(p, seat);
	enum thing thing = THINGS;
	int index = plan_find_any(p, id, &thing), reader = plan_find(p, THING_SEAT, seat);
	bool sees = index != NOBODY && sits(p, reader) && may_see(p, reader, thing, index);
	return sees ? thing_text(p, thing, index) : STR("");
}

struct str plan_event_left(const struct plan *p, const struct event *e, struct id seat)
{
	enum thing thing;
	const union said_fields *as = &e->as;
	struct str word = e->say == SAY_ACTION_REPORT   ? as->action_report.word
	                  : e->say == SAY_ACTION_ANSWER ? as->action_answer.word
	                  : e->say == SAY_ACTION_DROP   ? as->action_drop.why
	                  : e->say == SAY_ACTION_HELPED ? as->action_helped.word
	                                                : STR("");
	p = plan_for(p, seat);
	int index = word.len ? plan_find(p, THING_ACTION, about_of(e->say, as, e->fresh, &thing)) : NOBODY;
	return index != NOBODY && p->actions.at[index].item.gone ? word : STR("");
}

// A function has a place when something of its kind is there, or when a room bears one of its words. Only a hint for who asks.
static bool title_says(const struct plan *p, int seat, const char *const words[])
{
	for (uint32_t i = 0; i < p->rooms.n; i++) {
		if (p->rooms.at[i].item.gone || !may_see(p, seat, THING_ROOM, (int)i))
			continue;
		for (int w = 0; words[w]; w++)
			if (memmem(p->rooms.at[i].title.at, p->rooms.at[i].title.len, words[w], strlen(words[w])))
				return true;
	}
	return false;
}

static bool sees_any(const struct plan *p, int seat, enum thing thing, int more_than)
{
	int seen = 0;
	for (int i = 0; i < plan_count(p, thing) && seen <= more_than; i++)
		seen += !plan_item(p, thing, i)->gone && may_see(p, seat, thing, i);
	return seen > more_than;
}

static bool has_contact(const struct plan *p, int seat)
{
	for (uint32_t i = 0; i < p->seats.n; i++)
		if (p->seats.at[i].marks >> MARK_CONTACT & 1 && may_see(p, seat, THING_SEAT, (int)i))
			return true;
	return false;
}

static bool has_place(const struct plan *p, int seat, int function)
{
	static const char *const words[17][5] = {[1] = {"ver wie", "oor wie"},
	        [2] = {"raag", "question"},
	        [3] = {"goed", "racht", "well"},
	        [4] = {"org", "aan de hand", "worr"},
	        [5] = {"deden", "eerder", "before"},
	        [6] = {"mensen", "ring", "people"},
	        [7] = {"willen", "oel", "want"},
	        [8] = {"wie doet", "fspra", "cties"},
	        [9] = {"ulp", "raag aan", "help"},
	        [10] = {"eilig", "afe"},
	        [11] = {"kind", "stem", "child"},
	        [12] = {"anders loopt", "lukt niet", "otherwise"},
	        [13] = {"terug", "valu", "review"},
	        [14] = {"let op", "ontact"},
	        [15] = {"vindt", "opinion"}};
	static const int kinds[17] = {
	        [7] = THING_GOAL, [8] = THING_ACTION, [9] = THING_QUESTION, [10] = THING_STATEMENT, [15] = THING_VERSION};
	if (kinds[function] && sees_any(p, seat, (enum thing)kinds[function], 0))
		return true;
	if (function == 6 && sees_any(p, seat, THING_PERSON, 1)) // beside who began it
		return true;
	if (function == 14 && has_contact(p, seat))
		return true;
	if (function == 16) // "Wie mag wat lezen" is there from the beginning
		return true;
	return title_says(p, seat, words[function]);
}

int plan_ideas(const struct plan *p, struct id seat, int skip, int ret[3])
{
	p = plan_for(p, seat);
	int n = 0, reader = plan_find(p, THING_SEAT, seat);
	for (int f = 1; f <= 16 && n < 3; f++)
		if (!has_place(p, reader, f) && skip-- <= 0)
			ret[n++] = f;
	return n;
}
