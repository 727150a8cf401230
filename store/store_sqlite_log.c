// SPDX-License-Identifier: EUPL-1.2
// The write-ahead log and the transactions that go into it. When a commit fails, nobody knows what of it reached the log: the
// writer is opened anew and the log is cut, so that nothing of it can come back.
#include "store_sqlite.h"
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FRAME = 4096 + 24, CUT_WAIT_MS = 200, AHEAD = 256 << 10, LOG_MOST = 64 << 20 }; // AHEAD, LOG_MOST: bytes

// --- The log --------------------------------------------------------------------------------------------------------------

int64_t store_log_bytes(struct store *store)
{
	int64_t waiting = atomic_load(&store->logged) - atomic_load(&store->copied);
	return waiting > 0 ? waiting * FRAME : 0;
}

static bool log_path(const struct store *store, char to[PATH_MAX])
{
	return snprintf(to, PATH_MAX, "%s-wal", store->path) < PATH_MAX;
}

// SQLite does not sync a log that it cut: after a power cut its old end, and a key in it, could be there again.
static enum status sync_cut(struct store *store)
{
	char log[PATH_MAX];
	if (!log_path(store, log))
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
	if (mode == SQLITE_CHECKPOINT_TRUNCATE)
		atomic_store(&store->log_room, 0);
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

// Where the log's file grows, a sync keeps its new size too, in the journal of the file system: twice the time of one that only
// keeps what stands in it. So it grows ahead of what is written, in steps, by zeros, at which SQLite stops reading a log; and a
// log that begins anew keeps its length (journal_size_limit). What could not be made ahead is made by the commit, or it says so.
// Only the writer's thread comes here, so nothing is written at the file's end meanwhile.
static void log_grow(struct store *store)
{
	static const char zeros[16 << 10];
	char path[PATH_MAX];
	struct stat now;
	int64_t wanted = atomic_load(&store->logged) * FRAME + AHEAD / 2;
	if (wanted <= atomic_load(&store->log_room) || !log_path(store, path))
		return;
	int log = open(path, O_WRONLY | O_CLOEXEC);
	if (log < 0)
		return;
	if (fstat(log, &now) == 0 && now.st_size > 0) {
		int64_t size = now.st_size, end = size < wanted && size <= LOG_MOST - AHEAD ? size + AHEAD : size;
		while (size < end && pwrite(log, zeros, sizeof zeros, size) == sizeof zeros)
			size += (int64_t)sizeof zeros;
		atomic_store(&store->log_room, size);
	}
	close(log);
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
	if (status == OK)
		log_grow(c->store);
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
