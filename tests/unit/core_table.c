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

struct id gathering_with_a_door(void)
{
	struct intent in;
	intent_init(&in, SAY_GATHERING_ADD);
	in.as.gathering_add.method = STR("proef");
	in.as.gathering_add.form = STR("{\"id\":\"proef\",\"fasen\":[{\"id\":\"eigen\",\"titel\":\"Eigen\",\"besloten\":true}]}");
	assert_int_equal(say_as(0, &in), SAID);
	return last_kept.fresh.at[0];
}

void shut_door(struct id gathering, int other, size_t n)
{
	struct intent in;
	struct id inside[2] = {scene_seat(&scene, 0), scene_seat(&scene, other)};
	intent_init(&in, SAY_PHASE_OPEN);
	in.as.phase_open = (struct say_phase_open){
	        .gathering = gathering, .phase = STR("eigen"), .inside = {inside, n}, .hours = NUMBER_NONE};
	assert_int_equal(say_as(0, &in), SAID);
	assert_non_null(scene.plan->outside);
}

void open_unshown(struct id gathering)
{
	struct intent in;
	intent_init(&in, SAY_PRIVATE_END);
	in.as.private_end.gathering = gathering;
	assert_int_equal(say_as(0, &in), SAID);
	assert_null(scene.plan->outside);
}
