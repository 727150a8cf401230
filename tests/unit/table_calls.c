// SPDX-License-Identifier: EUPL-1.2
// See table_calls.h. What goes wrong here ends the test with its sentence.
#include "table_calls.h"
#include "care.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
// cmocka wants the two above first
#include <cmocka.h>

struct folder folder;
struct house *house;
struct arena *arena;
int64_t clock_ms;

static int64_t the_clock(void)
{
	return clock_ms;
}

void open_house(void)
{
	struct why why = {""};
	struct house_options options = {.dir = folder.path, .clock = clock_ms ? the_clock : NULL};
	enum status got = house_open(&options, &house, &why);
	if (got != OK)
		fail_msg("house_open: %s: %s", status_name(got), why.text);
}
void reopen(void)
{
	house_close(house);
	open_house();
}
int table_begin(void **state)
{
	(void)state;
	folder_make(&folder);
	arena = arena_create();
	open_house();
	return 0;
}
int table_end(void **state)
{
	(void)state;
	house_close(house);
	arena_destroy(arena);
	folder_clear(&folder);
	return 0;
}

void run_saying(void *with)
{
	struct saying *s = with;
	struct seat *seat;
	if (s->intent.say == SAY_PLAN_BEGIN) {
		s->got = plan_start(house, &s->who, &s->intent, NULL, arena, &s->plan, &s->said);
		return;
	}
	if (s->who.keeper || id_set(s->who.person))
		s->got = seat_open(house, s->plan, &s->who, arena, &seat);
	else
		s->got = seat_open_by_id(house, s->plan, s->seat, arena, &seat);
	if (s->got != OK)
		return;
	s->got = seat_say(seat, &s->intent, NULL, arena, &s->said);
	seat_close(seat);
}

struct id person(uint8_t n)
{
	return (struct id){{n, [15] = 1}};
}

struct saying words(uint8_t who, struct id plan, enum say say)
{
	struct saying s = {.who = {.person = who ? person(who) : ID_NONE}, .plan = plan};
	intent_init(&s.intent, say);
	return s;
}

void say(struct saying *s)
{
	assert_int_equal(house_do(house, run_saying, s), OK);
	assert_int_equal(s->got, OK);
	if (s->said.verdict.outcome != SAID)
		fail_msg("outcome %d, %.*s%.*s", s->said.verdict.outcome, STR_ARG(s->said.verdict.reason),
		        STR_ARG(s->said.verdict.faults.at[0].field));
}

struct id start_plan(uint8_t who)
{
	struct saying s = words(who, ID_NONE, SAY_PLAN_BEGIN);
	s.intent.as.plan_begin.name = STR("Ons plan");
	s.intent.as.plan_begin.me = STR("Linda");
	say(&s);
	assert_true(id_set(s.plan));
	return s.plan;
}
struct id add_room(struct id plan, const char *title)
{
	struct saying s = words(1, plan, SAY_ROOM_ADD);
	s.intent.as.room_add.title = str_of(title);
	say(&s);
	assert_true(id_set(s.said.about));
	return s.said.about;
}
struct id add_entry(struct id plan, struct id room, const char *text)
{
	struct saying s = words(1, plan, SAY_ENTRY_ADD);
	s.intent.as.entry_add.room = room;
	s.intent.as.entry_add.text = str_of(text);
	say(&s);
	return s.said.about;
}
struct id begin_with_entry(const char *text, struct id *ret_entry)
{
	struct id plan = start_plan(1);
	*ret_entry = add_entry(plan, add_room(plan, "Zorgen"), text);
	return plan;
}

// Somebody of the given role sits down: asked, taken, and bound to a person.
struct seating {
	struct id plan, seat;
	uint8_t who;
};
static void give(void *with)
{
	struct seating *s = with;
	assert_int_equal(seat_give(house, s->plan, s->seat, person(s->who)), OK);
}
struct id seat_person(struct id plan, uint8_t who, const char *name, enum role role, struct ids rooms)
{
	struct saying add = words(1, plan, SAY_PERSON_ADD), ask = words(1, plan, SAY_INVITE);
	add.intent.as.person_add.name = str_of(name);
	say(&add);
	ask.intent.as.invite.person = add.said.about;
	ask.intent.as.invite.role = role;
	ask.intent.as.invite.rooms = rooms;
	ask.intent.as.invite.honest = true;
	say(&ask);
	assert_int_equal(ask.said.made.n, 1);
	struct id seat = ask.said.made.at[0];
	struct saying take = words(0, plan, SAY_SEAT_TAKE);
	take.seat = seat;
	say(&take);
	assert_int_equal(house_do(house, give, &(struct seating){plan, seat, who}), OK);
	return seat;
}

struct seat *open_seat(uint8_t who, struct id plan)
{
	struct seat *seat;
	assert_int_equal(seat_open(house, plan, &(struct who){.person = person(who)}, arena, &seat), OK);
	return seat;
}
const struct sight_plan *look(struct seat *seat, enum part part)
{
	const struct sight_plan *sight;
	assert_int_equal(seat_look(seat, part, ID_NONE, &sight), OK);
	return sight;
}
const struct sight_entry *only_entry(const struct sight_plan *sight)
{
	assert_int_equal(sight->rooms.n, 1);
	return sight->rooms.at[0].entries.n ? &sight->rooms.at[0].entries.at[0] : NULL;
}

struct keeping {
	struct seat *seat;
	struct str bytes, hash;
};
static void keep(void *with)
{
	struct keeping *k = with;
	assert_int_equal(seat_keep_blob(k->seat, k->bytes, arena, &k->hash), OK);
}
struct str keep_blob(struct id plan, const char *bytes)
{
	struct keeping k = {open_seat(1, plan), str_of(bytes), {0}};
	assert_int_equal(house_do(house, keep, &k), OK);
	seat_close(k.seat);
	return k.hash;
}

struct id add_picture(struct id plan, struct id room, struct str hash)
{
	struct saying s = words(1, plan, SAY_ENTRY_ADD);
	s.intent.as.entry_add.room = room;
	s.intent.as.entry_add.photo = hash;
	s.intent.as.entry_add.caption = STR("Ons huis");
	say(&s);
	return s.said.about;
}

void erase_entry(struct id plan, struct id entry)
{
	struct saying s = words(1, plan, SAY_ENTRY_ERASE);
	s.intent.as.entry_erase.entry = entry;
	say(&s);
}

void back_up(const char *name)
{
	struct why why = {""};
	if (house_backup(house, folder_file(&folder, name), &why) != OK)
		fail_msg("%s", why.text);
}

// Closes the house and goes on in a folder made out of that copy.
void restore(const char *name, struct folder *into)
{
	char copy[400], key[900];
	struct restored again;
	struct why why = {""};
	snprintf(copy, sizeof copy, "%s", folder_file(&folder, name));
	folder_make(into);
	snprintf(key, sizeof key, "cp '%s' '%s'", folder_file(&folder, "master.key"), folder_file(into, "master.key"));
	assert_int_equal(system(key), 0);
	house_close(house);
	if (house_restore(copy, into->path, &again, &why) != OK)
		fail_msg("%s", why.text);
	assert_int_equal(house_open(&(struct house_options){.dir = into->path}, &house, &why), OK);
}
