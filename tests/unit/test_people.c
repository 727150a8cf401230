// SPDX-License-Identifier: EUPL-1.2
// Who comes in and who does not: each number of people_limits at, under and over its value, with a clock the test turns.
#include "folder.h"
#include "people.h"
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
// cmocka wants the four above first
#include <cmocka.h>

enum { SECOND = 1000, MINUTE = 60 * SECOND };
#define DAY (24 * 60 * (int64_t)MINUTE)

static struct folder folder;
static struct house *house;
static struct arena *arena;
static int64_t now;
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
static int begin(void **state)
{
	(void)state;
	now = 1900000000000;
	folder_make(&folder);
	arena = arena_create();
	open_house();
	return 0;
}
static int end(void **state)
{
	(void)state;
	house_close(house);
	arena_destroy(arena);
	folder_clear(&folder);
	return 0;
}
static void reopen(void)
{
	house_close(house);
	open_house();
}

// ---- everything that writes is said in the saying thread

struct call {
	struct id person, plan, seat;
	struct str text, mail, binding, cookie;
	bool shared, opened;
	const struct person_settings *settings;
	struct secret_facts facts;
	int64_t number, at;
	struct id ret_id;
	struct str ret;
	enum status got;
	void (*run)(struct call *);
};
static void run_call(void *with)
{
	struct call *c = with;
	c->run(c);
}
static enum status do_call(struct call *c, void (*run)(struct call *))
{
	c->run = run;
	assert_int_equal(house_do(house, run_call, c), OK);
	return c->got;
}

static void run_make(struct call *c)
{
	c->got = person_make(house, &c->ret_id);
}
static struct id new_person(void)
{
	struct call c = {0};
	assert_int_equal(do_call(&c, run_make), OK);
	return c.ret_id;
}
static void run_begin(struct call *c)
{
	c->got = session_begin(house, c->person, c->shared, c->opened, STR("telefoon · Chrome"), arena, &c->ret);
}
static struct str new_session(struct id person, bool shared)
{
	struct call c = {.person = person, .shared = shared};
	assert_int_equal(do_call(&c, run_begin), OK);
	assert_int_equal(c.ret.len, 26);
	return c.ret;
}
static enum status find(struct str cookie)
{
	struct session s;
	return session_find(house, cookie, arena, &s);
}
static void run_end(struct call *c)
{
	c->got = session_end(house, c->cookie);
}
static void run_end_others(struct call *c)
{
	c->got = session_end_others(house, c->person, c->cookie);
}
static void run_share(struct call *c)
{
	c->got = session_share(house, c->cookie, c->shared);
}
static void run_opened(struct call *c)
{
	c->got = session_opened(house, c->cookie);
}
static void run_set(struct call *c)
{
	c->got = person_settings_set(house, c->person, c->settings);
}
static void run_erase(struct call *c)
{
	c->got = person_erase(house, c->person);
}
static void run_digits(struct call *c)
{
	c->got = digits_set(house, c->person, c->text);
}
static void run_secret(struct call *c)
{
	c->got = secret_make(house, &c->facts, arena, &c->ret);
}
static struct str new_secret(enum secret_kind kind, struct id plan, struct id seat, struct id person)
{
	struct call c = {.facts = {.kind = kind, .plan = plan, .seat = seat, .person = person}};
	assert_int_equal(do_call(&c, run_secret), OK);
	return c.ret;
}
static void run_use(struct call *c)
{
	c->got = secret_use(house, c->text);
}
static enum status use(struct str secret)
{
	return do_call(&(struct call){.text = secret}, run_use);
}
static void run_secrets_end(struct call *c)
{
	c->got = secrets_end(house, c->plan, c->seat);
}
static void run_ask(struct call *c)
{
	c->got = code_ask(house, c->mail, c->person, c->binding, LANG_EN, now);
}
static enum status ask(const char *mail, struct id person, const char *binding)
{
	return do_call(&(struct call){.mail = str_of(mail), .person = person, .binding = str_of(binding)}, run_ask);
}
static void run_check(struct call *c)
{
	c->got = code_check(house, c->text, c->binding, now, &c->ret_id);
}
static enum status check(struct str code, const char *binding, struct id *ret)
{
	struct call c = {.text = code, .binding = str_of(binding)};
	enum status got = do_call(&c, run_check);
	*ret = c.ret_id;
	return got;
}
static void run_sent(struct call *c)
{
	c->got = mail_sent(house, c->number);
}
static void run_failed(struct call *c)
{
	c->got = mail_failed(house, c->number, c->at);
}
static void run_mail(struct call *c)
{
	struct mail mail = {.kind = MAIL_NEWS, .to = STR("a@b.nl"), .secret = STR("/plan"), .lang = LANG_NL};
	c->got = mail_queue(house, &mail, ID_NONE, c->text, c->at);
}

static struct id some(uint8_t n)
{
	return (struct id){{n, 7}};
}
static struct str taken_code(void)
{
	struct waiting_mail mail;
	assert_int_equal(mail_next(house, now, arena, &mail), OK);
	assert_int_equal(mail.mail.kind, MAIL_CODE);
	assert_int_equal(do_call(&(struct call){.number = mail.id}, run_sent), OK);
	return mail.mail.secret;
}
static struct id person_with_mail(const char *mail)
{
	struct id person = new_person(), back;
	assert_int_equal(ask(mail, person, "browser-0"), OK);
	assert_int_equal(check(taken_code(), "browser-0", &back), OK);
	assert_true(id_eq(back, person));
	return person;
}
static const char *other_code(struct str code) // one that is wrong
{
	static char wrong[8];
	snprintf(wrong, sizeof wrong, "%.*s", STR_ARG(code));
	wrong[0] = wrong[0] == '9' ? '0' : (char)(wrong[0] + 1);
	return wrong;
}

// ---- sessions

static void a_session_is_found_with_its_cookie_and_with_no_other(void **state)
{
	(void)state;
	struct id person = new_person();
	struct str cookie = new_session(person, false), again = new_session(person, false);
	struct session s, t;
	assert_int_equal(session_find(house, cookie, arena, &s), OK);
	assert_true(id_eq(s.person, person));
	assert_true(str_is(s.device, "telefoon · Chrome"));
	assert_true(s.opened && !s.shared);
	assert_int_equal(s.token.len, 26);
	assert_false(str_eq(s.token, cookie));
	assert_int_equal(session_find(house, again, arena, &t), OK);
	assert_false(str_eq(s.token, t.token));
	reopen();
	assert_int_equal(session_find(house, cookie, arena, &t), OK);
	assert_true(str_eq(s.token, t.token)); // a form that was open stays good
	assert_int_equal(find(STR("")), NOT_FOUND);
	assert_int_equal(find(STR("00000000000000000000000000")), NOT_FOUND);
	assert_int_equal(find(s.token), NOT_FOUND);
	assert_false(folder_holds(&folder, "kring.db", cookie.at, cookie.len));
	assert_false(folder_holds(&folder, "kring.db", "Chrome", 6));
}

static void a_session_lasts_thirty_days_after_it_was_used_last(void **state)
{
	(void)state;
	struct str cookie = new_session(new_person(), false);
	for (int i = 0; i < 3; i++) {
		now += SESSION_DAYS * DAY;
		assert_int_equal(find(cookie), OK);
	}
	now += SESSION_DAYS * DAY + 1;
	assert_int_equal(find(cookie), NOT_FOUND);
	reopen();
	assert_int_equal(find(cookie), NOT_FOUND);
}

static void on_a_shared_phone_a_session_ends_after_fifteen_quiet_minutes(void **state)
{
	(void)state;
	struct id person = new_person();
	struct str shared = new_session(person, true), own = new_session(person, false);
	for (int i = 0; i < 5; i++) {
		now += QUIET_MINUTES * MINUTE;
		assert_int_equal(find(shared), OK);
	}
	now += QUIET_MINUTES * MINUTE + 1;
	assert_int_equal(find(shared), NOT_FOUND);
	assert_int_equal(find(shared), NOT_FOUND);
	assert_int_equal(find(own), OK);
	reopen();
	assert_int_equal(find(shared), NOT_FOUND);
	assert_int_equal(find(own), OK);
	struct sessions mine;
	assert_int_equal(sessions_of(house, person, arena, &mine), OK);
	assert_int_equal(mine.n, 1);
}

static void a_phone_said_to_be_shared_is_so_from_the_next_question(void **state)
{
	(void)state;
	struct str cookie = new_session(new_person(), false);
	struct session s;
	assert_int_equal(find(cookie), OK);
	assert_int_equal(do_call(&(struct call){.cookie = cookie, .shared = true}, run_share), OK);
	assert_int_equal(session_find(house, cookie, arena, &s), OK);
	assert_true(s.shared);
	now += QUIET_MINUTES * MINUTE + 1;
	assert_int_equal(find(cookie), NOT_FOUND);
}

static void signing_out_ends_it_at_once_and_everywhere_ends_the_others(void **state)
{
	(void)state;
	struct id person = new_person();
	struct str one = new_session(person, false), two = new_session(person, false), three = new_session(person, false);
	struct str stranger = new_session(new_person(), false);
	assert_int_equal(find(one) + find(two) + find(three) + find(stranger), OK);
	assert_int_equal(do_call(&(struct call){.cookie = one}, run_end), OK);
	assert_int_equal(find(one), NOT_FOUND);
	assert_int_equal(do_call(&(struct call){.person = person, .cookie = two}, run_end_others), OK);
	assert_int_equal(find(three), NOT_FOUND);
	assert_int_equal(find(two), OK);
	assert_int_equal(find(stranger), OK);
}

static void a_session_in_memory_is_found_within_a_microsecond(void **state)
{
	(void)state;
	struct str cookie = new_session(new_person(), false);
	struct timespec from, till;
	enum { TIMES = 20000 };
	assert_int_equal(find(cookie), OK);
	clock_gettime(CLOCK_MONOTONIC, &from);
	for (int i = 0; i < TIMES; i++)
		(void)find(cookie);
	clock_gettime(CLOCK_MONOTONIC, &till);
	double each = ((double)(till.tv_sec - from.tv_sec) * 1e9 + (double)(till.tv_nsec - from.tv_nsec)) / TIMES;
	print_message("session_find: %.0f ns\n", each);
	assert_true(each < 100000); // far above: this machine may be busy, and sanitizers are slow
}

// ---- persons

static void settings_are_kept_sealed_and_end_with_the_person(void **state)
{
	(void)state;
	struct id person = new_person();
	struct person_settings set = {.lang = LANG_EN,
	                               .large = true,
	                               .page = 9,
	                               .page_plan = some(3),
	                               .together = STR("geheimwoord")},
	                       got;
	struct str cookie = new_session(person, false);
	struct session s;
	assert_int_equal(session_find(house, cookie, arena, &s), OK);
	assert_int_equal(s.lang, LANG_NL);
	assert_int_equal(do_call(&(struct call){.person = person, .settings = &set}, run_set), OK);
	assert_int_equal(session_find(house, cookie, arena, &s), OK);
	assert_int_equal(s.lang, LANG_EN);
	reopen();
	assert_int_equal(person_settings_get(house, person, arena, &got), OK);
	assert_true(got.large && !got.plain && got.page == 9 && got.lang == LANG_EN && id_eq(got.page_plan, some(3)));
	assert_true(str_is(got.together, "geheimwoord"));
	assert_int_equal(do_call(&(struct call){.person = person}, run_erase), OK);
	assert_int_equal(person_settings_get(house, person, arena, &got), NOT_FOUND);
	assert_int_equal(find(cookie), NOT_FOUND);
	reopen();
	assert_int_equal(person_settings_get(house, person, arena, &got), NOT_FOUND);
	assert_int_equal(find(cookie), NOT_FOUND);
}

static void an_address_is_believed_only_with_a_code(void **state)
{
	(void)state;
	struct id person = new_person(), back;
	struct person_settings set = {.mail = STR("linda@voorbeeld.nl")}, got;
	assert_int_equal(do_call(&(struct call){.person = person, .settings = &set}, run_set), REFUSED);
	person = person_with_mail("Linda@Voorbeeld.nl");
	assert_int_equal(person_settings_get(house, person, arena, &got), OK);
	assert_true(str_is(got.mail, "linda@voorbeeld.nl"));
	got.mail = STR(""); // taken away: no code comes any more
	assert_int_equal(do_call(&(struct call){.person = person, .settings = &got}, run_set), OK);
	assert_int_equal(ask("linda@voorbeeld.nl", ID_NONE, "b"), OK);
	struct waiting_mail mail;
	assert_int_equal(mail_next(house, now, arena, &mail), NOT_FOUND);
	(void)back;
}

static enum status try_digits(struct id person, const char *digits)
{
	return digits_check(house, person, str_of(digits));
}

static void five_wrong_digits_and_there_is_an_hour_of_rest(void **state)
{
	(void)state;
	struct id person = new_person();
	struct str hash;
	struct session s;
	const char *const no[] = {"", "123", "12345", "12a4", "12.4", "١٢٣٤"};
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
		assert_int_equal(digits_hash(house, person, str_of(no[i]), arena, &hash), BAD_INPUT);
	struct timespec from, till;
	clock_gettime(CLOCK_MONOTONIC, &from);
	assert_int_equal(digits_hash(house, person, STR("4821"), arena, &hash), OK);
	clock_gettime(CLOCK_MONOTONIC, &till);
	double took = (double)(till.tv_sec - from.tv_sec) * 1e3 + (double)(till.tv_nsec - from.tv_nsec) / 1e6;
	print_message("digits_hash: %.0f ms\n", took);
	assert_true(took >= 25);
	struct str cookie = new_session(person, false);
	assert_int_equal(do_call(&(struct call){.person = person, .text = hash}, run_digits), OK);
	assert_int_equal(session_find(house, cookie, arena, &s), OK);
	assert_false(s.opened);
	assert_int_equal(do_call(&(struct call){.cookie = cookie}, run_opened), OK);
	assert_int_equal(session_find(house, cookie, arena, &s), OK);
	assert_true(s.opened);
	for (int i = 1; i < DIGIT_TRIES; i++)
		assert_int_equal(try_digits(person, "0000"), REFUSED);
	assert_int_equal(try_digits(person, "4821"), OK); // the fifth is right, and wipes the slate
	for (int i = 0; i < DIGIT_TRIES; i++)
		assert_int_equal(try_digits(person, "1234"), REFUSED);
	assert_int_equal(try_digits(person, "4821"), TOO_OFTEN);
	reopen(); // nor does starting anew help
	now += 60 * MINUTE;
	assert_int_equal(try_digits(person, "4821"), TOO_OFTEN);
	now += 1;
	assert_int_equal(try_digits(person, "4821"), OK);
	assert_int_equal(try_digits(new_person(), "4821"), REFUSED);
}

// ---- secrets

static const uint8_t here[16] = {[10] = 0xff, [11] = 0xff, 10, 0, 0, 1}, there[16] = {[10] = 0xff, [11] = 0xff, 10, 0, 0, 2};

static enum status look_up(struct str typed)
{
	struct secret_facts facts;
	return secret_find(house, typed, here, now, &facts);
}

static void a_link_opens_once_and_within_thirty_days(void **state)
{
	(void)state;
	struct str link = new_secret(SECRET_LINK, some(1), some(2), ID_NONE),
	           late = new_secret(SECRET_LINK, some(1), some(3), ID_NONE);
	struct secret_facts facts;
	assert_int_equal(link.len, 26);
	assert_int_equal(secret_find(house, link, here, now, &facts), OK);
	assert_true(
	        facts.kind == SECRET_LINK && id_eq(facts.plan, some(1)) && id_eq(facts.seat, some(2)) && !id_set(facts.person));
	assert_int_equal(look_up(link), OK); // finding does not use it up
	assert_int_equal(use(link), OK);
	assert_int_equal(use(link), NOT_FOUND);
	assert_int_equal(look_up(link), NOT_FOUND);
	now += LINK_DAYS * DAY - 1;
	assert_int_equal(look_up(late), OK);
	now += 1;
	assert_int_equal(look_up(late), NOT_FOUND);
	assert_int_equal(use(late), NOT_FOUND);
}

static void a_new_key_ends_the_old_one_of_that_seat_only(void **state)
{
	(void)state;
	struct str first = new_secret(SECRET_KEY, some(1), some(2), some(9)),
	           other = new_secret(SECRET_KEY, some(1), some(3), some(8));
	assert_int_equal(first.len, 19);
	assert_true(first.at[4] == '-' && first.at[9] == '-' && first.at[14] == '-');
	assert_int_equal(use(first), OK);
	assert_int_equal(look_up(first), OK); // a key stays
	struct str second = new_secret(SECRET_KEY, some(1), some(2), some(9));
	assert_int_equal(look_up(first), NOT_FOUND);
	assert_int_equal(look_up(second), OK);
	assert_int_equal(look_up(other), OK);
	char small[40];
	size_t n = 0;
	for (size_t i = 0; i < second.len; i++)
		if (second.at[i] != '-') {
			small[n++] = (char)tolower((unsigned char)second.at[i]);
			small[n++] = ' ';
		}
	assert_int_equal(look_up((struct str){small, n}), OK);
	now += 3650 * DAY;
	assert_int_equal(look_up(second), OK);
	assert_int_equal(do_call(&(struct call){.plan = some(1), .seat = some(2)}, run_secrets_end), OK);
	assert_int_equal(look_up(second), NOT_FOUND);
	assert_int_equal(look_up(other), OK);
}

static void a_table_code_lasts_two_hours_and_serves_everybody(void **state)
{
	(void)state;
	struct str code = new_secret(SECRET_TABLE, some(1), ID_NONE, ID_NONE);
	assert_int_equal(code.len, 9);
	assert_int_equal(code.at[4], '-');
	for (int i = 0; i < 30; i++) {
		assert_int_equal(look_up(code), OK);
		assert_int_equal(use(code), OK);
	}
	now += TABLE_MINUTES * MINUTE - 1;
	assert_int_equal(look_up(code), OK);
	now += 1;
	assert_int_equal(look_up(code), NOT_FOUND);
}

static void after_ten_wrong_guesses_an_address_waits_and_others_do_not(void **state)
{
	(void)state;
	struct str key = new_secret(SECRET_KEY, some(1), some(2), some(9));
	struct secret_facts facts;
	const char *const wrong[] = {"ABCD-EFGH", "AAAA-BBBB-CCCC-DDDD", "wat is dit", ""};
	for (int i = 0; i < GUESSES_A_MINUTE; i++) {
		assert_int_equal(look_up(key), OK);
		assert_int_equal(look_up(str_of(wrong[i % 4])), NOT_FOUND);
	}
	assert_int_equal(look_up(STR("ABCD-EFGH")), TOO_OFTEN);
	assert_int_equal(look_up(key), TOO_OFTEN); // also the right one: it would tell
	assert_int_equal(secret_find(house, key, there, now, &facts), OK);
	assert_int_equal(look_up(STR("00000000000000000000000000")), NOT_FOUND); // links are too long to guess
	now += MINUTE / GUESSES_A_MINUTE;
	assert_int_equal(look_up(key), OK);
	assert_int_equal(look_up(STR("ABCD-EFGH")), NOT_FOUND);
	assert_int_equal(look_up(STR("ABCD-EFGH")), TOO_OFTEN);
}

static void all_together_guess_sixty_times_a_minute(void **state)
{
	(void)state;
	struct secret_facts facts;
	for (int i = 0; i < GUESSES_IN_ALL; i++) {
		uint8_t from[16] = {0x20, 1, (uint8_t)i};
		assert_int_equal(secret_find(house, STR("ABCD-EFGH"), from, now, &facts), NOT_FOUND);
	}
	assert_int_equal(secret_find(house, STR("ABCD-EFGH"), there, now, &facts), TOO_OFTEN);
	now += MINUTE / GUESSES_IN_ALL;
	assert_int_equal(secret_find(house, STR("ABCD-EFGH"), there, now, &facts), NOT_FOUND);
}

static void a_token_works_until_it_is_withdrawn(void **state)
{
	(void)state;
	struct str token = new_secret(SECRET_TOKEN, some(1), some(2), some(9)),
	           link = new_secret(SECRET_LINK, some(1), some(2), ID_NONE);
	struct secret_facts facts;
	for (int i = 0; i < 2; i++) {
		assert_int_equal(token_find(house, token, &facts), OK);
		assert_true(id_eq(facts.person, some(9)) && id_eq(facts.plan, some(1)) && id_eq(facts.seat, some(2)));
	}
	assert_int_equal(token_find(house, link, &facts), NOT_FOUND);
	assert_int_equal(do_call(&(struct call){.plan = some(1), .seat = some(2)}, run_secrets_end), OK);
	assert_int_equal(token_find(house, token, &facts), NOT_FOUND);
}

// ---- codes

static void a_code_opens_in_the_browser_that_asked_once(void **state)
{
	(void)state;
	struct id person = person_with_mail("linda@voorbeeld.nl"), back = ID_NONE;
	assert_int_equal(ask(" LINDA@voorbeeld.nl ", ID_NONE, "browser-1"), OK);
	struct str code = taken_code();
	assert_int_equal(code.len, CODE_DIGITS);
	assert_int_equal(check(code, "browser-2", &back), REFUSED);
	assert_int_equal(check(code, "browser-1", &back), OK);
	assert_true(id_eq(back, person));
	assert_int_equal(check(code, "browser-1", &back), REFUSED);
}

static void a_code_lives_ten_minutes(void **state)
{
	(void)state;
	struct id back;
	person_with_mail("linda@voorbeeld.nl");
	assert_int_equal(ask("linda@voorbeeld.nl", ID_NONE, "b"), OK);
	struct str first = taken_code();
	now += CODE_MINUTES * MINUTE;
	assert_int_equal(check(first, "b", &back), OK);
	assert_int_equal(ask("linda@voorbeeld.nl", ID_NONE, "b"), OK);
	struct str second = taken_code();
	now += CODE_MINUTES * MINUTE + 1;
	assert_int_equal(check(second, "b", &back), REFUSED);
}

static void a_code_may_be_tried_five_times(void **state)
{
	(void)state;
	struct id back;
	person_with_mail("linda@voorbeeld.nl");
	assert_int_equal(ask("linda@voorbeeld.nl", ID_NONE, "b"), OK);
	struct str code = taken_code();
	for (int i = 1; i < CODE_TRIES; i++)
		assert_int_equal(check(str_of(other_code(code)), "b", &back), REFUSED);
	assert_int_equal(check(code, "b", &back), OK);
	assert_int_equal(ask("linda@voorbeeld.nl", ID_NONE, "c"), OK);
	code = taken_code();
	for (int i = 0; i < CODE_TRIES; i++)
		assert_int_equal(check(str_of(other_code(code)), "c", &back), REFUSED);
	assert_int_equal(check(code, "c", &back), TOO_OFTEN);
}

static void for_an_unknown_address_the_answers_are_the_same(void **state)
{
	(void)state;
	struct id back;
	struct waiting_mail mail;
	person_with_mail("linda@voorbeeld.nl"); // one asked already
	assert_int_equal(ask("niemand@voorbeeld.nl", ID_NONE, "u"), OK);
	for (int i = 1; i < CODES_AN_HOUR; i++) {
		assert_int_equal(ask("linda@voorbeeld.nl", ID_NONE, "k"), OK);
		assert_int_equal(ask("niemand@voorbeeld.nl", ID_NONE, "u"), OK);
		(void)taken_code();
	}
	assert_int_equal(mail_next(house, now, arena, &mail), NOT_FOUND);
	assert_int_equal(ask("linda@voorbeeld.nl", ID_NONE, "k"), TOO_OFTEN);
	assert_int_equal(ask("niemand@voorbeeld.nl", ID_NONE, "u"), TOO_OFTEN);
	for (int i = 0; i < CODE_TRIES; i++)
		assert_int_equal(check(STR("no way"), "u", &back), check(STR("no way"), "k", &back));
	assert_int_equal(check(STR("000000"), "u", &back), TOO_OFTEN);
	now += 60 * MINUTE + 1;
	assert_int_equal(ask("linda@voorbeeld.nl", ID_NONE, "k"), OK);
	assert_int_equal(ask("niemand@voorbeeld.nl", ID_NONE, "u"), OK);
}

static void what_is_no_address_gets_no_mail(void **state)
{
	(void)state;
	char longest[MAIL_MOST + 2];
	memset(longest, 'a', sizeof longest);
	longest[sizeof longest - 1] = '\0';
	memcpy(longest + sizeof longest - 1 - 5, "@b.nl", 5);
	const char *const no[] = {"", "linda", "@b.nl", "a@", "a@b", "a@b.", "a@.nl", "a b@c.nl", "a@b@c.nl",
	        "a@b.nl\r\nBcc: x@y.nl", "<a@b.nl>", "a@b.nl,c@d.nl", "a\x01@b.nl", longest};
	for (size_t i = 0; i < sizeof no / sizeof no[0]; i++)
		assert_int_equal(ask(no[i], new_person(), "b"), BAD_INPUT);
	assert_int_equal(ask(longest + 1, new_person(), "b"), OK);
	assert_int_equal(ask("oma.riet+kring@xn--bcher-kva.example", new_person(), "b"), OK);
}

static void an_address_moves_to_who_can_read_its_mail(void **state)
{
	(void)state;
	struct id before = person_with_mail("samen@voorbeeld.nl"), after = person_with_mail("samen@voorbeeld.nl"), back;
	struct person_settings settings;
	assert_int_equal(person_settings_get(house, before, arena, &settings), OK);
	assert_int_equal(settings.mail.len, 0);
	assert_int_equal(ask("samen@voorbeeld.nl", ID_NONE, "b"), OK);
	assert_int_equal(check(taken_code(), "b", &back), OK);
	assert_true(id_eq(back, after));
	assert_false(folder_holds(&folder, "kring.db", "samen@", 6));
	assert_false(folder_holds(&folder, "kring.db-wal", "samen@", 6));
}

// ---- mail that waits

static void mail_is_queued_once_and_given_up_after_eight_tries(void **state)
{
	(void)state;
	struct waiting_mail mail;
	for (int i = 0; i < 2; i++)
		assert_int_equal(do_call(&(struct call){.text = STR("news 1"), .at = now + 5}, run_mail), OK);
	assert_int_equal(mail_next(house, now, arena, &mail), NOT_FOUND);
	now += 5;
	for (int i = 0; i < 8; i++) {
		assert_int_equal(mail_next(house, now, arena, &mail), OK);
		assert_int_equal(mail.tries, i);
		assert_true(str_is(mail.mail.to, "a@b.nl") && mail.mail.kind == MAIL_NEWS && str_is(mail.mail.secret, "/plan"));
		assert_int_equal(do_call(&(struct call){.number = mail.id, .at = now + MINUTE}, run_failed), OK);
		assert_int_equal(mail_next(house, now, arena, &mail), NOT_FOUND);
		now += MINUTE;
	}
	assert_int_equal(mail_next(house, now, arena, &mail), NOT_FOUND);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
int main(void)
{
	const struct CMUnitTest tests[] = {
	        T(a_session_is_found_with_its_cookie_and_with_no_other),
	        T(a_session_lasts_thirty_days_after_it_was_used_last),
	        T(on_a_shared_phone_a_session_ends_after_fifteen_quiet_minutes),
	        T(a_phone_said_to_be_shared_is_so_from_the_next_question),
	        T(signing_out_ends_it_at_once_and_everywhere_ends_the_others),
	        T(a_session_in_memory_is_found_within_a_microsecond),
	        T(settings_are_kept_sealed_and_end_with_the_person),
	        T(an_address_is_believed_only_with_a_code),
	        T(five_wrong_digits_and_there_is_an_hour_of_rest),
	        T(a_link_opens_once_and_within_thirty_days),
	        T(a_new_key_ends_the_old_one_of_that_seat_only),
	        T(a_table_code_lasts_two_hours_and_serves_everybody),
	        T(after_ten_wrong_guesses_an_address_waits_and_others_do_not),
	        T(all_together_guess_sixty_times_a_minute),
	        T(a_token_works_until_it_is_withdrawn),
	        T(a_code_opens_in_the_browser_that_asked_once),
	        T(a_code_lives_ten_minutes),
	        T(a_code_may_be_tried_five_times),
	        T(for_an_unknown_address_the_answers_are_the_same),
	        T(what_is_no_address_gets_no_mail),
	        T(an_address_moves_to_who_can_read_its_mail),
	        T(mail_is_queued_once_and_given_up_after_eight_tries),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
