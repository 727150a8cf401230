// SPDX-License-Identifier: EUPL-1.2
// Rows that are committed are there, those that were rolled back are not, and a reader keeps its view.
#include "folder.h"
#include "store.h"
#include "store_calls.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
// cmocka wants those above first
#include <cmocka.h>

static void what_was_committed_is_there_when_opened_again(void **state)
{
	(void)state;
	assert_int_equal(put_and_commit("tafel"), OK);
	store_close(store);
	open_it();
	assert_int_equal(words_seen(), 1);
}

static void what_was_rolled_back_is_not(void **state)
{
	(void)state;
	assert_int_equal(store_begin(store_writer(store)), OK);
	assert_int_equal(put("tafel", "", 0), OK);
	store_rollback(store_writer(store));
	assert_int_equal(words(store_writer(store)), 0);
}

static void a_reader_sees_nothing_before_the_commit_and_keeps_its_view(void **state)
{
	(void)state;
	struct conn *reader;
	assert_int_equal(store_reader(store, &reader), OK);
	assert_int_equal(store_begin(reader), OK);
	assert_int_equal(put_and_commit("tafel"), OK);
	assert_int_equal(words(reader), 0);
	assert_int_equal(store_commit(reader), OK);
	assert_int_equal(words(reader), 1);
	store_reader_done(store, reader);
}

static void a_reader_cannot_write(void **state)
{
	(void)state;
	struct conn *reader;
	assert_int_equal(store_reader(store, &reader), OK);
	struct stmt *s = stmt_of(reader, &add);
	bind_text(s, 0, STR("tafel"));
	assert_int_equal(stmt_run(s), NOT_KEPT);
	store_reader_done(store, reader);
	assert_int_equal(words_seen(), 0);
}

static void a_rule_of_the_table_refuses_one_row_and_the_rest_is_kept(void **state)
{
	(void)state;
	assert_int_equal(store_begin(store_writer(store)), OK);
	assert_int_equal(put("tafel", "", 0), OK);
	assert_int_equal(put("tafel", "", 0), REFUSED);
	assert_int_equal(put("stoel", "", 0), OK);
	assert_int_equal(store_commit(store_writer(store)), OK);
	assert_int_equal(words_seen(), 2);
}

static void every_kind_of_value_comes_back_as_it_went_in(void **state)
{
	(void)state;
	static struct sql every = SQL("SELECT ?1, ?2, ?3, ?4, ?5");
	struct id id = {{1, 2, 3, 0, 5, [15] = 9}};
	struct stmt *s = stmt_of(store_writer(store), &every);
	bind_id(s, 0, id);
	bind_int(s, 1, INT64_MIN);
	bind_text(s, 2, STR("één"));
	bind_bytes(s, 3, "a\0b", 3);
	bind_null(s, 4);
	assert_int_equal(stmt_step(s), OK);
	assert_true(id_eq(column_id(s, 0), id));
	assert_true(column_int(s, 1) == INT64_MIN);
	assert_true(str_is(column_text(s, 2), "één"));
	assert_true(str_eq(column_bytes(s, 3), (struct str){"a\0b", 3}));
	assert_true(column_null(s, 4) && !column_null(s, 3));
	assert_int_equal(stmt_step(s), NOT_FOUND);
}

static void what_was_deleted_is_in_no_file(void **state)
{
	(void)state;
	assert_int_equal(put_and_commit("geheimenis"), OK);
	assert_int_equal(store_checkpoint(store, true), OK);
	assert_true(folder_holds(&folder, "t.db", "geheimenis", 10));
	struct stmt *s = stmt_of(store_writer(store), &forget);
	bind_text(s, 0, STR("geheimenis"));
	assert_int_equal(stmt_run(s), OK);
	assert_int_equal(store_checkpoint(store, true), OK);
	assert_false(folder_holds(&folder, "t.db", "geheimenis", 10));
	assert_false(folder_holds(&folder, "t.db-wal", "geheimenis", 10));
}

static void only_its_owner_may_read_the_file(void **state)
{
	(void)state;
	struct stat st;
	assert_int_equal(put_and_commit("tafel"), OK);
	assert_int_equal(stat(folder_file(&folder, "t.db"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(stat(folder_file(&folder, "t.db-wal"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
}

static void a_step_is_done_once_and_later_steps_follow(void **state)
{
	(void)state;
	static const struct migration more[] = {
	        {1, "001", "no SQL at all"}, {2, "002", "nor here"}, {3, "003", "CREATE TABLE third(a INTEGER) STRICT"}};
	store_close(store);
	assert_int_equal(store_open(folder_file(&folder, "t.db"), more, 3, &store, &why), OK);
}

static void a_step_that_fails_leaves_nothing_of_itself(void **state)
{
	(void)state;
	static const struct migration wrong[] = {
	        {1, "001", ""}, {2, "002", ""}, {3, "003_wrong.sql", "CREATE TABLE third(a); DROP TABLE none"}};
	static const struct migration right[] = {{1, "001", ""}, {2, "002", ""}, {3, "003_right.sql", "CREATE TABLE third(a)"}};
	store_close(store);
	store = NULL;
	assert_int_equal(store_open(folder_file(&folder, "t.db"), wrong, 3, &store, &why), BROKEN);
	assert_non_null(strstr(why.text, "003_wrong.sql"));
	assert_int_equal(store_open(folder_file(&folder, "t.db"), right, 3, &store, &why), OK);
}

static void a_newer_database_is_refused_with_a_sentence(void **state)
{
	(void)state;
	store_close(store);
	store = NULL;
	assert_int_equal(store_open(folder_file(&folder, "t.db"), STEPS, 1, &store, &why), BROKEN);
	assert_non_null(strstr(why.text, "newer version of kring"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(what_was_committed_is_there_when_opened_again, begin, end),
	        cmocka_unit_test_setup_teardown(what_was_rolled_back_is_not, begin, end),
	        cmocka_unit_test_setup_teardown(a_reader_sees_nothing_before_the_commit_and_keeps_its_view, begin, end),
	        cmocka_unit_test_setup_teardown(a_reader_cannot_write, begin, end),
	        cmocka_unit_test_setup_teardown(a_rule_of_the_table_refuses_one_row_and_the_rest_is_kept, begin, end),
	        cmocka_unit_test_setup_teardown(every_kind_of_value_comes_back_as_it_went_in, begin, end),
	        cmocka_unit_test_setup_teardown(what_was_deleted_is_in_no_file, begin, end),
	        cmocka_unit_test_setup_teardown(only_its_owner_may_read_the_file, begin, end),
	        cmocka_unit_test_setup_teardown(a_step_is_done_once_and_later_steps_follow, begin, end),
	        cmocka_unit_test_setup_teardown(a_step_that_fails_leaves_nothing_of_itself, begin, end),
	        cmocka_unit_test_setup_teardown(a_newer_database_is_refused_with_a_sentence, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
