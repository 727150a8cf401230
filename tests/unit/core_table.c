// SPDX-License-Identifier: EUPL-1.2
// See core_table.h.
#include "core_table.h"
#include "any_saying.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
// cmocka wants those above first
#include <cmocka.h>

struct arena *arena;
struct scene scene;
struct chance chance;

int begin(void **state)
{
	(void)state;
	arena = arena_create();
	chance = (struct chance){1};
	scene_begin(&scene, &chance, arena);
	return 0;
}

int end(void **state)
{
	(void)state;
	scene_end(&scene);
	arena_destroy(arena);
	return 0;
}
