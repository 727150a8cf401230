// SPDX-License-Identifier: EUPL-1.2
// For tests that need nothing but memory: an arena that begins and ends with each.
#pragma once
#include "arena.h"

static struct arena *arena;

static int begin(void **state)
{
	(void)state;
	arena = arena_create();
	return 0;
}

static int end(void **state)
{
	(void)state;
	arena_destroy(arena);
	return 0;
}
