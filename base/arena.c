// SPDX-License-Identifier: EUPL-1.2
// An arena is a chain of blocks that grow in size; the arena itself lives at the head of its first block, so that a small request
// costs one malloc and one free. A piece too large for the running block gets a block of its own when that wastes less.
#include "arena.h"
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_BLOCK = 16 * 1024, SMALL_BLOCK = 2 * 1024, LARGEST_BLOCK = 256 * 1024, ALIGNMENT = alignof(max_align_t) };

struct block {
	struct block *older;
	size_t room, used; // bytes of `at`
	alignas(max_align_t) unsigned char at[];
};

struct arena {
	struct block *running; // the youngest that is filled in turn
	size_t taken;
	size_t next_room;
};

static size_t aligned(size_t size)
{
	return (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
}

static struct block *block_create(size_t room)
{
	struct block *b = malloc(sizeof *b + room);
	if (!b)
		abort();
	b->older = NULL;
	b->room = room;
	b->used = 0;
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
}

static void free_but_first(struct arena *a)
{
	struct block *first = first_block(a);
	for (struct block *older, *b = a->running; b; b = older) {
		older = b->older;
		if (b == first)
			continue;
		wipe(b, 0);
		free(b);
	}
	wipe(first, aligned(sizeof *a));
}

void arena_destroy(struct arena *a)
{
	if (!a)
		return;
	free_but_first(a);
	free(first_block(a));
}

void arena_reset(struct arena *a)
{
	free_but_first(a);
	start(a, first_block(a));
}

size_t arena_size(const struct arena *a)
{
	return a->taken;
}

// A block with room for `size`. One made for a single large piece is put behind the running block, which stays in use.
static struct block *block_for(struct arena *a, size_t size)
{
	struct block *b;
	if (size > a->next_room / 4) {
		b = block_create(size);
		b->older = a->running->older;
		a->running->older = b;
	} else {
		b = block_create(a->next_room - sizeof *b);
		b->older = a->running;
		a->running = b;
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
	return memset(piece, 0, size);
}
