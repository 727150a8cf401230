// SPDX-License-Identifier: EUPL-1.2
// What time does by itself. The end of a plan (product.md P15): fourteen days in which it may be stopped, then gone; at once when
// nobody else ever wrote. And a picture that was kept before a saying that never came.
#include "rows.h"
#include "table_calls.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

static int begin(void **state)
{
	clock_ms = INT64_C(1774000000000);
	return table_begin(state);
}

// Kim comes in and says that she can do something.
static void kim_writes(struct id plan)
{
	(void)seat_person(plan, 2, "Kim", ROLE_NETWORK, (struct ids){0});
	struct saying s = words(2, plan, SAY_OFFER_ADD);
	s.intent.as.offer_add.text = STR("Ik kan op woensdag oppassen");
	say(&s);
}

static void ask_to_erase(struct id plan)
{
	struct saying s = words(1, plan, SAY_ERASE_ASK);
	say(&s);
}

static bool solo(struct id plan)
{
	struct seat *seat = open_seat(1, plan);
	bool is = seat_solo(seat);
	seat_close(seat);
	return is;
}

static bool there(struct id plan)
{
	struct seat *seat;
	enum status got = seat_open(house, plan, &(struct who){.person = person(1)}, arena, &seat);
	if (got == OK)
		seat_close(seat);
	return got == OK;
}
static void sweep_after(int64_t ms)
{
	clock_ms += ms;
	assert_int_equal(house_sweep(house, house_now(house)), OK);
}

static void a_plan_of_more_people_is_gone_after_fourteen_days_and_not_before(void **state)
{
	(void)state;
	int64_t at;
	struct id plan = start_plan(1), other = start_plan(1);
	kim_writes(plan);
	ask_to_erase(plan);
	assert_false(solo(plan));
	sweep_after((ERASE_DAYS - 1) * DAY_MS);
	assert_true(there(plan));
	assert_int_equal(plan_erased(house, plan, &at), NOT_FOUND);
	sweep_after(DAY_MS);
	assert_false(there(plan));
	assert_int_equal(plan_erased(house, plan, &at), OK);
	assert_int_equal(at, clock_ms);
	assert_true(there(other));
	sweep_after(DAY_MS); // nothing is left to do
}

static void who_stops_the_erasing_keeps_the_plan(void **state)
{
	(void)state;
	struct id plan = start_plan(1);
	kim_writes(plan);
	ask_to_erase(plan);
	clock_ms += DAY_MS;
	struct saying stop = words(1, plan, SAY_ERASE_STOP);
	say(&stop);
	sweep_after(INT64_C(30) * DAY_MS);
	assert_true(there(plan));
	ask_to_erase(plan); // asked anew, the days count anew
	sweep_after((ERASE_DAYS - 1) * DAY_MS);
	assert_true(there(plan));
	sweep_after(DAY_MS);
	assert_false(there(plan));
}

static void erase_at_once(void *with)
{
	assert_int_equal(plan_erase(house, *(struct id *)with), OK);
}

static void a_plan_in_which_nobody_else_wrote_is_gone_at_once(void **state)
{
	(void)state;
	int64_t at;
	struct id plan = start_plan(1);
	ask_to_erase(plan);
	assert_true(solo(plan));
	assert_int_equal(house_do(house, erase_at_once, &plan), OK); // as the page does
	assert_false(there(plan));
	assert_int_equal(plan_erased(house, plan, &at), OK);
}

static void a_plan_of_one_that_was_asked_and_not_yet_erased_goes_with_the_next_sweep(void **state)
{
	(void)state;
	struct id plan = start_plan(1);
	ask_to_erase(plan);
	sweep_after(0);
	assert_false(there(plan));
}

// ---- pictures

static int64_t bytes_kept(struct id plan)
{
	struct conn *conn;
	struct sql_blob_bytes row;
	assert_int_equal(house_reader(house, &conn), OK);
	assert_int_equal(sql_blob_bytes(conn, plan, &row), OK);
	house_reader_done(house, conn);
	return row.bytes;
}

static void a_picture_that_nothing_names_is_swept_after_a_day_and_one_that_is_said_stays(void **state)
{
	(void)state;
	struct id plan = start_plan(1), room = add_room(plan, "Foto's");
	add_picture(plan, room, keep_blob(plan, "our house"));
	int64_t said = bytes_kept(plan);
	struct str refused = keep_blob(plan, "before a saying that was refused");
	assert_true(bytes_kept(plan) > said);
	sweep_after(DAY_MS - 1);
	assert_true(bytes_kept(plan) > said);
	add_picture(plan, room, keep_blob(plan, "said at the last moment"));
	int64_t last = bytes_kept(plan);
	sweep_after(2);
	assert_true(bytes_kept(plan) < last);
	assert_true(bytes_kept(plan) > said);
	add_picture(plan, room, keep_blob(plan, "before a saying that was refused")); // and now it is said
	sweep_after(INT64_C(40) * DAY_MS);
	struct seat *seat = open_seat(1, plan);
	struct str bytes;
	assert_int_equal(seat_blob(seat, refused, arena, &bytes), OK);
	seat_close(seat);
}

static void a_picture_that_comes_again_has_another_day(void **state)
{
	(void)state;
	struct id plan = start_plan(1), room = add_room(plan, "Foto's");
	(void)keep_blob(plan, "our house");
	sweep_after(DAY_MS - 1000);
	struct str hash = keep_blob(plan, "our house"), bytes;
	sweep_after(2000);
	add_picture(plan, room, hash);
	sweep_after(INT64_C(2) * DAY_MS);
	struct seat *seat = open_seat(1, plan);
	assert_int_equal(seat_blob(seat, hash, arena, &bytes), OK);
	seat_close(seat);
}

static void a_picture_that_is_taken_away_is_gone_at_once_and_may_come_again(void **state)
{
	(void)state;
	struct id plan = start_plan(1), room = add_room(plan, "Foto's");
	struct str hash = keep_blob(plan, "our house");
	struct id first = add_picture(plan, room, hash), second = add_picture(plan, room, hash);
	erase_entry(plan, first);
	assert_true(bytes_kept(plan) > 0); // the second still shows it
	erase_entry(plan, second);
	assert_int_equal(bytes_kept(plan), 0);
	struct str again = keep_blob(plan, "our house"), bytes;
	add_picture(plan, room, again);
	assert_true(str_eq(again, hash));
	struct seat *seat = open_seat(1, plan);
	assert_int_equal(seat_blob(seat, hash, arena, &bytes), OK);
	assert_true(str_is(bytes, "our house"));
	seat_close(seat);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(
	                a_plan_of_more_people_is_gone_after_fourteen_days_and_not_before, begin, table_end),
	        cmocka_unit_test_setup_teardown(who_stops_the_erasing_keeps_the_plan, begin, table_end),
	        cmocka_unit_test_setup_teardown(a_plan_in_which_nobody_else_wrote_is_gone_at_once, begin, table_end),
	        cmocka_unit_test_setup_teardown(
	                a_plan_of_one_that_was_asked_and_not_yet_erased_goes_with_the_next_sweep, begin, table_end),
	        cmocka_unit_test_setup_teardown(
	                a_picture_that_nothing_names_is_swept_after_a_day_and_one_that_is_said_stays, begin, table_end),
	        cmocka_unit_test_setup_teardown(a_picture_that_comes_again_has_another_day, begin, table_end),
	        cmocka_unit_test_setup_teardown(
	                a_picture_that_is_taken_away_is_gone_at_once_and_may_come_again, begin, table_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
