// SPDX-License-Identifier: EUPL-1.2
// What is only one's own: settings, the four digits, a new house key, and where one is signed in. What could open what a person
// keeps for themselves asks the digits first, so that a telephone left open gives nobody a key.
#include "cookie.h"
#include "pages_circle.h"
#include "pages_sign.h"
#include "site.h"
#include "views.h"

// ---- the settings

static struct own_plans plans_on(struct visit *v, struct str together)
{
	struct my_plans mine;
	if (plans_of(v->house, v->session.person, v->arena, &mine) != OK)
		return (struct own_plans){0};
	struct own_plan *list = arena_many(v->arena, struct own_plan, mine.n);
	size_t n = 0;
	for (size_t i = 0; i < mine.n; i++) {
		const struct sight_plan *sight;
		struct seat *seat;
		struct who who = visit_who(v);
		struct str id = id_text(v->arena, mine.at[i].plan);
		if (seat_open(v->house, mine.at[i].plan, &who, v->arena, &seat) != OK)
			continue;
		if (seat_look(seat, PART_OWN, ID_NONE, &sight) == OK &&
		        !works_with_families(sight->role)) // work has a list of its own
			list[n++] = (struct own_plan){mine.at[i].plan,
			        str_copy(v->arena, sight->name.len ? sight->name : SAY(v, "Ons plan")),
			        memmem(together.at, together.len, id.at, id.len) != NULL};
		seat_close(seat);
	}
	return (struct own_plans){list, n};
}

static void fill_sessions(struct visit *v, struct settings_page *p)
{
	struct sessions all;
	if (sessions_of(v->house, v->session.person, v->arena, &all) != OK)
		return;
	struct own_session *list = arena_many(v->arena, struct own_session, all.n);
	for (size_t i = 0; i < all.n; i++)
		list[i] = (struct own_session){.device = all.at[i].device.len ? all.at[i].device : SAY(v, "onbekend"),
		        .begun = words_time(v, all.at[i].made),
		        .seen = words_time(v, all.at[i].seen),
		        .here = all.at[i].made == v->session.made && str_eq(all.at[i].device, v->session.device)};
	p->sessions.at = list;
	p->sessions.n = all.n;
}

static void tell_what_was_done(struct visit *v)
{
	static const struct {
		const char *what;
		struct str text;
	} told[] = {{"bewaard", TEXT("Bewaard.")},
	        {"mail", TEXT("Je e-mailadres is bewaard. Je kunt nu met een code naar binnen.")},
	        {"cijfers", TEXT("Je cijfers zijn bewaard.")}, {"open", TEXT("Jouw eigen stuk is nu open.")},
	        {"anderen", TEXT("Je bent nu overal uitgelogd, behalve hier.")}};
	for (size_t i = 0; i < sizeof told / sizeof told[0] && !v->notice.len; i++)
		if (str_is(form_value(v, "gedaan"), told[i].what))
			v->notice = say_text(v, told[i].text);
}

void settings_show(struct visit *v)
{
	struct person_settings now;
	enum status got = person_settings_get(v->house, v->session.person, v->arena, &now);
	if (got != OK)
		return visit_trouble(v, got);
	tell_what_was_done(v);
	bool known = !(v->session.shut & SHUT_INSIDE); // else: when this person was here, and how they are reached, is not told
	struct settings_page p = {.frame = visit_frame(v, SAY(v, "Jouw instellingen"), 0),
	        .mail = typed(v, "mail", known ? now.mail : STR("")),
	        .fault = fault_of(v, "mail"),
	        .english = now.lang == LANG_EN,
	        .large = now.large,
	        .shared = v->session.shared,
	        .digits = now.digits,
	        .plans = plans_on(v, now.together)};
	if (known)
		fill_sessions(v, &p);
	view_settings_page(&v->out->body, &v->view, &p);
}

static struct str together_from(struct visit *v)
{
	struct out o;
	out_init(&o, 4000);
	for (const struct form_field *f = NULL; (f = form_next(&v->form, "samen", f));) {
		struct id id;
		if (id_read(f->value, &id) == OK)
			out_print(&o, "%s%.*s", o.len ? " " : "", STR_ARG(f->value));
	}
	struct str all = str_copy(v->arena, out_str(&o));
	out_finish(&o);
	return all;
}

// The cookie of a shared telephone goes when the browser closes, so another answer takes another sign-in.
static enum status change_phone(struct visit *v, bool shared)
{
	if (shared == v->session.shared)
		return OK;
	enum status got = session_end(v->house, v->cookie);
	if (got == OK)
		visit_sign_in(v, v->session.person, shared, v->session.shut);
	return got;
}

void settings_keep(struct visit *v)
{
	struct person_settings now;
	bool shared = str_is(form_value(v, "telefoon"), "ja");
	enum status got = person_settings_get(v->house, v->session.person, v->arena, &now);
	now.lang = text_lang(form_value(v, "taal"));
	now.large = str_is(form_value(v, "groot"), "ja");
	now.shared_phone = shared;
	now.together = together_from(v);
	if (got == OK)
		got = person_settings_set(v->house, v->session.person, &now);
	if (got == OK)
		got = change_phone(v, shared);
	if (got != OK)
		return visit_trouble(v, got);
	if (v->out->status >= 400)
		return;
	sign_remember(v, &now);
	visit_go(v, "/instellingen?gedaan=bewaard");
}

void sign_show_who(struct visit *v)
{
	visit_go(v, "/cijfers/open?verder=%.*s", STR_ARG(id_text(v->arena, v->match.ids[0])));
}

// The four digits first, or whatever shows who it is. False: the answer is made.
static bool is_open(struct visit *v, const char *next)
{
	if (!v->session.shut)
		return true;
	visit_go(v, "/cijfers/open?verder=%s", next);
	return false;
}

void settings_mail(struct visit *v)
{
	if (is_open(v, "instellingen") && sign_ask(v, form_value(v, "mail"), v->session.person, "instellingen"))
		visit_go(v, "/binnen/code");
}

void settings_others(struct visit *v)
{
	if ((v->session.shut & SHUT_INSIDE) && !is_open(v, "instellingen"))
		return;
	enum status got = session_end_others(v->house, v->session.person, v->cookie);
	if (got != OK)
		return visit_trouble(v, got);
	visit_go(v, "/instellingen?gedaan=anderen");
}

// ---- four digits of one's own

struct slow_digits {
	enum status status;
	struct str hash;
};

// Where one goes on after giving the digits: a word, or the plan that somebody comes in at.
static struct str next_path(const struct visit *v, struct str next)
{
	static const struct {
		const char *word, *path;
	} pages[] = {{"sleutel", "/sleutel/nieuw"}, {"instellingen", "/instellingen?gedaan=open"}, {"cijfers", "/cijfers"}};
	struct id plan;
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
		if (str_is(next, pages[i].word))
			return str_of(pages[i].path);
	if (id_read(next, &plan) == OK)
		return str_print(v->arena, "/plan/%.*s/dag", STR_ARG(id_text(v->arena, plan)));
	return STR("/plan");
}

// Who chooses digits for a private time comes from it, and goes back there.
static bool for_private_time(const struct visit *v, struct str *ret_path)
{
	struct id plan;
	if (id_read(form_value(v, "verder"), &plan) != OK)
		return false;
	*ret_path = str_print(v->arena, "/plan/%.*s/privetijd", STR_ARG(id_text(v->arena, plan)));
	return true;
}

static void show_digits(struct visit *v, bool open)
{
	struct person_settings now;
	enum status got = person_settings_get(v->house, v->session.person, v->arena, &now);
	if (got != OK)
		return visit_trouble(v, got);
	struct sign_page p = {.frame = visit_frame(v, SAY(v, "Vier cijfers"), 0),
	        .fault = fault_of(v, "cijfers"),
	        .digits = now.digits,
	        .shut = (v->session.shut & SHUT_INSIDE) != 0};
	struct id plan;
	p.next = form_value(v, "verder");
	p.later.text = id_read(p.next, &plan) == OK ? next_path(v, p.next) : STR("/plan"); // the rest is read without them
	if (!open && !for_private_time(v, &p.later.text))
		p.later.text = STR("/instellingen");
	if (open)
		view_digits_open(&v->out->body, &v->view, &p);
	else
		view_digits_page(&v->out->body, &v->view, &p);
}

void digits_show(struct visit *v)
{
	if (is_open(v, "cijfers"))
		show_digits(v, false);
}

void digits_prepare(struct visit *v)
{
	struct slow_digits *slow = arena_new(v->arena, struct slow_digits);
	slow->status = BAD_INPUT;
	if (v->signed_in && !v->session.shut && visit_trusted(v))
		slow->status =
		        digits_hash(v->house, v->session.person, str_trim(form_value(v, "cijfers")), v->arena, &slow->hash);
	v->prepared = slow;
}

void digits_keep(struct visit *v)
{
	const struct slow_digits *slow = v->prepared;
	if (!is_open(v, "cijfers"))
		return;
	if (!slow || slow->status == BAD_INPUT)
		return visit_wrong(
		        v, "cijfers", STR("cijfers"), TEXT("Kies vier cijfers. Bijvoorbeeld de dag van iets leuks."), 400);
	enum status got = slow->status == OK ? digits_set(v->house, v->session.person, slow->hash) : slow->status;
	if (got != OK)
		return visit_trouble(v, got);
	if (session_opened(v->house, v->cookie) != OK)
		return visit_trouble(v, NOT_KEPT);
	struct str back = STR("/instellingen?gedaan=cijfers");
	// Whoever came in by a code out of the mail before there were digits does not stay in.
	if (for_private_time(v, &back) && session_end_others(v->house, v->session.person, v->cookie) != OK)
		return visit_trouble(v, NOT_KEPT);
	visit_go(v, "%s", str_zero(v->arena, back));
}

void digits_open_show(struct visit *v)
{
	show_digits(v, true);
}

void digits_open_prepare(struct visit *v)
{
	struct slow_digits *slow = arena_new(v->arena, struct slow_digits);
	slow->status = REFUSED;
	if (v->signed_in && visit_trusted(v))
		slow->status = digits_check(v->house, v->session.person, str_trim(form_value(v, "cijfers")));
	v->prepared = slow;
}

void digits_open(struct visit *v)
{
	const struct slow_digits *slow = v->prepared;
	enum status got = slow ? slow->status : REFUSED;
	if (got == REFUSED)
		return visit_wrong(
		        v, "cijfers-open", STR("cijfers"), TEXT("Dit zijn niet jouw cijfers. Probeer het nog eens."), 400);
	if (got == TOO_OFTEN)
		return visit_wrong(v, "cijfers-open", STR("cijfers"),
		        TEXT("Dit is te vaak geprobeerd. Wacht een uur. De rest van het plan kun je nu al lezen."), 429);
	if (got == OK)
		got = session_opened(v->house, v->cookie);
	if (got != OK)
		return visit_trouble(v, got);
	visit_go(v, "%s", str_zero(v->arena, next_path(v, form_value(v, "verder"))));
}

// ---- a new house key: shown once, in the answer to the press of a button

static struct str host_of(struct str url)
{
	if (memmem(url.at, url.len, "://", 3)) {
		(void)str_cut(&url, '/');
		(void)str_cut(&url, '/');
	}
	return url;
}

static struct own_key_page key_frame(struct visit *v)
{
	struct own_key_page p = {.frame = visit_frame(v, SAY(v, "De sleutel"), 0), .host = host_of(v->texts->base_url)};
	p.plans = plans_on(v, STR(""));
	return p;
}

void key_show(struct visit *v)
{
	if (!is_open(v, "sleutel"))
		return;
	struct own_key_page p = key_frame(v);
	view_key_new(&v->out->body, &v->view, &p);
}

static enum status make_key(struct visit *v, struct str *ret)
{
	struct my_plans mine;
	struct id plan = form_id(v, "plan");
	enum status got = plans_of(v->house, v->session.person, v->arena, &mine);
	for (size_t i = 0; got == OK && i < mine.n; i++)
		if (id_eq(mine.at[i].plan, plan) || mine.n == 1) {
			struct secret_facts facts = {.kind = SECRET_KEY,
			        .plan = mine.at[i].plan,
			        .seat = mine.at[i].seat,
			        .person = v->session.person,
			        .until = TIME_NONE};
			return secret_make(v->house, &facts, v->arena, ret);
		}
	return got == OK ? NOT_FOUND : got;
}

void key_make(struct visit *v)
{
	struct str key;
	if (!is_open(v, "sleutel"))
		return;
	enum status got = make_key(v, &key);
	if (got == NOT_FOUND)
		return visit_show(v, "sleutel-nieuw");
	if (got != OK)
		return visit_trouble(v, got);
	struct own_key_page p = key_frame(v);
	struct str *parts = arena_many(v->arena, struct str, 4), rest = key;
	for (p.parts.n = 0; rest.len && p.parts.n < 4;)
		parts[p.parts.n++] = str_cut(&rest, '-');
	p.parts.at = parts;
	p.qr = qr_draw(v->arena, str_print(v->arena, "%.*s/in/%.*s", STR_ARG(v->texts->base_url), STR_ARG(key)));
	view_key_made(&v->out->body, &v->view, &p);
}
