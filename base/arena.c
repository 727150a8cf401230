// SPDX-License-Identifier: EUPL-1.2
// An arena is a chain of blocks that grow in size; the arena itself lives at the head of its first block, so that a small request
// costs one malloc and one free. A piece too large for the running block gets a block of its own when that wastes less. What is
// not taken is zero: blocks are made so and wiped so, and an arena that is used again keeps one more block than its first.
#include "arena.h"
#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum {
	FIRST_BLOCK = 16 * 1024,
	SMALL_BLOCK = 2 * 1024,
	LARGEST_BLOCK = 256 * 1024,
	SPARE_BLOCK = 64 * 1024,
	ALIGNMENT = alignof(max_align_t)
};

struct block {
	struct block *older;
	size_t room, used; // bytes of `at`
	alignas(max_align_t) unsigned char at[];
};

struct arena {
	struct block *running; // the youngest that is filled in turn
	struct block *spare; // from before it was reset; NULL
	size_t taken;
	size_t next_room;
};

static size_t aligned(size_t size)
{
	return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static struct block *block_create(size_t room)
{
	struct block *b = calloc(1, sizeof *b + room);
	if (!b)
		abort();
	b->room = room;
	return b;
}

static struct block *first_block(struct arena *a)
{
	return (struct block *)((unsigned char *)a - offsetof(struct block, at));
}

static void start(struct arena *a, struct block *first)
{
	first->older = NULL;
	first->used = aligned(sizeof *a);
	a->running = first;
	a->taken = sizeof *first + first->room;
	a->next_room = 2 * (sizeof *first + first->room);
}

static struct arena *create(size_t size)
{
	struct block *first = block_create(size - sizeof *first);
	struct arena *a = (struct arena *)first->at;
	start(a, first);
	return a;
}

struct arena *arena_create(void)
{
	return create(FIRST_BLOCK);
}

struct arena *arena_create_small(void)
{
	return create(SMALL_BLOCK);
}

// What a family wrote does not stay in memory that is nobody's: words that were taken away would be found in a dump.
static void wipe(struct block *b, size_t from)
{
	explicit_bzero(b->at + from, b->used - from);
	b->used = from;
}

static void wipe_all(struct arena *a, const struct block *keep)
{
	struct block *first = first_block(a);
	for (struct block *older, *b = a->running; b; b = older) {
		older = b->older;
		wipe(b, b == first ? aligned(sizeof *a) : 0);
		if (b != first && b != keep)
			free(b);
	}
}

void arena_destroy(struct arena *a)
{
	if (!a)
		return;
	wipe_all(a, NULL);
	free(a->spare);
	free(first_block(a));
}

void arena_reset(struct arena *a)
{
	struct block *first = first_block(a), *last = a->running;
	bool keep = last != first && !a->spare && last->room <= SPARE_BLOCK;
	wipe_all(a, keep ? last : NULL);
	if (keep)
		a->spare = last;
	start(a, first);
}

size_t arena_size(const struct arena *a)
{
	return a->taken;
}

// The block that is filled in turn from now.
static struct block *run_on(struct arena *a, struct block *b)
{
	b->older = a->running;
	return a->running = b;
}

// A block with room for `size`. One made for a single large piece is put behind the running block, which stays in use.
static struct block *block_for(struct arena *a, size_t size)
{
	struct block *b;
	if (a->spare && size <= a->spare->room) {
		b = run_on(a, a->spare);
		a->spare = NULL;
	} else if (size > a->next_room / 4) {
		b = block_create(size);
		b->older = a->running->older;
		a->running->older = b;
	} else {
		b = run_on(a, block_create(a->next_room - sizeof *b));
		if (a->next_room < LARGEST_BLOCK)
			a->next_room *= 2;
	}
	a->taken += sizeof *b + b->room;
	return b;
}

void *arena_take(struct arena *a, size_t size)
{
	if (size > SIZE_MAX / 4)
		abort();
	size_t need = aligned(size);
	struct block *b = a->running;
	if (need > b->room - b->used)
		b = block_for(a, need);
	void *piece = b->at + b->used;
	b->used += need;
	return piece;
}
