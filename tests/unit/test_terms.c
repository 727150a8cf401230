// SPDX-License-Identifier: EUPL-1.2
// Bounds of limits.h that are terms, tried at it, under it and over it: how long a key counts, when those inside are asked, when
// a door falls asleep, when a plan goes, and when it is full.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants those above first
#include <cmocka.h>

static const int64_t hour = 3600000, day = 24 * 3600000;

static struct verdict say(int seat, const struct intent *in, struct event *ret)
{
	return scene_say(&scene, voice_of(&scene, seat), in, ret);
}

static struct intent goal_of(const char *text, const char *key)
{
	struct intent in;
	intent_init(&in, SAY_GOAL_ADD);
	in.as.goal_add.text = str_of(text);
	in.key = str_of(key);
	return in;
}

static void a_key_is_one_saying_for_thirty_days(void **state)
{
	(void)state;
	struct intent one = goal_of("Samen eten", "0123456789abcdef"), other = goal_of("Samen koken", "0123456789abcdef");
	struct event e;
	int64_t said = scene.now;
	assert_int_equal(say(0, &one, &e).outcome, SAID);
	scene.now = said + KEY_DAYS * day - 1;
	assert_int_equal(say(0, &one, &e).outcome, REPEATED);
	assert_int_equal(say(0, &other, &e).outcome, KEY_TAKEN);
	scene.now = said + KEY_DAYS * day;
	assert_int_equal(say(0, &other, &e).outcome, SAID);
}

// Private time of the founder alone, from `scene.now` on.
static struct id shut_the_door(int32_t hours, int64_t *ret_since)
{
	struct intent in;
	struct event e;
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("proef");
	in.as.gathering_add.form = STR("{\"id\":\"proef\",\"fasen\":[{\"id\":\"eigen\",\"titel\":\"Eigen\",\"besloten\":true}]}");
	assert_int_equal(say(0, &in, &e).outcome, SAID);
	struct id gathering = e.fresh.at[0], founder = scene_seat(&scene, 0);
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open =
	        (struct say_phase_open){.gathering = gathering, .phase = STR("eigen"), .inside = {&founder, 1}, .hours = hours};
	*ret_since = scene.now;
	assert_int_equal(say(0, &in, &e).outcome, SAID);
	assert_non_null(round_shut(scene.plan));
	return gathering;
}

static void inside_it_is_asked_after_the_hours_agreed_or_after_eight(void **state)
{
	(void)state;
	for (int32_t hours = 2; hours > -2; hours -= 3) { // agreed, then not
		int64_t since;
		int32_t most = hours > 0 ? hours : PRIVATE_ASK_HOURS;
		struct intent in;
		struct event e;
		struct id gathering = shut_the_door(hours > 0 ? hours : NUMBER_NONE, &since);
		assert_false(private_asks(scene.plan, since + most * hour - 1));
		assert_false(private_asks(scene.plan, since + most * hour));
		assert_true(private_asks(scene.plan, since + most * hour + 1));
		intent_init(&in, SAY_PRIVATE_END);
		in.as.private_end.gathering = gathering;
		assert_int_equal(say(0, &in, &e).outcome, SAID);
		assert_false(private_asks(scene.plan, since + most * hour + 1));
	}
}

static void a_door_falls_asleep_after_fourteen_days(void **state)
{
	(void)state;
	int64_t since;
	(void)shut_the_door(NUMBER_NONE, &since);
	int64_t end = since + PRIVATE_SLEEP_DAYS * day;
	assert_null(plan_settled(scene.plan, end - 1));
	assert_null(plan_settled(scene.plan, end));
	struct plan *settled = plan_settled(scene.plan, end + 1);
	assert_non_null(settled);
	assert_null(round_shut(settled));
	plan_release(settled);
}

static void a_plan_goes_fourteen_days_after_it_was_asked_and_at_once_when_it_is_one_persons(void **state)
{
	(void)state;
	for (int alone = 0; alone < 2; alone++) {
		struct plan *p = plan_copy(scene.plan);
		list_each(s, &p->seats) s->owner = s == p->seats.at || (s->owner && !alone);
		if (alone)
			p->wrote = seats_one(0);
		plan_apply(p, &(struct event){.say = SAY_ERASE_ASK, .time = scene.now, .seat = scene_seat(&scene, 0)},
		        plan_seq(p) + 1);
		assert_int_equal(plan_erase_day(p), day_of(scene.now) + (alone ? 0 : ERASE_DAYS));
		plan_release(p);
	}
}

static void a_plan_takes_so_many_sayings_and_then_is_taken_along(void **state)
{
	(void)state;
	struct intent goal = goal_of("Samen eten", ""), carry;
	struct event e;
	scene.plan->seq = EVENTS - 2;
	for (int over = -1; over < 2; over++) {
		struct verdict v = say(0, &goal, &e);
		assert_int_equal(v.outcome, over < 1 ? SAID : NOT_NOW);
		assert_true(over < 1 || str_starts(v.reason, "Dit plan is vol."));
	}
	assert_int_equal(plan_seq(scene.plan), EVENTS);
	intent_init(&carry, SAY_CARRIED_OFF); // what the keeper does is kept all the same
	carry.as.carried_off.seat = scene_seat(&scene, 0);
	assert_int_equal(scene_say(&scene, (struct voice){SPEAKER_KEEPER, ID_NONE}, &carry, &e).outcome, SAID);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(a_key_is_one_saying_for_thirty_days, begin, end),
	        cmocka_unit_test_setup_teardown(inside_it_is_asked_after_the_hours_agreed_or_after_eight, begin, end),
	        cmocka_unit_test_setup_teardown(a_door_falls_asleep_after_fourteen_days, begin, end),
	        cmocka_unit_test_setup_teardown(
	                a_plan_goes_fourteen_days_after_it_was_asked_and_at_once_when_it_is_one_persons, begin, end),
	        cmocka_unit_test_setup_teardown(a_plan_takes_so_many_sayings_and_then_is_taken_along, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
