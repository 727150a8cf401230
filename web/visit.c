// SPDX-License-Identifier: EUPL-1.2
// What every page shares: saying and showing again, going on, what was typed, and sessions.
#include "cookie.h"
#include "plain_words.h"
#include "site.h"
#include "site_inner.h"
#include <stdarg.h>
#include <stdio.h>

struct str say_text(const struct visit *v, struct str msgid)
{
	return text_say(v->view.lang, msgid);
}

static struct str fault_text(const struct visit *v, const struct fault *f)
{
	struct text_arg args[] = {
	        {"most", str_print(v->arena, "%d", f->most)}, {"least", str_print(v->arena, "%d", f->least)}, {NULL, {0}}};
	return text_fill(v->arena, say_text(v, f->reason), args);
}

// The id of a field is its name; "naam.1" is "naam-1".
static struct url fault_place(const struct visit *v, struct str field)
{
	char *id = arena_many(v->arena, char, field.len + 1);
	id[0] = '#';
	for (size_t i = 0; i < field.len; i++)
		id[i + 1] = field.at[i] == '.' ? '-' : field.at[i];
	return (struct url){{id, field.len + 1}};
}

static void lead_to_faults(const struct visit *v, struct frame *f)
{
	f->faults.at = arena_many(v->arena, struct frame_fault, v->faults.n);
	for (size_t i = 0; i < v->faults.n; i++)
		f->faults.at[f->faults.n++] = (struct frame_fault){
		        fault_place(v, fault_field(v->arena, &v->faults.at[i])), fault_text(v, &v->faults.at[i])};
	if (!f->faults.n || f->notice.len)
		return;
	f->notice = SAY(v, "Kijk hier nog even naar. Wat je schreef, staat er nog.");
	f->notice_bad = true;
}

struct frame visit_frame(const struct visit *v, struct str title, int tab)
{
	struct frame f = {.title = title,
	        .tab = tab,
	        .notice = v->notice,
	        .notice_bad = v->notice_bad,
	        .demo = v->texts->demo,
	        .closed = !v->texts->open,
	        .easy = str_is(cookie_get(v->in->cookie, "kring-groot"), "1"),
	        .phone = v->texts->phone,
	        .english = v->view.lang == LANG_EN};
	f.nav = v->plan != NULL;
	if (v->plan) {
		f.id_plan = v->plan->id;
		f.called = v->plan->called;
		f.shut = (v->session.shut & SHUT_INSIDE) != 0;
	}
	if (v->plan && v->plan->private.n) {
		f.private = words_time(v, v->plan->private.at[0].since);
		f.inside = v->plan->private.at[0].inside;
	}
	f.phone_url.text = STR_JOIN(v->arena, STR("tel:"), v->site->dial);
	lead_to_faults(v, &f);
	return f;
}

// ---- what was typed

struct str form_value(const struct visit *v, const char *field)
{
	return form_get(&v->form, field);
}

struct id form_id(const struct visit *v, const char *field)
{
	struct id id = ID_NONE;
	if (id_read(form_get(&v->form, field), &id) != OK)
		return ID_NONE;
	return id;
}

struct str typed(const struct visit *v, const char *field, struct str now)
{
	return v->again ? form_get(&v->form, field) : now;
}

bool was_typed(const struct visit *v, const char *field, struct str value)
{
	for (const struct form_field *f = NULL; (f = form_next(&v->form, field, f));)
		if (str_eq(f->value, value))
			return true;
	return false;
}

void fault_move(struct visit *v, const char *field, const char *box)
{
	for (size_t i = 0; i < v->faults.n; i++)
		if (str_is(v->faults.at[i].field, field))
			v->faults.at[i].field = str_of(box);
}

struct str fault_of(const struct visit *v, const char *field)
{
	for (size_t i = 0; i < v->faults.n; i++) {
		const struct fault *f = &v->faults.at[i];
		if (str_is(fault_field(v->arena, f), field))
			return fault_text(v, f);
	}
	return STR("");
}

// ---- going on

struct str visit_url(struct visit *v, const char *format, ...)
{
	char room[600];
	va_list args;
	va_start(args, format);
	int n = vsnprintf(room, sizeof room, format, args);
	va_end(args);
	return str_copy(v->arena, (struct str){room, n < 0 ? 0 : (size_t)n < sizeof room ? (size_t)n : sizeof room - 1});
}

void visit_go(struct visit *v, const char *format, ...)
{
	char room[600];
	va_list args;
	va_start(args, format);
	vsnprintf(room, sizeof room, format, args);
	va_end(args);
	response_go(v->out, str_zero(v->arena, str_of(room)));
}

static void refuse(struct visit *v, int status)
{
	v->out->status = status;
	v->plan = NULL; // an error page never says more than that it is one
	site_refuse_page(v);
}

void visit_missing(struct visit *v)
{
	refuse(v, 404);
}

void visit_trouble(struct visit *v, enum status status)
{
	static const int codes[] = {[OK] = 500,
	        [NOT_FOUND] = 404,
	        [REFUSED] = 403,
	        [BAD_INPUT] = 400,
	        [TOO_LARGE] = 413,
	        [TOO_OFTEN] = 429,
	        [NOT_KEPT] = 503,
	        [BUSY] = 503,
	        [BROKEN] = 500};
	refuse(v, codes[status]);
}

void visit_show(struct visit *v, const char *name)
{
	const struct page *page = page_named(v->site, name);
	if (!page)
		return visit_missing(v);
	if (v->seat && seat_look(v->seat, PART_OWN, ID_NONE, &v->plan) != OK)
		v->plan = NULL;
	v->page = page;
	page->show(v);
}

void visit_wrong(struct visit *v, const char *name, struct str field, struct str reason, int status)
{
	v->faults = (struct faults){.at = {{field, reason, 0, 0}}, .n = 1};
	v->again = true;
	visit_show(v, name);
	v->out->status = status;
}

// ---- saying

static bool answer_refusal(struct visit *v, const struct verdict *said, const char *again)
{
	static const int codes[] = {[SAID] = 303,
	        [REPEATED] = 303,
	        [UNKNOWN] = 404,
	        [NOT_YOURS] = 403,
	        [WRONG] = 400,
	        [NOT_NOW] = 403,
	        [OVERTAKEN] = 409,
	        [KEY_TAKEN] = 409};
	if (said->outcome == UNKNOWN) {
		visit_missing(v);
		return false;
	}
	v->faults = said->faults;
	v->again = true;
	v->view.told = form_has(&v->form, "gezien");
	v->overtaken = said->outcome == OVERTAKEN;
	v->notice_bad = true;
	if (said->reason.len)
		v->notice = say_text(v, said->reason);
	else if (said->outcome != WRONG)
		v->notice = SAY(v, "Dit kun jij hier niet doen. Vraag het een ander uit jullie kring.");
	visit_show(v, again);
	v->out->status = codes[said->outcome];
	return false;
}

static bool say_it(struct visit *v, const struct intent *intent, const char *again, struct said *ret)
{
	struct intent once = *intent;
	enum status got = say_and_mail(v->house, v->seat, &once, &v->faults, v->arena, ret);
	if (got == OK && ret->verdict.outcome == KEY_TAKEN) { // back, changed, sent again: another saying, and both are kept
		once.key = STR("");
		got = say_and_mail(v->house, v->seat, &once, &v->faults, v->arena, ret);
	}
	if (got != OK) {
		visit_trouble(v, got);
		return false;
	}
	if (ret->verdict.outcome == SAID || ret->verdict.outcome == REPEATED)
		return true;
	return answer_refusal(v, &ret->verdict, again);
}

bool visit_say(struct visit *v, const struct intent *intent, const char *again, struct said *ret)
{
	if (!v->seat) {
		visit_missing(v);
		return false;
	}
	if (plain_words_offered(v, intent->say))
		return false;
	return say_it(v, intent, again, ret);
}

bool visit_say_form(struct visit *v, enum say say, const char *again, struct said *ret)
{
	struct intent intent;
	struct typed *fields = arena_many(v->arena, struct typed, v->form.n);
	for (size_t i = 0; i < v->form.n; i++)
		fields[i] = (struct typed){v->form.at[i].name, v->form.at[i].value};
	intent_init(&intent, say);
	v->faults.n = 0;
	intent_from_form(v->arena, fields, v->form.n, &intent, &v->faults);
	return visit_say(v, &intent, again, ret);
}

// ---- sessions

enum { STAY = SESSION_DAYS * 86400 };

struct who visit_who(const struct visit *v)
{
	return (struct who){.person = v->session.person, .shut = v->session.shut};
}

void visit_cookie(struct visit *v, const char *name, struct str value, int seconds)
{
	response_cookie(v->out, cookie_set(v->arena, name, value, seconds, v->site->secure));
}

void visit_sign_in(struct visit *v, struct id person, bool shared, enum shut shut)
{
	struct str cookie;
	enum status got = session_begin(v->house, person, shared, shut, site_device(v), v->arena, &cookie);
	if (got != OK)
		return visit_trouble(v, got);
	visit_cookie(v, site_cookie(v->site), cookie, shared ? COOKIE_SESSION : STAY);
	v->cookie = cookie;
	v->signed_in = session_find(v->house, cookie, v->arena, &v->session) == OK;
	v->view.token = v->session.token;
	v->view.shared = v->session.shared;
}

void visit_come_in(struct visit *v, struct id person, bool shared, enum shut shut)
{
	if (v->signed_in && id_eq(person, v->session.person) && (shut & v->session.shut) == v->session.shut)
		return;
	enum status got = v->signed_in ? session_end(v->house, v->cookie) : OK;
	if (got != OK)
		return visit_trouble(v, got);
	visit_sign_in(v, person, shared, shut);
}

enum status visit_new_person(const struct visit *v, struct id *ret)
{
	struct person_settings settings;
	enum status got = person_make(v->house, ret);
	if (got == OK)
		got = person_settings_get(v->house, *ret, v->arena, &settings);
	if (got != OK)
		return got;
	settings.lang = v->view.lang;
	return person_settings_set(v->house, *ret, &settings);
}

void visit_sign_out(struct visit *v)
{
	if (v->cookie.len)
		(void)!session_end(v->house, v->cookie);
	visit_cookie(v, site_cookie(v->site), STR(""), COOKIE_GONE);
	v->signed_in = false;
	v->plan = NULL;
}

// A page of ours sent this: the browser says so, or it names our own address; and who is signed in shows the form's own token.
bool visit_trusted(const struct visit *v)
{
	bool same = str_is(v->in->fetch_site, "same-origin") || (v->in->origin.len && str_eq(v->in->origin, v->texts->base_url));
	bool silent = !v->in->fetch_site.len && !v->in->origin.len; // an old browser says neither
	if (!v->signed_in)
		return same || silent;
	return (same || silent) && str_eq(form_get(&v->form, "bewijs"), v->session.token);
}

bool can(const struct visit *v, enum say say)
{
	return v->plan && sight_says(v->plan, say);
}

bool seat_marked(const struct sight_seat *s, enum mark mark)
{
	for (size_t i = 0; i < s->marks.n; i++)
		if (str_eq(s->marks.at[i], choice_mark.words[mark]))
			return true;
	return false;
}

bool seat_coordinates(const struct sight_seat *s)
{
	return s->role == ROLE_COORDINATOR && !s->invited && !s->waiting && !s->ended;
}
