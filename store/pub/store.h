// SPDX-License-Identifier: EUPL-1.2
// Where rows are kept: database files, connections to them and statements on those. Nothing here knows what a plan is, and
// nothing above knows which database it is: store_sqlite*.c are the driver of today, and the only files that see sqlite3.h.
//
// A `struct store` is one database file. It has one writing connection, for one thread at a time, and as many reading ones as are
// asked for. A connection may pass from thread to thread, but serves one at a time. What a commit answered OK is on the disk
// (synchronous). While a store is open no other process may write its files: the caller holds the folder's lock (journal/lock.h).
#pragma once
#include "id.h"
#include "status.h"
#include "str.h"
#include "why.h"
#include <stdint.h>

struct store;
struct conn;
struct stmt;

// --- A database -----------------------------------------------------------------------------------------------------------

// What must have been done to a database before it is used, in order, the numbers counting 1, 2, 3... Each is done once, in a
// transaction with its row in the table `migration(number, name)`.
struct migration {
	int number;
	const char *name; // for the log: the name of the .sql file
	const char *sql; // any number of statements
};

// Opens the file, makes it when it is not there (0600), and migrates it. On failure *ret is untouched and why says what to do.
// NOT_KEPT: full disk, folder not writable, or the file cannot be opened. BUSY: another process writes it. BROKEN: not a
// database, damaged, or made by a newer version of the program than this one.
MUST_USE enum status store_open(const char *path, const struct migration *, size_t n, struct store **ret, struct why *);
void store_close(struct store *); // cuts the log; all readers must have been given back. NULL is allowed

struct conn *store_writer(struct store *); // always the same address, also after it was opened anew; owned by the store
// A read-only connection from the pool, opened when none is free; give it back. NOT_KEPT when it cannot be opened.
MUST_USE enum status store_reader(struct store *, struct conn **ret);
void store_reader_done(struct store *, struct conn *); // ends what it was reading; NULL is allowed

// What stands in the write-ahead log is copied to the database by store_checkpoint, from a thread of its own beside the writer,
// when store_log_bytes passes STORE_CHECKPOINT_BYTES or nothing is being said. When the log passes STORE_LOG_BYTES store_begin
// does it itself, and waits: with the group that passed it the log's file stays under 64 MB. `cut` also empties the log's file,
// for which the writer must be still: nothing that was deleted is left in it. It waits a fifth of a second for who is in the way,
// and no longer.
enum { STORE_CHECKPOINT_BYTES = 4 << 20, STORE_LOG_BYTES = 48 << 20 };
int64_t store_log_bytes(struct store *); // any thread
MUST_USE enum status store_checkpoint(
        struct store *, bool cut); // any thread; BUSY: a reader or writer was in the way, try again later
// A consistent copy of the whole database as it is now, to a new file; sayings go on meanwhile.
MUST_USE enum status store_copy(struct store *, const char *to, struct why *);
MUST_USE enum status folder_sync_of(const char *path); // the folder in which it stands: a new or other name is kept
// The database's own check of its pages and indexes. BROKEN with the first complaint.
MUST_USE enum status store_check(struct store *, struct why *);

// --- A connection ---------------------------------------------------------------------------------------------------------

// On the writer a transaction that writes; on a reader one unchanging view of everything, until commit or rollback. Not nested.
MUST_USE enum status store_begin(struct conn *); // NOT_KEPT: cannot be written now
// NOT_KEPT: nothing of the transaction was kept, and the writer was opened anew. BROKEN: damaged.
MUST_USE enum status store_commit(struct conn *);
void store_rollback(struct conn *); // also when none is open
bool store_in_transaction(const struct conn *);
const char *store_why(const struct conn *); // why the last call on this connection failed: a few English words, static

// --- Statements -----------------------------------------------------------------------------------------------------------

// One statement of the program: a static variable beside the SQL it holds. It is prepared once a connection, at its first use;
// the place where a connection keeps it is found at run time, so that folders need not know of each other's statements.
//	static struct sql event_last = SQL("SELECT seq, hash FROM event WHERE plan = ?1 ORDER BY seq DESC LIMIT 1");
struct sql {
	const char *text;
	_Atomic uint32_t slot; // 0 until first used
};
#define SQL(sql_text)                                                                                                            \
	{                                                                                                                        \
		.text = (sql_text), .slot = 0                                                                                    \
	}
enum { STORE_STATEMENTS = 512 }; // in one program; passing it aborts

// The statement, reset and with nothing bound; never NULL: SQL that does not compile gives a statement that fails at its first
// step. Valid until the next stmt_of of the same sql on this connection, or until a failed commit.
struct stmt *stmt_of(struct conn *, struct sql *);

// Parameters are counted from 0 (?1 is 0). Bytes and text are not copied: they must stay until the last step.
void bind_id(struct stmt *, int at, struct id); // 16 bytes
void bind_int(struct stmt *, int at, int64_t);
void bind_text(struct stmt *, int at, struct str);
void bind_bytes(struct stmt *, int at, const void *, size_t); // NULL bytes bind an empty blob, not NULL
void bind_null(struct stmt *, int at);

// OK: there is a row. NOT_FOUND: no more rows, and the statement was reset. REFUSED: a unique, check or not-null rule of the
// table. NOT_KEPT: disk full or not answering. BROKEN: damaged, or wrong SQL. After anything but OK the statement was reset.
MUST_USE enum status stmt_step(struct stmt *);
// For a statement without rows: steps once and resets. OK when it was done; otherwise as stmt_step.
MUST_USE enum status stmt_run(struct stmt *);
// For a statement that gives at most one row and is then left: the same as stmt_step; reset it when the columns were read.
void stmt_reset(struct stmt *);
int64_t stmt_changes(struct stmt *); // rows changed by the last statement that ran on this connection
int64_t stmt_last_row(struct stmt *); // the INTEGER PRIMARY KEY given by the last insert on this connection

// Columns are counted from 0. What they point to is valid until the next step or reset.
struct id column_id(struct stmt *, int at); // ID_NONE for NULL or when it has not 16 bytes
int64_t column_int(struct stmt *, int at); // 0 for NULL
struct str column_text(struct stmt *, int at); // empty for NULL
struct str column_bytes(struct stmt *, int at); // empty for NULL
bool column_null(struct stmt *, int at);
