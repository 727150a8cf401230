// SPDX-License-Identifier: EUPL-1.2
// What professionals state: who may set a condition and who never, what it means to withdraw, check and explain it, and that it
// goes on while the family talks without them.
#include "any_saying.h"
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
// cmocka wants those above first
#include <cmocka.h>

static int helper(void)
{
	return scene_seat_of_role(&scene, ROLE_PROFESSIONAL);
}

static void mark(int seat, enum mark mark, bool off)
{
	struct intent in;
	intent_init(&in, SAY_SEAT_MARK);
	in.as.seat_mark = (struct say_seat_mark){scene_seat(&scene, seat), mark, off};
	assert_int_equal(say_as(0, &in), SAID);
}

// Of before it was asked whether a mark fits who sits there.
static void mark_of_old(int seat, enum mark mark)
{
	scene.plan->seats.at[seat].marks |= 1u << mark;
}

static void without_marks(void)
{
	static const enum mark all[] = {MARK_GUARDIAN, MARK_AUTHORITY, MARK_FIXED};
	for (int i = 0; i < 3; i++)
		mark(helper(), all[i], true);
}

static enum outcome set_condition(int seat, struct id *ret)
{
	struct intent in;
	struct event e;
	intent_init(&in, SAY_CONDITION_SET);
	in.as.condition_set = (struct say_condition_set){
	        .text = STR("uuconditiontext1"), .why = STR("omdat"), .ground = GROUND_ASKED, .ruled = DAY_NONE};
	struct verdict v = scene_say(&scene, voice_of(&scene, seat), &in, &e);
	if (v.outcome == SAID && ret)
		*ret = e.fresh.at[0];
	return v.outcome;
}

static struct id a_condition(void)
{
	struct id id = ID_NONE;
	mark(helper(), MARK_GUARDIAN, false);
	assert_int_equal(set_condition(helper(), &id), SAID);
	return id;
}

static bool sees(int seat, const char *words)
{
	struct str text = sight_text(scene.plan, seat, scene.now, arena);
	return text.len && memmem(text.at, text.len, words, strlen(words));
}

static void only_who_acts_for_an_authority_sets_a_condition(void **state)
{
	(void)state;
	without_marks();
	assert_int_equal(set_condition(helper(), NULL), NOT_NOW);
	static const enum mark others[] = {MARK_CONTACT, MARK_FIXED, MARK_MENTOR, MARK_COACH, MARK_CHAIR, MARK_WRITER};
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
		mark_of_old(helper(), others[i]);
		assert_int_equal(set_condition(helper(), NULL), NOT_NOW);
	}
	mark(helper(), MARK_AUTHORITY, false);
	assert_int_equal(set_condition(helper(), NULL), SAID);
	mark(helper(), MARK_AUTHORITY, true);
	assert_int_equal(set_condition(helper(), NULL), NOT_NOW);
	mark(helper(), MARK_GUARDIAN, false);
	assert_int_equal(set_condition(helper(), NULL), SAID);
	for (int i = 0; i < (int)scene.plan->seats.n; i++)
		if (i != helper()) { // the mark makes nobody else one
			mark_of_old(i, MARK_GUARDIAN);
			assert_int_equal(set_condition(i, NULL), NOT_YOURS);
		}
}

// Whatever a method says of a role, and in whichever of its parts: a phase takes away and gives nothing.
static void no_method_lets_the_worker_of_the_wijkteam_set_one(void **state)
{
	(void)state;
	static const char *const phases[] = {"een", "twee", "drie"};
	struct intent in;
	struct event e;
	without_marks();
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("proef");
	in.as.gathering_add.form =
	        STR("{\"id\":\"proef\",\"naam\":\"Proef\",\"fasen\":["
	            "{\"id\":\"een\",\"titel\":\"Een\",\"schrijft\":[\"professional\"]},{\"id\":\"twee\",\"titel\":\"Twee\"},"
	            "{\"id\":\"drie\",\"titel\":\"Drie\",\"besloten\":true}]}");
	assert_int_equal(scene_say(&scene, voice_of(&scene, 0), &in, &e).outcome, SAID);
	struct id gathering = e.fresh.at[0];
	for (int i = 0; i < 3; i++) {
		intent_init(&in, SAY_PHASE_OPEN);
		in.as.phase_open.gathering = gathering;
		in.as.phase_open.phase = str_of(phases[i]);
		assert_int_equal(scene_say(&scene, voice_of(&scene, 0), &in, &e).outcome, SAID);
		assert_int_equal(set_condition(helper(), NULL), NOT_NOW);
	}
}

static void who_acts_for_nobody_is_shown_no_way_to_set_one(void **state)
{
	(void)state;
	without_marks();
	assert_false(sees(helper(), "\"voorwaarde.stellen\""));
	assert_false(sees(helper(), "\"versie.overnemen\""));
	assert_true(sees(helper(), "\"wens.zeggen\""));
	mark(helper(), MARK_AUTHORITY, false);
	assert_true(sees(helper(), "\"voorwaarde.stellen\""));
	assert_false(sees(helper(), "\"versie.overnemen\"")); // that is the certified institution's
	mark(helper(), MARK_GUARDIAN, false);
	assert_true(sees(helper(), "\"versie.overnemen\""));
}

static void a_statement_is_read_by_everyone_at_the_table(void **state)
{
	(void)state;
	(void)a_condition();
	for (int i = 0; i < (int)scene.plan->seats.n; i++)
		assert_int_equal(sees(i, "uuconditiontext1"), scene.plan->seats.at[i].state == SEAT_TAKEN);
}

static enum outcome check(int seat, struct id condition, enum check check, const char *word, int32_t until)
{
	struct intent in;
	intent_init(&in, SAY_CONDITION_CHECK);
	in.as.condition_check = (struct say_condition_check){condition, check, str_of(word), until, ID_NONE};
	return say_as(seat, &in);
}

static void what_is_missing_is_said_precisely_and_more_time_has_a_day(void **state)
{
	(void)state;
	struct id id = a_condition();
	int32_t today = day_of(scene.now);
	assert_int_equal(check(helper(), id, CHECK_MISSING, "", DAY_NONE), WRONG);
	assert_int_equal(check(helper(), id, CHECK_MISSING, "wie neemt op", DAY_NONE), SAID);
	assert_int_equal(check(helper(), id, CHECK_LATER, "", DAY_NONE), WRONG);
	assert_int_equal(check(helper(), id, CHECK_LATER, "", today - 1), WRONG);
	assert_int_equal(check(helper(), id, CHECK_LATER, "", today + AHEAD_DAYS + 1), WRONG);
	assert_int_equal(check(helper(), id, CHECK_LATER, "", today + 1), SAID);
	assert_int_equal(check(helper(), id, CHECK_COVERED, "", DAY_NONE), SAID);
	assert_true(sees(0, "\"uitkomst\":\"geregeld\""));
	assert_false(sees(0, "\"uitkomst\":\"mist\"")); // the last one counts
	assert_int_equal(check(0, id, CHECK_COVERED, "", DAY_NONE), NOT_YOURS);
}

static enum outcome withdraw(int seat, struct id id)
{
	struct intent in;
	intent_init(&in, SAY_STATEMENT_WITHDRAW);
	in.as.statement_withdraw = (struct say_statement_withdraw){id, STR("uuwhynomore00001")};
	return say_as(seat, &in);
}

static void what_is_withdrawn_stays_to_be_read_with_why(void **state)
{
	(void)state;
	struct id id = a_condition();
	assert_int_equal(withdraw(0, id), NOT_YOURS);
	assert_int_equal(withdraw(helper(), id), SAID);
	assert_true(sees(0, "uuconditiontext1") && sees(0, "uuwhynomore00001"));
	assert_int_equal(withdraw(helper(), id), NOT_NOW);
}

static int somebody_new(void)
{
	struct intent in;
	struct event e;
	intent_init(&in, SAY_PERSON_ADD);
	in.as.person_add.name = STR("Els");
	(void)scene_say(&scene, voice_of(&scene, 0), &in, &e);
	intent_init(&in, SAY_INVITE);
	in.as.invite.person = e.fresh.at[0];
	in.as.invite.role = ROLE_PROFESSIONAL;
	in.as.invite.honest = true;
	(void)scene_say(&scene, voice_of(&scene, 0), &in, &e);
	int seat = (int)scene.plan->seats.n - 1;
	intent_init(&in, SAY_SEAT_TAKE);
	assert_int_equal(scene_say(&scene, voice_of(&scene, seat), &in, &e).outcome, SAID);
	return seat;
}

static void who_follows_for_the_authority_withdraws_what_the_one_before_set(void **state)
{
	(void)state;
	struct id id = a_condition();
	int before = helper(), els = somebody_new();
	mark(els, MARK_GUARDIAN, false);
	assert_int_equal(withdraw(els, id), NOT_NOW); // that is still another's
	struct intent in;
	intent_init(&in, SAY_SEAT_END);
	in.as.seat_end.seat = scene_seat(&scene, before);
	assert_int_equal(say_as(0, &in), SAID);
	assert_int_equal(withdraw(els, id), SAID);
}

// That it was asked is told to who can say it plainer and to the fixed worker; who asked, to nobody.
static void who_does_not_understand_is_named_to_nobody(void **state)
{
	(void)state;
	struct id id = a_condition();
	int child = scene_seat_of_role(&scene, ROLE_CHILD), fixed = somebody_new();
	mark(fixed, MARK_FIXED, false);
	struct intent in;
	struct event e;
	intent_init(&in, SAY_STATEMENT_UNCLEAR);
	in.as.statement_unclear.statement = id;
	uint64_t before = plan_seq(scene.plan);
	assert_int_equal(scene_say(&scene, voice_of(&scene, child), &in, &e).outcome, SAID);
	for (int i = 0; i < (int)scene.plan->seats.n; i++) {
		bool told = i == helper() || i == fixed;
		assert_int_equal(sees(i, "\"onduidelijk\":true"), told);
		assert_int_equal(sees(i, "\"ik-snap-dit-niet\":true"), i == child);
		assert_int_equal(plan_event_visible(scene.plan, &e, before + 1, scene_seat(&scene, i)), i == child);
		if (!told && i != child)
			assert_true(plan_seen(scene.plan, scene_seat(&scene, i)) <= before);
	}
	intent_init(&in, SAY_STATEMENT_PLAINER);
	in.as.statement_plainer = (struct say_statement_plainer){id, STR("uuplainerwords01")};
	assert_int_equal(scene_say(&scene, voice_of(&scene, helper()), &in, &e).outcome, SAID);
	assert_true(sees(child, "uuplainerwords01") && !sees(helper(), "\"onduidelijk\":true"));
}

static void shut_the_door(void)
{
	struct intent in;
	struct id gathering = gathering_with_a_door();
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open.gathering = gathering;
	in.as.phase_open.phase = STR("eigen");
	assert_int_equal(say_as(0, &in), SAID);
	assert_non_null(scene.plan->outside);
}

static void a_condition_set_while_the_family_talks_waits_for_them(void **state)
{
	(void)state;
	struct id id = a_condition(), late = ID_NONE;
	struct intent in;
	shut_the_door();
	assert_int_equal(set_condition(helper(), &late), SAID);
	assert_int_equal(check(helper(), late, CHECK_COVERED, "", DAY_NONE), SAID);
	assert_true(sees(0, "\"uitkomst\":\"geregeld\"") && sees(helper(), "\"uitkomst\":\"geregeld\""));
	intent_init(&in, SAY_STATEMENT_ANSWER);
	in.as.statement_answer = (struct say_statement_answer){id, STR("uuanswerinside01")};
	assert_int_equal(say_as(0, &in), SAID);
	assert_true(sees(0, "uuanswerinside01") && !sees(helper(), "uuanswerinside01"));
	scene_soon(&scene, 0, scene.plan->gatherings.at[0].item.id);
	intent_init(&in, SAY_GATHERING_PRESENT);
	in.as.gathering_present.gathering = scene.plan->gatherings.at[0].item.id;
	assert_int_equal(say_as(0, &in), SAID);
	assert_true(sees(helper(), "uuanswerinside01"));
}

static void a_court_s_decision_has_its_day_which_is_past(void **state)
{
	(void)state;
	struct intent in;
	mark(helper(), MARK_GUARDIAN, false);
	intent_init(&in, SAY_CONDITION_SET);
	in.as.condition_set =
	        (struct say_condition_set){.text = STR("a"), .why = STR("b"), .ground = GROUND_COURT, .ruled = DAY_NONE};
	assert_int_equal(say_as(helper(), &in), WRONG);
	in.as.condition_set.ruled = day_of(scene.now) + 1;
	assert_int_equal(say_as(helper(), &in), WRONG);
	in.as.condition_set.ruled = day_of(scene.now);
	assert_int_equal(say_as(helper(), &in), SAID);
}

static void the_whole_plan_is_taken_over_by_the_certified_institution_alone(void **state)
{
	(void)state;
	struct intent in;
	struct event e;
	intent_init(&in, SAY_VERSION_PUT);
	assert_int_equal(scene_say(&scene, voice_of(&scene, 0), &in, &e).outcome, SAID);
	struct id version = e.fresh.at[0];
	without_marks();
	mark(helper(), MARK_AUTHORITY, false);
	intent_init(&in, SAY_PLAN_ADOPT);
	in.as.plan_adopt = (struct say_plan_adopt){version, ADOPTED_YES, STR("")};
	assert_int_equal(scene_say(&scene, voice_of(&scene, helper()), &in, &e).outcome, NOT_NOW);
	mark(helper(), MARK_GUARDIAN, false);
	assert_int_equal(scene_say(&scene, voice_of(&scene, helper()), &in, &e).outcome, SAID);
	assert_true(sees(0, "\"antwoord\":\"overgenomen\""));
	in.as.plan_adopt.adopted = ADOPTED_LATER;
	assert_int_equal(scene_say(&scene, voice_of(&scene, helper()), &in, &e).outcome, WRONG);
	in.as.plan_adopt.why = STR("maandag met mijn collega");
	assert_int_equal(scene_say(&scene, voice_of(&scene, helper()), &in, &e).outcome, SAID);
	assert_true(sees(0, "maandag met mijn collega") && !sees(0, "\"antwoord\":\"overgenomen\""));
}

// Also in the days before a plan is erased: each may still take along what is their own.
static void taking_one_s_own_part_is_told_to_the_table_also_before_an_erase(void **state)
{
	(void)state;
	struct intent in;
	struct event e;
	intent_init(&in, SAY_ERASE_ASK);
	assert_int_equal(scene_say(&scene, voice_of(&scene, 0), &in, &e).outcome, SAID);
	intent_init(&in, SAY_PART_TAKEN);
	assert_int_equal(scene_say(&scene, voice_of(&scene, 0), &in, &e).outcome, NOT_YOURS);
	assert_int_equal(scene_say(&scene, voice_of(&scene, helper()), &in, &e).outcome, SAID);
	for (int i = 0; i < (int)scene.plan->seats.n; i++)
		assert_int_equal(plan_event_visible(scene.plan, &e, plan_seq(scene.plan), scene_seat(&scene, i)),
		        scene.plan->seats.at[i].state == SEAT_TAKEN);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, begin, end)

int main(void)
{
	const struct CMUnitTest tests[] = {TEST(only_who_acts_for_an_authority_sets_a_condition),
	        TEST(no_method_lets_the_worker_of_the_wijkteam_set_one), TEST(who_acts_for_nobody_is_shown_no_way_to_set_one),
	        TEST(a_statement_is_read_by_everyone_at_the_table),
	        TEST(what_is_missing_is_said_precisely_and_more_time_has_a_day),
	        TEST(what_is_withdrawn_stays_to_be_read_with_why),
	        TEST(who_follows_for_the_authority_withdraws_what_the_one_before_set),
	        TEST(who_does_not_understand_is_named_to_nobody), TEST(a_condition_set_while_the_family_talks_waits_for_them),
	        TEST(a_court_s_decision_has_its_day_which_is_past),
	        TEST(taking_one_s_own_part_is_told_to_the_table_also_before_an_erase),
	        TEST(the_whole_plan_is_taken_over_by_the_certified_institution_alone)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
