// SPDX-License-Identifier: EUPL-1.2
// Applying what professionals state to everyone, and what is said of that: the family's answer, whether it is covered, the same
// in plainer words. What is said of a thing is a remark: the last one of a kind that a seat makes of a thing is the one that
// counts.
#include "plan.h"

struct remark *remark_add(struct plan *p, const struct event *e, int seat, enum remark_kind kind, enum thing of, int at)
{
	list_each(old, &p->remarks) if (!e->carried.is && !old->item.carried && old->kind == kind && old->of == of &&
	                                old->at == at && old->item.author == seat) old->item.gone = true;
	struct remark *r = list_add(&p->remarks);
	item_begin(p, &r->item, ID_NONE, seat, e);
	r->kind = kind;
	r->of = of;
	r->at = at;
	r->version = NOBODY;
	r->by = carried_by(p, e);
	r->until = DAY_NONE;
	return r;
}

static void state(struct plan *p, const struct event *e, int seat)
{
	const union said_fields *as = &e->as;
	struct statement *s = list_add(&p->statements);
	item_begin(p, &s->item, e->fresh.at[0], seat, e);
	s->ruled = DAY_NONE;
	s->by = carried_by(p, e);
	if (e->say == SAY_CONDITION_SET) {
		s->stated = STATED_CONDITION;
		s->text = text_keep(p, as->condition_set.text);
		s->why = text_keep(p, as->condition_set.why);
		s->ground = as->condition_set.ground;
		s->ruled = as->condition_set.ruled;
		s->whose = text_keep(p, as->condition_set.whose);
	} else if (e->say == SAY_WISH_SAY) {
		s->stated = STATED_WISH;
		s->text = text_keep(p, as->wish_say.text);
		s->why = text_keep(p, as->wish_say.why);
	} else {
		s->stated = STATED_INFORMATION;
		s->text = text_keep(p, as->inform.text);
	}
}

static void answer(struct plan *p, const struct event *e, int at, int seat)
{
	struct remark *r = remark_add(p, e, seat, REMARK_ANSWER, THING_STATEMENT, at);
	r->text = text_keep(p, e->as.statement_answer.text);
	r->item.gone = !r->text.len; // taken back
}

static void check(struct plan *p, const struct event *e, int at, int seat)
{
	const struct say_condition_check *b = &e->as.condition_check;
	struct remark *r = remark_add(p, e, seat, REMARK_CHECK, THING_STATEMENT, at);
	r->check = b->check;
	r->text = text_keep(p, b->word);
	r->until = b->until;
	r->version = plan_find(p, THING_VERSION, b->version);
}

static void apply_statement(struct plan *p, const struct event *e, int at, int seat)
{
	if (e->say == SAY_STATEMENT_WITHDRAW) {
		p->statements.at[at].withdrawn = true;
		p->statements.at[at].dropped = text_keep(p, e->as.statement_withdraw.why);
	} else if (e->say == SAY_STATEMENT_REMOVE) {
		item_end(p, THING_STATEMENT, at);
	} else if (e->say == SAY_STATEMENT_READERS) {
		p->statements.at[at].readers = seats_from(p, e->as.statement_readers.readers);
	} else if (e->say == SAY_STATEMENT_ANSWER) {
		answer(p, e, at, seat);
	} else if (e->say == SAY_CONDITION_CHECK) {
		check(p, e, at, seat);
	} else if (e->say == SAY_STATEMENT_UNCLEAR) {
		(void)remark_add(p, e, seat, REMARK_UNCLEAR, THING_STATEMENT, at);
	} else if (e->say == SAY_STATEMENT_PLAINER) {
		struct remark *r = remark_add(p, e, seat, REMARK_PLAINER, THING_STATEMENT, at);
		r->text = text_keep(p, e->as.statement_plainer.text);
	}
}

static void adopt(struct plan *p, const struct event *e, int seat)
{
	const struct say_plan_adopt *b = &e->as.plan_adopt;
	int at = plan_find(p, THING_VERSION, b->version);
	if (at == NOBODY)
		return;
	struct remark *r = remark_add(p, e, seat, REMARK_ADOPT, THING_VERSION, at);
	r->adopted = b->adopted;
	r->text = text_keep(p, b->why);
}

void apply_statements(struct plan *p, const struct event *e, int seat)
{
	enum thing thing;
	struct id about = about_of(e->say, &e->as, e->fresh, &thing);
	if (e->say == SAY_PLAN_ADOPT)
		return adopt(p, e, seat);
	if (thing != THING_STATEMENT)
		return;
	if (say_infos[e->say].makes == THING_STATEMENT)
		return e->fresh.n ? state(p, e, seat) : (void)0;
	int at = plan_find(p, THING_STATEMENT, about);
	if (at != NOBODY)
		apply_statement(p, e, at, seat);
}
