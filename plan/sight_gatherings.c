// SPDX-License-Identifier: EUPL-1.2
// What a seat sees of gatherings, their phases and private time. From outside: that the family talks without us, and since when;
// never who is inside or how often something was said.
#include "sight.h"

static struct sight_phase_list phases_of(struct look_at *l, const struct gathering *g)
{
	struct sight_phase *list = arena_many(l->arena, struct sight_phase, g->method->n);
	for (size_t i = 0; i < g->method->n; i++) {
		const struct phase *f = &g->method->phases[i];
		list[i] = (struct sight_phase){f->id, g->titles[i], f->hint, f->closed, (int)i == g->phase, f->prompts};
	}
	return (struct sight_phase_list){list, g->method->n};
}

static void sight_private(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	const struct round *r = round_shut(p);
	if (!r)
		return;
	struct sight_private *one = arena_new(l->arena, struct sight_private);
	*one = (struct sight_private){.gathering = p->gatherings.at[r->gathering].item.id, .since = r->since};
	if (p->outside) {
		const struct place *mine = &p->seats.at[l->seat];
		one->inside = true;
		one->names = names_of_seats(l, r->inside);
		one->ask = private_asks(p, l->now);
		one->asked = mine->calls;
	}
	to->private = (struct sight_private_list){one, 1};
}

void sight_gatherings(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	struct sight_gathering *list = arena_many(l->arena, struct sight_gathering, p->gatherings.n);
	size_t n = 0;
	for (uint32_t i = p->gatherings.n; i-- > 0;) { // the newest first
		const struct gathering *g = &p->gatherings.at[i];
		if (!looks_at(l, THING_GATHERING, (int)i))
			continue;
		list[n++] = (struct sight_gathering){.id = g->item.id,
		        .method = g->method->id,
		        .title = g->title,
		        .follows = g->method->follows,
		        .checked = g->method->checked,
		        .phase = g->phase == NOBODY ? STR("") : g->method->phases[g->phase].id,
		        .phases = phases_of(l, g),
		        .brought = g->method->rooms,
		        .kept = !p->outside && private_keeps(p, (int)i, l->seat),
		        .mine = g->item.author == l->seat,
		        .over = g->over,
		        .at = g->item.time};
	}
	to->gatherings = (struct sight_gathering_list){list, n};
	to->whom = name_seat(l, p->seats.at[l->seat].whom);
	to->called = p->seats.at[l->seat].called;
	sight_private(l, to);
}
