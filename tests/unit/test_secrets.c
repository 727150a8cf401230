// SPDX-License-Identifier: EUPL-1.2
// Links, keys, table codes, tokens, codes by mail and the mail that waits: who comes in with them, and who does not any more.
#include "limits.h"
#include "people_calls.h"
#include "store.h"
#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
// cmocka wants three of these first
#include <cmocka.h>

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

static void a_token_of_the_keeper_is_known_as_such(void **state)
{
	(void)state;
	struct secret_facts facts;
	struct call own = {.facts = {.kind = SECRET_TOKEN, .plan = some(1), .seat = some(2), .person = new_person()}}, kept = own;
	kept.facts.by_keeper = true;
	assert_int_equal(do_call(&own, run_secret), OK);
	assert_int_equal(do_call(&kept, run_secret), OK);
	for (int i = 0; i < 2; i++) { // read from the disk, and from memory
		assert_int_equal(token_find(house, kept.ret, &facts), OK);
		assert_true(facts.by_keeper);
		assert_int_equal(token_find(house, own.ret, &facts), OK);
		assert_false(facts.by_keeper);
	}
}

// ---- beginning a plan

static void what_was_begun_is_found_with_the_same_key_for_ten_minutes(void **state)
{
	(void)state;
	struct call begun = {.text = STR("0123456789abcdef"), .person = some(3), .plan = some(4)}, short_key = begun,
	            other = begun;
	other.text = STR("0123456789abcdeg");
	short_key.text = STR("0123456789abcde");
	assert_int_equal(do_call(&begun, run_begun_find), NOT_FOUND);
	assert_int_equal(do_call(&begun, run_begun_keep), OK);
	assert_int_equal(do_call(&short_key, run_begun_keep), OK);
	assert_int_equal(do_call(&begun, run_begun_find), OK);
	assert_true(id_eq(begun.ret_id, some(4)));
	assert_int_equal(do_call(&other, run_begun_find), NOT_FOUND);
	assert_int_equal(do_call(&short_key, run_begun_find), NOT_FOUND);
	struct secret_facts facts;
	assert_int_equal(secret_find(house, begun.text, (uint8_t[16]){0}, now, &facts), NOT_FOUND); // it is no way in
	now += COOKIE_MINUTES * MINUTE - 1;
	assert_int_equal(do_call(&begun, run_begun_find), OK);
	now += 1;
	assert_int_equal(do_call(&begun, run_begun_find), NOT_FOUND);
}

static void plans_are_begun_sixty_an_hour_from_an_address(void **state)
{
	(void)state;
	const uint8_t home[16] = {[10] = 0xff, [11] = 0xff, 10, 0, 0, 1}, table[16] = {[10] = 0xff, [11] = 0xff, 10, 0, 0, 2};
	for (int i = 0; i < PLANS_AN_HOUR; i++)
		assert_int_equal(begin_allowed(house, home, now), OK);
	assert_int_equal(begin_allowed(house, home, now), TOO_OFTEN);
	for (int family = 0; family < 12; family++) // a coordinator's table, whatever others do
		assert_int_equal(begin_allowed(house, table, now), OK);
	assert_int_equal(begin_allowed(house, home, now + MINUTE - 1), TOO_OFTEN);
	assert_int_equal(begin_allowed(house, home, now + MINUTE), OK);
	uint8_t other[16] = {0x20, 0x01};
	int begun = 0;
	for (; begin_allowed(house, other, now) == OK; begun++)
		memcpy(other + 2, &begun, sizeof begun);
	assert_in_range(begun, PLANS_IN_ALL - PLANS_AN_HOUR - 20, PLANS_IN_ALL);
}

// ---- codes by mail

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
	take_nothing();
	for (int i = 1; i < CODES_AN_HOUR; i++) {
		assert_int_equal(ask("linda@voorbeeld.nl", ID_NONE, "k"), OK);
		assert_int_equal(ask("niemand@voorbeeld.nl", ID_NONE, "u"), OK);
		(void)taken_code(); // as much is written for the one as for the other: an answer takes as long
		take_nothing();
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

static void codes_that_nobody_fetched_are_forgotten_after_an_hour(void **state)
{
	(void)state;
	struct waiting_mail mail;
	assert_int_equal(ask("een@voorbeeld.nl", ID_NONE, "b"), OK);
	assert_int_equal(do_call(&(struct call){.text = STR("invite 1"), .plan = some(9), .at = now}, run_mail), OK);
	now += 60 * MINUTE + 1;
	assert_int_equal(ask("twee@voorbeeld.nl", ID_NONE, "b"), OK);
	assert_int_equal(mail_next(house, now, arena, &mail), OK);
	assert_int_equal(mail.mail.kind, MAIL_INVITE); // of a plan: it waits on
	assert_int_equal(do_call(&(struct call){.number = mail.id}, run_sent), OK);
	take_nothing();
	assert_int_equal(mail_next(house, now, arena, &mail), NOT_FOUND);
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
		assert_true(str_is(mail.mail.to, "a@b.nl") && mail.mail.kind == MAIL_INVITE && str_is(mail.mail.secret, "/in/x"));
		assert_int_equal(do_call(&(struct call){.number = mail.id, .at = now + MINUTE}, run_failed), OK);
		assert_int_equal(mail_next(house, now, arena, &mail), NOT_FOUND);
		now += MINUTE;
	}
	assert_int_equal(mail_next(house, now, arena, &mail), NOT_FOUND);
}

static void run_spoil(struct call *c)
{
	static struct sql spoil = SQL("UPDATE outbox SET sealed = randomblob(length(sealed)) WHERE id = ?1");
	struct stmt *s = stmt_of(house_writer(house), &spoil);
	bind_int(s, 0, c->number);
	c->got = stmt_run(s);
}
static void run_next(struct call *c)
{
	struct waiting_mail mail = {0};
	c->got = mail_next(house, c->at, arena, &mail);
	c->number = mail.id;
}

static void one_that_cannot_be_read_does_not_keep_the_others_waiting(void **state)
{
	(void)state;
	struct waiting_mail first, next;
	assert_int_equal(do_call(&(struct call){.text = STR("news 1"), .at = now}, run_mail), OK);
	assert_int_equal(do_call(&(struct call){.text = STR("news 2"), .at = now + 1}, run_mail), OK);
	now++;
	assert_int_equal(mail_next(house, now, arena, &first), OK);
	assert_int_equal(do_call(&(struct call){.number = first.id}, run_spoil), OK);
	assert_int_equal(mail_next(house, now, arena, &next), BROKEN);
	struct call taking = {.at = now};
	assert_int_equal(do_call(&taking, run_next), OK);
	assert_int_not_equal(taking.number, first.id);
	assert_int_equal(mail_next(house, now, arena, &next), OK);
	assert_int_equal(next.id, taking.number);
}

#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
int main(void)
{
	const struct CMUnitTest tests[] = {
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
	        T(codes_that_nobody_fetched_are_forgotten_after_an_hour),
	        T(a_token_of_the_keeper_is_known_as_such),
	        T(what_was_begun_is_found_with_the_same_key_for_ten_minutes),
	        T(plans_are_begun_sixty_an_hour_from_an_address),
	        T(what_is_no_address_gets_no_mail),
	        T(an_address_moves_to_who_can_read_its_mail),
	        T(mail_is_queued_once_and_given_up_after_eight_tries),
	        T(one_that_cannot_be_read_does_not_keep_the_others_waiting),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
