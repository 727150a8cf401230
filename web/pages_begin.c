// SPDX-License-Identifier: EUPL-1.2
// The beginning of a plan, screens 3, 7 and 8, and the table of its pages: seven questions that may all be skipped. Each answer
// is an ordinary saying and stands in the plan at once, so stopping halfway loses nothing. Sent again, an answer that stands
// there already is not said again.
#include "pages_begin.h"
#include "site.h"
#include "views.h"

// ---- people in rows: the children of screen 3, the helpers of screen 7

static bool is_child(const struct sight_person *p)
{
	return p->ring == 1 && !p->me;
}
static bool is_other(const struct sight_person *p)
{
	return p->ring != 1 && !p->me && !p->organisation;
}

static bool row_sent(struct visit *v, int n)
{
	return form_has(&v->form, str_zero(v->arena, begin_numbered(v, "naam", n)));
}

// Who stands there already comes first, then empty rows: at least `empty` in all, and one more when she asked for it.
static struct begin_rows rows_of(struct visit *v, bool (*which)(const struct sight_person *), int least)
{
	struct begin_row *rows = arena_many(v->arena, struct begin_row, BEGIN_ROWS);
	int n = 0;
	for (size_t i = 0; !v->again && i < v->plan->people.n && n < BEGIN_ROWS; i++) {
		const struct sight_person *p = &v->plan->people.at[i];
		if (which(p))
			rows[n] = (struct begin_row){n + 1, p->id, p->name, p->tie, STR("")}, n++;
	}
	for (; v->again && n < BEGIN_ROWS && row_sent(v, n + 1); n++)
		rows[n] = (struct begin_row){n + 1, form_id(v, str_zero(v->arena, begin_numbered(v, "mens", n + 1))),
		        begin_value(v, "naam", n + 1), begin_value(v, "band", n + 1), begin_fault(v, "naam", n + 1)};
	int wanted = n + (v->again ? begin_doing(v, "nog") : n >= least);
	for (wanted = wanted < least ? least : wanted; n < wanted && n < BEGIN_ROWS; n++)
		rows[n].n = n + 1;
	return (struct begin_rows){rows, (size_t)n};
}

static bool named_already(struct visit *v, struct str name, struct str tie)
{
	for (size_t i = 0; i < v->plan->people.n; i++)
		if (str_eq(v->plan->people.at[i].name, name) && str_eq(v->plan->people.at[i].tie, tie))
			return true;
	return false;
}

// One row: a new person, another name for one who stands there, or nothing to say.
static bool keep_row(struct visit *v, enum begin_screen screen, int n, const char *ring)
{
	struct said said;
	struct str name = begin_value(v, "naam", n), tie = begin_value(v, "band", n);
	struct id id = form_id(v, str_zero(v->arena, begin_numbered(v, "mens", n)));
	const struct sight_person *now = see_person(v, id);
	if (!name.len || named_already(v, name, tie))
		return true;
	struct typed fields[] = {{STR("naam"), name}, {STR("band"), tie},
	        {now ? STR("mens") : STR("ring"), now ? id_text(v->arena, id) : str_of(ring)}};
	struct begin_saying s = {
	        now ? SAY_PERSON_CHANGE : SAY_PERSON_ADD, screen, n, str_zero(v->arena, begin_numbered(v, "naam", n)), fields, 3};
	return begin_say(v, &s, &said);
}

static bool keep_rows(struct visit *v, enum begin_screen screen, const char *ring)
{
	for (int n = 1; n <= BEGIN_ROWS && row_sent(v, n); n++)
		if (!keep_row(v, screen, n, ring))
			return false;
	return true;
}

// "Nog een kind", "Nog iemand": the same page with one row more, and what was typed.
static bool asks_row(struct visit *v, enum begin_screen screen)
{
	if (!begin_doing(v, "nog"))
		return false;
	v->again = true;
	visit_show(v, begin_name(screen));
	return true;
}

// ---- screen 3: for whom

void begin_show_who(struct visit *v, struct begin_code code)
{
	struct begin_who p = {
	        begin_page(v, BEGIN_WHO), typed(v, "ik", v->plan->me->name), fault_of(v, "ik"), rows_of(v, is_child, 1)};
	p.b.code = code;
	p.b.before = begin_spoken(v, BEGIN_WHO);
	view_begin_who(&v->out->body, &v->view, &p);
}

static void who(struct visit *v)
{
	begin_show_who(v, (struct begin_code){NULL, 0});
}

static bool keep_me(struct visit *v)
{
	struct said said;
	struct str name = str_trim(form_value(v, "ik"));
	if (!name.len || str_eq(name, v->plan->me->name))
		return true;
	struct typed fields[] = {{STR("mens"), id_text(v->arena, v->plan->me->id)}, {STR("naam"), name}};
	return begin_say(v, &(struct begin_saying){SAY_PERSON_CHANGE, BEGIN_WHO, 0, "ik", fields, 2}, &said);
}

static void who_told(struct visit *v)
{
	if (!begin_keep_spoken(v, BEGIN_WHO) || asks_row(v, BEGIN_WHO))
		return;
	if (begin_doing(v, "over") || (keep_me(v) && keep_rows(v, BEGIN_WHO, "1")))
		begin_go_on(v, begin_doing(v, "stop") ? BEGIN_WHO : BEGIN_MATTER);
}

// ---- screen 7: who can think along

static void people(struct visit *v)
{
	struct begin_people p = {begin_page(v, BEGIN_PEOPLE), rows_of(v, is_other, 3)};
	p.b.before = begin_spoken(v, BEGIN_PEOPLE);
	view_begin_people(&v->out->body, &v->view, &p);
}

static void people_told(struct visit *v)
{
	if (!begin_keep_spoken(v, BEGIN_PEOPLE) || asks_row(v, BEGIN_PEOPLE))
		return;
	if (begin_doing(v, "over") || keep_rows(v, BEGIN_PEOPLE, ""))
		begin_go_on(v, begin_doing(v, "stop") ? BEGIN_PEOPLE : BEGIN_STEP);
}

// Two pages that keep nothing: for who knows nobody, and for who has somebody to be careful of.
static void nobody(struct visit *v)
{
	struct begin_page b = begin_page(v, BEGIN_PEOPLE);
	view_begin_nobody(&v->out->body, &v->view, &b);
}

static void secret(struct visit *v)
{
	struct begin_page b = begin_page(v, BEGIN_PEOPLE);
	view_begin_secret(&v->out->body, &v->view, &b);
}

// ---- screen 8: one small step

static struct begin_choices doers_of(struct visit *v)
{
	struct begin_choice *list = arena_many(v->arena, struct begin_choice, v->plan->people.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->people.n; i++) {
		const struct sight_person *p = &v->plan->people.at[i];
		struct text_arg args[] = {{"naam", p->name}, {NULL, {"", 0}}};
		if (!p->me && p->name.len)
			list[n++] = (struct begin_choice){p->id, p->name,
			        p->seated || p->ring == 1 ? STR("")
			                                  : text_fill(v->arena, SAY(v, "{naam} weet dit nog niet."), args),
			        v->again && was_typed(v, "wie", id_text(v->arena, p->id))};
	}
	return (struct begin_choices){list, n};
}

static void step(struct visit *v)
{
	struct begin_step p = {.b = begin_page(v, BEGIN_STEP),
	        .what = typed(v, "wat", STR("")),
	        .what_fault = fault_of(v, "wat"),
	        .day = typed(v, "dag", STR("")),
	        .day_fault = fault_of(v, "dag"),
	        .doers = doers_of(v)};
	p.me = v->again && was_typed(v, "wie", STR("ik"));
	p.nobody = v->again && was_typed(v, "wie", STR("nog-niet"));
	p.today = v->again && was_typed(v, "wanneer", STR("vandaag"));
	p.tomorrow = v->again && was_typed(v, "wanneer", STR("morgen"));
	p.week = v->again && was_typed(v, "wanneer", STR("week"));
	p.other = v->again && was_typed(v, "wanneer", STR("dag"));
	struct str *before = arena_many(v->arena, struct str, v->plan->loose.n);
	for (size_t i = 0; i < v->plan->loose.n; i++)
		before[i] = v->plan->loose.at[i].text;
	p.b.before = (struct begin_strs){before, v->plan->loose.n};
	view_begin_step(&v->out->body, &v->view, &p);
}

// "Deze week" is the seven days from today, as the page of this week counts them.
static struct str day_meant(struct visit *v)
{
	static const struct {
		const char *value;
		int32_t ahead;
	} days[] = {{"vandaag", 0}, {"morgen", 1}, {"week", 6}};
	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		if (str_is(form_value(v, "wanneer"), days[i].value)) {
			struct date d = day_date(v->view.today + days[i].ahead);
			return str_print(v->arena, "%04d-%02d-%02d", d.year, d.month, d.day);
		}
	return str_trim(form_value(v, "dag"));
}

static bool step_stands(const struct visit *v, struct str text)
{
	for (size_t i = 0; i < v->plan->loose.n; i++)
		if (str_eq(v->plan->loose.at[i].text, text))
			return true;
	return false;
}

static bool say_step(struct visit *v, struct str text, struct str sound, struct id doer, struct str day)
{
	struct said said;
	struct typed fields[] = {{STR("tekst"), text.len ? text : SAY(v, "Een ingesproken stap")},
	        {STR("doeners"), id_set(doer) ? id_text(v->arena, doer) : STR("")}, {STR("wanneer"), day},
	        {STR("ritme"), day.len ? STR("eenmalig") : STR("")}, {STR("geluid"), sound}};
	return begin_say(v, &(struct begin_saying){SAY_ACTION_ADD, BEGIN_STEP, 1, "wat", fields, 5}, &said);
}

static bool keep_step(struct visit *v)
{
	struct str text = str_trim(form_value(v, "wat")), day = day_meant(v), sound;
	struct id doer = was_typed(v, "wie", STR("ik")) ? v->plan->me->id : form_id(v, "wie");
	if (!begin_keep_sound(v, BEGIN_STEP, 1, &sound))
		return false;
	if (!text.len && !sound.len && !id_set(doer) && !day.len)
		return true;
	if (!text.len && !sound.len) {
		begin_wrong(v, BEGIN_STEP, STR("wat"), TEXT("Schrijf op wat je gaat doen. Of sla deze vraag over."));
		return false;
	}
	return (!sound.len && step_stands(v, text)) || say_step(v, text, sound, doer, day);
}

static void step_told(struct visit *v)
{
	if (begin_doing(v, "over") || keep_step(v))
		begin_go_on(v, begin_doing(v, "stop") ? BEGIN_STEP : BEGIN_KEY);
}

// ---- coming back halfway

static bool kept_here(struct visit *v, struct person_settings *ret)
{
	return v->plan && person_settings_get(v->house, v->session.person, v->arena, ret) == OK &&
	       id_eq(ret->page_plan, v->plan->id);
}

// The screen she was at; 0 when she is not beginning this plan, or is at the plan itself.
static enum begin_screen halfway(struct visit *v)
{
	struct person_settings settings;
	bool here = kept_here(v, &settings) && settings.page >= BEGIN_WHO && settings.page < BEGIN_SCREENS;
	return here && settings.page != BEGIN_PLAN ? (enum begin_screen)settings.page : (enum begin_screen)0;
}

// Once somebody sits beside her, asking one more is no beginning.
static bool others_sit(const struct visit *v)
{
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if (!s->me && !s->invited && !s->waiting && !s->ended)
			return true;
	}
	return false;
}

bool begin_asking(struct visit *v)
{
	struct person_settings settings;
	return kept_here(v, &settings) && settings.page >= BEGIN_PLAN && !others_sit(v);
}

void begin_came_to(struct visit *v, enum begin_screen screen)
{
	struct person_settings settings;
	if (kept_here(v, &settings) && settings.page >= BEGIN_PLAN && settings.page != (int)screen && !others_sit(v)) {
		settings.page = (int)screen;
		(void)!person_settings_set(v->house, v->session.person, &settings); // she reads the page all the same
	}
}

bool begin_go_back(struct visit *v)
{
	if (!halfway(v))
		return false;
	struct str plan = id_text(v->arena, v->plan->id);
	visit_go(v, "/plan/%.*s/begin/terug", STR_ARG(plan));
	return true;
}

// Whom she asked last and who did not come in yet: there the message is made anew.
static struct id asked_last(const struct visit *v)
{
	struct id last = ID_NONE;
	for (size_t i = 0; i < v->plan->seats.n; i++)
		if (v->plan->seats.at[i].invited)
			last = v->plan->seats.at[i].id;
	return last;
}

// Screens 11 and 12 stand among the pages of the plan.
struct url begin_at_plan(struct visit *v)
{
	struct str plan = id_text(v->arena, v->plan->id);
	struct id asked = halfway(v) == BEGIN_READY ? asked_last(v) : ID_NONE;
	if (id_set(asked))
		return (struct url){
		        visit_url(v, "/plan/%.*s/uitnodiging/%.*s", STR_ARG(plan), STR_ARG(id_text(v->arena, asked)))};
	return (struct url){visit_url(v, "/plan/%.*s/erbij", STR_ARG(plan))};
}

static void back(struct visit *v)
{
	enum begin_screen screen = halfway(v);
	struct str plan = id_text(v->arena, v->plan->id);
	if (!screen || (screen == BEGIN_READY && !id_set(asked_last(v))))
		return visit_go(v, "/plan/%.*s", STR_ARG(plan));
	struct begin_back p = {begin_page(v, screen), say_text(v, begin_was(screen))};
	if (screen >= BEGIN_PLAN) {
		p.b.frame.title = SAY(v, "Iemand erbij");
		p.b.to = begin_at_plan(v);
		if (!begin_remember(v, BEGIN_PLAN)) // who goes on to the plan from here is done
			return;
	}
	view_begin_back(&v->out->body, &v->view, &p);
}

#define ASKS(word, name, show, told, flags)                                                                                      \
	{METHOD_GET, "/plan/{id}/begin/" word, name, show, PAGE_SEAT, PART_OWN, NULL},                                           \
	{                                                                                                                        \
		METHOD_POST, "/plan/{id}/begin/" word, NULL, told, PAGE_SEAT | (flags), PART_OWN, NULL                           \
	}

static const struct page rows[] = {
        {METHOD_GET, "/begin/telefoon", "begin-telefoon", begin_phone, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_POST, "/begin/telefoon", NULL, begin_phone_told, PAGE_OPEN, PART_OWN, NULL},
        ASKS("wie", "begin-wie", who, who_told, PAGE_UPLOAD),
        ASKS("aan-de-hand", "begin-aan-de-hand", begin_matter, begin_matter_told, PAGE_UPLOAD),
        ASKS("goed", "begin-goed", begin_good, begin_good_told, PAGE_UPLOAD),
        ASKS("anders", "begin-anders", begin_wish, begin_wish_told, PAGE_UPLOAD),
        ASKS("mensen", "begin-mensen", people, people_told, PAGE_UPLOAD),
        ASKS("stap", "begin-stap", step, step_told, PAGE_UPLOAD),
        ASKS("sleutel", "begin-sleutel", begin_key_choose, begin_key_chosen, 0),
        ASKS("mail", "begin-mail", begin_mail, begin_mail_sent, 0),
        ASKS("mailcode", "begin-mailcode", begin_mail_code, begin_mail_check, 0),
        {METHOD_GET, "/plan/{id}/begin/cijfers", "begin-cijfers", begin_digits, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_POST, "/plan/{id}/begin/cijfers", NULL, begin_digits_keep, PAGE_SEAT | PAGE_SLOW, PART_OWN, begin_digits_hash},
        ASKS("hulp", "begin-hulp", begin_helper, begin_helper_chosen, 0),
        {METHOD_POST, "/plan/{id}/begin/overgedragen", NULL, begin_handed_over, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_POST, "/plan/{id}/begin/stop", NULL, begin_stop, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/begin/niemand", NULL, nobody, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/begin/niet-weten", NULL, secret, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/begin/terug", NULL, back, PAGE_SEAT | PAGE_SAYS, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/geluid/{word}", NULL, media_sound, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/beeld/{word}", NULL, media_picture, PAGE_SEAT, PART_OWN, NULL},
};
const struct pages pages_begin = {rows, sizeof rows / sizeof *rows};
