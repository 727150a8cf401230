// SPDX-License-Identifier: EUPL-1.2
// The driver for SQLite, and the only file that knows it.
//
// The write-ahead log lets readers go on while one connection writes. What was committed is synced into the log; copying it from
// there to the database (a checkpoint) is done by a connection of its own, so that a saying does not wait for it. When a commit
// fails, nobody knows what of it reached the log: the writer is opened anew and the log is cut, so that nothing of it can come
// back.
#include "driver.h"
#include <limits.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PAGE = 4096, FRAME = PAGE + 24, WAIT_MS = 5000, CUT_WAIT_MS = 200, WRITER_KB = 8192, READER_KB = 2048, COPIER_KB = 128 };

struct stmt {
	struct conn *conn;
	sqlite3_stmt *it;
	int bad; // what went wrong before the first step
};

struct conn {
	struct store *store;
	sqlite3 *db; // NULL when it could not be opened anew
	struct conn *next;
	bool writes, spoiled; // spoiled: a statement of this transaction failed, so it may not be committed
	int code; // SQLite's extended result of the last call
	struct stmt stmts[STORE_STATEMENTS];
};

struct store {
	char *path;
	struct conn *writer, *copier; // copier: makes the checkpoints
	pthread_mutex_t copying, pool;
	struct conn *idle;
	_Atomic int64_t logged, copied; // frames in the log, and how many of these are in the database too
};

// --- What SQLite answers --------------------------------------------------------------------------------------------------

static const struct {
	int code;
	enum status status;
	const char *text;
} ANSWERS[] = {
        {SQLITE_FULL, NOT_KEPT, "the disk is full"},
        {SQLITE_IOERR, NOT_KEPT, "the disk cannot be read or written"},
        {SQLITE_READONLY, NOT_KEPT, "the folder or the file may not be written"},
        {SQLITE_CANTOPEN, NOT_KEPT, "the file cannot be opened"},
        {SQLITE_PERM, NOT_KEPT, "the file may not be opened"},
        {SQLITE_TOOBIG, NOT_KEPT, "a value is too large"},
        {SQLITE_BUSY, BUSY, "it is in use"},
        {SQLITE_LOCKED, BUSY, "it is in use"},
        {SQLITE_CONSTRAINT, REFUSED, "a rule of the table forbids it"},
        {SQLITE_NOTADB, BROKEN, "it is not a database"},
        {SQLITE_CORRUPT, BROKEN, "the file is damaged"},
};

static enum status answer(struct conn *c, int code)
{
	c->code = code;
	if (code == SQLITE_OK || code == SQLITE_ROW || code == SQLITE_DONE)
		return OK;
	if (code == SQLITE_NOMEM)
		abort();
	for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++)
		if ((code & 0xff) == ANSWERS[i].code)
			return ANSWERS[i].status;
	return BROKEN;
}

const char *store_why(const struct conn *c)
{
	for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++)
		if ((c->code & 0xff) == ANSWERS[i].code)
			return ANSWERS[i].text;
	return c->code ? sqlite3_errstr(c->code) : "";
}

// --- Connections ----------------------------------------------------------------------------------------------------------

static void set_up(void)
{
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
	sqlite3_initialize();
}

static int count_log(void *ctx, sqlite3 *db, const char *name, int frames)
{
	struct store *store = ctx;
	(void)db, (void)name;
	if (frames < atomic_exchange(&store->logged, frames))
		atomic_store(&store->copied, 0); // the log began anew
	return SQLITE_OK;
}

static enum status set_pragmas(struct conn *c, int cache_kb)
{
	char sql[400];
	snprintf(sql, sizeof sql,
	        "PRAGMA cache_size=-%d; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=OFF; PRAGMA "
	        "trusted_schema=OFF;"
	        "%s",
	        cache_kb,
	        c->writes ? "PRAGMA page_size=4096; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
	                    "PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=16777216;"
	                  : "");
	return conn_execute(c, sql);
}

static enum status connect(struct conn *c, int cache_kb)
{
	int mode = (c->writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	enum status status = answer(c, sqlite3_open_v2(c->store->path, &c->db, mode, NULL));
	if (status == OK) {
		sqlite3_busy_timeout(c->db, WAIT_MS);
		status = set_pragmas(c, cache_kb);
	}
	if (status != OK) {
		sqlite3_close(c->db);
		c->db = NULL;
	}
	return status;
}

static struct conn *conn_new(struct store *store, bool writes)
{
	struct conn *c = calloc(1, sizeof *c);
	if (!c)
		abort();
	c->store = store;
	c->writes = writes;
	return c;
}

static void disconnect(struct conn *c)
{
	for (int i = 0; i < STORE_STATEMENTS; i++)
		sqlite3_finalize(c->stmts[i].it);
	memset(c->stmts, 0, sizeof c->stmts);
	sqlite3_close(c->db);
	c->db = NULL;
	c->spoiled = false;
}

static void conn_free(struct conn *c)
{
	if (c)
		disconnect(c);
	free(c);
}

static enum status connect_writer(struct conn *c)
{
	enum status status = connect(c, WRITER_KB);
	if (status == OK)
		sqlite3_wal_hook(c->db, count_log, c->store);
	return status;
}

static enum status copy_log(struct store *, int mode, int wait_ms);

static void open_anew(struct conn *writer)
{
	int code = writer->code; // of what failed, which is what the caller asks for
	disconnect(writer);
	if (connect_writer(writer) == OK)
		(void)!copy_log(writer->store, SQLITE_CHECKPOINT_TRUNCATE, WAIT_MS);
	writer->code = code;
}

enum status conn_execute(struct conn *c, const char *sql)
{
	return c->db ? answer(c, sqlite3_exec(c->db, sql, NULL, NULL, NULL)) : NOT_KEPT;
}

// --- The database ---------------------------------------------------------------------------------------------------------

static enum status open_all(struct store *store, const struct migration *all, size_t n, struct why *why)
{
	enum status status = file_make(store->path, why);
	if (status != OK)
		return status;
	if ((status = connect_writer(store->writer)) != OK)
		return why_say(why, status, "cannot open %s: %s", store->path, store_why(store->writer));
	if ((status = connect(store->copier, COPIER_KB)) != OK)
		return why_say(why, status, "cannot open %s: %s", store->path, store_why(store->copier));
	return migrate(store->writer, store->path, all, n, why);
}

enum status store_open(const char *path, const struct migration *all, size_t n, struct store **ret, struct why *why)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, set_up);
	struct store *store = calloc(1, sizeof *store);
	if (!store || !(store->path = strdup(path)))
		abort();
	pthread_mutex_init(&store->copying, NULL);
	pthread_mutex_init(&store->pool, NULL);
	store->writer = conn_new(store, true);
	store->copier = conn_new(store, true);
	enum status status = open_all(store, all, n, why);
	if (status == OK)
		*ret = store;
	else
		store_close(store);
	return status;
}

void store_close(struct store *store)
{
	if (!store)
		return;
	if (store->writer->db) {
		store_rollback(store->writer);
		(void)!store_checkpoint(store, true);
	}
	for (struct conn *c = store->idle, *next; c; c = next) {
		next = c->next;
		conn_free(c);
	}
	conn_free(store->copier);
	conn_free(store->writer);
	pthread_mutex_destroy(&store->copying);
	pthread_mutex_destroy(&store->pool);
	free(store->path);
	free(store);
}

struct conn *store_writer(struct store *store)
{
	return store->writer;
}

enum status store_reader(struct store *store, struct conn **ret)
{
	pthread_mutex_lock(&store->pool);
	struct conn *c = store->idle;
	if (c)
		store->idle = c->next;
	pthread_mutex_unlock(&store->pool);
	if (!c) {
		c = conn_new(store, false);
		enum status status = connect(c, READER_KB);
		if (status != OK) {
			conn_free(c);
			return status == BROKEN ? BROKEN : NOT_KEPT;
		}
	}
	*ret = c;
	return OK;
}

void store_reader_done(struct store *store, struct conn *c)
{
	if (!c)
		return;
	store_rollback(c);
	pthread_mutex_lock(&store->pool);
	c->next = store->idle;
	store->idle = c;
	pthread_mutex_unlock(&store->pool);
}

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

static enum status copy_log(struct store *store, int mode, int wait_ms)
{
	int frames = 0, done = 0;
	pthread_mutex_lock(&store->copying);
	struct conn *c = store->copier;
	enum status status = c->db ? OK : connect(c, COPIER_KB);
	if (status == OK) {
		sqlite3_busy_timeout(c->db, wait_ms);
		status = answer(c, sqlite3_wal_checkpoint_v2(c->db, NULL, mode, &frames, &done));
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
	return copy_log(store, cut ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE, CUT_WAIT_MS);
}

static enum status copy_pages(struct conn *from, const char *to)
{
	sqlite3 *db = NULL;
	int code = sqlite3_open_v2(to, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
	if (code == SQLITE_OK) {
		sqlite3_backup *copy = sqlite3_backup_init(db, "main", from->db, "main");
		code = copy ? sqlite3_backup_step(copy, -1) : sqlite3_extended_errcode(db);
		if (copy)
			sqlite3_backup_finish(copy);
	}
	sqlite3_close(db);
	return answer(from, code);
}

enum status store_copy(struct store *store, const char *to, struct why *why)
{
	struct conn *c = NULL;
	struct stat there;
	if (stat(to, &there) == 0)
		return why_say(why, REFUSED, "%s is there already", to);
	enum status status = file_make(to, why);
	if (status != OK)
		return status;
	if ((status = store_reader(store, &c)) != OK)
		return why_say(why, status, "cannot read %s", store->path);
	status = copy_pages(c, to);
	if (status == OK)
		status = file_sync(to);
	if (status != OK) {
		why_say(why, status, "cannot copy to %s: %s", to, store_why(c));
		remove(to);
	}
	store_reader_done(store, c);
	return status;
}

enum status store_check(struct store *store, struct why *why)
{
	static struct sql check = SQL("PRAGMA integrity_check(1)");
	struct conn *c = NULL;
	enum status status = store_reader(store, &c);
	if (status != OK)
		return why_say(why, status, "cannot read %s", store->path);
	struct stmt *s = stmt_of(c, &check);
	status = stmt_step(s);
	if (status != OK)
		why_say(why, status = BROKEN, "%s is damaged: %s", store->path, store_why(c));
	else if (!str_is(column_text(s, 0), "ok"))
		why_say(why, status = BROKEN, "%s is damaged: %.*s", store->path, STR_ARG(column_text(s, 0)));
	store_reader_done(store, c);
	return status;
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

enum status store_begin(struct conn *c)
{
	enum status status;
	if (!c->writes) {
		status = simple(c, &begin_read);
		return status == OK ? simple(c, &first_read) : status;
	}
	if (!c->db && connect_writer(c) != OK)
		return NOT_KEPT;
	if (atomic_load(&c->store->logged) * FRAME > STORE_LOG_BYTES &&
	        copy_log(c->store, SQLITE_CHECKPOINT_RESTART, WAIT_MS) != OK)
		return NOT_KEPT;
	status = simple(c, &begin_write);
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
	for (int i = 0; i < STORE_STATEMENTS; i++)
		if (c->stmts[i].it)
			sqlite3_reset(c->stmts[i].it);
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

// --- Statements -----------------------------------------------------------------------------------------------------------

static uint32_t slot_of(struct sql *sql)
{
	static _Atomic uint32_t last;
	uint32_t slot = atomic_load_explicit(&sql->slot, memory_order_relaxed);
	if (slot)
		return slot;
	uint32_t fresh = atomic_fetch_add(&last, 1) + 1;
	if (fresh >= STORE_STATEMENTS)
		abort();
	return atomic_compare_exchange_strong(&sql->slot, &slot, fresh) ? fresh : slot;
}

struct stmt *stmt_of(struct conn *c, struct sql *sql)
{
	struct stmt *s = &c->stmts[slot_of(sql)];
	if (s->it) {
		sqlite3_reset(s->it);
		sqlite3_clear_bindings(s->it);
		s->bad = SQLITE_OK;
		return s;
	}
	s->conn = c;
	s->bad = SQLITE_CANTOPEN;
	if (c->db)
		s->bad = sqlite3_prepare_v3(c->db, sql->text, -1, SQLITE_PREPARE_PERSISTENT, &s->it, NULL);
	return s;
}

static void bound(struct stmt *s, int code)
{
	if (code != SQLITE_OK && s->bad == SQLITE_OK)
		s->bad = code;
}

void bind_id(struct stmt *s, int at, struct id id)
{
	bound(s, sqlite3_bind_blob(s->it, at + 1, id.b, sizeof id.b, SQLITE_TRANSIENT)); // it came by value
}

void bind_int(struct stmt *s, int at, int64_t n)
{
	bound(s, sqlite3_bind_int64(s->it, at + 1, n));
}

void bind_text(struct stmt *s, int at, struct str t)
{
	bound(s, sqlite3_bind_text64(s->it, at + 1, t.at ? t.at : "", t.len, SQLITE_STATIC, SQLITE_UTF8));
}

void bind_bytes(struct stmt *s, int at, const void *bytes, size_t n)
{
	bound(s, sqlite3_bind_blob64(s->it, at + 1, bytes ? bytes : "", bytes ? n : 0, SQLITE_STATIC));
}

void bind_null(struct stmt *s, int at)
{
	bound(s, sqlite3_bind_null(s->it, at + 1));
}

enum status stmt_step(struct stmt *s)
{
	int code = s->bad ? s->bad : sqlite3_step(s->it);
	if (code == SQLITE_ROW)
		return OK;
	enum status status = answer(s->conn, code);
	sqlite3_reset(s->it);
	if (status != OK && status != REFUSED)
		s->conn->spoiled = true;
	return status == OK ? NOT_FOUND : status == BUSY ? NOT_KEPT : status;
}

enum status stmt_run(struct stmt *s)
{
	enum status status = stmt_step(s);
	if (status == OK)
		sqlite3_reset(s->it);
	return status == NOT_FOUND ? OK : status;
}

void stmt_reset(struct stmt *s)
{
	sqlite3_reset(s->it);
}

int64_t stmt_changes(struct stmt *s)
{
	return s->conn->db ? sqlite3_changes64(s->conn->db) : 0;
}

int64_t stmt_last_row(struct stmt *s)
{
	return s->conn->db ? sqlite3_last_insert_rowid(s->conn->db) : 0;
}

struct str column_bytes(struct stmt *s, int at)
{
	const void *bytes = sqlite3_column_blob(s->it, at);
	return (struct str){bytes ? bytes : "", (size_t)sqlite3_column_bytes(s->it, at)};
}

struct id column_id(struct stmt *s, int at)
{
	struct id id = ID_NONE;
	struct str bytes = column_bytes(s, at);
	if (bytes.len == sizeof id.b)
		memcpy(id.b, bytes.at, sizeof id.b);
	return id;
}

int64_t column_int(struct stmt *s, int at)
{
	return sqlite3_column_int64(s->it, at);
}

struct str column_text(struct stmt *s, int at)
{
	const unsigned char *text = sqlite3_column_text(s->it, at);
	return (struct str){text ? (const char *)text : "", (size_t)sqlite3_column_bytes(s->it, at)};
}

bool column_null(struct stmt *s, int at)
{
	return sqlite3_column_type(s->it, at) == SQLITE_NULL;
}
