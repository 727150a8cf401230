// SPDX-License-Identifier: EUPL-1.2
// The goals read aloud together, one at a time in large type: on the screen that everybody at the table can see. So it calls
// nobody "jij", and leaves out what not everybody who reads the goals may hear: an action with readers of its own, and what
// stayed behind a door that is open.
#include "items.h"
#include "pages_steps.h"
#include "views.h"
#include <stdlib.h>

struct screens { // a goal each; NULL: what hangs under none
	const struct sight_goal **at;
	size_t n;
};

static bool for_all(const struct visit *v, bool inside)
{
	return !items_kept(v, inside).len;
}

static bool action_for_all(const struct visit *v, const struct sight_action *a)
{
	return !a->own_readers && for_all(v, a->inside);
}

// Each with its small goals behind it.
static void goals_under(const struct visit *v, struct id above, struct screens *to)
{
	for (size_t i = 0; i < v->plan->goals.n; i++) {
		const struct sight_goal *g = &v->plan->goals.at[i];
		if (!id_eq(g->under, above) || g->ending != ENDING_NONE || !for_all(v, g->inside))
			continue;
		to->at[to->n++] = g;
		if (!id_set(above))
			goals_under(v, g->id, to);
	}
}

static struct screens screens_of(const struct visit *v)
{
	struct screens all = {arena_many(v->arena, const struct sight_goal *, v->plan->goals.n + 1), 0};
	bool loose = false;
	goals_under(v, ID_NONE, &all);
	for (size_t i = 0; i < v->plan->loose.n; i++)
		loose = loose || action_for_all(v, &v->plan->loose.at[i]);
	for (size_t i = 0; i < v->plan->deals.n; i++)
		loose = loose || for_all(v, v->plan->deals.at[i].inside);
	if (loose)
		all.at[all.n++] = NULL;
	return all;
}

static void steps_into(const struct visit *v, struct sight_action_list list, struct aloud_page *p)
{
	struct act_row *rows = arena_many(v->arena, struct act_row, list.n);
	for (size_t i = 0; i < list.n; i++)
		if (action_for_all(v, &list.at[i]))
			rows[p->acts.n++] = act_row_of(v, &list.at[i], "doelen", false);
	p->acts.at = rows;
}

static void deals_into(const struct visit *v, struct sight_deal_list list, struct aloud_page *p)
{
	struct deal_row *rows = arena_many(v->arena, struct deal_row, list.n);
	for (size_t i = 0; i < list.n; i++)
		if (for_all(v, list.at[i].inside))
			rows[p->deals.n++] =
			        (struct deal_row){.text = list.at[i].text, .branch = branch_words(v, list.at[i].branch)};
	p->deals.at = rows;
}

static void fill_screen(const struct visit *v, const struct sight_goal *g, struct aloud_page *p)
{
	const struct sight_goal *above = g && id_set(g->under) ? see_goal(v, g->under) : NULL;
	p->text = g ? g->text : STR("");
	p->above = above ? above->text : STR("");
	steps_into(v, g ? g->actions : v->plan->loose, p);
	deals_into(v, g ? g->deals : v->plan->deals, p);
}

void aloud_show(struct visit *v)
{
	v->paper = true; // what everybody reads has no reader of its own
	struct screens all = screens_of(v);
	size_t n = strtoul(str_zero(v->arena, form_value(v, "doel")), NULL, 10);
	n = n < 1 ? 1 : n > all.n ? all.n : n;
	struct aloud_page p = {.frame = items_frame(v, SAY(v, "Voorlezen"), 1),
	        .plan = v->plan->id,
	        .inside = v->plan->private.n && v->plan->private.at[0].inside,
	        .number = n,
	        .all = all.n,
	        .before = n > 1 ? n - 1 : 0,
	        .next = n < all.n ? n + 1 : 0};
	if (all.n)
		fill_screen(v, all.at[n - 1], &p);
	view_aloud_page(&v->out->body, &v->view, &p);
}
