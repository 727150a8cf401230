// SPDX-License-Identifier: EUPL-1.2
// Property tests: a sentence is tried on many made-up cases; a case is a seed, so a failure can be played again.
// Repeatable chance for tests, `kring seed` and benchmarks only, never for secrets (splitmix64).
#pragma once
#include "str.h"
#include <stdint.h>

struct chance {
	uint64_t state;
};
uint64_t chance_next(struct chance *);
uint32_t chance_below(struct chance *, uint32_t bound); // 0 when bound is 0
bool chance_one_in(struct chance *, uint32_t n);
struct str chance_text(struct chance *, struct arena *, size_t max_points); // letters, spaces, é, ش, emoji; may be empty

// Runs `holds` for `cases` seeds; prints the sentence, and the first seed that broke it (PROP_SEED=n plays one again,
// PROP_CASES=n sets how many). Returns 0 when it held, 1 when not: a test adds these up.
int prop_check(const char *sentence, unsigned cases, bool (*holds)(struct chance *, struct arena *));
