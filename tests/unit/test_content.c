// SPDX-License-Identifier: EUPL-1.2
// What a saying asks of the plan beyond rights (decide_content.c), and what is at the edge of a right: the last day of an
// invitation, the moment at which a text was overtaken, who still reads what they gave back.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants those above first
#include <cmocka.h>

static struct id action_of(int doer)
{
	struct intent in;
	struct id *who = arena_new(arena, struct id);
	*who = person_of(doer);
	intent_init(&in, SAY_ACTION_ADD);
	in.as.action_add.text = STR("Bellen");
	in.as.action_add.doers = (struct ids){who, 1};
	assert_int_equal(say_as(0, &in), SAID);
	return last_kept.fresh.at[0];
}

static void who_gave_an_action_back_reads_it_no_more(void **state)
{
	(void)state;
	int kim = of_role(ROLE_NETWORK);
	scene.plan->steps = seats_without(scene.plan->steps, kim);
	struct id action = action_of(kim);
	int index = plan_find(scene.plan, THING_ACTION, action);
	assert_true(may_see(scene.plan, kim, THING_ACTION, index));
	struct intent drop;
	intent_init(&drop, SAY_ACTION_DROP);
	drop.as.action_drop.action = action;
	assert_int_equal(say_as(kim, &drop), SAID);
	assert_false(may_see(scene.plan, kim, THING_ACTION, index));
}

static void an_action_has_twenty_doers_at_most(void **state)
{
	(void)state;
	struct id action = action_of(0);
	struct action *a = &scene.plan->actions.at[plan_find(scene.plan, THING_ACTION, action)];
	struct intent take;
	intent_init(&take, SAY_ACTION_TAKE);
	take.as.action_take.action = action;
	static struct doer full[ACTION_DOERS];
	for (int i = 0; i < ACTION_DOERS; i++)
		full[i].person = a->doers[0].person;
	a->doers = full;
	a->n_doers = ACTION_DOERS;
	assert_int_equal(say_as(1, &take), NOT_NOW);
	scene.plan->actions.at[plan_find(scene.plan, THING_ACTION, action)].n_doers = ACTION_DOERS - 1;
	assert_int_equal(say_as(1, &take), SAID);
}

static void a_time_ends_after_it_begins(void **state)
{
	(void)state;
	static const struct {
		int32_t from, till;
		enum outcome outcome;
	} CASES[] = {{600, 601, SAID}, {600, 600, WRONG}, {600, 599, WRONG}, {600, NUMBER_NONE, SAID}, {NUMBER_NONE, 600, SAID}};
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct intent in;
		intent_init(&in, SAY_ACTION_ADD);
		in.as.action_add.text = STR("Bellen");
		in.as.action_add.from = CASES[i].from;
		in.as.action_add.till = CASES[i].till;
		assert_int_equal(say_as(0, &in), CASES[i].outcome);
	}
}

static void a_text_is_overtaken_by_what_came_after_it_was_seen(void **state)
{
	(void)state;
	struct intent add, change;
	struct event e;
	struct id fresh[FRESH] = {any_id(&chance, false)};
	intent_init(&add, SAY_GOAL_ADD);
	add.as.goal_add.text = STR("Rust");
	assert_int_equal(say_as(0, &add), SAID);
	struct id goal = last_kept.fresh.at[0];
	uint64_t made = plan_seq(scene.plan);
	intent_init(&change, SAY_GOAL_CHANGE);
	change.as.goal_change.goal = goal;
	change.as.goal_change.text = STR("Meer rust");
	for (int seat = 0; seat < 2; seat++)
		for (uint64_t seen = made - 1; seen <= made + 1; seen++) {
			enum outcome got =
			        plan_decide(scene.plan, voice_of(&scene, seat), scene.now, &change, NULL, seen, fresh, &e)
			                .outcome;
			assert_int_equal(got, seat == 1 && seen < made ? OVERTAKEN : SAID); // nobody overtakes oneself
		}
}

static void an_invitation_is_taken_up_to_its_last_day(void **state)
{
	(void)state;
	struct intent add, invite, take;
	struct event e;
	struct id fresh[FRESH] = {any_id(&chance, false)};
	intent_init(&add, SAY_PERSON_ADD);
	add.as.person_add.name = STR("Jo");
	assert_int_equal(say_as(0, &add), SAID);
	intent_init(&invite, SAY_INVITE);
	invite.as.invite.person = last_kept.fresh.at[0];
	invite.as.invite.role = ROLE_NETWORK;
	invite.as.invite.until = day_of(scene.now) + 5;
	assert_int_equal(say_as(0, &invite), SAID);
	intent_init(&take, SAY_SEAT_TAKE);
	for (int over = -1; over < 2; over++) {
		int64_t then = day_start(invite.as.invite.until + over);
		enum outcome got =
		        plan_decide(scene.plan, voice_of(&scene, (int)scene.plan->seats.n - 1), then, &take, NULL, 0, fresh, &e)
		                .outcome;
		assert_int_equal(got, over > 0 ? UNKNOWN : SAID);
	}
}

static bool offers_to_speak_for(int seat, int other)
{
	const struct sight_plan *sight = plan_sight(scene.plan, scene_seat(&scene, seat), scene.now, arena);
	for (size_t i = 0; i < sight->people.n; i++)
		if (id_eq(sight->people.at[i].id, person_of(other)))
			return sight->people.at[i].speaks;
	return false;
}

static void who_adds_only_what_they_do_themselves_is_told_so(void **state)
{
	(void)state;
	for (uint32_t i = 0; i < scene.plan->seats.n; i++) {
		const struct sight_plan *sight = plan_sight(scene.plan, scene_seat(&scene, (int)i), scene.now, arena);
		assert_int_equal(sight->own_only, scene.plan->seats.at[i].role == ROLE_PROFESSIONAL);
	}
}

static void who_was_chosen_speaks_for_another_about_a_version(void **state)
{
	(void)state;
	int kim = of_role(ROLE_NETWORK), carer = of_role(ROLE_CARER);
	struct intent put, stand;
	intent_init(&put, SAY_VERSION_PUT);
	put.as.version_put.title = STR("Eerste");
	assert_int_equal(say_as(0, &put), SAID);
	intent_init(&stand, SAY_VERSION_STAND);
	stand.as.version_stand = (struct say_version_stand){
	        .version = last_kept.fresh.at[0], .whom = person_of(kim), .stand = STAND_BEHIND, .witness = person_of(carer)};
	scene.plan->people_readers = seats_with(scene.plan->people_readers, carer);
	assert_int_equal(say_as(carer, &stand), NOT_NOW);
	assert_false(offers_to_speak_for(carer, kim));
	scene.plan->seats.at[kim].stand_in = seats_one(carer);
	assert_true(offers_to_speak_for(carer, kim));
	assert_int_equal(say_as(carer, &stand), SAID);
	int child = of_role(ROLE_CHILD); // is not asked to sign, nor through another
	scene.plan->seats.at[child].stand_in = seats_one(carer);
	stand.as.version_stand.whom = person_of(child);
	assert_int_equal(say_as(carer, &stand), NOT_NOW);
	assert_false(offers_to_speak_for(carer, child));
}

static void a_field_names_nobody_whom_one_does_not_see(void **state)
{
	(void)state;
	struct intent field, entry;
	int kim = of_role(ROLE_NETWORK), young = of_role(ROLE_YOUNG);
	struct id room = scene.plan->rooms.at[0].item.id;
	intent_init(&field, SAY_FIELD_ADD);
	field.as.field_add = (struct say_field_add){.room = room, .title = STR("Wie"), .sort = SORT_PERSON};
	assert_int_equal(say_as(0, &field), SAID);
	struct pair cell = {last_kept.fresh.at[0], id_text(arena, person_of(young))};
	intent_init(&entry, SAY_ENTRY_ADD);
	entry.as.entry_add = (struct say_entry_add){.room = room, .text = STR("Wij."), .cells = {&cell, 1}};
	scene.plan->rooms.at[0].readers = seats_with(scene.plan->rooms.at[0].readers, kim);
	scene.plan->people_readers = seats_without(scene.plan->people_readers, kim);
	assert_int_equal(say_as(kim, &entry), WRONG);
	scene.plan->people_readers = seats_with(scene.plan->people_readers, kim);
	assert_int_equal(say_as(kim, &entry), SAID);
}

static size_t answers_seen(int seat)
{
	return plan_sight(scene.plan, scene_seat(&scene, seat), scene.now, arena)->statements.at[0].answers.n;
}

static void an_answer_that_is_taken_back_stands_there_no_more(void **state)
{
	(void)state;
	struct intent inform, answer;
	intent_init(&inform, SAY_INFORM);
	inform.as.inform.text = STR("De wachtlijst is drie maanden.");
	assert_int_equal(say_as(of_role(ROLE_PROFESSIONAL), &inform), SAID);
	intent_init(&answer, SAY_STATEMENT_ANSWER);
	answer.as.statement_answer = (struct say_statement_answer){last_kept.fresh.at[0], STR("Dat is lang.")};
	for (int i = 0; i < 2; i++) { // said again it is one answer
		assert_int_equal(say_as(0, &answer), SAID);
		assert_int_equal(answers_seen(1), 1);
	}
	answer.as.statement_answer.text = STR("");
	assert_int_equal(say_as(0, &answer), SAID);
	assert_int_equal(answers_seen(1), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(who_gave_an_action_back_reads_it_no_more, begin, end),
	        cmocka_unit_test_setup_teardown(an_action_has_twenty_doers_at_most, begin, end),
	        cmocka_unit_test_setup_teardown(a_time_ends_after_it_begins, begin, end),
	        cmocka_unit_test_setup_teardown(a_text_is_overtaken_by_what_came_after_it_was_seen, begin, end),
	        cmocka_unit_test_setup_teardown(an_invitation_is_taken_up_to_its_last_day, begin, end),
	        cmocka_unit_test_setup_teardown(who_adds_only_what_they_do_themselves_is_told_so, begin, end),
	        cmocka_unit_test_setup_teardown(who_was_chosen_speaks_for_another_about_a_version, begin, end),
	        cmocka_unit_test_setup_teardown(an_answer_that_is_taken_back_stands_there_no_more, begin, end),
	        cmocka_unit_test_setup_teardown(a_field_names_nobody_whom_one_does_not_see, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
