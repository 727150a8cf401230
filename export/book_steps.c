// SPDX-License-Identifier: EUPL-1.2
// Goals, actions, agreements and help offered as events, with who does what and how it went as far as the sight tells.
#include "archive.h"

static struct ids doers_of(struct book *b, const struct sight_action *a)
{
	struct id *list = arena_many(b->arena, struct id, a->doers.n + a->refused.n);
	size_t n = 0;
	for (size_t i = 0; i < a->doers.n; i++)
		list[n++] = book_meet(b, a->doers.at[i]);
	for (size_t i = 0; i < a->refused.n; i++)
		list[n++] = book_meet(b, a->refused.at[i]);
	return (struct ids){list, n};
}

static bool among(struct sight_names names, struct id id)
{
	for (size_t i = 0; i < names.n; i++)
		if (id_eq(names.at[i]->id, id))
			return true;
	return false;
}

// Who filled in the answer, when it was another: "Sjaan zei ja. Petra vulde het in."
static const struct sight_name *typist_of(const struct sight_action *a, struct id doer)
{
	for (size_t i = 0; i < a->spoken.n; i++)
		if (id_eq(a->spoken.at[i].who->id, doer))
			return a->spoken.at[i].typed;
	return NULL;
}

static void say_answers(struct book *b, const struct sight_action *a, struct ids doers)
{
	for (size_t i = 0; i < doers.n; i++) {
		enum answer answer = i >= a->doers.n ? ANSWER_NO : among(a->call, doers.at[i]) ? ANSWER_CALL : ANSWER_YES;
		if (answer == ANSWER_YES && among(a->asked, doers.at[i]))
			continue;
		struct event *e = book_add_of(b, SAY_ACTION_ANSWER, b->plan->begun, typist_of(a, doers.at[i]));
		e->as.action_answer.action = a->id;
		e->as.action_answer.answer = answer;
		e->as.action_answer.whom = doers.at[i];
	}
}

static void say_reports(struct book *b, const struct sight_action *a)
{
	for (size_t i = a->reports.n; i-- > 0;) { // the oldest first
		const struct sight_report *r = &a->reports.at[i];
		struct id by = book_meet(b, r->by);
		struct event *e = book_add(b, SAY_ACTION_REPORT, r->at, r->typed ? r->typed->name : r->typed_then);
		e->as.action_report.action = a->id;
		e->as.action_report.report = r->report;
		e->as.action_report.word = r->word;
		e->as.action_report.sound = r->sound;
		e->as.action_report.whom = by;
		e->carried.inside = r->inside;
	}
	if (a->helped) {
		struct event *e = book_add(b, SAY_ACTION_HELPED, b->plan->begun, STR(""));
		e->as.action_helped.action = a->id;
		e->as.action_helped.helped = a->helped;
	}
}

static void say_actions(struct book *b, struct sight_action_list actions)
{
	for (size_t i = 0; i < actions.n; i++) {
		const struct sight_action *a = &actions.at[i];
		struct ids doers = doers_of(b, a);
		struct id checker = book_meet(b, a->checker), gathering = book_of_gathering(b, a->gathering);
		struct event *e = book_add(b, SAY_ACTION_ADD, b->plan->begun, a->typed_then);
		e->as.action_add = (struct say_action_add){.text = a->text,
		        .goal = a->goal ? a->goal->id : ID_NONE,
		        .doers = doers,
		        .when = a->when,
		        .rhythm = a->rhythm,
		        .from = a->from,
		        .till = a->till,
		        .checker = checker,
		        .if_not = a->if_not,
		        .sound = a->sound,
		        .gathering = gathering,
		        .brings = a->brings && id_set(gathering)};
		book_make_one(b, e, a->id);
		e->carried.inside = a->inside;
		e->carried.apart = a->own_readers;
		say_answers(b, a, doers);
		say_reports(b, a);
	}
}

static void say_deals(struct book *b, struct sight_deal_list deals)
{
	for (size_t i = 0; i < deals.n; i++) {
		const struct sight_deal *d = &deals.at[i];
		struct event *e = book_add(b, SAY_DEAL_ADD, b->plan->begun, STR(""));
		e->as.deal_add = (struct say_deal_add){d->text, d->goal ? d->goal->id : ID_NONE, d->branch};
		book_make_one(b, e, d->id);
		e->carried.inside = d->inside;
	}
}

static void say_goal(struct book *b, const struct sight_goal *g)
{
	struct id from = book_meet(b, g->from);
	struct event *e = book_add(b, SAY_GOAL_ADD, b->plan->begun, g->typed ? g->typed->name : g->typed_then);
	e->as.goal_add = (struct say_goal_add){g->text, g->under, book_of_gathering(b, g->gathering), from};
	book_make_one(b, e, g->id);
	e->carried.inside = g->inside;
	if (g->denied)
		book_add(b, SAY_GOAL_DENY, b->plan->begun, STR(""))->as.goal_deny.goal = g->id;
}

static void say_closing(struct book *b, const struct sight_goal *g)
{
	if (!g->ending)
		return;
	struct event *e = book_add(b, SAY_GOAL_CLOSE, b->plan->begun, STR(""));
	e->as.goal_close = (struct say_goal_close){g->id, g->ending, g->word};
}

static void say_offer(struct book *b, const struct sight_offer *o)
{
	struct id from = book_meet(b, o->from);
	struct event *e = book_add(b, SAY_OFFER_ADD, b->plan->begun, o->typed ? o->typed->name : o->typed_then);
	e->as.offer_add = (struct say_offer_add){o->text, o->when, from};
	book_make_one(b, e, o->id);
	e->carried.inside = o->inside;
}

void book_goals(struct book *b)
{
	for (size_t i = 0; i < b->plan->goals.n; i++)
		say_goal(b, &b->plan->goals.at[i]);
}

void book_steps(struct book *b)
{
	const struct sight_plan *p = b->plan;
	for (size_t i = 0; i < p->goals.n; i++) {
		say_actions(b, p->goals.at[i].actions);
		say_deals(b, p->goals.at[i].deals);
		say_closing(b, &p->goals.at[i]);
	}
	say_actions(b, p->loose);
	say_deals(b, p->deals);
	for (size_t i = 0; i < p->offers.n; i++)
		say_offer(b, &p->offers.at[i]);
}
