// SPDX-License-Identifier: EUPL-1.2
// What was said at an action behind a door, and never shown, is still read by who was there when somebody from outside takes the
// action out of the plan: in the history, and in their file. Who was not there finds nothing of it.
#include "table_calls.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants these first
#include <cmocka.h>

static size_t lines_with(uint8_t who, struct id plan, const char *words)
{
	struct happenings all;
	struct seat *seat = open_seat(who, plan);
	size_t n = 0;
	assert_int_equal(seat_history(seat, STR(""), arena, &all), OK);
	for (size_t i = 0; i < all.n; i++)
		n += str_is(all.at[i].left, words);
	seat_close(seat);
	return n;
}

static void what_was_said_inside_at_an_action_that_is_taken_away_later_is_read_in_the_history(void **state)
{
	(void)state;
	struct id plan = start_plan(1), bea = seat_person(plan, 2, "Bea", ROLE_CARER, (struct ids){NULL, 0});
	struct saying part = words(1, plan, SAY_PART_READERS), add = words(1, plan, SAY_ACTION_ADD),
	              take = words(2, plan, SAY_ACTION_TAKE), begin = words(1, plan, SAY_GATHERING_ADD),
	              door = words(1, plan, SAY_PHASE_OPEN), told = words(2, plan, SAY_ACTION_REPORT),
	              end = words(2, plan, SAY_PRIVATE_END), away = words(1, plan, SAY_ACTION_REMOVE);
	part.intent.as.part_readers = (struct say_part_readers){SHOWS_STEPS, {&bea, 1}};
	say(&part);
	add.intent.as.action_add.text = STR("Bellen");
	say(&add);
	take.intent.as.action_take.action = add.said.about;
	say(&take);
	begin.intent.as.gathering_add.method = STR("bijeenkomst-met-privetijd");
	say(&begin);
	door.intent.as.phase_open = (struct say_phase_open){begin.said.about, STR("privetijd"), {&bea, 1}, NUMBER_NONE};
	say(&door);
	told.intent.as.action_report.action = add.said.about;
	told.intent.as.action_report.report = REPORT_STUCK;
	told.intent.as.action_report.word = STR("Ik durf niet meer.");
	say(&told);
	end.intent.as.private_end.gathering = begin.said.about;
	say(&end);
	assert_int_equal(lines_with(2, plan, "Ik durf niet meer."), 0); // it stands at the action
	away.intent.as.action_remove.action = add.said.about;
	say(&away);
	assert_int_equal(lines_with(2, plan, "Ik durf niet meer."), 1);
	assert_int_equal(lines_with(1, plan, "Ik durf niet meer."), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
	        what_was_said_inside_at_an_action_that_is_taken_away_later_is_read_in_the_history, table_begin, table_end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
