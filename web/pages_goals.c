// SPDX-License-Identifier: EUPL-1.2
// Goals with small goals under them, the agreements that hang there, and what is done already. A goal that is closed stays where
// it is, with how it ended.
#include "fresh.h"
#include "items.h"
#include "views.h"

static struct url url_in(const struct visit *v, const char *part, struct id id, const char *rest)
{
	return (struct url){str_print(v->arena, "/plan/%s/%s/%s%s", items_id(v, v->plan->id), part, items_id(v, id), rest)};
}

static const struct sight_goal *this_goal(struct visit *v)
{
	const struct sight_goal *g = v->match.n_ids > 1 ? see_goal(v, v->match.ids[1]) : NULL;
	if (!g)
		visit_missing(v);
	return g;
}

// ---- how a goal stands

static struct act_rows acts_of(const struct visit *v, struct sight_action_list list, const char *back, bool closed)
{
	struct act_row *rows = arena_many(v->arena, struct act_row, list.n);
	for (size_t i = 0; i < list.n; i++) {
		rows[i] = act_row_of(v, &list.at[i], back, false);
		if (closed) // looked back on: nothing is asked of it any more
			rows[i].asked = rows[i].doing = rows[i].open = rows[i].undo = false;
	}
	return (struct act_rows){rows, list.n};
}

struct str branch_words(const struct visit *v, enum branch branch)
{
	return branch == BRANCH_REACHED ? SAY(v, "Als het lukt:") : branch == BRANCH_NOT ? SAY(v, "Als het niet lukt:") : STR("");
}

static void deals_into(const struct visit *v, struct sight_deal_list list, struct goal_row *to)
{
	struct deal_row *rows = arena_many(v->arena, struct deal_row, list.n);
	for (size_t i = 0; i < list.n; i++)
		rows[i] = (struct deal_row){v->plan->id, list.at[i].id, list.at[i].text, branch_words(v, list.at[i].branch),
		        v->plan->owner || list.at[i].mine};
	to->deals.at = rows;
	to->deals.n = list.n;
}

static void goal_row_of(const struct visit *v, const struct sight_goal *g, const char *back, struct goal_row *to)
{
	*to = (struct goal_row){.plan = v->plan->id,
	        .id = g->id,
	        .text = g->text,
	        .word = g->word,
	        .kept = items_kept(v, g->inside),
	        .said = items_said(v, g),
	        .denied = g->denied,
	        .small = id_set(g->under),
	        .closed = g->ending != ENDING_NONE,
	        .ending = words_choice(v, &choice_ending, (int)g->ending),
	        .acts = acts_of(v, g->actions, back, g->ending != ENDING_NONE)};
	deals_into(v, g->deals, to);
}

static void under_into(const struct visit *v, struct goal_row *to, const char *back)
{
	struct goal_row *rows = arena_many(v->arena, struct goal_row, v->plan->goals.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->goals.n; i++)
		if (id_set(v->plan->goals.at[i].under) && id_eq(v->plan->goals.at[i].under, to->id))
			goal_row_of(v, &v->plan->goals.at[i], back, &rows[n++]);
	to->under.at = rows;
	to->under.n = n;
}

void goals_fill(struct visit *v, struct goals_page *p)
{
	struct goal_row *rows = arena_many(v->arena, struct goal_row, v->plan->goals.n);
	p->loose = (struct goal_row){.plan = v->plan->id, .acts = acts_of(v, v->plan->loose, "doelen", false)};
	deals_into(v, v->plan->deals, &p->loose);
	for (size_t i = 0; i < v->plan->goals.n; i++) {
		if (id_set(v->plan->goals.at[i].under))
			continue;
		goal_row_of(v, &v->plan->goals.at[i], "doelen", &rows[p->goals.n]);
		under_into(v, &rows[p->goals.n++], "doelen");
	}
	p->goals.at = rows;
}

void goals_show(struct visit *v)
{
	struct goals_page p = {.frame = items_frame(v, SAY(v, "Doelen"), 1),
	        .plan = v->plan->id,
	        .alone = v->plan->steps_readers.n < 2,
	        .may_goal = can(v, SAY_GOAL_ADD),
	        .may_action = can(v, SAY_ACTION_ADD),
	        .may_deal = can(v, SAY_DEAL_ADD),
	        .may_share = can(v, SAY_PART_READERS)};
	if (v->plan->steps)
		p.audience = words_audience(v, v->plan->steps_readers, p.alone);
	goals_fill(v, &p);
	view_goals_page(&v->out->body, &v->view, &p);
}

void goal_show(struct visit *v)
{
	const struct sight_goal *g = this_goal(v);
	if (!g)
		return;
	const struct sight_goal *above = id_set(g->under) ? see_goal(v, g->under) : NULL;
	struct goal_page p = {.frame = items_frame(v, SAY(v, "Doel"), 1),
	        .key = id_text(v->arena, fresh_short()),
	        .has_above = above != NULL,
	        .may_goal = can(v, SAY_GOAL_ADD),
	        .may_action = can(v, SAY_ACTION_ADD),
	        .may_deal = can(v, SAY_DEAL_ADD),
	        .may_close = can(v, SAY_GOAL_CLOSE),
	        .may_change = v->plan->owner || g->mine,
	        .may_deny = g->said_mine && !g->denied && can(v, SAY_GOAL_DENY)};
	goal_row_of(v, g, "doel", &p.goal);
	under_into(v, &p.goal, "doel");
	if (above) {
		p.above = above->id;
		p.above_text = above->text;
	}
	view_goal_page(&v->out->body, &v->view, &p);
}

// ---- pages that ask

static struct form_page *goal_form(
        struct visit *v, const struct sight_goal *g, struct str title, struct str button, const char *rest)
{
	struct form_page *p = form_begin(v, title, button);
	p->action = url_in(v, "doel", g->id, rest);
	p->back = url_in(v, "doel", g->id, "");
	p->back_text = SAY(v, "Terug naar het doel");
	return p;
}

void goal_add_show(struct visit *v)
{
	struct form_page *p = form_begin(v, SAY(v, "Een doel"), SAY(v, "Zet in het plan"));
	p->lead = SAY(v, "Wat willen jullie samen?");
	p->action.text = str_print(v->arena, "/plan/%s/doel/nieuw", items_id(v, v->plan->id));
	p->back.text = str_print(v->arena, "/plan/%s/doelen", items_id(v, v->plan->id));
	p->back_text = SAY(v, "Naar de doelen");
	struct box *b = box_add(p, BOX_TEXT, "tekst", SAY(v, "Het doel"), STR(""));
	b->hint = SAY(v, "In je eigen woorden. Iets waaraan je merkt dat het beter gaat.");
	form_show(v, p);
}

void goal_small_show(struct visit *v)
{
	const struct sight_goal *g = this_goal(v);
	if (!g)
		return;
	struct form_page *p = goal_form(v, g, SAY(v, "Een klein doel"), SAY(v, "Zet erbij"), "/erbij");
	p->about = g->text;
	struct box *b = box_add(p, BOX_TEXT, "tekst", SAY(v, "Wat is de eerste stap?"), STR(""));
	b->hint = SAY(v, "Zo klein dat het bijna zeker lukt.");
	form_show(v, p);
}

void goal_change_show(struct visit *v)
{
	const struct sight_goal *g = this_goal(v);
	if (!g)
		return;
	struct form_page *p = goal_form(v, g, SAY(v, "Doel veranderen"), SAY(v, "Bewaar"), "/wijzigen");
	box_add(p, BOX_TEXT, "tekst", SAY(v, "Het doel"), g->text);
	form_show(v, p);
}

void goal_close_show(struct visit *v)
{
	const struct sight_goal *g = this_goal(v);
	if (!g)
		return;
	struct form_page *p = goal_form(v, g, SAY(v, "Terugkijken op dit doel"), SAY(v, "Bewaar"), "/afsluiten");
	p->about = g->text;
	struct box *b = box_add(p, BOX_ONE, "uitkomst", SAY(v, "Hoe is het gegaan?"), STR(""));
	box_option(p, b, STR("gelukt"), SAY(v, "Gelukt"), false);
	box_option(p, b, STR("voor-een-deel"), SAY(v, "Voor een deel"), false);
	box_option(p, b, STR("niet-gelukt"), SAY(v, "Niet gelukt"), false);
	box_add(p, BOX_TEXT, "woord", SAY(v, "Wil je er iets bij zeggen?"), STR(""));
	form_show(v, p);
}

void goal_remove_show(struct visit *v)
{
	const struct sight_goal *g = this_goal(v);
	if (!g)
		return;
	struct form_page *p = goal_form(v, g, SAY(v, "Dit doel uit het plan halen?"), SAY(v, "Haal het doel weg"), "/weghalen");
	p->about = g->text;
	p->away = true;
	form_note(p, SAY(v, "De acties die eronder hangen, blijven staan."));
	form_show(v, p);
}

// ---- agreements

void deal_add_show(struct visit *v)
{
	struct id goal = form_id(v, "doel");
	struct form_page *p = form_begin(v, SAY(v, "Een afspraak"), SAY(v, "Zet in het plan"));
	p->action.text = str_print(v->arena, "/plan/%s/afspraak/nieuw", items_id(v, v->plan->id));
	p->back.text = str_print(v->arena, "/plan/%s/doelen", items_id(v, v->plan->id));
	p->back_text = SAY(v, "Naar de doelen");
	box_add(p, BOX_TEXT, "tekst", SAY(v, "Wat spreken jullie af?"), STR(""));
	box_goals(p, box_add(p, BOX_SELECT, "doel", SAY(v, "Bij welk doel?"), STR("")), goal);
	struct box *b = box_add(p, BOX_ONE, "tak", SAY(v, "Wanneer geldt het?"), STR(""));
	box_option(p, b, STR(""), SAY(v, "Altijd"), true);
	box_option(p, b, STR("gelukt"), SAY(v, "Als het doel lukt"), false);
	box_option(p, b, STR("niet-gelukt"), SAY(v, "Als het doel niet lukt"), false);
	form_show(v, p);
}

void deal_show(struct visit *v)
{
	const struct sight_deal *d = v->match.n_ids > 1 ? see_deal(v, v->match.ids[1]) : NULL;
	if (!d)
		return visit_missing(v);
	struct form_page *p = form_begin(v, SAY(v, "Afspraak veranderen"), SAY(v, "Bewaar"));
	p->action = url_in(v, "afspraak", d->id, "/wijzigen");
	p->back.text = str_print(v->arena, "/plan/%s/doelen", items_id(v, v->plan->id));
	p->back_text = SAY(v, "Naar de doelen");
	box_add(p, BOX_TEXT, "tekst", SAY(v, "Wat spreken jullie af?"), d->text);
	p->remove = url_in(v, "afspraak", d->id, "/weghalen");
	p->remove_text = SAY(v, "Haal de afspraak weg");
	form_show(v, p);
}

// ---- what is done already (P14, beginnen.md: "Dit is al gelukt")

static void done_into(const struct visit *v, struct sight_action_list list, struct managed_row *rows, size_t *n)
{
	for (size_t i = 0; i < list.n; i++) {
		const struct sight_action *a = &list.at[i];
		if (a->last == DAY_NONE && a->state != REPORT_DONE)
			continue;
		rows[(*n)++] = (struct managed_row){.plan = v->plan->id,
		        .id = a->id,
		        .text = a->text,
		        .who = items_doers(v, a->doers),
		        .when = words_day(v, a->last),
		        .word = words_choice(v, &choice_helped, (int)a->helped)};
	}
}

void managed_show(struct visit *v)
{
	size_t most = v->plan->loose.n + v->plan->goals.n;
	for (size_t i = 0; i < v->plan->goals.n; i++)
		most += v->plan->goals.at[i].actions.n;
	struct managed_row *rows = arena_many(v->arena, struct managed_row, most);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->goals.n; i++) {
		const struct sight_goal *g = &v->plan->goals.at[i];
		if (g->ending == ENDING_REACHED || g->ending == ENDING_PARTLY)
			rows[n++] = (struct managed_row){.plan = v->plan->id,
			        .id = g->id,
			        .text = g->text,
			        .goal = true,
			        .word = words_choice(v, &choice_ending, (int)g->ending)};
		done_into(v, g->actions, rows, &n);
	}
	done_into(v, v->plan->loose, rows, &n);
	struct managed_page p = {.frame = items_frame(v, SAY(v, "Dit is al gelukt"), 1), .plan = v->plan->id, .done = {rows, n}};
	view_managed_page(&v->out->body, &v->view, &p);
}
