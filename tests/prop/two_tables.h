// SPDX-License-Identifier: EUPL-1.2
// Two tables alike that shut the same door: what is said behind the one and not behind the other may be seen by nobody outside.
#pragma once
#include "any_saying.h"

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

bool twins_begin(struct twins *, struct chance *, struct arena *); // false: no door shut this time
void twins_end(struct twins *);
bool shut_the_door(struct scene *);
bool is_inside(const struct plan *, int seat);
const struct id *some_fresh(struct twins *);
struct verdict say_at(struct twins *, struct table *, struct voice, const struct intent *, const struct id *fresh);
void somebody_inside_speaks(struct twins *); // at the one table
// Shows the plan, but for those; false: it should have been possible.
bool founder_shows(struct twins *, struct table *, struct ids kept, const struct id *fresh);
struct ids all_ids(struct twins *); // of the plan, and of whatever is or was in the one in which there was talk
// What such a seat reads of what happened, as the journal gives it: with its number there, and without what it may not know.
struct str story(struct twins *, const struct table *, int seat, bool whole);
bool all_is_the_same_outside(struct twins *, bool sights);
