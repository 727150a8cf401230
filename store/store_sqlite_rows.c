// SPDX-License-Identifier: EUPL-1.2
// Statements: prepared once a connection, bound, stepped, and their columns.
#include "store_sqlite.h"
#include <stdlib.h>

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

static void stand(struct stmt *s, bool at_row)
{
	s->conn->running += at_row - s->running;
	s->running = at_row;
}

struct stmt *stmt_of(struct conn *c, struct sql *sql)
{
	struct stmt *s = &c->stmts[slot_of(sql)];
	if (s->it) {
		stmt_reset(s);
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
	stand(s, code == SQLITE_ROW);
	if (code == SQLITE_ROW)
		return OK;
	enum status status = conn_answer(s->conn, code);
	sqlite3_reset(s->it);
	if (status != OK && status != REFUSED)
		s->conn->spoiled = true;
	return status == OK ? NOT_FOUND : status == BUSY ? NOT_KEPT : status;
}

enum status stmt_run(struct stmt *s)
{
	enum status status = stmt_step(s);
	if (status == OK)
		stmt_reset(s);
	return status == NOT_FOUND ? OK : status;
}

void stmt_reset(struct stmt *s)
{
	stand(s, false);
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
