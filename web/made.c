// SPDX-License-Identifier: EUPL-1.2
// See made.h. Each kind of thing that plan/words can make inside stands here; tests/web/test_ticks.mjs says each there, and
// looks.
#include "made.h"
#include "items.h"
#include "list.h"
#include "views.h"

static struct made *add(
        const struct visit *v, struct mades *all, const char *part, struct str kind, struct id id, struct str text)
{
	if (all->n == all->room) {
		all->room = all->room ? all->room * 2 : 16;
		struct made *wider = arena_many(v->arena, struct made, all->room);
		if (all->n)
			memcpy(wider, all->at, all->n * sizeof *wider);
		all->at = wider;
	}
	struct made *one = &all->at[all->n++];
	*one = (struct made){.id = id, .part = part, .at = id, .tail = "", .kind = kind, .text = text};
	return one;
}

static void made_actions(const struct visit *v, struct sight_action_list from, struct mades *all)
{
	list_each(a, &from) if (a->inside) add(v, all, "actie", SAY(v, "actie"), a->id, a->text);
}

static void made_deals(const struct visit *v, struct sight_deal_list from, struct mades *all)
{
	list_each(d, &from) if (d->inside) add(v, all, "afspraak", SAY(v, "afspraak"), d->id, d->text);
}

static void made_steps(const struct visit *v, struct mades *all)
{
	list_each(g, &v->plan->goals)
	{
		if (g->inside)
			add(v, all, "doel", SAY(v, "doel"), g->id, g->text)->said = items_said(v, g);
		made_actions(v, g->actions, all);
		made_deals(v, g->deals, all);
	}
	made_actions(v, v->plan->loose, all);
	made_deals(v, v->plan->deals, all);
	list_each(o, &v->plan->offers) if (o->inside) add(v, all, "aanbod", SAY(v, "aanbod"), o->id, o->text);
}

static void made_in_room(const struct visit *v, const struct sight_room *r, struct mades *all)
{
	if (r->inside)
		add(v, all, "kamer", SAY(v, "kamer"), r->id, r->title)->alone = r->alone;
	list_each(f, &r->fields)
	{
		if (!f->inside)
			continue;
		struct made *one = add(v, all, "kamer", SAY(v, "vakje"), f->id, f->title);
		one->at = r->id;
		one->alone = r->alone;
	}
	list_each(e, &r->entries) if (e->inside) add(v, all, "inbreng", r->title, e->id, entry_words(v, e, 80))->alone = e->alone;
}

static void made_people(const struct visit *v, struct mades *all)
{
	list_each(m, &v->plan->people) if (m->inside) add(v, all, "mens", SAY(v, "mens"), m->id, m->name)->alone = m->unasked;
}

static void made_gatherings(const struct visit *v, struct mades *all)
{
	list_each(g, &v->plan->gatherings)
	{
		if (g->inside)
			add(v, all, "bijeenkomst", SAY(v, "bijeenkomst"), g->id, g->title);
		list_each(one, &g->guests)
		{
			if (!one->inside)
				continue;
			struct made *guest = add(v, all, "bijeenkomst", SAY(v, "gast"), one->id, words_name(v, one->person));
			guest->at = g->id;
			guest->tail = "/wie";
		}
	}
}

// What is asked of who works with families, and what one of those says who sits inside.
static void made_said(const struct visit *v, struct mades *all)
{
	list_each(q, &v->plan->questions) if (q->inside) add(v, all, "vraag", SAY(v, "vraag"), q->id, q->text)->alone = q->alone;
	list_each(s, &v->plan->statements) if (s->inside) add(v, all, "uitspraak", words_name(v, s->by), s->id, s->text);
}

static bool lies_behind(const struct visit *v, const struct sight_gathering *g, struct id id)
{
	struct str text = id_text(v->arena, id);
	for (size_t i = 0; i < g->behind.n; i++)
		if (str_eq(g->behind.at[i], text))
			return true;
	return false;
}

struct mades mades_of(const struct visit *v, const struct sight_gathering *g)
{
	struct mades all = {0}, here = {0};
	made_steps(v, &all);
	made_said(v, &all);
	list_each(r, &v->plan->rooms) made_in_room(v, r, &all);
	made_people(v, &all);
	made_gatherings(v, &all);
	here.at = all.at;
	for (size_t i = 0; i < all.n; i++)
		if (lies_behind(v, g, all.at[i].id))
			here.at[here.n++] = all.at[i];
	return here;
}
