// SPDX-License-Identifier: EUPL-1.2
// What helpers stated, what was asked of them, and what was prepared with a coordinator, as events; with what was said of each.
// In the plan they come to they are history: of somebody who has no seat there, and so nobody's to answer, check or withdraw.
#include "archive.h"

// ---- what is said of a thing

static void fill(struct event *e, const struct sight_remark *r, struct id of)
{
	union said_fields *as = &e->as;
	if (e->say == SAY_STATEMENT_ANSWER)
		as->statement_answer = (struct say_statement_answer){of, r->text};
	else if (e->say == SAY_STATEMENT_PLAINER)
		as->statement_plainer = (struct say_statement_plainer){of, r->text};
	else if (e->say == SAY_CONDITION_CHECK)
		as->condition_check = (struct say_condition_check){of, r->check, r->text, r->until, r->version};
	else if (e->say == SAY_PLAN_ADOPT)
		as->plan_adopt = (struct say_plan_adopt){of, r->adopted, r->text};
	else if (e->say == SAY_QUESTION_ANSWER)
		as->question_answer = (struct say_question_answer){of, r->text, r->refused};
	else if (e->say == SAY_ENTRY_READING)
		as->entry_reading = (struct say_entry_reading){of, r->text};
	else if (e->say == SAY_ENTRY_PLAINER)
		as->entry_plainer = (struct say_entry_plainer){of, r->text};
}

void book_remarks(struct book *b, struct sight_remark_list all, enum say say, struct id of)
{
	for (size_t i = 0; i < all.n; i++) {
		struct event *e = book_add_of(b, say, all.at[i].at, all.at[i].who);
		fill(e, &all.at[i], of);
		e->carried.inside = all.at[i].inside;
	}
}

static void unclear(struct book *b, enum say say, struct id of, const struct sight_name *by, int64_t time)
{
	struct event *e = book_add_of(b, say, time, by);
	if (say == SAY_ENTRY_UNCLEAR)
		e->as.entry_unclear.entry = of;
	else if (say == SAY_QUESTION_UNCLEAR)
		e->as.question_unclear.question = of;
	else
		e->as.statement_unclear.statement = of;
}

// That one asked oneself is told with one's name; that somebody did, without: it is told to nobody who that was.
void book_unclear(struct book *b, enum say say, struct id of, bool any, bool mine, int64_t time)
{
	if (mine)
		unclear(b, say, of, b->plan->me, time);
	if (any)
		unclear(b, say, of, NULL, time);
}

// ---- statements

static void fill_statement(struct event *e, const struct sight_statement *s)
{
	union said_fields *as = &e->as;
	if (e->say == SAY_CONDITION_SET)
		as->condition_set = (struct say_condition_set){s->text, s->why, s->ground, s->ruled, s->whose};
	else if (e->say == SAY_WISH_SAY)
		as->wish_say = (struct say_wish_say){s->text, s->why};
	else
		as->inform.text = s->text;
}

static void say_statement(struct book *b, const struct sight_statement *s)
{
	static const enum say says[] = {
	        [STATED_CONDITION] = SAY_CONDITION_SET, [STATED_WISH] = SAY_WISH_SAY, [STATED_INFORMATION] = SAY_INFORM};
	struct event *e = book_add_of(b, says[s->stated], s->at, s->by);
	fill_statement(e, s);
	book_make_one(b, e, s->id);
	e->carried.inside = s->inside;
	book_remarks(b, s->answers, SAY_STATEMENT_ANSWER, s->id);
	book_remarks(b, s->checks, SAY_CONDITION_CHECK, s->id);
	book_remarks(b, s->plainer, SAY_STATEMENT_PLAINER, s->id);
	book_unclear(b, SAY_STATEMENT_UNCLEAR, s->id, s->unclear, s->asked, s->at);
	if (s->withdrawn) {
		e = book_add(b, SAY_STATEMENT_WITHDRAW, s->at, STR(""));
		e->as.statement_withdraw = (struct say_statement_withdraw){s->id, s->dropped};
	}
}

// ---- questions, and what was prepared

static void say_question(struct book *b, const struct sight_question *q)
{
	struct id whom = book_meet(b, q->to);
	struct event *e = book_add_of(b, SAY_QUESTION_ASK, q->at, q->by);
	e->as.question_ask.text = q->text;
	e->as.question_ask.whom = whom;
	e->as.question_ask.by = q->until;
	book_make_one(b, e, q->id);
	e->carried.inside = q->inside;
	book_remarks(b, q->answers, SAY_QUESTION_ANSWER, q->id);
	book_unclear(b, SAY_QUESTION_UNCLEAR, q->id, q->unclear, q->asked, q->at);
}

static void say_prep(struct book *b, const struct sight_prep *one)
{
	bool call = one->phone.len > 0;
	struct id from = book_meet(b, one->from);
	struct event *e = book_add_of(b, call ? SAY_PREP_CALL : SAY_PREP_ADD, one->at, one->with);
	e->carried.who = one->typed ? one->typed->name : one->typed_then;
	if (call)
		e->as.prep_call = (struct say_prep_call){ID_NONE, one->whom, one->phone, one->quiet, from};
	else
		e->as.prep_add = (struct say_prep_add){ID_NONE, one->about, one->text, from};
	book_make_one(b, e, one->id);
	e->carried.inside = one->inside;
}

void book_statements(struct book *b)
{
	const struct sight_plan *p = b->plan;
	for (size_t i = 0; i < p->statements.n; i++)
		say_statement(b, &p->statements.at[i]);
	for (size_t i = 0; i < p->questions.n; i++)
		say_question(b, &p->questions.at[i]);
	for (size_t i = 0; i < p->preps.n; i++)
		say_prep(b, &p->preps.at[i]);
}
