// SPDX-License-Identifier: EUPL-1.2
// Who hears outside Kring that there is news: whoever is asked to a gathering of which the day is now another one. Nobody while a
// door is shut: those inside sit at the table, and what is decided there is news to the others when it is shown.
#include "plan.h"

static struct moment day_for(const struct plan *whole, int seat, uint32_t gathering)
{
	const struct plan *p = plan_as(whole, seat);
	if (gathering >= p->gatherings.n)
		return (struct moment){DAY_NONE, NUMBER_NONE};
	return p->gatherings.at[gathering].when;
}

static bool is_asked(const struct plan *p, int gathering, int person)
{
	list_each(g, &p->guests) if (!g->item.gone && g->gathering == gathering && g->person == person) return true;
	return false;
}

static bool has_news(const struct plan *before, const struct plan *now, int seat)
{
	for (uint32_t i = 0; i < now->gatherings.n; i++)
		if (!now->gatherings.at[i].over && may_see(now, seat, THING_GATHERING, (int)i) &&
		        is_asked(now, (int)i, now->seats.at[seat].person) &&
		        !moment_eq(day_for(before, seat, i), now->gatherings.at[i].when))
			return true;
	return false;
}

struct ids plan_news(const struct plan *before, const struct plan *now, const struct event *e, struct arena *arena)
{
	struct id *seats = arena_many(arena, struct id, now->seats.n);
	size_t n = 0;
	bool about = e->say == SAY_GATHERING_WHEN || e->say == SAY_GATHERING_PRESENT;
	for (uint32_t i = 0; about && !now->outside && i < now->seats.n; i++) {
		struct id seat = now->seats.at[i].item.id;
		if (!id_eq(seat, e->seat) && seat_active(now, (int)i, e->time) && has_news(before, now, (int)i))
			seats[n++] = seat;
	}
	return (struct ids){seats, n};
}
