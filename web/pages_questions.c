// SPDX-License-Identifier: EUPL-1.2
// Questions to who works with families (product.md P8): with a day, an answer or a no with its reason, and an age that shows
// while nobody answered.
#include "fresh.h"
#include "items.h"
#include "pages_statements.h"
#include "views.h"

static struct url url_of(const struct visit *v, struct id question, const char *verb)
{
	return (struct url){str_print(v->arena, "/plan/%s/vraag/%s%s", items_id(v, v->plan->id), items_id(v, question), verb)};
}

static struct str age_of(const struct visit *v, const struct sight_question *q)
{
	struct text_arg args[] = {{"n", str_print(v->arena, "%d", q->age < 14 ? q->age : q->age / 7)}, {NULL, {0}}};
	if (q->age == NUMBER_NONE)
		return STR("");
	if (q->age < 2)
		return q->age < 1 ? SAY(v, "Vandaag gevraagd.") : SAY(v, "Gisteren gevraagd.");
	return text_fill(
	        v->arena, q->age < 14 ? SAY(v, "{n} dagen geleden gevraagd.") : SAY(v, "{n} weken geleden gevraagd."), args);
}

static struct str wish_of(const struct visit *v, const struct sight_question *q)
{
	struct text_arg args[] = {{"dag", words_day(v, q->until)}, {NULL, {0}}};
	if (q->answers.n)
		return STR("");
	return q->until == DAY_NONE ? SAY(v, "Nog geen antwoord.")
	                            : text_fill(v->arena, SAY(v, "Antwoord graag voor {dag}. Nog geen antwoord."), args);
}

static struct question_row row_of(const struct visit *v, const struct sight_question *q)
{
	return (struct question_row){.plan = v->plan->id,
	        .id = q->id,
	        .text = q->text,
	        .to = q->to_me ? SAY(v, "jou") : words_name(v, q->to),
	        .by = who_when(v, q->by, q->at),
	        .age = age_of(v, q),
	        .wish = wish_of(v, q),
	        .key = id_text(v->arena, fresh_short()),
	        .answers = remark_rows_of(v, q->answers),
	        .unclear = q->unclear,
	        .waits = q->to_me && !q->answers.n && can(v, SAY_QUESTION_ANSWER),
	        .asked = q->asked,
	        .carried = q->carried,
	        .may_ask = !q->to_me && !q->carried && !q->asked && q->answers.n && can(v, SAY_QUESTION_UNCLEAR)};
}

// What waits for an answer first, the oldest at the top.
struct question_rows question_rows_of(const struct visit *v, bool open_alone)
{
	struct question_row *rows = arena_many(v->arena, struct question_row, v->plan->questions.n);
	size_t n = 0;
	for (int answered = 0; answered < (open_alone ? 1 : 2); answered++)
		for (size_t i = 0; i < v->plan->questions.n; i++)
			if ((v->plan->questions.at[i].answers.n > 0) == (answered == 1))
				rows[n++] = row_of(v, &v->plan->questions.at[i]);
	return (struct question_rows){rows, n};
}

struct question_rows questions_to_me(const struct visit *v)
{
	struct question_rows open = question_rows_of(v, true);
	struct question_row *mine = arena_many(v->arena, struct question_row, open.n);
	size_t n = 0;
	for (size_t i = 0; i < open.n; i++)
		if (open.at[i].waits)
			mine[n++] = open.at[i];
	return (struct question_rows){mine, n};
}

static const struct form_page *answer_form(struct visit *v, const struct sight_question *q)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Geef antwoord"));
	p->action = url_of(v, q->id, "/beantwoorden");
	box_add(p, BOX_TEXT, "tekst", SAY(v, "Jouw antwoord"), remark_mine(q->answers))->hint =
	        SAY(v, "Kan het niet? Zeg dan waarom.");
	struct box *b = box_add(p, BOX_TICKS, "weigering", SAY(v, "Kan het niet?"), STR(""));
	box_option(p, b, STR("ja"), SAY(v, "Nee, dit kan niet"), false);
	return p;
}

static const struct form_page *drop_form(struct visit *v, const struct sight_question *q)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Haal de vraag weg"));
	p->action = url_of(v, q->id, "/intrekken");
	p->away = true;
	return p;
}

void question_show(struct visit *v)
{
	const struct sight_question *q = NULL;
	for (size_t i = 0; v->match.n_ids > 1 && i < v->plan->questions.n; i++)
		if (id_eq(v->plan->questions.at[i].id, v->match.ids[1]))
			q = &v->plan->questions.at[i];
	if (!q)
		return visit_missing(v);
	struct question_page p = {.frame = items_frame(v, SAY(v, "Een vraag"), 1),
	        .plan = v->plan->id,
	        .question = row_of(v, q),
	        .audience = q->own_readers ? words_audience(v, q->readers, q->alone) : STR(""),
	        .answer = q->to_me && can(v, SAY_QUESTION_ANSWER) ? answer_form(v, q) : NULL,
	        .readers = q->carried && q->mine && can(v, SAY_QUESTION_READERS)
	                           ? carried_readers_form(v, url_of(v, q->id, "/delen").text, q->readers)
	                           : NULL,
	        .drop = q->mine && can(v, SAY_QUESTION_DROP) ? drop_form(v, q) : NULL};
	view_question_page(&v->out->body, &v->view, &p);
}

static bool works(const struct visit *v, const struct sight_seat *s)
{
	return (s->role == ROLE_PROFESSIONAL || s->role == ROLE_COORDINATOR) && !s->ended && !s->waiting && s->person &&
	       see_person(v, s->person->id) && see_person(v, s->person->id)->whole;
}

void question_add_show(struct visit *v)
{
	struct form_page *p = form_begin(v, SAY(v, "Wat wil je vragen?"), SAY(v, "Stel de vraag"));
	p->action.text = str_print(v->arena, "/plan/%s/vraag/nieuw", items_id(v, v->plan->id));
	p->back.text = str_print(v->arena, "/plan/%s/hulpverleners", items_id(v, v->plan->id));
	p->back_text = SAY(v, "Terug");
	box_add(p, BOX_TEXT, "tekst", SAY(v, "Jouw vraag"), STR(""));
	struct box *b = box_add(p, BOX_SELECT, "aan", SAY(v, "Aan wie?"), STR(""));
	for (size_t i = 0; i < v->plan->seats.n; i++)
		if (works(v, &v->plan->seats.at[i]))
			box_option(p, b, id_text(v->arena, v->plan->seats.at[i].person->id),
			        words_name(v, v->plan->seats.at[i].person), false);
	box_add(p, BOX_DAY, "voor", SAY(v, "Wanneer wil je het weten?"), STR(""))->hint = SAY(v, "Mag leeg blijven.");
	struct box *readers = box_add(p, BOX_TICKS, "lezers", SAY(v, "Wie leest dit mee?"), STR(""));
	readers->hint = SAY(v, "Kies je niemand? Dan leest mee wie de doelen leest.");
	readers->folded = true;
	box_seats(p, readers, (struct sight_names){0});
	if (!b->options.n)
		form_note(p, SAY(v, "Er doet nog geen hulpverlener mee."));
	form_show(v, p);
}
