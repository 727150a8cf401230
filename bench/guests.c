// SPDX-License-Identifier: EUPL-1.2
// Who comes to the folder that is measured: guests DIR PLANS, before it is served. Lets in everyone who sits in a seeded plan,
// makes the plan whose page is measured (12 people, 8 rooms with two texts each, 4 goals, 30 actions), and PLANS more like it, at
// each of which the same twelve people sit. Prints a line a seat: "page" or "guest" or "seeded", cookie, form token, plan.
#include "care.h"
#include "people.h"
#include "table.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

enum { GUESTS_SHOWN = 12, ROOMS_SHOWN = 8, GOALS_SHOWN = 4, ACTIONS_SHOWN = 30, PERSONS = 4096, A_GROUP = 100 };

struct guest {
	struct id person;
	struct str cookie, token;
};
struct hosting {
	struct house *house;
	struct arena *arena, *kept; // of one group of sayings, and for good
	struct guest guests[GUESTS_SHOWN];
	long plans; // still to make
};

static const char *const texts[] = {"We eten elke avond samen.", "Dinsdag haalt de buurvrouw de kinderen op.",
        "Oma belt elke dag na het eten.", "Rust in de ochtend. Geen schermen voor school.", "We praten er zondag samen over."};
static const char *const names[] = {
        "Linda", "Noor", "Sam", "Yara", "Bas", "Fatima", "Joris", "Imke", "Milan", "Oma Truus", "Buurvrouw Ans", "Tante Els"};
static const char *const rooms[] = {
        "Wat er goed gaat", "Wat we willen", "Onze week", "Zorgen", "School", "Thuis", "Wie helpt", "Als het misgaat"};
#define PICK(list, i) str_of((list)[(size_t)(i) % (sizeof(list) / sizeof(list)[0])])

static void must(enum status got)
{
	if (got == OK)
		return;
	fprintf(stderr, "guests: %s\n", status_name(got));
	exit(1);
}

static struct said say(struct hosting *h, struct seat *seat, const struct intent *in)
{
	struct said said;
	must(seat_say(seat, in, NULL, h->arena, &said));
	must(said.verdict.outcome == SAID ? OK : REFUSED);
	return said;
}

static void print_guest(const char *word, const struct guest *g, struct id plan)
{
	char text[ID_LONG_TEXT + 1];
	text[id_write(plan, text)] = 0;
	printf("%s kring=%.*s %.*s %s\n", word, STR_ARG(g->cookie), STR_ARG(g->token), text);
}

static void let_in(struct hosting *h, struct guest *g)
{
	struct session session;
	must(session_begin(h->house, g->person, false, true, STR("computer"), h->kept, &g->cookie));
	must(session_find(h->house, g->cookie, h->kept, &session));
	g->token = session.token;
}

// ---- a plan

static void write_rooms(struct hosting *h, struct seat *seat)
{
	struct intent in;
	for (int i = 0; i < ROOMS_SHOWN; i++) {
		intent_init(&in, SAY_ROOM_ADD);
		in.as.room_add.title = PICK(rooms, i);
		struct id room = say(h, seat, &in).about;
		for (int k = 0; k < 2; k++) {
			intent_init(&in, SAY_ENTRY_ADD);
			in.as.entry_add.room = room;
			in.as.entry_add.text = PICK(texts, i + k);
			say(h, seat, &in);
		}
	}
}

static void write_steps(struct hosting *h, struct seat *seat, const struct id *people)
{
	struct intent in;
	struct id goals[GOALS_SHOWN], doers[2];
	for (int i = 0; i < GOALS_SHOWN; i++) {
		intent_init(&in, SAY_GOAL_ADD);
		in.as.goal_add.text = PICK(texts, i);
		goals[i] = say(h, seat, &in).about;
	}
	for (int i = 0; i < ACTIONS_SHOWN; i++) {
		intent_init(&in, SAY_ACTION_ADD);
		in.as.action_add.text = PICK(texts, i);
		in.as.action_add.goal = goals[i % GOALS_SHOWN];
		in.as.action_add.rhythm = RHYTHM_WEEKLY;
		doers[0] = people[i % (GUESTS_SHOWN - 1)];
		doers[1] = people[(i + 3) % (GUESTS_SHOWN - 1)];
		in.as.action_add.doers = (struct ids){doers, 2};
		say(h, seat, &in);
	}
}

static void sit_down(struct hosting *h, struct seat *owner, struct id mens, const struct guest *guest)
{
	struct intent in;
	struct seat *seat;
	intent_init(&in, SAY_INVITE);
	in.as.invite.person = mens;
	in.as.invite.role = ROLE_NETWORK;
	in.as.invite.steps = in.as.invite.people = true;
	struct id id = say(h, owner, &in).made.at[0];
	must(seat_open_by_id(h->house, seat_plan(owner), id, h->arena, &seat));
	intent_init(&in, SAY_SEAT_TAKE);
	say(h, seat, &in);
	seat_close(seat);
	must(seat_give(h->house, seat_plan(owner), id, guest->person));
}

static struct seat *begin_plan(struct hosting *h)
{
	struct intent in;
	struct said said;
	struct seat *seat;
	struct id plan;
	struct who who = {.person = h->guests[0].person};
	intent_init(&in, SAY_PLAN_BEGIN);
	in.as.plan_begin.name = STR("Ons plan");
	in.as.plan_begin.me = STR("Linda");
	must(plan_start(h->house, &who, &in, NULL, h->arena, &plan, &said));
	must(seat_open_by_id(h->house, plan, said.made.at[0], h->arena, &seat));
	return seat;
}

static void make_plan(struct hosting *h, const char *word, int n_guests)
{
	struct intent in;
	struct id people[GUESTS_SHOWN];
	struct seat *seat = begin_plan(h);
	for (int i = 1; i < GUESTS_SHOWN; i++) { // the first is who began it
		intent_init(&in, SAY_PERSON_ADD);
		in.as.person_add.name = PICK(names, i);
		in.as.person_add.ring = 1 + i % 3;
		people[i - 1] = say(h, seat, &in).about;
	}
	write_rooms(h, seat);
	write_steps(h, seat, people);
	for (int i = 1; i < n_guests; i++)
		sit_down(h, seat, people[i - 1], &h->guests[i]);
	for (int i = 0; i < n_guests; i++)
		print_guest(word, &h->guests[i], seat_plan(seat));
	seat_close(seat);
	arena_reset(h->arena);
}

static void make_plans(void *with)
{
	struct hosting *h = with;
	must(house_make_ahead(h->house, A_GROUP)); // of these a few may not be needed
	for (int i = 0; i < A_GROUP && h->plans > 0; i++, h->plans--)
		make_plan(h, "guest", GUESTS_SHOWN);
}

static void make_page(void *with)
{
	make_plan(with, "page", 1);
}

static void make_guests(void *with)
{
	struct hosting *h = with;
	for (int i = 0; i < GUESTS_SHOWN; i++) {
		must(person_make(h->house, &h->guests[i].person));
		let_in(h, &h->guests[i]);
	}
}

// ---- those of the seeded plans

struct seeded {
	struct hosting *h;
	struct id persons[PERSONS];
	int n;
};

// Who sits anywhere stands in a table without secrets; nothing of the program needs to ask for all of them.
static void find_seeded(const char *dir, struct seeded *ret)
{
	char path[4096];
	sqlite3 *db;
	sqlite3_stmt *rows;
	snprintf(path, sizeof path, "%s/kring.db", dir);
	must(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK ? OK : NOT_KEPT);
	must(sqlite3_prepare_v2(db, "SELECT DISTINCT person FROM seat", -1, &rows, NULL) == SQLITE_OK ? OK : NOT_KEPT);
	while (sqlite3_step(rows) == SQLITE_ROW && ret->n < PERSONS)
		memcpy(ret->persons[ret->n++].b, sqlite3_column_blob(rows, 0), sizeof ret->persons[0].b);
	sqlite3_finalize(rows);
	sqlite3_close(db);
}

static void let_seeded_in(void *with)
{
	struct seeded *s = with;
	for (int i = 0; i < s->n; i++) {
		struct my_plans plans;
		struct guest guest = {.person = s->persons[i]};
		let_in(s->h, &guest);
		must(plans_of(s->h->house, guest.person, s->h->arena, &plans));
		for (size_t k = 0; k < plans.n; k++)
			print_guest("seeded", &guest, plans.at[k].plan);
		arena_reset(s->h->arena);
	}
}

int main(int argc, char **argv)
{
	static struct seeded seeded;
	static struct hosting h;
	struct why why = {""};
	if (argc != 3)
		return 2;
	find_seeded(argv[1], &seeded);
	must(house_open(&(struct house_options){.dir = argv[1]}, &h.house, &why));
	h.arena = arena_create();
	h.kept = arena_create();
	seeded.h = &h;
	must(house_do(h.house, let_seeded_in, &seeded));
	must(house_do(h.house, make_guests, &h));
	must(house_do(h.house, make_page, &h));
	h.plans = strtol(argv[2], NULL, 10);
	while (h.plans > 0)
		must(house_do(h.house, make_plans, &h));
	house_close(h.house);
	arena_destroy(h.arena);
	arena_destroy(h.kept);
	return 0;
}
