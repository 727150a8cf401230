// SPDX-License-Identifier: EUPL-1.2
// What is asked of the arranging of a gathering: days that are days and still come, one who leads it from this table, nobody
// asked twice, and what one needs told to everyone or to who leads alone.
#include "plan.h"

static void moment_ahead(const struct ask *a, struct str text, const char *wire)
{
	struct moment m;
	int32_t today = day_of(a->now);
	if (!moment_read(text, &m))
		fault_at(a, wire, TEXT("Dit is geen dag. Schrijf hem zo: 2027-01-31 14:00."));
	else if (m.day < today)
		fault_at(a, wire, TEXT("Deze dag is al voorbij. Kies een dag die nog komt."));
	else if (m.day > today + AHEAD_DAYS)
		fault_at(a, wire, TEXT("Deze dag is te ver weg. Kies een dag binnen tien jaar."));
}

static void days_ahead(const struct ask *a, struct strs moments)
{
	for (size_t i = 0; i < moments.n && !a->faults->n; i++)
		moment_ahead(a, moments.at[i], "momenten");
}

static void about_place(const struct ask *a, const struct gathering *g, const struct say_gathering_arrange *b)
{
	if (id_set(b->lead) && !seat_active(a->plan, plan_find(a->plan, THING_SEAT, b->lead), a->now))
		fault_at(a, "leidt", TEXT("Kies iemand die al meedoet."));
	if (b->till != NUMBER_NONE && g->when.day != DAY_NONE && g->when.minute != NUMBER_NONE && b->till <= g->when.minute)
		fault_at(a, "tot", TEXT("Kies een tijd na het begin."));
}

static struct str about_arranging(const struct ask *a, const struct gathering *g)
{
	const union said_fields *as = &a->intent->as;
	enum say say = a->intent->say;
	if (g->over)
		return TEXT("Deze bijeenkomst is voorbij.");
	if (say == SAY_GATHERING_DAYS)
		days_ahead(a, as->gathering_days.moments);
	else if (say == SAY_GATHERING_WHEN && as->gathering_when.when.len)
		moment_ahead(a, as->gathering_when.when, "moment");
	else if (say == SAY_GATHERING_ARRANGE)
		about_place(a, g, &as->gathering_arrange);
	return STR("");
}

static struct str about_asked(const struct ask *a)
{
	const struct say_guest_add *b = &a->intent->as.guest_add;
	int gathering = plan_find(a->plan, THING_GATHERING, b->gathering), person = plan_find(a->plan, THING_PERSON, b->person);
	if (a->plan->gatherings.at[gathering].over)
		return TEXT("Deze bijeenkomst is voorbij.");
	list_each(g, &a->plan->guests) if (!g->item.gone && !private_kept_from(a->plan, &g->item, a->seat) &&
	                                   g->gathering == gathering &&
	                                   g->person == person) return TEXT("Deze persoon staat al op de lijst.");
	return STR("");
}

struct str about_guest(const struct ask *a)
{
	enum say say = a->intent->say;
	const union said_fields *as = &a->intent->as;
	if (say == SAY_GATHERING_DAYS || say == SAY_GATHERING_WHEN || say == SAY_GATHERING_ARRANGE)
		return about_arranging(a, &a->plan->gatherings.at[a->about]);
	if (say == SAY_GUEST_ADD)
		return about_asked(a);
	const struct guest *g = a->thing == THING_GUEST && a->about != NOBODY ? &a->plan->guests.at[a->about] : NULL;
	if (say == SAY_GUEST_NEEDS && id_set(as->guest_needs.only) &&
	        plan_find(a->plan, THING_SEAT, as->guest_needs.only) != a->plan->gatherings.at[g->gathering].lead)
		fault_at(a, "alleen", TEXT("Iemand anders leidt nu de bijeenkomst. Kijk opnieuw wie dit leest."));
	for (size_t i = 0; say == SAY_GUEST_DAYS && i < as->guest_days.can.n; i++) {
		struct moment m;
		if (!moment_read(as->guest_days.can.at[i], &m) || !moments_have(a->plan->gatherings.at[g->gathering].moments, m))
			return fault_at(a, "kan", TEXT("Deze dag staat niet meer op de lijst. Kijk opnieuw.")), STR("");
	}
	return STR("");
}
