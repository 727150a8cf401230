// SPDX-License-Identifier: EUPL-1.2
// A set of seats, by index: two machine words, so that who may read a thing is asked of thousands of things in a page's time.
#pragma once
#include "limits.h"
#include <stdbool.h>
#include <stdint.h>

struct seats {
	uint64_t w[2];
};
#define SEATS_NONE ((struct seats){{0}})
#define SEATS_ALL ((struct seats){{~0ull, ~0ull}})
static inline bool seats_has(struct seats s, int seat)
{
	return seat >= 0 && s.w[seat >> 6] >> (seat & 63) & 1;
}
static inline struct seats seats_with(struct seats s, int seat)
{
	if (seat >= 0)
		s.w[seat >> 6] |= 1ull << (seat & 63);
	return s;
}
static inline struct seats seats_one(int seat) // that seat alone; empty for NOBODY
{
	return seats_with(SEATS_NONE, seat);
}
static inline struct seats seats_or(struct seats a, struct seats b)
{
	return (struct seats){{a.w[0] | b.w[0], a.w[1] | b.w[1]}};
}
static inline struct seats seats_and(struct seats a, struct seats b)
{
	return (struct seats){{a.w[0] & b.w[0], a.w[1] & b.w[1]}};
}
static inline struct seats seats_less(struct seats a, struct seats b) // those of a that are not in b
{
	return (struct seats){{a.w[0] & ~b.w[0], a.w[1] & ~b.w[1]}};
}
static inline int seats_count(struct seats s)
{
	return __builtin_popcountll(s.w[0]) + __builtin_popcountll(s.w[1]);
}
static inline bool seats_any(struct seats s)
{
	return (s.w[0] | s.w[1]) != 0;
}
static inline struct seats seats_without(struct seats s, int seat)
{
	if (seat >= 0)
		s.w[seat >> 6] &= ~(1ull << (seat & 63));
	return s;
}
static inline bool seats_only(struct seats s, int seat) // nobody but that one is in it
{
	return !seats_any(seats_without(s, seat));
}
