// SPDX-License-Identifier: EUPL-1.2
// The master key, the keys it wraps, the folder's lock, and chance: one sentence a test.
#include "folder.h"
#include "fresh.h"
#include "keys.h"
#include "lock.h"
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h> // wants the four before it

static struct folder folder;
static struct keys *keys;
static struct why why;
static struct id plan;

static void open_it(void)
{
	assert_int_equal(keys_open(folder.path, NULL, &keys, &why), OK);
	int fd = open(folder_file(&folder, "kring.db"), O_WRONLY | O_CREAT, 0600); // as there will be, from now on
	assert_true(fd >= 0);
	close(fd);
}

static void close_it(void)
{
	keys_close(keys);
	keys = NULL;
}

static int begin(void **state)
{
	(void)state;
	unsetenv("KRING_MASTER_KEY_FILE");
	folder_make(&folder);
	open_it();
	plan = fresh_long();
	assert_int_equal(keys_make(keys, &plan, 1), OK);
	return 0;
}

static int end(void **state)
{
	(void)state;
	close_it();
	folder_clear(&folder);
	return 0;
}

// ---- the master key ----

static enum status reopen(void)
{
	struct keys *again = NULL;
	enum status status = keys_open(folder.path, NULL, &again, &why);
	keys_close(again);
	return status;
}

static void write_key(const char *name, uint8_t with, size_t n)
{
	uint8_t key[64];
	memset(key, with, sizeof key);
	int fd = open(folder_file(&folder, name), O_WRONLY | O_CREAT | O_TRUNC, 0600);
	assert_int_equal(write(fd, key, n), n);
	close(fd);
}

static void a_missing_wrong_or_short_master_key_is_one_clear_sentence_and_never_a_new_key(void **state)
{
	(void)state;
	close_it();
	assert_int_equal(rename(folder_file(&folder, "master.key"), folder_file(&folder, "kept")), 0);
	assert_int_equal(reopen(), REFUSED);
	assert_non_null(strstr(why.text, "put it back"));
	assert_int_equal(access(folder_file(&folder, "master.key"), F_OK), -1);
	write_key("master.key", 7, 32);
	assert_int_equal(reopen(), REFUSED);
	assert_non_null(strstr(why.text, "not the one of"));
	write_key("master.key", 7, 31);
	assert_int_equal(reopen(), REFUSED);
	assert_non_null(strstr(why.text, "must be 32 bytes"));
	assert_int_equal(rename(folder_file(&folder, "kept"), folder_file(&folder, "master.key")), 0);
	assert_int_equal(reopen(), OK);
}

static void keys_that_are_missing_beside_a_kring_db_are_not_made_anew(void **state)
{
	(void)state;
	close_it();
	assert_int_equal(rename(folder_file(&folder, "keys.db"), folder_file(&folder, "kept")), 0);
	assert_int_equal(reopen(), REFUSED);
	assert_non_null(strstr(why.text, "keys.db is missing"));
	assert_int_equal(access(folder_file(&folder, "keys.db"), F_OK), -1);
}

static void empty_keys_beside_a_kring_db_are_not_taken_for_new(void **state)
{
	(void)state;
	close_it();
	assert_int_equal(truncate(folder_file(&folder, "keys.db"), 0), 0);
	assert_int_equal(reopen(), BROKEN);
	assert_non_null(strstr(why.text, "does not belong beside"));
}

static void a_folder_with_something_else_in_it_gets_no_new_key(void **state)
{
	(void)state;
	struct keys *theirs = NULL;
	struct folder other;
	folder_make(&other);
	assert_int_equal(close(open(folder_file(&other, "vakantie.jpg"), O_WRONLY | O_CREAT, 0600)), 0);
	assert_int_equal(keys_open(other.path, NULL, &theirs, &why), REFUSED);
	assert_int_equal(access(folder_file(&other, "master.key"), F_OK), -1);
	folder_clear(&other);
}

static void methods_of_an_office_may_lie_there_before_the_first_start(void **state)
{
	(void)state;
	struct keys *theirs = NULL;
	struct folder other;
	folder_make(&other);
	assert_int_equal(mkdir(folder_file(&other, "packs"), 0700), 0);
	assert_int_equal(keys_open(other.path, NULL, &theirs, &why), OK);
	keys_close(theirs);
	folder_clear(&other);
}

static void the_operator_may_hand_in_the_master_key(void **state)
{
	(void)state;
	struct folder other;
	folder_make(&other);
	write_key("mine", 9, 32);
	struct keys *theirs = NULL;
	assert_int_equal(setenv("KRING_MASTER_KEY_FILE", folder_file(&folder, "mine"), 1), 0);
	assert_int_equal(keys_open(other.path, NULL, &theirs, &why), OK);
	keys_close(theirs);
	assert_int_equal(access(folder_file(&other, "master.key"), F_OK), -1);
	assert_int_equal(unsetenv("KRING_MASTER_KEY_FILE"), 0);
	assert_int_equal(keys_open(other.path, NULL, &theirs, &why), REFUSED);
	assert_int_equal(keys_open(other.path, folder_file(&folder, "mine"), &theirs, &why), OK);
	keys_close(theirs);
	folder_clear(&other);
}

// ---- keys of plans and persons ----

static void a_key_in_use_stays_until_it_is_given_back(void **state)
{
	(void)state;
	const struct key *key, *again;
	struct key copy;
	assert_int_equal(keys_take(keys, plan, &key), OK);
	copy = *key;
	assert_int_equal(keys_erase(keys, plan), OK);
	assert_memory_equal(key, &copy, sizeof copy);
	assert_int_equal(keys_take(keys, plan, &again), NOT_FOUND);
	keys_give(keys, key);
	assert_memory_not_equal(key, &copy, sizeof copy);
}

enum { MANY = 6000 };

static void more_keys_than_the_slab_holds_are_all_found(void **state)
{
	(void)state;
	static struct id owners[MANY];
	const struct key *key;
	struct key first;
	for (int i = 0; i < MANY; i++)
		owners[i] = fresh_long();
	assert_int_equal(keys_make(keys, owners, MANY), OK);
	assert_int_equal(keys_make(keys, owners, 1), REFUSED);
	assert_int_equal(keys_take(keys, owners[0], &key), OK);
	first = *key;
	keys_give(keys, key);
	for (int i = 0; i < MANY; i++) {
		assert_int_equal(keys_take(keys, owners[i], &key), OK);
		keys_give(keys, key);
	}
	assert_int_equal(keys_take(keys, owners[0], &key), OK);
	assert_memory_equal(key, &first, sizeof first);
	keys_give(keys, key);
}

static void wrapped_of(struct conn *c, struct id owner, uint8_t ret[73])
{
	static struct sql get = SQL("SELECT wrapped FROM key WHERE owner = ?1");
	struct stmt *s = stmt_of(c, &get);
	bind_id(s, 0, owner);
	assert_int_equal(stmt_step(s), OK);
	assert_int_equal(column_bytes(s, 0).len, 73);
	memcpy(ret, column_bytes(s, 0).at, 73);
	stmt_reset(s);
}

// keys.db is split, balanced and packed by SQLite while it grows and shrinks; no copy may stay behind in a corner of a page.
static void an_erased_key_is_nowhere_in_keys_db(void **state)
{
	(void)state;
	enum { N = 3000, GONE = 1000 };
	static struct id owners[N];
	static uint8_t wrapped[N][73];
	struct store *file = NULL;
	for (int i = 0; i < N; i++)
		owners[i] = fresh_long();
	for (int i = 0; i < N; i += 50)
		assert_int_equal(keys_make(keys, owners + i, 50), OK);
	assert_int_equal(store_open(folder_file(&folder, "keys.db"), (struct migration[]){{2, "", ""}}, 1, &file, &why), OK);
	for (int i = 0; i < N; i++)
		wrapped_of(store_writer(file), owners[i], wrapped[i]);
	store_close(file);
	for (int i = 0; i < GONE; i++)
		assert_int_equal(keys_erase(keys, owners[i]), OK);
	int left = 0;
	for (int i = 0; i < GONE; i++)
		left += folder_holds(&folder, "keys.db", wrapped[i] + 1, 16) ||
		        folder_holds(&folder, "keys.db", wrapped[i] + 57, 16) ||
		        folder_holds(&folder, "keys.db-wal", wrapped[i] + 1, 16);
	assert_int_equal(left, 0);
	assert_true(folder_holds(&folder, "keys.db", wrapped[N - 1], 73));
}

static void a_fingerprint_depends_on_its_use_and_on_the_folder(void **state)
{
	(void)state;
	uint8_t a[HASH_BYTES], b[HASH_BYTES], c[HASH_BYTES];
	keys_hash(keys, "kring.session", STR("secret"), a);
	keys_hash(keys, "kring.session", STR("secret"), b);
	keys_hash(keys, "kring.link", STR("secret"), c);
	assert_memory_equal(a, b, sizeof a);
	assert_memory_not_equal(a, c, sizeof a);
	close_it();
	folder_clear(&folder);
	folder_make(&folder);
	open_it();
	keys_hash(keys, "kring.session", STR("secret"), b);
	assert_memory_not_equal(a, b, sizeof a);
}

// ---- the lock ----

static void a_second_process_learns_who_has_the_folder(void **state)
{
	(void)state;
	struct lock *lock, *again = NULL;
	pid_t other, me = getpid();
	int status;
	assert_int_equal(lock_take(folder.path, &lock, &other, &why), OK);
	pid_t child = fork();
	if (child == 0) {
		enum status found = lock_take(folder.path, &again, &other, &why);
		char pid[20];
		snprintf(pid, sizeof pid, "process %d", (int)me);
		_exit(found == BUSY && other == me && strstr(why.text, pid) ? 0 : 1);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	lock_drop(lock);
	child = fork();
	if (child == 0)
		_exit(lock_take(folder.path, &again, &other, &why) == OK ? 0 : 1);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

// ---- chance ----

static void a_child_never_repeats_the_ids_of_its_parent(void **state)
{
	(void)state;
	int pipes[2], status;
	struct id mine, theirs;
	assert_int_equal(pipe(pipes), 0);
	(void)fresh_short(); // the page is filled before the fork
	pid_t child = fork();
	if (child == 0) {
		theirs = fresh_short();
		_exit(write(pipes[1], &theirs, sizeof theirs) != sizeof theirs);
	}
	mine = fresh_short();
	assert_int_equal(read(pipes[0], &theirs, sizeof theirs), sizeof theirs);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_false(id_eq(mine, theirs));
	assert_false(id_long(mine) || !id_long(fresh_long()));
	close(pipes[0]);
	close(pipes[1]);
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	        EACH(a_missing_wrong_or_short_master_key_is_one_clear_sentence_and_never_a_new_key),
	        EACH(keys_that_are_missing_beside_a_kring_db_are_not_made_anew),
	        EACH(empty_keys_beside_a_kring_db_are_not_taken_for_new),
	        EACH(a_folder_with_something_else_in_it_gets_no_new_key),
	        EACH(methods_of_an_office_may_lie_there_before_the_first_start),
	        EACH(the_operator_may_hand_in_the_master_key),
	        EACH(a_key_in_use_stays_until_it_is_given_back),
	        EACH(more_keys_than_the_slab_holds_are_all_found),
	        EACH(an_erased_key_is_nowhere_in_keys_db),
	        EACH(a_fingerprint_depends_on_its_use_and_on_the_folder),
	        EACH(a_second_process_learns_who_has_the_folder),
	        EACH(a_child_never_repeats_the_ids_of_its_parent),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
