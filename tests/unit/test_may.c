// SPDX-License-Identifier: EUPL-1.2
// The named conditions of rights (plan/may.c) at their edges: for whom one speaks when they have no seat, who answers for a
// guest, what waits for a yes, who lets whom in again, and until which day a condition may be left open.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants those above first
#include <cmocka.h>

static struct id without_a_seat(void)
{
	struct intent in;
	intent_init(&in, SAY_PERSON_ADD);
	in.as.person_add.name = STR("Oma");
	assert_int_equal(say_as(0, &in), SAID);
	return last_kept.fresh.at[0];
}

static void who_reads_the_plan_tells_how_it_goes_for_who_has_no_seat(void **state)
{
	(void)state;
	struct id grandmother = without_a_seat();
	int kim = of_role(ROLE_NETWORK), carer = of_role(ROLE_CARER);
	struct id both[2] = {grandmother, person_of(carer)};
	struct intent add, report;
	intent_init(&add, SAY_ACTION_ADD);
	add.as.action_add.text = STR("Koken");
	add.as.action_add.doers = (struct ids){both, 2};
	assert_int_equal(say_as(0, &add), SAID);
	scene.plan->steps = seats_with(scene.plan->steps, kim);
	scene.plan->people_readers = seats_with(scene.plan->people_readers, kim);
	intent_init(&report, SAY_ACTION_REPORT);
	report.as.action_report.action = last_kept.fresh.at[0];
	report.as.action_report.report = REPORT_WELL;
	report.as.action_report.whom = person_of(carer); // who sits here speaks for themselves
	assert_int_equal(say_as(kim, &report), NOT_NOW);
	report.as.action_report.whom = grandmother;
	assert_int_equal(say_as(kim, &report), SAID);
}

static void who_put_somebody_on_the_list_answers_until_they_sit_here(void **state)
{
	(void)state;
	struct intent in;
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("proef");
	in.as.gathering_add.form = STR("{\"id\":\"proef\"}");
	assert_int_equal(say_as(0, &in), SAID);
	struct id gathering = last_kept.fresh.at[0], persons[2] = {without_a_seat(), person_of(of_role(ROLE_NETWORK))};
	for (int sits = 0; sits < 2; sits++) {
		intent_init(&in, SAY_GUEST_ADD);
		in.as.guest_add = (struct say_guest_add){.gathering = gathering, .person = persons[sits]};
		assert_int_equal(say_as(0, &in), SAID);
		intent_init(&in, SAY_GUEST_ANSWER);
		in.as.guest_answer = (struct say_guest_answer){.guest = last_kept.fresh.at[0], .comes = COMING_YES};
		assert_int_equal(say_as(1, &in), NOT_NOW);
		assert_int_equal(say_as(0, &in), sits ? NOT_NOW : SAID);
	}
}

static void only_what_waits_for_a_yes_gets_one(void **state)
{
	(void)state;
	int kim = of_role(ROLE_NETWORK), helper = of_role(ROLE_PROFESSIONAL);
	struct intent add, confirm;
	scene.plan->people_readers = seats_with(scene.plan->people_readers, helper);
	for (int i = 0; i < 2; i++)
		scene.plan->rooms.at[0].readers = seats_with(scene.plan->rooms.at[0].readers, i ? kim : helper);
	intent_init(&add, SAY_ENTRY_ADD);
	add.as.entry_add =
	        (struct say_entry_add){.room = scene.plan->rooms.at[0].item.id, .text = STR("Ik help."), .from = person_of(kim)};
	assert_int_equal(say_as(helper, &add), SAID);
	intent_init(&confirm, SAY_ENTRY_CONFIRM);
	confirm.as.entry_confirm.entry = last_kept.fresh.at[0];
	assert_int_equal(say_as(of_role(ROLE_YOUNG), &confirm) == SAID, false);
	assert_int_equal(say_as(kim, &confirm), SAID);
	assert_int_equal(say_as(kim, &confirm), NOT_NOW); // it was said
}

static void no_owner_lets_another_owner_in_again_unasked(void **state)
{
	(void)state;
	int kim = of_role(ROLE_NETWORK);
	struct intent key, name;
	intent_init(&key, SAY_KEY_RENEWED);
	key.as.key_renewed.seat = scene_seat(&scene, 1);
	assert_int_equal(say_as(0, &key), NOT_NOW);
	key.as.key_renewed.seat = scene_seat(&scene, kim);
	assert_int_equal(say_as(0, &key), SAID);
	intent_init(&name, SAY_HELPER_NAME); // who was named helps, and no owner any more
	name.as.helper_name.person = person_of(1);
	scene.plan->people_readers = seats_with(scene.plan->people_readers, kim);
	assert_int_equal(say_as(kim, &name), SAID);
	assert_int_equal(say_as(0, &key), NOT_NOW);
	assert_int_equal(say_as(1, &key), SAID);
}

static void the_keeper_ends_no_seat_of_the_last_owner(void **state)
{
	(void)state;
	static const enum outcome EXPECTED[] = {SAID, NOT_YOURS};
	for (int i = 0; i < 2; i++) { // the founder is the other owner
		struct intent end;
		intent_init(&end, SAY_SEAT_END);
		end.as.seat_end.seat = scene_seat(&scene, 1 - i);
		assert_int_equal(
		        scene_say(&scene, (struct voice){SPEAKER_KEEPER, ID_NONE}, &end, &last_kept).outcome, EXPECTED[i]);
	}
}

// The key would show what was said inside to who was not there. It is refused whether she was there or not.
static void an_owner_who_missed_a_private_time_lets_nobody_in_again(void **state)
{
	(void)state;
	int kim = of_role(ROLE_NETWORK);
	struct intent in;
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("proef");
	in.as.gathering_add.form = STR("{\"id\":\"proef\",\"fasen\":[{\"id\":\"eigen\",\"titel\":\"Eigen\",\"besloten\":true}]}");
	assert_int_equal(say_as(0, &in), SAID);
	struct id gathering = last_kept.fresh.at[0], inside[2] = {scene_seat(&scene, 0), scene_seat(&scene, kim)};
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open = (struct say_phase_open){
	        .gathering = gathering, .phase = STR("eigen"), .inside = {inside, 2}, .hours = NUMBER_NONE};
	assert_int_equal(say_as(0, &in), SAID);
	struct intent key, end;
	intent_init(&key, SAY_KEY_RENEWED);
	intent_init(&end, SAY_PRIVATE_END);
	end.as.private_end.gathering = gathering;
	const int whom[] = {kim, of_role(ROLE_CARER)};
	for (int open = 0; open < 2; open++) {
		for (int i = 0; i < 2; i++) {
			key.as.key_renewed.seat = scene_seat(&scene, whom[i]);
			assert_int_equal(say_as(1, &key), NOT_NOW); // an owner who is outside
			assert_int_equal(say_as(0, &key), open ? SAID : NOT_NOW); // who sits there: not before the door is open
		}
		assert_int_equal(say_as(0, &end), open ? NOT_NOW : SAID);
	}
}

static void a_condition_is_left_open_until_a_day_that_still_comes(void **state)
{
	static const struct {
		int ahead;
		enum outcome outcome;
	} CASES[] = {{-1, WRONG}, {0, SAID}, {AHEAD_DAYS, SAID}, {AHEAD_DAYS + 1, WRONG}};
	(void)state;
	int helper = of_role(ROLE_PROFESSIONAL);
	struct intent set, check;
	scene.plan->seats.at[helper].marks |= 1u << MARK_GUARDIAN;
	scene.plan->seats.at[helper].until = DAY_NONE;
	intent_init(&set, SAY_CONDITION_SET);
	set.as.condition_set = (struct say_condition_set){
	        .text = STR("Er is altijd iemand thuis."), .why = STR("Omdat."), .ground = GROUND_ASKED, .ruled = DAY_NONE};
	assert_int_equal(say_as(helper, &set), SAID);
	intent_init(&check, SAY_CONDITION_CHECK);
	check.as.condition_check.statement = last_kept.fresh.at[0];
	check.as.condition_check.check = CHECK_LATER;
	assert_int_equal(say_as(helper, &check), WRONG); // no day
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		check.as.condition_check.until = day_of(scene.now) + CASES[i].ahead;
		assert_int_equal(say_as(helper, &check), CASES[i].outcome);
	}
}

static void prepare(int seat, int with, int from, enum outcome outcome)
{
	struct intent in;
	intent_init(&in, SAY_PREP_CALL);
	in.as.prep_call.seat = scene_seat(&scene, with);
	in.as.prep_call.phone = STR("06 0000 0000");
	in.as.prep_call.from = from < 0 ? ID_NONE : person_of(from);
	assert_int_equal(say_as(seat, &in), outcome);
}

static void a_coordinator_prepares_with_others_and_not_with_themselves(void **state)
{
	(void)state;
	int coordinator = of_role(ROLE_COORDINATOR), kim = of_role(ROLE_NETWORK);
	scene.plan->people_readers = seats_with(scene.plan->people_readers, coordinator);
	prepare(coordinator, coordinator, coordinator, NOT_NOW);
	prepare(coordinator, coordinator, kim, SAID);
	prepare(kim, coordinator, -1, SAID); // the newest of the two counts
	uint32_t n = 0;
	list_each(one, &scene.plan->preps) n += !one->item.gone;
	assert_int_equal(n, 1);
}

static void who_is_asked_to_come_is_known_to_others_from_then_on(void **state)
{
	(void)state;
	struct intent in;
	intent_init(&in, SAY_PERSON_ADD);
	in.as.person_add = (struct say_person_add){.name = STR("Jo"), .ring = NUMBER_NONE, .unasked = true};
	assert_int_equal(say_as(0, &in), SAID);
	struct id jo = last_kept.fresh.at[0];
	int index = plan_find(scene.plan, THING_PERSON, jo);
	assert_false(may_see(scene.plan, 1, THING_PERSON, index));
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("proef");
	in.as.gathering_add.form = STR("{\"id\":\"proef\"}");
	assert_int_equal(say_as(0, &in), SAID);
	struct id gathering = last_kept.fresh.at[0];
	intent_init(&in, SAY_GUEST_ADD);
	in.as.guest_add = (struct say_guest_add){.gathering = gathering, .person = jo};
	scene.plan->people_readers = seats_with(scene.plan->people_readers, 1);
	assert_int_equal(say_as(0, &in), SAID);
	assert_true(may_see(scene.plan, 1, THING_PERSON, index));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(who_reads_the_plan_tells_how_it_goes_for_who_has_no_seat, begin, end),
	        cmocka_unit_test_setup_teardown(who_put_somebody_on_the_list_answers_until_they_sit_here, begin, end),
	        cmocka_unit_test_setup_teardown(only_what_waits_for_a_yes_gets_one, begin, end),
	        cmocka_unit_test_setup_teardown(no_owner_lets_another_owner_in_again_unasked, begin, end),
	        cmocka_unit_test_setup_teardown(an_owner_who_missed_a_private_time_lets_nobody_in_again, begin, end),
	        cmocka_unit_test_setup_teardown(the_keeper_ends_no_seat_of_the_last_owner, begin, end),
	        cmocka_unit_test_setup_teardown(a_coordinator_prepares_with_others_and_not_with_themselves, begin, end),
	        cmocka_unit_test_setup_teardown(who_is_asked_to_come_is_known_to_others_from_then_on, begin, end),
	        cmocka_unit_test_setup_teardown(a_condition_is_left_open_until_a_day_that_still_comes, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
