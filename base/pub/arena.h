// SPDX-License-Identifier: EUPL-1.2
// Memory that ends all at once: one arena a request, one a folded plan. Nothing taken from an arena is freed by itself. What was
// used of it is wiped when it ends.
// Out of memory aborts the process: no caller has a sensible answer to it, and what was acknowledged is on disk.
#pragma once
#include <stddef.h>

struct arena;

struct arena *arena_create(void);
struct arena *arena_create_small(void); // for little that stays long, as the texts of a plan: the first block is 2 kB
void arena_destroy(struct arena *); // NULL is allowed
void arena_reset(struct arena *); // forgets all, keeps the first block (16 kB) for the next use
size_t arena_size(const struct arena *); // bytes taken from the system

// Zeroed, aligned for anything. A size of 0 gives a pointer that may not be followed.
void *arena_take(struct arena *, size_t size) __attribute__((malloc, alloc_size(2), returns_nonnull));
#define arena_new(arena, type) ((type *)arena_take((arena), sizeof(type)))
#define arena_many(arena, type, count) ((type *)arena_take((arena), sizeof(type) * (size_t)(count)))
