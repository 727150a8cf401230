// SPDX-License-Identifier: EUPL-1.2
// See made.h. Each kind of thing that plan/words can make inside stands here; tests/web/test_ticks.mjs says each there, and
// looks.
#include "made.h"
#include "items.h"
#include "views.h"

static void put(const struct visit *v, struct mades *all, struct made one)
{
	if (all->n == all->room) {
		struct made *wider = arena_many(v->arena, struct made, all->room ? all->room * 2 : 16);
		if (all->n)
			memcpy(wider, all->at, all->n * sizeof *wider);
		all->at = wider;
		all->room = all->room ? all->room * 2 : 16;
	}
	if (!id_set(one.at))
		one.at = one.id;
	if (!one.tail)
		one.tail = "";
	all->at[all->n++] = one;
}

static void made_actions(const struct visit *v, struct sight_action_list from, struct mades *all)
{
	for (size_t i = 0; i < from.n; i++)
		if (from.at[i].inside)
			put(v, all,
			        (struct made){
			                .id = from.at[i].id, .part = "actie", .kind = SAY(v, "actie"), .text = from.at[i].text});
}

static void made_deals(const struct visit *v, struct sight_deal_list from, struct mades *all)
{
	for (size_t i = 0; i < from.n; i++)
		if (from.at[i].inside)
			put(v, all,
			        (struct made){.id = from.at[i].id,
			                .part = "afspraak",
			                .kind = SAY(v, "afspraak"),
			                .text = from.at[i].text});
}

static void made_steps(const struct visit *v, struct mades *all)
{
	for (size_t i = 0; i < v->plan->goals.n; i++) {
		const struct sight_goal *g = &v->plan->goals.at[i];
		if (g->inside)
			put(v, all,
			        (struct made){.id = g->id,
			                .part = "doel",
			                .kind = SAY(v, "doel"),
			                .text = g->text,
			                .said = items_said(v, g->from, g->typed)});
		made_actions(v, g->actions, all);
		made_deals(v, g->deals, all);
	}
	made_actions(v, v->plan->loose, all);
	made_deals(v, v->plan->deals, all);
	for (size_t i = 0; i < v->plan->offers.n; i++) {
		const struct sight_offer *o = &v->plan->offers.at[i];
		if (o->inside)
			put(v, all, (struct made){.id = o->id, .part = "aanbod", .kind = SAY(v, "aanbod"), .text = o->text});
	}
}

static void made_rooms(const struct visit *v, struct mades *all)
{
	for (size_t i = 0; i < v->plan->rooms.n; i++) {
		const struct sight_room *r = &v->plan->rooms.at[i];
		if (r->inside)
			put(v, all,
			        (struct made){.id = r->id,
			                .part = "kamer",
			                .kind = SAY(v, "kamer"),
			                .text = r->title,
			                .alone = r->alone});
		for (size_t k = 0; k < r->fields.n; k++) {
			const struct sight_field *f = &r->fields.at[k];
			if (f->inside)
				put(v, all,
				        (struct made){.id = f->id,
				                .part = "kamer",
				                .at = r->id,
				                .kind = SAY(v, "vakje"),
				                .text = f->title,
				                .alone = r->alone});
		}
		for (size_t k = 0; k < r->entries.n; k++) {
			const struct sight_entry *e = &r->entries.at[k];
			if (e->inside)
				put(v, all,
				        (struct made){.id = e->id,
				                .part = "inbreng",
				                .kind = r->title,
				                .text = entry_words(v, e, 80),
				                .alone = e->alone});
		}
	}
}

static void made_people(const struct visit *v, struct mades *all)
{
	for (size_t i = 0; i < v->plan->people.n; i++) {
		const struct sight_person *m = &v->plan->people.at[i];
		if (m->inside)
			put(v, all,
			        (struct made){.id = m->id,
			                .part = "mens",
			                .kind = SAY(v, "mens"),
			                .text = m->name,
			                .alone = m->unasked});
	}
}

static void made_gatherings(const struct visit *v, struct mades *all)
{
	for (size_t i = 0; i < v->plan->gatherings.n; i++) {
		const struct sight_gathering *g = &v->plan->gatherings.at[i];
		if (g->inside)
			put(v, all,
			        (struct made){
			                .id = g->id, .part = "bijeenkomst", .kind = SAY(v, "bijeenkomst"), .text = g->title});
		for (size_t k = 0; k < g->guests.n; k++) {
			const struct sight_guest *one = &g->guests.at[k];
			if (one->inside)
				put(v, all,
				        (struct made){.id = one->id,
				                .part = "bijeenkomst",
				                .at = g->id,
				                .tail = "/wie",
				                .kind = SAY(v, "gast"),
				                .text = words_name(v, one->person)});
		}
	}
}

// What is asked of who works with families, and what one of those says who sits inside.
static void made_said(const struct visit *v, struct mades *all)
{
	for (size_t i = 0; i < v->plan->questions.n; i++) {
		const struct sight_question *q = &v->plan->questions.at[i];
		if (q->inside)
			put(v, all,
			        (struct made){.id = q->id,
			                .part = "vraag",
			                .kind = SAY(v, "vraag"),
			                .text = q->text,
			                .alone = q->alone});
	}
	for (size_t i = 0; i < v->plan->statements.n; i++) {
		const struct sight_statement *s = &v->plan->statements.at[i];
		if (s->inside)
			put(v, all,
			        (struct made){.id = s->id, .part = "uitspraak", .kind = words_name(v, s->by), .text = s->text});
	}
}

struct mades mades_of(const struct visit *v)
{
	struct mades all = {0};
	made_steps(v, &all);
	made_said(v, &all);
	made_rooms(v, &all);
	made_people(v, &all);
	made_gatherings(v, &all);
	return all;
}
