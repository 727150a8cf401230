// SPDX-License-Identifier: EUPL-1.2
// A plan holds so many pictures, and what those at the table put in behind their door takes none of the room of who sits outside:
// a picture too many would tell how much is said there. Those inside count all of it.
#include "table_calls.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
// cmocka wants three of these first
#include <cmocka.h>

enum { MANY = 40 << 20, REST = 30 << 20 }; // of 60 MB

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
	memcpy((char *)(uintptr_t)k.bytes.at, &(uint64_t){++times}, sizeof times);
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
	struct saying end = words(2, plan, SAY_PRIVATE_END);
	end.intent.as.private_end.gathering = gathering;
	say(&end);
	assert_int_equal(keeps(1, plan, REST - (1 << 20), NULL), OK); // never shown: it never takes their room
	assert_int_equal(keeps(1, plan, REST, NULL), TOO_LARGE); // what they put in themselves does
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
	        cmocka_unit_test_setup_teardown(what_was_shown_takes_everybodys_room, table_begin, table_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
