// SPDX-License-Identifier: EUPL-1.2
// Support as it suits (product.md O3, G6): what the owners choose opens and closes nothing, nobody else reads it, and who guides
// leads a gathering and reads no more for it. A coordinator leads who said the four lines and was taken at their word.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants those above first
#include <cmocka.h>

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

// Somebody new on such a seat.
static int sit(enum role role)
{
	struct intent in;
	intent_init(&in, SAY_PERSON_ADD);
	in.as.person_add.name = STR("Noor");
	assert_int_equal(say_as(0, &in), SAID);
	intent_init(&in, SAY_INVITE);
	in.as.invite = (struct say_invite){.person = scene.plan->people.at[scene.plan->people.n - 1].item.id,
	        .role = role,
	        .honest = true,
	        .until = DAY_NONE};
	assert_int_equal(say_as(0, &in), SAID);
	int seat = (int)scene.plan->seats.n - 1;
	intent_init(&in, SAY_SEAT_TAKE);
	assert_int_equal(say_as(seat, &in), SAID);
	return seat;
}

static enum outcome state(int seat, int lines)
{
	struct intent in;
	intent_init(&in, SAY_INDEPENDENCE_SAY);
	in.as.independence_say = (struct say_independence_say){lines & 1, lines & 2, lines & 4, lines & 8};
	return say_as(seat, &in);
}

static enum outcome hear(int seat, bool off)
{
	struct intent in;
	intent_init(&in, SAY_INDEPENDENCE_HEAR);
	in.as.independence_hear = (struct say_independence_hear){.seat = scene_seat(&scene, seat), .off = off};
	return say_as(0, &in);
}

static enum outcome begin_gathering(int seat)
{
	struct intent in;
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("vrij");
	in.as.gathering_add.form = STR("{\"id\":\"vrij\"}");
	return say_as(seat, &in);
}

static int32_t said_on(void) // the day of what was said last
{
	return day_of(scene.plan->time);
}

static void a_coordinator_leads_when_all_four_lines_are_said_and_taken(void **state_)
{
	(void)state_;
	int seat = sit(ROLE_COORDINATOR);
	assert_int_equal(hear(seat, false), NOT_NOW); // there is nothing to take yet
	for (int lines = 0; lines < 15; lines++)
		assert_int_equal(state(seat, lines), WRONG);
	assert_int_equal(begin_gathering(seat), NOT_NOW);
	assert_int_equal(state(seat, 15), SAID);
	assert_int_equal(begin_gathering(seat), NOT_NOW);
	assert_false(sight_says(sight_of(seat), SAY_PHASE_OPEN));
	assert_int_equal(hear(seat, false), SAID);
	assert_true(sight_says(sight_of(seat), SAY_PHASE_OPEN));
	assert_int_equal(begin_gathering(seat), SAID);
}

static void who_cannot_say_the_lines_or_is_not_taken_sits_as_a_professional(void **state_)
{
	(void)state_;
	struct intent in;
	int cannot = sit(ROLE_COORDINATOR), refused = sit(ROLE_COORDINATOR);
	intent_init(&in, SAY_INDEPENDENCE_NOT);
	assert_int_equal(say_as(cannot, &in), SAID);
	assert_int_equal(state(refused, 15), SAID);
	assert_int_equal(hear(refused, true), SAID);
	for (int i = 0; i < 2; i++) {
		int seat = i ? refused : cannot;
		assert_int_equal(sight_of(seat)->role, ROLE_PROFESSIONAL);
		assert_int_equal(begin_gathering(seat), NOT_YOURS);
	}
}

static void a_coordinators_seat_ends_after_three_months_unless_it_is_lengthened(void **state_)
{
	(void)state_;
	struct intent in;
	int friend = sit(ROLE_NETWORK), seat = sit(ROLE_COORDINATOR);
	assert_int_equal(scene.plan->seats.at[seat].until, said_on() + OUTSIDE_DAYS);
	int64_t last = (int64_t)scene.plan->seats.at[seat].until * 86400000;
	assert_int_equal(scene.plan->seats.at[friend].until, DAY_NONE);
	assert_true(seat_active(scene.plan, seat, last));
	assert_false(seat_active(scene.plan, seat, last + 86400000));
	scene.now += 80ll * 86400000;
	intent_init(&in, SAY_SEAT_UNTIL);
	in.as.seat_until = (struct say_seat_until){scene_seat(&scene, seat), DAY_NONE}; // for ever is not to be had
	assert_int_equal(say_as(0, &in), SAID);
	assert_int_equal(scene.plan->seats.at[seat].until, said_on() + OUTSIDE_DAYS);
	scene.now += 30ll * 86400000;
	intent_init(&in, SAY_SEAT_MARK);
	in.as.seat_mark = (struct say_seat_mark){.seat = scene_seat(&scene, seat), .mark = MARK_COACH};
	assert_int_equal(say_as(0, &in), SAID);
	assert_int_equal(scene.plan->seats.at[seat].until, said_on() + OUTSIDE_DAYS);
}

static void every_seat_from_outside_ends_after_three_months_and_can_be_lengthened_afterwards_too(void **state_)
{
	(void)state_;
	struct intent in;
	static const enum role outside[] = {ROLE_PROFESSIONAL, ROLE_COORDINATOR};
	for (size_t i = 0; i < 2; i++) {
		int seat = sit(outside[i]);
		assert_int_equal(scene.plan->seats.at[seat].until, said_on() + OUTSIDE_DAYS);
		scene.now += (OUTSIDE_DAYS + 1ll) * 86400000;
		assert_false(seat_active(scene.plan, seat, scene.now));
		const struct sight_plan *sight = sight_of(0);
		for (size_t k = 0; k < sight->seats.n; k++)
			if (id_eq(sight->seats.at[k].id, scene_seat(&scene, seat)))
				assert_true(sight->seats.at[k].lapsed);
		intent_init(&in, SAY_SEAT_UNTIL);
		in.as.seat_until = (struct say_seat_until){scene_seat(&scene, seat), day_of(scene.now) + OUTSIDE_DAYS};
		assert_int_not_equal(say_as(seat, &in), SAID); // not by themselves
		assert_int_equal(say_as(0, &in), SAID);
		assert_true(seat_active(scene.plan, seat, scene.now));
	}
	for (enum role role = ROLE_PARENT; role <= ROLE_NETWORK; role++) {
		int own = sit(role);
		assert_int_equal(scene.plan->seats.at[own].until, DAY_NONE); // one's own people stay
	}
}

static void who_finds_it_unsafe_says_so_and_the_family_decides(void **state_)
{
	(void)state_;
	struct intent in;
	int coordinator = scene_seat_of_role(&scene, ROLE_COORDINATOR);
	assert_int_equal(begin_gathering(coordinator), SAID);
	struct id gathering = scene.plan->gatherings.at[0].item.id;
	intent_init(&in, SAY_LEAD_ANSWER);
	in.as.lead_answer = (struct say_lead_answer){.gathering = gathering, .decision = DECISION_TALK};
	assert_int_equal(say_as(0, &in), NOT_NOW); // nobody asked
	struct intent no;
	intent_init(&no, SAY_LEAD_NOT);
	no.as.lead_not = (struct say_lead_not){.gathering = gathering, .proposal = SAFER_ROOMS, .word = STR("Rustig aan")};
	assert_int_equal(say_as(0, &no), NOT_YOURS);
	assert_int_equal(say_as(coordinator, &no), SAID);
	for (int i = 0; i < (int)scene.plan->seats.n; i++) {
		const struct place *s = &scene.plan->seats.at[i];
		const struct sight_gathering *g = &sight_of(i)->gatherings.at[0];
		bool settles = s->owner || s->role == ROLE_PARENT || s->role == ROLE_CARER || s->role == ROLE_YOUNG ||
		               s->role == ROLE_COORDINATOR;
		assert_int_equal(g->unled != NULL, settles);
		assert_int_equal(g->safer_word.len > 0, settles);
	}
	assert_int_equal(say_as(coordinator, &in), NOT_YOURS);
	assert_int_equal(say_as(0, &in), SAID);
	assert_int_equal(sight_of(coordinator)->gatherings.at[0].decision, DECISION_TALK);
	assert_int_equal(say_as(coordinator, &no), SAID); // another proposal waits for its own answer
	assert_int_equal(sight_of(0)->gatherings.at[0].decision, DECISION_NONE);
}

static void a_plan_is_handed_over_and_the_seat_stops_after_the_call_unless_a_coach_stays(void **state_)
{
	(void)state_;
	struct intent in, mark;
	int seat = scene_seat_of_role(&scene, ROLE_COORDINATOR);
	intent_init(&in, SAY_HAND_OVER);
	in.as.hand_over.until = day_of(scene.now) + OUTSIDE_DAYS + 1;
	assert_int_equal(say_as(seat, &in), WRONG);
	in.as.hand_over.until = day_of(scene.now) - 1;
	assert_int_equal(say_as(seat, &in), WRONG);
	in.as.hand_over.until = DAY_NONE;
	assert_int_equal(say_as(seat, &in), SAID);
	assert_int_equal(scene.plan->seats.at[seat].until, said_on() + HAND_OVER_DAYS);
	const struct sight_plan *sight = sight_of(0);
	for (size_t i = 0; i < sight->seats.n; i++)
		if (id_eq(sight->seats.at[i].id, scene_seat(&scene, seat))) {
			assert_int_equal(sight->seats.at[i].handed, said_on());
			assert_int_equal(sight->seats.at[i].calls, said_on() + HAND_OVER_DAYS);
		}
	int32_t last = in.as.hand_over.until = day_of(scene.now) + OUTSIDE_DAYS;
	assert_int_equal(say_as(seat, &in), SAID);
	assert_int_equal(scene.plan->seats.at[seat].until, last);
	intent_init(&mark, SAY_SEAT_MARK);
	mark.as.seat_mark = (struct say_seat_mark){.seat = scene_seat(&scene, seat), .mark = MARK_COACH};
	assert_int_equal(say_as(0, &mark), SAID);
	int32_t coach_until = scene.plan->seats.at[seat].until;
	assert_int_equal(coach_until, said_on() + OUTSIDE_DAYS);
	in.as.hand_over.until = day_of(scene.now) + 3;
	assert_int_equal(say_as(seat, &in), SAID);
	assert_int_equal(scene.plan->seats.at[seat].until, coach_until);
}

static void a_mark_is_for_whom_it_fits(void **state)
{
	static const struct {
		enum role role;
		enum mark mark;
		enum outcome outcome;
	} CASES[] = {{ROLE_NETWORK, MARK_GUIDE, SAID}, {ROLE_PROFESSIONAL, MARK_GUIDE, WRONG},
	        {ROLE_COORDINATOR, MARK_GUIDE, WRONG}, {ROLE_PROFESSIONAL, MARK_GUARDIAN, SAID},
	        {ROLE_NETWORK, MARK_GUARDIAN, WRONG}, {ROLE_COORDINATOR, MARK_AUTHORITY, WRONG}, {ROLE_PARENT, MARK_FIXED, WRONG},
	        {ROLE_COORDINATOR, MARK_COACH, SAID}};
	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct intent in;
		intent_init(&in, SAY_SEAT_MARK);
		in.as.seat_mark.seat = scene_seat(&scene, scene_seat_of_role(&scene, CASES[i].role));
		in.as.seat_mark.mark = CASES[i].mark;
		assert_int_equal(say_as(0, &in), CASES[i].outcome);
		in.as.seat_mark.off = true; // taken away it may always be
		assert_int_equal(say_as(0, &in), SAID);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(support_is_chosen_changed_and_taken_back_and_closes_nothing, begin, end),
	        cmocka_unit_test_setup_teardown(only_owners_choose_and_read_how_they_are_supported, begin, end),
	        cmocka_unit_test_setup_teardown(a_coordinator_leads_when_all_four_lines_are_said_and_taken, begin, end),
	        cmocka_unit_test_setup_teardown(who_cannot_say_the_lines_or_is_not_taken_sits_as_a_professional, begin, end),
	        cmocka_unit_test_setup_teardown(a_coordinators_seat_ends_after_three_months_unless_it_is_lengthened, begin, end),
	        cmocka_unit_test_setup_teardown(
	                every_seat_from_outside_ends_after_three_months_and_can_be_lengthened_afterwards_too, begin, end),
	        cmocka_unit_test_setup_teardown(who_finds_it_unsafe_says_so_and_the_family_decides, begin, end),
	        cmocka_unit_test_setup_teardown(
	                a_plan_is_handed_over_and_the_seat_stops_after_the_call_unless_a_coach_stays, begin, end),
	        cmocka_unit_test_setup_teardown(a_mark_is_for_whom_it_fits, begin, end),
	        cmocka_unit_test_setup_teardown(who_guides_leads_a_gathering_and_reads_no_more, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
