// SPDX-License-Identifier: EUPL-1.2
// Who hears what: words typed for another, help that is asked of one, a voice, why a seat ended.
#include "any_saying.h"
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
// cmocka wants those above first
#include <cmocka.h>

// Told to the seat and to the owners (contract.md), also of a plan that is closed; nobody else notices.
static void what_the_keeper_did_with_a_seat_is_for_that_seat_and_the_owners(void **state)
{
	(void)state;
	static const enum say ways[] = {SAY_KEY_RENEWED, SAY_CARRIED_OFF};
	struct event e;
	for (size_t w = 0; w < 2; w++) {
		struct intent in;
		intent_init(&in, ways[w]);
		int target = 1; // no owner
		for (int i = 1; i < (int)scene.plan->seats.n; i++)
			target = !scene.plan->seats.at[i].owner && scene.plan->seats.at[i].state == SEAT_TAKEN ? i : target;
		in.as.key_renewed.seat = in.as.carried_off.seat = scene.plan->seats.at[target].item.id;
		uint64_t before[SEATS];
		for (uint32_t i = 0; i < scene.plan->seats.n; i++)
			before[i] = scene.plan->seats.at[i].seen;
		assert_int_equal(scene_say(&scene, (struct voice){SPEAKER_KEEPER, ID_NONE}, &in, &e).outcome, SAID);
		for (int i = 0; i < (int)scene.plan->seats.n; i++) {
			const struct place *s = &scene.plan->seats.at[i];
			bool told = s->state == SEAT_TAKEN && (s->owner || i == target);
			assert_int_equal(plan_event_visible(scene.plan, &e, plan_seq(scene.plan), s->item.id), told);
			assert_int_equal(s->seen != before[i], told);
		}
		intent_init(&in, SAY_PLAN_FINISH);
		if (w == 0)
			assert_int_equal(scene_say(&scene, voice_of(&scene, 0), &in, &e).outcome, SAID);
	}
}

// Why somebody was put out is between the owners; that it was done is for who sees the seat.
static void why_a_seat_ended_is_read_by_the_owners_alone(void **state)
{
	(void)state;
	struct event e;
	struct intent in;
	int target = NOBODY, sees = 0, reads = 0;
	for (int i = 1; i < (int)scene.plan->seats.n; i++)
		if (!scene.plan->seats.at[i].owner && scene.plan->seats.at[i].state == SEAT_TAKEN)
			target = i;
	intent_init(&in, SAY_SEAT_END);
	in.as.seat_end = (struct say_seat_end){scene.plan->seats.at[target].item.id, STR("omdat het niet ging")};
	assert_int_equal(scene_say(&scene, voice_of(&scene, 0), &in, &e).outcome, SAID);
	for (int i = 0; i < (int)scene.plan->seats.n; i++) {
		struct event mine = e;
		struct id seat = scene.plan->seats.at[i].item.id;
		if (!plan_event_visible(scene.plan, &e, plan_seq(scene.plan), seat))
			continue;
		plan_event_blank(scene.plan, &mine, seat, arena);
		assert_int_equal(mine.as.seat_end.why.len > 0, scene.plan->seats.at[i].owner);
		sees++;
		reads += mine.as.seat_end.why.len > 0;
	}
	assert_true(reads >= 1 && sees > reads);
}

static struct verdict verdict_as(int seat, const struct intent *in)
{
	struct event e;
	return scene_say(&scene, voice_of(&scene, seat), in, &e);
}

static void let_all_read(void)
{
	struct intent in;
	struct id *seats = arena_many(arena, struct id, scene.plan->seats.n);
	for (uint32_t i = 0; i < scene.plan->seats.n; i++)
		seats[i] = scene_seat(&scene, (int)i);
	struct ids all = {seats, scene.plan->seats.n};
	intent_init(&in, SAY_PART_READERS);
	in.as.part_readers.part = SHOWS_PEOPLE;
	in.as.part_readers.readers = all;
	assert_int_equal(verdict_as(0, &in).outcome, SAID);
	intent_init(&in, SAY_ROOM_READERS);
	in.as.room_readers.room = scene.plan->rooms.at[0].item.id;
	in.as.room_readers.readers = all;
	assert_int_equal(verdict_as(0, &in).outcome, SAID);
}

static struct verdict change_words(int seat, struct id entry)
{
	struct intent in;
	intent_init(&in, SAY_ENTRY_CHANGE);
	in.as.entry_change.entry = entry;
	in.as.entry_change.text = STR("andere woorden");
	return verdict_as(seat, &in);
}

static struct verdict confirm(int seat, struct id entry)
{
	struct intent in;
	intent_init(&in, SAY_ENTRY_CONFIRM);
	in.as.entry_confirm.entry = entry;
	return verdict_as(seat, &in);
}

static void nobody_reads_the_people(void)
{
	struct intent in;
	intent_init(&in, SAY_PART_READERS);
	in.as.part_readers.part = SHOWS_PEOPLE;
	assert_int_equal(verdict_as(0, &in).outcome, SAID);
}

static struct verdict type_for(int seat, int room, int person)
{
	struct intent in;
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = scene.plan->rooms.at[room].item.id;
	in.as.entry_add.text = STR("wat die zei");
	in.as.entry_add.from = scene.plan->people.at[person].item.id;
	return verdict_as(seat, &in);
}

static bool quotable(int seat, int person)
{
	const struct sight_plan *sight = plan_sight(scene.plan, scene_seat(&scene, seat), scene.now, arena);
	for (size_t i = 0; i < sight->people.n; i++)
		if (id_eq(sight->people.at[i].id, scene.plan->people.at[person].item.id))
			return sight->people.at[i].quotable;
	return false;
}

static void who_does_not_read_the_people_types_for_who_asked_them_and_for_who_spoke_in_what_they_read(void **state)
{
	(void)state;
	let_all_read();
	nobody_reads_the_people();
	int worker = scene_seat_of_role(&scene, ROLE_PROFESSIONAL), friend = scene_seat_of_role(&scene, ROLE_NETWORK);
	int linda = scene.plan->seats.at[0].person, other = scene.plan->seats.at[friend].person;
	assert_false(may_see(scene.plan, worker, THING_PERSON, linda));
	assert_true(quotable(worker, linda)); // she asked them to the table
	assert_int_equal(type_for(worker, 0, linda).outcome, SAID);
	assert_true(scene.plan->entries.at[scene.plan->entries.n - 1].proposed);
	assert_false(quotable(worker, other));
	assert_int_equal(type_for(worker, 0, other).outcome, UNKNOWN);
	assert_int_equal(type_for(friend, 0, other).outcome, SAID); // speaks where the worker reads
	assert_true(quotable(worker, other));
	assert_int_equal(type_for(worker, 0, other).outcome, SAID);
}

static void what_a_professional_types_for_one_of_the_family_stands_only_after_their_yes(void **state)
{
	(void)state;
	int worker = scene_seat_of_role(&scene, ROLE_PROFESSIONAL), parent = 1, other = scene_seat_of_role(&scene, ROLE_CARER);
	struct intent in;
	let_all_read();
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = scene.plan->rooms.at[0].item.id;
	in.as.entry_add.text = STR("Het gaat beter op school.");
	in.as.entry_add.from = scene.plan->people.at[scene.plan->seats.at[parent].person].item.id;
	struct verdict v = verdict_as(worker, &in);
	assert_int_equal(v.outcome, SAID);
	const int e = plan_find(scene.plan, THING_ENTRY, v.about);
	assert_true(scene.plan->entries.at[e].proposed);
	assert_int_equal(confirm(worker, v.about).outcome, NOT_YOURS);
	assert_int_equal(confirm(other, v.about).outcome, NOT_NOW);
	assert_true(scene.plan->entries.at[e].proposed);
	assert_int_equal(confirm(parent, v.about).outcome, SAID);
	assert_false(scene.plan->entries.at[e].proposed);
	// Other words need another yes; one's own words do not.
	assert_int_equal(change_words(worker, v.about).outcome, SAID);
	assert_true(scene.plan->entries.at[e].proposed);
	assert_int_equal(confirm(parent, v.about).outcome, SAID);
	assert_int_equal(change_words(parent, v.about).outcome, SAID);
	assert_false(scene.plan->entries.at[e].proposed);
}

static void help_asked_of_one_is_not_told_to_the_others(void **state)
{
	(void)state;
	struct intent in;
	struct str before;
	int owner = 0, other = 1;
	intent_init(&in, SAY_ACTION_ADD);
	in.as.action_add.text = STR("Elke dag naar school");
	struct verdict v = verdict_as(owner, &in);
	assert_int_equal(v.outcome, SAID);
	int64_t now = scene.now;
	uint64_t seen = plan_seen(scene.plan, scene_seat(&scene, other));
	before = sight_text(scene.plan, other, now, arena);
	static const enum report reports[] = {REPORT_HELP, REPORT_STUCK, REPORT_DONE};
	for (int i = 0; i < 3; i++) {
		struct id self = scene_seat(&scene, owner);
		intent_init(&in, SAY_ACTION_REPORT);
		in.as.action_report.action = v.about;
		in.as.action_report.report = reports[i];
		in.as.action_report.readers = (struct ids){&self, 1};
		assert_int_equal(verdict_as(owner, &in).outcome, SAID);
		assert_true(str_eq(before, sight_text(scene.plan, other, now, arena)));
	}
	assert_int_equal(plan_seen(scene.plan, scene_seat(&scene, other)), seen);
}

static const struct str VOICE = {"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", HASH_TEXT};

static void a_spoken_step_and_a_spoken_word_are_heard_by_who_may_see_them_and_by_nobody_else(void **state)
{
	(void)state;
	struct intent in;
	int owner = 0, other = 1;
	struct id only = scene_seat(&scene, owner);
	intent_init(&in, SAY_ACTION_ADD);
	in.as.action_add.text = STR("Ingesproken");
	in.as.action_add.readers = (struct ids){&only, 1};
	in.as.action_add.sound = VOICE;
	struct verdict v = verdict_as(owner, &in);
	assert_int_equal(v.outcome, SAID);
	assert_true(plan_shows_blob(scene.plan, only, VOICE, scene.now));
	assert_true(plan_blob_alone(scene.plan, only, VOICE));
	assert_false(plan_shows_blob(scene.plan, scene_seat(&scene, other), VOICE, scene.now));
	intent_init(&in, SAY_ACTION_REMOVE);
	in.as.action_remove.action = v.about;
	assert_int_equal(verdict_as(owner, &in).outcome, SAID);
	assert_false(plan_shows_blob(scene.plan, only, VOICE, scene.now));
	assert_false(plan_names_blob(scene.plan, VOICE));

	intent_init(&in, SAY_ACTION_ADD);
	in.as.action_add.text = STR("Naar de speeltuin");
	v = verdict_as(owner, &in);
	intent_init(&in, SAY_ACTION_REPORT);
	in.as.action_report.action = v.about;
	in.as.action_report.report = REPORT_DONE;
	in.as.action_report.readers = (struct ids){&only, 1};
	in.as.action_report.sound = VOICE;
	assert_int_equal(verdict_as(owner, &in).outcome, SAID);
	assert_true(plan_shows_blob(scene.plan, only, VOICE, scene.now));
	assert_false(plan_shows_blob(scene.plan, scene_seat(&scene, other), VOICE, scene.now));
	in.as.action_report.sound = STR("geen hash");
	assert_int_equal(verdict_as(owner, &in).outcome, WRONG);
}

static void what_a_helper_without_a_seat_typed_says_so_and_stays_ones_own(void **state)
{
	(void)state;
	struct intent in;
	struct event kept;
	struct out out;
	int owner = 0;
	let_all_read();
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = scene.plan->rooms.at[0].item.id;
	in.as.entry_add.text = STR("Ik slaap slecht.");
	in.typist = STR("Hanneke");
	struct verdict v = verdict_as(owner, &in);
	assert_int_equal(v.outcome, SAID);
	const struct entry *e = &scene.plan->entries.at[plan_find(scene.plan, THING_ENTRY, v.about)];
	assert_true(str_is(e->item.typed_then, "Hanneke"));
	assert_false(e->proposed); // she sat beside it: nothing to confirm
	assert_int_equal(e->from, scene.plan->seats.at[owner].person);
	struct event event = {.say = SAY_ENTRY_ADD, .time = scene.now, .typist = in.typist, .as = in.as};
	out_init(&out, 1 << 16);
	event_write(&out, &event);
	assert_int_equal(event_read(arena, out_str(&out), &kept), OK);
	assert_true(str_is(kept.typist, "Hanneke"));
	out_finish(&out);
	event.typist = STR("een naam van meer dan zestig tekens is geen voornaam van een mens");
	out_init(&out, 1 << 16);
	event_write(&out, &event);
	assert_int_equal(event_read(arena, out_str(&out), &kept), BAD_INPUT);
	out_finish(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(what_the_keeper_did_with_a_seat_is_for_that_seat_and_the_owners, begin, end),
	        cmocka_unit_test_setup_teardown(why_a_seat_ended_is_read_by_the_owners_alone, begin, end),
	        cmocka_unit_test_setup_teardown(
	                who_does_not_read_the_people_types_for_who_asked_them_and_for_who_spoke_in_what_they_read, begin, end),
	        cmocka_unit_test_setup_teardown(
	                what_a_professional_types_for_one_of_the_family_stands_only_after_their_yes, begin, end),
	        cmocka_unit_test_setup_teardown(help_asked_of_one_is_not_told_to_the_others, begin, end),
	        cmocka_unit_test_setup_teardown(
	                a_spoken_step_and_a_spoken_word_are_heard_by_who_may_see_them_and_by_nobody_else, begin, end),
	        cmocka_unit_test_setup_teardown(what_a_helper_without_a_seat_typed_says_so_and_stays_ones_own, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
