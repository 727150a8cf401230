// SPDX-License-Identifier: EUPL-1.2
// A seat that is opened by what the machine's keeper made (plan/private_keeper.c): what it sees, and what it may say, until its
// person is known.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants those above first
#include <cmocka.h>

static struct id gathering;

// The founder and the second parent stay inside.
static void shut_the_door(void)
{
	struct intent in;
	struct id inside[2] = {scene_seat(&scene, 0), scene_seat(&scene, 1)};
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("proef");
	in.as.gathering_add.form = STR("{\"id\":\"proef\",\"fasen\":[{\"id\":\"eigen\",\"titel\":\"Eigen\",\"besloten\":true}]}");
	assert_int_equal(say_as(0, &in), SAID);
	gathering = last_kept.fresh.at[0];
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open = (struct say_phase_open){
	        .gathering = gathering, .phase = STR("eigen"), .inside = {inside, 2}, .hours = NUMBER_NONE};
	assert_int_equal(say_as(0, &in), SAID);
}

static void open_the_door(void)
{
	struct intent in;
	intent_init(&in, SAY_PRIVATE_END);
	in.as.private_end.gathering = gathering;
	assert_int_equal(say_as(0, &in), SAID);
}

static void say_behind_the_door(void)
{
	struct intent in;
	intent_init(&in, SAY_GOAL_ADD);
	in.as.goal_add.text = STR("uuRust");
	assert_int_equal(say_as(0, &in), SAID);
}

static bool shows(const struct sight_plan *sight, const char *words)
{
	struct out out;
	out_init(&out, 8 << 20);
	show_write(&(struct json_out){.out = &out}, &show_sight_plan, sight);
	bool there = memmem(out.at, out.len, words, strlen(words)) != NULL;
	out_finish(&out);
	return there;
}

static const struct sight_plan *seen(int seat, enum shut shut, struct plan **ret)
{
	struct id id = scene_seat(&scene, seat);
	*ret = shut & SHUT_INSIDE ? plan_from_outside(scene.plan, id, scene.now) : plan_copy(scene.plan);
	struct sight_plan *sight = plan_sight(*ret, id, scene.now, arena);
	if (shut)
		plan_sight_shut(*ret, sight, shut);
	return sight;
}

static bool sees(int seat, enum shut shut, const char *words)
{
	struct plan *held;
	bool there = shows(seen(seat, shut, &held), words);
	plan_release(held);
	return there;
}

static struct voice by_the_keeper(int seat)
{
	return (struct voice){SPEAKER_SEAT, scene_seat(&scene, seat), SHUT_INSIDE};
}

static enum outcome say_by_the_keeper(int seat, const struct intent *in)
{
	return scene_say(&scene, by_the_keeper(seat), in, &last_kept).outcome;
}

static void it_sees_nothing_of_what_is_said_inside_then_and_afterwards(void **state)
{
	(void)state;
	shut_the_door();
	say_behind_the_door();
	for (int open = 0; open < 2; open++) {
		assert_true(sees(1, SHUT_OWN, "uuRust"));
		assert_false(sees(1, SHUT_INSIDE, "uuRust"));
		if (!open)
			open_the_door();
	}
}

static void it_sees_what_is_its_persons_alone_unless_that_lies_behind_four_digits(void **state)
{
	(void)state;
	struct intent in;
	struct id self = scene_seat(&scene, 1);
	intent_init(&in, SAY_ROOM_ADD);
	in.as.room_add.title = STR("uuAlleen");
	in.as.room_add.readers = (struct ids){&self, 1};
	assert_int_equal(say_as(1, &in), SAID);
	assert_true(sees(1, SHUT_NOTHING, "uuAlleen"));
	assert_false(sees(1, SHUT_OWN, "uuAlleen"));
	assert_true(sees(1, SHUT_INSIDE, "uuAlleen"));
	assert_false(sees(1, SHUT_INSIDE | SHUT_OWN, "uuAlleen"));
}

// Whether it is of a seat inside or not, nobody can tell by what it may say.
static void while_a_door_is_shut_it_says_only_what_all_hear_at_once(void **state)
{
	(void)state;
	int carer = of_role(ROLE_CARER);
	struct intent goal, leave, call;
	intent_init(&goal, SAY_GOAL_ADD);
	goal.as.goal_add.text = STR("Rust");
	intent_init(&leave, SAY_SEAT_LEAVE);
	intent_init(&call, SAY_PRIVATE_ASK);
	assert_int_equal(say_by_the_keeper(1, &goal), SAID);
	shut_the_door();
	assert_int_equal(say_by_the_keeper(1, &goal), NOT_NOW);
	assert_int_equal(say_by_the_keeper(1, &call), NOT_NOW);
	assert_int_equal(say_by_the_keeper(carer, &call), NOT_NOW);
	assert_int_equal(say_by_the_keeper(1, &leave), SAID);
	assert_int_equal(scene.plan->outside->seats.at[1].state, scene.plan->seats.at[1].state);
	open_the_door();
	assert_int_equal(say_by_the_keeper(0, &goal), SAID);
}

static void it_opens_no_door_and_shows_nothing(void **state)
{
	(void)state;
	shut_the_door();
	say_behind_the_door();
	static const enum say door[] = {SAY_PRIVATE_SOON, SAY_PRIVATE_STAY, SAY_PRIVATE_END, SAY_GATHERING_PRESENT};
	for (int open = 0; open < 2; open++) {
		for (size_t i = 0; i < sizeof door / sizeof door[0]; i++) {
			struct intent in;
			intent_init(&in, door[i]);
			in.as.gathering_present.gathering = gathering; // each begins with it
			assert_int_equal(say_by_the_keeper(0, &in), NOT_NOW);
		}
		if (!open)
			open_the_door();
	}
	assert_false(sees(of_role(ROLE_CARER), SHUT_NOTHING, "uuRust"));
}

// Or it would come in anew by a way of its own, or let another read for it.
static void it_hands_nothing_on(void **state)
{
	(void)state;
	static const enum say on[] = {SAY_PART_READERS, SAY_INVITE, SAY_TABLE_OPEN, SAY_DOOR_OPEN, SAY_SEAT_OWN, SAY_STAND_IN,
	        SAY_HELPER_NAME, SAY_KEY_RENEWED, SAY_PRIVATE_ASK_WHOM, SAY_PHASE_OPEN};
	struct plan *held;
	assert_true(sight_says(seen(0, SHUT_INSIDE, &held), SAY_INVITE)); // there is nothing yet to let itself in to
	plan_release(held);
	shut_the_door();
	open_the_door();
	const struct sight_plan *whole = plan_sight(scene.plan, scene_seat(&scene, 0), scene.now, arena);
	const struct sight_plan *sight = seen(0, SHUT_INSIDE, &held);
	for (size_t i = 0; i < sizeof on / sizeof on[0]; i++) {
		assert_true(sight_says(whole, on[i]));
		assert_false(sight_says(sight, on[i]));
	}
	plan_release(held);
	struct intent name, parts;
	intent_init(&name, SAY_HELPER_NAME);
	name.as.helper_name.person = person_of(1);
	assert_int_equal(say_by_the_keeper(0, &name), NOT_NOW);
	assert_int_equal(say_as(0, &name), SAID);
	struct id reader = scene_seat(&scene, of_role(ROLE_CARER));
	intent_init(&parts, SAY_PART_READERS);
	parts.as.part_readers = (struct say_part_readers){.part = SHOWS_STEPS, .readers = {&reader, 1}};
	assert_int_equal(say_by_the_keeper(0, &parts), NOT_NOW);
}

int main(void)
{
#define T(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {T(it_sees_nothing_of_what_is_said_inside_then_and_afterwards),
	        T(it_sees_what_is_its_persons_alone_unless_that_lies_behind_four_digits),
	        T(while_a_door_is_shut_it_says_only_what_all_hear_at_once), T(it_opens_no_door_and_shows_nothing),
	        T(it_hands_nothing_on)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
