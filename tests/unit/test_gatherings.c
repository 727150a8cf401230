// SPDX-License-Identifier: EUPL-1.2
// What a gathering asks of what is said (product.md G1-G3): who may stay when the door shuts, who writes in which part, which
// days there are to choose from, who is asked, and who reads what somebody needs.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants those above first
#include <cmocka.h>

static struct id gathering(const char *phases)
{
	struct intent in;
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("proef");
	in.as.gathering_add.form = str_print(arena, "{\"id\":\"proef\",\"naam\":\"Proef\",\"fasen\":[%s]}", phases);
	assert_int_equal(say_as(0, &in), SAID);
	return last_kept.fresh.at[0];
}

#define SHUT "{\"id\":\"eigen\",\"titel\":\"Eigen\",\"besloten\":true}"

static enum outcome open_phase(struct id gathering, const char *phase, const int *seats, size_t n)
{
	struct intent in;
	struct id *inside = arena_many(arena, struct id, n);
	for (size_t i = 0; i < n; i++)
		inside[i] = scene_seat(&scene, seats[i]);
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open = (struct say_phase_open){
	        .gathering = gathering, .phase = str_of(phase), .inside = {inside, n}, .hours = NUMBER_NONE};
	return say_as(0, &in);
}

static void somebody_of_the_family_stays_and_nobody_of_an_office(void **state)
{
	(void)state;
	struct id one = gathering(SHUT);
	int helper = of_role(ROLE_PROFESSIONAL), office = of_role(ROLE_NETWORK), parent = 0;
	assert_int_equal(open_phase(one, "eigen", &helper, 1), WRONG);
	assert_int_equal(open_phase(one, "anders", &parent, 1), WRONG);
	scene.plan->seats.at[office].role = ROLE_OFFICE; // who sat down before no office could
	assert_int_equal(open_phase(one, "eigen", (int[]){parent, office}, 2), WRONG);
	assert_int_equal(open_phase(one, "eigen", (int[]){parent, helper}, 2), SAID);
}

static void a_minute_is_answered_only_when_it_was_called(void **state)
{
	(void)state;
	struct id one = gathering(SHUT);
	struct intent soon, wait;
	assert_int_equal(open_phase(one, "eigen", (int[]){0, 1}, 2), SAID);
	intent_init(&wait, SAY_PRIVATE_WAIT);
	wait.as.private_wait.gathering = one;
	assert_int_equal(say_as(1, &wait), NOT_NOW);
	intent_init(&soon, SAY_PRIVATE_SOON);
	soon.as.private_soon.gathering = one;
	assert_int_equal(say_as(0, &soon), SAID);
	assert_int_equal(say_as(1, &wait), SAID);
	soon.as.private_soon.off = true;
	assert_int_equal(say_as(0, &soon), SAID);
	assert_int_equal(say_as(1, &wait), NOT_NOW);
}

static enum outcome write_in(int seat, int room)
{
	struct intent in;
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add = (struct say_entry_add){.room = scene.plan->rooms.at[room].item.id, .text = STR("Wij eten samen.")};
	return say_as(seat, &in);
}

static void who_does_not_write_in_a_part_waits_until_it_is_over(void **state)
{
	(void)state;
	struct id one =
	        gathering("{\"id\":\"een\",\"titel\":\"Een\",\"schrijft\":[\"jongere\"]},{\"id\":\"twee\",\"titel\":\"Twee\"}");
	int young = of_role(ROLE_YOUNG);
	scene.plan->rooms.at[0].readers = seats_with(scene.plan->rooms.at[0].readers, young);
	assert_int_equal(write_in(1, 0), SAID);
	assert_int_equal(open_phase(one, "een", NULL, 0), SAID);
	assert_int_equal(write_in(1, 0), NOT_NOW);
	assert_int_equal(write_in(young, 0), SAID);
	assert_int_equal(open_phase(one, "twee", NULL, 0), SAID);
	assert_int_equal(write_in(1, 0), SAID);
}

static struct str day_from_today(int ahead)
{
	struct moment m = {day_of(scene.now) + ahead, NUMBER_NONE};
	return moment_text(arena, m);
}

static enum outcome pick(struct id gathering, bool chosen, struct str moment)
{
	struct intent in;
	intent_init(&in, chosen ? SAY_GATHERING_WHEN : SAY_GATHERING_DAYS);
	if (chosen)
		in.as.gathering_when = (struct say_gathering_when){gathering, moment};
	else
		in.as.gathering_days = (struct say_gathering_days){gathering, {&moment, 1}};
	return say_as(0, &in);
}

static void a_day_to_choose_lies_between_today_and_ten_years_ahead(void **state)
{
	static const struct {
		int ahead;
		enum outcome outcome;
	} CASES[] = {{-1, WRONG}, {0, SAID}, {1, SAID}, {AHEAD_DAYS, SAID}, {AHEAD_DAYS + 1, WRONG}};
	(void)state;
	struct id one = gathering("");
	for (int chosen = 0; chosen < 2; chosen++) {
		for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
			assert_int_equal(pick(one, chosen, day_from_today(CASES[i].ahead)), CASES[i].outcome);
		assert_int_equal(pick(one, chosen, STR("morgen")), WRONG);
	}
}

static enum outcome end_at(struct id gathering, int32_t minute)
{
	struct intent in;
	intent_init(&in, SAY_GATHERING_ARRANGE);
	in.as.gathering_arrange.gathering = gathering;
	in.as.gathering_arrange.till = minute;
	return say_as(0, &in);
}

static int32_t ends(void)
{
	return plan_sight(scene.plan, scene_seat(&scene, 0), scene.now, arena)->gatherings.at[0].till;
}

static void it_ends_after_it_begins_or_nobody_knows_when(void **state)
{
	(void)state;
	struct id one = gathering("");
	assert_int_equal(end_at(one, 13 * 60), SAID); // before a time was chosen
	assert_int_equal(ends(), NUMBER_NONE);
	assert_int_equal(pick(one, true, day_from_today(3)), SAID);
	assert_int_equal(ends(), NUMBER_NONE);
	assert_int_equal(pick(one, true, STR_JOIN(arena, day_from_today(3), STR(" 14:00"))), SAID);
	assert_int_equal(ends(), NUMBER_NONE); // that was before it begins now
	assert_int_equal(end_at(one, 14 * 60 - 1), WRONG);
	assert_int_equal(end_at(one, 14 * 60), WRONG);
	assert_int_equal(end_at(one, 14 * 60 + 1), SAID);
	assert_int_equal(ends(), 14 * 60 + 1);
	assert_int_equal(end_at(one, NUMBER_NONE), SAID);
	assert_int_equal(ends(), NUMBER_NONE);
}

static struct id ask(struct id gathering, int seat)
{
	struct intent in;
	intent_init(&in, SAY_GUEST_ADD);
	in.as.guest_add = (struct say_guest_add){.gathering = gathering, .person = person_of(seat)};
	return say_as(0, &in) == SAID ? last_kept.fresh.at[0] : ID_NONE;
}

static void nobody_is_asked_twice_and_who_was_taken_off_can_be_asked_again(void **state)
{
	(void)state;
	struct id one = gathering(""), other = gathering("");
	int kim = of_role(ROLE_NETWORK);
	struct id guest = ask(one, kim);
	assert_true(id_set(guest) && !id_set(ask(one, kim)) && id_set(ask(other, kim)));
	struct intent away;
	intent_init(&away, SAY_GUEST_REMOVE);
	away.as.guest_remove.guest = guest;
	assert_int_equal(say_as(0, &away), SAID);
	assert_true(id_set(ask(one, kim)));
}

static enum outcome can_on(int seat, struct id guest, struct str moment)
{
	struct intent in;
	intent_init(&in, SAY_GUEST_DAYS);
	in.as.guest_days = (struct say_guest_days){guest, {&moment, 1}};
	return say_as(seat, &in);
}

static void one_can_only_on_a_day_of_the_list(void **state)
{
	(void)state;
	struct id one = gathering("");
	int kim = of_role(ROLE_NETWORK);
	struct id guest = ask(one, kim);
	struct str day = day_from_today(3), other = day_from_today(4);
	assert_int_equal(pick(one, false, day), SAID);
	assert_int_equal(can_on(kim, guest, day), SAID);
	assert_int_equal(can_on(kim, guest, other), WRONG);
	assert_int_equal(can_on(kim, guest, STR("morgen")), WRONG);
}

static void lead_by(struct id gathering, int seat, enum outcome outcome)
{
	struct intent in;
	intent_init(&in, SAY_GATHERING_ARRANGE);
	in.as.gathering_arrange = (struct say_gathering_arrange){.gathering = gathering, .lead = scene_seat(&scene, seat)};
	assert_int_equal(say_as(0, &in), outcome);
}

static void who_leads_sits_here(void **state)
{
	(void)state;
	struct id one = gathering("");
	int kim = of_role(ROLE_NETWORK);
	lead_by(one, kim, SAID);
	scene.plan->seats.at[kim].until = day_of(scene.now) - 1;
	lead_by(one, kim, WRONG);
}

static bool reads(int seat, const char *words)
{
	struct str text = sight_text(scene.plan, seat, scene.now, arena);
	return text.len && memmem(text.at, text.len, words, strlen(words));
}

static void what_one_needs_is_read_by_who_leads_alone_when_it_is_said_so(void **state)
{
	(void)state;
	struct id one = gathering("");
	int kim = of_role(ROLE_NETWORK), carer = of_role(ROLE_CARER), young = of_role(ROLE_YOUNG);
	struct id guest = ask(one, kim);
	assert_true(id_set(ask(one, young)));
	lead_by(one, carer, SAID);
	struct intent in;
	intent_init(&in, SAY_GUEST_NEEDS);
	in.as.guest_needs =
	        (struct say_guest_needs){.guest = guest, .needs = STR("Een stoel bij de deur."), .only = scene_seat(&scene, 1)};
	assert_int_equal(say_as(kim, &in), WRONG); // somebody else leads
	in.as.guest_needs.only = scene_seat(&scene, carer);
	assert_int_equal(say_as(kim, &in), SAID);
	assert_true(reads(kim, "bij de deur") && reads(carer, "bij de deur"));
	assert_false(reads(young, "bij de deur") || reads(1, "bij de deur"));
	in.as.guest_needs.only = ID_NONE;
	assert_int_equal(say_as(kim, &in), SAID);
	assert_true(reads(young, "bij de deur"));
}

static void who_was_taken_off_the_list_reads_it_no_more(void **state)
{
	(void)state;
	struct id one = gathering("");
	int kim = of_role(ROLE_NETWORK), young = of_role(ROLE_YOUNG);
	scene.plan->people_readers = seats_without(scene.plan->people_readers, kim);
	struct id guest = ask(one, kim);
	assert_true(id_set(ask(one, young)));
	int others = plan_find(scene.plan, THING_GUEST, last_kept.fresh.at[0]);
	assert_true(may_see(scene.plan, kim, THING_GUEST, others));
	struct intent away;
	intent_init(&away, SAY_GUEST_REMOVE);
	away.as.guest_remove.guest = guest;
	assert_int_equal(say_as(0, &away), SAID);
	assert_false(may_see(scene.plan, kim, THING_GUEST, others));
}

// ---- the roles of a method

static struct id with_roles(void)
{
	struct intent in;
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("proef");
	in.as.gathering_add.form =
	        STR("{\"id\":\"proef\",\"naam\":\"Proef\",\"rollen\":[{\"id\":\"leidt\",\"titel\":\"Wie leidt\"},"
	            "{\"id\":\"kookt\",\"titel\":\"Wie kookt\",\"meer\":true}],\"fasen\":[" SHUT "]}");
	assert_int_equal(say_as(0, &in), SAID);
	return last_kept.fresh.at[0];
}

static enum outcome give(struct id gathering, const char *role, const int *people, size_t n)
{
	struct intent in;
	struct id *ids = arena_many(arena, struct id, n);
	for (size_t i = 0; i < n; i++)
		ids[i] = scene.plan->people.at[people[i]].item.id;
	intent_init(&in, SAY_TASK_GIVE);
	in.as.task_give = (struct say_task_give){gathering, str_of(role), {ids, n}};
	return say_as(0, &in);
}

static size_t have(int seat, size_t role)
{
	return plan_sight(scene.plan, scene_seat(&scene, seat), scene.now, arena)->gatherings.at[0].tasks.at[role].people.n;
}

static void a_role_is_for_one_unless_the_method_says_that_more_may_have_it(void **state)
{
	(void)state;
	struct id one = with_roles();
	int people[TASK_PEOPLE + 1], helper = of_role(ROLE_PROFESSIONAL);
	while (scene.plan->people.n <= TASK_PEOPLE) {
		struct intent in;
		intent_init(&in, SAY_PERSON_ADD);
		in.as.person_add.name = str_print(arena, "Mens %u", scene.plan->people.n);
		assert_int_equal(say_as(0, &in), SAID);
	}
	for (int i = 0; i <= TASK_PEOPLE; i++)
		people[i] = i;
	assert_int_equal(give(one, "leidt", people, 1), SAID);
	assert_int_equal(give(one, "leidt", people, 2), WRONG);
	assert_int_equal(have(helper, 0), 1); // everybody at the table reads it, in or out of the circle
	for (size_t n = TASK_PEOPLE - 1; n <= TASK_PEOPLE + 1; n++) { // one too many is refused when it is read (test_core)
		assert_int_equal(give(one, "kookt", people, n), SAID);
		assert_int_equal(have(helper, 1), n < TASK_PEOPLE ? n : TASK_PEOPLE);
	}
	assert_int_equal(give(one, "kookt", (int[]){2, 2, 3}, 3), SAID);
	assert_int_equal(have(0, 1), 2);
	assert_int_equal(give(one, "leidt", NULL, 0), SAID);
	assert_int_equal(have(0, 0), 0);
	assert_int_equal(give(one, "zingt", people, 1), WRONG);
	struct intent end;
	intent_init(&end, SAY_GATHERING_END);
	end.as.gathering_end.gathering = one;
	assert_int_equal(say_as(0, &end), SAID);
	assert_int_equal(give(one, "kookt", people, 1), NOT_NOW);
}

static struct str all_it_may(int seat)
{
	struct strs may = plan_sight(scene.plan, scene_seat(&scene, seat), scene.now, arena)->may;
	struct str all = STR("");
	for (size_t i = 0; i < may.n; i++)
		all = STR_JOIN(arena, all, STR(" "), may.at[i]);
	return all;
}

static void a_role_gives_nobody_a_right(void **state)
{
	(void)state;
	struct id one = with_roles();
	for (uint32_t seat = 0; seat < scene.plan->seats.n; seat++) {
		struct str before = all_it_may((int)seat);
		int person = scene.plan->seats.at[seat].person;
		assert_int_equal(give(one, "leidt", &person, 1), SAID);
		assert_int_equal(give(one, "kookt", &person, 1), SAID);
		assert_true(str_eq(all_it_may((int)seat), before));
	}
}

static void who_was_only_thought_of_is_known_from_the_role_on(void **state)
{
	(void)state;
	struct id one = with_roles();
	struct intent in;
	intent_init(&in, SAY_PERSON_ADD);
	in.as.person_add.name = STR("Onbekende Ome Jan");
	in.as.person_add.unasked = true;
	assert_int_equal(say_as(0, &in), SAID);
	int person = (int)scene.plan->people.n - 1;
	assert_false(reads(1, "Ome Jan"));
	assert_int_equal(give(one, "kookt", &person, 1), SAID);
	assert_true(reads(1, "Ome Jan"));
	assert_false(scene.plan->people.at[person].unasked);
}

static void a_role_given_behind_the_door_is_seen_outside_when_the_plan_is_shown_and_never_if_it_is_not(void **state)
{
	(void)state;
	struct id one = with_roles();
	int helper = of_role(ROLE_PROFESSIONAL), parent = 0, person = scene.plan->seats.at[1].person;
	assert_int_equal(open_phase(one, "eigen", &parent, 1), SAID);
	assert_int_equal(give(one, "leidt", &person, 1), SAID);
	assert_int_equal(have(0, 0), 1);
	assert_int_equal(have(helper, 0), 0);
	struct intent end;
	intent_init(&end, SAY_PRIVATE_END);
	end.as.private_end.gathering = one;
	assert_int_equal(say_as(0, &end), SAID);
	assert_int_equal(have(helper, 0), 0);
	assert_int_equal(have(0, 0), 0); // the plan is again what it was outside
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(somebody_of_the_family_stays_and_nobody_of_an_office, begin, end),
	        cmocka_unit_test_setup_teardown(a_minute_is_answered_only_when_it_was_called, begin, end),
	        cmocka_unit_test_setup_teardown(who_does_not_write_in_a_part_waits_until_it_is_over, begin, end),
	        cmocka_unit_test_setup_teardown(a_day_to_choose_lies_between_today_and_ten_years_ahead, begin, end),
	        cmocka_unit_test_setup_teardown(nobody_is_asked_twice_and_who_was_taken_off_can_be_asked_again, begin, end),
	        cmocka_unit_test_setup_teardown(one_can_only_on_a_day_of_the_list, begin, end),
	        cmocka_unit_test_setup_teardown(it_ends_after_it_begins_or_nobody_knows_when, begin, end),
	        cmocka_unit_test_setup_teardown(a_role_is_for_one_unless_the_method_says_that_more_may_have_it, begin, end),
	        cmocka_unit_test_setup_teardown(a_role_gives_nobody_a_right, begin, end),
	        cmocka_unit_test_setup_teardown(who_was_only_thought_of_is_known_from_the_role_on, begin, end),
	        cmocka_unit_test_setup_teardown(
	                a_role_given_behind_the_door_is_seen_outside_when_the_plan_is_shown_and_never_if_it_is_not, begin, end),
	        cmocka_unit_test_setup_teardown(who_leads_sits_here, begin, end),
	        cmocka_unit_test_setup_teardown(what_one_needs_is_read_by_who_leads_alone_when_it_is_said_so, begin, end),
	        cmocka_unit_test_setup_teardown(who_was_taken_off_the_list_reads_it_no_more, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
