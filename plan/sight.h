// SPDX-License-Identifier: EUPL-1.2
// Inside sight: what one look is made with. Names are made once for a look; a name that is used marks its person as known, so
// that the list of people can name everyone who is named elsewhere, and nobody else.
#pragma once
#include "plan.h"

struct look_at {
	const struct plan *plan;
	struct arena *arena;
	int seat;
	int32_t today;
	int64_t now;
	bool whole; // also what a page has no room for: every report
	// By index; goals those that are seen, all of the others made when first asked for.
	struct sight_name *people, *seats, *rooms, *goals, *entries;
	bool *named; // by person
};

const struct sight_name *name_goal(struct look_at *, int goal); // NULL for what this seat does not see
const struct sight_name *name_person(struct look_at *, int person); // NULL for NOBODY
const struct sight_name *name_seat(struct look_at *, int seat); // the seat's id with its person's name
const struct sight_name *name_said(struct look_at *, const struct item *, int by); // its author, or of what was carried over `by`
const struct sight_name *name_author(struct look_at *, int seat); // the person on that seat
struct sight_names names_of_seats(struct look_at *, struct seats); // taken and invited ones
struct sight_names names_begin(struct look_at *, size_t most);
void names_add(struct sight_names *, const struct sight_name *);
bool made_inside(const struct look_at *, const struct item *); // in private time, and outsiders have not been shown it
struct id gathering_id(const struct look_at *, int gathering); // none for one that this seat does not see
bool looks_at(const struct look_at *, enum thing, int index); // there, not gone, and visible

struct unclear { // asked: somebody asked for plainer words, and this seat may know
	bool asked, mine;
};
struct unclear unclear_of(const struct look_at *, enum thing, int index);
struct sight_remark_list remarks_of(struct look_at *, enum remark_kind, enum thing, int index);

struct sight_plan *sight_of(
        const struct plan *, struct id seat, int64_t now, bool whole, struct arena *); // of this one of the two
void sight_changed(struct look_at *, const struct sight_plan *now, struct sight_private *to);
void sight_private(struct look_at *, struct sight_plan *); // the last: it compares
void sight_rooms(struct look_at *, struct sight_plan *);
void sight_preps(struct look_at *, struct sight_plan *);
void sight_gatherings(struct look_at *, struct sight_plan *);
void sight_steps(struct look_at *, struct sight_plan *);
void sight_statements(struct look_at *, struct sight_plan *);
void sight_questions(struct look_at *, struct sight_plan *);
