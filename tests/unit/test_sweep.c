// SPDX-License-Identifier: EUPL-1.2
// The end of a plan (product.md P15): fourteen days in which it may be stopped, then gone; at once when nobody else ever wrote.
#include "folder.h"
#include "table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

static struct folder folder;
static struct house *house;
static struct arena *arena;
static int64_t now;

static int64_t the_clock(void)
{
	return now;
}
static int begin(void **state)
{
	struct why why = {""};
	(void)state;
	now = INT64_C(1774000000000);
	folder_make(&folder);
	arena = arena_create();
	assert_int_equal(house_open(&(struct house_options){.dir = folder.path, .clock = the_clock}, &house, &why), OK);
	return 0;
}
static int end(void **state)
{
	(void)state;
	house_close(house);
	arena_destroy(arena);
	folder_clear(&folder);
	return 0;
}

struct saying {
	uint8_t who;
	struct id plan, seat;
	struct intent intent;
	struct said said;
	bool solo, erase; // erase: at once when nobody else ever wrote
};

static struct id person(uint8_t n)
{
	return (struct id){{n, [15] = 1}};
}

static void run(void *with)
{
	struct saying *s = with;
	struct seat *seat;
	struct who who = {.person = person(s->who)};
	if (s->intent.say == SAY_PLAN_BEGIN) {
		assert_int_equal(plan_start(house, &who, &s->intent, NULL, arena, &s->plan, &s->said), OK);
		return;
	}
	enum status got =
	        s->who ? seat_open(house, s->plan, &who, arena, &seat) : seat_open_by_id(house, s->plan, s->seat, arena, &seat);
	assert_int_equal(got, OK);
	assert_int_equal(seat_say(seat, &s->intent, NULL, arena, &s->said), OK);
	s->solo = seat_solo(seat);
	if (s->erase && s->solo)
		assert_int_equal(plan_erase(house, s->plan), OK);
	seat_close(seat);
}
static struct saying words(uint8_t who, struct id plan, enum say say)
{
	struct saying s = {.who = who, .plan = plan};
	intent_init(&s.intent, say);
	return s;
}
static void say(struct saying *s)
{
	assert_int_equal(house_do(house, run, s), OK);
	assert_int_equal(s->said.verdict.outcome, SAID);
}
static struct id say_one(uint8_t who, struct id plan, enum say what)
{
	struct saying s = words(who, plan, what);
	say(&s);
	return s.plan;
}

static void give(void *with)
{
	struct saying *s = with;
	assert_int_equal(seat_give(house, s->plan, s->seat, person(2)), OK);
}

// Kim comes in and says that he can do something.
static void kim_writes(struct id plan)
{
	struct saying s = words(1, plan, SAY_PERSON_ADD);
	s.intent.as.person_add.name = STR("Kim");
	say(&s);
	struct id kim = s.said.about;
	s = words(1, plan, SAY_INVITE);
	s.intent.as.invite.person = kim;
	s.intent.as.invite.role = ROLE_NETWORK;
	say(&s);
	s = words(0, plan, SAY_SEAT_TAKE);

	struct seat *linda;
	struct happenings all;
	assert_int_equal(seat_open(house, plan, &(struct who){.person = person(1)}, arena, &linda), OK);
	assert_int_equal(seat_history(linda, STR(""), arena, &all), OK);
	s.seat = all.at[all.n - 1].event.fresh.at[0];
	seat_close(linda);
	say(&s);
	assert_int_equal(house_do(house, give, &s), OK);
	s = words(2, plan, SAY_OFFER_ADD);
	s.intent.as.offer_add.text = STR("Ik kan op woensdag oppassen");
	say(&s);
}

static bool there(struct id plan)
{
	struct seat *seat;
	enum status got = seat_open(house, plan, &(struct who){.person = person(1)}, arena, &seat);
	if (got == OK)
		seat_close(seat);
	return got == OK;
}
static void sweep_after(int days)
{
	now += (int64_t)days * DAY_MS;
	assert_int_equal(house_sweep(house, now), OK);
}

static void a_plan_of_more_people_is_gone_after_fourteen_days_and_not_before(void **state)
{
	(void)state;
	int64_t at;
	struct id plan = say_one(1, ID_NONE, SAY_PLAN_BEGIN), other = say_one(1, ID_NONE, SAY_PLAN_BEGIN);
	kim_writes(plan);
	struct saying s = words(1, plan, SAY_ERASE_ASK);
	say(&s);
	assert_false(s.solo);
	sweep_after(13);
	assert_true(there(plan));
	assert_int_equal(plan_erased(house, plan, &at), NOT_FOUND);
	sweep_after(1);
	assert_false(there(plan));
	assert_int_equal(plan_erased(house, plan, &at), OK);
	assert_int_equal(at, now);
	assert_true(there(other));
	sweep_after(1); // nothing is left to do
}

static void who_stops_the_erasing_keeps_the_plan(void **state)
{
	(void)state;
	struct id plan = say_one(1, ID_NONE, SAY_PLAN_BEGIN);
	kim_writes(plan);
	say_one(1, plan, SAY_ERASE_ASK);
	now += DAY_MS;
	say_one(1, plan, SAY_ERASE_STOP);
	sweep_after(30);
	assert_true(there(plan));
	say_one(1, plan, SAY_ERASE_ASK); // asked anew, the days count anew
	sweep_after(13);
	assert_true(there(plan));
	sweep_after(1);
	assert_false(there(plan));
}

static void a_plan_in_which_nobody_else_wrote_is_gone_at_once(void **state)
{
	(void)state;
	int64_t at;
	struct id plan = say_one(1, ID_NONE, SAY_PLAN_BEGIN);
	struct saying s = words(1, plan, SAY_ERASE_ASK);
	s.erase = true;
	say(&s);
	assert_true(s.solo);
	assert_false(there(plan));
	assert_int_equal(plan_erased(house, plan, &at), OK);
}

static void a_plan_of_one_that_was_asked_and_not_yet_erased_goes_with_the_next_sweep(void **state)
{
	(void)state;
	struct id plan = say_one(1, ID_NONE, SAY_PLAN_BEGIN);
	say_one(1, plan, SAY_ERASE_ASK);
	sweep_after(0);
	assert_false(there(plan));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(a_plan_of_more_people_is_gone_after_fourteen_days_and_not_before, begin, end),
	        cmocka_unit_test_setup_teardown(who_stops_the_erasing_keeps_the_plan, begin, end),
	        cmocka_unit_test_setup_teardown(a_plan_in_which_nobody_else_wrote_is_gone_at_once, begin, end),
	        cmocka_unit_test_setup_teardown(
	                a_plan_of_one_that_was_asked_and_not_yet_erased_goes_with_the_next_sweep, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
