// SPDX-License-Identifier: EUPL-1.2
// What it costs that looking is on record, when this look already is: look DIR makes a plan in the empty folder DIR, opens its
// seat and looks at it many times, in turn as the page does and as one looks at one's own words, which leaves no record. Prints
// the difference in microseconds, each the best of seven.
#include "people.h"
#include "table.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TIMES = 7, LOOKS = 20000 };

struct start {
	struct house *house;
	struct arena *arena;
	struct id plan, seat;
};

static void must(enum status got)
{
	if (got == OK)
		return;
	fprintf(stderr, "look: %s\n", status_name(got));
	exit(1);
}

static double micros(void)
{
	struct timespec at;
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
	return 1e6 * (double)at.tv_sec + 1e-3 * (double)at.tv_nsec;
}

static void begin(void *with)
{
	struct start *s = with;
	struct intent in;
	struct said said;
	struct id person;
	must(person_make(s->house, &person));
	intent_init(&in, SAY_PLAN_BEGIN);
	in.as.plan_begin.name = STR("Ons plan");
	in.as.plan_begin.me = STR("Noor");
	must(plan_start(s->house, &(struct who){.person = person}, &in, NULL, s->arena, &s->plan, &said));
	s->seat = said.made.at[0];
}

static double look(struct start *s, enum part part)
{
	double begun = micros();
	for (int i = 0; i < LOOKS; i++) {
		struct seat *seat;
		const struct sight_plan *sight;
		must(seat_open_by_id(s->house, s->plan, s->seat, s->arena, &seat));
		must(seat_look(seat, part, ID_NONE, &sight));
		must(seat_keep_looks(seat));
		seat_close(seat);
		arena_reset(s->arena);
	}
	return (micros() - begun) / LOOKS;
}

int main(int argc, char **argv)
{
	struct start s = {.arena = arena_create()};
	struct why why = {""};
	double own = 1e9, recorded = 1e9; // the least of each: what else runs here only adds
	if (argc != 2)
		return 2;
	must(house_open(&(struct house_options){.dir = argv[1]}, &s.house, &why));
	must(house_do(s.house, begin, &s));
	for (int i = 0; i < TIMES; i++) {
		double once = look(&s, PART_OWN);
		own = once < own ? once : own;
		once = look(&s, PART_PLAN);
		recorded = once < recorded ? once : recorded;
	}
	printf("%.3f\n", recorded - own);
	house_close(s.house);
	arena_destroy(s.arena);
	return 0;
}
