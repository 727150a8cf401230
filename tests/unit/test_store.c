// SPDX-License-Identifier: EUPL-1.2
// What a database promises, one sentence a test.
#include "folder.h"
#include "store.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h> // wants the four before it

static const struct migration STEPS[] = {
        {1, "001_word.sql", "CREATE TABLE word(id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, bytes BLOB) STRICT"},
        {2, "002_more.sql", "CREATE TABLE more(id BLOB PRIMARY KEY, n INTEGER) STRICT; INSERT INTO more VALUES(x'00', 1)"},
};
static struct sql add = SQL("INSERT INTO word(word, bytes) VALUES (?1, ?2)");
static struct sql count = SQL("SELECT count(*) FROM word");
static struct sql forget = SQL("DELETE FROM word WHERE word = ?1");

static struct folder folder;
static struct store *store;
static struct why why;

static void open_it(void)
{
	assert_int_equal(store_open(folder_file(&folder, "t.db"), STEPS, 2, &store, &why), OK);
}

static int begin(void **state)
{
	(void)state;
	folder_make(&folder);
	open_it();
	return 0;
}

static int end(void **state)
{
	(void)state;
	store_close(store);
	store = NULL;
	folder_clear(&folder);
	return 0;
}

static enum status put(const char *word, const void *bytes, size_t n)
{
	struct stmt *s = stmt_of(store_writer(store), &add);
	bind_text(s, 0, str_of(word));
	bind_bytes(s, 1, bytes, n);
	return stmt_run(s);
}

static int64_t words(struct conn *c)
{
	struct stmt *s = stmt_of(c, &count);
	assert_int_equal(stmt_step(s), OK);
	int64_t n = column_int(s, 0);
	stmt_reset(s);
	return n;
}

static int64_t words_seen(void)
{
	struct conn *c;
	assert_int_equal(store_reader(store, &c), OK);
	int64_t n = words(c);
	store_reader_done(store, c);
	return n;
}

static enum status put_and_commit(const char *word)
{
	struct conn *w = store_writer(store);
	enum status status = store_begin(w);
	if (status == OK)
		status = put(word, "", 0);
	if (status == OK)
		return store_commit(w);
	store_rollback(w);
	return status;
}

// ---- keeping ----

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

// ---- steps ----

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

// ---- the log ----

static void fill(int rows)
{
	static char bytes[64 << 10];
	char word[20];
	for (int i = 0; i < rows; i++) {
		assert_int_equal(store_begin(store_writer(store)), OK);
		snprintf(word, sizeof word, "w%d", i);
		assert_int_equal(put(word, bytes, sizeof bytes), OK);
		assert_int_equal(store_commit(store_writer(store)), OK);
	}
}

static void the_log_never_passes_its_bound(void **state)
{
	(void)state;
	struct stat st;
	fill(2400); // 150 MB, and nobody makes checkpoints
	assert_int_equal(stat(folder_file(&folder, "t.db-wal"), &st), 0);
	assert_true(st.st_size <= STORE_LOG_BYTES + (1 << 20));
	assert_int_equal(words_seen(), 2400);
}

static void a_checkpoint_beside_the_writer_leaves_nothing_to_copy(void **state)
{
	(void)state;
	fill(100);
	assert_true(store_log_bytes(store) > STORE_CHECKPOINT_BYTES);
	assert_int_equal(store_checkpoint(store, false), OK);
	assert_int_equal(store_log_bytes(store), 0);
	assert_int_equal(put_and_commit("meer"), OK);
	assert_true(store_log_bytes(store) > 0 && store_log_bytes(store) < 100000);
}

// ---- copies and checks ----

static void a_copy_is_the_whole_database(void **state)
{
	(void)state;
	fill(10);
	assert_int_equal(store_copy(store, folder_file(&folder, "copy.db"), &why), OK);
	assert_int_equal(store_copy(store, folder_file(&folder, "copy.db"), &why), REFUSED);
	store_close(store);
	assert_int_equal(store_open(folder_file(&folder, "copy.db"), STEPS, 2, &store, &why), OK);
	assert_int_equal(words_seen(), 10);
	assert_int_equal(store_check(store, &why), OK);
}

static void overwrite(const char *name, long at, const char *text)
{
	FILE *f = fopen(folder_file(&folder, name), "r+");
	assert_non_null(f);
	assert_int_equal(fseek(f, at, SEEK_SET), 0);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
}

static void damage_is_found_and_named(void **state)
{
	(void)state;
	fill(3);
	store_close(store);
	overwrite("t.db", 2 * 4096, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx");
	open_it();
	assert_int_equal(store_check(store, &why), BROKEN);
	assert_non_null(strstr(why.text, "damaged"));
}

static void what_is_no_database_is_refused_with_a_sentence(void **state)
{
	(void)state;
	store_close(store);
	store = NULL;
	overwrite("t.db", 0, "Lieve oma, ");
	assert_int_equal(store_open(folder_file(&folder, "t.db"), STEPS, 2, &store, &why), BROKEN);
	assert_non_null(strstr(why.text, "not a database"));
	assert_int_equal(store_open("/nowhere/t.db", STEPS, 2, &store, &why), NOT_KEPT);
	assert_non_null(strstr(why.text, "No such file"));
}

// ---- disks that say no; each in a child, on a small disk of its own ----

enum { HELD = 0, SKIPPED = 77 };

static void in_child(int (*child)(void))
{
	int status = 0;
	pid_t pid = fork();
	if (pid == 0)
		_exit(child());
	assert_int_equal(waitpid(pid, &status, 0), pid);
	if (WIFEXITED(status) && WEXITSTATUS(status) == SKIPPED)
		skip();
	assert_int_equal(status, HELD);
}

#define WANT(what)                                                                                                               \
	do {                                                                                                                     \
		if (!(what)) {                                                                                                   \
			fprintf(stderr, "%d: %s (%s)\n", __LINE__, #what, why.text);                                             \
			return 1;                                                                                                \
		}                                                                                                                \
	} while (0)

static int full(void)
{
	static char bytes[100 << 10];
	struct store *small = NULL;
	int64_t kept = 0;
	if (!folder_small_disk(&folder, 1 << 20))
		return SKIPPED;
	WANT(store_open(folder_file(&folder, "small.db"), STEPS, 2, &small, &why) == OK);
	store = small;
	for (int i = 0; i < 100; i++) {
		char word[20];
		snprintf(word, sizeof word, "w%d", i);
		struct conn *w = store_writer(store);
		enum status status = store_begin(w);
		if (status == OK && (status = put(word, bytes, sizeof bytes)) == OK)
			status = store_commit(w);
		store_rollback(w);
		if (status == OK)
			kept++;
		else
			WANT(status == NOT_KEPT && strcmp(store_why(w), "the disk is full") == 0);
	}
	WANT(kept > 2 && kept < 20);
	WANT(words_seen() == kept);
	struct stmt *s = stmt_of(store_writer(store), &forget); // room is made again by taking away
	bind_text(s, 0, STR("w0"));
	(void)!stmt_run(s);
	store_close(store);
	return HELD;
}

static void on_a_full_disk_nothing_is_kept_by_halves_and_the_sentence_says_so(void **state)
{
	(void)state;
	in_child(full);
}

static int full_at_commit(void)
{
	struct store *small = NULL;
	static char bytes[300 << 10];
	if (!folder_small_disk(&folder, 500 << 10))
		return SKIPPED;
	WANT(store_open(folder_file(&folder, "small.db"), STEPS, 2, &small, &why) == OK);
	store = small;
	WANT(put_and_commit("eerst") == OK);
	WANT(store_begin(store_writer(store)) == OK);
	WANT(put("groot", bytes, sizeof bytes) == OK); // fits in memory
	WANT(put("groter", bytes, sizeof bytes) == OK);
	WANT(store_commit(store_writer(store)) == NOT_KEPT);
	WANT(strcmp(store_why(store_writer(store)), "the disk is full") == 0);
	WANT(words_seen() == 1);
	WANT(put_and_commit("daarna") == OK); // the writer was opened anew
	WANT(words_seen() == 2);
	store_close(store);
	return HELD;
}

static void after_a_failed_commit_the_next_one_is_kept(void **state)
{
	(void)state;
	in_child(full_at_commit);
}

static int read_only(void)
{
	struct store *none = NULL;
	if (!folder_small_disk(&folder, 1 << 20) || !folder_read_only(&folder))
		return SKIPPED;
	WANT(store_open(folder_file(&folder, "small.db"), STEPS, 2, &none, &why) == NOT_KEPT);
	WANT(strstr(why.text, "Read-only file system") && none == NULL);
	return HELD;
}

static void a_folder_that_may_not_be_written_gives_one_sentence(void **state)
{
	(void)state;
	in_child(read_only);
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	        EACH(what_was_committed_is_there_when_opened_again),
	        EACH(what_was_rolled_back_is_not),
	        EACH(a_reader_sees_nothing_before_the_commit_and_keeps_its_view),
	        EACH(a_reader_cannot_write),
	        EACH(a_rule_of_the_table_refuses_one_row_and_the_rest_is_kept),
	        EACH(every_kind_of_value_comes_back_as_it_went_in),
	        EACH(what_was_deleted_is_in_no_file),
	        EACH(only_its_owner_may_read_the_file),
	        EACH(a_step_is_done_once_and_later_steps_follow),
	        EACH(a_step_that_fails_leaves_nothing_of_itself),
	        EACH(a_newer_database_is_refused_with_a_sentence),
	        EACH(the_log_never_passes_its_bound),
	        EACH(a_checkpoint_beside_the_writer_leaves_nothing_to_copy),
	        EACH(a_copy_is_the_whole_database),
	        EACH(damage_is_found_and_named),
	        EACH(what_is_no_database_is_refused_with_a_sentence),
	        EACH(on_a_full_disk_nothing_is_kept_by_halves_and_the_sentence_says_so),
	        EACH(after_a_failed_commit_the_next_one_is_kept),
	        EACH(a_folder_that_may_not_be_written_gives_one_sentence),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
