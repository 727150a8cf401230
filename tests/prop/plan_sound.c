// SPDX-License-Identifier: EUPL-1.2
// What is true of every folded plan, however it came about.
#include "any_saying.h"
#include <stdio.h>

static bool broken;

static void must(bool holds, const char *what, uint32_t at)
{
	if (!holds)
		printf("not sound: %s, at %u\n", what, at);
	broken |= !holds;
}

static bool within(int index, uint32_t n)
{
	return index >= 0 && (uint32_t)index < n;
}
static bool within_or_none(int index, uint32_t n)
{
	return index == NOBODY || within(index, n);
}

static void is_permutation(const uint16_t *order, uint32_t n, uint32_t of, const char *what)
{
	static bool seen[UINT16_MAX + 1];
	memset(seen, 0, sizeof seen);
	must(n == of, what, n);
	for (uint32_t i = 0; i < n; i++) {
		must(order[i] < of && !seen[order[i]], what, i);
		seen[order[i]] = true;
	}
}

// As item_end counts them: what is gone, and what stood in a room that is.
static uint32_t gone(const struct plan *p, enum thing thing, uint32_t n)
{
	uint32_t count = 0;
	for (uint32_t i = 0; i < n; i++) {
		int room = thing == THING_ENTRY ? p->entries.at[i].room : thing == THING_FIELD ? p->fields.at[i].room : NOBODY;
		count += plan_item(p, thing, (int)i)->gone || (room != NOBODY && p->rooms.at[room].item.gone);
	}
	return count;
}

static void bounds(const struct plan *p)
{
	const struct {
		enum thing thing;
		uint32_t n, most;
	} all[] = {{THING_SEAT, p->seats.n, SEATS}, {THING_PERSON, p->people.n, PEOPLE}, {THING_ROOM, p->rooms.n, ROOMS},
	        {THING_FIELD, p->fields.n, FIELDS}, {THING_ENTRY, p->entries.n, ENTRIES}, {THING_GOAL, p->goals.n, GOALS},
	        {THING_ACTION, p->actions.n, ACTIONS}, {THING_DEAL, p->deals.n, DEALS}, {THING_OFFER, p->offers.n, OFFERS},
	        {THING_VERSION, p->versions.n, VERSIONS}, {THING_STATEMENT, p->statements.n, STATEMENTS},
	        {THING_PREP, p->preps.n, PREPS}, {THING_QUESTION, p->questions.n, QUESTIONS_ASKED}};
	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
		must(p->gone[all[i].thing] <= gone(p, all[i].thing, all[i].n), "things that are gone", (uint32_t)i);
		must(all[i].n - p->gone[all[i].thing] <= all[i].most, "things that are there", (uint32_t)i);
	}
}

static void seats_and_authors(const struct plan *p)
{
	for (uint32_t i = 0; i < p->seats.n; i++) {
		const struct place *s = &p->seats.at[i];
		must(within(s->person, p->people.n), "a seat's person", i);
		must(within_or_none(s->helper, p->people.n), "a seat's helper", i);
	}
	static const enum thing things[] = {THING_SEAT, THING_PERSON, THING_ROOM, THING_FIELD, THING_ENTRY, THING_GOAL,
	        THING_ACTION, THING_DEAL, THING_OFFER, THING_VERSION, THING_STATEMENT, THING_QUESTION, THING_GATHERING,
	        THING_GUEST, THING_PREP};
	const uint32_t counts[] = {p->seats.n, p->people.n, p->rooms.n, p->fields.n, p->entries.n, p->goals.n, p->actions.n,
	        p->deals.n, p->offers.n, p->versions.n, p->statements.n, p->questions.n, p->gatherings.n, p->guests.n,
	        p->preps.n};
	for (size_t t = 0; t < sizeof things / sizeof things[0]; t++)
		for (uint32_t i = 0; i < counts[t]; i++)
			must(within_or_none(plan_item(p, things[t], (int)i)->author, p->seats.n), "an author", i);
}

static void entries(const struct plan *p)
{
	for (uint32_t i = 0; i < p->entries.n; i++) {
		const struct entry *e = &p->entries.at[i];
		must(within(e->room, p->rooms.n), "an entry's room", i);
		must(within_or_none(e->from, p->people.n), "who said an entry", i);
		must(e->n_cells <= ROOM_FIELDS && e->n_links <= ENTRY_LINKS, "an entry's cells and links", i);
		for (uint32_t k = 0; k < e->n_cells; k++)
			must(within(e->cells[k].field, p->fields.n), "a cell's field", i);
		for (uint32_t k = 0; k < e->n_links; k++)
			must(within(e->links[k], p->entries.n), "a link", i);
	}
}

static void steps(const struct plan *p)
{
	for (uint32_t i = 0; i < p->goals.n; i++)
		must(within_or_none(p->goals.at[i].under, i), "a goal stands under an older one", i);
	for (uint32_t i = 0; i < p->actions.n; i++) {
		const struct action *a = &p->actions.at[i];
		must(within_or_none(a->goal, p->goals.n), "an action's goal", i);
		must(within_or_none(a->checker, p->people.n), "who looks at an action", i);
		must(a->n_doers <= ACTION_DOERS, "an action's doers", i);
		for (uint32_t k = 0; k < a->n_doers; k++)
			must(within(a->doers[k].person, p->people.n), "a doer", i);
	}
	for (uint32_t i = 0; i < p->guests.n; i++) {
		const struct guest *g = &p->guests.at[i];
		must(within(g->gathering, p->gatherings.n) && within(g->person, p->people.n), "a guest", i);
		must(within_or_none(g->asks, p->people.n) && within_or_none(g->beside, p->people.n), "who asks, who sits beside",
		        i);
		must(within_or_none(g->only, p->seats.n), "who reads what a guest needs", i);
	}
	for (uint32_t i = 0; i < p->reports.n; i++)
		must(within(p->reports.at[i].action, p->actions.n), "a report's action", i);
	for (uint32_t i = 0; i < p->stands.n; i++)
		must(within(p->stands.at[i].version, p->versions.n) && within(p->stands.at[i].person, p->people.n), "a stand", i);
	for (uint32_t i = 0; i < p->questions.n; i++)
		must(within_or_none(p->questions.at[i].to, p->people.n), "who is asked", i);
	for (uint32_t i = 0; i < p->remarks.n; i++)
		must(p->remarks.at[i].at == NOBODY ? p->remarks.at[i].item.gone
		                                   : within(p->remarks.at[i].at, (uint32_t)plan_count(p, p->remarks.at[i].of)),
		        "what a remark is of", i);
}

bool seats_are_lawful(const struct plan *p)
{
	broken = false;
	for (uint32_t i = 0; i < p->seats.n; i++) {
		const struct place *s = &p->seats.at[i];
		bool ended = s->state > SEAT_TAKEN;
		must(!s->owner || s->state == SEAT_TAKEN, "an owner sits", i);
		must(!s->owner || s->until == DAY_NONE, "an owner sits for no term", i);
		must(!s->owner || (seats_has(p->steps, (int)i) && seats_has(p->people_readers, (int)i)),
		        "an owner reads the parts", i);
		must(!ended || (!seats_has(p->steps, (int)i) && !seats_has(p->people_readers, (int)i)), "an ended seat and parts",
		        i);
		for (uint32_t r = 0; r < p->rooms.n; r++)
			must(!ended || !seats_has(p->rooms.at[r].readers, (int)i), "an ended seat reads a room", i);
	}
	struct seats owners = plan_owners(p);
	must((owners.w[0] | owners.w[1]) != 0, "the plan is somebody's", 0);
	return !broken;
}

bool plan_is_sound(const struct plan *p)
{
	broken = false;
	bounds(p);
	seats_and_authors(p);
	entries(p);
	steps(p);
	for (uint32_t i = 0; i < p->fields.n; i++)
		must(within(p->fields.at[i].room, p->rooms.n), "a field's room", i);
	is_permutation(p->room_order.at, p->room_order.n, p->rooms.n, "the order of rooms");
	is_permutation(p->entry_order.at, p->entry_order.n, p->entries.n, "the order of entries");
	return !broken;
}
