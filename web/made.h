// SPDX-License-Identifier: EUPL-1.2
// What was made in private time and not shown yet, and what was changed there: each thing of it gets a line inside, and a tick
// where one chooses what to show.
#pragma once
#include "visit.h"

struct made {
	struct id id;
	const char *part; // of the address where it is read: /plan/ID/part/at tail
	struct id at;
	const char *tail;
	struct str kind, text, said; // said: who said it and who typed it; or empty
	bool alone; // for oneself: never asked about, and never shown
};
struct mades {
	struct made *at;
	size_t n, room;
};
struct mades mades_of(const struct visit *, const struct sight_gathering *); // behind its door, what this seat sees of it

// What stood there before and was changed inside (changed.c): its words, and how it is other than it was.
struct str change_words(const struct visit *, const struct sight_change *);
struct str change_told(const struct visit *, const struct sight_change *);
