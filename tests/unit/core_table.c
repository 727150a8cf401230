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
struct event last_kept;

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

enum outcome say_as(int seat, const struct intent *in)
{
	return scene_say(&scene, voice_of(&scene, seat), in, &last_kept).outcome;
}

int of_role(enum role role)
{
	return scene_seat_of_role(&scene, role);
}

struct id person_of(int seat)
{
	return scene.plan->people.at[scene.plan->seats.at[seat].person].item.id;
}
