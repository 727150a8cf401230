// SPDX-License-Identifier: EUPL-1.2
// The floor under keeping: SQLite that adds one row of an event's size a transaction, as durably as we do (WAL, FULL), and
// nothing else. floor_commit DIR SECONDS prints commits a second. The folder is to stand on the disk that is compared.
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { ROW = 400 };

static double seconds(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + 1e-9 * (double)at.tv_nsec;
}

static void must(sqlite3 *db, int got, int wanted)
{
	if (got == wanted)
		return;
	fprintf(stderr, "floor_commit: %s\n", sqlite3_errmsg(db));
	exit(1);
}

static sqlite3 *open_table(const char *path)
{
	sqlite3 *db;
	must(NULL, sqlite3_open(path, &db), SQLITE_OK);
	must(db, sqlite3_exec(db, "PRAGMA journal_mode = wal; PRAGMA synchronous = full", NULL, NULL, NULL), SQLITE_OK);
	must(db, sqlite3_exec(db, "CREATE TABLE row(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT", NULL, NULL, NULL),
	        SQLITE_OK);
	return db;
}

int main(int argc, char **argv)
{
	char path[4096], row[ROW];
	sqlite3_stmt *add;
	if (argc != 3)
		return 2;
	snprintf(path, sizeof path, "%s/floor.db", argv[1]);
	unlink(path);
	memset(row, 'x', sizeof row);
	sqlite3 *db = open_table(path);
	must(db, sqlite3_prepare_v2(db, "INSERT INTO row(bytes) VALUES (?)", -1, &add, NULL), SQLITE_OK);
	double begun = seconds(), until = begun + strtod(argv[2], NULL), now;
	long n = 0;
	for (now = begun; now < until; now = seconds(), n++) {
		must(db, sqlite3_bind_blob(add, 1, row, ROW, SQLITE_STATIC), SQLITE_OK);
		must(db, sqlite3_step(add), SQLITE_DONE);
		must(db, sqlite3_reset(add), SQLITE_OK);
	}
	printf("%.0f\n", (double)n / (now - begun));
	sqlite3_finalize(add);
	sqlite3_close(db);
	return 0;
}
