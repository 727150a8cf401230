// SPDX-License-Identifier: EUPL-1.2
// An agreed version stands beside the working draft, each for those who may see its parts (contract.md). The plan of then is
// shown with the readers of now: who may not read a thing today does not read it in an old version, and who may, does.
#include "plan.h"

struct sight_plan *plan_sight_then(
        const struct plan *then, const struct plan *now_is, struct id seat, int64_t now, struct arena *arena)
{
	if (!seat_active(now_is, plan_find(now_is, THING_SEAT, seat), now))
		return NULL;
	struct plan *p = plan_copy(then);
	p->steps = now_is->steps;
	p->people_readers = now_is->people_readers;
	for (uint32_t i = 0; i < p->rooms.n && i < now_is->rooms.n; i++) // indexes are for ever
		p->rooms.at[i].readers = now_is->rooms.at[i].readers;
	for (uint32_t i = 0; i < p->entries.n && i < now_is->entries.n; i++) {
		p->entries.at[i].own_readers = now_is->entries.at[i].own_readers;
		p->entries.at[i].readers = now_is->entries.at[i].readers;
	}
	for (uint32_t i = 0; i < p->actions.n && i < now_is->actions.n; i++) {
		p->actions.at[i].own_readers = now_is->actions.at[i].own_readers;
		p->actions.at[i].readers = now_is->actions.at[i].readers;
	}
	for (uint32_t i = 0; i < p->people.n && i < now_is->people.n; i++)
		p->people.at[i].unasked = now_is->people.at[i].unasked;
	p->seats.n = 0; // who sits is of now
	for (uint32_t i = 0; i < now_is->seats.n; i++)
		if (now_is->seats.at[i].person < (int)p->people.n)
			*list_add(&p->seats) = now_is->seats.at[i];
	struct sight_plan *sight = plan_sight(p, seat, now, arena);
	plan_release(p); // its texts live on in `then`, which the caller holds
	return sight;
}
