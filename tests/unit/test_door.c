// SPDX-License-Identifier: EUPL-1.2
// The door of private time (plan/private.c): what is said of shutting and opening it is for everybody, what is between them for
// who was inside; with it end the calls for help; what was changed inside counts as changed when it is shown. Nobody
// at the table is put out by another.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants those above first
#include <cmocka.h>

static void outside_the_door_is_seen_shutting_and_opening_and_nothing_between(void **state)
{
	(void)state;
	int out = scene_seat_of_role(&scene, ROLE_CARER);
	struct id one = gathering_with_a_door();
	struct intent goal;
	shut_door(one, 1, 2);
	uint64_t from = plan_seq(scene.plan);
	intent_init(&goal, SAY_GOAL_ADD);
	goal.as.goal_add.text = STR("Rust");
	assert_int_equal(say_as(0, &goal), SAID);
	assert_int_equal(say_as(1, &goal), SAID);
	open_unshown(one);
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
	struct id one = gathering_with_a_door();
	for (int w = 0; w < 2; w++)
		scene.plan->people_readers = seats_with(scene.plan->people_readers, w);
	shut_door(one, 1, 2);
	call_on(0, helper, false);
	call_on(1, carer, false);
	assert_true(called(helper) && called(carer));
	call_on(1, carer, true);
	assert_true(called(helper) && !called(carer));
	open_unshown(one);
	assert_false(called(helper) || scene.plan->seats.at[0].calls);
}

static void what_was_changed_inside_was_changed_when_it_is_shown(void **state)
{
	(void)state;
	struct id one = gathering_with_a_door();
	struct intent add, change;
	shut_door(one, 1, 2);
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
	struct id one = gathering_with_a_door();
	shut_door(one, 1, 2);
	struct id other = gathering_with_a_door();
	open_unshown(one);
	int index = plan_find(scene.plan, THING_GATHERING, other);
	assert_false(may_see(scene.plan, out, THING_GATHERING, index));
	shut_door(other, 1, 2);
	assert_true(may_see(scene.plan->outside, out, THING_GATHERING, index));
}

// ---- who sits at the table is put out by nobody else there

static enum outcome ends(int seat, int target)
{
	struct intent in;
	intent_init(&in, SAY_SEAT_END);
	in.as.seat_end.seat = scene_seat(&scene, target);
	return say_as(seat, &in);
}

static enum outcome stops_sharing_with(int seat, int target)
{
	struct intent in;
	intent_init(&in, SAY_SHARE_STOP);
	in.as.share_stop.seat = scene_seat(&scene, target);
	return say_as(seat, &in);
}

static enum outcome limits_to_today(int seat, int target)
{
	struct intent in;
	intent_init(&in, SAY_SEAT_UNTIL);
	in.as.seat_until = (struct say_seat_until){scene_seat(&scene, target), day_of(scene.now)};
	return say_as(seat, &in);
}

static const struct sight_plan *sight(int seat)
{
	return plan_sight(scene.plan, scene_seat(&scene, seat), scene.now, arena);
}

static void nobody_at_the_table_puts_another_out_before_the_door_is_open(void **state)
{
	(void)state;
	int carer = of_role(ROLE_CARER), network = of_role(ROLE_NETWORK);
	struct id one = gathering_with_a_door();
	shut_door(one, carer, 2);
	assert_int_equal(ends(0, carer), NOT_NOW);
	assert_int_equal(stops_sharing_with(0, carer), NOT_NOW);
	assert_int_equal(limits_to_today(0, carer), NOT_NOW);
	assert_int_equal(ends(0, network), SAID); // not at the table
	open_unshown(one);
	assert_int_equal(ends(0, carer), SAID);
}

// In that seat it could be read whether somebody calls. The answer is the same for every seat, and whether one is called or not.
static void nobody_at_the_table_makes_a_way_in_to_another_seat(void **state)
{
	(void)state;
	int carer = of_role(ROLE_CARER), nadia = of_role(ROLE_COORDINATOR);
	const int others[] = {carer, nadia, of_role(ROLE_NETWORK)};
	struct intent key;
	intent_init(&key, SAY_KEY_RENEWED);
	shut_door(gathering_with_a_door(), carer, 2);
	for (int called = 0; called < 2; called++) {
		for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
			key.as.key_renewed.seat = scene_seat(&scene, others[i]);
			assert_int_equal(say_as(0, &key), NOT_NOW);
		}
		if (!called)
			call_on(carer, nadia, false);
	}
}

// Who sits outside is stopped at once, also who is called: who named that one is told, and names another.
static void who_named_somebody_that_is_stopped_is_told(void **state)
{
	(void)state;
	int carer = of_role(ROLE_CARER), helper = of_role(ROLE_PROFESSIONAL);
	scene.plan->people_readers = seats_with(scene.plan->people_readers, carer);
	shut_door(gathering_with_a_door(), carer, 2);
	call_on(carer, helper, false);
	assert_true(scene.plan->outside->seats.at[helper].called);
	uint64_t seen = scene.plan->seats.at[carer].seen;
	assert_int_equal(stops_sharing_with(0, helper), SAID);
	assert_true(sight(carer)->whom && sight(carer)->private.at[0].asked);
	assert_int_equal(ends(0, helper), SAID);
	assert_true(!sight(carer)->whom && !sight(carer)->private.at[0].asked);
	assert_true(scene.plan->seats.at[carer].seen > seen && scene.plan->seats.at[helper].state == SEAT_ENDED);
	assert_true(scene.plan->outside->seats.at[helper].state == SEAT_ENDED);
}

static void an_owner_outside_who_cannot_know_who_sits_there_ends_a_seat_at_once(void **state)
{
	(void)state;
	int carer = of_role(ROLE_CARER);
	shut_door(gathering_with_a_door(), carer, 2);
	assert_int_equal(ends(1, carer), SAID);
}

int main(void)
{
#define A_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {A_TEST(outside_the_door_is_seen_shutting_and_opening_and_nothing_between),
	        A_TEST(who_is_called_is_called_until_it_is_taken_back_or_the_door_opens),
	        A_TEST(what_was_changed_inside_was_changed_when_it_is_shown),
	        A_TEST(a_gathering_begun_behind_a_door_is_known_when_it_shuts_a_door_of_its_own),
	        A_TEST(nobody_at_the_table_puts_another_out_before_the_door_is_open),
	        A_TEST(nobody_at_the_table_makes_a_way_in_to_another_seat), A_TEST(who_named_somebody_that_is_stopped_is_told),
	        A_TEST(an_owner_outside_who_cannot_know_who_sits_there_ends_a_seat_at_once)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
