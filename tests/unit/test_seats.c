// SPDX-License-Identifier: EUPL-1.2
// Who sits where is remembered between requests (journal/seats.c), and never longer than it is so.
#include "table_calls.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

static enum status opens(uint8_t who, struct id plan)
{
	struct seat *seat;
	enum status got = seat_open(house, plan, &(struct who){.person = person(who)}, arena, &seat);
	if (got == OK)
		seat_close(seat);
	return got;
}

static struct id plan_with_kim(void)
{
	struct id plan = start_plan(1);
	(void)seat_person(plan, 2, "Kim", ROLE_NETWORK, (struct ids){NULL, 0});
	for (int i = 0; i < 3; i++)
		assert_int_equal(opens(2, plan), OK);
	return plan;
}

static void who_left_is_nobody_from_the_next_request_on(void **state)
{
	(void)state;
	struct id plan = plan_with_kim();
	struct saying leave = words(2, plan, SAY_SEAT_LEAVE);
	say(&leave);
	assert_int_equal(opens(2, plan), NOT_FOUND);
	assert_int_equal(opens(1, plan), OK);
	(void)seat_person(plan, 2, "Kim", ROLE_NETWORK, (struct ids){NULL, 0}); // asked anew: another seat
	assert_int_equal(opens(2, plan), OK);
}

static void forget_kim(void *with)
{
	(void)with;
	assert_int_equal(seats_take_back(house, person(2)), OK);
}

static void a_person_who_is_erased_sits_nowhere(void **state)
{
	(void)state;
	struct id plan = plan_with_kim(), other = plan_with_kim();
	assert_int_equal(house_do(house, forget_kim, NULL), OK);
	assert_int_equal(opens(2, plan), NOT_FOUND);
	assert_int_equal(opens(2, other), NOT_FOUND);
	assert_int_equal(opens(1, plan), OK);
}

// In one group of sayings: Kim leaves, and what Kim said after that was said by nobody.
static void leave_and_open(void *with)
{
	struct id plan = *(struct id *)with;
	struct saying leave = words(2, plan, SAY_SEAT_LEAVE);
	run_saying(&leave);
	assert_int_equal(leave.got, OK);
	assert_int_equal(leave.said.verdict.outcome, SAID);
	assert_int_equal(opens(2, plan), NOT_FOUND);
}

static void who_left_is_nobody_in_the_same_group_of_sayings(void **state)
{
	(void)state;
	struct id plan = plan_with_kim();
	assert_int_equal(house_do(house, leave_and_open, &plan), OK);
	assert_int_equal(opens(2, plan), NOT_FOUND);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(who_left_is_nobody_from_the_next_request_on, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(a_person_who_is_erased_sits_nowhere, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(who_left_is_nobody_in_the_same_group_of_sayings, table_begin, table_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
