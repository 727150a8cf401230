// SPDX-License-Identifier: EUPL-1.2
// plan + seat + now + intent -> an event, or a refusal with its reason. The order of refusals is the contract's: no such thing
// for this seat, not by its role, not well formed, not by content, overtaken. What each saying asks beyond that is in
// decide_content.c.
#include "plan.h"

static struct verdict refuse(enum outcome outcome)
{
	return (struct verdict){.outcome = outcome};
}

// Fills who asks. False when there is no such seat, or it no longer sits.
static bool seat_of_voice(struct ask *a, struct voice voice)
{
	const struct plan *p = a->plan;
	a->seat = NOBODY;
	a->chair = voice.kind == SPEAKER_KEEPER ? CHAIR_KEEPER : CHAIR_NEWCOMER;
	if (voice.kind != SPEAKER_SEAT)
		return true;
	a->seat = plan_find(p, THING_SEAT, voice.seat);
	if (a->seat == NOBODY)
		return false;
	const struct place *s = &p->seats.at[a->seat];
	bool invited = s->state == SEAT_INVITED && (s->until == DAY_NONE || day_of(a->now) <= s->until);
	a->chair = invited ? CHAIR_INVITED : (enum chair)(s->role - 1); // the chairs begin with the roles, which begin at 1
	return invited || seat_active(p, a->seat, a->now);
}

// Who asked for an action may be told how it went, also by who sees nobody's seat (beginnen.md, "Alleen Linda").
static bool asked_for_it(const struct ask *a, enum thing thing, int index)
{
	return thing == THING_SEAT && a->intent->say == SAY_ACTION_REPORT && a->about != NOBODY &&
	       may_see(a->plan, a->seat, THING_ACTION, a->about) && a->plan->actions.at[a->about].item.author == index;
}

// Who leads a gathering is named to all who are asked, also to who sees nobody's seat.
static bool leads_it(const struct ask *a, enum thing thing, int index)
{
	return thing == THING_SEAT && a->intent->say == SAY_GUEST_NEEDS && may_see(a->plan, a->seat, THING_GUEST, a->about) &&
	       a->plan->gatherings.at[a->plan->guests.at[a->about].gathering].lead == index;
}

static bool quotes(const struct ask *a, enum thing thing, int index)
{
	return thing == THING_PERSON && (a->intent->say == SAY_ENTRY_ADD || a->intent->say == SAY_GOAL_ADD) &&
	       may_quote(a->plan, a->seat, index);
}

// Whatever a saying names must be there, and must be visible to who names it (architecture.md, why permission cannot be
// forgotten).
static bool names_what_it_sees(const struct ask *a)
{
	const struct say_info *info = &say_infos[a->intent->say];
	for (size_t i = 0; i < info->n; i++) {
		struct id one;
		if (info->fields[i].thing < 0 || info->fields[i].kind == FIELD_PAIRS)
			continue;
		enum thing thing = (enum thing)info->fields[i].thing;
		struct ids ids = ids_of_field(&info->fields[i], &a->intent->as, &one);
		for (size_t k = 0; k < ids.n; k++) {
			int index = plan_find(a->plan, thing, ids.at[k]);
			if (index == NOBODY || plan_item(a->plan, thing, index)->gone)
				return false;
			bool keeper = a->speaker == SPEAKER_KEEPER;
			if (!keeper && !may_see(a->plan, a->seat, thing, index) && !asked_for_it(a, thing, index) &&
			        !leads_it(a, thing, index) && !quotes(a, thing, index))
				return false;
		}
	}
	return true;
}

static bool right_given(const struct ask *a, bool owner, bool with_condition)
{
	const struct right *rights = say_infos[a->intent->say].rights;
	const struct right *both[2] = {&rights[a->chair], owner ? &rights[CHAIR_OWNER] : NULL};
	for (int i = 0; i < 2; i++)
		if (both[i] && both[i]->given && (!with_condition || !both[i]->holds || both[i]->holds(a)))
			return true;
	return false;
}

static bool sits_as_owner(const struct ask *a)
{
	return a->seat != NOBODY && a->chair != CHAIR_INVITED && a->plan->seats.at[a->seat].owner;
}

bool changes_a_text(enum say say)
{
	return say == SAY_ENTRY_CHANGE || say == SAY_GOAL_CHANGE || say == SAY_ACTION_CHANGE || say == SAY_DEAL_CHANGE ||
	       say == SAY_ROOM_RENAME || say == SAY_PERSON_CHANGE;
}

static bool overtaken(const struct ask *a)
{
	if (a->intent->say == SAY_GATHERING_PRESENT)
		return private_shows_unseen(a);
	if (!a->seen || a->about == NOBODY || !changes_a_text(a->intent->say))
		return false;
	const struct item *item = plan_item(a->plan, a->thing, a->about);
	return item->seq > a->seen && item->last != a->seat;
}

static const struct key_kept *kept_before(const struct ask *a)
{
	uint64_t key = text_hash(a->intent->key);
	if (a->intent->key.len)
		list_each(k, &a->plan->keys) if (k->key == key && k->seat == a->seat &&
		                                 k->time > a->now - (int64_t)KEY_DAYS * 86400000) return k;
	return NULL;
}

static size_t news(const struct intent *in)
{
	const struct say_info *info = &say_infos[in->say];
	if (info->makes < 0)
		return 0;
	if (info->makes_per < 0)
		return 1;
	const struct ids *list = (const struct ids *)(const void *)((const char *)&in->as + info->fields[info->makes_per].offset);
	return list->n; // every list is {pointer, count}
}

static struct verdict rights(struct ask *a, const struct faults *typed)
{
	struct verdict v = {.outcome = SAID};
	if (a->speaker == SPEAKER_SEAT && !right_given(a, sits_as_owner(a), false))
		return names_what_it_sees(a) ? refuse(NOT_YOURS) : refuse(UNKNOWN);
	if (typed && typed->n) {
		v.outcome = WRONG;
		v.faults = *typed;
		return v;
	}
	if (!names_what_it_sees(a))
		return refuse(UNKNOWN);
	if (!right_given(a, sits_as_owner(a), true)) {
		v.outcome = a->speaker == SPEAKER_SEAT ? NOT_NOW : NOT_YOURS;
		v.reason = TEXT("Dit kun jij hier niet doen. Vraag het een ander uit jullie kring.");
	}
	return v;
}

static void write_event(const struct ask *a, const struct id *fresh, struct voice voice, struct event *ret)
{
	*ret = (struct event){.say = a->intent->say, .time = a->now, .key = a->intent->key, .as = a->intent->as};
	ret->typist = a->intent->typist;
	ret->fresh = (struct ids){fresh, news(a->intent)};
	if (a->intent->say == SAY_PLAN_BEGIN && ret->fresh.n)
		ret->seat = fresh[0];
	else if (voice.kind == SPEAKER_SEAT)
		ret->seat = voice.seat;
}

static struct verdict decide(struct ask *a, struct verdict v)
{
	struct faults faults = {.n = 0};
	a->faults = &faults;
	v.reason = decide_private(a);
	if (!v.reason.len)
		v.reason = decide_content(a);
	if (faults.n)
		v.outcome = WRONG, v.faults = faults;
	else if (v.reason.len)
		v.outcome = NOT_NOW;
	else if (overtaken(a))
		v.outcome = OVERTAKEN,
		v.reason = a->intent->say == SAY_GATHERING_PRESENT
		                   ? TEXT("Er kwam net iets bij. Lees het nog eens door.")
		                   : TEXT("Iemand anders veranderde dit ook. Je ziet nu allebei de teksten.");
	return v;
}

static struct verdict decide_as(const struct plan *p, bool kept_out, struct voice voice, int64_t now, const struct intent *in,
        const struct faults *typed, uint64_t seen, const struct id *fresh, struct event *ret)
{
	struct ask a = {.plan = p,
	        .speaker = voice.kind,
	        .kept_out = kept_out,
	        .shut = voice.shut,
	        .now = now > p->time ? now : p->time,
	        .seen = seen,
	        .intent = in,
	        .about = NOBODY};
	if (in->say >= SAYS || !seat_of_voice(&a, voice))
		return refuse(UNKNOWN);
	struct id about = about_of(in->say, &in->as, (struct ids){NULL, 0}, &a.thing);
	if (a.thing != THINGS && say_infos[in->say].makes < 0)
		a.about = plan_find(p, a.thing, about);
	const struct key_kept *before = kept_before(&a);
	if (before) {
		struct verdict again = refuse(before->fields == fields_hash(in->say, &in->as) ? REPEATED : KEY_TAKEN);
		again.seq = before->seq;
		return again;
	}
	struct verdict v = rights(&a, typed);
	if (v.outcome != SAID)
		return v;
	v = decide(&a, v);
	v.about = about;
	if (v.outcome != SAID)
		return v;
	write_event(&a, fresh, voice, ret);
	enum thing thing;
	v.about = about_of(in->say, &in->as, ret->fresh, &thing);
	return v;
}

struct verdict plan_decide(const struct plan *p, struct voice voice, int64_t now, const struct intent *in,
        const struct faults *typed, uint64_t seen, const struct id *fresh, struct event *ret)
{
	struct plan *settled = plan_settled(p, now);
	const struct plan *whole = settled ? settled : p;
	struct plan *outside = voice.shut & SHUT_INSIDE ? plan_from_outside(whole, voice.seat, now) : NULL;
	const struct plan *theirs =
	        outside ? outside
	                : plan_as(whole, voice.kind == SPEAKER_SEAT ? plan_find(whole, THING_SEAT, voice.seat) : NOBODY);
	bool kept_out = whole->outside && theirs != whole;
	struct verdict v = decide_as(theirs, kept_out, voice, now, in, typed, seen, fresh, ret);
	plan_release(outside);
	plan_release(settled);
	return v;
}
