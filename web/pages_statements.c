// SPDX-License-Identifier: EUPL-1.2
// What professionals state to everyone (product.md P9, P12, G5): what is the least that is needed, in a block that is theirs
// alone; beside it what others need to take part, and what is told to all alike. The family's answer stands with each.
#include "pages_statements.h"
#include "fresh.h"
#include "items.h"
#include "plain_words.h"
#include "views.h"

static struct url url_of(const struct visit *v, struct id statement, const char *verb)
{
	return (struct url){
	        str_print(v->arena, "/plan/%s/uitspraak/%s%s", items_id(v, v->plan->id), items_id(v, statement), verb)};
}

static const struct sight_statement *this_statement(struct visit *v)
{
	for (size_t i = 0; v->match.n_ids > 1 && i < v->plan->statements.n; i++)
		if (id_eq(v->plan->statements.at[i].id, v->match.ids[1]))
			return &v->plan->statements.at[i];
	visit_missing(v);
	return NULL;
}

// ---- how one stands there

struct str who_when(const struct visit *v, const struct sight_name *who, int64_t at)
{
	struct str name = !v->paper && items_me(v, who) ? SAY(v, "Jij") : who ? words_name(v, who) : SAY(v, "Iemand");
	return str_print(v->arena, "%.*s · %.*s", STR_ARG(name), STR_ARG(words_day(v, day_of(at))));
}

static struct str label_of(const struct visit *v, const struct sight_remark *r)
{
	struct text_arg args[] = {{"dag", words_day(v, r->until)}, {NULL, {0}}};
	switch (r->check) {
	case CHECK_COVERED: return SAY(v, "Geregeld");
	case CHECK_MISSING: return SAY(v, "Dit mist nog");
	case CHECK_LATER: return text_fill(v->arena, SAY(v, "Ik heb tot {dag} nodig"), args);
	case CHECK_NONE: break;
	}
	if (r->refused)
		return SAY(v, "Dit kan niet");
	if (r->adopted == ADOPTED_YES)
		return SAY(v, "Overgenomen als plan van aanpak: het plan van jeugdbescherming");
	return r->adopted == ADOPTED_LATER ? SAY(v, "Nog niet overgenomen") : STR("");
}

struct remark_rows remark_rows_of(const struct visit *v, struct sight_remark_list from)
{
	struct remark_row *rows = arena_many(v->arena, struct remark_row, from.n);
	for (size_t i = 0; i < from.n; i++) {
		const struct sight_remark *r = &from.at[i];
		rows[i] = (struct remark_row){.label = label_of(v, r),
		        .text = r->text,
		        .who = who_when(v, r->who, r->at),
		        .good = r->check == CHECK_COVERED || r->adopted == ADOPTED_YES,
		        .waiting = r->check > CHECK_COVERED || r->adopted == ADOPTED_LATER || r->refused};
	}
	return (struct remark_rows){rows, from.n};
}

struct str remark_mine(struct sight_remark_list from)
{
	for (size_t i = from.n; i-- > 0;)
		if (from.at[i].mine)
			return from.at[i].text;
	return STR("");
}

struct remark_rows adopted_rows(const struct visit *v, const struct sight_version *version)
{
	return remark_rows_of(v, version->adopted);
}

static struct str ground_of(const struct visit *v, const struct sight_statement *s)
{
	struct text_arg args[] = {{"dag", words_day(v, s->ruled)}, {NULL, {0}}};
	if (s->ground == GROUND_COURT && s->ruled != DAY_NONE)
		return text_fill(v->arena, SAY(v, "Dit staat in een besluit van de rechter van {dag}."), args);
	if (s->ground == GROUND_COURT)
		return SAY(v, "Dit staat in een besluit van de rechter.");
	return s->ground == GROUND_ASKED ? SAY(v, "De rechter zei dit niet. Wij vragen het.") : STR("");
}

struct statement_row statement_row_of(const struct visit *v, const struct sight_statement *s)
{
	struct str by = who_when(v, s->by, s->at);
	return (struct statement_row){.plan = v->plan->id,
	        .id = s->id,
	        .text = s->text,
	        .why = s->why,
	        .ground = ground_of(v, s),
	        .by = s->whose.len ? STR_JOIN(v->arena, by, STR(" · "), s->whose) : by,
	        .dropped = s->dropped,
	        .key = id_text(v->arena, fresh_short()),
	        .plainer = remark_rows_of(v, s->plainer),
	        .answers = remark_rows_of(v, s->answers),
	        .checks = remark_rows_of(v, s->checks),
	        .condition = s->stated == STATED_CONDITION,
	        .withdrawn = s->withdrawn,
	        .carried = s->carried,
	        .unclear = s->unclear,
	        .asked = s->asked,
	        .may_ask = !s->mine && !s->carried && !s->asked && can(v, SAY_STATEMENT_UNCLEAR)};
}

static struct statement_rows of_kind(const struct visit *v, enum stated stated)
{
	struct statement_row *rows = arena_many(v->arena, struct statement_row, v->plan->statements.n);
	size_t n = 0;
	for (int past = 0; past < 2; past++) // what was withdrawn stands last
		for (size_t i = 0; i < v->plan->statements.n; i++)
			if (v->plan->statements.at[i].stated == stated && v->plan->statements.at[i].withdrawn == (past == 1))
				rows[n++] = statement_row_of(v, &v->plan->statements.at[i]);
	return (struct statement_rows){rows, n};
}

struct statement_rows conditions_now(const struct visit *v)
{
	struct statement_rows all = of_kind(v, STATED_CONDITION); // what was withdrawn stands last
	while (all.n && all.at[all.n - 1].withdrawn)
		all.n--;
	return all;
}

static struct statements_page page_of(struct visit *v)
{
	return (struct statements_page){.frame = items_frame(v, SAY(v, "Van hulpverleners"), 1),
	        .plan = v->plan->id,
	        .conditions = of_kind(v, STATED_CONDITION),
	        .wishes = of_kind(v, STATED_WISH),
	        .informed = of_kind(v, STATED_INFORMATION),
	        .questions = question_rows_of(v, false),
	        .may_question = can(v, SAY_QUESTION_ASK),
	        .fixed = is_fixed(v),
	        .may_take = can(v, SAY_PART_TAKEN),
	        .may_condition = can(v, SAY_CONDITION_SET),
	        .may_wish = can(v, SAY_WISH_SAY),
	        .may_inform = can(v, SAY_INFORM)};
}

void statements_show(struct visit *v)
{
	struct statements_page p = page_of(v);
	view_statements_page(&v->out->body, &v->view, &p);
}

// ---- one, and what this seat can say of it

static const struct form_page *answer_form(struct visit *v, const struct sight_statement *s)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Zet dit erbij"));
	p->action = url_of(v, s->id, "/beantwoorden");
	box_add(p, BOX_TEXT, "tekst", SAY(v, "Wat vind jij hiervan?"), remark_mine(s->answers))->hint =
	        SAY(v, "Dit staat straks naast de tekst. Iedereen aan tafel leest het.");
	return p;
}

static void box_versions(struct form_page *p)
{
	const struct visit *v = p->visit;
	if (!v->plan->versions.n)
		return;
	struct box *b = box_add(p, BOX_SELECT, "versie", SAY(v, "Naar welk plan keek je?"), STR(""));
	box_option(p, b, STR(""), SAY(v, "Het plan zoals het nu is"), true);
	for (size_t i = 0; i < v->plan->versions.n; i++) {
		const struct sight_version *version = &v->plan->versions.at[i];
		struct text_arg args[] = {{"nummer", str_print(v->arena, "%d", version->number)}, {NULL, {0}}};
		box_option(p, b, id_text(v->arena, version->id),
		        version->title.len ? version->title : text_fill(v->arena, SAY(v, "Versie {nummer}"), args), false);
	}
}

static const struct form_page *check_form(struct visit *v, const struct sight_statement *s)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Zeg dit"));
	p->action = url_of(v, s->id, "/nakijken");
	struct box *b = box_add(p, BOX_ONE, "uitkomst", SAY(v, "Is dit geregeld in het plan?"), STR(""));
	b->wide = true;
	box_option(p, b, choice_check.words[CHECK_COVERED], SAY(v, "Ja, geregeld"), false);
	box_option(p, b, choice_check.words[CHECK_MISSING], SAY(v, "Nee, er mist nog iets"), false);
	box_option(p, b, choice_check.words[CHECK_LATER], SAY(v, "Ik heb meer tijd nodig"), false);
	box_add(p, BOX_TEXT, "woord", SAY(v, "Wat mist er precies?"), STR(""));
	box_add(p, BOX_DAY, "tot", SAY(v, "Tot welke dag heb je nodig?"), STR(""));
	box_versions(p);
	return p;
}

static const struct form_page *plainer_form(struct visit *v, const struct sight_statement *s)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Zet dit erbij"));
	p->action = url_of(v, s->id, "/verduidelijken");
	struct str now = remark_mine(s->plainer);
	box_beside(p, box_add(p, BOX_TEXT, "tekst", SAY(v, "Zeg het in gewone woorden"), now), "gewoon-tekst");
	plain_words_note(p, s->text);
	return p;
}

static const struct form_page *withdraw_form(struct visit *v, const struct sight_statement *s)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Trek dit in"));
	p->action = url_of(v, s->id, "/intrekken");
	p->away = true;
	box_add(p, BOX_TEXT, "waarom", SAY(v, "Waarom is dit niet meer nodig?"), STR(""))->hint =
	        SAY(v, "De tekst blijft staan, met jouw reden erbij.");
	return p;
}

const struct form_page *carried_away_form(struct visit *v, struct str action)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Haal dit weg"));
	p->action.text = action;
	p->away = true;
	form_note(p, SAY(v, "Het is dan weg uit dit plan. In het bestand staat het nog."));
	return p;
}

const struct form_page *carried_readers_form(struct visit *v, struct str action, struct sight_names now)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	p->action.text = action;
	box_seats(p, box_add(p, BOX_TICKS, "lezers", SAY(v, "Kies op naam"), STR("")), now);
	form_note(p, SAY(v, "Zij zien dat dit uit een bestand komt."));
	return p;
}

void statement_show(struct visit *v)
{
	const struct sight_statement *s = this_statement(v);
	if (!s)
		return;
	bool on = !s->withdrawn, here = !s->carried; // what was said elsewhere is nobody's to answer
	struct statement_page p = {.frame = items_frame(v, SAY(v, "Van een hulpverlener"), 1),
	        .plan = v->plan->id,
	        .statement = statement_row_of(v, s),
	        .answer = here && can(v, SAY_STATEMENT_ANSWER) ? answer_form(v, s) : NULL,
	        .check =
	                on && s->states && s->stated == STATED_CONDITION && can(v, SAY_CONDITION_CHECK) ? check_form(v, s) : NULL,
	        .plainer = here && s->mine && can(v, SAY_STATEMENT_PLAINER) ? plainer_form(v, s) : NULL,
	        .withdraw = on && s->states && can(v, SAY_STATEMENT_WITHDRAW) ? withdraw_form(v, s) : NULL,
	        .audience = here ? STR("") : words_audience(v, s->readers, s->alone),
	        .readers = !here && s->mine && can(v, SAY_STATEMENT_READERS)
	                           ? carried_readers_form(v, url_of(v, s->id, "/delen").text, s->readers)
	                           : NULL,
	        .away = !here && s->mine && can(v, SAY_STATEMENT_REMOVE)
	                        ? carried_away_form(v, url_of(v, s->id, "/weghalen").text)
	                        : NULL};
	view_statement_page(&v->out->body, &v->view, &p);
}

// ---- a new one

static struct form_page *new_form(struct visit *v, struct str title, const char *kind)
{
	struct form_page *p = form_begin(v, title, SAY(v, "Zeg dit tegen iedereen"));
	p->action.text = str_print(v->arena, "/plan/%s/%s/nieuw", items_id(v, v->plan->id), kind);
	p->back.text = str_print(v->arena, "/plan/%s/hulpverleners", items_id(v, v->plan->id));
	p->back_text = SAY(v, "Terug");
	return p;
}

void condition_add_show(struct visit *v)
{
	struct form_page *p = new_form(v, SAY(v, "Wat is er minstens nodig?"), "voorwaarde");
	p->lead = SAY(v, "Schrijf wat er moet zijn, niet hoe. Het hoe is van de familie.");
	box_add(p, BOX_TEXT, "tekst", SAY(v, "Dit is minstens nodig"), STR(""));
	box_add(p, BOX_TEXT, "waarom", SAY(v, "Waarom?"), STR(""));
	struct box *b = box_add(p, BOX_ONE, "grond", SAY(v, "Moet dit van de rechter?"), STR(""));
	b->wide = true;
	box_option(p, b, choice_ground.words[GROUND_COURT], SAY(v, "Ja, dit staat in een besluit"), false);
	box_option(p, b, choice_ground.words[GROUND_ASKED], SAY(v, "Nee, dit vragen wij"), false);
	box_add(p, BOX_DAY, "besluit", SAY(v, "Van welke dag is het besluit?"), STR(""))->hint =
	        SAY(v, "Alleen bij een besluit.");
	box_add(p, BOX_LINE, "instantie", SAY(v, "Waar werk je?"), STR(""))->hint = SAY(v, "Mag leeg blijven.");
	form_note(p, SAY(v, "Iedereen aan tafel leest dit. De familie zet haar antwoord ernaast."));
	form_show(v, p);
}

void wish_add_show(struct visit *v)
{
	struct form_page *p = new_form(v, SAY(v, "Wat heb jij nodig om mee te doen?"), "wens");
	p->lead = SAY(v, "Dit is een wens. De familie mag ook nee zeggen.");
	box_add(p, BOX_TEXT, "tekst", SAY(v, "Dit heb ik nodig"), STR(""));
	box_add(p, BOX_TEXT, "waarom", SAY(v, "Waarom?"), STR(""))->hint = SAY(v, "Mag leeg blijven.");
	form_show(v, p);
}

void inform_add_show(struct visit *v)
{
	struct form_page *p = new_form(v, SAY(v, "Wat moet iedereen weten?"), "informatie");
	p->lead = SAY(v, "Iedereen aan tafel leest precies hetzelfde.");
	box_add(p, BOX_TEXT, "tekst", SAY(v, "Dit weet ik"), STR(""))->hint = SAY(v, "Wat zag of hoorde je zelf? Geen oordeel.");
	form_show(v, p);
}

// ---- the whole plan, by who acts for the certified institution

const struct form_page *adopt_form(struct visit *v, const struct sight_version *version)
{
	if (!can(v, SAY_PLAN_ADOPT))
		return NULL;
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Zeg dit tegen iedereen"));
	p->action.text = str_print(v->arena, "/plan/%s/versie/%s/overnemen", items_id(v, v->plan->id), items_id(v, version->id));
	struct box *b = box_add(p, BOX_ONE, "antwoord", SAY(v, "Neem je dit over als plan van aanpak?"), STR(""));
	b->hint = SAY(v, "Plan van aanpak: het plan van jeugdbescherming.");
	box_beside(p, b, "overname-antwoord");
	b->wide = true;
	box_option(p, b, choice_adopted.words[ADOPTED_YES], SAY(v, "Ja, ik neem dit plan over"), false);
	box_option(p, b, choice_adopted.words[ADOPTED_LATER], SAY(v, "Nog niet, want:"), false);
	box_add(p, BOX_TEXT, "waarom", SAY(v, "Waarom nog niet?"), STR(""));
	return p;
}
