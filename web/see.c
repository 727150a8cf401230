// SPDX-License-Identifier: EUPL-1.2
// Finding a thing by its id in what this seat sees; NULL when it does not see it.
#include "visit.h"

#define SEE(name, type, list)                                                                                                    \
	const struct type *name(const struct visit *v, struct id id)                                                             \
	{                                                                                                                        \
		for (size_t i = 0; v->plan && i < v->plan->list.n; i++)                                                          \
			if (id_eq(v->plan->list.at[i].id, id))                                                                   \
				return &v->plan->list.at[i];                                                                     \
		return NULL;                                                                                                     \
	}
SEE(see_room, sight_room, rooms)
SEE(see_goal, sight_goal, goals)
SEE(see_person, sight_person, people)
SEE(see_seat, sight_seat, seats)
SEE(see_offer, sight_offer, offers)
SEE(see_version, sight_version, versions)

static const struct sight_action *action_in(struct sight_action_list list, struct id id)
{
	for (size_t i = 0; i < list.n; i++)
		if (id_eq(list.at[i].id, id))
			return &list.at[i];
	return NULL;
}

const struct sight_action *see_action(const struct visit *v, struct id id)
{
	if (!v->plan)
		return NULL;
	const struct sight_action *found = action_in(v->plan->loose, id);
	for (size_t i = 0; !found && i < v->plan->goals.n; i++)
		found = action_in(v->plan->goals.at[i].actions, id);
	return found;
}

static const struct sight_deal *deal_in(struct sight_deal_list list, struct id id)
{
	for (size_t i = 0; i < list.n; i++)
		if (id_eq(list.at[i].id, id))
			return &list.at[i];
	return NULL;
}

const struct sight_deal *see_deal(const struct visit *v, struct id id)
{
	if (!v->plan)
		return NULL;
	const struct sight_deal *found = deal_in(v->plan->deals, id);
	for (size_t i = 0; !found && i < v->plan->goals.n; i++)
		found = deal_in(v->plan->goals.at[i].deals, id);
	return found;
}

const struct sight_entry *see_entry(const struct visit *v, struct id id, const struct sight_room **ret_room)
{
	for (size_t r = 0; v->plan && r < v->plan->rooms.n; r++)
		for (size_t i = 0; i < v->plan->rooms.at[r].entries.n; i++)
			if (id_eq(v->plan->rooms.at[r].entries.at[i].id, id)) {
				if (ret_room)
					*ret_room = &v->plan->rooms.at[r];
				return &v->plan->rooms.at[r].entries.at[i];
			}
	return NULL;
}
