// SPDX-License-Identifier: EUPL-1.2
// Who does what at a gathering: the roles of its method with the people the family put on them, by name, so that who has no
// screen can have one. A role is a word and opens nothing (plan/words). And the sheet on the table: what the day is about, who
// does what, the questions, and what is needed at the least.
#include "pages_tasks.h"
#include "fresh.h"
#include "items.h"
#include "pages_gatherings.h"
#include "views.h"

static bool has_task(const struct sight_task *t, struct id person)
{
	for (size_t i = 0; i < t->people.n; i++)
		if (id_eq(t->people.at[i]->id, person))
			return true;
	return false;
}

struct str tasks_of(const struct visit *v, const struct sight_gathering *g, struct id person)
{
	struct str all = STR("");
	for (size_t i = 0; i < g->tasks.n; i++)
		if (has_task(&g->tasks.at[i], person))
			all = STR_JOIN(v->arena, all, all.len ? STR(", ") : STR(""), g->tasks.at[i].title);
	return all;
}

struct task_lines task_lines(const struct visit *v, const struct sight_gathering *g)
{
	struct task_line *lines = arena_many(v->arena, struct task_line, g->tasks.n);
	size_t n = 0;
	for (size_t i = 0; i < g->tasks.n; i++) {
		const struct sight_task *t = &g->tasks.at[i];
		if (t->people.n || !g->over)
			lines[n++] = (struct task_line){t->title, t->hint, words_names(v, t->people), NULL};
	}
	return (struct task_lines){lines, n};
}

// ---- choosing who has one

static bool is_guest(const struct sight_gathering *g, struct id person)
{
	for (size_t i = 0; i < g->guests.n; i++)
		if (id_eq(g->guests.at[i].person->id, person))
			return true;
	return false;
}

// Not who was only thought of: a role is read by everybody at the table.
static bool may_have(const struct sight_gathering *g, const struct sight_task *t, const struct sight_person *m)
{
	return has_task(t, m->id) || is_guest(g, m->id) || (m->whole && !m->unasked);
}

static const struct form_page *task_form(struct visit *v, const struct sight_gathering *g, const struct sight_task *t)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	p->action = gathering_url(v, g->id, str_zero(v->arena, STR_JOIN(v->arena, STR("/rollen?deze="), t->id)));
	struct box *b = box_add(p, t->several ? BOX_TICKS : BOX_SELECT, "mensen", SAY(v, "Wie doet dit?"), STR(""));
	box_beside(p, b, str_zero(v->arena, STR_JOIN(v->arena, STR("rol-"), t->id)));
	b->hint = SAY(v, "Een rol verandert niet wat iemand mag of ziet.");
	if (!t->several)
		box_option(p, b, STR(""), SAY(v, "Nog niemand"), t->people.n == 0);
	for (size_t i = 0; i < v->plan->people.n; i++) {
		const struct sight_person *m = &v->plan->people.at[i];
		struct sight_name who = {m->id, m->name};
		if (may_have(g, t, m))
			box_option(
			        p, b, id_text(v->arena, m->id), m->me ? SAY(v, "Ik") : words_name(v, &who), has_task(t, m->id));
	}
	form_hidden(p, "rol", t->id);
	return p;
}

struct task_lines tasks_to_give(struct visit *v, const struct sight_gathering *g)
{
	struct task_lines all = task_lines(v, g);
	for (size_t i = 0; i < all.n && can(v, SAY_TASK_GIVE) && !g->over; i++)
		if (g->tasks.at[i].id.len)
			((struct task_line *)(uintptr_t)all.at)[i].give = task_form(v, g, &g->tasks.at[i]);
	return all;
}

void tasks_do(struct visit *v)
{
	form_drop_empty(v, "mensen"); // nobody chosen is nobody named
	items_do_with(v, NULL, 0);
}

// ---- the sheet on the table

static const struct sight_gathering *of_the_sheet(const struct visit *v)
{
	for (size_t i = 0; i < v->plan->gatherings.n; i++) // the newest first
		if (!v->plan->gatherings.at[i].over)
			return &v->plan->gatherings.at[i];
	return NULL;
}

static void fill_sheet(const struct visit *v, const struct sight_gathering *g, struct table_sheet *p)
{
	struct table_part *parts = arena_many(v->arena, struct table_part, g->phases.n);
	const struct str *times = part_times(v, g);
	size_t n = 0;
	for (size_t i = 0; i < g->phases.n; i++) {
		const struct sight_phase *f = &g->phases.at[i];
		if (f->skipped)
			continue;
		parts[n] = (struct table_part){f->title, there_words(v, f), times[i], f->closed, shown_lines(v, f->prompts)};
		p->various |= f->closed || !str_eq(parts[n].there, parts[0].there);
		n++;
	}
	p->title = g->title;
	p->facts = meet_facts(v, g);
	p->facts.calendar.text = STR("");
	p->facts.lead = words_name(v, g->lead); // on paper nobody is "jij"
	p->tasks = task_lines(v, g);
	p->parts.at = parts;
	p->parts.n = n;
}

void table_sheet_show(struct visit *v)
{
	bool named = v->match.n_ids > 1;
	const struct sight_gathering *g = named ? this_gathering(v) : of_the_sheet(v);
	if (named && !g)
		return;
	v->paper = true;
	struct table_sheet p = {.frame = items_frame(v, SAY(v, "Een vel voor op tafel"), 1),
	        .back.text = named ? gathering_url(v, g->id, "").text
	                           : visit_url(v, "/plan/%s/hulpverleners", items_id(v, v->plan->id)),
	        .conditions = conditions_now(v)};
	if (g)
		fill_sheet(v, g, &p);
	view_table_sheet(&v->out->body, &v->view, &p);
}
