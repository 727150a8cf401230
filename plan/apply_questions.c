// SPDX-License-Identifier: EUPL-1.2
// Applying questions to who works with families and their answers (P8), and what is said beside a helper's words: how one sees it
// oneself, that one does not understand, the same in plainer words (P12).
#include "plan.h"

static void ask_question(struct plan *p, const struct event *e, int seat)
{
	const struct say_question_ask *b = &e->as.question_ask;
	struct question *q = list_add(&p->questions);
	item_begin(p, &q->item, e->fresh.at[0], seat, e);
	q->text = text_keep(p, b->text);
	q->to = plan_find(p, THING_PERSON, b->whom);
	q->by = carried_by(p, e);
	q->until = b->by;
	q->own_readers = b->readers.n > 0 || starts_alone(p, seat) || e->carried.is; // it is for who brings it
	q->readers = seats_with(seats_from(p, b->readers), seat);
}

static void apply_question(struct plan *p, const struct event *e, int at, int seat)
{
	if (e->say == SAY_QUESTION_ANSWER) {
		struct remark *r = remark_add(p, e, seat, REMARK_ANSWER, THING_QUESTION, at);
		r->text = text_keep(p, e->as.question_answer.text);
		r->refused = e->as.question_answer.refused;
	} else if (e->say == SAY_QUESTION_UNCLEAR) {
		(void)remark_add(p, e, seat, REMARK_UNCLEAR, THING_QUESTION, at);
	} else if (e->say == SAY_QUESTION_DROP) {
		item_end(p, THING_QUESTION, at);
	} else if (e->say == SAY_QUESTION_READERS) {
		p->questions.at[at].readers = seats_with(seats_from(p, e->as.question_readers.readers), seat);
	}
}

static void beside_entry(struct plan *p, const struct event *e, int at, int seat)
{
	if (e->say == SAY_ENTRY_READING) {
		struct remark *r = remark_add(p, e, seat, REMARK_READING, THING_ENTRY, at);
		r->text = text_keep(p, e->as.entry_reading.text);
		r->item.gone = !r->text.len; // taken back
	} else if (e->say == SAY_ENTRY_UNCLEAR) {
		(void)remark_add(p, e, seat, REMARK_UNCLEAR, THING_ENTRY, at);
	} else if (e->say == SAY_ENTRY_PLAINER) {
		remark_add(p, e, seat, REMARK_PLAINER, THING_ENTRY, at)->text = text_keep(p, e->as.entry_plainer.text);
	}
}

void apply_questions(struct plan *p, const struct event *e, int seat)
{
	enum thing thing;
	struct id about = about_of(e->say, &e->as, e->fresh, &thing);
	if (e->say == SAY_QUESTION_ASK)
		return e->fresh.n ? ask_question(p, e, seat) : (void)0;
	int at = thing == THING_QUESTION || thing == THING_ENTRY ? plan_find(p, thing, about) : NOBODY;
	if (at != NOBODY && thing == THING_QUESTION)
		apply_question(p, e, at, seat);
	else if (at != NOBODY && say_infos[e->say].makes < 0)
		beside_entry(p, e, at, seat);
}
