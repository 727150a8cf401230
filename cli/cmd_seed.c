// SPDX-License-Identifier: EUPL-1.2
// kring seed: synthetic plans for tests and benchmarks, the same for the same seed but for their ids and times, through decide
// and apply as everything else. A plan is said in some thirty events. Some hundred plans go in one commit. Refuses a folder that
// is not empty.
#include "care.h"
#include "cli.h"
#include "people.h"
#include "prop.h"
#include <stdio.h>
#include <stdlib.h>

enum { PLANS_A_GROUP = 500, MOST_PLANS = 10000000, ROOMS_A_PLAN = 4, PEOPLE_A_PLAN = 4 };

struct seeding {
	struct house *house;
	struct arena *arena;
	struct chance chance;
	unsigned long left;
	enum status got;
	struct id person;
};

static const char *const names[] = {"Noor", "Sam", "Yara", "Bas", "Fatima", "Joris", "Imke", "Milan"};
static const char *const rooms[] = {"Wat er goed gaat", "Wat we willen", "Onze week", "Zorgen"};
static const char *const texts[] = {"We eten elke avond samen.", "Rust in de ochtend.", "Oma belt elke dag.",
        "Dinsdag haalt de buurvrouw de kinderen op.", "We praten er zondag over.", "Het gaat al beter dan vorige maand."};

static struct str any(struct seeding *s, const char *const *list, size_t n)
{
	return str_of(list[chance_below(&s->chance, (uint32_t)n)]);
}
#define ANY(s, list) any((s), (list), sizeof(list) / sizeof(list)[0])

static struct id say(struct seeding *s, struct seat *seat, const struct intent *intent)
{
	struct said said = {0};
	if (s->got == OK)
		s->got = seat_say(seat, intent, NULL, s->arena, &said);
	if (s->got == OK && said.verdict.outcome != SAID)
		s->got = REFUSED;
	return s->got == OK ? said.about : ID_NONE;
}

static void write_room(struct seeding *s, struct seat *seat)
{
	struct intent in;
	intent_init(&in, SAY_ROOM_ADD);
	in.as.room_add.title = ANY(s, rooms);
	struct id room = say(s, seat, &in);
	for (uint32_t n = 1 + chance_below(&s->chance, 3); n > 0; n--) {
		intent_init(&in, SAY_ENTRY_ADD);
		in.as.entry_add.room = room;
		in.as.entry_add.text = ANY(s, texts);
		say(s, seat, &in);
	}
}

static struct id write_person(struct seeding *s, struct seat *seat)
{
	struct intent in;
	intent_init(&in, SAY_PERSON_ADD);
	in.as.person_add.name = ANY(s, names);
	in.as.person_add.ring = 1 + (int32_t)chance_below(&s->chance, 3);
	return say(s, seat, &in);
}

static void write_goal(struct seeding *s, struct seat *seat, struct id person)
{
	struct intent in;
	intent_init(&in, SAY_GOAL_ADD);
	in.as.goal_add.text = ANY(s, texts);
	struct id goal = say(s, seat, &in);
	for (uint32_t n = 2 + chance_below(&s->chance, 3); n > 0; n--) {
		intent_init(&in, SAY_ACTION_ADD);
		in.as.action_add.goal = goal;
		in.as.action_add.text = ANY(s, texts);
		in.as.action_add.doers = (struct ids){&person, 1};
		say(s, seat, &in);
	}
}

static void make_plan(struct seeding *s)
{
	struct intent in;
	struct said said;
	struct id plan;
	struct seat *seat;
	struct who who = {.person = s->person};
	intent_init(&in, SAY_PLAN_BEGIN);
	in.as.plan_begin.name = STR("Ons plan");
	in.as.plan_begin.me = ANY(s, names);
	s->got = plan_start(s->house, &who, &in, NULL, s->arena, &plan, &said);
	if (s->got == OK)
		s->got = seat_open_by_id(s->house, plan, said.made.at[0], s->arena, &seat);
	if (s->got != OK)
		return;
	for (int i = 0; i < ROOMS_A_PLAN; i++)
		write_room(s, seat);
	for (int i = 0; i < PEOPLE_A_PLAN; i++)
		write_goal(s, seat, write_person(s, seat));
	seat_close(seat);
}

static void make_group(void *with)
{
	struct seeding *s = with;
	s->got = house_make_ahead(s->house, s->left < PLANS_A_GROUP ? s->left : PLANS_A_GROUP);
	for (int i = 0; i < PLANS_A_GROUP && s->left && s->got == OK; i++, s->left--) {
		if (i == 0) // few persons with many plans: each needs a key of its own, on the disk
			s->got = person_make(s->house, &s->person);
		if (s->got == OK)
			make_plan(s);
		arena_reset(s->arena);
	}
}

static bool count(const char *text, unsigned long least, unsigned long most, unsigned long *ret)
{
	char *end;
	*ret = strtoul(text, &end, 10);
	return *text >= '0' && *text <= '9' && !*end && *ret >= least && *ret <= most;
}

static int seed(const struct call *call, struct house *house, unsigned long plans, unsigned long number)
{
	struct seeding s = {.house = house, .arena = arena_create(), .chance = {number}, .left = plans};
	enum status kept = OK;
	while (s.left && kept == OK && s.got == OK)
		kept = house_do(house, make_group, &s);
	arena_destroy(s.arena);
	if (kept != OK || s.got != OK)
		return not_done("it could not be kept: %s", status_name(kept != OK ? kept : s.got));
	printf("%lu plans in %s.\n", plans, call->at[OPT_DATA]);
	return EXIT_DONE;
}

static int run(const struct call *call)
{
	unsigned long plans, number = 1;
	struct house *house;
	if (!count(call->at[OPT_PLANS], 1, MOST_PLANS, &plans))
		return wrong_call("--plans wants a number from 1 to %d", MOST_PLANS);
	if (call->at[OPT_SEED] && !count(call->at[OPT_SEED], 0, ~0ul, &number))
		return wrong_call("--seed wants a number");
	int status = folder_make(call->at[OPT_DATA]);
	if (status == EXIT_DONE && !folder_is_empty(call->at[OPT_DATA]))
		status = not_done("%s is not empty", call->at[OPT_DATA]);
	if (status == EXIT_DONE)
		status = folder_open(&(struct house_options){.dir = call->at[OPT_DATA]}, &house);
	if (status != EXIT_DONE)
		return status;
	status = seed(call, house, plans, number);
	house_close(house);
	return status;
}

const struct command command_seed = {.name = "seed",
        .usage = "--data DIR --plans N [--seed S]",
        .help = "Fills an empty folder with N synthetic plans, repeatable for the same S.",
        .takes = BIT(OPT_DATA) | BIT(OPT_PLANS) | BIT(OPT_SEED),
        .needs = BIT(OPT_DATA) | BIT(OPT_PLANS),
        .run = run};
