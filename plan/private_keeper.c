// SPDX-License-Identifier: EUPL-1.2
// The machine's keeper takes along what a seat may read (kring export), and sits at no table: private time is not theirs to read,
// nor who was inside.
#include "plan.h"

struct plan *plan_from_outside(const struct plan *p, struct id seat, int64_t now)
{
	struct plan *settled = plan_settled(p, now);
	const struct plan *is = settled ? settled : p;
	struct plan *out = plan_copy(is->outside ? is->outside : is);
	int reader = plan_find(out, THING_SEAT, seat);
	out->through.n = 0; // the plan outside does not know which of its events were said meanwhile
	list_each(t, &is->through)
	{
		if (!seats_any(seats_less(SEATS_ALL, t->told))) // and not what was told to a few: that somebody asks for help
			*list_add(&out->through) = *t;
	}
	list_each(s, &out->seats) s->calls = s->called = false;
	list_each(r, &out->rounds) r->inside = seats_without(r->inside, reader);
	plan_release(settled);
	return out;
}
