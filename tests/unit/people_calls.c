// SPDX-License-Identifier: EUPL-1.2
// See people_calls.h.
#include "people_calls.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
// cmocka wants the three above first
#include <cmocka.h>

struct folder folder;
struct house *house;
struct arena *arena;
int64_t now;
static int64_t turned(void)
{
	return now;
}

static void open_house(void)
{
	struct why why = {""};
	enum status got = house_open(&(struct house_options){.dir = folder.path, .clock = turned}, &house, &why);
	if (got != OK)
		fail_msg("house_open: %s: %s", status_name(got), why.text);
}
int begin(void **state)
{
	(void)state;
	now = 1900000000000;
	folder_make(&folder);
	arena = arena_create();
	open_house();
	return 0;
}
int end(void **state)
{
	(void)state;
	house_close(house);
	arena_destroy(arena);
	folder_clear(&folder);
	return 0;
}
void reopen(void)
{
	house_close(house);
	open_house();
}

// ---- everything that writes is said in the saying thread

static void run_call(void *with)
{
	struct call *c = with;
	c->run(c);
}
enum status do_call(struct call *c, void (*run)(struct call *))
{
	c->run = run;
	assert_int_equal(house_do(house, run_call, c), OK);
	return c->got;
}

static void run_make(struct call *c)
{
	c->got = person_make(house, &c->ret_id);
}
struct id new_person(void)
{
	struct call c = {0};
	assert_int_equal(do_call(&c, run_make), OK);
	return c.ret_id;
}
void run_session(struct call *c)
{
	c->got = session_begin(house, c->person, c->shared, c->shut, STR("telefoon · Chrome"), arena, &c->ret);
}
struct str new_session(struct id person, bool shared)
{
	struct call c = {.person = person, .shared = shared};
	assert_int_equal(do_call(&c, run_session), OK);
	assert_int_equal(c.ret.len, 26);
	return c.ret;
}
enum status find(struct str cookie)
{
	struct session s;
	return session_find(house, cookie, arena, &s);
}
void run_end(struct call *c)
{
	c->got = session_end(house, c->cookie);
}
void run_end_others(struct call *c)
{
	c->got = session_end_others(house, c->person, c->cookie);
}
void run_share(struct call *c)
{
	c->got = session_share(house, c->cookie, c->shared);
}
void run_opened(struct call *c)
{
	c->got = session_opened(house, c->cookie);
}
void run_set(struct call *c)
{
	c->got = person_settings_set(house, c->person, c->settings);
}
void run_erase(struct call *c)
{
	c->got = person_erase(house, c->person);
}
void run_digits(struct call *c)
{
	c->got = digits_set(house, c->person, c->text);
}
void run_secret(struct call *c)
{
	c->got = secret_make(house, &c->facts, arena, &c->ret);
}
struct str new_secret(enum secret_kind kind, struct id plan, struct id seat, struct id person)
{
	struct call c = {.facts = {.kind = kind, .plan = plan, .seat = seat, .person = person}};
	assert_int_equal(do_call(&c, run_secret), OK);
	return c.ret;
}
static void run_use(struct call *c)
{
	c->got = secret_use(house, c->text);
}
enum status use(struct str secret)
{
	return do_call(&(struct call){.text = secret}, run_use);
}
void run_secrets_end(struct call *c)
{
	c->got = secrets_end(house, c->plan, c->seat);
}
static void run_ask(struct call *c)
{
	c->got = code_ask(house, c->mail, c->person, c->binding, LANG_EN, now);
}
enum status ask(const char *mail, struct id person, const char *binding)
{
	return do_call(&(struct call){.mail = str_of(mail), .person = person, .binding = str_of(binding)}, run_ask);
}
static void run_check(struct call *c)
{
	c->got = code_check(house, c->text, c->binding, now, &c->ret_id);
}
enum status check(struct str code, const char *binding, struct id *ret)
{
	struct call c = {.text = code, .binding = str_of(binding)};
	enum status got = do_call(&c, run_check);
	*ret = c.ret_id;
	return got;
}
void run_sent(struct call *c)
{
	c->got = mail_sent(house, c->number);
}
void run_failed(struct call *c)
{
	c->got = mail_failed(house, c->number, c->at);
}
void run_mail(struct call *c)
{
	struct mail mail = {.kind = MAIL_INVITE, .to = STR("a@b.nl"), .secret = STR("/in/x"), .lang = LANG_NL};
	c->got = mail_queue(house, &mail, c->plan, c->text, c->at);
}
void run_begun_keep(struct call *c)
{
	c->got = begun_keep(house, c->text, &(struct begun){c->person, c->plan});
}
void run_begun_find(struct call *c)
{
	struct begun begun = {ID_NONE, ID_NONE};
	c->got = begun_find(house, c->text, &begun);
	c->ret_id = begun.plan;
}

struct id some(uint8_t n)
{
	return (struct id){{n, 7}};
}
void take_nothing(void)
{
	struct waiting_mail mail;
	assert_int_equal(mail_next(house, now, arena, &mail), OK);
	assert_int_equal(mail.mail.kind, MAIL_NONE);
	assert_int_equal(do_call(&(struct call){.number = mail.id}, run_sent), OK);
}
struct str taken_code(void)
{
	struct waiting_mail mail;
	assert_int_equal(mail_next(house, now, arena, &mail), OK);
	assert_int_equal(mail.mail.kind, MAIL_CODE);
	assert_int_equal(do_call(&(struct call){.number = mail.id}, run_sent), OK);
	return mail.mail.secret;
}
struct id person_with_mail(const char *mail)
{
	struct id person = new_person(), back;
	assert_int_equal(ask(mail, person, "browser-0"), OK);
	assert_int_equal(check(taken_code(), "browser-0", &back), OK);
	assert_true(id_eq(back, person));
	return person;
}
const char *other_code(struct str code)
{
	static char wrong[8];
	snprintf(wrong, sizeof wrong, "%.*s", STR_ARG(code));
	wrong[0] = wrong[0] == '9' ? '0' : (char)(wrong[0] + 1);
	return wrong;
}
