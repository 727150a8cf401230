// SPDX-License-Identifier: EUPL-1.2
// Around the table: parts of a family's own, what is brought, who hears of the day, and what showing the plan asks first.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants three of these first
#include <cmocka.h>

static const char form[] = "{\"id\":\"proef\",\"naam\":\"Proef\",\"fasen\":[{\"id\":\"welkom\",\"titel\":\"Welkom\"},"
                           "{\"id\":\"eigen\",\"titel\":\"Eigen\",\"besloten\":true},{\"id\":\"slot\",\"titel\":\"Slot\"}]}";

static enum outcome say(int seat, struct intent in, struct id *ret)
{
	struct event e = {0};
	struct verdict v = scene_say(&scene, voice_of(&scene, seat), &in, &e);
	if (ret && v.outcome == SAID && e.fresh.n)
		*ret = e.fresh.at[0];
	return v.outcome;
}

static struct id a_gathering(void)
{
	struct id id = ID_NONE;
	struct intent in;
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("proef");
	in.as.gathering_add.form = str_of(form);
	assert_int_equal(say(0, in, &id), SAID);
	return id;
}

static const struct gathering *now_is(struct id id)
{
	return &scene.plan->gatherings.at[plan_find(scene.plan, THING_GATHERING, id)];
}

static bool order_is(struct id gathering, const char *ids)
{
	const struct method *m = now_is(gathering)->method;
	struct str rest = str_of(ids);
	for (size_t i = 0; i < m->n; i++)
		if (!str_eq(str_cut(&rest, ' '), m->phases[i].id))
			return false;
	return rest.len == 0;
}

static enum outcome add_part(struct id gathering, const char *after)
{
	struct intent in;
	intent_init(&in, SAY_PHASE_ADD);
	in.as.phase_add = (struct say_phase_add){.gathering = gathering, .title = STR("Samen zingen"), .after = str_of(after)};
	return say(0, in, NULL);
}

static enum outcome move_part(struct id gathering, const char *phase, const char *after)
{
	struct intent in;
	intent_init(&in, SAY_PHASE_MOVE);
	in.as.phase_move = (struct say_phase_move){gathering, str_of(phase), str_of(after)};
	return say(0, in, NULL);
}

static enum outcome skip_part(struct id gathering, const char *phase, bool off)
{
	struct intent in;
	intent_init(&in, SAY_PHASE_SKIP);
	in.as.phase_skip = (struct say_phase_skip){gathering, str_of(phase), off};
	return say(0, in, NULL);
}

static enum outcome open_part(struct id gathering, const char *phase, struct ids inside)
{
	struct intent in;
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open = (struct say_phase_open){gathering, str_of(phase), inside, NUMBER_NONE};
	return say(0, in, NULL);
}

static const char *open_is(struct id gathering)
{
	const struct gathering *g = now_is(gathering);
	return g->phase == NOBODY ? "" : str_zero(scene.arena, g->method->phases[g->phase].id);
}

static void a_family_puts_in_parts_of_its_own_and_what_is_open_stays_open(void **state)
{
	(void)state;
	struct id g = a_gathering();
	assert_int_equal(open_part(g, "welkom", (struct ids){NULL, 0}), SAID);
	assert_int_equal(add_part(g, ""), SAID);
	assert_true(order_is(g, "welkom eigen slot eigen-1"));
	assert_int_equal(add_part(g, "welkom"), SAID);
	assert_true(order_is(g, "welkom eigen-2 eigen slot eigen-1"));
	assert_int_equal(move_part(g, "eigen-1", ""), SAID);
	assert_true(order_is(g, "eigen-1 welkom eigen-2 eigen slot"));
	assert_string_equal(open_is(g), "welkom");
	assert_int_equal(move_part(g, "welkom", "slot"), SAID);
	assert_true(order_is(g, "eigen-1 eigen-2 eigen slot welkom"));
	assert_string_equal(open_is(g), "welkom");
	assert_int_equal(move_part(g, "slot", "eigen-1"), SAID);
	assert_true(order_is(g, "eigen-1 slot eigen-2 eigen welkom"));
	assert_int_equal(move_part(g, "slot", "slot"), WRONG);
	assert_int_equal(move_part(g, "nergens", ""), WRONG);
	const struct phase *own = &now_is(g)->method->phases[0];
	assert_true(!own->closed && own->writers == 0); // as an ordinary open part: it gives nothing and takes nothing away
	for (size_t n = now_is(g)->method->n; n < PHASES; n++)
		assert_int_equal(add_part(g, ""), SAID);
	assert_int_equal(add_part(g, ""), NOT_NOW);
}

static void a_part_is_skipped_and_done_after_all_and_the_door_opens_on_one_that_is_not(void **state)
{
	(void)state;
	struct id g = a_gathering(), me = scene_seat(&scene, 0);
	assert_int_equal(open_part(g, "welkom", (struct ids){NULL, 0}), SAID);
	assert_int_equal(skip_part(g, "welkom", false), NOT_NOW);
	assert_int_equal(add_part(g, ""), SAID);
	assert_int_equal(skip_part(g, "slot", false), SAID);
	assert_int_equal(open_part(g, "eigen", (struct ids){&me, 1}), SAID);
	struct intent in;
	intent_init(&in, SAY_PRIVATE_END);
	in.as.private_end.gathering = g;
	assert_int_equal(say(0, in, NULL), SAID);
	assert_string_equal(open_is(g), "eigen-1");
	assert_int_equal(open_part(g, "slot", (struct ids){NULL, 0}), SAID);
	assert_false(now_is(g)->method->phases[2].skipped);
	assert_int_equal(skip_part(g, "welkom", false), SAID);
	assert_int_equal(skip_part(g, "welkom", true), SAID);
	assert_false(now_is(g)->method->phases[0].skipped);
}

// ---- showing the plan

static enum outcome show(struct id gathering, int64_t now, uint64_t seen, struct ids kept)
{
	struct intent in;
	struct event e;
	struct id fresh[FRESH] = {{{9}}};
	intent_init(&in, SAY_GATHERING_PRESENT);
	in.as.gathering_present.gathering = gathering;
	in.as.gathering_present.kept = kept;
	return plan_decide(scene.plan, voice_of(&scene, 0), now, &in, NULL, seen, fresh, &e).outcome;
}

static struct id behind_the_door(struct id *ret_other)
{
	struct id g = a_gathering(), inside[2] = {scene_seat(&scene, 0), scene_seat(&scene, 1)};
	*ret_other = inside[1];
	assert_int_equal(open_part(g, "eigen", (struct ids){inside, 2}), SAID);
	return g;
}

static void showing_the_plan_takes_a_minute_unless_all_say_that_it_is_right(void **state)
{
	(void)state;
	struct id other, g = behind_the_door(&other), me = scene_seat(&scene, 0);
	struct intent in;
	struct ids none = {NULL, 0};
	assert_int_equal(show(g, scene.now, plan_seen(scene.plan, me), none), NOT_NOW); // nobody said it
	intent_init(&in, SAY_PRIVATE_SOON);
	in.as.private_soon.gathering = g;
	assert_int_equal(say(0, in, NULL), SAID);
	int64_t said = scene.plan->time, minute = PRIVATE_SOON_SECONDS * 1000;
	assert_int_equal(show(g, said + minute - 1, plan_seen(scene.plan, me), none), NOT_NOW);
	assert_int_equal(show(g, said + minute, plan_seen(scene.plan, me), none), SAID);
	assert_int_equal(show(g, said + minute, 0, none), WRONG); // of what was it seen?
	intent_init(&in, SAY_PRIVATE_WAIT);
	in.as.private_wait.gathering = g;
	in.as.private_wait.fine = true;
	assert_int_equal(say(1, in, NULL), SAID);
	assert_int_equal(show(g, scene.plan->time, plan_seen(scene.plan, me), none), SAID);
}

static void what_another_wrote_after_it_was_read_through_is_not_shown_by_it(void **state)
{
	(void)state;
	struct id other, g = behind_the_door(&other), goal;
	struct intent in;
	scene_soon(&scene, 0, g);
	uint64_t seen = plan_seen(scene.plan, scene_seat(&scene, 0));
	intent_init(&in, SAY_GOAL_ADD);
	in.as.goal_add.text = STR("Net erbij");
	assert_int_equal(say(1, in, &goal), SAID);
	assert_int_equal(show(g, scene.now, seen, (struct ids){NULL, 0}), OVERTAKEN);
	assert_int_equal(show(g, scene.now, seen, (struct ids){&goal, 1}), SAID);
	assert_int_equal(show(g, scene.now, plan_seen(scene.plan, scene_seat(&scene, 0)), (struct ids){NULL, 0}), SAID);
}

// ---- the day

static void asked(struct id gathering, int seat)
{
	struct intent in;
	intent_init(&in, SAY_GUEST_ADD);
	in.as.guest_add.gathering = gathering;
	in.as.guest_add.person = scene.plan->people.at[scene.plan->seats.at[seat].person].item.id;
	assert_int_equal(say(0, in, NULL), SAID);
}

static struct ids news_of(int seat, struct intent in)
{
	struct event e = {0};
	struct plan *before = plan_copy(scene.plan);
	assert_int_equal(scene_say(&scene, voice_of(&scene, seat), &in, &e).outcome, SAID);
	struct ids news = plan_news(before, scene.plan, &e, scene.arena);
	plan_release(before);
	return news;
}

static bool among(struct ids news, int seat)
{
	for (size_t i = 0; i < news.n; i++)
		if (id_eq(news.at[i], scene_seat(&scene, seat)))
			return true;
	return false;
}

static struct intent day_chosen(struct id gathering, int ahead)
{
	struct intent in;
	intent_init(&in, SAY_GATHERING_WHEN);
	in.as.gathering_when = (struct say_gathering_when){
	        gathering, moment_text(scene.arena, (struct moment){day_of(scene.now) + ahead, 14 * 60})};
	return in;
}

static void who_is_asked_hears_of_the_day_and_nobody_while_a_door_is_shut(void **state)
{
	(void)state;
	struct id other, g = a_gathering();
	int helper = scene_seat_of_role(&scene, ROLE_PROFESSIONAL), kin = scene_seat_of_role(&scene, ROLE_NETWORK);
	asked(g, 0);
	asked(g, helper);
	struct ids news = news_of(0, day_chosen(g, 9));
	assert_true(news.n == 1 && among(news, helper)); // who says it knows it; who is not asked hears nothing
	assert_int_equal(news_of(0, day_chosen(g, 9)).n, 0); // the same day again
	asked(g, kin);
	assert_int_equal(news_of(0, day_chosen(g, 16)).n, 2);
	struct id shut = behind_the_door(&other);
	assert_int_equal(news_of(0, day_chosen(g, 23)).n, 0);
	scene_soon(&scene, 0, shut);
	struct intent in;
	intent_init(&in, SAY_GATHERING_PRESENT);
	in.as.gathering_present.gathering = shut;
	assert_int_equal(news_of(0, in).n, 2); // when it is shown
}

static void what_is_brought_is_for_the_day_of_the_gathering_whichever_it_becomes(void **state)
{
	(void)state;
	struct id g = a_gathering(), soup;
	struct intent in;
	assert_int_equal(say(0, day_chosen(g, 9), NULL), SAID);
	intent_init(&in, SAY_ACTION_ADD);
	in.as.action_add.text = STR("uusoup");
	in.as.action_add.gathering = g;
	in.as.action_add.brings = true;
	assert_int_equal(say(0, in, &soup), SAID);
	for (int ahead = 9; ahead < 20; ahead += 7) {
		assert_int_equal(say(0, day_chosen(g, ahead), NULL), SAID);
		const struct sight_plan *p = plan_sight(scene.plan, scene_seat(&scene, 0), scene.now, scene.arena);
		for (size_t i = 0; i < p->loose.n; i++)
			if (id_eq(p->loose.at[i].id, soup))
				assert_true(p->loose.at[i].brings && p->loose.at[i].when == now_is(g)->when.day);
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {TEST(a_family_puts_in_parts_of_its_own_and_what_is_open_stays_open),
	        TEST(a_part_is_skipped_and_done_after_all_and_the_door_opens_on_one_that_is_not),
	        TEST(showing_the_plan_takes_a_minute_unless_all_say_that_it_is_right),
	        TEST(what_another_wrote_after_it_was_read_through_is_not_shown_by_it),
	        TEST(who_is_asked_hears_of_the_day_and_nobody_while_a_door_is_shut),
	        TEST(what_is_brought_is_for_the_day_of_the_gathering_whichever_it_becomes)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
