// SPDX-License-Identifier: EUPL-1.2
// A seat whose person has four digits of their own, and did not give them yet, sees all it may see but what is for itself alone
// (product.md C3: "what is only me never opens without them"). Who came in by what the keeper made may not
// say all (private_keeper.c).
#include "plan.h"

static struct sight_entry_list shared_entries(struct sight_entry_list all)
{
	struct sight_entry *list = (struct sight_entry *)(uintptr_t)all.at; // the sight is the caller's own until it is handed on
	size_t n = 0;
	for (size_t i = 0; i < all.n; i++)
		if (!all.at[i].alone)
			list[n++] = all.at[i];
	return (struct sight_entry_list){list, n};
}

// `steps_alone`: nobody else reads the part of the steps, so neither this one, unless it has readers of its own.
static struct sight_action_list shared_actions(struct sight_action_list all, bool steps_alone)
{
	struct sight_action *list = (struct sight_action *)(uintptr_t)all.at;
	size_t n = 0;
	for (size_t i = 0; i < all.n; i++)
		if (all.at[i].own_readers ? all.at[i].readers.n > 1 : !steps_alone)
			list[n++] = all.at[i];
	return (struct sight_action_list){list, n};
}

static void shut_rooms(struct sight_plan *to)
{
	struct sight_room *rooms = (struct sight_room *)(uintptr_t)to->rooms.at;
	size_t n = 0;
	for (size_t i = 0; i < to->rooms.n; i++) {
		if (rooms[i].alone)
			continue;
		rooms[n] = rooms[i];
		rooms[n].entries = shared_entries(rooms[n].entries);
		n++;
	}
	to->rooms.n = n;
}

static void shut_sayings(const struct plan *p, struct sight_plan *to)
{
	struct str *list = (struct str *)(uintptr_t)to->may.at;
	size_t n = 0;
	for (size_t i = 0; i < to->may.n; i++)
		if (says_unshown(p, say_find(list[i])))
			list[n++] = list[i];
	to->may.n = n;
}

static void shut_own(struct sight_plan *to)
{
	bool steps_alone = to->steps && to->steps_readers.n <= 1;
	shut_rooms(to);
	to->loose = shared_actions(to->loose, steps_alone);
	if (steps_alone)
		to->goals.n = to->offers.n = 0;
	struct sight_goal *goals = (struct sight_goal *)(uintptr_t)to->goals.at;
	for (size_t i = 0; i < to->goals.n; i++)
		goals[i].actions = shared_actions(goals[i].actions, steps_alone);
	struct sight_question *questions = (struct sight_question *)(uintptr_t)to->questions.at;
	size_t open = 0;
	for (size_t i = 0; i < to->questions.n; i++)
		if (!questions[i].alone)
			questions[open++] = questions[i];
	to->questions.n = open;
	struct sight_statement *stated = (struct sight_statement *)(uintptr_t)to->statements.at;
	size_t said_here = 0;
	for (size_t i = 0; i < to->statements.n; i++)
		if (!stated[i].carried)
			stated[said_here++] = stated[i];
	to->statements.n = said_here;
	struct sight_version *versions = (struct sight_version *)(uintptr_t)to->versions.at;
	size_t put_here = 0;
	for (size_t i = 0; i < to->versions.n; i++)
		if (!versions[i].carried)
			versions[put_here++] = versions[i];
	to->versions.n = put_here;
	struct sight_person *people = (struct sight_person *)(uintptr_t)to->people.at;
	size_t n = 0;
	for (size_t i = 0; i < to->people.n; i++)
		if (!people[i].unasked)
			people[n++] = people[i];
	to->people.n = n;
	to->preps.n = 0;
}

void plan_sight_shut(const struct plan *p, struct sight_plan *to, enum shut shut)
{
	if (shut & SHUT_INSIDE)
		shut_sayings(p, to);
	if (shut & SHUT_OWN)
		shut_own(to);
}

bool plan_event_alone(const struct plan *p, const struct event *e, struct id seat)
{
	if (e->say == SAY_TOLD_BEFORE || e->say == SAY_PRIVATE_ASK || e->say == SAY_PRIVATE_ASK_WHOM) // told to nobody else
		return true;
	p = plan_for(p, seat);
	enum thing thing = THINGS;
	struct id about = plan_event_about(e);
	int index = id_set(about) ? plan_find_any(p, about, &thing) : NOBODY;
	if (thing == THING_PREP) // of two, but as much one's own
		return true;
	return index != NOBODY && thing != THING_SEAT && seats_only(readers_of(p, thing, index), plan_find(p, THING_SEAT, seat));
}
