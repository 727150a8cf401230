// SPDX-License-Identifier: EUPL-1.2
// Who was stopped from reading something reads it no more in an older copy that is put back; what was shared anew since is read.
#include "care.h"
#include "table_calls.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

enum { MOTHER = 1, KIM, TRUUS, BEA, SANNE, READERS = SANNE, THINGS_HERE = 7 };
static struct {
	struct id plan, rooms[3], entries[3], action, seats[READERS + 1];
} here;

static bool sees_entry(const struct sight_plan *p, struct id id)
{
	for (size_t r = 0; r < p->rooms.n; r++)
		for (size_t i = 0; i < p->rooms.at[r].entries.n; i++)
			if (id_eq(p->rooms.at[r].entries.at[i].id, id))
				return true;
	return false;
}

static bool sees_room(const struct sight_plan *p, struct id id)
{
	for (size_t r = 0; r < p->rooms.n; r++)
		if (id_eq(p->rooms.at[r].id, id))
			return true;
	return false;
}

static void what_each_reads(bool ret[READERS + 1][THINGS_HERE])
{
	for (uint8_t who = MOTHER; who <= READERS; who++) {
		struct seat *seat = open_seat(who, here.plan);
		const struct sight_plan *p = look(seat, PART_OWN);
		for (int i = 0; i < 3; i++) {
			ret[who][i] = sees_room(p, here.rooms[i]);
			ret[who][3 + i] = sees_entry(p, here.entries[i]);
		}
		ret[who][6] = p->loose.n == 1;
		seat_close(seat);
	}
}

static void choose(enum say how, struct id of, const uint8_t *who, size_t n)
{
	struct saying s = words(MOTHER, here.plan, how);
	struct id ids[READERS];
	for (size_t i = 0; i < n; i++)
		ids[i] = here.seats[who[i]];
	if (how == SAY_ROOM_READERS)
		s.intent.as.room_readers = (struct say_room_readers){of, {ids, n}};
	else if (how == SAY_ENTRY_READERS)
		s.intent.as.entry_readers = (struct say_entry_readers){of, {ids, n}};
	else if (how == SAY_ACTION_READERS)
		s.intent.as.action_readers = (struct say_action_readers){of, {ids, n}};
	else
		s.intent.as.part_readers = (struct say_part_readers){SHOWS_STEPS, {ids, n}};
	say(&s);
}
#define CHOOSE(how, of, ...) choose(how, of, (const uint8_t[]){MOTHER, ##__VA_ARGS__}, sizeof((uint8_t[]){MOTHER, ##__VA_ARGS__}))

static void of_seat(enum say how, uint8_t who, int32_t until)
{
	struct saying s = words(MOTHER, here.plan, how);
	if (how == SAY_SHARE_STOP)
		s.intent.as.share_stop.seat = here.seats[who];
	else
		s.intent.as.seat_until = (struct say_seat_until){here.seats[who], until};
	say(&s);
}

static int32_t until(uint8_t who)
{
	struct seat *seat = open_seat(MOTHER, here.plan);
	const struct sight_plan *p = look(seat, PART_OWN);
	int32_t day = 0;
	for (size_t i = 0; i < p->seats.n; i++)
		if (id_eq(p->seats.at[i].id, here.seats[who]))
			day = p->seats.at[i].until;
	seat_close(seat);
	return day;
}

// Everybody of the circle reads three rooms, a text in each, and an action.
static void lay_the_table(void)
{
	static const char *const names[] = {[KIM] = "Kim", [TRUUS] = "Truus", [BEA] = "Bea", [SANNE] = "Sanne"};
	here.plan = start_plan(MOTHER);
	struct seat *mother = open_seat(MOTHER, here.plan);
	here.seats[MOTHER] = look(mother, PART_OWN)->seat;
	seat_close(mother);
	for (int i = 0; i < 3; i++)
		here.entries[i] = add_entry(here.plan, here.rooms[i] = add_room(here.plan, "Een kamer"), "Een tekst");
	for (uint8_t who = KIM; who <= READERS; who++)
		here.seats[who] = seat_person(
		        here.plan, who, names[who], who == SANNE ? ROLE_PROFESSIONAL : ROLE_NETWORK, (struct ids){here.rooms, 3});
	struct saying add = words(MOTHER, here.plan, SAY_ACTION_ADD);
	add.intent.as.action_add.text = STR("Koken");
	say(&add);
	here.action = add.said.about;
	CHOOSE(SAY_PART_READERS, here.plan, KIM, TRUUS, BEA, SANNE);
}

static void read_less_since(int32_t today)
{
	CHOOSE(SAY_ROOM_READERS, here.rooms[0], TRUUS, BEA, SANNE); // not Kim
	CHOOSE(SAY_ENTRY_READERS, here.entries[1], KIM, TRUUS, SANNE); // not Bea, who goes on reading its room
	of_seat(SAY_SHARE_STOP, TRUUS, 0);
	CHOOSE(SAY_ROOM_READERS, here.rooms[2], KIM, TRUUS, BEA, SANNE); // but this again
	CHOOSE(SAY_ROOM_READERS, here.rooms[1], SANNE);
	CHOOSE(SAY_ROOM_READERS, here.rooms[1], KIM, BEA, SANNE); // twice thought over
	CHOOSE(SAY_ACTION_READERS, here.action, KIM); // not Bea and Sanne
	of_seat(SAY_SEAT_UNTIL, SANNE, today + 9);
	of_seat(SAY_SEAT_UNTIL, SANNE, today + 20);
	of_seat(SAY_SEAT_UNTIL, KIM, today + 30);
	of_seat(SAY_SEAT_UNTIL, KIM, DAY_NONE);
}

static void what_was_stopped_since_is_not_read_in_an_old_copy_and_what_was_shared_anew_is(void **state)
{
	(void)state;
	struct folder into;
	bool then[READERS + 1][THINGS_HERE], is[READERS + 1][THINGS_HERE], again[READERS + 1][THINGS_HERE];
	int32_t today = day_of(house_now(house));
	int fewer = 0;
	struct verified all;
	struct why why = {""};
	lay_the_table();
	what_each_reads(then);
	back_up("old.db");
	read_less_since(today);
	what_each_reads(is);
	for (int twice = 0; twice < 2; twice++) {
		if (twice)
			back_up("newer.db");
		restore(twice ? "newer.db" : "old.db", &into);
		what_each_reads(again);
		for (int who = MOTHER; who <= READERS; who++)
			for (int i = 0; i < THINGS_HERE; i++) {
				fewer += then[who][i] && !is[who][i];
				if (again[who][i] != (then[who][i] && is[who][i]))
					fail_msg("seat %d, thing %d", who, i);
			}
		assert_int_equal(until(SANNE), today + 20);
		assert_int_equal(until(KIM), DAY_NONE);
		assert_int_equal(house_verify(house, &all, &why), OK);
		folder_clear(&folder);
		folder = into;
	}
	assert_true(fewer > 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
	        what_was_stopped_since_is_not_read_in_an_old_copy_and_what_was_shared_anew_is, table_begin, table_end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
