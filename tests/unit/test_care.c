// SPDX-License-Identifier: EUPL-1.2
// Looking after a folder: the check finds every row that does not follow from what was said, an old copy comes back without what
// was taken away since, and the time does not run back over a restart.
#include "care.h"
#include "house.h"
#include "rows.h"
#include "table_calls.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
// cmocka wants the two above first
#include <cmocka.h>

enum { DAY_MS = 24 * 60 * 60 * 1000 };

static int begin(void **state)
{
	clock_ms = INT64_C(1774000000000);
	return table_begin(state);
}

// ---- the check

static enum status verify(void)
{
	struct verified all;
	struct why why = {""};
	enum status got = house_verify(house, &all, &why);
	if (got != OK)
		assert_true(why.text[0]);
	return got;
}

struct change {
	struct sql *sql;
	struct id plan;
};
static void change(void *with)
{
	struct change *c = with;
	struct stmt *s = stmt_of(house_writer(house), c->sql);
	bind_id(s, 0, c->plan);
	assert_int_equal(stmt_run(s), OK);
}
#define SPOIL(plan_id, text)                                                                                                     \
	do {                                                                                                                     \
		static struct sql spoil = SQL(text);                                                                             \
		assert_int_equal(house_do(house, change, &(struct change){&spoil, plan_id}), OK);                                \
		assert_int_equal(verify(), BROKEN);                                                                              \
	} while (0)
#define MEND(plan_id, text)                                                                                                      \
	do {                                                                                                                     \
		static struct sql mend = SQL(text);                                                                              \
		assert_int_equal(house_do(house, change, &(struct change){&mend, plan_id}), OK);                                 \
		assert_int_equal(verify(), OK);                                                                                  \
	} while (0)

static void every_row_of_a_day_is_compared_with_what_was_said(void **state)
{
	(void)state;
	struct id plan = start_plan(1);
	(void)seat_person(plan, 2, "Kim", ROLE_NETWORK, (struct ids){0});
	assert_int_equal(verify(), OK);
	SPOIL(plan, "INSERT INTO due(plan, seat, day, kind) VALUES (?1, zeroblob(16), 20600, 'herinneren')");
	MEND(plan, "DELETE FROM due WHERE plan = ?1");
	struct saying ask = words(1, plan, SAY_ERASE_ASK);
	say(&ask);
	assert_int_equal(verify(), OK);
	SPOIL(plan, "UPDATE due SET day = day + 1 WHERE plan = ?1");
	MEND(plan, "UPDATE due SET day = day - 1 WHERE plan = ?1");
	SPOIL(plan, "UPDATE due SET seat = randomblob(16) WHERE plan = ?1");
	MEND(plan, "UPDATE due SET seat = zeroblob(16) WHERE plan = ?1");
	SPOIL(plan, "DELETE FROM due WHERE plan = ?1");
}

static void every_row_of_a_seat_is_compared_with_what_was_said(void **state)
{
	(void)state;
	struct id plan = start_plan(1);
	(void)seat_person(plan, 2, "Kim", ROLE_NETWORK, (struct ids){0});
	SPOIL(plan, "INSERT INTO seat(person, plan, seat) VALUES (randomblob(16), ?1, randomblob(16))");
	MEND(plan, "DELETE FROM seat WHERE rowid = (SELECT max(rowid) FROM seat WHERE plan = ?1)");
	SPOIL(plan, "UPDATE seat SET until = 20600 WHERE plan = ?1");
	MEND(plan, "UPDATE seat SET until = NULL WHERE plan = ?1");
	SPOIL(plan, "DELETE FROM seat WHERE rowid = (SELECT max(rowid) FROM seat WHERE plan = ?1)");
}

static void a_row_of_a_plan_that_is_not_there_is_found(void **state)
{
	(void)state;
	(void)start_plan(1);
	assert_int_equal(verify(), OK);
	SPOIL(person(9), "INSERT INTO seat(person, plan, seat) VALUES (randomblob(16), ?1, randomblob(16))");
	MEND(person(9), "DELETE FROM seat WHERE plan = ?1");
	SPOIL(person(9), "INSERT INTO due(plan, seat, day, kind) VALUES (?1, zeroblob(16), 20600, 'wissen')");
}

// ---- copies

static bool shows(struct id plan, const char *text)
{
	struct seat *seat = open_seat(1, plan);
	struct happenings all;
	const struct sight_plan *sight = look(seat, PART_OWN);
	bool found = false;
	for (size_t i = 0; i < sight->rooms.at[0].entries.n; i++)
		found |= str_is(sight->rooms.at[0].entries.at[i].text, text);
	assert_int_equal(seat_history(seat, STR(""), arena, &all), OK);
	for (size_t i = 0; i < all.n; i++)
		found |= all.at[i].say == SAY_ENTRY_ADD && str_is(all.at[i].event.as.entry_add.text, text);
	seat_close(seat);
	return found;
}

static void who_was_put_out_since_does_not_sit_in_an_old_copy(void **state)
{
	(void)state;
	struct folder into;
	struct id plan = start_plan(1), kim = seat_person(plan, 2, "Kim", ROLE_NETWORK, (struct ids){NULL, 0});
	(void)seat_person(plan, 3, "Truus", ROLE_NETWORK, (struct ids){NULL, 0});
	back_up("old.db");
	struct saying end = words(1, plan, SAY_SEAT_END);
	end.intent.as.seat_end.seat = kim;
	say(&end);
	(void)seat_person(plan, 4, "Bea", ROLE_NETWORK, (struct ids){NULL, 0}); // after the copy: she is not in it
	for (int twice = 0; twice < 2; twice++) {
		struct seat *seat;
		if (twice)
			back_up("newer.db");
		restore(twice ? "newer.db" : "old.db", &into);
		assert_int_equal(seat_open(house, plan, &(struct who){.person = person(2)}, arena, &seat), NOT_FOUND);
		seat_close(open_seat(1, plan));
		seat_close(open_seat(3, plan));
		assert_int_equal(verify(), OK);
		folder_clear(&folder);
		folder = into;
	}
}

static void an_old_copy_comes_back_without_what_was_taken_away_since(void **state)
{
	(void)state;
	struct folder into;
	struct id plan = start_plan(1), room = add_room(plan, "Zorgen"),
	          street = add_entry(plan, room, "Wij wonen in de Dorpsstraat");
	struct str hash = keep_blob(plan, "our house"), bytes;
	struct id picture = add_picture(plan, room, hash);
	add_entry(plan, room, "Dit blijft");
	back_up("old.db");
	erase_entry(plan, street);
	erase_entry(plan, picture);
	restore("old.db", &into);
	assert_false(shows(plan, "Wij wonen in de Dorpsstraat"));
	assert_true(shows(plan, "Dit blijft"));
	struct seat *seat = open_seat(1, plan);
	assert_int_equal(seat_blob(seat, hash, arena, &bytes), NOT_FOUND);
	seat_close(seat);
	assert_int_equal(verify(), OK);
	add_entry(plan, room, "En het gaat verder");
	// What is said after that stands where the taking away stood: another copy takes nothing of it.
	folder_clear(&folder);
	folder = into;
	back_up("later.db");
	assert_true(shows(plan, "En het gaat verder"));
	restore("later.db", &into);
	assert_true(shows(plan, "En het gaat verder"));
	assert_true(shows(plan, "Dit blijft"));
	folder_clear(&into);
}

static off_t keys_copied_bytes(void)
{
	struct stat at;
	return stat(folder_file(&folder, "kring.keys"), &at) == 0 ? at.st_size : -1;
}

static void only_the_folder_that_made_a_copy_changes_it_and_only_where_it_still_lies(void **state)
{
	(void)state;
	struct id entry, plan = begin_with_entry("Weg", &entry);
	struct folder twin;
	char copying[900], keys[400];
	folder_make(&twin);
	back_up("copy.db");
	house_close(house);
	snprintf(keys, sizeof keys, "%s", folder_file(&folder, "kring.keys"));
	assert_int_equal(truncate(keys, 1), 0); // to see who writes it
	snprintf(copying, sizeof copying, "cp -r '%s/.' '%s'", folder.path, twin.path);
	assert_int_equal(system(copying), 0);
	assert_int_equal(house_open(&(struct house_options){.dir = twin.path}, &house, &(struct why){""}), OK);
	erase_entry(plan, entry);
	reopen(); // the folder itself
	folder_clear(&twin);
	assert_int_equal(keys_copied_bytes(), 1);
	erase_entry(plan, entry);
	reopen();
	assert_true(keys_copied_bytes() > 1000);
	assert_int_equal(unlink(keys), 0);
	erase_entry(plan, add_entry(plan, add_room(plan, "Nog een"), "Ook weg"));
	reopen();
	assert_int_equal(keys_copied_bytes(), -1);
}

static bool keys_come_to_be_copied(void)
{
	for (int tries = 0; tries < 400 && keys_copied_bytes() < 1000; tries++)
		usleep(50000); // the thread that copies looks four times a second
	return keys_copied_bytes() > 1000;
}

static void what_could_not_be_taken_out_of_the_copy_is_taken_out_later(void **state)
{
	(void)state;
	struct id entry, plan = begin_with_entry("Weg", &entry);
	back_up("copy.db");
	char in_the_way[400];
	snprintf(in_the_way, sizeof in_the_way, "%s", folder_file(&folder, "kring.keys.new"));
	for (int swept = 0; swept < 2; swept++) {
		assert_int_equal(truncate(folder_file(&folder, "kring.keys"), 1), 0); // to see that it is written
		assert_int_equal(mkdir(in_the_way, 0700), 0);
		erase_entry(plan, swept ? add_entry(plan, add_room(plan, "Nog een"), "Ook weg") : entry);
		copies_renew(house);
		pthread_mutex_lock(&house->copying); // whoever was at it is done
		pthread_mutex_unlock(&house->copying);
		assert_int_equal(keys_copied_bytes(), 1);
		assert_int_equal(rmdir(in_the_way), 0);
		if (swept)
			assert_int_equal(house_sweep(house, house_now(house)), OK);
		else
			reopen();
		assert_true(keys_come_to_be_copied());
	}
}

static void a_copy_is_there_whole_or_not_at_all(void **state)
{
	(void)state;
	struct why why = {""};
	(void)start_plan(1);
	back_up("copy.db");
	assert_int_equal(access(folder_file(&folder, "copy.db.new"), F_OK), -1);
	FILE *left = fopen(folder_file(&folder, "second.db.new"), "we"); // what a killed one leaves is in nobody's way
	assert_non_null(left);
	fclose(left);
	back_up("second.db");
	assert_int_equal(house_backup(house, folder_file(&folder, "second.db"), &why), REFUSED);
}

// ---- the time

static void a_clock_that_is_set_back_while_nobody_looks_makes_nothing_older_than_what_was_said(void **state)
{
	(void)state;
	struct id plan = start_plan(1), room = add_room(plan, "Zorgen");
	int64_t said = clock_ms += INT64_C(3) * DAY_MS;
	struct id entry = add_entry(plan, room, "Vandaag");
	clock_ms -= INT64_C(9) * DAY_MS;
	reopen();
	assert_true(house_now(house) >= said);
	erase_entry(plan, entry); // the last text is gone, the one before tells
	reopen();
	assert_true(house_now(house) >= said);
	clock_ms += INT64_C(20) * DAY_MS;
	assert_int_equal(house_now(house), clock_ms);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(every_row_of_a_day_is_compared_with_what_was_said, begin, table_end),
	        cmocka_unit_test_setup_teardown(every_row_of_a_seat_is_compared_with_what_was_said, begin, table_end),
	        cmocka_unit_test_setup_teardown(a_row_of_a_plan_that_is_not_there_is_found, begin, table_end),
	        cmocka_unit_test_setup_teardown(an_old_copy_comes_back_without_what_was_taken_away_since, begin, table_end),
	        cmocka_unit_test_setup_teardown(who_was_put_out_since_does_not_sit_in_an_old_copy, begin, table_end),
	        cmocka_unit_test_setup_teardown(
	                only_the_folder_that_made_a_copy_changes_it_and_only_where_it_still_lies, begin, table_end),
	        cmocka_unit_test_setup_teardown(what_could_not_be_taken_out_of_the_copy_is_taken_out_later, begin, table_end),
	        cmocka_unit_test_setup_teardown(a_copy_is_there_whole_or_not_at_all, begin, table_end),
	        cmocka_unit_test_setup_teardown(
	                a_clock_that_is_set_back_while_nobody_looks_makes_nothing_older_than_what_was_said, begin, table_end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
