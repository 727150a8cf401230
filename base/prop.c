// SPDX-License-Identifier: EUPL-1.2
// Repeatable chance (splitmix64: every seed is a good seed, the same on every machine) and the loop that tries a sentence.
#include "prop.h"
#include <stdio.h>
#include <stdlib.h>

uint64_t chance_next(struct chance *chance)
{
	uint64_t z = chance->state += 0x9e3779b97f4a7c15u;
	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
	z = (z ^ z >> 27) * 0x94d049bb133111ebu;
	return z ^ z >> 31;
}

uint32_t chance_below(struct chance *chance, uint32_t bound)
{
	return (uint32_t)((chance_next(chance) >> 32) * bound >> 32);
}

bool chance_one_in(struct chance *chance, uint32_t n)
{
	return chance_below(chance, n) == 0;
}

struct str chance_text(struct chance *chance, struct arena *arena, size_t max_points)
{
	static const char *const points[] = {"a", "b", "d", "e", "g", "i", "k", "n", "o", "r", "s", "t", "z", "A", "M", " ", " ",
	        "é", "ë", "ش", "م", "😀", "👪", "\"", "<", "&", "\\", "'", "\n", "7", "."};
	enum { LONGEST = 4 };
	size_t n = chance_below(chance, (uint32_t)(max_points + 1));
	char *text = arena_take(arena, n * LONGEST);
	size_t len = 0;
	for (size_t i = 0; i < n; i++) {
		struct str point = str_of(points[chance_below(chance, sizeof points / sizeof *points)]);
		memcpy(text + len, point.at, point.len);
		len += point.len;
	}
	return (struct str){text, len};
}

static bool number_from(const char *name, uint64_t *ret)
{
	const char *value = getenv(name);
	if (!value || !*value)
		return false;
	*ret = strtoull(value, NULL, 10);
	return true;
}

int prop_check(const char *sentence, unsigned cases, bool (*holds)(struct chance *, struct arena *))
{
	uint64_t first = 1, count = cases;
	number_from("PROP_CASES", &count);
	if (number_from("PROP_SEED", &first))
		count = 1;
	struct arena *arena = arena_create();
	bool held = true;
	for (uint64_t seed = first; held && seed - first < count; seed++) {
		struct chance chance = {seed};
		held = holds(&chance, arena);
		arena_reset(arena);
		if (!held)
			printf("BROKEN  %s\n        play it again with PROP_SEED=%llu\n", sentence, (unsigned long long)seed);
	}
	if (held)
		printf("holds   %s (%llu cases)\n", sentence, (unsigned long long)count);
	arena_destroy(arena);
	return held ? 0 : 1;
}
