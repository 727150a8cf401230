// SPDX-License-Identifier: EUPL-1.2
// Sessions and persons: each number of people_limits at, under and over its value, with a clock the test turns.
#include "people_calls.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <time.h>
// cmocka wants three of these first
#include <cmocka.h>

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
	assert_true(!s.shut && !s.shared);
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

static int64_t seen_of(struct id person)
{
	struct sessions mine;
	assert_int_equal(sessions_of(house, person, arena, &mine), OK);
	assert_int_equal(mine.n, 1);
	return mine.at[0].seen;
}

// Memory knows to the moment; what lasts is behind it by an hour, or five minutes where others look at the telephone too.
static void when_somebody_was_here_last_is_kept_within_the_hour(void **state)
{
	(void)state;
	for (int shared = 0; shared < 2; shared++) {
		int64_t seldom = shared ? 5 * (int64_t)MINUTE : 60 * (int64_t)MINUTE;
		struct id person = new_person();
		struct str cookie = new_session(person, shared);
		int64_t begun = now;
		assert_int_equal(find(cookie), OK);
		now = begun + seldom;
		assert_int_equal(find(cookie), OK);
		assert_int_equal(seen_of(person), now);
		reopen();
		assert_int_equal(seen_of(person), begun);
		now = begun + seldom + 1;
		assert_int_equal(find(cookie), OK);
		reopen();
		assert_int_equal(seen_of(person), now);
	}
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
	assert_true(got.large && got.page == 9 && got.lang == LANG_EN && id_eq(got.page_plan, some(3)));
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
	take_nothing();
	(void)back;
}

static enum status try_digits(struct id person, const char *digits)
{
	return digits_check(house, person, str_of(digits));
}

static void new_digits_shut_every_session_that_was_open(void **state)
{
	(void)state;
	struct id person = new_person();
	struct str hash, was_open = new_session(person, false);
	struct session s;
	assert_int_equal(do_call(&(struct call){.cookie = was_open}, run_opened), OK);
	for (int i = 0; i < 2; i++) { // the first digits, and other ones
		assert_int_equal(digits_hash(house, person, i ? STR("1234") : STR("4821"), arena, &hash), OK);
		assert_int_equal(session_find(house, was_open, arena, &s), OK);
		assert_int_equal(s.shut, SHUT_NOTHING);
		assert_int_equal(do_call(&(struct call){.person = person, .text = hash}, run_digits), OK);
		assert_int_equal(session_find(house, was_open, arena, &s), OK);
		assert_int_equal(s.shut, SHUT_OWN);
		assert_int_equal(do_call(&(struct call){.cookie = was_open, .shared = true}, run_share), OK);
		assert_int_equal(session_find(house, was_open, arena, &s), OK);
		assert_int_equal(s.shut, SHUT_OWN); // nothing else opens it
		assert_int_equal(do_call(&(struct call){.cookie = was_open}, run_opened), OK);
	}
}

// Nothing opens it but the digits that its person had, or another way in: not new digits, and not that there are none.
static void a_session_that_came_by_the_keepers_hand_is_shut_until_its_person_is_known(void **state)
{
	(void)state;
	struct call begun = {.person = new_person(), .shut = SHUT_INSIDE};
	struct str hash, own = new_session(begun.person, false);
	struct session s;
	assert_int_equal(do_call(&begun, run_session), OK);
	for (int i = 0; i < 2; i++) { // without digits, and with
		assert_int_equal(session_find(house, begun.ret, arena, &s), OK);
		assert_int_equal(s.shut, i ? SHUT_INSIDE | SHUT_OWN : SHUT_INSIDE);
		reopen();
		assert_int_equal(session_find(house, begun.ret, arena, &s), OK);
		assert_int_equal(s.shut, i ? SHUT_INSIDE | SHUT_OWN : SHUT_INSIDE);
		assert_int_equal(digits_hash(house, begun.person, STR("4821"), arena, &hash), OK);
		assert_int_equal(do_call(&(struct call){.person = begun.person, .text = hash}, run_digits), OK);
	}
	assert_int_equal(session_find(house, own, arena, &s), OK);
	assert_int_equal(s.shut, SHUT_OWN);
	assert_int_equal(do_call(&(struct call){.cookie = begun.ret}, run_opened), OK);
	assert_int_equal(session_find(house, begun.ret, arena, &s), OK);
	assert_int_equal(s.shut, SHUT_NOTHING);
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
	assert_int_equal(s.shut, SHUT_OWN);
	assert_int_equal(do_call(&(struct call){.cookie = cookie}, run_opened), OK);
	assert_int_equal(session_find(house, cookie, arena, &s), OK);
	assert_int_equal(s.shut, SHUT_NOTHING);
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

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
int main(void)
{
	const struct CMUnitTest tests[] = {
	        T(a_session_is_found_with_its_cookie_and_with_no_other),
	        T(a_session_lasts_thirty_days_after_it_was_used_last),
	        T(on_a_shared_phone_a_session_ends_after_fifteen_quiet_minutes),
	        T(a_phone_said_to_be_shared_is_so_from_the_next_question),
	        T(signing_out_ends_it_at_once_and_everywhere_ends_the_others),
	        T(when_somebody_was_here_last_is_kept_within_the_hour),
	        T(a_session_in_memory_is_found_within_a_microsecond),
	        T(settings_are_kept_sealed_and_end_with_the_person),
	        T(an_address_is_believed_only_with_a_code),
	        T(new_digits_shut_every_session_that_was_open),
	        T(a_session_that_came_by_the_keepers_hand_is_shut_until_its_person_is_known),
	        T(five_wrong_digits_and_there_is_an_hour_of_rest),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
