// SPDX-License-Identifier: EUPL-1.2
// What a seat sees of what professionals state: it is for the whole table alike. Who asked for plainer words is told to nobody;
// that it was asked, to who can say it plainer and to the fixed worker.
#include "sight.h"

static bool stands(const struct look_at *l, const struct remark *r, enum thing of, int at)
{
	return r->of == of && r->at == at && !r->item.gone && !private_kept_from(l->plan, &r->item, l->seat);
}

struct sight_remark_list remarks_of(struct look_at *l, enum remark_kind kind, enum thing of, int at)
{
	const struct plan *p = l->plan;
	size_t most = 0, n = 0;
	list_each(r, &p->remarks) most += r->kind == kind && stands(l, r, of, at);
	if (most == 0)
		return (struct sight_remark_list){0};
	struct sight_remark *list = arena_many(l->arena, struct sight_remark, most);
	for (uint32_t i = 0; i < p->remarks.n; i++) {
		const struct remark *r = &p->remarks.at[i];
		if (r->kind != kind || !stands(l, r, of, at))
			continue;
		bool told = private_was_inside(p, &r->item, l->seat); // who spoke in private time stays with who was there
		bool version = r->version != NOBODY && looks_at(l, THING_VERSION, r->version);
		list[n++] = (struct sight_remark){.who = told ? name_said(l, &r->item, r->by) : NULL,
		        .text = r->text,
		        .check = r->check,
		        .adopted = r->adopted,
		        .refused = r->refused,
		        .until = r->until,
		        .version = version ? p->versions.at[r->version].item.id : ID_NONE,
		        .mine = r->item.author == l->seat && !r->item.carried,
		        .inside = made_inside(l, &r->item),
		        .at = r->item.time};
	}
	return (struct sight_remark_list){list, n};
}

struct unclear unclear_of(const struct look_at *l, enum thing of, int at)
{
	struct unclear u = {false, false};
	bool then = false; // carried over: whoever brought it knew that somebody asked
	list_each(r, &l->plan->remarks)
	{
		if (!stands(l, r, of, at))
			continue;
		bool mine = r->item.author == l->seat;
		if (r->kind == REMARK_PLAINER || (of == THING_QUESTION && r->kind == REMARK_ANSWER)) {
			u = (struct unclear){false, false};
			then = false;
		} else if (r->kind == REMARK_UNCLEAR && r->item.carried) {
			then |= mine && r->by == NOBODY;
			u.mine |= mine && r->by != NOBODY;
		} else if (r->kind == REMARK_UNCLEAR) {
			u.asked = true;
			u.mine |= mine;
		}
	}
	u.asked = then || (u.asked && seats_has(told_unclear(l->plan, of, at), l->seat));
	return u;
}

static void sight_statement_of(struct look_at *l, int index, struct sight_statement *to)
{
	const struct statement *s = &l->plan->statements.at[index];
	struct unclear unclear = unclear_of(l, THING_STATEMENT, index);
	struct seats readers = readers_of(l->plan, THING_STATEMENT, index);
	*to = (struct sight_statement){.id = s->item.id,
	        .stated = s->stated,
	        .text = s->text,
	        .why = s->why,
	        .ground = s->ground,
	        .ruled = s->ruled,
	        .whose = s->whose,
	        .by = name_said(l, &s->item, s->by),
	        .mine = s->item.author == l->seat,
	        .states = states(l->plan, l->seat, index, l->now),
	        .withdrawn = s->withdrawn,
	        .dropped = s->dropped,
	        .answers = remarks_of(l, REMARK_ANSWER, THING_STATEMENT, index),
	        .checks = remarks_of(l, REMARK_CHECK, THING_STATEMENT, index),
	        .plainer = remarks_of(l, REMARK_PLAINER, THING_STATEMENT, index),
	        .unclear = unclear.asked,
	        .asked = unclear.mine,
	        .carried = s->item.carried,
	        .alone = s->item.carried && seats_only(readers, l->seat),
	        .inside = made_inside(l, &s->item),
	        .at = s->item.time};
	if (s->item.carried)
		to->readers = names_of_seats(l, readers);
}

void sight_statements(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	struct sight_statement *list = arena_many(l->arena, struct sight_statement, p->statements.n);
	size_t n = 0;
	for (uint32_t i = 0; i < p->statements.n; i++)
		if (looks_at(l, THING_STATEMENT, (int)i))
			sight_statement_of(l, (int)i, &list[n++]);
	to->statements = (struct sight_statement_list){list, n};
}

static void sight_question_of(struct look_at *l, int index, struct sight_question *to)
{
	const struct plan *p = l->plan;
	const struct question *q = &p->questions.at[index];
	struct unclear unclear = unclear_of(l, THING_QUESTION, index);
	struct seats readers = readers_of(p, THING_QUESTION, index);
	bool told = private_was_inside(p, &q->item, l->seat);
	*to = (struct sight_question){.id = q->item.id,
	        .text = q->text,
	        .to = name_person(l, q->to),
	        .by = told ? name_said(l, &q->item, q->by) : NULL,
	        .until = q->until,
	        .age = NUMBER_NONE,
	        .answers = remarks_of(l, REMARK_ANSWER, THING_QUESTION, index),
	        .mine = q->item.author == l->seat,
	        .to_me = q->to == p->seats.at[l->seat].person && !q->item.carried,
	        .alone = seats_only(readers, l->seat),
	        .own_readers = q->own_readers,
	        .unclear = unclear.asked,
	        .asked = unclear.mine,
	        .carried = q->item.carried,
	        .inside = made_inside(l, &q->item),
	        .at = q->item.time};
	if (!to->answers.n && !to->carried)
		to->age = l->today - day_of(q->item.time);
	if (q->own_readers)
		to->readers = names_of_seats(l, readers);
}

void sight_questions(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	struct sight_question *list = arena_many(l->arena, struct sight_question, p->questions.n);
	size_t n = 0;
	for (uint32_t i = 0; i < p->questions.n; i++)
		if (looks_at(l, THING_QUESTION, (int)i))
			sight_question_of(l, (int)i, &list[n++]);
	to->questions = (struct sight_question_list){list, n};
}
