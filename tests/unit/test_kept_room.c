// SPDX-License-Identifier: EUPL-1.2
// A plan holds so many pictures, and what those at the table put in behind their door takes none of the room of who sits outside:
// a picture too many would tell how much is said there. Those inside count all of it.
#include "table_calls.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
// cmocka wants three of these first
#include <cmocka.h>

enum { WHOLE = 60 << 20, MANY = 40 << 20, REST = 30 << 20 };

struct keeping {
	struct seat *seat;
	struct str bytes, hash;
	enum status got;
};
static void keep(void *with)
{
	struct keeping *k = with;
	k->got = seat_keep_blob(k->seat, k->bytes, arena, &k->hash);
}

// So many bytes, each time others.
static enum status keeps(uint8_t who, struct id plan, size_t n, struct str *ret_hash)
{
	static uint64_t times;
	struct keeping k = {.seat = open_seat(who, plan), .bytes = {calloc(1, n), n}};
	memcpy((char *)(uintptr_t)k.bytes.at, &(uint64_t){++times}, n < sizeof times ? n : sizeof times);
	assert_int_equal(house_do(house, keep, &k), OK);
	seat_close(k.seat);
	free((char *)(uintptr_t)k.bytes.at);
	if (ret_hash)
		*ret_hash = k.hash;
	return k.got;
}

static void shows(uint8_t who, struct id plan, struct id room, struct str hash)
{
	struct saying s = words(who, plan, SAY_ENTRY_ADD);
	s.intent.as.entry_add.room = room;
	s.intent.as.entry_add.photo = hash;
	say(&s);
}

static struct id shut_the_door(struct id plan, struct id inside)
{
	struct saying begin = words(1, plan, SAY_GATHERING_ADD), door = words(1, plan, SAY_PHASE_OPEN);
	begin.intent.as.gathering_add.method = STR("bijeenkomst-met-privetijd");
	say(&begin);
	door.intent.as.phase_open.gathering = begin.said.about;
	door.intent.as.phase_open.phase = STR("privetijd");
	door.intent.as.phase_open.inside = (struct ids){&inside, 1};
	say(&door);
	return begin.said.about;
}

static void end_unshown(uint8_t who, struct id plan, struct id gathering)
{
	struct saying end = words(who, plan, SAY_PRIVATE_END);
	end.intent.as.private_end.gathering = gathering;
	say(&end);
}

static void what_lies_behind_a_door_takes_no_room_outside(void **state)
{
	(void)state;
	struct str hash;
	struct id plan = start_plan(1), bea = seat_person(plan, 2, "Bea", ROLE_CARER, (struct ids){NULL, 0});
	struct id gathering = shut_the_door(plan, bea);
	struct saying room = words(2, plan, SAY_ROOM_ADD);
	room.intent.as.room_add.title = STR("Vellen");
	say(&room);
	assert_int_equal(keeps(2, plan, MANY, &hash), OK);
	shows(2, plan, room.said.about, hash);
	assert_int_equal(keeps(2, plan, REST, NULL), TOO_LARGE);
	assert_int_equal(keeps(1, plan, REST, NULL), OK); // the owner, outside
	end_unshown(2, plan, gathering);
	assert_int_equal(keeps(1, plan, REST - (1 << 20), NULL), OK); // never shown: it never takes their room
	assert_int_equal(keeps(1, plan, REST, NULL), TOO_LARGE); // what they put in themselves does
	assert_int_equal(keeps(2, plan, 1 << 20, NULL), TOO_LARGE);
}

static void what_nothing_names_yet_takes_no_room_outside_either(void **state)
{
	(void)state;
	struct id plan = start_plan(1), bea = seat_person(plan, 2, "Bea", ROLE_CARER, (struct ids){NULL, 0});
	struct id gathering = shut_the_door(plan, bea);
	assert_int_equal(keeps(2, plan, MANY, NULL), OK);
	assert_int_equal(keeps(2, plan, REST, NULL), TOO_LARGE);
	assert_int_equal(keeps(1, plan, WHOLE + 1, NULL), TOO_LARGE);
	assert_int_equal(keeps(1, plan, WHOLE, NULL), OK); // to the last byte
	assert_int_equal(keeps(1, plan, 1, NULL), TOO_LARGE);
	end_unshown(2, plan, gathering);
	assert_int_equal(keeps(1, plan, 1, NULL), TOO_LARGE);
	assert_int_equal(keeps(2, plan, 1, NULL), TOO_LARGE); // of both sides together
}

static void what_came_from_both_sides_counts_on_both(void **state)
{
	(void)state;
	struct id plan = start_plan(1), bea = seat_person(plan, 2, "Bea", ROLE_CARER, (struct ids){NULL, 0});
	(void)shut_the_door(plan, bea);
	for (uint8_t who = 2; who > 0; who--) {
		struct keeping k = {.seat = open_seat(who, plan), .bytes = {calloc(1, MANY), MANY}};
		assert_int_equal(house_do(house, keep, &k), OK);
		assert_int_equal(k.got, OK);
		seat_close(k.seat);
		free((char *)(uintptr_t)k.bytes.at);
	}
	assert_int_equal(keeps(1, plan, REST, NULL), TOO_LARGE);
}

static enum status keeps_these(uint8_t who, struct id plan, char first, struct str *ret_hash)
{
	struct keeping k = {.seat = open_seat(who, plan), .bytes = {calloc(1, MANY), MANY}};
	*(char *)(uintptr_t)k.bytes.at = first;
	assert_int_equal(house_do(house, keep, &k), OK);
	seat_close(k.seat);
	free((char *)(uintptr_t)k.bytes.at);
	if (ret_hash)
		*ret_hash = k.hash;
	return k.got;
}

static void what_is_named_inside_and_comes_from_outside_too_counts_there_as_if_nobody_sat_inside(void **state)
{
	(void)state;
	struct str hash;
	struct id plan = start_plan(1), bea = seat_person(plan, 2, "Bea", ROLE_CARER, (struct ids){NULL, 0}),
	          room = add_room(plan, "Wat er is");
	struct saying readers = words(1, plan, SAY_ROOM_READERS);
	readers.intent.as.room_readers = (struct say_room_readers){room, {&bea, 1}};
	say(&readers);
	(void)shut_the_door(plan, bea);
	assert_int_equal(keeps_these(2, plan, 'x', &hash), OK);
	shows(2, plan, room, hash);
	assert_int_equal(keeps_these(1, plan, 'x', NULL), OK);
	assert_int_equal(keeps(1, plan, REST, NULL), TOO_LARGE);
	clock_ms = house_now(house) + INT64_C(25) * 3600000; // nothing outside names it: it was swept there
	reopen();
	assert_int_equal(house_sweep(house, clock_ms), OK);
	assert_int_equal(keeps(1, plan, REST, NULL), OK);
	clock_ms = 0;
}

static void a_voice_that_was_taken_back_inside_takes_no_room_outside(void **state)
{
	(void)state;
	struct str hash;
	struct id plan = start_plan(1), bea = seat_person(plan, 2, "Bea", ROLE_CARER, (struct ids){NULL, 0});
	struct saying part = words(1, plan, SAY_PART_READERS);
	part.intent.as.part_readers.part = SHOWS_STEPS;
	part.intent.as.part_readers.readers = (struct ids){&bea, 1};
	say(&part);
	(void)shut_the_door(plan, bea);
	assert_int_equal(keeps(2, plan, MANY, &hash), OK);
	struct saying action = words(2, plan, SAY_ACTION_ADD), away = words(2, plan, SAY_ACTION_REMOVE);
	action.intent.as.action_add.text = STR("Zaterdag bij Sjaan slapen");
	action.intent.as.action_add.sound = hash;
	say(&action);
	away.intent.as.action_remove.action = action.said.about;
	say(&away);
	assert_int_equal(keeps(1, plan, REST, NULL), OK);
	assert_int_equal(keeps(2, plan, 1 << 20, NULL), TOO_LARGE);
}

static void what_was_shown_takes_everybodys_room(void **state)
{
	(void)state;
	struct str hash;
	struct id plan = start_plan(1), room = add_room(plan, "Vellen");
	assert_int_equal(keeps(1, plan, MANY, &hash), OK);
	shows(1, plan, room, hash);
	assert_int_equal(keeps(1, plan, REST, NULL), TOO_LARGE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(what_lies_behind_a_door_takes_no_room_outside, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(what_nothing_names_yet_takes_no_room_outside_either, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(what_came_from_both_sides_counts_on_both, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(
	                what_is_named_inside_and_comes_from_outside_too_counts_there_as_if_nobody_sat_inside, table_begin,
	                table_end),
	        cmocka_unit_test_setup_teardown(a_voice_that_was_taken_back_inside_takes_no_room_outside, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(what_was_shown_takes_everybodys_room, table_begin, table_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
