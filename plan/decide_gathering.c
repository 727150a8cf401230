// SPDX-License-Identifier: EUPL-1.2
// What a gathering asks of what is said: which phase, who may stay when the door shuts, and what waits until it opens. A phase
// can only take away: none of this gives a right (plan/words does).
#include "plan.h"

// Somebody of the family is inside, and nobody who decides about them from an office (domain.md §9).
static struct str may_shut(const struct ask *a)
{
	struct seats inside = private_names(a->plan, a->intent->as.phase_open.inside);
	bool family = false, offices = false;
	for (uint32_t i = 0; i < a->plan->seats.n; i++)
		if (seats_has(inside, (int)i) && seat_active(a->plan, (int)i, a->now)) {
			family |= family_role(a->plan->seats.at[i].role);
			offices |= office_role(a->plan->seats.at[i].role);
		}
	if (offices)
		fault_at(a, "binnen", TEXT("Iemand van een kantoor kan niet aan tafel blijven."));
	else if (!family)
		fault_at(a, "binnen", TEXT("Kies wie er blijft. Iemand van de familie hoort daarbij."));
	return STR("");
}

static struct str about_phase(const struct ask *a, const struct gathering *g)
{
	int phase = method_phase(g->method, a->intent->as.phase_open.phase);
	if (phase == NOBODY)
		return fault_at(a, "fase", TEXT("Dit deel is er niet.")), STR("");
	if (a->plan->outside)
		return TEXT("De deur is nog dicht. Laat eerst zien wat jullie hebben, of doe de deur open.");
	return g->method->phases[phase].closed ? may_shut(a) : STR("");
}

static struct str about_parts(const struct ask *a, const struct gathering *g)
{
	const union said_fields *as = &a->intent->as;
	enum say say = a->intent->say;
	struct str after = say == SAY_PHASE_ADD ? as->phase_add.after : say == SAY_PHASE_MOVE ? as->phase_move.after : STR("");
	struct str phase = say == SAY_PHASE_NAME   ? as->phase_name.phase
	                   : say == SAY_PHASE_MOVE ? as->phase_move.phase
	                   : say == SAY_PHASE_SKIP ? as->phase_skip.phase
	                                           : STR("");
	int at = method_phase(g->method, phase);
	if (say != SAY_PHASE_ADD && at == NOBODY)
		fault_at(a, "fase", TEXT("Dit deel is er niet."));
	else if (after.len && (method_phase(g->method, after) == NOBODY || str_eq(after, phase)))
		fault_at(a, "na", TEXT("Dit deel is er niet."));
	else if (say == SAY_PHASE_ADD && g->method->n >= PHASES)
		return TEXT("Meer delen passen hier niet. Geef een deel dat er is een andere naam.");
	else if (say == SAY_PHASE_SKIP && at == g->phase)
		return TEXT("Jullie zijn nu bij dit deel. Ga eerst naar een ander deel.");
	return STR("");
}

// Another telephone showed it, or opened the door, after what this one had seen: what stayed behind then is not shown by this.
static bool shown_meanwhile(const struct ask *a)
{
	list_each(r, &a->plan->rounds) if (r->gathering == a->about &&
	                                   ((r->to > a->seen && !r->slept) || r->shown > a->seen)) return true;
	return false;
}

// Whoever is inside has a minute to say "wacht even", unless all said that it is right.
static struct str soon_enough(const struct ask *a, const struct round *shut)
{
	struct seats left = seats_less(shut->inside, shut->fine);
	if (!shut->soon)
		return TEXT("Zeg eerst dat de deur bijna opengaat. Dan kan iedereen nog iets zeggen.");
	if (seats_any(left) && a->now < shut->soon + PRIVATE_SOON_SECONDS * (int64_t)1000)
		return TEXT("De minuut is nog niet om. Iedereen kan nog zeggen: wacht even.");
	return STR("");
}

static struct str about_showing(const struct ask *a)
{
	const struct round *shut = round_shut(a->plan);
	bool here = a->plan->outside && shut->gathering == a->about;
	if (a->intent->say == SAY_GATHERING_PRESENT && !a->seen) // who shows it has seen what there is
		return fault_at(a, "volgnummer", TEXT("Kijk eerst wat er ligt. Stuur dan het volgnummer mee dat je ziet.")),
		       STR("");
	if (a->intent->say == SAY_GATHERING_PRESENT && !here &&
	        (shown_meanwhile(a) || !private_keeps(a->plan, a->about, a->seat, true)))
		return TEXT("Dit is al te zien. Er ligt niets meer achter de deur.");
	if (a->intent->say == SAY_GATHERING_PRESENT && here)
		return soon_enough(a, shut);
	if (a->intent->say != SAY_GATHERING_PRESENT && !here)
		return TEXT("De deur is al open.");
	if (a->intent->say == SAY_PRIVATE_WAIT && !shut->soon)
		return TEXT("De deur gaat nu niet open. Je hoeft niets te zeggen.");
	return STR("");
}

static struct str about_asking(const struct ask *a)
{
	const struct place *s = &a->plan->seats.at[a->seat];
	if (a->intent->say == SAY_PRIVATE_ASK_WHOM && a->about == a->seat)
		fault_at(a, "stoel", TEXT("Kies iemand anders dan jezelf."));
	else if (a->intent->say == SAY_PRIVATE_ASK_WHOM && s->calls)
		return TEXT("Je hebt al iemand gevraagd. Neem dat eerst terug.");
	else if (a->intent->say == SAY_PRIVATE_ASK && !a->plan->outside)
		return TEXT("Dit kan als jullie samen praten met de deur dicht.");
	else if (a->intent->say == SAY_PRIVATE_ASK && s->whom == NOBODY)
		return TEXT("Kies eerst wie er dan bij komt.");
	return STR("");
}

// A seat that does not write in the open phase waits; its own promises, answers and words to itself go on.
static bool is_content(const struct ask *a)
{
	bool plans = a->thing == THING_ROOM || a->thing == THING_FIELD || a->thing == THING_ENTRY || a->thing == THING_GOAL ||
	             a->thing == THING_ACTION || a->thing == THING_DEAL;
	bool inside = say_infos[a->intent->say].door == DOOR_INSIDE || a->intent->say == SAY_ENTRY_ADD;
	return plans && inside && a->intent->say != SAY_ACTION_HELPED;
}

static struct str phase_lets(const struct ask *a)
{
	if (a->seat == NOBODY || a->kept_out || !is_content(a)) // what is put in the box waits anyway
		return STR("");
	list_each(g, &a->plan->gatherings)
	{
		bool none_open = g->over || g->phase == NOBODY || private_kept_from(a->plan, &g->item, a->seat);
		const struct phase *open = none_open ? NULL : &g->method->phases[g->phase];
		if (open && open->writers && !(open->writers >> a->plan->seats.at[a->seat].role & 1))
			return TEXT("In dit deel schrijven anderen. Straks kan het weer.");
	}
	return STR("");
}

static struct str about_task(const struct ask *a, const struct gathering *g)
{
	const struct say_task_give *b = &a->intent->as.task_give;
	int task = method_task(g->method, b->task);
	if (g->over)
		return TEXT("Deze bijeenkomst is voorbij.");
	if (task == NOBODY)
		fault_at(a, "rol", TEXT("Deze rol is er niet."));
	else if (b->people.n > 1 && !g->method->tasks.at[task].several)
		fault_at(a, "mensen", TEXT("Kies hier één iemand."));
	return STR("");
}

struct str about_gathering(const struct ask *a)
{
	enum say say = a->intent->say;
	const struct gathering *g = a->thing == THING_GATHERING && a->about != NOBODY ? &a->plan->gatherings.at[a->about] : NULL;
	if (say == SAY_GATHERING_ADD && !a->intent->as.gathering_add.form.len)
		fault_at(a, "methode", TEXT("Deze werkwijze kennen wij niet."));
	else if (say == SAY_PHASE_NAME || say == SAY_PHASE_ADD || say == SAY_PHASE_MOVE || say == SAY_PHASE_SKIP)
		return about_parts(a, g);
	else if (say == SAY_TASK_GIVE)
		return about_task(a, g);
	else if (say == SAY_PHASE_OPEN)
		return g->over ? TEXT("Deze bijeenkomst is voorbij.") : about_phase(a, g);
	else if (say == SAY_GATHERING_PRESENT || say == SAY_PRIVATE_STAY || say == SAY_PRIVATE_END || say == SAY_PRIVATE_SOON ||
	         say == SAY_PRIVATE_WAIT)
		return about_showing(a);
	else if (say == SAY_PRIVATE_ASK || say == SAY_PRIVATE_ASK_WHOM)
		return about_asking(a);
	else if (say == SAY_GATHERING_END && a->plan->outside && round_shut(a->plan)->gathering == a->about)
		return TEXT("De deur is nog dicht. Laat eerst zien wat jullie hebben, of doe de deur open.");
	return phase_lets(a);
}

bool private_shows_unseen(const struct ask *a)
{
	const struct plan *p = a->plan;
	struct ids kept = a->intent->as.gathering_present.kept;
	if (!p->outside)
		return false;
	if (p->within > round_shut(p)->from && p->within > a->seen && p->within_by != a->seat && !ids_have(kept, p->id))
		return true;
	for (enum thing thing = 0; thing < THINGS; thing++)
		for (int i = 0; i < plan_count(p, thing); i++) {
			const struct item *item = plan_item(p, thing, i);
			bool here = private_changed(p, item) || (item->round == (int)p->rounds.n && !item->gone);
			bool newer = item->within > a->seen && item->within_by != a->seat;
			if (here && newer && may_see(p, a->seat, thing, i) && !ids_have(kept, item->id))
				return true;
		}
	return false;
}

// What an outsider may still say: about one's own promises, and what has to be at once (architecture.md, Private time).
static bool own_promise(const struct ask *a)
{
	if (a->intent->say == SAY_ACTION_REPORT)
		return may_doer_or_checker(a);
	return a->intent->say != SAY_ACTION_ADD || may_only_self(a);
}

// Nobody at the table puts another out, or takes what they read: who wants to opens the door first. Who sits outside is stopped
// at once (architecture.md), but nobody makes a way in to that seat: there it could be read whether somebody is called. An owner
// outside does not know who sits where, and may.
static bool limits_another(const struct ask *a)
{
	enum say say = a->intent->say;
	if (!a->plan->outside || a->about == a->seat)
		return false;
	bool limits = say == SAY_SEAT_END || say == SAY_SHARE_STOP || say == SAY_SEAT_UNTIL;
	return say == SAY_KEY_RENEWED || (limits && seats_has(round_shut(a->plan)->inside, a->about));
}

struct str decide_private(const struct ask *a)
{
	enum door door = say_infos[a->intent->say].door;
	if ((a->shut & SHUT_INSIDE) && !says_unshown(a->plan, a->intent->say))
		return TEXT("Laat eerst zien dat jij het bent. Typ je vier cijfers, of kom binnen met je eigen sleutel.");
	if (a->kept_out && door != DOOR_AT_ONCE && (door != DOOR_THROUGH || !own_promise(a)))
		return TEXT("De familie praat nu zonder ons. Dit kan weer als zij het plan laten zien.");
	if (!a->kept_out && ((a->plan->outside && door == DOOR_AFTER) || limits_another(a)))
		return TEXT("Dit kan weer als de deur open is.");
	return STR("");
}
