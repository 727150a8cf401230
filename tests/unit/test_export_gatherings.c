// SPDX-License-Identifier: EUPL-1.2
// A plan taken along holds its gatherings, what was never shown of private time, and the people and goals that a table names, as
// the seat saw them; and what lay behind a door lies behind one in the plan it comes to.
#include "seen_again.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

// ---- any story

// Of every kind, how much is marked as never shown.
static size_t marked_inside(const struct sight_plan *p)
{
	struct sight_plan all = *p;
	all.private.n = 0; // tells whether one is inside oneself
	return count(list_text(&show_sight_plan, &all, 1), "\"binnen\":true");
}

static struct {
	size_t gatherings, inside, open, over, guests, days, roles;
} n;

static void count_gatherings(struct imported from, struct imported at, const struct sight_plan *was)
{
	(void)from;
	assert_int_equal(sight_at(at)->private.n, 0);
	n.gatherings += was->gatherings.n;
	n.inside += marked_inside(was);
	for (size_t g = 0; g < was->gatherings.n; g++) {
		n.open += was->gatherings.at[g].phase.len > 0;
		n.over += was->gatherings.at[g].over;
		n.guests += was->gatherings.at[g].guests.n;
		n.days += was->gatherings.at[g].moments.n;
		for (size_t k = 0; k < was->gatherings.at[g].tasks.n; k++)
			n.roles += was->gatherings.at[g].tasks.at[k].people.n;
	}
}

static void each_seat_takes_along_the_gatherings_it_saw_and_what_was_behind_the_door_is_marked(void **state)
{
	(void)state;
	each_seat_sees_it_again(301, 30, 500, count_gatherings);
	assert_true(n.gatherings && n.inside && n.open && n.over && n.guests && n.days && n.roles); // the stories were about it
}

// ---- a plan in which words lie behind a door

static struct imported a_plan(struct story *s, uint64_t seed)
{
	tell_story(s, seed, 0);
	return (struct imported){s->scene.plan->id, scene_seat(&s->scene, 0)};
}

static struct id shut_the_door(struct imported at)
{
	struct intent in;
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("bijeenkomst-met-privetijd");
	struct id gathering = say(at, &in);
	const struct sight_gathering *g = &sight_at(at)->gatherings.at[0];
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open.gathering = gathering;
	for (size_t i = 0; i < g->phases.n; i++)
		if (g->phases.at[i].closed)
			in.as.phase_open.phase = g->phases.at[i].id;
	say(at, &in);
	return gathering;
}

static void write(struct imported at, const char *words)
{
	struct intent in;
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = sight_at(at)->rooms.at[0].id;
	in.as.entry_add.text = str_of(words);
	say(at, &in);
}

static size_t in_sight(struct imported at, const char *words)
{
	return count(list_text(&show_sight_plan, sight_at(at), 1), words);
}

static void what_was_said_and_decided_at_a_gathering_is_still_of_it(void **state)
{
	(void)state;
	struct story s;
	struct imported from = a_plan(&s, 7);
	struct intent in;
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("bijeenkomst-met-privetijd");
	struct id gathering = say(from, &in);
	intent_init(&in, SAY_GOAL_ADD);
	in.as.goal_add = (struct say_goal_add){STR("Rust"), ID_NONE, gathering};
	say(from, &in);
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = sight_at(from)->rooms.at[0].id;
	in.as.entry_add.text = STR("Dit werd gezegd");
	in.as.entry_add.gathering = gathering;
	in.as.entry_add.phase = STR("welkom");
	say(from, &in);
	intent_init(&in, SAY_GATHERING_END);
	in.as.gathering_end.gathering = gathering;
	say(from, &in);
	const struct sight_plan *is = whole_sight_at(import_of(export_of(export_json, from.plan, from.seat, clock_now)));
	assert_seen_again(whole_sight_at(from), is);
	struct id now = is->gatherings.at[0].id;
	assert_true(is->gatherings.at[0].after.n > 0);
	assert_true(id_eq(is->goals.at[is->goals.n - 1].gathering, now));
	size_t notes = 0;
	for (size_t r = 0; r < is->rooms.n; r++)
		for (size_t k = 0; k < is->rooms.at[r].entries.n; k++)
			notes += id_eq(is->rooms.at[r].entries.at[k].gathering, now) &&
			         str_is(is->rooms.at[r].entries.at[k].phase, "welkom");
	assert_int_equal(notes, 1);
	scene_end(&s.scene);
}

static void what_was_never_shown_stays_behind_a_door_in_the_plan_it_comes_to(void **state)
{
	(void)state;
	for (int opened = 0; opened < 2; opened++) { // taken along while the door is shut, and after it was opened unshown
		struct story s;
		struct intent in;
		struct imported from = a_plan(&s, 60 + (uint64_t)opened);
		write(from, "Van voor de deur.");
		struct id gathering = shut_the_door(from);
		write(from, "Van achter de deur.");
		intent_init(&in, SAY_PRIVATE_END);
		in.as.private_end.gathering = gathering;
		if (opened)
			say(from, &in);
		struct str file = export_of(export_json, from.plan, from.seat, clock_now);
		struct str page = export_of(export_html, from.plan, from.seat, clock_now);
		assert_int_equal(count(file, "Van achter de deur."), 1);
		assert_true(count(page, "Nog niet getoond.") > 0);
		struct imported at = import_of(file);
		assert_same(file, export_of(export_json, at.plan, at.seat, clock_now));
		assert_true(sight_at(at)->gatherings.at[0].kept);
		assert_int_equal(in_sight(at, "Van achter de deur."), 1);
		struct imported kim = somebody_else(at);
		assert_int_equal(in_sight(kim, "Van voor de deur."), 1);
		assert_int_equal(in_sight(kim, "Van achter de deur."), 0);
		intent_init(&in, SAY_GATHERING_PRESENT);
		in.as.gathering_present.gathering = gathering;
		say(at, &in);
		assert_int_equal(in_sight(kim, "Van achter de deur."), 1);
		scene_end(&s.scene);
	}
}

static void who_was_outside_takes_along_nothing_of_what_was_behind_the_door(void **state)
{
	(void)state;
	struct story s;
	struct imported from = a_plan(&s, 60);
	struct imported outside = {from.plan, scene_seat(&s.scene, scene_seat_of_role(&s.scene, ROLE_COORDINATOR))};
	(void)shut_the_door(from);
	int64_t then = clock_now;
	struct str before = export_of(export_html, outside.plan, outside.seat, then);
	write(from, "Van achter de deur.");
	assert_same(before, export_of(export_html, outside.plan, outside.seat, then));
	struct imported at = import_of(before);
	assert_same(before, export_of(export_html, at.plan, at.seat, then));
	scene_end(&s.scene);
}

static void what_is_put_into_a_room_that_was_never_shown_stays_with_the_room(void **state)
{
	(void)state;
	struct story s;
	struct intent in;
	struct imported from = a_plan(&s, 60);
	struct imported outside = {from.plan, scene_seat(&s.scene, scene_seat_of_role(&s.scene, ROLE_COORDINATOR))};
	struct id gathering = shut_the_door(from);
	intent_init(&in, SAY_ROOM_ADD);
	in.as.room_add.title = STR("Achterkamer");
	struct id room = say(from, &in);
	intent_init(&in, SAY_PRIVATE_END);
	in.as.private_end.gathering = gathering;
	say(from, &in);
	intent_init(&in, SAY_ENTRY_ADD); // later, as the words of somebody who was not inside
	in.as.entry_add = (struct say_entry_add){.room = room, .text = STR("Later gezegd."), .from = sight_at(outside)->me->id};
	say(from, &in);
	assert_int_equal(in_sight(from, "Later gezegd."), 1);
	assert_int_equal(in_sight(outside, "Later gezegd.") + in_sight(outside, "Achterkamer"), 0);
	struct imported at = import_of(export_of(export_json, from.plan, from.seat, clock_now));
	assert_int_equal(in_sight(at, "Later gezegd."), 1);
	assert_int_equal(in_sight(somebody_else(at), "Achterkamer"), 0);
	scene_end(&s.scene);
}

static void lay_behind_the_door(struct imported at, struct id gathering, struct id action)
{
	struct intent in;
	const struct sight_plan *p = sight_at(at);
	intent_init(&in, SAY_PERSON_ADD);
	in.as.person_add.name = STR("Mens achter de deur");
	struct id person = say(at, &in);
	intent_init(&in, SAY_FIELD_ADD);
	in.as.field_add = (struct say_field_add){p->rooms.at[0].id, STR("Vakje achter de deur"), SORT_TEXT, {0}};
	say(at, &in);
	intent_init(&in, SAY_GUEST_ADD);
	in.as.guest_add = (struct say_guest_add){gathering, person, ID_NONE};
	say(at, &in);
	intent_init(&in, SAY_ACTION_REPORT);
	in.as.action_report.action = action;
	in.as.action_report.report = REPORT_WELL;
	in.as.action_report.word = STR("Gezegd achter de deur");
	say(at, &in);
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("vrij");
	in.as.gathering_add.title = STR("Begonnen achter de deur");
	say(at, &in);
}

static void people_fields_guests_reports_and_gatherings_stay_behind_the_door_too(void **state)
{
	(void)state;
	static const char *const words[] = {
	        "Mens achter de deur", "Vakje achter de deur", "Gezegd achter de deur", "Begonnen achter de deur"};
	struct story s;
	struct intent in;
	struct imported from = a_plan(&s, 60);
	intent_init(&in, SAY_ACTION_ADD);
	in.as.action_add.text = STR("Wandelen.");
	struct id action = say(from, &in), gathering = shut_the_door(from);
	lay_behind_the_door(from, gathering, action);
	struct str file = export_of(export_html, from.plan, from.seat, clock_now);
	struct imported at = import_of(file);
	assert_same(file, export_of(export_html, at.plan, at.seat, clock_now));
	struct imported kim = somebody_else(at);
	intent_init(&in, SAY_PART_READERS); // of all that can be shared
	in.as.part_readers = (struct say_part_readers){SHOWS_STEPS, {(struct id[]){at.seat, kim.seat}, 2}};
	say(at, &in);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
		assert_true(in_sight(at, words[i]) > 0);
		assert_int_equal(in_sight(kim, words[i]), 0);
	}
	intent_init(&in, SAY_GATHERING_PRESENT);
	in.as.gathering_present.gathering = gathering;
	say(at, &in);
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		assert_true(in_sight(kim, words[i]) > 0);
	scene_end(&s.scene);
}

// ---- a table that names people and goals

static struct id add_field(struct imported at, struct id room, enum sort sort)
{
	struct intent in;
	intent_init(&in, SAY_FIELD_ADD);
	in.as.field_add = (struct say_field_add){room, STR("Vakje"), sort, {0}};
	return say(at, &in);
}

static void people_and_goals_in_a_table_travel_as_themselves(void **state)
{
	(void)state;
	struct story s;
	struct intent in;
	struct imported from = a_plan(&s, 60);
	struct id room = sight_at(from)->rooms.at[1].id, who, what;
	struct pair cells[2] = {{add_field(from, room, SORT_PERSON), {0}}, {add_field(from, room, SORT_GOAL), {0}}};
	intent_init(&in, SAY_PERSON_ADD);
	in.as.person_add.name = STR("Kim");
	who = say(from, &in);
	intent_init(&in, SAY_GOAL_ADD);
	in.as.goal_add.text = STR("Samen eten.");
	what = say(from, &in);
	cells[0].text = id_text(arena, who);
	cells[1].text = id_text(arena, what);
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = room;
	in.as.entry_add.cells = (struct pairs){cells, 2};
	say(from, &in);
	struct imported at = import_of(export_of(export_html, from.plan, from.seat, clock_now));
	const struct sight_room *table = &sight_at(at)->rooms.at[1];
	const struct sight_cell *is = table->entries.at[table->entries.n - 1].cells.at;
	assert_true(is[0].to && id_eq(is[0].to->id, who) && str_is(is[0].value, "Kim"));
	assert_true(is[1].to && id_eq(is[1].to->id, what) && str_is(is[1].value, "Samen eten."));
	intent_init(&in, SAY_PERSON_CHANGE);
	in.as.person_change = (struct say_person_change){who, STR("Tante Kim"), {0}, NUMBER_NONE};
	say(at, &in);
	assert_true(str_is(sight_at(at)->rooms.at[1].entries.at[table->entries.n - 1].cells.at[0].value, "Tante Kim"));
	scene_end(&s.scene);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(what_was_said_and_decided_at_a_gathering_is_still_of_it, begin, end),
	        cmocka_unit_test_setup_teardown(
	                each_seat_takes_along_the_gatherings_it_saw_and_what_was_behind_the_door_is_marked, begin, end),
	        cmocka_unit_test_setup_teardown(what_was_never_shown_stays_behind_a_door_in_the_plan_it_comes_to, begin, end),
	        cmocka_unit_test_setup_teardown(who_was_outside_takes_along_nothing_of_what_was_behind_the_door, begin, end),
	        cmocka_unit_test_setup_teardown(what_is_put_into_a_room_that_was_never_shown_stays_with_the_room, begin, end),
	        cmocka_unit_test_setup_teardown(people_fields_guests_reports_and_gatherings_stay_behind_the_door_too, begin, end),
	        cmocka_unit_test_setup_teardown(people_and_goals_in_a_table_travel_as_themselves, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
