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

// ---- private time: the owner shuts the door behind two others, and stays outside

struct behind {
	struct id plan, bea, omar, gathering;
};

static struct behind shut_the_door(void)
{
	struct behind b = {.plan = start_plan(1)};
	b.bea = seat_person(b.plan, 2, "Bea", ROLE_CARER, (struct ids){NULL, 0});
	b.omar = seat_person(b.plan, 3, "Omar", ROLE_YOUNG, (struct ids){NULL, 0});
	struct saying begin = words(1, b.plan, SAY_GATHERING_ADD), door = words(1, b.plan, SAY_PHASE_OPEN);
	begin.intent.as.gathering_add.method = STR("bijeenkomst-met-privetijd");
	say(&begin);
	b.gathering = begin.said.about;
	door.intent.as.phase_open.gathering = b.gathering;
	door.intent.as.phase_open.phase = STR("privetijd");
	door.intent.as.phase_open.inside = (struct ids){(struct id[]){b.bea, b.omar}, 2};
	say(&door);
	return b;
}

static void open_the_door(const struct behind *b)
{
	struct saying end = words(2, b->plan, SAY_PRIVATE_END);
	end.intent.as.private_end.gathering = b->gathering;
	say(&end);
}

static void look_as(uint8_t who, struct id plan)
{
	struct seat *seat = open_seat(who, plan);
	(void)look(seat, PART_PLAN);
	assert_int_equal(seat_keep_looks(seat), OK);
	seat_close(seat);
}

static struct lookeds lookers(uint8_t who, struct id plan)
{
	struct lookeds all;
	struct seat *seat = open_seat(who, plan);
	assert_int_equal(seat_lookers(seat, arena, &all), OK);
	for (size_t i = 0; i < all.n; i++) // its texts end with the seat
		((struct looked *)(uintptr_t)all.at)[i].who = str_copy(arena, all.at[i].who);
	seat_close(seat);
	return all;
}

static void spoil_looks(void *with)
{
	static struct sql spoil = SQL("UPDATE look SET sealed = randomblob(length(sealed)) WHERE plan = ?1");
	struct stmt *s = stmt_of(house_writer(house), &spoil);
	bind_id(s, 0, *(const struct id *)with);
	assert_int_equal(stmt_run(s), OK);
}

// After a start the looks of before are read again, to know what is on record.
static void a_look_of_before_that_cannot_be_read_keeps_nobody_out(void **state)
{
	(void)state;
	struct id plan = start_plan(1);
	for (int start = 1; start <= 2; start++) {
		for (int times = 0; times < 2; times++) {
			struct seat *seat = open_seat(1, plan);
			(void)look(seat, PART_PLAN);
			assert_int_equal(seat_keep_looks(seat), OK);
			seat_close(seat);
			assert_int_equal(looks_kept(plan), start);
		}
		assert_int_equal(house_do(house, spoil_looks, &plan), OK);
		reopen();
	}
}

static void a_look_from_inside_stays_inside_for_ever(void **state)
{
	(void)state;
	struct behind b = shut_the_door();
	look_as(2, b.plan);
	assert_int_equal(lookers(1, b.plan).n, 0); // the owner, outside
	assert_int_equal(lookers(3, b.plan).n, 1); // who sits there too
	open_the_door(&b);
	assert_int_equal(lookers(1, b.plan).n, 0);
	reopen();
	assert_int_equal(lookers(1, b.plan).n, 0);
	look_as(2, b.plan); // the same week, and the door is open: as if Bea had not looked before
	assert_int_equal(lookers(1, b.plan).n, 1);
	assert_int_equal(lookers(3, b.plan).n, 2);
}

static void a_name_that_was_given_inside_is_no_name_outside(void **state)
{
	(void)state;
	struct behind b = shut_the_door();
	struct seat *bea = open_seat(2, b.plan);
	struct saying name = words(2, b.plan, SAY_PERSON_CHANGE);
	name.intent.as.person_change.person = seat_facts(bea).person;
	name.intent.as.person_change.name = STR("Beatrijs");
	seat_close(bea);
	open_the_door(&b);
	look_as(2, b.plan);
	struct saying door = words(1, b.plan, SAY_PHASE_OPEN);
	door.intent.as.phase_open = (struct say_phase_open){.gathering = b.gathering,
	        .phase = STR("privetijd"),
	        .inside = {(struct id[]){b.bea, b.omar}, 2},
	        .hours = NUMBER_NONE};
	say(&door);
	say(&name);
	assert_true(str_is(lookers(1, b.plan).at[0].who, "Bea"));
	assert_true(str_is(lookers(3, b.plan).at[0].who, "Beatrijs"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(who_looks_before_the_commit_waits_for_the_disk_too, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(what_was_not_committed_is_not_on_record, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(a_look_from_inside_stays_inside_for_ever, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(a_name_that_was_given_inside_is_no_name_outside, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(a_look_of_before_that_cannot_be_read_keeps_nobody_out, table_begin, table_end),
	        cmocka_unit_test_setup_teardown(a_thousand_looks_are_each_on_record_once, table_begin, table_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
