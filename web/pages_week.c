// SPDX-License-Identifier: EUPL-1.2
// This week: what I do, what is asked of me, what others do. Plans stand together only for who asked so in their settings, and
// the seats somebody holds for their work are always on a page of their own: a person's family and their work never share a list.
#include "pages_week.h"
#include "items.h"
#include "views.h"

enum where { IS_MINE, IS_ASKED, IS_OPEN, IS_OTHERS };

static enum where where_of(const struct sight_action *a)
{
	return a->asked_me ? IS_ASKED : a->doing ? IS_MINE : a->doers.n == 0 ? IS_OPEN : IS_OTHERS;
}

struct week {
	const struct visit *visit;
	const char *back;
	struct {
		struct act_row *at;
		size_t n;
	} rows[4];
	size_t most; // rows of each sort
	bool more; // a row found no place
};

static void add(struct week *w, struct sight_action_list list)
{
	for (size_t i = 0; i < list.n; i++) {
		const struct sight_action *a = &list.at[i];
		if (!a->now && !a->asked_me && !a->late)
			continue;
		enum where to = where_of(a);
		w->more |= w->rows[to].n == w->most;
		if (w->rows[to].n == w->most)
			continue;
		w->rows[to].at[w->rows[to].n++] = act_row_of(w->visit, a, w->back, false);
	}
}

// The button of this screen is that of what is asked first, else of what one does oneself.
static void lead(struct week *w)
{
	static const enum where order[] = {IS_ASKED, IS_MINE};
	for (size_t i = 0; i < 2; i++)
		for (size_t k = 0; k < w->rows[order[i]].n; k++)
			if (!w->rows[order[i]].at[k].done) {
				w->rows[order[i]].at[k].first = true;
				return;
			}
}

static size_t count(const struct sight_plan *p)
{
	size_t n = p->loose.n;
	for (size_t i = 0; i < p->goals.n; i++)
		n += p->goals.at[i].actions.n;
	return n;
}

void week_of(const struct visit *v, const char *back, bool first, size_t most, struct week_part *to)
{
	size_t all = count(v->plan);
	struct week w = {.visit = v, .back = back, .most = most < all ? most : all};
	for (size_t i = 0; i < 4; i++)
		w.rows[i].at = arena_many(v->arena, struct act_row, w.most);
	for (size_t i = 0; i < v->plan->goals.n; i++)
		if (v->plan->goals.at[i].ending == ENDING_NONE)
			add(&w, v->plan->goals.at[i].actions);
	add(&w, v->plan->loose);
	if (first)
		lead(&w);
	*to = (struct week_part){.plan = v->plan->id, .name = v->plan->name, .more = w.more};
	to->mine = (struct act_rows){w.rows[IS_MINE].at, w.rows[IS_MINE].n};
	to->asked = (struct act_rows){w.rows[IS_ASKED].at, w.rows[IS_ASKED].n};
	to->open = (struct act_rows){w.rows[IS_OPEN].at, w.rows[IS_OPEN].n};
	to->others = (struct act_rows){w.rows[IS_OTHERS].at, w.rows[IS_OTHERS].n};
	to->questions = questions_to_me(v);
	to->empty = to->mine.n + to->asked.n + to->open.n + to->others.n + to->questions.n == 0;
}

void week_show(struct visit *v)
{
	struct week_page p = {.frame = items_frame(v, SAY(v, "Deze week"), 2), .steps = v->plan->steps};
	week_of(v, "week", true, SIZE_MAX, &p.week);
	p.meets = meets_near(v);
	view_week_page(&v->out->body, &v->view, &p);
}

// ---- over several plans

static bool wanted_together(struct str together, struct str plan)
{
	while (together.len)
		if (str_eq(str_cut(&together, ' '), plan))
			return true;
	return false;
}

struct choice_of_plans {
	bool work;
	struct str together; // for one's own plans: which may stand in one list
};

// One plan into the list, if it belongs there. Only what one does and is asked oneself stands in it, which is no look at others'
// words; what others do is on the plan's own page.
static bool plan_into(struct visit *v, struct seat *seat, const struct choice_of_plans *choice, bool first, struct week_part *to)
{
	struct seat_facts facts = seat_facts(seat);
	if (works_with_families(facts.role) != choice->work || facts.ended || seat_look(seat, PART_OWN, ID_NONE, &v->plan) != OK)
		return false;
	week_of(v, choice->work ? "werk" : "samen", first, SIZE_MAX, to);
	to->empty = to->mine.n + to->asked.n + to->questions.n == 0;
	return true;
}

static bool is_wanted(const struct visit *v, const struct choice_of_plans *choice, struct id plan)
{
	return choice->work || wanted_together(choice->together, id_text(v->arena, plan));
}

static void show(struct visit *v, const struct my_plans *mine, const struct choice_of_plans *choice, struct weeks_page *p)
{
	struct week_part *parts = arena_many(v->arena, struct week_part, mine->n);
	struct seat **seats = arena_many(v->arena, struct seat *, mine->n);
	size_t n = 0;
	for (size_t i = 0; i < mine->n; i++) {
		struct who who = visit_who(v);
		if (!is_wanted(v, choice, mine->at[i].plan) ||
		        seat_open(v->house, mine->at[i].plan, &who, v->arena, &seats[n]) != OK)
			continue;
		p->plans.n += plan_into(v, seats[n++], choice, p->plans.n == 0, &parts[p->plans.n]);
		v->plan = NULL;
	}
	p->plans.at = parts;
	p->frame = items_frame(v, p->title, 0);
	view_weeks_page(&v->out->body, &v->view, p);
	while (n > 0) // the page points into what they see
		seat_close(seats[--n]);
}

static void weeks(struct visit *v, bool work, struct str title, struct str lead)
{
	struct my_plans mine;
	struct person_settings settings;
	enum status got = plans_of(v->house, v->session.person, v->arena, &mine);
	if (got == OK)
		got = person_settings_get(v->house, v->session.person, v->arena, &settings);
	if (got != OK)
		return visit_trouble(v, got);
	struct weeks_page p = {.title = title, .lead = lead, .work = work};
	show(v, &mine, &(struct choice_of_plans){work, settings.together}, &p);
}

void weeks_show(struct visit *v)
{
	weeks(v, false, SAY(v, "Deze week"), SAY(v, "Alleen plannen die jij samen wilde zien, staan hier bij elkaar."));
}

void work_show(struct visit *v)
{
	weeks(v, true, SAY(v, "Mijn werk"), SAY(v, "De gezinnen die jou een stoel gaven."));
}
