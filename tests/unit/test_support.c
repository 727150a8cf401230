// SPDX-License-Identifier: EUPL-1.2
// Support as it suits (product.md O3): what the owners choose opens and closes nothing, nobody else reads it, and who guides
// leads a gathering and reads no more for it.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants those above first
#include <cmocka.h>

static enum outcome say_as(int seat, const struct intent *in)
{
	struct event e;
	return scene_say(&scene, voice_of(&scene, seat), in, &e).outcome;
}

static const struct sight_plan *sight_of(int seat)
{
	return plan_sight(scene.plan, scene_seat(&scene, seat), scene.now, arena);
}

static enum outcome choose(enum support way)
{
	struct intent in;
	intent_init(&in, SAY_SUPPORT_CHOOSE);
	in.as.support_choose.way = way;
	return say_as(0, &in);
}

static void support_is_chosen_changed_and_taken_back_and_closes_nothing(void **state)
{
	(void)state;
	struct strs before = sight_of(0)->may;
	for (int way = SUPPORT_ALONE; way < choice_support.n; way++) {
		assert_int_equal(choose((enum support)way), SAID);
		assert_int_equal(sight_of(0)->support, way);
		assert_int_equal(sight_of(0)->may.n, before.n);
	}
	assert_int_equal(choose(SUPPORT_NONE), SAID);
	assert_int_equal(sight_of(0)->support, SUPPORT_NONE);
}

static void only_owners_choose_and_read_how_they_are_supported(void **state)
{
	(void)state;
	assert_int_equal(choose(SUPPORT_CALL), SAID);
	struct id sayer = scene_seat(&scene, 0);
	struct event e = {.say = SAY_SUPPORT_CHOOSE, .seat = sayer};
	for (int i = 0; i < (int)scene.plan->seats.n; i++) {
		bool owner = scene.plan->seats.at[i].owner;
		struct intent in;
		intent_init(&in, SAY_SUPPORT_CHOOSE);
		assert_int_equal(sight_of(i)->support, owner ? SUPPORT_CALL : SUPPORT_NONE);
		assert_int_equal(plan_event_visible(scene.plan, &e, plan_seq(scene.plan), scene_seat(&scene, i)), owner);
		if (!owner)
			assert_int_equal(say_as(i, &in), NOT_YOURS);
	}
}

static void who_guides_leads_a_gathering_and_reads_no_more(void **state)
{
	(void)state;
	struct intent mark, add;
	int guide = scene_seat_of_role(&scene, ROLE_NETWORK);
	intent_init(&add, SAY_GATHERING_ADD);
	add.as.gathering_add.method = STR("vrij");
	add.as.gathering_add.form = STR("{\"id\":\"vrij\"}");
	assert_false(sight_says(sight_of(guide), SAY_PHASE_OPEN));
	assert_int_equal(say_as(guide, &add), NOT_NOW);
	size_t rooms = sight_of(guide)->rooms.n, people = sight_of(guide)->people.n;
	intent_init(&mark, SAY_SEAT_MARK);
	mark.as.seat_mark = (struct say_seat_mark){.seat = scene_seat(&scene, guide), .mark = MARK_GUIDE};
	assert_int_equal(say_as(0, &mark), SAID);
	assert_true(sight_says(sight_of(guide), SAY_PHASE_OPEN));
	assert_int_equal(sight_of(guide)->rooms.n, rooms);
	assert_int_equal(sight_of(guide)->people.n, people);
	assert_int_equal(say_as(guide, &add), SAID);
	mark.as.seat_mark.off = true;
	assert_int_equal(say_as(0, &mark), SAID);
	assert_int_equal(say_as(guide, &add), NOT_NOW);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(support_is_chosen_changed_and_taken_back_and_closes_nothing, begin, end),
	        cmocka_unit_test_setup_teardown(only_owners_choose_and_read_how_they_are_supported, begin, end),
	        cmocka_unit_test_setup_teardown(who_guides_leads_a_gathering_and_reads_no_more, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
