// SPDX-License-Identifier: EUPL-1.2
// Preparing a gathering with a coordinator (product.md G6): whether one dares to come, whom one wants beside, what must not
// happen, and whom to call afterwards. It is of two, and goes with the coordinator's seat: out of sight here, out of the rows in
// journal/.
#include "plan.h"

static struct prep *add(struct plan *p, const struct event *e, int seat, struct id with, struct id from)
{
	int coordinator = e->carried.is ? NOBODY : plan_find(p, THING_SEAT, with), person = plan_find(p, THING_PERSON, from);
	if (!e->fresh.n || (coordinator == NOBODY && !e->carried.is) || seat == NOBODY)
		return NULL;
	struct prep *to = list_add(&p->preps);
	item_begin(p, &to->item, e->fresh.at[0], seat, e);
	to->seat = coordinator;
	to->with = coordinator == NOBODY ? carried_by(p, e) : p->seats.at[coordinator].person;
	to->from = person == NOBODY ? p->seats.at[seat].person : person;
	return to;
}

static void take_away(struct plan *p, int index)
{
	struct prep *one = &p->preps.at[index];
	item_end(p, THING_PREP, index);
	one->text = one->whom = one->phone = one->quiet = STR("");
}

// The newest counts: one person is called in one way.
static void replace_call(struct plan *p, const struct prep *now)
{
	for (uint32_t i = 0; i + 1 < p->preps.n; i++) {
		const struct prep *old = &p->preps.at[i];
		if (old->about == PREPARES_CALL && old->seat == now->seat && old->with == now->with && old->from == now->from &&
		        !old->item.gone)
			take_away(p, (int)i);
	}
}

static void call(struct plan *p, const struct event *e, int seat)
{
	const struct say_prep_call *b = &e->as.prep_call;
	struct prep *to = add(p, e, seat, b->seat, b->from);
	if (!to)
		return;
	to->about = PREPARES_CALL;
	to->whom = text_keep(p, b->whom);
	to->phone = text_keep(p, b->phone);
	to->quiet = text_keep(p, b->quiet);
	replace_call(p, to);
}

void preps_end(struct plan *p, int coordinator)
{
	for (uint32_t i = 0; i < p->preps.n; i++)
		if (p->preps.at[i].seat == coordinator && !p->preps.at[i].item.gone)
			take_away(p, (int)i);
}

bool preps_with(const struct plan *p, int coordinator)
{
	list_each(one, &p->preps) if (id_set(one->item.id) && one->seat == coordinator) return true;
	return false;
}

void apply_preps(struct plan *p, const struct event *e, int seat)
{
	if (e->say == SAY_PREP_ADD) {
		const struct say_prep_add *b = &e->as.prep_add;
		struct prep *to = add(p, e, seat, b->seat, b->from);
		if (to)
			to->about = b->about, to->text = text_keep(p, b->text);
	} else if (e->say == SAY_PREP_CALL) {
		call(p, e, seat);
	} else if (e->say == SAY_PREP_ERASE) {
		int index = plan_find(p, THING_PREP, e->as.prep_erase.prep);
		if (index != NOBODY)
			take_away(p, index);
	}
}
