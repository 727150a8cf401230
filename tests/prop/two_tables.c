// SPDX-License-Identifier: EUPL-1.2
// See two_tables.h.
#include "two_tables.h"
#include <stdio.h>

struct verdict say_at(struct twins *t, struct table *at, struct voice voice, const struct intent *in, const struct id *fresh)
{
	struct event e;
	uint64_t seen = in->say == SAY_GATHERING_PRESENT ? plan_seen(at->plan, voice.seat) : 0; // it was read through
	struct verdict v = plan_decide(at->plan, voice, t->now, in, NULL, seen, fresh, &e);
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

const struct id *some_fresh(struct twins *t)
{
	struct id *fresh = arena_many(t->scene.arena, struct id, FRESH);
	for (int i = 0; i < FRESH; i++)
		fresh[i] = any_id(t->scene.chance, false);
	return fresh;
}

bool is_inside(const struct plan *p, int seat)
{
	return plan_as(p, seat) == p;
}

// A table with a gathering, and the founder with some others behind a shut door.
bool shut_the_door(struct scene *s)
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

bool twins_begin(struct twins *t, struct chance *chance, struct arena *arena)
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

void twins_end(struct twins *t)
{
	struct table *both[2] = {&t->loud, &t->still};
	for (int i = 0; i < 2; i++) {
		plan_release(both[i]->plan);
		list_free(&both[i]->kept);
	}
	scene_end(&t->scene);
}

struct str story(struct twins *t, const struct table *at, int seat, bool whole)
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

static bool seat_sees_the_same(struct twins *t, const struct table *loud, const struct table *still, int seat, bool sights)
{
	const struct plan *a = loud->plan, *b = still->plan;
	struct id id = a->seats.at[seat].item.id;
	bool good = !sights || same(sight_text(a, seat, t->now, t->scene.arena), sight_text(b, seat, t->now, t->scene.arena),
	                               "its sight", seat);
	good = good && same(story(t, loud, seat, sights), story(t, still, seat, sights), "its history", seat);
	if (plan_ordinal(a, id, plan_seen(a, id)) != plan_ordinal(b, id, plan_seen(b, id)))
		good = printf("seat %d: its number differs\n", seat) < 0;
	return good;
}

// Who came to a seat of the inside by the keeper's hand is outside.
bool all_is_the_same_outside(struct twins *t, bool sights)
{
	bool good = true;
	for (int seat = 0; seat < (int)t->loud.plan->seats.n && good; seat++) {
		struct table loud = t->loud, still = t->still;
		struct id id = loud.plan->seats.at[seat].item.id;
		if (!is_inside(t->scene.plan, seat)) {
			good = seat_sees_the_same(t, &loud, &still, seat, sights);
			continue;
		}
		if (!seat_active(still.plan, seat, t->now))
			continue;
		loud.plan = plan_from_outside(loud.plan, id, t->now);
		still.plan = plan_from_outside(still.plan, id, t->now);
		good = seat_sees_the_same(t, &loud, &still, seat, sights);
		plan_release(loud.plan);
		plan_release(still.plan);
	}
	return good;
}

bool founder_shows(struct twins *t, struct table *at, struct ids kept, const struct id *fresh)
{
	struct voice founder = {SPEAKER_SEAT, at->plan->seats.at[0].item.id};
	struct id gathering = t->scene.plan->gatherings.at[t->scene.plan->gatherings.n - 1].item.id;
	struct intent soon, show;
	intent_init(&soon, SAY_PRIVATE_SOON);
	soon.as.private_soon.gathering = gathering;
	(void)say_at(t, at, founder, &soon, fresh);
	t->now += PRIVATE_SOON_SECONDS * 1000;
	intent_init(&show, SAY_GATHERING_PRESENT);
	show.as.gathering_present.gathering = gathering;
	show.as.gathering_present.kept = kept;
	bool said = say_at(t, at, founder, &show, fresh).outcome == SAID;
	return said || !seat_active(at->plan, 0, t->now) || at->plan->finished;
}

struct ids all_ids(struct twins *t)
{
	const struct plan *p = t->loud.plan;
	size_t n = 1;
	for (enum thing thing = 0; thing < THINGS; thing++)
		n += (size_t)plan_count(p, thing);
	struct id *all = arena_many(t->scene.arena, struct id, n);
	all[0] = p->id;
	n = 1;
	for (enum thing thing = 0; thing < THINGS; thing++)
		for (int i = 0; i < plan_count(p, thing); i++)
			all[n++] = plan_item(p, thing, i)->id;
	return (struct ids){all, n};
}

static enum say any_inner_say(struct chance *chance)
{
	static const enum say likely[] = {SAY_ENTRY_ADD, SAY_GOAL_ADD, SAY_ACTION_ADD, SAY_ENTRY_CHANGE, SAY_GOAL_CHANGE,
	        SAY_ROOM_ADD, SAY_PERSON_ADD, SAY_PERSON_CHANGE, SAY_ACTION_CHANGE, SAY_ACTION_REPORT, SAY_DEAL_ADD,
	        SAY_VERSION_PUT, SAY_ROOM_RENAME, SAY_ACTION_REMOVE, SAY_PRIVATE_STAY, SAY_GATHERING_ADD, SAY_FIELD_ADD,
	        SAY_GATHERING_DAYS, SAY_GUEST_ADD, SAY_GUEST_DAYS, SAY_GUEST_ANSWER, SAY_PREP_ADD, SAY_QUESTION_ASK,
	        SAY_STATEMENT_ANSWER, SAY_VERSION_STAND};
	return chance_one_in(chance, 2) ? likely[chance_below(chance, sizeof likely / sizeof likely[0])]
	                                : (enum say)chance_below(chance, SAYS);
}

static bool takes_from_outside(enum say say) // what is withdrawn or ended inside is so outside too, at once
{
	return say_infos[say].door == DOOR_AT_ONCE || say == SAY_ROOM_READERS || say == SAY_PART_READERS ||
	       say == SAY_ENTRY_READERS || say == SAY_ACTION_READERS || say == SAY_GATHERING_PRESENT || say == SAY_PRIVATE_END;
}

void somebody_inside_speaks(struct twins *t)
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
