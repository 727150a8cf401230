// SPDX-License-Identifier: EUPL-1.2
// The door of private time (plan/private.c): what is said of shutting and opening it is for everybody, what is between them for
// who was inside; with it end the calls for help; what was changed inside counts as changed when it is shown.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants those above first
#include <cmocka.h>

static struct id gathering(void)
{
	struct intent in;
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("proef");
	in.as.gathering_add.form = STR("{\"id\":\"proef\",\"fasen\":[{\"id\":\"eigen\",\"titel\":\"Eigen\",\"besloten\":true}]}");
	assert_int_equal(say_as(0, &in), SAID);
	return last_kept.fresh.at[0];
}

static void shut(struct id gathering) // the founder and the second parent stay
{
	struct intent in;
	struct id inside[2] = {scene_seat(&scene, 0), scene_seat(&scene, 1)};
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open = (struct say_phase_open){
	        .gathering = gathering, .phase = STR("eigen"), .inside = {inside, 2}, .hours = NUMBER_NONE};
	assert_int_equal(say_as(0, &in), SAID);
	assert_non_null(scene.plan->outside);
}

static void end_unshown(struct id gathering)
{
	struct intent in;
	intent_init(&in, SAY_PRIVATE_END);
	in.as.private_end.gathering = gathering;
	assert_int_equal(say_as(0, &in), SAID);
	assert_null(scene.plan->outside);
}

static void outside_the_door_is_seen_shutting_and_opening_and_nothing_between(void **state)
{
	(void)state;
	int out = scene_seat_of_role(&scene, ROLE_CARER);
	struct id one = gathering();
	struct intent goal;
	shut(one);
	uint64_t from = plan_seq(scene.plan);
	intent_init(&goal, SAY_GOAL_ADD);
	goal.as.goal_add.text = STR("Rust");
	assert_int_equal(say_as(0, &goal), SAID);
	assert_int_equal(say_as(1, &goal), SAID);
	end_unshown(one);
	for (uint64_t seq = from - 1; seq <= from + 4; seq++) {
		bool between = seq > from && seq < from + 3;
		assert_int_equal(private_hides(scene.plan, seq, out), between);
		assert_false(private_hides(scene.plan, seq, 1));
	}
}

static void call_on(int seat, int whom, bool off)
{
	struct intent in;
	if (!off) {
		intent_init(&in, SAY_PRIVATE_ASK_WHOM);
		in.as.private_ask_whom.seat = scene_seat(&scene, whom);
		assert_int_equal(say_as(seat, &in), SAID);
	}
	intent_init(&in, SAY_PRIVATE_ASK);
	in.as.private_ask.off = off;
	assert_int_equal(say_as(seat, &in), SAID);
}

static bool called(int seat)
{
	return scene.plan->seats.at[seat].called;
}

static void who_is_called_is_called_until_it_is_taken_back_or_the_door_opens(void **state)
{
	(void)state;
	int helper = scene_seat_of_role(&scene, ROLE_PROFESSIONAL), carer = scene_seat_of_role(&scene, ROLE_CARER);
	struct id one = gathering();
	for (int w = 0; w < 2; w++)
		scene.plan->people_readers = seats_with(scene.plan->people_readers, w);
	shut(one);
	call_on(0, helper, false);
	call_on(1, carer, false);
	assert_true(called(helper) && called(carer));
	call_on(1, carer, true);
	assert_true(called(helper) && !called(carer));
	end_unshown(one);
	assert_false(called(helper) || scene.plan->seats.at[0].calls);
}

static void what_was_changed_inside_was_changed_when_it_is_shown(void **state)
{
	(void)state;
	struct id one = gathering();
	struct intent add, change;
	shut(one);
	intent_init(&add, SAY_ENTRY_ADD);
	add.as.entry_add = (struct say_entry_add){.room = scene.plan->rooms.at[0].item.id, .text = STR("Wij.")};
	assert_int_equal(say_as(0, &add), SAID);
	struct id entry = last_kept.fresh.at[0];
	intent_init(&change, SAY_ENTRY_CHANGE);
	change.as.entry_change.entry = entry;
	change.as.entry_change.text = STR("Wij samen.");
	assert_int_equal(say_as(0, &change), SAID);
	struct event present = {.say = SAY_GATHERING_PRESENT, .time = scene.now, .seat = scene_seat(&scene, 0)};
	present.as.gathering_present.gathering = one;
	plan_apply(scene.plan, &present, plan_seq(scene.plan) + 1);
	const struct entry *e = &scene.plan->entries.at[plan_find(scene.plan, THING_ENTRY, entry)];
	assert_true(e->changed == present.time && e->item.time == present.time);
}

static void a_gathering_begun_behind_a_door_is_known_when_it_shuts_a_door_of_its_own(void **state)
{
	(void)state;
	int out = scene_seat_of_role(&scene, ROLE_CARER);
	struct id one = gathering();
	shut(one);
	struct id other = gathering();
	end_unshown(one);
	int index = plan_find(scene.plan, THING_GATHERING, other);
	assert_false(may_see(scene.plan, out, THING_GATHERING, index));
	shut(other);
	assert_true(may_see(scene.plan->outside, out, THING_GATHERING, index));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(outside_the_door_is_seen_shutting_and_opening_and_nothing_between, begin, end),
	        cmocka_unit_test_setup_teardown(who_is_called_is_called_until_it_is_taken_back_or_the_door_opens, begin, end),
	        cmocka_unit_test_setup_teardown(what_was_changed_inside_was_changed_when_it_is_shown, begin, end),
	        cmocka_unit_test_setup_teardown(
	                a_gathering_begun_behind_a_door_is_known_when_it_shuts_a_door_of_its_own, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
