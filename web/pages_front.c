// SPDX-License-Identifier: EUPL-1.2
// The front page and what hangs beside it: for who helps somebody, for a child, in another language, and the way out. Nothing is
// kept here and no cookie is set, until somebody chooses a language or begins.
#include "pages_front.h"
#include "cookie.h"
#include "fresh.h"
#include "site.h"
#include "views.h"
#include <stdlib.h>

static struct front_page page_of(struct visit *v, struct str title)
{
	struct front_page p = {
	        .frame = visit_frame(v, title, 0), .signed_in = v->signed_in, .lang = v->view.lang, .key = fresh_short()};
	return p;
}

static void front(struct visit *v)
{
	struct front_page p = page_of(v, STR(""));
	view_front(&v->out->body, &v->view, &p);
}

// From an office's letter: the same page, with who helps and that they do not read along. The address is the same for everyone
// who got such a letter, and nothing of it is kept.
static struct str office_of(const struct visit *v)
{
	for (struct str rest = v->texts->offices; rest.len;) {
		struct str name = str_cut(&rest, ','), word = str_trim(str_cut(&name, ':'));
		if (str_eq(word, v->match.words[0]))
			return str_trim(name);
	}
	return STR("");
}

static void front_from(struct visit *v)
{
	struct front_page p = page_of(v, STR(""));
	p.office = office_of(v);
	view_front(&v->out->body, &v->view, &p);
}

static void begin(struct visit *v)
{
	visit_go(v, "/begin/telefoon");
}

static void young(struct visit *v)
{
	struct front_page p = page_of(v, SAY(v, "Voor jongeren"));
	view_front_young(&v->out->body, &v->view, &p);
}

static void helping(struct visit *v)
{
	struct front_page p = page_of(v, SAY(v, "Ik help iemand"));
	view_front_helping(&v->out->body, &v->view, &p);
}

// ---- language

static void language(struct visit *v)
{
	struct front_page p = page_of(v, SAY(v, "Taal"));
	view_front_language(&v->out->body, &v->view, &p);
}

static void language_chosen(struct visit *v)
{
	enum lang lang = text_lang(form_value(v, "taal"));
	struct person_settings settings;
	visit_cookie(v, "kring-taal", text_code(lang), 365 * 86400);
	if (v->signed_in && person_settings_get(v->house, v->session.person, v->arena, &settings) == OK) {
		settings.lang = lang;
		enum status got = person_settings_set(v->house, v->session.person, &settings);
		if (got != OK)
			return visit_trouble(v, got);
	}
	visit_go(v, "/");
}

// ---- "Snel weg": gone at once, whatever the disk does; the session ends in its own time

struct leaving {
	struct job job;
	struct house *house;
	char cookie[];
};

static void leaving_run(struct job *job)
{
	struct leaving *e = (struct leaving *)job;
	(void)!session_end(e->house, str_of(e->cookie));
}

static void leaving_done(struct job *job, enum status status)
{
	(void)status; // the browser has forgotten its cookie already
	free(job);
}

static void end_session(struct visit *v)
{
	struct leaving *e = malloc(sizeof *e + v->cookie.len + 1);
	if (!e)
		abort();
	*e = (struct leaving){.job = {.run = leaving_run, .done = leaving_done}, .house = v->house};
	memcpy(e->cookie, v->cookie.at, v->cookie.len);
	e->cookie[v->cookie.len] = '\0';
	house_queue(v->house, &e->job);
}

static void away(struct visit *v)
{
	static const char *const names[] = {"kring-hulp", "kring-taal", "kring-groot", "kring-in", "kring-vraag"};
	if (v->cookie.len)
		end_session(v);
	visit_cookie(v, site_cookie(v->site), STR(""), COOKIE_GONE);
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (cookie_get(v->in->cookie, names[i]).len)
			visit_cookie(v, names[i], STR(""), COOKIE_GONE);
	response_go(v->out, str_zero(v->arena, v->texts->away));
}

static const struct page rows[] = {
        {METHOD_GET, "/", "voorkant", front, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/van/{word}", NULL, front_from, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_POST, "/begin", NULL, begin, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/jong", NULL, young, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/helpen", NULL, helping, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/taal", NULL, language, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_POST, "/taal", NULL, language_chosen, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/weg", NULL, away, PAGE_OPEN, PART_OWN, NULL},
};
const struct pages pages_front = {rows, sizeof rows / sizeof *rows};
