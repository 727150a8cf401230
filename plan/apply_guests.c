// SPDX-License-Identifier: EUPL-1.2
// Applying what is said of who is asked to a gathering: whether they come, which days they can, what they need for it, and what
// they give along when they do not.
#include "plan.h"

static void add(struct plan *p, const struct event *e, int seat)
{
	const struct say_guest_add *b = &e->as.guest_add;
	int gathering = plan_find(p, THING_GATHERING, b->gathering), person = plan_find(p, THING_PERSON, b->person);
	if (!e->fresh.n || gathering == NOBODY || person == NOBODY)
		return;
	struct guest *g = list_add(&p->guests);
	item_begin(p, &g->item, e->fresh.at[0], seat, e);
	g->gathering = gathering;
	g->person = person;
	g->asks = plan_find(p, THING_PERSON, b->asks);
	g->beside = g->only = NOBODY;
	if (!e->carried.is) // out of a file comes what was said of that since
		p->people.at[person].unasked = false; // from now on others know that they are
}

static void answer(struct plan *p, struct guest *g, const struct say_guest_answer *b)
{
	g->comes = b->comes;
	g->words = text_keep(p, b->words);
}

static void needs(struct plan *p, struct guest *g, const struct event *e, int seat)
{
	const struct say_guest_needs *b = &e->as.guest_needs;
	g->needs = text_keep(p, b->needs);
	g->beside = plan_find(p, THING_PERSON, b->beside);
	g->only = e->carried.is && e->carried.inside ? seat : plan_find(p, THING_SEAT, b->only);
}

// As if nothing was said yet.
static void erase(struct guest *g)
{
	*g = (struct guest){.item = g->item, .gathering = g->gathering, .person = g->person, .asks = g->asks};
	g->beside = g->only = NOBODY;
}

void apply_guests(struct plan *p, const struct event *e, int seat)
{
	enum thing thing;
	struct id about = about_of(e->say, &e->as, e->fresh, &thing);
	if (e->say == SAY_GUEST_ADD)
		return add(p, e, seat);
	int index = thing == THING_GUEST ? plan_find(p, THING_GUEST, about) : NOBODY;
	if (index == NOBODY)
		return;
	struct guest *g = &p->guests.at[index];
	if (e->say == SAY_GUEST_REMOVE)
		item_end(p, THING_GUEST, index);
	else if (e->say == SAY_GUEST_DAYS)
		g->can = moments_from(p->texts->arena, e->as.guest_days.can), g->polled = true;
	else if (e->say == SAY_GUEST_ANSWER)
		answer(p, g, &e->as.guest_answer);
	else if (e->say == SAY_GUEST_ERASE)
		erase(g);
	else if (e->say == SAY_GUEST_NEEDS)
		needs(p, g, e, seat);
}
