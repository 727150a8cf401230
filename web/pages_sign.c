// SPDX-License-Identifier: EUPL-1.2
// Coming in with a code by mail, and going. A code opens only in the browser that asked for it; an address that nobody has gets
// the same answer. There is no password anywhere.
#include "pages_sign.h"
#include "cookie.h"
#include "fresh.h"
#include "site.h"
#include "views.h"

#define ASKED "kring-vraag" // the cookie that binds a code to this browser
enum { YEAR = 365 * 86400 };

static void remember(struct visit *v, const char *name, struct str value, bool shared)
{
	visit_cookie(v, name, value, !value.len ? COOKIE_GONE : shared ? COOKIE_SESSION : YEAR);
}

void sign_remember(struct visit *v, const struct person_settings *settings)
{
	remember(v, "kring-taal", text_code(settings->lang), v->session.shared);
	remember(v, "kring-groot", settings->large ? STR("1") : STR(""), v->session.shared);
}

// ---- asking for a code

bool sign_ask(struct visit *v, struct str mail, struct id person, const char *again)
{
	struct str binding = id_text(v->arena, fresh_long());
	enum status got = code_ask(v->house, str_trim(mail), person, binding, v->view.lang, v->in->now);
	if (got == BAD_INPUT)
		visit_wrong(v, again, STR("mail"), TEXT("Dit is geen e-mailadres. Kijk het nog even na."), 400);
	else if (got == TOO_OFTEN)
		visit_wrong(v, again, STR("mail"), TEXT("Er zijn al drie codes gevraagd. Wacht een uur. Of gebruik je sleutel."),
		        429);
	else if (got != OK)
		visit_trouble(v, got);
	if (got != OK)
		return false;
	visit_cookie(v, ASKED, binding, COOKIE_MINUTES * 60);
	return true;
}

static void show_in(struct visit *v)
{
	struct sign_page p = {.frame = visit_frame(v, SAY(v, "Kom binnen"), 0),
	        .mail = typed(v, "mail", STR("")),
	        .fault = fault_of(v, "mail"),
	        .inside = v->signed_in,
	        .key = fresh_short()};
	view_sign_in(&v->out->body, &v->view, &p);
}

static void say_mail(struct visit *v)
{
	if (sign_ask(v, form_value(v, "mail"), ID_NONE, "binnen"))
		visit_go(v, "/binnen/code");
}

// ---- giving it

static void show_code(struct visit *v)
{
	struct sign_page p = {.frame = visit_frame(v, SAY(v, "Code"), 0),
	        .fault = fault_of(v, "code"),
	        .adding = v->signed_in,
	        .shared = was_typed(v, "samen", STR("ja"))};
	view_sign_code(&v->out->body, &v->view, &p);
}

// Mail goes through the keeper's hands: what is behind four digits waits for those.
static enum shut shut_by_mail(const struct person_settings *settings)
{
	return settings->digits ? SHUT_INSIDE | SHUT_OWN : SHUT_NOTHING;
}

// To where one was: halfway the beginning, or the plans.
static void land(struct visit *v, const struct person_settings *settings)
{
	if (settings->page && id_set(settings->page_plan))
		return visit_go(v, "/plan/%.*s/begin/terug", STR_ARG(id_text(v->arena, settings->page_plan)));
	visit_go(v, "/plan");
}

static void come_in(struct visit *v, struct id person)
{
	struct person_settings settings;
	if (v->signed_in && id_eq(person, v->session.person) && !v->session.shut) // an address was added
		return visit_go(v, "/instellingen?gedaan=mail");
	enum status got = person_settings_get(v->house, person, v->arena, &settings);
	if (got != OK)
		return visit_trouble(v, got);
	visit_come_in(v, person, settings.shared_phone || was_typed(v, "samen", STR("ja")), shut_by_mail(&settings));
	if (v->out->status >= 400)
		return;
	sign_remember(v, &settings);
	land(v, &settings);
}

bool sign_given(struct visit *v, const char *again, struct id *ret_person)
{
	struct str binding = cookie_get(v->in->cookie, ASKED);
	enum status got =
	        binding.len ? code_check(v->house, str_trim(form_value(v, "code")), binding, v->in->now, ret_person) : REFUSED;
	if (got == REFUSED)
		visit_wrong(v, again, STR("code"), TEXT("Deze code klopt niet, of is te oud. Kijk nog eens in je mail."), 400);
	else if (got == TOO_OFTEN)
		visit_wrong(v, again, STR("code"), TEXT("Dit is te vaak geprobeerd. Vraag een nieuwe code."), 429);
	else if (got != OK)
		visit_trouble(v, got);
	return got == OK;
}

static void say_code(struct visit *v)
{
	struct id person;
	if (sign_given(v, "binnen-code", &person))
		come_in(v, person);
}

// ---- going

static void show_done(struct visit *v)
{
	struct my_plans mine;
	struct done_page p = {.frame = visit_frame(v, SAY(v, "Klaar"), 0), .shared = v->session.shared};
	if (plans_of(v->house, v->session.person, v->arena, &mine) == OK && mine.n == 1)
		p.plan = mine.at[0].plan;
	view_done_page(&v->out->body, &v->view, &p);
}

static void say_out(struct visit *v)
{
	visit_sign_out(v);
	visit_go(v, str_is(form_value(v, "weg"), "ja") ? "/weg" : "/");
}

static const struct page rows[] = {
        {METHOD_GET, "/binnen", "binnen", show_in, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_POST, "/binnen/mail", NULL, say_mail, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/binnen/code", "binnen-code", show_code, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_POST, "/binnen/code", NULL, say_code, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/cijfers", "cijfers", digits_show, PAGE_SIGNED, PART_OWN, NULL},
        {METHOD_POST, "/cijfers", NULL, digits_keep, PAGE_SIGNED | PAGE_SLOW, PART_OWN, digits_prepare},
        {METHOD_GET, "/cijfers/open", "cijfers-open", digits_open_show, PAGE_SIGNED, PART_OWN, NULL},
        {METHOD_POST, "/cijfers/open", NULL, digits_open, PAGE_SIGNED | PAGE_SLOW, PART_OWN, digits_open_prepare},
        {METHOD_GET, "/sleutel/nieuw", "sleutel-nieuw", key_show, PAGE_SIGNED, PART_OWN, NULL},
        {METHOD_POST, "/sleutel/nieuw", NULL, key_make, PAGE_SIGNED, PART_OWN, NULL},
        {METHOD_GET, "/instellingen", "instellingen", settings_show, PAGE_SIGNED, PART_OWN, NULL},
        {METHOD_POST, "/instellingen", NULL, settings_keep, PAGE_SIGNED, PART_OWN, NULL},
        {METHOD_POST, "/instellingen/mail", NULL, settings_mail, PAGE_SIGNED, PART_OWN, NULL},
        {METHOD_POST, "/instellingen/anderen", NULL, settings_others, PAGE_SIGNED, PART_OWN, NULL},
        {METHOD_POST, "/uit", NULL, say_out, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/klaar", "klaar", show_done, PAGE_SIGNED, PART_OWN, NULL},
};
const struct pages pages_sign = {rows, sizeof rows / sizeof rows[0]};
