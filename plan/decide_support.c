// SPDX-License-Identifier: EUPL-1.2
// What is asked of what a coordinator says, and of what is said to one (product.md J5, G6).
#include "plan.h"

// Each line is said by itself, and all of them: three of four is not independent.
static struct str four_lines(const struct ask *a)
{
	const struct say_independence_say *b = &a->intent->as.independence_say;
	static const char *const fields[] = {"niet-in-dienst", "niet-eerder", "geen-band", "zwijgt"};
	const bool said[] = {b->employed, b->helped, b->tied, b->content};
	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
		if (!said[i])
			fault_at(a, fields[i], TEXT("Klopt dit niet? Dan kun je helpen als hulpverlener."));
	return a->plan->seats.at[a->seat].stated ? TEXT("Je zei dit al. De familie kan het lezen.") : STR("");
}

// A coordinator's words about how it is led; what the family says to that.
static struct str about_leading(const struct ask *a)
{
	const struct gathering *g = &a->plan->gatherings.at[a->about];
	if (g->over)
		return TEXT("Deze bijeenkomst is voorbij.");
	if (a->intent->say == SAY_LEAD_ANSWER && (g->unled == NOBODY || g->unled_carried))
		return TEXT("Er is niets gevraagd. Jullie hoeven niets te doen.");
	return STR("");
}

static struct str about_hand_over(const struct ask *a)
{
	int32_t until = a->intent->as.hand_over.until, today = day_of(a->now);
	if (until != DAY_NONE && (until < today || until > today + OUTSIDE_DAYS))
		fault_at(a, "tot", TEXT("Kies een dag in de drie maanden die komen."));
	return STR("");
}

struct str about_support(const struct ask *a)
{
	enum say say = a->intent->say;
	if (say == SAY_INDEPENDENCE_SAY)
		return four_lines(a);
	if (say == SAY_LEAD_NOT || say == SAY_LEAD_ANSWER)
		return about_leading(a);
	return say == SAY_HAND_OVER ? about_hand_over(a) : STR("");
}
