// SPDX-License-Identifier: EUPL-1.2
// Inside the driver for SQLite: what its three files share. store_sqlite.c has the connections and the database,
// store_sqlite_log.c the write-ahead log and the transactions, store_sqlite_rows.c the statements. No other file of the program
// sees sqlite3.h.
#pragma once
#include "driver.h"
#include <pthread.h>
#include <sqlite3.h>
#include <stdatomic.h>

enum { WAIT_MS = 5000, WRITER_KB = 8192, READER_KB = 2048, COPIER_KB = 128, POOL_BYTES = 5 << 20 }; // of pages in memory
enum { PAGE = 4096 }; // bytes, as in the pragma of store_sqlite.c

struct stmt {
	struct conn *conn;
	sqlite3_stmt *it;
	int bad; // what went wrong before the first step
	bool running; // stands at a row
};

struct conn {
	struct store *store;
	sqlite3 *db; // NULL when it could not be opened anew
	struct conn *next;
	bool writes, spoiled; // spoiled: a statement of this transaction failed, so it may not be committed
	int code; // SQLite's extended result of the last call
	int running; // statements that stand at a row
	struct stmt stmts[STORE_STATEMENTS];
};

struct store {
	char *path;
	struct conn *writer, *copier; // copier: makes the checkpoints
	pthread_mutex_t copying, pool;
	struct conn *idle;
	_Atomic int64_t logged, copied; // frames in the log, and how many of these are in the database too
	_Atomic int64_t log_room; // bytes that the log's file has at least, of those that were asked for; 0: not known
};

// What SQLite answered, in our words, and remembered for store_why.
MUST_USE enum status conn_answer(struct conn *, int code);
MUST_USE enum status conn_open(struct conn *, int cache_kb); // on failure it stays shut
MUST_USE enum status conn_open_writer(struct conn *);
void conn_close(struct conn *); // its statements too; it can be opened again
MUST_USE enum status log_copy(struct store *, int mode, int wait_ms); // a checkpoint
