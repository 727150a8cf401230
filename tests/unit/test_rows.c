// SPDX-License-Identifier: EUPL-1.2
// How what was said is sealed, linked, found and lost: one sentence a test. Keys by themselves are in test_keys.c.
#include "folder.h"
#include "fresh.h"
#include "record.h"
#include "rows.h"
#include "steps.h"
#include <setjmp.h>
#include <sodium.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h> // wants the four before it

static struct folder folder;
static struct keys *keys;
static struct store *store;
static struct arena *arena;
static struct why why;
static struct id plan;

static void open_it(void)
{
	assert_int_equal(keys_open(folder.path, NULL, &keys, &why), OK);
	assert_int_equal(store_open(folder_file(&folder, "kring.db"), journal_steps, journal_steps_n, &store, &why), OK);
}

static void close_it(void)
{
	store_close(store);
	keys_close(keys);
	store = NULL;
	keys = NULL;
}

static int begin(void **state)
{
	(void)state;
	unsetenv("KRING_MASTER_KEY_FILE");
	folder_make(&folder);
	open_it();
	arena = arena_create();
	plan = fresh_long();
	assert_int_equal(keys_make(keys, &plan, 1), OK);
	return 0;
}

static int end(void **state)
{
	(void)state;
	close_it();
	arena_destroy(arena);
	folder_clear(&folder);
	return 0;
}

static void say_in(enum chain chain, struct id in, int from, int to)
{
	const struct key *key;
	struct head head;
	struct conn *w = store_writer(store);
	assert_int_equal(keys_take(keys, in, &key), OK);
	assert_int_equal(store_begin(w), OK);
	assert_int_equal(chain_head(w, chain, in, &head), OK);
	for (int i = from; i <= to; i++)
		assert_int_equal(record_add(w, chain, in, key, str_print(arena, "said %d", i), &head), OK);
	assert_int_equal(store_commit(w), OK);
	keys_give(keys, key);
}

static void say(int from, int to)
{
	say_in(CHAIN_EVENT, plan, from, to);
}

// How many rows open in order, and how the reading ended.
static enum status read_all(enum chain chain, struct id in, int *ret)
{
	const struct key *key;
	struct record_reader r;
	struct record record;
	enum status status = keys_take(keys, in, &key);
	*ret = 0;
	if (status != OK)
		return status;
	record_open(&r, store_writer(store), chain, in, key, &(struct head){0});
	while ((status = record_next(&r, &record)) == OK) {
		++*ret;
		if (!record.taken)
			assert_true(str_eq(record.text, str_print(arena, "said %d", *ret)));
	}
	record_close(&r);
	keys_give(keys, key);
	return status;
}

static enum status verify(struct chain_break *at)
{
	struct head head;
	return chain_verify(store_writer(store), CHAIN_EVENT, plan, &head, at);
}

static void change(const char *sql)
{
	struct sql one = SQL(sql);
	assert_int_equal(stmt_run(stmt_of(store_writer(store), &one)), OK);
}

// ---- rows ----

static void what_was_said_is_read_back_in_order(void **state)
{
	(void)state;
	int n;
	say(1, 3);
	say(4, 20);
	assert_int_equal(read_all(CHAIN_EVENT, plan, &n), NOT_FOUND);
	assert_int_equal(n, 20);
}

static void reading_goes_on_from_a_head(void **state)
{
	(void)state;
	const struct key *key;
	struct record_reader r;
	struct record record;
	struct head head;
	say(1, 5);
	assert_int_equal(chain_head(store_writer(store), CHAIN_EVENT, plan, &head), OK);
	say(6, 7);
	assert_int_equal(keys_take(keys, plan, &key), OK);
	record_open(&r, store_writer(store), CHAIN_EVENT, plan, key, &head);
	assert_int_equal(record_next(&r, &record), OK);
	assert_true(str_is(record.text, "said 6"));
	record_close(&r);
	keys_give(keys, key);
}

static void a_row_after_an_old_head_is_refused(void **state)
{
	(void)state;
	const struct key *key;
	struct head old = {0};
	say(1, 2);
	assert_int_equal(keys_take(keys, plan, &key), OK);
	assert_int_equal(store_begin(store_writer(store)), OK);
	assert_int_equal(record_add(store_writer(store), CHAIN_EVENT, plan, key, STR("late"), &old), REFUSED);
	assert_int_equal(old.seq, 0);
	store_rollback(store_writer(store));
	keys_give(keys, key);
}

static void looking_does_not_change_what_was_said(void **state)
{
	(void)state;
	struct head before, after;
	int n;
	say(1, 3);
	assert_int_equal(chain_head(store_writer(store), CHAIN_EVENT, plan, &before), OK);
	say_in(CHAIN_LOOK, plan, 1, 2);
	assert_int_equal(chain_head(store_writer(store), CHAIN_EVENT, plan, &after), OK);
	assert_memory_equal(&before, &after, sizeof before);
	assert_int_equal(read_all(CHAIN_LOOK, plan, &n), NOT_FOUND);
	assert_int_equal(n, 2);
}

static void a_large_text_comes_back_and_a_larger_one_is_refused(void **state)
{
	(void)state;
	const struct key *key;
	struct head head = {0};
	struct record_reader r;
	struct record record;
	struct str large = {arena_take(arena, RECORD_BYTES + 1), RECORD_BYTES};
	assert_int_equal(keys_take(keys, plan, &key), OK);
	assert_int_equal(store_begin(store_writer(store)), OK);
	assert_int_equal(record_add(store_writer(store), CHAIN_EVENT, plan, key, large, &head), OK);
	assert_int_equal(store_commit(store_writer(store)), OK);
	record_open(&r, store_writer(store), CHAIN_EVENT, plan, key, &(struct head){0});
	assert_int_equal(record_next(&r, &record), OK);
	assert_true(str_eq(record.text, large));
	record_close(&r);
	large.len++;
	assert_int_equal(record_add(store_writer(store), CHAIN_EVENT, plan, key, large, &head), TOO_LARGE);
	keys_give(keys, key);
}

// ---- the chain ----

static void the_link_is_made_as_the_design_says(void **state)
{
	(void)state;
	struct id zero = {{[15] = 1}};
	uint8_t digest[HASH_BYTES], by_hand[HASH_BYTES], all[88] = {[15] = 1, [23] = 1};
	struct head head;
	chain_digest(STR("sealed"), digest);
	chain_link(CHAIN_EVENT, zero, &(struct head){0}, digest, &head);
	memcpy(all + 56, digest, HASH_BYTES);
	assert_int_equal(crypto_generichash_blake2b_salt_personal(
	                         by_hand, HASH_BYTES, all, sizeof all, NULL, 0, NULL, (const uint8_t[16]){"kring.event.1"}),
	        0);
	assert_memory_equal(head.hash, by_hand, HASH_BYTES);
	assert_int_equal(head.seq, 1);
	chain_link(CHAIN_LOOK, zero, &(struct head){0}, digest, &head);
	assert_memory_not_equal(head.hash, by_hand, HASH_BYTES);
}

static void an_untouched_chain_verifies_without_keys(void **state)
{
	(void)state;
	struct chain_break at;
	int64_t rows;
	struct id other = fresh_long();
	assert_int_equal(keys_make(keys, &other, 1), OK);
	say(1, 10);
	say_in(CHAIN_EVENT, other, 1, 5);
	say_in(CHAIN_LOOK, other, 1, 2);
	assert_int_equal(verify(&at), OK);
	assert_int_equal(chain_verify_all(store_writer(store), &rows, &at), OK);
	assert_int_equal(rows, 17);
}

static void any_changed_byte_is_named_with_its_link(void **state)
{
	(void)state;
	static const char *const columns[] = {"sealed", "digest", "hash"};
	struct chain_break at;
	say(1, 10);
	for (int i = 0; i < 3; i++)
		for (int byte = 1; byte <= 32; byte += 5) {
			assert_int_equal(store_begin(store_writer(store)), OK);
			change(str_zero(
			        arena, str_print(arena,
			                       "UPDATE event SET %s = CAST(substr(%s, 1, %d) || CASE substr(%s, %d, 1) WHEN "
			                       "x'41' THEN x'42' "
			                       "ELSE x'41' END || substr(%s, %d) AS BLOB) WHERE seq = 7",
			                       columns[i], columns[i], byte - 1, columns[i], byte, columns[i], byte + 1)));
			assert_int_equal(verify(&at), BROKEN);
			assert_int_equal(at.seq, 7);
			assert_true(id_eq(at.plan, plan));
			store_rollback(store_writer(store));
			assert_int_equal(verify(&at), OK);
		}
}

static void a_missing_row_and_two_exchanged_rows_are_named(void **state)
{
	(void)state;
	struct chain_break at;
	say(1, 10);
	assert_int_equal(store_begin(store_writer(store)), OK);
	change("DELETE FROM event WHERE seq = 4");
	assert_int_equal(verify(&at), BROKEN);
	assert_int_equal(at.seq, 4);
	store_rollback(store_writer(store));
	change("UPDATE event SET seq = 100 WHERE seq = 5");
	change("UPDATE event SET seq = 5 WHERE seq = 6");
	change("UPDATE event SET seq = 6 WHERE seq = 100");
	assert_int_equal(verify(&at), BROKEN);
	assert_int_equal(at.seq, 5);
}

static void what_was_taken_away_leaves_a_chain_that_verifies_and_goes_on(void **state)
{
	(void)state;
	struct chain_break at;
	int n;
	say(1, 5);
	assert_int_equal(record_take_away(store_writer(store), CHAIN_EVENT, plan, 3), OK);
	assert_int_equal(record_take_away(store_writer(store), CHAIN_EVENT, plan, 30), NOT_FOUND);
	say(6, 8);
	assert_int_equal(verify(&at), OK);
	assert_int_equal(read_all(CHAIN_EVENT, plan, &n), NOT_FOUND);
	assert_int_equal(n, 8);
}

// ---- seals ----

static void a_sealed_text_opens_only_in_its_own_place(void **state)
{
	(void)state;
	const struct key *key;
	struct str back, sealed;
	struct id person = fresh_long(), other = fresh_long();
	assert_int_equal(keys_take(keys, plan, &key), OK);
	sealed = seal_row(key, "person", person, ID_NONE, STR("Noor"), arena);
	assert_int_equal(unseal_row(key, "person", person, ID_NONE, sealed, arena, &back), OK);
	assert_true(str_is(back, "Noor"));
	assert_int_equal(unseal_row(key, "person", other, ID_NONE, sealed, arena, &back), BROKEN);
	assert_int_equal(unseal_row(key, "outbox", person, ID_NONE, sealed, arena, &back), BROKEN);
	assert_int_equal(unseal_row(key, "person", person, other, sealed, arena, &back), BROKEN);
	for (size_t i = 0; i < sealed.len; i++) {
		((char *)sealed.at)[i] ^= 1;
		assert_int_equal(unseal_row(key, "person", person, ID_NONE, sealed, arena, &back), BROKEN);
		((char *)sealed.at)[i] ^= 1;
	}
	for (size_t n = 0; n < sealed.len; n++)
		assert_int_equal(unseal_row(key, "person", person, ID_NONE, (struct str){sealed.at, n}, arena, &back), BROKEN);
	keys_give(keys, key);
}

static void one_plans_row_does_not_open_in_another(void **state)
{
	(void)state;
	struct id other = fresh_long();
	int n;
	assert_int_equal(keys_make(keys, &other, 1), OK);
	say(1, 3);
	say_in(CHAIN_EVENT, other, 1, 3);
	static struct sql move = SQL(
	        "UPDATE event SET sealed = (SELECT sealed FROM event WHERE plan = ?1 AND seq = 2) WHERE plan = ?2 AND seq = 2");
	struct stmt *s = stmt_of(store_writer(store), &move);
	bind_id(s, 0, plan);
	bind_id(s, 1, other);
	assert_int_equal(stmt_run(s), OK);
	assert_int_equal(read_all(CHAIN_EVENT, other, &n), BROKEN);
	assert_int_equal(n, 1);
}

static void a_stolen_file_tells_nothing_of_what_was_said(void **state)
{
	(void)state;
	say(1, 3);
	assert_int_equal(store_checkpoint(store, true), OK);
	assert_true(folder_holds(&folder, "kring.db", plan.b, sizeof plan.b));
	assert_false(folder_holds(&folder, "kring.db", "said", 4));
}

// ---- keys, and what they open ----

static void the_master_key_is_made_once_and_for_its_owner_only(void **state)
{
	(void)state;
	struct stat st;
	int n;
	assert_int_equal(stat(folder_file(&folder, "master.key"), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	assert_int_equal(st.st_size, KEY_BYTES);
	say(1, 3);
	close_it();
	open_it();
	assert_int_equal(read_all(CHAIN_EVENT, plan, &n), NOT_FOUND);
	assert_int_equal(n, 3);
}

static void an_erased_key_makes_what_was_said_unreadable(void **state)
{
	(void)state;
	int n;
	struct chain_break at;
	say(1, 3);
	assert_int_equal(keys_erase(keys, plan), OK);
	assert_int_equal(read_all(CHAIN_EVENT, plan, &n), NOT_FOUND);
	assert_int_equal(n, 0);
	assert_int_equal(keys_erase(keys, plan), OK);
	close_it();
	open_it();
	assert_int_equal(read_all(CHAIN_EVENT, plan, &n), NOT_FOUND);
	assert_int_equal(n, 0);
	assert_int_equal(verify(&at), OK); // the digests stay until the rows go
}

int main(void)
{
#define EACH(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {
	        EACH(what_was_said_is_read_back_in_order),
	        EACH(reading_goes_on_from_a_head),
	        EACH(a_row_after_an_old_head_is_refused),
	        EACH(looking_does_not_change_what_was_said),
	        EACH(a_large_text_comes_back_and_a_larger_one_is_refused),
	        EACH(the_link_is_made_as_the_design_says),
	        EACH(an_untouched_chain_verifies_without_keys),
	        EACH(any_changed_byte_is_named_with_its_link),
	        EACH(a_missing_row_and_two_exchanged_rows_are_named),
	        EACH(what_was_taken_away_leaves_a_chain_that_verifies_and_goes_on),
	        EACH(a_sealed_text_opens_only_in_its_own_place),
	        EACH(one_plans_row_does_not_open_in_another),
	        EACH(a_stolen_file_tells_nothing_of_what_was_said),
	        EACH(the_master_key_is_made_once_and_for_its_owner_only),
	        EACH(an_erased_key_makes_what_was_said_unreadable),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
