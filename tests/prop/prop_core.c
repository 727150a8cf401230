// SPDX-License-Identifier: EUPL-1.2
// The laws of the core (docs: "Laws of the core"), tried on made-up plans and sayings: apply is total, what was decided keeps a
// plan sound, the journal holds everything, a copy is a copy, a key is kept.
#include "any_saying.h"
#include <stdio.h>

static bool said_again_is_the_same(struct arena *arena, const struct event *e)
{
	struct out first, second;
	struct event read;
	out_init(&first, 1 << 20);
	out_init(&second, 1 << 20);
	event_write(&first, e);
	bool same = event_read(arena, out_str(&first), &read) == OK;
	if (same) {
		event_write(&second, &read);
		same = str_eq(out_str(&first), out_str(&second)) && read.say == e->say;
	}
	if (!same)
		printf("not read back: %.*s\n", STR_ARG(out_str(&first)));
	out_finish(&first);
	out_finish(&second);
	return same;
}

// Any kind of event by anybody, about things that are there or not, with ids that are new or not.
static void any_event(struct scene *s, struct event *to)
{
	struct intent in;
	any_intent(s->chance, s->arena, s->plan, s->now, (enum say)chance_below(s->chance, SAYS), &in);
	*to = (struct event){.say = in.say, .time = s->now, .key = in.key, .as = in.as};
	if (chance_one_in(s->chance, 30))
		to->time = (int64_t)(chance_next(s->chance) >> 22);
	to->seat = chance_one_in(s->chance, 8) ? any_id(s->chance, false)
	                                       : scene_seat(s, (int)chance_below(s->chance, s->plan->seats.n));
	struct id *fresh = arena_many(s->arena, struct id, FRESH);
	size_t n = chance_below(s->chance, 6) ? chance_below(s->chance, FRESH + 1) : 0;
	for (size_t i = 0; i < n; i++)
		fresh[i] = chance_one_in(s->chance, 20) ? scene_seat(s, 0) : any_id(s->chance, false);
	to->fresh = (struct ids){fresh, n};
	if (chance_one_in(s->chance, 4))
		to->carried = (struct carried){.is = true,
		        .who = chance_one_in(s->chance, 2) ? any_mark(s->chance, s->arena) : STR(""),
		        .time = (int64_t)(chance_next(s->chance) >> 22),
		        .changed = chance_one_in(s->chance, 2) ? s->now : 0,
		        .proposed = chance_one_in(s->chance, 2)};
}

static bool any_event_on_any_plan_gives_a_plan(struct chance *chance, struct arena *arena)
{
	struct scene s;
	scene_begin(&s, chance, arena);
	bool good = true;
	for (int i = 0; i < 1500 && good; i++) {
		struct event e;
		any_event(&s, &e);
		good = said_again_is_the_same(arena, &e);
		plan_apply(s.plan, &e, plan_seq(s.plan) + 1);
		if (i % 50 == 0)
			good = good && plan_is_sound(s.plan);
		for (uint32_t seat = 0; i % 300 == 0 && seat < s.plan->seats.n; seat++)
			(void)sight_text(s.plan, (int)seat, s.now, arena);
		(void)plan_event_visible(s.plan, &e, 1 + chance_below(chance, 500), scene_seat(&s, 1));
		(void)plan_event_name(s.plan, &e, scene_seat(&s, 1));
		(void)plan_thing_text(s.plan, plan_event_about(&e), scene_seat(&s, 0));
	}
	good = good && plan_is_sound(s.plan);
	scene_end(&s);
	return good;
}

static bool an_ended_seat_sees_and_says_nothing(struct scene *s)
{
	for (uint32_t i = 0; i < s->plan->seats.n; i++) {
		struct intent in;
		struct event e;
		if (s->plan->seats.at[i].state <= SEAT_TAKEN)
			continue;
		any_intent(s->chance, s->arena, s->plan, s->now, (enum say)chance_below(s->chance, SAYS), &in);
		enum outcome outcome = scene_say(s, voice_of(s, (int)i), &in, &e).outcome;
		if (sight_text(s->plan, (int)i, s->now, s->arena).len || outcome != UNKNOWN ||
		        plan_thing_text(s->plan, scene_seat(s, 0), scene_seat(s, (int)i)).len)
			return printf("seat %u ended and still sees or speaks\n", i), false;
	}
	return true;
}

static bool what_is_decided_keeps_a_plan_sound(struct chance *chance, struct arena *arena)
{
	struct scene s;
	scene_begin(&s, chance, arena);
	bool good = true;
	unsigned said = 0;
	for (int i = 0; i < 1200 && good; i++) {
		struct event e;
		if (scene_step(&s, &e).outcome != SAID)
			continue;
		said++;
		good = said_again_is_the_same(arena, &e) && plan_is_sound(s.plan) && seats_are_lawful(s.plan) &&
		       an_ended_seat_sees_and_says_nothing(&s);
		if (!good)
			printf("after %s\n", say_infos[e.say].wire.at);
	}
	if (said < 50)
		printf("only %u of 1200 could be said: this tries too little\n", said);
	scene_end(&s);
	return good && said >= 50;
}

static bool same_sight(const struct plan *a, const struct plan *b, int64_t now, struct arena *arena)
{
	if (a->seats.n != b->seats.n)
		return false;
	for (uint32_t i = 0; i < a->seats.n; i++)
		if (!str_eq(sight_text(a, (int)i, now, arena), sight_text(b, (int)i, now, arena)) ||
		        plan_seen(a, a->seats.at[i].item.id) != plan_seen(b, a->seats.at[i].item.id))
			return false;
	return true;
}

static bool the_journal_holds_all_of_a_plan(struct chance *chance, struct arena *arena)
{
	struct scene s;
	scene_begin(&s, chance, arena);
	for (int i = 0; i < 500; i++)
		(void)scene_step(&s, &(struct event){0});
	struct plan *folded = plan_create(s.plan->id);
	bool good = true;
	list_each(k, &s.kept)
	{
		struct event e;
		good = good && event_read(arena, k->text, &e) == OK;
		plan_apply(folded, &e, k->seq);
	}
	good = good && same_sight(s.plan, folded, s.now, arena) && plan_seq(s.plan) == plan_seq(folded) &&
	       plan_solo(s.plan) == plan_solo(folded);
	plan_release(folded);
	scene_end(&s);
	return good;
}

static bool a_copy_never_changes_what_it_was_copied_from(struct chance *chance, struct arena *arena)
{
	struct scene s;
	scene_begin(&s, chance, arena);
	for (int i = 0; i < 200; i++)
		(void)scene_step(&s, &(struct event){0});
	struct plan *old = s.plan;
	int64_t then = s.now;
	struct str before[SEATS];
	uint32_t n = old->seats.n;
	for (uint32_t i = 0; i < n; i++)
		before[i] = sight_text(old, (int)i, then, arena);
	plan_hold(old);
	for (int i = 0; i < 300; i++)
		(void)scene_step(&s, &(struct event){0});
	bool good = old->seats.n == n;
	for (uint32_t i = 0; i < n && good; i++)
		good = str_eq(before[i], sight_text(old, (int)i, then, arena));
	plan_release(old);
	scene_end(&s);
	return good;
}

static bool a_key_is_one_saying(struct chance *chance, struct arena *arena)
{
	struct scene s;
	scene_begin(&s, chance, arena);
	bool good = true;
	for (int i = 0; i < 30 && good; i++) {
		struct intent in;
		struct event e;
		static const enum say says[] = {SAY_GOAL_ADD, SAY_ENTRY_ADD, SAY_ACTION_ADD, SAY_OFFER_ADD, SAY_ROOM_ADD};
		any_intent(chance, arena, s.plan, s.now, says[chance_below(chance, 5)], &in);
		in.key = any_mark(chance, arena);
		struct voice voice = voice_of(&s, 0);
		if (scene_say(&s, voice, &in, &e).outcome != SAID)
			continue;
		uint64_t seq = plan_seq(s.plan);
		struct verdict again = scene_say(&s, voice, &in, &e);
		good = again.outcome == REPEATED && again.seq == seq && plan_seq(s.plan) == seq;
		struct intent other;
		intent_init(&other, SAY_GOAL_ADD);
		other.as.goal_add.text = STR("iets anders");
		other.key = in.key;
		good = good && scene_say(&s, voice, &other, &e).outcome == KEY_TAKEN;
		good = good && scene_say(&s, voice_of(&s, 1), &other, &e).outcome != KEY_TAKEN; // a key is of one seat
		s.now += (int64_t)(KEY_DAYS + 1) * 86400000;
		good = good && scene_say(&s, voice, &other, &e).outcome == SAID; // and kept for thirty days
	}
	scene_end(&s);
	return good;
}

int main(void)
{
	return prop_check("any event on any plan gives a plan", 25, any_event_on_any_plan_gives_a_plan) +
	       prop_check(
	               "what is decided keeps a plan sound, and who ended sees nothing", 12, what_is_decided_keeps_a_plan_sound) +
	       prop_check("the journal holds all of a plan", 25, the_journal_holds_all_of_a_plan) +
	       prop_check("a copy never changes what it was copied from", 25, a_copy_never_changes_what_it_was_copied_from) +
	       prop_check("a key is one saying, of one seat, for thirty days", 5, a_key_is_one_saying);
}
