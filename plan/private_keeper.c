// SPDX-License-Identifier: EUPL-1.2
// The machine's keeper sits at no table. What the keeper's commands make of a seat (an export, a link, a token) has the plan as
// one who was in no private time: what was said there is not theirs to read, nor who was inside. Nor does it hand anything on:
// else it would let itself in by another way. Where there never was a private time, it may say what its seat may.
#include "plan.h"

// Who spoke in private time stays with who was there, also when it was shown: so it is not this seat's own either.
static void forget_who_spoke(struct plan *p, int reader)
{
	list_each(e, &p->entries)
	{
		if (!e->item.round)
			continue;
		e->item.author = e->item.author == reader ? NOBODY : e->item.author;
		e->from = e->from == p->seats.at[reader].person ? NOBODY : e->from;
	}
}

struct plan *plan_from_outside(const struct plan *p, struct id seat, int64_t now)
{
	struct plan *settled = plan_settled(p, now);
	const struct plan *is = settled ? settled : p;
	struct plan *out = plan_copy(is->outside ? is->outside : is);
	int reader = plan_find(out, THING_SEAT, seat);
	out->through.n = 0; // the plan outside does not know which of its events were said meanwhile
	list_each(t, &is->through)
	{
		if (!seats_any(seats_less(SEATS_ALL, t->told))) // and not what was told to a few: that somebody asks for help
			*list_add(&out->through) = *t;
	}
	list_each(s, &out->seats) s->calls = s->called = false;
	list_each(r, &out->rounds) r->inside = seats_without(r->inside, reader);
	if (reader != NOBODY) {
		forget_who_spoke(out, reader);
		// Its own number moves with what stayed inside too; this one with what anybody said outside.
		out->seats.at[reader].seen = p->outside ? p->outside->seq : p->seq;
	}
	plan_release(settled);
	return out;
}

// Who lets others in, or gives them to read what is hidden here; who helps, or speaks, for this seat later; what shuts a door.
static const enum say hands_on[] = {SAY_PART_READERS, SAY_INVITE, SAY_TABLE_OPEN, SAY_DOOR_OPEN, SAY_SEAT_OWN, SAY_STAND_IN,
        SAY_PRIVATE_ASK_WHOM, SAY_PHASE_OPEN};

// While a door is shut only what is said at once to all: what this seat says else would stay inside, when it is named there.
bool says_unshown(const struct plan *p, enum say say)
{
	if (say == SAY_HELPER_NAME || say == SAY_KEY_RENEWED) // its own way in
		return false;
	for (size_t i = 0; p->rounds.n && i < sizeof hands_on / sizeof hands_on[0]; i++)
		if (hands_on[i] == say)
			return false;
	return !round_shut(p) || say_infos[say].door == DOOR_AT_ONCE;
}

bool private_missed_none(const struct plan *p, int seat)
{
	list_each(r, &p->rounds) if (!seats_has(r->inside, seat)) return false;
	return true;
}
