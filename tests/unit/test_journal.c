// SPDX-License-Identifier: EUPL-1.2
// The journal's door: a plan begun in one run of the program is the same in the next, a stranger finds nothing, what is taken
// away is gone, and who looked is on record once.
#include "chain.h"
#include "rows.h"
#include "table_calls.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

static void a_plan_is_the_same_after_the_program_began_anew(void **state)
{
	(void)state;
	struct id entry, plan = begin_with_entry("Het is thuis te druk", &entry);
	for (int run = 0; run < 3; run++) {
		struct seat *seat = open_seat(1, plan);
		const struct sight_plan *sight = look(seat, PART_OWN);
		assert_true(str_is(sight->name, "Ons plan"));
		assert_true(str_is(only_entry(sight)->text, "Het is thuis te druk"));
		assert_true(sight->owner);
		seat_close(seat);
		reopen();
	}
	add_entry(plan, add_room(plan, "Krachten"), "We lachen veel");
	assert_int_equal(house_count(house).said, 2);
}

static void for_a_stranger_there_is_no_plan(void **state)
{
	(void)state;
	struct id entry, plan = begin_with_entry("Geheim", &entry);
	struct seat *seat;
	assert_int_equal(seat_open(house, plan, &(struct who){.person = person(9)}, arena, &seat), NOT_FOUND);
	assert_int_equal(seat_open(house, plan, &(struct who){.person = ID_NONE}, arena, &seat), NOT_FOUND);
	assert_int_equal(seat_open(house, person(77), &(struct who){.person = person(1)}, arena, &seat), NOT_FOUND);
	assert_int_equal(seat_open_by_id(house, plan, entry, arena, &seat), NOT_FOUND);
	struct my_plans mine;
	assert_int_equal(plans_of(house, person(1), arena, &mine), OK);
	assert_int_equal(mine.n, 1);
	assert_true(id_eq(mine.at[0].plan, plan));
	assert_int_equal(plans_of(house, person(9), arena, &mine), OK);
	assert_int_equal(mine.n, 0);
}

static bool told(struct happenings all, const char *text)
{
	for (size_t i = 0; i < all.n; i++)
		if (str_is(all.at[i].text, text))
			return true;
	return false;
}

static void the_history_keeps_from_others_what_they_may_not_read(void **state)
{
	(void)state;
	struct id plan = start_plan(1), open = add_room(plan, "Open kamer");
	add_entry(plan, open, "Voor iedereen");
	add_entry(plan, add_room(plan, "Dichte kamer"), "Alleen van mij");
	seat_person(plan, 2, "Juf Anna", ROLE_PROFESSIONAL, (struct ids){&open, 1});
	struct happenings mine, hers, later;
	struct seat *linda = open_seat(1, plan), *anna = open_seat(2, plan);
	assert_int_equal(seat_history(linda, STR(""), arena, &mine), OK);
	assert_int_equal(seat_history(anna, STR("0"), arena, &hers), OK);
	assert_true(told(mine, "Alleen van mij") && told(mine, "Dichte kamer"));
	assert_true(told(hers, "Voor iedereen"));
	assert_false(told(hers, "Alleen van mij"));
	assert_false(told(hers, "Dichte kamer"));
	assert_true(hers.n < mine.n);
	// An id of one seat is none of another, and after the last there is nothing.
	assert_int_equal(seat_history(anna, mine.at[0].id, arena, &later), BAD_INPUT);
	assert_int_equal(seat_history(anna, hers.at[hers.n - 1].id, arena, &later), OK);
	assert_int_equal(later.n, 0);
	assert_int_equal(seat_history(anna, STR("nonsense"), arena, &later), BAD_INPUT);
	seat_close(linda);
	seat_close(anna);
}

static void sealed_of(struct id plan, int64_t seq, uint8_t *to, size_t *n)
{
	struct conn *conn;
	assert_int_equal(house_reader(house, &conn), OK);
	struct sql_event_after row;
	struct stmt *rows = sql_event_after_open(conn, plan, seq - 1);
	assert_int_equal(sql_event_after_next(rows, &row), OK);
	*n = row.sealed.len;
	if (row.sealed.len)
		memcpy(to, row.sealed.at, row.sealed.len);
	stmt_reset(rows);
	house_reader_done(house, conn);
}

static void what_is_erased_is_gone_from_the_plan_the_history_and_the_file(void **state)
{
	(void)state;
	struct id entry, plan = begin_with_entry("Dit had ik niet moeten zeggen", &entry);
	uint8_t sealed[4096];
	size_t n, after;
	sealed_of(plan, 3, sealed, &n);
	assert_true(n > 0);
	erase_entry(plan, entry);
	assert_false(folder_holds(&folder, "kring.db-wal", sealed, n)); // at once, not when the program ends
	for (int run = 0; run < 2; run++) {
		struct seat *seat = open_seat(1, plan);
		struct happenings all;
		assert_null(only_entry(look(seat, PART_OWN)));
		assert_int_equal(seat_history(seat, STR(""), arena, &all), OK);
		assert_false(told(all, "Dit had ik niet moeten zeggen"));
		seat_close(seat);
		sealed_of(plan, 3, sealed + n, &after);
		assert_int_equal(after, 0);
		reopen();
	}
	house_close(house); // cuts the log
	assert_false(folder_holds(&folder, "kring.db", sealed, n));
	assert_false(folder_holds(&folder, "kring.db-wal", sealed, n));
	open_house();
	add_entry(plan, add_room(plan, "Daarna"), "Verder"); // the chain goes on
}

static int64_t count_looks(struct id plan)
{
	struct conn *conn;
	struct sql_look_last last = {0};
	assert_int_equal(house_reader(house, &conn), OK);
	struct stmt *rows = sql_look_last_open(conn, plan);
	if (sql_look_last_next(rows, &last) != OK)
		last.seq = 0;
	else
		stmt_reset(rows);
	house_reader_done(house, conn);
	return last.seq;
}
static void look_and_keep(uint8_t who, struct id plan, enum part part)
{
	struct seat *seat = open_seat(who, plan);
	look(seat, part);
	assert_int_equal(seat_keep_looks(seat), OK);
	seat_close(seat);
}

static void looking_is_on_record_once_and_own_words_never(void **state)
{
	(void)state;
	struct id plan = start_plan(1), room = add_room(plan, "Kamer");
	seat_person(plan, 2, "Anna", ROLE_PROFESSIONAL, (struct ids){&room, 1});
	look_and_keep(1, plan, PART_OWN);
	assert_int_equal(count_looks(plan), 0);
	for (int i = 0; i < 3; i++)
		look_and_keep(2, plan, PART_PLAN);
	assert_int_equal(count_looks(plan), 1);
	look_and_keep(2, plan, PART_STEPS);
	look_and_keep(1, plan, PART_PLAN);
	assert_int_equal(count_looks(plan), 3);
	reopen();
	look_and_keep(2, plan, PART_PLAN);
	assert_int_equal(count_looks(plan), 3); // the program began anew: still once
}

static void who_is_from_outside_is_told_by_the_quarter_and_the_circle_by_the_week(void **state)
{
	(void)state;
	struct id plan = start_plan(1), room = add_room(plan, "Kamer");
	seat_person(plan, 2, "Anna", ROLE_PROFESSIONAL, (struct ids){&room, 1});
	seat_person(plan, 3, "Tante Bea", ROLE_NETWORK, (struct ids){&room, 1});
	look_and_keep(2, plan, PART_PLAN);
	look_and_keep(3, plan, PART_PLAN);
	struct seat *linda = open_seat(1, plan), *bea = open_seat(3, plan);
	struct lookeds all;
	assert_int_equal(seat_lookers(linda, arena, &all), OK);
	assert_int_equal(all.n, 2);
	assert_true(str_is(all.at[0].who, "Tante Bea") && !all.at[0].outside);
	assert_int_equal(all.at[0].time, day_start(day_of(all.at[0].time)));
	assert_int_equal(day_weekday(day_of(all.at[0].time)), 1);
	assert_true(str_is(all.at[1].who, "Anna") && all.at[1].outside);
	assert_int_equal(all.at[1].time % (15 * 60 * 1000), 0);
	assert_int_equal(seat_lookers(bea, arena, &all), OK);
	assert_int_equal(all.n, 0);
	seat_close(linda);
	seat_close(bea);
}

static void erase_plan(void *with)
{
	assert_int_equal(plan_erase(house, *(struct id *)with), OK);
}
static bool nothing_left(struct id plan)
{
	struct conn *conn;
	struct sql_event_after row;
	struct my_plans mine;
	assert_int_equal(house_reader(house, &conn), OK);
	struct stmt *rows = sql_event_after_open(conn, plan, 0);
	bool none = sql_event_after_next(rows, &row) == NOT_FOUND;
	if (!none)
		stmt_reset(rows);
	house_reader_done(house, conn);
	assert_int_equal(plans_of(house, person(1), arena, &mine), OK);
	return none && mine.n == 0;
}

static void an_erased_plan_is_gone_at_once_and_stays_gone(void **state)
{
	(void)state;
	struct id entry, plan = begin_with_entry("Weg", &entry);
	struct seat *seat, *before = open_seat(1, plan);
	assert_int_equal(house_do(house, erase_plan, &plan), OK);
	assert_int_equal(seat_open(house, plan, &(struct who){.person = person(1)}, arena, &seat), NOT_FOUND);
	assert_int_equal(seat_open(house, plan, &(struct who){.keeper = true}, arena, &seat), NOT_FOUND);
	assert_true(nothing_left(plan));
	seat_close(before);
	reopen();
	assert_int_equal(seat_open(house, plan, &(struct who){.keeper = true}, arena, &seat), NOT_FOUND);
	assert_true(nothing_left(plan));
}

static void begin_erase(void *with)
{
	assert_int_equal(sql_erase_begin(house_writer(house), *(struct id *)with, house_now(house)), OK);
}

static void an_erasing_that_was_cut_short_is_finished_at_the_next_start(void **state)
{
	(void)state;
	struct id entry, plan = begin_with_entry("Weg", &entry);
	assert_int_equal(house_do(house, begin_erase, &plan), OK);
	reopen();
	struct seat *seat;
	assert_int_equal(seat_open(house, plan, &(struct who){.person = person(1)}, arena, &seat), NOT_FOUND);
	assert_true(nothing_left(plan));
}

static void a_picture_is_read_by_who_may_see_its_entry_only(void **state)
{
	(void)state;
	struct id plan = start_plan(1), open = add_room(plan, "Open"), shut = add_room(plan, "Dicht");
	seat_person(plan, 2, "Anna", ROLE_PROFESSIONAL, (struct ids){&open, 1});
	struct seat *linda = open_seat(1, plan), *anna;
	struct str hash = keep_blob(plan, "a picture"), bytes;
	assert_int_equal(seat_blob(linda, hash, arena, &bytes), NOT_FOUND); // no entry names it yet
	add_picture(plan, shut, hash);
	seat_close(linda);
	linda = open_seat(1, plan);
	anna = open_seat(2, plan);
	assert_int_equal(seat_blob(linda, hash, arena, &bytes), OK);
	assert_true(str_is(bytes, "a picture"));
	assert_int_equal(seat_blob(anna, hash, arena, &bytes), NOT_FOUND);
	seat_close(linda);
	seat_close(anna);
}

static void who_knocks_sees_nothing_until_the_door_is_opened(void **state)
{
	(void)state;
	struct id plan = start_plan(1);
	struct saying knock = words(0, plan, SAY_DOOR_KNOCK), name = words(0, plan, SAY_PLAN_NAME);
	struct seat *seat;
	const struct sight_plan *sight;
	knock.intent.as.door_knock.name = STR("Ome Jan");
	say(&knock);
	assert_int_equal(seat_open_by_id(house, plan, ID_NONE, arena, &seat), OK);
	assert_int_equal(seat_look(seat, PART_PLAN, ID_NONE, &sight), NOT_FOUND);
	struct happenings all;
	assert_int_equal(seat_history(seat, STR(""), arena, &all), OK);
	assert_int_equal(all.n, 0);
	seat_close(seat);
	name.intent.as.plan_name.name = STR("Van mij");
	assert_int_equal(house_do(house, run_saying, &name), OK);
	assert_int_equal(name.got, OK);
	assert_int_not_equal(name.said.verdict.outcome, SAID);
}

// A table that refuses new rows: what is said fails halfway, and the whole of its group is taken back.
static void seats_refused(bool so)
{
	static struct sql refuse = SQL("CREATE TRIGGER no BEFORE INSERT ON seat BEGIN SELECT RAISE(ABORT, 'no'); END");
	static struct sql allow = SQL("DROP TRIGGER no");
	assert_int_equal(stmt_run(stmt_of(house_writer(house), so ? &refuse : &allow)), OK);
}
static void refuse_seats(void *with)
{
	seats_refused(*(bool *)with);
}

static void what_fails_halfway_was_not_said_at_all(void **state)
{
	(void)state;
	struct id entry, plan = begin_with_entry("Blijft", &entry);
	struct saying s = words(2, ID_NONE, SAY_PLAN_BEGIN);
	assert_int_equal(house_do(house, refuse_seats, &(bool){true}), OK);
	assert_int_equal(house_do(house, run_saying, &s), NOT_KEPT);
	assert_int_equal(house_do(house, refuse_seats, &(bool){false}), OK);
	struct my_plans mine;
	assert_int_equal(plans_of(house, person(2), arena, &mine), OK);
	assert_int_equal(mine.n, 0);
	struct conn *conn;
	struct chain_break broken;
	int64_t rows;
	assert_int_equal(house_reader(house, &conn), OK);
	assert_int_equal(chain_verify_all(conn, &rows, &broken), OK);
	house_reader_done(house, conn);
	assert_int_equal(rows, 3); // of the first plan only
	add_entry(plan, add_room(plan, "Daarna"), "Verder");
}

// Linda alone reads what she wrote first; Kim reads the rest. Without her digits Linda sees what she shares, and nothing else.
static void without_the_four_digits_what_is_only_mine_stays_shut(void **state)
{
	(void)state;
	struct id entry, plan = begin_with_entry("Ik ben zo moe.", &entry);
	struct id shared = add_room(plan, "Wat er goed gaat");
	add_entry(plan, shared, "We eten samen.");
	(void)seat_person(plan, 2, "Kim", ROLE_NETWORK, (struct ids){&shared, 1});
	for (int shut = 0; shut < 2; shut++) {
		struct who who = {.person = person(1), .shut = shut};
		struct seat *seat;
		struct happenings all;
		assert_int_equal(OK, seat_open(house, plan, &who, arena, &seat));
		assert_int_equal(shut ? 1 : 2, look(seat, PART_OWN)->rooms.n);
		assert_int_equal(OK, seat_history(seat, STR(""), arena, &all));
		assert_int_equal(!shut, told(all, "Ik ben zo moe."));
		assert_true(told(all, "We eten samen."));
		seat_close(seat);
	}
}

static void the_same_key_again_is_given_the_same_answer_also_after_the_program_began_anew(void **state)
{
	(void)state;
	struct id plan = start_plan(1), room = add_room(plan, "Zorgen");
	struct saying first = words(1, plan, SAY_ENTRY_ADD);
	first.intent.key = STR("0123456789abcdef");
	first.intent.as.entry_add.room = room;
	first.intent.as.entry_add.text = STR("Het is thuis te druk");
	struct saying again = first;
	say(&first);
	for (int run = 0; run < 2; run++) {
		assert_int_equal(house_do(house, run_saying, &again), OK);
		assert_int_equal(again.said.verdict.outcome, REPEATED);
		assert_true(str_eq(again.said.id, first.said.id));
		assert_true(id_eq(again.said.about, first.said.about));
		assert_int_equal(again.said.made.n, first.said.made.n);
		add_entry(plan, room, "Wat later");
		reopen();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(a_plan_is_the_same_after_the_program_began_anew, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(for_a_stranger_there_is_no_plan, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(
	                the_same_key_again_is_given_the_same_answer_also_after_the_program_began_anew, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(without_the_four_digits_what_is_only_mine_stays_shut, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(the_history_keeps_from_others_what_they_may_not_read, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(
	                what_is_erased_is_gone_from_the_plan_the_history_and_the_file, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(looking_is_on_record_once_and_own_words_never, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(
	                who_is_from_outside_is_told_by_the_quarter_and_the_circle_by_the_week, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(an_erased_plan_is_gone_at_once_and_stays_gone, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(
	                an_erasing_that_was_cut_short_is_finished_at_the_next_start, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(a_picture_is_read_by_who_may_see_its_entry_only, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(who_knocks_sees_nothing_until_the_door_is_opened, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(what_fails_halfway_was_not_said_at_all, table_begin, table_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
