// SPDX-License-Identifier: EUPL-1.2
// The write-ahead log and the transactions that go into it. When a commit fails, nobody knows what of it reached the log: the
// writer is opened anew and the log is cut, so that nothing of it can come back.
#include "store_sqlite.h"
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

enum { FRAME = 4096 + 24, CUT_WAIT_MS = 200 };

// --- The log --------------------------------------------------------------------------------------------------------------

int64_t store_log_bytes(struct store *store)
{
	int64_t waiting = atomic_load(&store->logged) - atomic_load(&store->copied);
	return waiting > 0 ? waiting * FRAME : 0;
}

// SQLite does not sync a log that it cut: after a power cut its old end, and a key in it, could be there again.
static enum status sync_cut(struct store *store)
{
	char log[PATH_MAX];
	if (snprintf(log, sizeof log, "%s-wal", store->path) >= (int)sizeof log)
		return NOT_KEPT;
	return access(log, F_OK) == 0 ? file_sync(log) : OK;
}

enum status log_copy(struct store *store, int mode, int wait_ms)
{
	int frames = 0, done = 0;
	pthread_mutex_lock(&store->copying);
	struct conn *c = store->copier;
	enum status status = c->db ? OK : conn_open(c, COPIER_KB);
	if (status == OK) {
		sqlite3_busy_timeout(c->db, wait_ms);
		status = conn_answer(c, sqlite3_wal_checkpoint_v2(c->db, NULL, mode, &frames, &done));
	}
	if (status == OK && mode == SQLITE_CHECKPOINT_TRUNCATE)
		status = sync_cut(store);
	if (status == OK && mode == SQLITE_CHECKPOINT_PASSIVE) {
		atomic_store(&store->copied, done);
	} else if (status == OK) {
		atomic_store(&store->logged, 0);
		atomic_store(&store->copied, 0);
	}
	pthread_mutex_unlock(&store->copying);
	return status;
}

enum status store_checkpoint(struct store *store, bool cut)
{
	return log_copy(store, cut ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, CUT_WAIT_MS);
}

// --- Transactions ---------------------------------------------------------------------------------------------------------

static enum status simple(struct conn *c, struct sql *sql)
{
	return stmt_run(stmt_of(c, sql));
}

static struct sql begin_write = SQL("BEGIN IMMEDIATE"), begin_read = SQL("BEGIN"), commit = SQL("COMMIT"),
                  rollback = SQL("ROLLBACK");
static struct sql first_read =
        SQL("SELECT count(*) FROM (SELECT 1 FROM sqlite_schema LIMIT 1)"); // a view begins at the first read

static void open_anew(struct conn *writer)
{
	int code = writer->code; // of what failed, which is what the caller asks for
	conn_close(writer);
	if (conn_open_writer(writer) == OK)
		(void)!log_copy(writer->store, SQLITE_CHECKPOINT_TRUNCATE, WAIT_MS);
	writer->code = code;
}

enum status store_begin(struct conn *c)
{
	enum status status;
	if (!c->writes) {
		status = simple(c, &begin_read);
		return status == OK ? simple(c, &first_read) : status;
	}
	if (!c->db && conn_open_writer(c) != OK)
		return NOT_KEPT;
	if (atomic_load(&c->store->logged) * FRAME > STORE_LOG_BYTES &&
	        log_copy(c->store, SQLITE_CHECKPOINT_RESTART, WAIT_MS) != OK)
		return NOT_KEPT;
	status = simple(c, &begin_write);
	if ((c->code & 0xff) == SQLITE_READONLY) { // opened while the disk took nothing: it would never write again
		int code = c->code;
		conn_close(c);
		c->code = code;
	}
	c->spoiled = false;
	return status == OK || status == BROKEN ? status : NOT_KEPT;
}

enum status store_commit(struct conn *c)
{
	bool spoiled = c->spoiled;
	int code = c->code;
	enum status status = spoiled ? NOT_KEPT : simple(c, &commit);
	if (status == OK || !c->writes)
		return status;
	if (spoiled)
		c->code = code;
	open_anew(c);
	return status == BROKEN ? BROKEN : NOT_KEPT;
}

void store_rollback(struct conn *c)
{
	for (int i = 0; i < STORE_STATEMENTS && c->running; i++)
		if (c->stmts[i].running)
			stmt_reset(&c->stmts[i]);
	int code = c->code;
	if (store_in_transaction(c))
		(void)!simple(c, &rollback);
	if (store_in_transaction(c) && c->writes)
		open_anew(c);
	c->spoiled = false;
	c->code = code;
}

bool store_in_transaction(const struct conn *c)
{
	return c->db && !sqlite3_get_autocommit(c->db);
}
