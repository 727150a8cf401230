// SPDX-License-Identifier: EUPL-1.2
// See store_calls.h.
#include "store_calls.h"
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
// cmocka wants those above first
#include <cmocka.h>

const struct migration STEPS[] = {
        {1, "001_word.sql", "CREATE TABLE word(id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, bytes BLOB) STRICT"},
        {2, "002_more.sql", "CREATE TABLE more(id BLOB PRIMARY KEY, n INTEGER) STRICT; INSERT INTO more VALUES(x'00', 1)"},
};
struct sql add = SQL("INSERT INTO word(word, bytes) VALUES (?1, ?2)");
struct sql count = SQL("SELECT count(*) FROM word");
struct sql forget = SQL("DELETE FROM word WHERE word = ?1");

struct folder folder;
struct store *store;
struct why why;

void open_it(void)
{
	assert_int_equal(store_open(folder_file(&folder, "t.db"), STEPS, 2, &store, &why), OK);
}

int begin(void **state)
{
	(void)state;
	folder_make(&folder);
	open_it();
	return 0;
}

int end(void **state)
{
	(void)state;
	store_close(store);
	store = NULL;
	folder_clear(&folder);
	return 0;
}

enum status put(const char *word, const void *bytes, size_t n)
{
	struct stmt *s = stmt_of(store_writer(store), &add);
	bind_text(s, 0, str_of(word));
	bind_bytes(s, 1, bytes, n);
	return stmt_run(s);
}

int64_t words(struct conn *c)
{
	struct stmt *s = stmt_of(c, &count);
	assert_int_equal(stmt_step(s), OK);
	int64_t n = column_int(s, 0);
	stmt_reset(s);
	return n;
}

int64_t words_seen(void)
{
	struct conn *c;
	assert_int_equal(store_reader(store, &c), OK);
	int64_t n = words(c);
	store_reader_done(store, c);
	return n;
}

enum status put_and_commit(const char *word)
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
