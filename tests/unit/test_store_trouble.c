// SPDX-License-Identifier: EUPL-1.2
// What can befall a database: damage, a copy, a full disk, a folder that may not be written; and the log keeps its bound.
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

static void copy_file(const char *from, const char *to)
{
	static char bytes[1 << 20];
	FILE *in = fopen(folder_file(&folder, from), "r");
	assert_non_null(in);
	size_t n = fread(bytes, 1, sizeof bytes, in);
	assert_true(n > 0 && n < sizeof bytes);
	assert_int_equal(fclose(in), 0);
	FILE *out = fopen(folder_file(&folder, to), "w");
	assert_non_null(out);
	assert_int_equal(fwrite(bytes, 1, n, out), n);
	assert_int_equal(fclose(out), 0);
}

// A file that grows is dearer to sync than one that does not. What is there ahead is no text, and is read as none.
static void the_log_grows_ahead_and_is_read_to_where_it_was_written(void **state)
{
	(void)state;
	struct stat st;
	off_t size = 0;
	int grown = 0;
	for (int i = 0; i < 50; i++) {
		char word[20];
		snprintf(word, sizeof word, "w%d", i);
		assert_int_equal(put_and_commit(word), OK);
		assert_int_equal(stat(folder_file(&folder, "t.db-wal"), &st), 0);
		grown += st.st_size != size;
		size = st.st_size;
	}
	assert_in_range(grown, 1, 5);
	assert_true(size > store_log_bytes(store));
	copy_file("t.db", "fallen.db"); // as the disk has it when the power goes
	copy_file("t.db-wal", "fallen.db-wal");
	store_close(store);
	assert_int_equal(store_open(folder_file(&folder, "fallen.db"), STEPS, 2, &store, &why), OK);
	assert_int_equal(words_seen(), 50);
	assert_int_equal(store_check(store, &why), OK);
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
	const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(the_log_never_passes_its_bound, begin, end),
	        cmocka_unit_test_setup_teardown(the_log_grows_ahead_and_is_read_to_where_it_was_written, begin, end),
	        cmocka_unit_test_setup_teardown(a_checkpoint_beside_the_writer_leaves_nothing_to_copy, begin, end),
	        cmocka_unit_test_setup_teardown(a_copy_is_the_whole_database, begin, end),
	        cmocka_unit_test_setup_teardown(damage_is_found_and_named, begin, end),
	        cmocka_unit_test_setup_teardown(what_is_no_database_is_refused_with_a_sentence, begin, end),
	        cmocka_unit_test_setup_teardown(on_a_full_disk_nothing_is_kept_by_halves_and_the_sentence_says_so, begin, end),
	        cmocka_unit_test_setup_teardown(after_a_failed_commit_the_next_one_is_kept, begin, end),
	        cmocka_unit_test_setup_teardown(a_folder_that_may_not_be_written_gives_one_sentence, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
