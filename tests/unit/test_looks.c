// SPDX-License-Identifier: EUPL-1.2
// A look is on record when it is on the disk, and not a moment before (journal/looks.c).
#include "rows.h"
#include "table_calls.h"
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static bool must_wait(struct id plan) // is there a look of this page that is not on record yet?
{
	struct arena *own = arena_create();
	struct seat *seat;
	const struct sight_plan *sight;
	assert_int_equal(seat_open(house, plan, &(struct who){.person = person(1)}, own, &seat), OK);
	assert_int_equal(seat_look(seat, PART_PLAN, ID_NONE, &sight), OK);
	bool waits = seat_looks(seat) != NULL;
	seat_close(seat);
	arena_destroy(own);
	return waits;
}

struct group {
	struct id plan;
	bool fails, waits;
};

static void *look_meanwhile(void *with)
{
	struct group *g = with;
	g->waits = must_wait(g->plan);
	return NULL;
}

// In the saying thread: the look is put on record, and before it is committed somebody else opens the same page.
static void look_in_a_group(void *with)
{
	static struct sql wrong = SQL("INSERT INTO nowhere VALUES (1)");
	struct group *g = with;
	pthread_t other;
	struct seat *seat = open_seat(1, g->plan);
	(void)look(seat, PART_PLAN);
	assert_int_equal(seat_keep_looks(seat), OK);
	seat_close(seat);
	assert_int_equal(pthread_create(&other, NULL, look_meanwhile, g), 0);
	pthread_join(other, NULL);
	if (g->fails)
		assert_int_not_equal(stmt_run(stmt_of(house_writer(house), &wrong)), OK);
}

static void who_looks_before_the_commit_waits_for_the_disk_too(void **state)
{
	(void)state;
	struct group g = {.plan = start_plan(1)};
	assert_int_equal(house_do(house, look_in_a_group, &g), OK);
	assert_true(g.waits);
	assert_false(must_wait(g.plan));
}

static void what_was_not_committed_is_not_on_record(void **state)
{
	(void)state;
	struct group g = {.plan = start_plan(1), .fails = true};
	assert_int_equal(house_do(house, look_in_a_group, &g), NOT_KEPT);
	assert_true(must_wait(g.plan));
}

static int64_t looks_kept(struct id plan)
{
	struct sql_look_last row = {0};
	struct conn *conn;
	assert_int_equal(house_reader(house, &conn), OK);
	struct stmt *rows = sql_look_last_open(conn, plan);
	if (sql_look_last_next(rows, &row) == OK)
		stmt_reset(rows);
	house_reader_done(house, conn);
	return row.seq;
}

static void a_thousand_looks_are_each_on_record_once(void **state)
{
	(void)state;
	struct id plan = start_plan(1);
	for (int run = 0; run < 2; run++) {
		struct seat *seat = open_seat(1, plan);
		for (int i = 0; i < 1000; i++) {
			const struct sight_plan *sight;
			struct id item = {{1, (uint8_t)i, (uint8_t)(i >> 8)}};
			assert_int_equal(seat_look(seat, PART_ROOM, item, &sight), OK);
			assert_int_equal(seat_keep_looks(seat), OK);
			seat_close(seat);
			arena_reset(arena);
			seat = open_seat(1, plan);
		}
		seat_close(seat);
		assert_int_equal(looks_kept(plan), 1000);
		reopen();
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(who_looks_before_the_commit_waits_for_the_disk_too, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(what_was_not_committed_is_not_on_record, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(a_thousand_looks_are_each_on_record_once, table_begin, table_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
