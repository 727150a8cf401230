// SPDX-License-Identifier: EUPL-1.2
// The beginning, screen 9: how she comes back. A code to write down, paper, mail, or staying in; then four digits of her own and
// who may help. A key is shown once, in the answer to the press of a button, and only its hash is kept: no page can show it
// again.
#include "pages_begin.h"
#include "pages_invite.h"
#include "pages_sign.h"
#include "site.h"
#include "views.h"

static struct begin_key key_page(struct visit *v, enum begin_screen screen)
{
	struct begin_key p = {.b = begin_page(v, screen), .shared = v->session.shared, .host = v->texts->base_url};
	p.next = begin_page(v, BEGIN_DIGITS).to;
	struct str rest = p.host;
	if (memmem(rest.at, rest.len, "://", 3)) {
		(void)str_cut(&rest, '/');
		(void)str_cut(&rest, '/');
		p.host = rest;
	}
	return p;
}

void begin_key_choose(struct visit *v)
{
	struct begin_key p = key_page(v, BEGIN_KEY);
	view_begin_key(&v->out->body, &v->view, &p);
}

static void show_key(struct visit *v, bool paper)
{
	struct begin_key p = key_page(v, BEGIN_KEY);
	struct str key;
	if (!begin_new_key(v, &p.b.code, &key))
		return;
	p.paper = paper;
	if (paper)
		p.qr = qr_draw(v->arena, str_print(v->arena, "%.*s/in/%.*s", STR_ARG(v->texts->base_url), STR_ARG(key)));
	view_begin_code(&v->out->body, &v->view, &p);
}

static void go_mail(struct visit *v, const char *word)
{
	struct str plan = id_text(v->arena, v->plan->id);
	visit_go(v, "/plan/%.*s/begin/%s", STR_ARG(plan), word);
}

void begin_key_chosen(struct visit *v)
{
	struct str how = form_value(v, "hoe");
	if (!str_is(how, "code") && !str_is(how, "papier") && !str_is(how, "mail"))
		return begin_go_on(v, begin_doing(v, "stop") ? BEGIN_KEY : BEGIN_DIGITS); // stays in, has a key, or skips
	if (str_is(how, "mail"))
		return go_mail(v, "mail");
	if (begin_remember(v, BEGIN_DIGITS))
		show_key(v, str_is(how, "papier"));
}

// "Even stoppen": who has no key yet gets one; who wrote one down keeps that one, for a new one would end it.
void begin_stop(struct visit *v)
{
	struct begin_key p = key_page(v, BEGIN_KEY);
	struct person_settings settings;
	struct str key;
	enum status got = person_settings_get(v->house, v->session.person, v->arena, &settings);
	if (got != OK)
		return visit_trouble(v, got);
	if (!v->session.shared && settings.page <= BEGIN_KEY && !begin_new_key(v, &p.b.code, &key))
		return;
	p.stopped = true;
	p.b.to = settings.page < BEGIN_PLAN ? begin_page(v, (enum begin_screen)settings.page).to : begin_at_plan(v);
	p.b.frame.title = SAY(v, "Even stoppen");
	view_begin_stop(&v->out->body, &v->view, &p);
}

// ---- a code by mail, bound to this browser

static void show_mail(struct visit *v, bool code)
{
	struct begin_key p = key_page(v, BEGIN_KEY);
	const char *field = code ? "code" : "mail";
	p.value = typed(v, field, STR(""));
	p.fault = fault_of(v, field);
	struct str plan = id_text(v->arena, v->plan->id);
	p.b.to.text = visit_url(v, "/plan/%.*s/begin/%s", STR_ARG(plan), code ? "mailcode" : "mail");
	(code ? view_begin_mailcode : view_begin_mail)(&v->out->body, &v->view, &p);
}

void begin_mail(struct visit *v)
{
	show_mail(v, false);
}
void begin_mail_code(struct visit *v)
{
	show_mail(v, true);
}

void begin_mail_sent(struct visit *v)
{
	if (begin_doing(v, "over") || begin_doing(v, "stop"))
		return begin_go_on(v, begin_doing(v, "stop") ? BEGIN_KEY : BEGIN_DIGITS);
	if (v->session.shut)
		return sign_show_who(v);
	if (sign_ask(v, form_value(v, "mail"), v->session.person, "begin-mail"))
		go_mail(v, "mailcode");
}

void begin_mail_check(struct visit *v)
{
	struct id person;
	if (begin_doing(v, "over") || begin_doing(v, "stop"))
		return begin_go_on(v, begin_doing(v, "stop") ? BEGIN_KEY : BEGIN_DIGITS);
	if (sign_given(v, "begin-mailcode", &person))
		begin_go_on(v, BEGIN_DIGITS);
}

// ---- four digits: hashed before this, in a thread for slow work

struct hashed {
	enum status status;
	struct str hash;
};

void begin_digits(struct visit *v)
{
	struct begin_key p = key_page(v, BEGIN_DIGITS);
	p.fault = fault_of(v, "cijfers");
	view_begin_digits(&v->out->body, &v->view, &p);
}

void begin_digits_hash(struct visit *v)
{
	struct hashed *h = arena_new(v->arena, struct hashed);
	h->status = BAD_INPUT;
	if (v->signed_in && !v->session.shut && visit_trusted(v) && begin_doing(v, ""))
		h->status = digits_hash(v->house, v->session.person, str_trim(form_value(v, "cijfers")), v->arena, &h->hash);
	v->prepared = h;
}

static enum begin_screen after_digits(const struct visit *v)
{
	for (size_t i = 0; i < v->plan->people.n; i++)
		if (!v->plan->people.at[i].me && v->plan->people.at[i].ring != 1)
			return BEGIN_HELPER;
	return BEGIN_PLAN;
}

// A young person goes on to a plain list, no house: rooms that only they read (beginnen.md, J2).
static void go_after_digits(struct visit *v)
{
	struct str plan = id_text(v->arena, v->match.ids[0]);
	if (!young_role(v->plan->role))
		return begin_go_on(v, after_digits(v));
	if (invite_young_rooms(v, "begin-cijfers") && begin_remember(v, (enum begin_screen)0))
		visit_go(v, "/plan/%.*s/eigen", STR_ARG(plan));
}

void begin_digits_keep(struct visit *v)
{
	const struct hashed *h = v->prepared;
	if (begin_doing(v, "stop"))
		return begin_go_on(v, BEGIN_DIGITS);
	if (begin_doing(v, "over"))
		return go_after_digits(v);
	if (v->session.shut) // other ones are for who knows the old ones
		return sign_show_who(v);
	if (!h || h->status == BAD_INPUT)
		return begin_wrong(v, BEGIN_DIGITS, STR("cijfers"), TEXT("Typ precies vier cijfers. Of kies: nu niet."));
	enum status got = h->status == OK ? digits_set(v->house, v->session.person, h->hash) : h->status;
	if (got == OK)
		got = session_opened(v->house, v->cookie);
	if (got != OK)
		return visit_trouble(v, got);
	go_after_digits(v);
}

// ---- who may help when the key is lost

void begin_helper(struct visit *v)
{
	struct begin_helper p = {.b = begin_page(v, BEGIN_HELPER)};
	struct begin_choice *list = arena_many(v->arena, struct begin_choice, v->plan->people.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->people.n; i++)
		if (!v->plan->people.at[i].me && v->plan->people.at[i].ring != 1 && v->plan->people.at[i].name.len)
			list[n++] = (struct begin_choice){.id = v->plan->people.at[i].id, .name = v->plan->people.at[i].name};
	p.people = (struct begin_choices){list, n};
	view_begin_helper(&v->out->body, &v->view, &p);
}

void begin_helper_chosen(struct visit *v)
{
	struct said said;
	struct str who = form_value(v, "wie");
	bool says = !begin_doing(v, "over") && !begin_doing(v, "stop") && who.len && !str_is(who, "later");
	struct typed fields[] = {{STR("mens"), str_is(who, "niemand") ? STR("") : who}};
	if (says && !begin_say(v, &(struct begin_saying){SAY_HELPER_NAME, BEGIN_HELPER, 1, "wie", fields, 1}, &said))
		return;
	begin_go_on(v, begin_doing(v, "stop") ? BEGIN_HELPER : BEGIN_PLAN);
}
