// SPDX-License-Identifier: EUPL-1.2
// What is said, and the mail that there is news (people/news.c): who was asked to a gathering hears of another day. That a mail
// cannot be made takes nothing back of what was said.
#include "inner.h"
#include "people_rows.h"
#include "table_calls.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
// cmocka wants three of these first
#include <cmocka.h>

enum { BEA = 2, KIM = 3 };

// Bea's row can be read no more; Kim has an address.
static void write_rows(void *state)
{
	struct str sealed;
	struct person_row kim = {.settings.mail = STR("kim@voorbeeld.example")};
	(void)state;
	assert_int_equal(house_key_make(house, person(BEA)), OK);
	assert_int_equal(house_key_make(house, person(KIM)), OK);
	assert_int_equal(person_write(house, person(KIM), &kim), OK);
	assert_int_equal(house_seal(house, person(BEA), "person", person(BEA), ID_NONE, STR("no row"), arena, &sealed), OK);
	assert_int_equal(sql_person_put(house_writer(house), person(BEA), sealed), OK);
}

static struct id mens_of(struct id plan, struct id seat)
{
	struct seat *own = open_seat(1, plan);
	const struct sight_plan *sight = look(own, PART_OWN);
	struct id found = ID_NONE;
	for (size_t i = 0; i < sight->seats.n; i++)
		if (id_eq(sight->seats.at[i].id, seat))
			found = sight->seats.at[i].person->id;
	seat_close(own);
	assert_true(id_set(found));
	return found;
}

static void mail_and_say(void *with)
{
	struct saying *s = with;
	struct seat *seat;
	assert_int_equal(seat_open(house, s->plan, &s->who, arena, &seat), OK);
	s->got = say_and_mail(house, seat, &s->intent, NULL, arena, &s->said);
	seat_close(seat);
}

static void what_was_said_stands_when_a_mail_about_it_cannot_be_made(void **state)
{
	(void)state;
	char day[16];
	struct id plan = start_plan(1), seats[2] = {seat_person(plan, BEA, "Bea", ROLE_NETWORK, (struct ids){NULL, 0}),
	                                        seat_person(plan, KIM, "Kim", ROLE_NETWORK, (struct ids){NULL, 0})};
	struct saying add = words(1, plan, SAY_GATHERING_ADD), when = words(1, plan, SAY_GATHERING_WHEN);
	assert_int_equal(house_do(house, write_rows, NULL), OK);
	add.intent.as.gathering_add.method = STR("vrij");
	say(&add);
	for (int i = 0; i < 2; i++) {
		struct saying guest = words(1, plan, SAY_GUEST_ADD);
		guest.intent.as.guest_add =
		        (struct say_guest_add){.gathering = add.said.about, .person = mens_of(plan, seats[i])};
		say(&guest);
	}
	struct date date = day_date(day_of(house_now(house)) + 9);
	snprintf(day, sizeof day, "%04d-%02d-%02d", date.year % 10000, date.month % 100, date.day % 100);
	when.intent.as.gathering_when = (struct say_gathering_when){.gathering = add.said.about, .when = str_of(day)};
	assert_int_equal(house_do(house, mail_and_say, &when), OK);
	assert_int_equal(when.got, OK);
	assert_int_equal(when.said.verdict.outcome, SAID);
	assert_int_equal(when.said.news.n, 2);
	struct waiting_mail mail;
	assert_int_equal(mail_next(house, house_now(house), arena, &mail), OK); // Kim's waits
	assert_true(str_is(mail.mail.to, "kim@voorbeeld.example"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
	        what_was_said_stands_when_a_mail_about_it_cannot_be_made, table_begin, table_end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
