// SPDX-License-Identifier: EUPL-1.2
// An action with everything about it: who does it and what they answered, how it goes, what if not, and the small pages that ask
// one thing of it. Nothing here says "too late": a day that passed asks "Schuif op?".
#include "fresh.h"
#include "items.h"
#include "views.h"

static struct url url_of(const struct visit *v, const struct sight_action *a, const char *rest)
{
	return (struct url){str_print(v->arena, "/plan/%s/actie/%s%s", items_id(v, v->plan->id), items_id(v, a->id), rest)};
}

static const struct sight_action *this_action(struct visit *v)
{
	const struct sight_action *a = v->match.n_ids > 1 ? see_action(v, v->match.ids[1]) : NULL;
	if (!a)
		visit_missing(v);
	return a;
}

static struct form_page *action_form(
        struct visit *v, const struct sight_action *a, struct str title, struct str button, const char *rest)
{
	struct form_page *p = form_begin(v, title, button);
	p->about = a->text;
	p->action = url_of(v, a, rest);
	p->back = url_of(v, a, "");
	p->back_text = SAY(v, "Terug naar de actie");
	return p;
}

// ---- the page itself

static void reports_into(const struct visit *v, const struct sight_action *a, struct action_page *p)
{
	struct report_row *rows = arena_many(v->arena, struct report_row, a->reports.n);
	for (size_t i = 0; i < a->reports.n; i++) {
		const struct sight_report *r = &a->reports.at[i];
		rows[i] = (struct report_row){.who = items_me(v, r->by) ? SAY(v, "jij") : words_name(v, r->by),
		        .what = words_choice(v, &choice_report, (int)r->report),
		        .word = r->word,
		        .when = words_time(v, r->at),
		        .good = r->report == REPORT_WELL || r->report == REPORT_DONE,
		        .waiting = r->report == REPORT_STUCK || r->report == REPORT_HELP};
		rows[i].sound = items_sound(v, r->sound);
		if (!r->typed && !r->typed_then.len)
			continue;
		struct str typist = r->typed ? words_name(v, r->typed) : r->typed_then;
		struct text_arg args[] = {{"wie", rows[i].who}, {"typte", typist}, {NULL, {0}}};
		rows[i].who = text_fill(v->arena, SAY(v, "{wie}, getypt door {typte}"), args);
	}
	p->reports.at = rows;
	p->reports.n = a->reports.n;
}

static bool stands_in_for(const struct visit *v, struct id person)
{
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if (s->stands_for && s->person && id_eq(s->person->id, person))
			return true;
	}
	return false;
}

static const struct sight_name *spoken_for(const struct visit *v, const struct sight_action *a, bool *ret_stands)
{
	for (size_t i = 0; i < a->doers.n; i++) {
		const struct sight_person *m = see_person(v, a->doers.at[i]->id);
		*ret_stands = stands_in_for(v, a->doers.at[i]->id);
		if (*ret_stands || (m && !m->me && !m->seated && !m->invited))
			return a->doers.at[i];
	}
	return NULL;
}

// Somebody without a seat does it, or who asked this one to speak for them: what they said is filled in, and that is shown
// (product.md C3).
static const struct form_page *other_form(struct visit *v, const struct sight_action *a)
{
	bool stands;
	const struct sight_name *m = spoken_for(v, a, &stands);
	if (!m || !can(v, SAY_ACTION_ANSWER))
		return NULL;
	bool asked = false;
	for (size_t i = 0; i < a->asked.n; i++)
		asked |= id_eq(a->asked.at[i]->id, m->id);
	struct text_arg args[] = {{"naam", words_name(v, m)}, {NULL, {0}}};
	struct form_page *p = form_begin(v, text_fill(v->arena, SAY(v, "Namens {naam}"), args), SAY(v, "Bewaar"));
	p->lead = text_fill(v->arena,
	        stands ? SAY(v, "Je vult in wat {naam} zei. Wat zei {naam}?")
	               : SAY(v, "{naam} doet niet mee op een telefoon. Wat zei {naam}?"),
	        args);
	p->action = url_of(v, a, asked ? "/antwoord?namens" : "/meld?namens");
	form_hidden(p, "voor", id_text(v->arena, m->id));
	struct box *b = box_add(p, BOX_ONE, asked ? "antwoord" : "stand", SAY(v, "Antwoord"), STR(""));
	box_beside(p, b, "namens");
	box_option(p, b, asked ? STR("doe-ik") : STR("gedaan"), asked ? SAY(v, "Ik doe dit") : SAY(v, "Gedaan"), false);
	box_option(p, b, asked ? STR("lukt-niet") : STR("gaat-goed"), asked ? SAY(v, "Dat lukt mij niet") : SAY(v, "Gaat goed"),
	        false);
	box_option(p, b, asked ? STR("bel-mij") : STR("lukt-niet"), asked ? SAY(v, "Bel mij even") : SAY(v, "Lukt niet"), false);
	return p;
}

static const struct form_page *helped_form(struct visit *v, const struct sight_action *a)
{
	if (!can(v, SAY_ACTION_HELPED) || (a->state == REPORT_NONE && a->last == DAY_NONE))
		return NULL;
	struct form_page *p = form_begin(v, SAY(v, "Hielp dit?"), SAY(v, "Bewaar"));
	p->action = url_of(v, a, "/hielp");
	struct box *b = box_add(p, BOX_ONE, "hielp", SAY(v, "Hielp dit?"), STR(""));
	box_option(p, b, STR("hielp"), SAY(v, "Ja"), a->helped == HELPED_YES);
	box_option(p, b, STR("een-beetje"), SAY(v, "Een beetje"), a->helped == HELPED_SOMEWHAT);
	box_option(p, b, STR("hielp-niet"), SAY(v, "Nee"), a->helped == HELPED_NO);
	box_beside(p, box_add(p, BOX_LINE, "woord", SAY(v, "Wil je er iets bij zeggen?"), STR("")), "woord-hielp");
	return p;
}

static const struct form_page *word_form(struct visit *v, const struct sight_action *a)
{
	if (!a->doing && !items_me(v, a->checker) && !v->plan->owner)
		return NULL;
	struct form_page *p = form_begin(v, SAY(v, "Hoe gaat het?"), SAY(v, "Bewaar"));
	p->action = url_of(v, a, "/meld");
	struct box *b = box_add(p, BOX_ONE, "stand", SAY(v, "Hoe gaat het?"), STR(""));
	box_option(p, b, STR("gedaan"), SAY(v, "Gedaan"), false);
	box_option(p, b, STR("gaat-goed"), SAY(v, "Gaat goed"), false);
	box_option(p, b, STR("lukt-niet"), SAY(v, "Lukt niet"), false);
	box_add(p, BOX_TEXT, "woord", SAY(v, "Een woord erbij"), STR(""));
	return p;
}

static void spoken_into(const struct visit *v, const struct sight_action *a, struct action_page *p)
{
	struct said_for *lines = arena_many(v->arena, struct said_for, a->spoken.n);
	for (size_t i = 0; i < a->spoken.n; i++) {
		const struct sight_spoken *s = &a->spoken.at[i];
		struct str typed = items_me(v, s->typed) ? SAY(v, "Jij") : words_name(v, s->typed);
		struct text_arg args[] = {{"wie", words_name(v, s->who)}, {"typte", typed}, {NULL, {0}}};
		lines[i].text = text_fill(v->arena,
		        s->answer == ANSWER_YES  ? SAY(v, "{wie} zei ja. {typte} vulde het in.")
		        : s->answer == ANSWER_NO ? SAY(v, "{wie} zei nee. {typte} vulde het in.")
		                                 : SAY(v, "{wie} wil eerst bellen. {typte} vulde het in."),
		        args);
	}
	p->spoken.at = lines;
	p->spoken.n = a->spoken.n;
}

void action_show(struct visit *v)
{
	const struct sight_action *a = this_action(v);
	if (!a)
		return;
	struct action_page p = {.frame = items_frame(v, SAY(v, "Actie"), 2),
	        .act = act_row_of(v, a, "actie", true),
	        .has_goal = a->goal != NULL,
	        .goal = a->goal ? a->goal->name : STR(""),
	        .goal_id = a->goal ? a->goal->id : ID_NONE,
	        .doers = items_doers(v, a->doers),
	        .refused = items_doers(v, a->refused),
	        .call = items_doers(v, a->call),
	        .checker = a->checker ? (items_me(v, a->checker) ? SAY(v, "jij") : words_name(v, a->checker)) : STR(""),
	        .if_not = a->if_not,
	        .typist = a->typed_then,
	        .helped = words_choice(v, &choice_helped, (int)a->helped),
	        .key = id_text(v->arena, fresh_short()),
	        .may_change = v->plan->owner || a->mine,
	        .may_add_self = a->doers.n > 0 && !a->doing && !a->asked_me && can(v, SAY_ACTION_TAKE),
	        .may_give_back = a->doing,
	        .own_readers = a->own_readers,
	        .for_other = other_form(v, a),
	        .help = helped_form(v, a),
	        .word = word_form(v, a)};
	p.act.all = true;
	p.alone = a->own_readers && a->readers.n < 2;
	if (a->own_readers || v->plan->steps)
		p.audience = words_audience(v, a->own_readers ? a->readers : v->plan->steps_readers, p.alone);
	reports_into(v, a, &p);
	spoken_into(v, a, &p);
	view_action_page(&v->out->body, &v->view, &p);
}

// ---- adding and changing

// Who sets no goals here comes with what they themselves will do.
static void box_doers(struct form_page *p, const struct sight_action *a)
{
	const struct visit *v = p->visit;
	if (!can(v, SAY_GOAL_ADD) && v->plan->me) {
		form_hidden(p, "doeners", id_text(v->arena, v->plan->me->id));
		return;
	}
	struct box *doers = box_add(p, BOX_TICKS, "doeners", SAY(v, "Wie doet het?"), STR(""));
	doers->hint = SAY(v, "Weten jullie het nog niet? Kies dan niemand.");
	box_people(p, doers, a ? a->doers : (struct sight_names){0});
}

static void action_boxes(struct form_page *p, const struct sight_action *a, struct id goal)
{
	const struct visit *v = p->visit;
	struct box *text = box_add(p, BOX_LINE, "tekst", SAY(v, "Wat gaat er gebeuren?"), a ? a->text : form_value(v, "tekst"));
	text->hint = SAY(v, "Zo klein dat het bijna zeker lukt.");
	box_doers(p, a);
	box_add(p, BOX_DAY, "wanneer", SAY(v, "Wanneer?"), a ? day_text(v, a->when) : STR(""))->hint =
	        SAY(v, "Mag leeg blijven.");
	box_rhythms(p, box_add(p, BOX_SELECT, "ritme", SAY(v, "Hoe vaak?"), STR("")), a ? a->rhythm : RHYTHM_NONE);
	box_goals(p, box_add(p, BOX_SELECT, "doel", SAY(v, "Bij welk doel?"), STR("")), goal);
	box_add(p, BOX_TIME, "vanaf", SAY(v, "Hoe laat?"), a ? clock_text(v, a->from) : STR(""))->folded = true;
	box_add(p, BOX_TIME, "tot", SAY(v, "Tot hoe laat?"), a ? clock_text(v, a->till) : STR(""))->folded = true;
	struct box *checker = box_add(p, BOX_SELECT, "kijkt", SAY(v, "Wie kijkt of het lukt?"), STR(""));
	checker->folded = true;
	box_person(p, checker, a ? a->checker : NULL);
	struct box *otherwise = box_add(p, BOX_TEXT, "anders", SAY(v, "En als het niet lukt?"), a ? a->if_not : STR(""));
	otherwise->folded = true;
}

void action_add_show(struct visit *v)
{
	struct form_page *p = form_begin(v, SAY(v, "Een actie"), SAY(v, "Zet in het plan"));
	p->action.text = str_print(v->arena, "/plan/%s/actie/nieuw", items_id(v, v->plan->id));
	action_boxes(p, NULL, form_id(v, "doel"));
	form_show(v, p);
}

void action_change_show(struct visit *v)
{
	const struct sight_action *a = this_action(v);
	if (!a)
		return;
	struct form_page *p = action_form(v, a, SAY(v, "Actie veranderen"), SAY(v, "Bewaar"), "/wijzigen");
	p->about = STR("");
	action_boxes(p, a, a->goal ? a->goal->id : ID_NONE);
	form_show(v, p);
}

// ---- one question

// Who reads it is on the page before anything is sent (product.md C9).
void action_help_show(struct visit *v)
{
	const struct sight_action *a = this_action(v);
	if (!a)
		return;
	struct form_page *p = action_form(v, a, SAY(v, "Ik heb hulp nodig"), SAY(v, "Vraag om hulp"), "/hulp");
	p->lead = SAY(v, "Goed dat je het zegt. Kies wie dit leest.");
	form_hidden(p, "stand", STR("hulp-nodig"));
	struct box *readers = box_add(p, BOX_TICKS, "lezers", SAY(v, "Wie mag dit lezen?"), STR(""));
	readers->hint = SAY(v, "Alleen wie je hier kiest, en jij.");
	box_seats(p, readers, a->own_readers ? a->readers : v->plan->steps_readers);
	form_hidden(p, "lezers", id_text(v->arena, v->plan->seat));
	box_add(p, BOX_TEXT, "woord", SAY(v, "Waarmee kan iemand helpen?"), STR(""));
	form_note(p, SAY(v, "Is er gevaar? Bel 112."));
	form_show(v, p);
}

void action_shift_show(struct visit *v)
{
	const struct sight_action *a = this_action(v);
	if (!a)
		return;
	struct form_page *p = action_form(v, a, SAY(v, "Schuif op?"), SAY(v, "Schuif op"), "/schuiven");
	p->lead = SAY(v, "Dat mag altijd. Welke dag past beter?");
	box_add(p, BOX_DAY, "wanneer", SAY(v, "Nieuwe dag"), STR(""));
	form_show(v, p);
}

void action_drop_show(struct visit *v)
{
	const struct sight_action *a = this_action(v);
	if (!a)
		return;
	struct form_page *p = action_form(v, a, SAY(v, "Lukt dit jou niet meer?"), SAY(v, "Geef het terug"), "/teruggeven");
	p->lead = SAY(v, "Dan kan iemand anders het doen.");
	box_add(p, BOX_TEXT, "waarom", SAY(v, "Waarom lukt het niet?"), STR(""))->hint =
	        SAY(v, "Een paar woorden. Wie de actie leest, leest dit ook.");
	form_show(v, p);
}

void action_readers_show(struct visit *v)
{
	const struct sight_action *a = this_action(v);
	if (!a)
		return;
	struct form_page *p = action_form(v, a, SAY(v, "Wie leest deze actie?"), SAY(v, "Bewaar"), "/delen");
	box_seats(p, box_add(p, BOX_TICKS, "lezers", SAY(v, "Kies op naam"), STR("")),
	        a->own_readers ? a->readers : v->plan->steps_readers);
	form_note(p, SAY(v, "Wie het doet, leest de actie altijd."));
	form_show(v, p);
}

void action_remove_show(struct visit *v)
{
	const struct sight_action *a = this_action(v);
	if (!a)
		return;
	struct form_page *p =
	        action_form(v, a, SAY(v, "Deze actie uit het plan halen?"), SAY(v, "Haal de actie weg"), "/weghalen");
	p->away = true;
	form_show(v, p);
}
