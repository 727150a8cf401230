// SPDX-License-Identifier: EUPL-1.2
// What stood in the plan before the door shut and was changed behind it (plan/private_kept.c, sight_changed.c): who shows the
// plan sees how it was and how it is, and what is kept back is as it was. A room that goes over what lies in it unshown.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants those above first
#include <cmocka.h>

static struct id gathering, room, goal, action;

static struct id says(int seat, const struct intent *in)
{
	assert_int_equal(say_as(seat, in), SAID);
	return last_kept.fresh.n ? last_kept.fresh.at[0] : ID_NONE;
}

static struct id made(enum say say, const char *text)
{
	struct intent in;
	struct id me = person_of(0), readers[2] = {scene_seat(&scene, 0), scene_seat(&scene, 1)};
	intent_init(&in, say);
	if (say == SAY_GOAL_ADD)
		in.as.goal_add.text = str_of(text);
	else if (say == SAY_ACTION_ADD)
		in.as.action_add.text = str_of(text), in.as.action_add.doers = (struct ids){&me, 1};
	else
		in.as.room_add.title = str_of(text), in.as.room_add.readers = (struct ids){readers, 2};
	return says(0, &in);
}

static void changes_goal(int seat, const char *text)
{
	struct intent in;
	intent_init(&in, SAY_GOAL_CHANGE);
	in.as.goal_change = (struct say_goal_change){.goal = goal, .text = str_of(text)};
	says(seat, &in);
}

static void names_plan(const char *name)
{
	struct intent in;
	intent_init(&in, SAY_PLAN_NAME);
	in.as.plan_name.name = str_of(name);
	says(0, &in);
}

static void removes_room(int seat)
{
	struct intent in;
	intent_init(&in, SAY_ROOM_REMOVE);
	in.as.room_remove.room = room;
	says(seat, &in);
}

static struct id writes(int seat, const char *text)
{
	struct intent in;
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add = (struct say_entry_add){.room = room, .text = str_of(text)};
	return says(seat, &in);
}

static void reports(enum report report)
{
	struct intent in;
	intent_init(&in, SAY_ACTION_REPORT);
	in.as.action_report.action = action;
	in.as.action_report.report = report;
	says(0, &in);
}

static void shut(size_t n) // the first seats stay; seat 1 is an owner as the founder is
{
	shut_door(gathering, 1, n);
}

static enum outcome shows(struct id kept)
{
	struct intent in;
	if (scene.plan->outside)
		scene_soon(&scene, 0, gathering);
	intent_init(&in, SAY_GATHERING_PRESENT);
	in.as.gathering_present.gathering = gathering;
	in.as.gathering_present.kept = (struct ids){&kept, id_set(kept)};
	return say_as(0, &in);
}

static const struct sight_plan *sight(int seat)
{
	return plan_sight(scene.plan, scene_seat(&scene, seat), scene.now, arena);
}

static bool reads(int seat, const char *text)
{
	struct str all = sight_text(scene.plan, seat, scene.now, arena);
	return memmem(all.at, all.len, text, strlen(text)) != NULL;
}

static const struct sight_change *changed(int seat, struct id id)
{
	const struct sight_plan *p = sight(seat);
	for (size_t i = 0; p->private.n && i < p->private.at[0].changes.n; i++)
		if (id_eq(p->private.at[0].changes.at[i].id, id))
			return &p->private.at[0].changes.at[i];
	return NULL;
}

static int plan_of_a_family(void **state)
{
	(void)begin(state);
	goal = made(SAY_GOAL_ADD, "Fenna slaapt bij opa.");
	action = made(SAY_ACTION_ADD, "Ruben ophalen.");
	room = made(SAY_ROOM_ADD, "Zolder");
	gathering = gathering_with_a_door();
	return 0;
}

static void what_was_changed_is_told_inside_with_how_it_was(void **state)
{
	(void)state;
	shut(1);
	assert_int_equal(sight(0)->private.at[0].changes.n, 0);
	(void)made(SAY_GOAL_ADD, "Nieuw.");
	assert_int_equal(sight(0)->private.at[0].changes.n, 0); // what is made there has a line of its own
	changes_goal(0, "Fenna woont bij opa.");
	reports(REPORT_STUCK);
	const struct sight_change *one = changed(0, goal), *other = changed(0, action);
	assert_true(one && str_is(one->thing, "doel") && str_is(one->text, "Fenna woont bij opa.") &&
	            str_is(one->before, "Fenna slaapt bij opa."));
	assert_true(other && !other->before.len && other->parts.n == 2); // how it stands, and what was reported
	assert_true(str_is(other->parts.at[0].field, "stand") && str_is(other->parts.at[0].is, "lukt-niet"));
	assert_int_equal(sight(1)->private.at[0].changes.n, 0);
}

static void what_is_only_read_by_oneself_is_not_asked_about(void **state)
{
	(void)state;
	struct intent in;
	struct id me = scene_seat(&scene, 0), entry;
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add = (struct say_entry_add){.room = room, .text = STR("Mijn dag."), .readers = {&me, 1}};
	entry = says(0, &in);
	shut(2);
	intent_init(&in, SAY_ENTRY_CHANGE);
	in.as.entry_change = (struct say_entry_change){.entry = entry, .text = STR("Mijn nacht.")};
	says(0, &in);
	assert_null(changed(0, entry));
	assert_null(changed(1, entry));
}

static void kept_back_it_is_as_it_was_and_stays_in_the_history_of_who_was_inside(void **state)
{
	(void)state;
	shut(1);
	changes_goal(0, "Fenna woont bij opa.");
	struct event change = last_kept;
	uint64_t seq = plan_seq(scene.plan);
	struct id other = made(SAY_GOAL_ADD, "Kerst bij mama.");
	assert_int_equal(shows(goal), SAID);
	for (int seat = 0; seat < 2; seat++) {
		assert_true(reads(seat, "Fenna slaapt bij opa.") && !reads(seat, "Fenna woont bij opa."));
		assert_true(reads(seat, "Kerst bij mama."));
	}
	assert_true(plan_event_visible(scene.plan, &change, seq, scene_seat(&scene, 0)));
	assert_false(plan_event_visible(scene.plan, &change, seq, scene_seat(&scene, 1)));
	assert_true(id_set(other));
}

static void not_kept_back_it_is_shown(void **state)
{
	(void)state;
	shut(1);
	changes_goal(0, "Fenna woont bij opa.");
	assert_false(reads(1, "Fenna woont bij opa."));
	assert_int_equal(shows(ID_NONE), SAID);
	assert_true(reads(1, "Fenna woont bij opa."));
}

static void an_action_that_is_kept_back_stands_as_it_was_reported(void **state)
{
	(void)state;
	struct intent undo;
	reports(REPORT_WELL);
	shut(1);
	intent_init(&undo, SAY_ACTION_UNDO);
	undo.as.action_undo.action = action;
	says(0, &undo);
	reports(REPORT_HELP);
	assert_int_equal(shows(action), SAID);
	int index = plan_find(scene.plan, THING_ACTION, action);
	for (int seat = 0; seat < 2; seat++) {
		int newest = report_newest(scene.plan, index, seat);
		assert_true(newest != NOBODY && scene.plan->reports.at[newest].report == REPORT_WELL);
	}
	assert_int_equal(scene.plan->actions.at[index].state, REPORT_WELL);
}

static void what_is_taken_away_can_be_kept_back_with_what_lies_in_it(void **state)
{
	(void)state;
	struct id entry = writes(0, "In de doos.");
	shut(1);
	removes_room(0);
	const struct sight_change *one = changed(0, room);
	assert_true(one && one->gone && str_is(one->text, "Zolder"));
	assert_int_equal(shows(room), SAID);
	for (int seat = 0; seat < 2; seat++)
		assert_true(reads(seat, "Zolder") && reads(seat, "In de doos."));
	assert_true(id_set(entry) && plan_is_sound(scene.plan));
}

static void the_plans_own_name_has_a_line_too(void **state)
{
	(void)state;
	names_plan("Ons plan");
	shut(1);
	names_plan("Het plan van Fenna");
	const struct sight_change *one = changed(0, scene.plan->id);
	assert_true(one && str_is(one->thing, "plan") && str_is(one->before, "Ons plan"));
	assert_int_equal(shows(scene.plan->id), SAID);
	assert_true(str_is(scene.plan->name, "Ons plan"));
}

static void who_shows_it_has_seen_what_another_changed(void **state)
{
	(void)state;
	struct intent in;
	struct event e;
	shut(2);
	scene_soon(&scene, 0, gathering);
	uint64_t seen = plan_seen(scene.plan, scene_seat(&scene, 0));
	changes_goal(1, "Fenna woont bij opa.");
	intent_init(&in, SAY_GATHERING_PRESENT);
	in.as.gathering_present.gathering = gathering;
	struct id fresh[FRESH] = {{{0}}};
	assert_int_equal(plan_decide(scene.plan, voice_of(&scene, 0), scene.now, &in, NULL, seen, fresh, &e).outcome, OVERTAKEN);
	in.as.gathering_present.kept = (struct ids){&goal, 1};
	assert_int_equal(plan_decide(scene.plan, voice_of(&scene, 0), scene.now, &in, NULL, seen, fresh, &e).outcome, SAID);
	in.as.gathering_present.kept.n = 0;
	seen = plan_seen(scene.plan, scene_seat(&scene, 0));
	assert_int_equal(plan_decide(scene.plan, voice_of(&scene, 0), scene.now, &in, NULL, seen, fresh, &e).outcome, SAID);
}

static void of_a_door_that_was_opened_unshown_no_change_can_be_shown_later(void **state)
{
	(void)state;
	shut(1);
	changes_goal(0, "Fenna woont bij opa.");
	reports(REPORT_HELP);
	open_unshown(gathering);
	assert_int_equal(shows(ID_NONE), NOT_NOW); // nothing was made
	assert_true(reads(0, "Fenna slaapt bij opa."));
	assert_int_equal(report_newest(scene.plan, plan_find(scene.plan, THING_ACTION, action), 1), NOBODY);
}

static void nobody_outside_loses_what_was_put_in_the_box_with_its_room(void **state)
{
	(void)state;
	shut(1);
	removes_room(0);
	(void)writes(1, "Ik kom zondag.");
	assert_int_equal(shows(ID_NONE), SAID);
	for (int seat = 0; seat < 2; seat++)
		assert_true(reads(seat, "Ik kom zondag.") && reads(seat, "Zolder"));
}

static void what_was_held_at_an_earlier_door_of_the_same_gathering_is_shown_with_the_rest(void **state)
{
	(void)state;
	shut(1);
	struct id first = made(SAY_GOAL_ADD, "Kerst bij mama.");
	open_unshown(gathering);
	shut(1);
	(void)made(SAY_GOAL_ADD, "Oud en nieuw bij papa.");
	assert_int_equal(sight(0)->gatherings.at[0].behind.n, 2);
	assert_int_equal(sight(1)->gatherings.at[0].behind.n, 0);
	assert_int_equal(shows(first), SAID);
	assert_true(reads(1, "Oud en nieuw bij papa.") && !reads(1, "Kerst bij mama."));
	assert_int_equal(shows(ID_NONE), SAID);
	assert_true(reads(1, "Kerst bij mama."));
	assert_int_equal(sight(0)->gatherings.at[0].behind.n, 0);
}

// ---- a room that goes over what lies in it unshown

static void a_room_that_somebody_else_takes_away_leaves_what_lies_in_it_unshown(void **state)
{
	(void)state;
	(void)writes(1, "Van mij.");
	shut(1);
	struct id entry = writes(0, "Nog van niemand.");
	open_unshown(gathering);
	removes_room(1);
	assert_true(!reads(1, "Zolder") && !reads(1, "Nog van niemand."));
	assert_true(reads(0, "Zolder") && reads(0, "Nog van niemand.") && !reads(0, "Van mij."));
	assert_int_equal(shows(ID_NONE), SAID); // after all
	for (int seat = 0; seat < 2; seat++)
		assert_true(reads(seat, "Zolder") && reads(seat, "Nog van niemand.") && !reads(seat, "Van mij."));
	assert_true(id_set(entry) && plan_is_sound(scene.plan));
}

static void a_room_that_its_own_takes_away_goes_with_what_lies_in_it(void **state)
{
	(void)state;
	shut(1);
	(void)writes(0, "Nog van niemand.");
	open_unshown(gathering);
	removes_room(0);
	for (int seat = 0; seat < 2; seat++)
		assert_true(!reads(seat, "Zolder") && !reads(seat, "Nog van niemand."));
}

// Law 8, also for as long as the family cannot read it.
static void what_one_helper_puts_in_the_box_no_other_reads_before_the_door_is_open(void **state)
{
	(void)state;
	struct intent in;
	int one = scene_seat_of_role(&scene, ROLE_PROFESSIONAL), other = scene_seat_of_role(&scene, ROLE_COORDINATOR);
	struct id readers[3] = {scene_seat(&scene, 1), scene_seat(&scene, one), scene_seat(&scene, other)};
	intent_init(&in, SAY_ROOM_READERS);
	in.as.room_readers = (struct say_room_readers){.room = room, .readers = {readers, 3}};
	says(0, &in);
	shut(2);
	(void)writes(one, "Een brief.");
	assert_true(reads(one, "Een brief."));
	assert_false(reads(other, "Een brief.") || reads(0, "Een brief.") || reads(1, "Een brief."));
	open_unshown(gathering);
	assert_true(reads(other, "Een brief.") && reads(0, "Een brief.") && reads(1, "Een brief."));
}

int main(void)
{
#define A_TEST(name) cmocka_unit_test_setup_teardown(name, plan_of_a_family, end)
	const struct CMUnitTest tests[] = {A_TEST(what_was_changed_is_told_inside_with_how_it_was),
	        A_TEST(what_is_only_read_by_oneself_is_not_asked_about),
	        A_TEST(kept_back_it_is_as_it_was_and_stays_in_the_history_of_who_was_inside), A_TEST(not_kept_back_it_is_shown),
	        A_TEST(an_action_that_is_kept_back_stands_as_it_was_reported),
	        A_TEST(what_is_taken_away_can_be_kept_back_with_what_lies_in_it), A_TEST(the_plans_own_name_has_a_line_too),
	        A_TEST(who_shows_it_has_seen_what_another_changed),
	        A_TEST(of_a_door_that_was_opened_unshown_no_change_can_be_shown_later),
	        A_TEST(nobody_outside_loses_what_was_put_in_the_box_with_its_room),
	        A_TEST(what_was_held_at_an_earlier_door_of_the_same_gathering_is_shown_with_the_rest),

	        A_TEST(a_room_that_somebody_else_takes_away_leaves_what_lies_in_it_unshown),
	        A_TEST(a_room_that_its_own_takes_away_goes_with_what_lies_in_it),
	        A_TEST(what_one_helper_puts_in_the_box_no_other_reads_before_the_door_is_open)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
