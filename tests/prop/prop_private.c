// SPDX-License-Identifier: EUPL-1.2
// Private time that holds. Two tables alike shut the same door; behind the one all is said, behind the other nothing. Whoever is
// outside sees, may say, counts and remembers the same at both, while it is shut and ever after.
#include "two_tables.h"
#include <stdio.h>
#include <stdlib.h>

// What is said outside gets the same answer at both tables. It may name what was made inside: an id overheard.
static bool somebody_outside_speaks(struct twins *t)
{
	struct intent in;
	struct plan *a = t->loud.plan;
	enum say say = (enum say)chance_below(t->scene.chance, SAYS);
	int seat = (int)chance_below(t->scene.chance, a->seats.n);
	struct voice voice = {SPEAKER_SEAT, a->seats.at[seat].item.id, is_inside(a, seat) ? SHUT_INSIDE : SHUT_NOTHING};
	if (say == SAY_DOOR_KNOCK)
		voice = (struct voice){SPEAKER_NEWCOMER, ID_NONE};
	any_intent(t->scene.chance, t->scene.arena, chance_one_in(t->scene.chance, 3) ? a : a->outside, t->now, say, &in);
	const struct id *fresh = some_fresh(t);
	struct verdict loud = say_at(t, &t->loud, voice, &in, fresh), still = say_at(t, &t->still, voice, &in, fresh);
	if (loud.outcome != still.outcome || !str_eq(loud.reason, still.reason) || loud.faults.n != still.faults.n) {
		printf("%s outside: %d behind one door, %d behind the other\n", say_infos[say].wire.at, (int)loud.outcome,
		        (int)still.outcome);
		return false;
	}
	return true;
}

static bool outside_nothing_tells_what_is_said_inside(struct chance *chance, struct arena *arena)
{
	struct twins t = {0};
	bool good = true;
	if (twins_begin(&t, chance, arena))
		for (int i = 0; i < 160 && good && t.loud.plan->outside && t.still.plan->outside; i++) {
			t.now += 1000 + chance_below(chance, 60000);
			if (chance_one_in(chance, 3))
				good = somebody_outside_speaks(&t);
			else
				somebody_inside_speaks(&t);
			good = good && plan_is_sound(t.loud.plan) && plan_is_sound(t.loud.plan->outside) &&
			       (i % 8 || all_is_the_same_outside(&t, true));
		}
	twins_end(&t);
	return good;
}

// The founder shows the plan at both tables. From then on all see the same plan, and the history still holds no word of it.
static bool afterwards_nothing_tells_it_either(struct chance *chance, struct arena *arena)
{
	struct twins t = {0};
	bool good = true;
	if (twins_begin(&t, chance, arena)) {
		struct intent in;
		for (int i = 0; i < 60; i++) {
			t.now += 1000 + chance_below(chance, 60000);
			somebody_inside_speaks(&t);
		}
		intent_init(&in, chance_one_in(chance, 2) ? SAY_GATHERING_PRESENT : SAY_PRIVATE_END);
		in.as.gathering_present.gathering = in.as.private_end.gathering =
		        t.scene.plan->gatherings.at[t.scene.plan->gatherings.n - 1].item.id;
		const struct id *fresh = some_fresh(&t);
		struct voice founder = {SPEAKER_SEAT, t.scene.plan->seats.at[0].item.id};
		struct intent soon;
		intent_init(&soon, SAY_PRIVATE_SOON);
		soon.as.private_soon.gathering = in.as.private_end.gathering;
		(void)say_at(&t, &t.loud, founder, &soon, fresh);
		(void)say_at(&t, &t.still, founder, &soon, fresh);
		t.now += PRIVATE_SOON_SECONDS * 1000;
		bool open = seat_active(t.loud.plan, 0, t.now) && !t.loud.plan->finished;
		bool both = say_at(&t, &t.loud, founder, &in, fresh).outcome == SAID &&
		            say_at(&t, &t.still, founder, &in, fresh).outcome == SAID;
		if (open && !both)
			printf("the door does not open\n");
		good = both || !open;
		// Not shown, the plan outside is what it was; shown, it is another.
		good = good && (!both || all_is_the_same_outside(&t, in.say == SAY_PRIVATE_END));
		good = good && plan_is_sound(t.loud.plan);
	}
	twins_end(&t);
	return good;
}

// ---- what is kept back

// But for what moves by itself: that there is news for a seat, when its words were shown, and which part comes after the door.
static bool thing_alike(const struct plan *a, const struct plan *b, int thing, int i)
{
	bool moves = thing == THING_SEAT || thing == THING_GATHERING ||
	             (thing == THING_ENTRY && a->entries.at[i].changed != b->entries.at[i].changed);
	return moves || item_alike(a, b, thing, (uint32_t)i);
}

static bool went_where_it_should(const struct plan *was, const struct plan *is, struct ids kept)
{
	for (enum thing thing = 0; thing < THINGS; thing++)
		for (int i = 0; i < plan_count(was, thing); i++) {
			const struct item *item = plan_item(was, thing, i);
			bool stays = ids_have(kept, item->id), here = item->round == (int)was->rounds.n;
			bool letters = thing == THING_ROOM && item->gone; // with a letter in it a room is not taken away
			if (here && (plan_item(is, thing, i)->held != (stays || thing == THING_VERSION)) &&
			        thing != THING_ENTRY && thing != THING_FIELD)
				return printf("thing %d %d, made inside: held %d\n", thing, i, plan_item(is, thing, i)->held),
				       false;
			if (!here && stays && !thing_alike(was->outside, is, (int)thing, i))
				return printf("thing %d %d was kept back, and is another outside\n", thing, i), false;
			if (!here && !stays && !letters && !thing_alike(was, is, (int)thing, i))
				return printf("thing %d %d was shown, and is another than inside\n", thing, i), false;
		}
	return true;
}

static bool what_is_kept_back_is_as_outside_and_the_rest_as_inside(struct chance *chance, struct arena *arena)
{
	struct twins t = {0};
	bool good = true;
	if (twins_begin(&t, chance, arena)) {
		for (int i = 0; i < 120; i++) {
			t.now += 1000 + chance_below(chance, 60000);
			somebody_inside_speaks(&t);
		}
		struct ids all = all_ids(&t), kept = {arena_many(arena, struct id, all.n), 0};
		for (size_t i = 0; i < all.n; i++)
			if (chance_one_in(chance, 2))
				((struct id *)(uintptr_t)kept.at)[kept.n++] = all.at[i];
		struct plan *was = t.loud.plan;
		plan_hold(was);
		good = founder_shows(&t, &t.loud, kept, some_fresh(&t)) && plan_is_sound(t.loud.plan);
		good = good && (t.loud.plan->outside || went_where_it_should(was, t.loud.plan, kept));
		plan_release(was);
	}
	twins_end(&t);
	return good;
}

// ---- what is taken back inside

static bool shares(enum say say)
{
	return say == SAY_ROOM_READERS || say == SAY_PART_READERS || say == SAY_ENTRY_READERS || say == SAY_ACTION_READERS;
}

// A seat outside loses what is taken from it inside, at once, and nothing else: an owner keeps what no owner can take from them.
// After more than one the two may differ in what is not told outside, that a thing has readers of its own; never in who loses.
static bool withdrawn_alike(const struct plan *was, const struct plan *is, int seat, bool exactly)
{
	for (int thing = 0; thing < THINGS; thing++)
		for (int i = 0; i < plan_count(was, thing); i++) {
			bool had = may_see(was->outside, seat, thing, i), has = may_see(is->outside, seat, thing, i);
			bool inside = may_see(is, seat, thing, i);
			if ((has && (!had || !inside)) || (exactly && had && inside && !has))
				return printf("seat %d, thing %d: had %d, has %d, inside %d\n", seat, thing, had, has, inside),
				       false;
		}
	return true;
}

static bool what_is_taken_back_inside_is_taken_back_outside(struct chance *chance, struct arena *arena)
{
	struct twins t = {0};
	bool good = true;
	int shared = 0;
	if (twins_begin(&t, chance, arena))
		for (int i = 0; i < 400 && good; i++) {
			struct intent in;
			enum say say = (enum say)chance_below(chance, SAYS);
			int speaker = (int)chance_below(chance, t.loud.plan->seats.n);
			if (!shares(say) || !is_inside(t.loud.plan, speaker))
				continue;
			struct plan *was = t.loud.plan;
			plan_hold(was);
			any_intent(chance, arena, was, t.now, say, &in);
			struct voice voice = {SPEAKER_SEAT, was->seats.at[speaker].item.id};
			shared += say_at(&t, &t.loud, voice, &in, some_fresh(&t)).outcome == SAID;
			for (int seat = 0; seat < (int)was->seats.n && good; seat++)
				good = is_inside(was, seat) || withdrawn_alike(was, t.loud.plan, seat, shared == 1);
			plan_release(was);
		}
	twins_end(&t);
	return good;
}

// ---- what is put in the box

static bool reads_it(struct twins *t, int seat, struct str mark)
{
	struct str text = sight_text(t->loud.plan, seat, t->now, t->scene.arena), told = story(t, &t->loud, seat, true);
	bool sees = text.len && memmem(text.at, text.len, mark.at, mark.len);
	return sees || (told.len && memmem(told.at, told.len, mark.at, mark.len));
}

static bool open_without_showing(struct twins *t)
{
	struct intent in;
	intent_init(&in, SAY_PRIVATE_END);
	in.as.private_end.gathering = t->loud.plan->gatherings.at[t->loud.plan->gatherings.n - 1].item.id;
	struct voice founder = {SPEAKER_SEAT, t->loud.plan->seats.at[0].item.id};
	return say_at(t, &t->loud, founder, &in, some_fresh(t)).outcome == SAID;
}

// From outside a letter can be put in. Nobody inside reads it, whoever they are, until the door is open; then its readers do.
static bool a_letter_waits_for_the_door(struct chance *chance, struct arena *arena)
{
	struct twins t = {0};
	bool good = true, put = false;
	if (twins_begin(&t, chance, arena))
		for (int i = 0; i < 200 && good && !put; i++) {
			struct intent in;
			int seat = (int)chance_below(chance, t.loud.plan->seats.n);
			if (is_inside(t.loud.plan, seat))
				continue;
			any_intent(chance, arena, t.loud.plan->outside, t.now, SAY_ENTRY_ADD, &in);
			struct str mark = in.as.entry_add.text = any_mark(chance, arena);
			struct voice writer = {SPEAKER_SEAT, t.loud.plan->seats.at[seat].item.id};
			put = say_at(&t, &t.loud, writer, &in, some_fresh(&t)).outcome == SAID;
			if (!put)
				continue;
			struct seats later = letter_readers(t.loud.plan, (int)t.loud.plan->entries.n - 1);
			for (int k = 0; k < (int)t.loud.plan->seats.n; k++)
				good = good && (!is_inside(t.loud.plan, k) || !reads_it(&t, k, mark));
			if (!good || !open_without_showing(&t))
				break;
			for (int k = 0; k < (int)t.loud.plan->seats.n; k++)
				good = good && (!is_inside(t.scene.plan, k) || !seat_active(t.loud.plan, k, t.now) ||
				                       reads_it(&t, k, mark) == seats_has(later, k));
		}
	twins_end(&t);
	return good;
}

// ---- those inside

static bool keeps_to_those_inside(const struct plan *p, int seat, struct str text, struct str mark)
{
	bool sees = text.len && memmem(text.at, text.len, mark.at, mark.len);
	return sees == (seat == 0 && p->seats.at[0].state == SEAT_TAKEN);
}

static bool founder_sits_alone(struct scene *s, struct id *ret_gathering)
{
	struct intent in;
	struct event e;
	struct id alone = scene_seat(s, 0);
	any_intent(s->chance, s->arena, s->plan, s->now, SAY_GATHERING_ADD, &in);
	(void)scene_say(s, voice_of(s, 0), &in, &e);
	*ret_gathering = e.fresh.at[0];
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open.gathering = *ret_gathering;
	in.as.phase_open.phase = STR("eigen");
	in.as.phase_open.inside = (struct ids){&alone, 1};
	return scene_say(s, voice_of(s, 0), &in, &e).outcome == SAID;
}

// A goal made inside, whatever becomes of the door: held back, called off, asleep, or shown.
static bool what_is_not_shown_stays_with_who_was_inside(struct chance *chance, struct arena *arena)
{
	struct scene s;
	struct intent in;
	struct event e;
	struct id gathering;
	scene_begin(&s, chance, arena);
	bool good = founder_sits_alone(&s, &gathering);
	struct str mark = any_mark(chance, arena);
	intent_init(&in, SAY_GOAL_ADD);
	in.as.goal_add.text = mark;
	good = good && scene_say(&s, voice_of(&s, 0), &in, &e).outcome == SAID;
	struct id goal = e.fresh.at[0];
	int way = (int)chance_below(chance, 4);
	intent_init(&in, way == 1 ? SAY_PRIVATE_END : SAY_GATHERING_PRESENT);
	in.as.gathering_present.gathering = in.as.private_end.gathering = gathering;
	if (way == 0)
		in.as.gathering_present.kept = (struct ids){&goal, 1};
	if (way == 2)
		s.now += (PRIVATE_SLEEP_DAYS + 1) * 86400000ll;
	else {
		scene_soon(&s, 0, gathering);
		good = good && scene_say(&s, voice_of(&s, 0), &in, &e).outcome == SAID;
	}
	for (int seat = 0; seat < (int)s.plan->seats.n && good && way < 3; seat++)
		good = keeps_to_those_inside(s.plan, seat, sight_text(s.plan, seat, s.now, arena), mark);
	// Who was inside may show it after all.
	intent_init(&in, SAY_GATHERING_PRESENT);
	in.as.gathering_present.gathering = gathering;
	enum outcome shown = good ? scene_say(&s, voice_of(&s, 0), &in, &e).outcome : SAID;
	good = good && shown == (way == 3 ? NOT_NOW : SAID);
	struct str other = sight_text(s.plan, 1, s.now, arena); // an owner, who reads all goals
	good = good && memmem(other.at, other.len, mark.at, mark.len);
	if (!good)
		printf("way %d, outcome %d\n", way, (int)shown);
	scene_end(&s);
	return good;
}

// No state is a dead end: somebody of the family who sits can open the door, or time does, and then all can be said again.
static bool every_door_opens_again(struct chance *chance, struct arena *arena)
{
	struct scene s;
	bool good = true;
	scene_begin(&s, chance, arena);
	for (int i = 0; i < 300 && good; i++) {
		if (chance_one_in(chance, 40))
			(void)shut_the_door(&s);
		(void)scene_step(&s, &(struct event){0});
		good = plan_is_sound(s.plan) && (!s.plan->outside || s.plan->outside->outside == NULL);
	}
	s.now += (PRIVATE_SLEEP_DAYS + 1) * 86400000ll;
	struct plan *settled = plan_settled(s.plan, s.now);
	good = good && !(settled ? settled : s.plan)->outside && (!settled || plan_is_sound(settled));
	plan_release(settled);
	scene_end(&s);
	return good;
}

int main(void)
{
	return prop_check("outside, nothing tells what is said inside", 40, outside_nothing_tells_what_is_said_inside) +
	       prop_check("afterwards, nothing tells it either", 40, afterwards_nothing_tells_it_either) +
	       prop_check("what is kept back is as outside, and the rest as inside", 60,
	               what_is_kept_back_is_as_outside_and_the_rest_as_inside) +
	       prop_check(
	               "what is taken back inside is taken back outside", 40, what_is_taken_back_inside_is_taken_back_outside) +
	       prop_check("a letter waits for the door", 40, a_letter_waits_for_the_door) +
	       prop_check("what is not shown stays with who was inside", 60, what_is_not_shown_stays_with_who_was_inside) +
	       prop_check("every door opens again", 25, every_door_opens_again);
}
