// SPDX-License-Identifier: EUPL-1.2
// After a private time that was never shown, or of which all was kept back, life goes on at both tables, and nobody who was
// outside can tell by anything that is said, answered or counted later at which of the two there had been talk.
#include "two_tables.h"
#include <stdio.h>

static bool open_both(struct twins *t)
{
	struct intent in;
	if (chance_one_in(t->scene.chance, 3)) { // or nobody opens it, and it falls asleep
		t->now += (PRIVATE_SLEEP_DAYS + 1) * 86400000ll;
		return true;
	}
	if (chance_one_in(t->scene.chance, 2)) { // or it is shown, but for all that was made and changed there
		const struct id *fresh = some_fresh(t);
		struct ids all = all_ids(t);
		int64_t now = t->now;
		bool shown = founder_shows(t, &t->loud, all, fresh);
		t->now = now;
		return founder_shows(t, &t->still, all, fresh) && shown && !t->loud.plan->outside && !t->still.plan->outside;
	}
	intent_init(&in, SAY_PRIVATE_END);
	in.as.private_end.gathering = t->scene.plan->gatherings.at[t->scene.plan->gatherings.n - 1].item.id;
	const struct id *fresh = some_fresh(t);
	struct voice founder = {SPEAKER_SEAT, t->scene.plan->seats.at[0].item.id};
	return say_at(t, &t->loud, founder, &in, fresh).outcome == SAID &&
	       say_at(t, &t->still, founder, &in, fresh).outcome == SAID;
}

// Of things that both know. Somebody who was inside may get another answer, for they know more; they end the test.
static bool both_say(struct twins *t, bool *ret_go_on)
{
	struct intent in;
	struct plan *still = t->still.plan;
	enum say say = (enum say)chance_below(t->scene.chance, SAYS);
	int seat = (int)chance_below(t->scene.chance, still->seats.n);
	bool inside = is_inside(t->scene.plan, seat), handed = inside && chance_one_in(t->scene.chance, 3);
	bool outside = !inside || handed;
	struct voice voice = {SPEAKER_SEAT, still->seats.at[seat].item.id, handed ? SHUT_INSIDE : SHUT_NOTHING};
	bool overheard = outside && chance_one_in(t->scene.chance, 3);
	any_intent(t->scene.chance, t->scene.arena, overheard ? t->loud.plan : still, t->now, say, &in);
	if (say == SAY_GATHERING_PRESENT || say == SAY_PHASE_OPEN)
		return true;
	const struct id *fresh = some_fresh(t);
	struct verdict a = say_at(t, &t->loud, voice, &in, fresh), b = say_at(t, &t->still, voice, &in, fresh);
	*ret_go_on = a.outcome == b.outcome;
	if (outside && (a.outcome != b.outcome || !str_eq(a.reason, b.reason) || a.faults.n != b.faults.n))
		return printf("%s: %d at the one, %d at the other\n", say_infos[say].wire.at, (int)a.outcome, (int)b.outcome),
		       false;
	return true;
}

static bool life_goes_on_as_if_nothing_was_said(struct chance *chance, struct arena *arena)
{
	struct twins t = {0};
	bool good = true, go_on = true;
	if (twins_begin(&t, chance, arena)) {
		for (int i = 0; i < 80; i++) {
			t.now += 1000 + chance_below(chance, 60000);
			somebody_inside_speaks(&t);
		}
		go_on = open_both(&t);
		good = (!go_on || all_is_the_same_outside(&t, true)) && plan_is_sound(t.loud.plan);
		for (int i = 0; i < 120 && good && go_on; i++) {
			t.now += 1000 + chance_below(chance, 60000);
			good = both_say(&t, &go_on);
			good = good && (!go_on || i % 4 || all_is_the_same_outside(&t, true));
		}
	}
	twins_end(&t);
	return good;
}

int main(void)
{
	return prop_check("life goes on as if nothing was said", 80, life_goes_on_as_if_nothing_was_said);
}
