// SPDX-License-Identifier: EUPL-1.2
// How long it takes to open a plan that is not in memory: its events are read from the disk, opened with the plan's key, read and
// applied. fold DIR fills the empty folder DIR with a plan of 300 events, one of 5,000, and one of 5,000 of which the last 500
// were said behind a door that is still shut, and prints milliseconds, best of seven.
#include "people.h"
#include "table.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TIMES = 7, A_GROUP = 100, ROOM_EVERY = 250, CHANGES = 4 };

struct work {
	struct house *house;
	struct arena *arena;
	struct id plan, seat, room, entry, gathering;
	size_t said, wanted, inside; // inside: so many of them behind a shut door
};

static double millis(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return 1e3 * (double)at.tv_sec + 1e-6 * (double)at.tv_nsec;
}

static void must(enum status got)
{
	if (got == OK)
		return;
	fprintf(stderr, "fold: %s\n", status_name(got));
	exit(1);
}

static struct house *open_house(const char *dir)
{
	struct house *house;
	struct why why = {""};
	must(house_open(&(struct house_options){.dir = dir}, &house, &why));
	return house;
}

static void begin(void *with)
{
	struct work *w = with;
	struct intent in;
	struct said said;
	struct id person;
	must(person_make(w->house, &person));
	intent_init(&in, SAY_PLAN_BEGIN);
	in.as.plan_begin.name = STR("Ons plan");
	in.as.plan_begin.me = STR("Noor");
	must(plan_start(w->house, &(struct who){.person = person}, &in, NULL, w->arena, &w->plan, &said));
	w->seat = said.made.at[0];
	w->said = 1;
}

// A room now and then, an entry in it, and that entry written better a few times: as families do.
static void next_intent(struct work *w, struct intent *in)
{
	size_t left = w->wanted - w->said;
	if (w->inside && left == w->inside + 2) {
		intent_init(in, SAY_GATHERING_ADD);
		in->as.gathering_add.method = STR("bijeenkomst-met-privetijd");
	} else if (w->inside && left == w->inside + 1) {
		intent_init(in, SAY_PHASE_OPEN);
		in->as.phase_open =
		        (struct say_phase_open){.gathering = w->gathering, .phase = STR("privetijd"), .hours = NUMBER_NONE};
	} else if (w->said % ROOM_EVERY == 1) {
		intent_init(in, SAY_ROOM_ADD);
		in->as.room_add.title = STR("Onze week");
	} else if (w->said % CHANGES == 2) {
		intent_init(in, SAY_ENTRY_ADD);
		in->as.entry_add.room = w->room;
		in->as.entry_add.text = STR("Dinsdag haalt de buurvrouw de kinderen op. Daarna eten ze bij oma.");
	} else {
		intent_init(in, SAY_ENTRY_CHANGE);
		in->as.entry_change.entry = w->entry;
		in->as.entry_change.text =
		        str_print(w->arena, "Dinsdag haalt de buurvrouw de kinderen op, om half %zu.", w->said);
	}
}

static void say_some(void *with)
{
	struct work *w = with;
	struct seat *seat;
	must(seat_open_by_id(w->house, w->plan, w->seat, w->arena, &seat));
	for (int i = 0; i < A_GROUP && w->said < w->wanted; i++) {
		struct intent in;
		struct said said;
		next_intent(w, &in);
		must(seat_say(seat, &in, NULL, w->arena, &said));
		must(said.verdict.outcome == SAID ? OK : REFUSED);
		if (in.say == SAY_ROOM_ADD)
			w->room = said.about;
		else if (in.say == SAY_ENTRY_ADD)
			w->entry = said.about;
		else if (in.say == SAY_GATHERING_ADD)
			w->gathering = said.about;
		w->said++;
	}
	seat_close(seat);
	arena_reset(w->arena);
}

static void make_plan(const char *dir, struct work *w, size_t events, size_t inside)
{
	*w = (struct work){.house = open_house(dir), .arena = arena_create(), .wanted = events, .inside = inside};
	must(house_do(w->house, begin, w));
	while (w->said < w->wanted)
		must(house_do(w->house, say_some, w));
	house_close(w->house);
}

static double open_cold(const char *dir, struct work *w)
{
	struct seat *seat;
	w->house = open_house(dir);
	double begun = millis();
	must(seat_open_by_id(w->house, w->plan, w->seat, w->arena, &seat));
	double took = millis() - begun;
	seat_close(seat);
	house_close(w->house);
	return took;
}

int main(int argc, char **argv)
{
	static const struct {
		const char *what;
		size_t events, inside;
	} sizes[] = {{"300", 300, 0}, {"5000", 5000, 0}, {"5000-inside", 5000, 500}};
	if (argc != 2)
		return 2;
	for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
		struct work w;
		double best = 1e9;
		make_plan(argv[1], &w, sizes[i].events, sizes[i].inside);
		for (int times = 0; times < TIMES; times++) {
			double took = open_cold(argv[1], &w);
			best = took < best ? took : best;
		}
		printf("%s %.2f\n", sizes[i].what, best);
		arena_destroy(w.arena);
	}
	return 0;
}
