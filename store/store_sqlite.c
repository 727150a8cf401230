// SPDX-License-Identifier: EUPL-1.2
// The driver for SQLite: connections, and the database they are to.
//
// The write-ahead log lets readers go on while one connection writes. What was committed is synced into the log; copying it from
// there to the database is done by a connection of its own, so that a saying does not wait for it (store_sqlite_log.c).
#include "store_sqlite.h"
#include <errno.h>
#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

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

enum status conn_answer(struct conn *c, int code)
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

// A disk that fails is made read-only by the system, with our files open: then that is what there is to tell.
static bool disk_read_only(const struct conn *c)
{
	int kind = c->code & 0xff;
	bool maybe = kind == SQLITE_IOERR || kind == SQLITE_READONLY || kind == SQLITE_CANTOPEN;
	return maybe && access(c->store->path, W_OK) != 0 && errno == EROFS;
}

const char *store_why(const struct conn *c)
{
	if (disk_read_only(c))
		return "the disk has become read-only; see what is wrong with it, and mount it to be written again";
	for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++)
		if ((c->code & 0xff) == ANSWERS[i].code)
			return ANSWERS[i].text;
	return c->code ? sqlite3_errstr(c->code) : "";
}

// --- Connections ----------------------------------------------------------------------------------------------------------

// A reader forgets its pages whenever something was kept since it last read, and takes others: from a pool of our own that costs
// less than from the system's, and leaves no holes there. When the pool is empty, SQLite goes to the system.
static void set_up(void)
{
	static alignas(8) char pool[POOL_BYTES]; // as sqlite3.h asks
	int header = 0;
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	sqlite3_config(SQLITE_CONFIG_MULTITHREAD);
	sqlite3_config(SQLITE_CONFIG_PCACHE_HDRSZ, &header);
	sqlite3_config(SQLITE_CONFIG_PAGECACHE, pool, PAGE + header, (int)(sizeof pool / (size_t)(PAGE + header)));
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
	                    "PRAGMA wal_autocheckpoint=0; PRAGMA journal_size_limit=67108864;"
	                  : "");
	return conn_execute(c, sql);
}

enum status conn_open(struct conn *c, int cache_kb)
{
	int mode = (c->writes ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
	enum status status = conn_answer(c, sqlite3_open_v2(c->store->path, &c->db, mode, NULL));
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

void conn_close(struct conn *c)
{
	for (int i = 0; i < STORE_STATEMENTS; i++)
		sqlite3_finalize(c->stmts[i].it);
	memset(c->stmts, 0, sizeof c->stmts);
	sqlite3_close(c->db);
	c->db = NULL;
	c->running = 0;
	c->spoiled = false;
}

static void conn_free(struct conn *c)
{
	if (c)
		conn_close(c);
	free(c);
}

enum status conn_open_writer(struct conn *c)
{
	enum status status = conn_open(c, WRITER_KB);
	if (status == OK)
		sqlite3_wal_hook(c->db, count_log, c->store);
	return status;
}

enum status conn_execute(struct conn *c, const char *sql)
{
	return c->db ? conn_answer(c, sqlite3_exec(c->db, sql, NULL, NULL, NULL)) : NOT_KEPT;
}

// --- The database ---------------------------------------------------------------------------------------------------------

static enum status open_all(struct store *store, const struct migration *all, size_t n, struct why *why)
{
	enum status status = file_make(store->path, why);
	if (status != OK)
		return status;
	if ((status = conn_open_writer(store->writer)) != OK)
		return why_say(why, status, "cannot open %s: %s", store->path, store_why(store->writer));
	if ((status = conn_open(store->copier, COPIER_KB)) != OK)
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
		enum status status = conn_open(c, READER_KB);
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
	return conn_answer(from, code);
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
