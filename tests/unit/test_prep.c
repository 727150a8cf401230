// SPDX-License-Identifier: EUPL-1.2
// What is prepared with a coordinator (product.md G6) is of two, and goes for good with the coordinator's seat: when it ends,
// when its person leaves, when its term is over.
#include "rows.h"
#include "table_calls.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

enum { OWNER = 1, KIM = 2, NADIA = 3 };
static const int64_t day_ms = 24 * 60 * 60 * 1000;
static const char *const WORDS = "Ik durf niet naast hem te zitten";
static struct id plan, nadia;

static int begin(void **state)
{
	clock_ms = INT64_C(1774000000000);
	int made = table_begin(state);
	plan = start_plan(OWNER);
	(void)seat_person(plan, KIM, "Kim", ROLE_NETWORK, (struct ids){0});
	nadia = seat_person(plan, NADIA, "Nadia", ROLE_COORDINATOR, (struct ids){0});
	return made;
}

static struct id prepare(uint8_t who, const char *text)
{
	struct saying s = words(who, plan, SAY_PREP_ADD);
	s.intent.as.prep_add = (struct say_prep_add){.seat = nadia, .about = PREPARES_DARE, .text = str_of(text)};
	say(&s);
	return s.said.about;
}

static void call_me(uint8_t who, const char *phone)
{
	struct saying s = words(who, plan, SAY_PREP_CALL);
	s.intent.as.prep_call = (struct say_prep_call){.seat = nadia, .phone = str_of(phone), .quiet = STR("na acht uur")};
	say(&s);
}

static size_t preps_seen(uint8_t who)
{
	struct seat *seat = open_seat(who, plan);
	const struct sight_plan *sight = look(seat, PART_OWN);
	size_t n = sight->preps.n;
	seat_close(seat);
	return n;
}

static int64_t newest(void)
{
	struct conn *conn;
	struct sql_event_after row;
	int64_t seq = 0;
	assert_int_equal(house_reader(house, &conn), OK);
	struct stmt *rows = sql_event_after_open(conn, plan, 0);
	while (sql_event_after_next(rows, &row) == OK)
		seq = row.seq;
	house_reader_done(house, conn);
	return seq;
}

static size_t sealed_of(int64_t seq, uint8_t *to)
{
	struct conn *conn;
	struct sql_event_after row;
	assert_int_equal(house_reader(house, &conn), OK);
	struct stmt *rows = sql_event_after_open(conn, plan, seq - 1);
	assert_int_equal(sql_event_after_next(rows, &row), OK);
	size_t n = row.sealed.len;
	if (n)
		memcpy(to, row.sealed.at, n);
	stmt_reset(rows);
	house_reader_done(house, conn);
	return n;
}

static void what_is_prepared_is_read_by_the_two_and_by_no_owner(void **state)
{
	(void)state;
	(void)prepare(KIM, WORDS);
	call_me(KIM, "06 0000 0000");
	call_me(KIM, "06 0000 0001"); // instead of the one before
	assert_int_equal(preps_seen(KIM), 2);
	assert_int_equal(preps_seen(NADIA), 2);
	assert_int_equal(preps_seen(OWNER), 0);
	for (uint8_t who = OWNER; who <= NADIA; who++) {
		struct seat *seat = open_seat(who, plan);
		struct happenings all;
		bool told = false;
		assert_int_equal(seat_history(seat, STR(""), arena, &all), OK);
		for (size_t i = 0; i < all.n; i++)
			told |= all.at[i].say == SAY_PREP_ADD;
		assert_int_equal(told, who != OWNER);
		seat_close(seat);
	}
}

static void it_is_gone_everywhere(uint8_t *sealed, size_t n, int64_t seq)
{
	assert_false(folder_holds(&folder, "kring.db-wal", sealed, n));
	for (int run = 0; run < 2; run++) {
		assert_int_equal(preps_seen(KIM), 0);
		assert_int_equal(sealed_of(seq, sealed + n), 0);
		reopen();
	}
	assert_false(folder_holds(&folder, "kring.db", sealed, n));
}

static void with_the_coordinators_seat_it_is_destroyed(void **state)
{
	(void)state;
	uint8_t sealed[8192];
	static const enum say ways[] = {SAY_SEAT_END, SAY_SEAT_LEAVE, SAY_INDEPENDENCE_NOT};
	for (size_t i = 0; i < sizeof ways / sizeof ways[0]; i++) {
		if (i)
			nadia = seat_person(plan, (uint8_t)(NADIA + i), "Noor", ROLE_COORDINATOR, (struct ids){0});
		(void)prepare(KIM, WORDS);
		int64_t seq = newest();
		size_t n = sealed_of(seq, sealed);
		assert_true(n > 0);
		struct saying s = words(ways[i] == SAY_SEAT_END ? OWNER : (uint8_t)(NADIA + i), plan, ways[i]);
		if (ways[i] == SAY_SEAT_END)
			s.intent.as.seat_end.seat = nadia;
		say(&s);
		it_is_gone_everywhere(sealed, n, seq);
	}
}

static void when_its_term_is_over_it_is_destroyed_by_time_alone(void **state)
{
	(void)state;
	uint8_t sealed[8192];
	(void)prepare(KIM, WORDS);
	int64_t seq = newest();
	size_t n = sealed_of(seq, sealed);
	clock_ms += OUTSIDE_DAYS * day_ms;
	assert_int_equal(house_sweep(house, house_now(house)), OK);
	assert_int_equal(preps_seen(KIM), 1); // the last day
	clock_ms += day_ms;
	assert_int_equal(preps_seen(KIM), 0); // out of sight at once, whenever it is swept
	assert_int_equal(house_sweep(house, house_now(house)), OK);
	it_is_gone_everywhere(sealed, n, seq);
	assert_int_equal(house_sweep(house, house_now(house)), OK); // nothing is left to do
}

static void who_said_it_takes_it_away_for_good(void **state)
{
	(void)state;
	uint8_t sealed[8192];
	struct id one = prepare(KIM, WORDS);
	int64_t seq = newest();
	size_t n = sealed_of(seq, sealed);
	struct saying s = words(KIM, plan, SAY_PREP_ERASE);
	s.intent.as.prep_erase.prep = one;
	say(&s);
	assert_int_equal(preps_seen(NADIA), 0);
	it_is_gone_everywhere(sealed, n, seq);
}

static void nobody_prepares_for_another_but_the_coordinator(void **state)
{
	(void)state;
	struct id kim = ID_NONE;
	struct seat *seat = open_seat(OWNER, plan);
	const struct sight_plan *sight = look(seat, PART_OWN);
	for (size_t i = 0; i < sight->people.n; i++)
		if (str_is(sight->people.at[i].name, "Kim"))
			kim = sight->people.at[i].id;
	seat_close(seat);
	struct saying s = words(OWNER, plan, SAY_PREP_ADD);
	s.intent.as.prep_add = (struct say_prep_add){.seat = nadia, .about = PREPARES_NOT, .text = STR("Kim zegt"), .from = kim};
	assert_int_equal(house_do(house, run_saying, &s), OK);
	assert_int_equal(s.said.verdict.outcome, NOT_NOW);
	(void)prepare(KIM, WORDS); // now the coordinator knows who that is
	s = words(NADIA, plan, SAY_PREP_ADD);
	s.intent.as.prep_add =
	        (struct say_prep_add){.seat = nadia, .about = PREPARES_NOT, .text = STR("Niet schreeuwen"), .from = kim};
	say(&s);
	assert_int_equal(preps_seen(KIM), 2);
}

#define EACH(test) cmocka_unit_test_setup_teardown(test, begin, table_end)
int main(void)
{
	const struct CMUnitTest tests[] = {
	        EACH(what_is_prepared_is_read_by_the_two_and_by_no_owner),
	        EACH(with_the_coordinators_seat_it_is_destroyed),
	        EACH(when_its_term_is_over_it_is_destroyed_by_time_alone),
	        EACH(who_said_it_takes_it_away_for_good),
	        EACH(nobody_prepares_for_another_but_the_coordinator),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
