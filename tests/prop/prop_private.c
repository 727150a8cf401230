// SPDX-License-Identifier: EUPL-1.2
// Private time that holds. Two tables alike shut the same door; behind the one all is said, behind the other nothing. Whoever is
// outside sees, may say, counts and remembers the same at both, while it is shut and ever after.
#include "any_saying.h"
#include <stdio.h>
#include <stdlib.h>

struct table { // one of the two
	struct plan *plan;
	struct {
		LIST(struct kept);
	} kept;
};

struct twins {
	struct scene scene; // how they came to the door; its chance and arena serve both
	struct table loud, still;
	int64_t now;
};

static struct verdict say_at(
        struct twins *t, struct table *at, struct voice voice, const struct intent *in, const struct id *fresh)
{
	struct event e;
	struct verdict v = plan_decide(at->plan, voice, t->now, in, NULL, 0, fresh, &e);
	if (v.outcome != SAID)
		return v;
	struct out out;
	out_init(&out, 1 << 20);
	event_write(&out, &e);
	*list_add(&at->kept) = (struct kept){str_copy(t->scene.arena, out_str(&out)), plan_seq(at->plan) + 1};
	out_finish(&out);
	struct plan *next = plan_copy(at->plan);
	plan_apply(next, &e, plan_seq(at->plan) + 1);
	plan_release(at->plan);
	at->plan = next;
	return v;
}

static const struct id *some_fresh(struct twins *t)
{
	struct id *fresh = arena_many(t->scene.arena, struct id, FRESH);
	for (int i = 0; i < FRESH; i++)
		fresh[i] = any_id(t->scene.chance, false);
	return fresh;
}

static bool is_inside(const struct plan *p, int seat)
{
	return plan_as(p, seat) == p;
}

// A table with a gathering, and the founder with some others behind a shut door.
static bool shut_the_door(struct scene *s)
{
	struct intent in;
	struct event e;
	any_intent(s->chance, s->arena, s->plan, s->now, SAY_GATHERING_ADD, &in);
	if (scene_say(s, voice_of(s, 0), &in, &e).outcome != SAID)
		return false;
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open.gathering = e.fresh.at[0];
	in.as.phase_open.phase = STR("eigen");
	struct id *inside = arena_many(s->arena, struct id, s->plan->seats.n);
	size_t n = 0;
	inside[n++] = scene_seat(s, 0);
	for (uint32_t i = 1; i < s->plan->seats.n; i++)
		if (s->plan->seats.at[i].state == SEAT_TAKEN && s->plan->seats.at[i].role < ROLE_OFFICE &&
		        chance_one_in(s->chance, 2))
			inside[n++] = scene_seat(s, (int)i);
	in.as.phase_open.inside = (struct ids){inside, n};
	return scene_say(s, voice_of(s, 0), &in, &e).outcome == SAID;
}

static bool begin(struct twins *t, struct chance *chance, struct arena *arena)
{
	scene_begin(&t->scene, chance, arena);
	for (int i = 0; i < 80; i++)
		(void)scene_step(&t->scene, &(struct event){0});
	if (t->scene.plan->outside || !shut_the_door(&t->scene) || !t->scene.plan->outside)
		return false;
	t->now = t->scene.now;
	struct table *both[2] = {&t->loud, &t->still};
	for (int i = 0; i < 2; i++) {
		plan_hold(both[i]->plan = t->scene.plan);
		list_each(k, &t->scene.kept) * list_add(&both[i]->kept) = *k;
	}
	return true;
}

static void end(struct twins *t)
{
	struct table *both[2] = {&t->loud, &t->still};
	for (int i = 0; i < 2; i++) {
		plan_release(both[i]->plan);
		list_free(&both[i]->kept);
	}
	scene_end(&t->scene);
}

// What such a seat reads of what happened, as the journal gives it: with its number there, and without what it may not know.
static struct str story(struct twins *t, const struct table *at, int seat, bool whole)
{
	struct id id = at->plan->seats.at[seat].item.id;
	struct out out;
	out_init(&out, 16 << 20);
	list_each(k, &at->kept)
	{
		struct event e;
		if (!whole && k->seq < t->scene.kept.n) // what was said before stands with the readers that the plan has now
			continue;
		if (event_read(t->scene.arena, k->text, &e) != OK || !plan_event_visible(at->plan, &e, k->seq, id))
			continue;
		plan_event_blank(at->plan, &e, id, t->scene.arena);
		out_print(&out, "%llu ", (unsigned long long)plan_ordinal(at->plan, id, k->seq));
		if (whole)
			out_put(&out, plan_event_name(at->plan, &e, id));
		event_write(&out, &e);
	}
	struct str text = str_copy(t->scene.arena, out_str(&out));
	out_finish(&out);
	return text;
}

static bool same(struct str a, struct str b, const char *what, int seat)
{
	if (str_eq(a, b))
		return true;
	size_t i = 0;
	while (i < a.len && i < b.len && a.at[i] == b.at[i])
		i++;
	size_t from = i < 60 ? 0 : i - 60;
	printf("seat %d: %s differs: ...%.*s | %.*s\n", seat, what, (int)(a.len - from < 160 ? a.len - from : 160), a.at + from,
	        (int)(b.len - from < 160 ? b.len - from : 160), b.at + from);
	return false;
}

static bool all_is_the_same_outside(struct twins *t, bool sights)
{
	struct plan *a = t->loud.plan, *b = t->still.plan;
	bool good = true;
	for (int seat = 0; seat < (int)a->seats.n && good; seat++) {
		struct id id = a->seats.at[seat].item.id;
		if (is_inside(t->scene.plan, seat))
			continue;
		if (sights)
			good = same(sight_text(a, seat, t->now, t->scene.arena), sight_text(b, seat, t->now, t->scene.arena),
			        "its sight", seat);
		good = good && same(story(t, &t->loud, seat, sights), story(t, &t->still, seat, sights), "its history", seat);
		if (plan_ordinal(a, id, plan_seen(a, id)) != plan_ordinal(b, id, plan_seen(b, id)))
			good = printf("seat %d: its number differs\n", seat) < 0;
	}
	return good;
}

static enum say any_inner_say(struct chance *chance)
{
	static const enum say likely[] = {SAY_ENTRY_ADD, SAY_GOAL_ADD, SAY_ACTION_ADD, SAY_ENTRY_CHANGE, SAY_GOAL_CHANGE,
	        SAY_ROOM_ADD, SAY_PERSON_ADD, SAY_PERSON_CHANGE, SAY_ACTION_CHANGE, SAY_ACTION_REPORT, SAY_DEAL_ADD,
	        SAY_VERSION_PUT, SAY_ROOM_RENAME, SAY_ACTION_REMOVE, SAY_PRIVATE_STAY, SAY_GATHERING_ADD, SAY_FIELD_ADD};
	return chance_one_in(chance, 2) ? likely[chance_below(chance, sizeof likely / sizeof likely[0])]
	                                : (enum say)chance_below(chance, SAYS);
}

static bool takes_from_outside(enum say say) // what is withdrawn or ended inside is so outside too, at once
{
	return say_infos[say].door == DOOR_AT_ONCE || say == SAY_ROOM_READERS || say == SAY_PART_READERS ||
	       say == SAY_ENTRY_READERS || say == SAY_ACTION_READERS || say == SAY_GATHERING_PRESENT || say == SAY_PRIVATE_END;
}

static void somebody_inside_speaks(struct twins *t)
{
	struct intent in;
	enum say say = any_inner_say(t->scene.chance);
	int seat = (int)chance_below(t->scene.chance, t->loud.plan->seats.n);
	if (takes_from_outside(say) || !is_inside(t->loud.plan, seat))
		return;
	any_intent(t->scene.chance, t->scene.arena, t->loud.plan, t->now, say, &in);
	struct id id = t->loud.plan->seats.at[seat].item.id;
	(void)say_at(t, &t->loud, (struct voice){SPEAKER_SEAT, id}, &in, some_fresh(t));
}

// What is said outside gets the same answer at both tables. It may name what was made inside: an id overheard.
static bool somebody_outside_speaks(struct twins *t)
{
	struct intent in;
	struct plan *a = t->loud.plan;
	enum say say = (enum say)chance_below(t->scene.chance, SAYS);
	int seat = (int)chance_below(t->scene.chance, a->seats.n);
	bool known = !is_inside(a, seat) && say != SAY_DOOR_KNOCK;
	struct voice voice = {known ? SPEAKER_SEAT : SPEAKER_NEWCOMER, known ? a->seats.at[seat].item.id : ID_NONE};
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
	if (begin(&t, chance, arena))
		for (int i = 0; i < 160 && good && t.loud.plan->outside && t.still.plan->outside; i++) {
			t.now += 1000 + chance_below(chance, 60000);
			if (chance_one_in(chance, 3))
				good = somebody_outside_speaks(&t);
			else
				somebody_inside_speaks(&t);
			good = good && plan_is_sound(t.loud.plan) && plan_is_sound(t.loud.plan->outside) &&
			       (i % 8 || all_is_the_same_outside(&t, true));
		}
	end(&t);
	return good;
}

// The founder shows the plan at both tables. From then on all see the same plan, and the history still holds no word of it.
static bool afterwards_nothing_tells_it_either(struct chance *chance, struct arena *arena)
{
	struct twins t = {0};
	bool good = true;
	if (begin(&t, chance, arena)) {
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
	end(&t);
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
	if (begin(&t, chance, arena))
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
	end(&t);
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
	if (begin(&t, chance, arena))
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
	end(&t);
	return good;
}

// ---- those inside

static bool keeps_to_those_inside(const struct plan *p, int seat, struct str text, struct str mark)
{
	bool sees = text.len && memmem(text.at, text.len, mark.at, mark.len);
	return sees == (seat == 0 && p->seats.at[0].state == SEAT_TAKEN);
}

// A goal made inside, whatever becomes of the door: held back, called off, asleep, or shown.
static bool what_is_not_shown_stays_with_who_was_inside(struct chance *chance, struct arena *arena)
{
	struct scene s;
	struct intent in;
	struct event e;
	bool good = true;
	scene_begin(&s, chance, arena);
	any_intent(chance, arena, s.plan, s.now, SAY_GATHERING_ADD, &in);
	(void)scene_say(&s, voice_of(&s, 0), &in, &e);
	struct id gathering = e.fresh.at[0], alone = scene_seat(&s, 0);
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open.gathering = gathering;
	in.as.phase_open.phase = STR("eigen");
	in.as.phase_open.inside = (struct ids){&alone, 1};
	good = scene_say(&s, voice_of(&s, 0), &in, &e).outcome == SAID;
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
	else
		good = good && scene_say(&s, voice_of(&s, 0), &in, &e).outcome == SAID;
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
	       prop_check(
	               "what is taken back inside is taken back outside", 40, what_is_taken_back_inside_is_taken_back_outside) +
	       prop_check("a letter waits for the door", 40, a_letter_waits_for_the_door) +
	       prop_check("what is not shown stays with who was inside", 60, what_is_not_shown_stays_with_who_was_inside) +
	       prop_check("every door opens again", 25, every_door_opens_again);
}
