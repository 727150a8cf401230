// SPDX-License-Identifier: EUPL-1.2
// A moment to come together: a day, with or without a time. As text it is "2027-01-31" or "2027-01-31 14:00", so that forms, the
// API and who answers name it by the same words, and an answer to a moment that was taken off the list simply counts no more.
#pragma once
#include "words.h"

struct moment {
	int32_t day, minute; // DAY_NONE: none; NUMBER_NONE: at no time of the day
};
struct moments { // in the texts of a plan, replaced as a whole
	const struct moment *at;
	uint32_t n;
};
bool moment_read(struct str, struct moment *ret); // false: it is none
struct str moment_text(struct arena *, struct moment); // what moment_read reads as the same
bool moment_eq(struct moment, struct moment);
bool moments_have(struct moments, struct moment);
struct moments moments_from(struct arena *, struct strs); // in order of time, each once; what is none is left out
