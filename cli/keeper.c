// SPDX-License-Identifier: EUPL-1.2
// What the machine's keeper does with a plan is kept in that plan first, as said by the keeper and by nobody's seat (contract.md,
// what an operator does). What cannot be kept is not done.
#include "keeper.h"
#include "care.h"
#include "people.h"

enum status keeper_say(struct house *house, struct id plan, const struct intent *intent, struct arena *arena)
{
	struct seat *keeper;
	struct said said;
	enum status got = seat_open(house, plan, &(struct who){.keeper = true}, arena, &keeper);
	if (got != OK)
		return got;
	got = seat_say(keeper, intent, NULL, arena, &said);
	seat_close(keeper);
	return got == OK && said.verdict.outcome != SAID ? NOT_FOUND : got; // it names a seat that is not there
}

// Whoever sat there finds no plan any more; so each is told on a page of their own (people.h, erased).
static enum status tell_those_who_sat(struct house *house, struct id plan, struct arena *arena)
{
	struct care_seats all;
	enum status got = house_seats(house, plan, arena, &all);
	for (size_t i = 0; got == OK && i < all.n; i++) {
		struct id person;
		got = person_of_seat(house, plan, all.at[i].seat, &person);
		if (got == OK)
			got = person_tell_erased(house, person, plan);
		got = got == NOT_FOUND || got == BROKEN ? OK : got; // nobody sits there yet, or can be told; the others are
	}
	return got;
}

enum status keeper_erase(struct house *house, struct id plan, struct arena *arena)
{
	struct intent intent;
	intent_init(&intent, SAY_PLAN_ERASED);
	enum status got = keeper_say(house, plan, &intent, arena);
	if (got == OK)
		got = tell_those_who_sat(house, plan, arena);
	return got == OK || got == BROKEN ? plan_erase(house, plan) : got; // one that cannot be read any more can still go
}
