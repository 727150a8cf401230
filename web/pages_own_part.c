// SPDX-License-Identifier: EUPL-1.2
// For who works with families: taking one's own part along as text, for one's own file, and the fixed worker's page. What is
// taken is one's own and no more, each part by a tick; that it was taken is told to the table first.
#include "fresh.h"
#include "items.h"
#include "pages_statements.h"
#include "views.h"

enum own_part { PART_OF_WORDS, PART_OF_ACTIONS, PART_OF_STATEMENTS, PART_OF_QUESTIONS, OWN_PARTS };
static const char *const part_names[OWN_PARTS] = {"woorden", "acties", "uitspraken", "vragen"};

void own_part_show(struct visit *v)
{
	struct form_page *p = form_begin(v, SAY(v, "Jouw eigen stuk"), SAY(v, "Neem dit mee"));
	p->lead = SAY(v, "Neem alleen mee wat je nodig hebt.");
	p->action.text = str_print(v->arena, "/plan/%s/eigen-stuk", items_id(v, v->plan->id));
	struct box *b = box_add(p, BOX_TICKS, "wat", SAY(v, "Wat heb je nodig?"), STR(""));
	b->wide = true;
	const struct str words[OWN_PARTS] = {SAY(v, "Wat jij schreef"), SAY(v, "Wat jij doet"),
	        SAY(v, "Wat jij tegen iedereen zei"), SAY(v, "Vragen aan jou")};
	for (int i = 0; i < OWN_PARTS; i++)
		box_option(p, b, str_of(part_names[i]), words[i], false);
	form_note(p, SAY(v, "De familie ziet dat je dit deed."));
	form_note(p, SAY(v, "Je krijgt een tekst. Plak die zelf in je eigen systeem."));
	form_show(v, p);
}

static void line(struct visit *v, const char *before, struct str text)
{
	if (text.len)
		out_print(&v->out->body, "%s%.*s\n", before, STR_ARG(text));
}

static void own_words(struct visit *v)
{
	for (size_t r = 0; r < v->plan->rooms.n; r++)
		for (size_t i = 0; i < v->plan->rooms.at[r].entries.n; i++) {
			const struct sight_entry *e = &v->plan->rooms.at[r].entries.at[i];
			if (!e->of_helper || !e->author)
				continue;
			line(v, "\n", e->text);
			for (size_t k = 0; k < e->readings.n; k++)
				line(v, "  > ", e->readings.at[k].text);
		}
}

static void own_actions(struct visit *v, struct sight_action_list list)
{
	for (size_t i = 0; i < list.n; i++) {
		const struct sight_action *a = &list.at[i];
		if (!a->doing && !a->asked_me)
			continue;
		line(v, "\n", a->text);
		line(v, "  ", words_when(v, a));
		for (size_t k = 0; k < a->reports.n; k++)
			line(v, "  > ", a->reports.at[k].word);
	}
}

static void own_statements(struct visit *v)
{
	for (size_t i = 0; i < v->plan->statements.n; i++) {
		const struct sight_statement *s = &v->plan->statements.at[i];
		if (!s->mine)
			continue;
		line(v, "\n", s->text);
		line(v, "  ", s->why);
		for (size_t k = 0; k < s->answers.n; k++)
			line(v, "  > ", s->answers.at[k].text);
	}
}

static void own_questions(struct visit *v)
{
	for (size_t i = 0; i < v->plan->questions.n; i++) {
		const struct sight_question *q = &v->plan->questions.at[i];
		if (!q->to_me)
			continue;
		line(v, "\n", q->text);
		for (size_t k = 0; k < q->answers.n; k++)
			line(v, "  > ", q->answers.at[k].text);
	}
}

static void write_part(struct visit *v, enum own_part part)
{
	switch (part) {
	case PART_OF_WORDS: own_words(v); break;
	case PART_OF_ACTIONS:
		own_actions(v, v->plan->loose);
		for (size_t i = 0; i < v->plan->goals.n; i++)
			own_actions(v, v->plan->goals.at[i].actions);
		break;
	case PART_OF_STATEMENTS: own_statements(v); break;
	case PART_OF_QUESTIONS: own_questions(v); break;
	case OWN_PARTS: break;
	}
}

// Told first: no text leaves that the table does not know of.
void own_part_do(struct visit *v)
{
	struct said said;
	if (!visit_say_form(v, SAY_PART_TAKEN, "eigen-stuk", &said))
		return;
	int32_t today = v->view.today;
	v->view.today = 0; // it is read later: no day is "vandaag", each stands there with its year
	line(v, "", SAY(v, "Eigen stuk uit Kring"));
	line(v, "", words_day(v, today));
	for (int i = 0; i < OWN_PARTS; i++)
		if (was_typed(v, "wat", str_of(part_names[i])))
			write_part(v, (enum own_part)i);
	v->out->type = "text/plain; charset=utf-8";
	response_header(v->out, "Content-Disposition", "attachment; filename=\"kring.txt\"");
}

// ---- the fixed worker: what all helpers do, what waits for an answer, what was asked to be said plainer

bool is_fixed(const struct visit *v)
{
	const struct sight_seat *mine = see_seat(v, v->plan->seat);
	return mine && seat_marked(mine, MARK_FIXED);
}

static void actions_into(const struct visit *v, struct sight_action_list from, struct act_line *list, size_t *n)
{
	for (size_t i = 0; i < from.n; i++) {
		const struct sight_action *a = &from.at[i];
		bool helper = false;
		for (size_t k = 0; k < a->doers.n; k++)
			helper |= items_works(v, a->doers.at[k]);
		if (helper && a->state != REPORT_DONE)
			list[(*n)++] = (struct act_line){v->plan->id, a->id, a->text, words_names(v, a->doers), words_when(v, a)};
	}
}

static void fill_actions(const struct visit *v, struct fixed_page *p)
{
	size_t most = v->plan->loose.n;
	for (size_t i = 0; i < v->plan->goals.n; i++)
		most += v->plan->goals.at[i].actions.n;
	struct act_line *list = arena_many(v->arena, struct act_line, most);
	for (size_t i = 0; i < v->plan->goals.n; i++)
		actions_into(v, v->plan->goals.at[i].actions, list, &p->actions.n);
	actions_into(v, v->plan->loose, list, &p->actions.n);
	p->actions.at = list;
}

static struct url where(const struct visit *v, const char *thing, struct id id)
{
	return (struct url){str_print(v->arena, "/plan/%s/%s/%s", items_id(v, v->plan->id), thing, items_id(v, id))};
}

static void fill_unclear(const struct visit *v, struct fixed_page *p)
{
	size_t most = v->plan->statements.n + v->plan->questions.n;
	for (size_t r = 0; r < v->plan->rooms.n; r++)
		most += v->plan->rooms.at[r].entries.n;
	struct unclear_line *list = arena_many(v->arena, struct unclear_line, most);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->statements.n; i++) {
		const struct sight_statement *s = &v->plan->statements.at[i];
		if (s->unclear)
			list[n++] = (struct unclear_line){where(v, "uitspraak", s->id), s->text, words_name(v, s->by)};
	}
	for (size_t i = 0; i < v->plan->questions.n; i++) {
		const struct sight_question *q = &v->plan->questions.at[i];
		if (q->unclear)
			list[n++] = (struct unclear_line){where(v, "vraag", q->id), q->text, words_name(v, q->to)};
	}
	for (size_t r = 0; r < v->plan->rooms.n; r++)
		for (size_t i = 0; i < v->plan->rooms.at[r].entries.n; i++) {
			const struct sight_entry *e = &v->plan->rooms.at[r].entries.at[i];
			if (e->unclear)
				list[n++] = (struct unclear_line){
				        where(v, "inbreng", e->id), entry_words(v, e, 80), words_name(v, e->from)};
		}
	p->unclear.at = list;
	p->unclear.n = n;
}

void fixed_show(struct visit *v)
{
	if (!is_fixed(v))
		return visit_missing(v);
	struct fixed_page p = {.frame = items_frame(v, SAY(v, "Wat hulpverleners doen"), 1),
	        .plan = v->plan->id,
	        .questions = question_rows_of(v, true)};
	fill_actions(v, &p);
	fill_unclear(v, &p);
	view_fixed_page(&v->out->body, &v->view, &p);
}
