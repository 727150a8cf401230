// SPDX-License-Identifier: EUPL-1.2
// Whoever takes a plan along sees in the new one all that they saw in the old one.
#include "seen_again.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

static void nothing_more(const struct sight_plan *was, const struct sight_plan *is)
{
	(void)was, (void)is;
}

static void all_that_a_seat_saw_is_seen_again_in_the_plan_that_its_file_becomes(void **state)
{
	(void)state;
	each_seat_sees_it_again(401, 10, 900, nothing_more);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
	        all_that_a_seat_saw_is_seen_again_in_the_plan_that_its_file_becomes, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
