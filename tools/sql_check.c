// SPDX-License-Identifier: EUPL-1.2
// A statement that does not fit the tables is found here, while building, and not by the first family that needs it.
#include "sql.h"
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

static sqlite3 *tables(char *const *schemas, size_t n)
{
	sqlite3 *db;
	if (sqlite3_open(":memory:", &db) != SQLITE_OK)
		stop("sqlite cannot be opened");
	for (size_t i = 0; i < n; i++) {
		struct source schema = source_read(schemas[i]);
		if (sqlite3_exec(db, schema.text.at, NULL, NULL, NULL) != SQLITE_OK)
			stop("%s: %s", schema.name, sqlite3_errmsg(db));
	}
	return db;
}

static bool type_fits(enum sql_type type, const char *declared)
{
	switch (type) {
	case SQL_INT: return strcmp(declared, "INTEGER") == 0 || strcmp(declared, "INT") == 0;
	case SQL_TEXT: return strcmp(declared, "TEXT") == 0;
	case SQL_ID:
	case SQL_BYTES: return strcmp(declared, "BLOB") == 0;
	}
	return false;
}

static void check_columns(const struct source *source, const struct statement *s, sqlite3_stmt *stmt)
{
	size_t n = (size_t)sqlite3_column_count(stmt);
	bool writes = s->gives != GIVES_ONE && s->gives != GIVES_ROWS;
	if (n != s->columns.n)
		stop_at(source, s->name.at, "the statement gives %zu columns and its head says %zu", n, s->columns.n);
	if (writes && sqlite3_stmt_readonly(stmt))
		stop_at(source, s->name.at, "this changes nothing and gives nothing");
	for (size_t i = 0; i < n; i++) {
		struct sql_field field = s->columns.at[i];
		const char *name = sqlite3_column_name(stmt, (int)i), *type = sqlite3_column_decltype(stmt, (int)i);
		if (!span_is(field.name, name))
			stop_at(source, field.name.at, "column %zu is called '%s': name it with AS", i + 1, name);
		if (type != NULL && !type_fits(field.type, type)) // an expression has no declared type
			stop_at(source, field.name.at, "the table says %s for '%s'", type, name);
	}
}

void sql_check(const struct source *source, const struct statements *list, char *const *schemas, size_t n)
{
	sqlite3 *db = tables(schemas, n);
	for (size_t i = 0; i < list->n; i++) {
		const struct statement *s = &list->at[i];
		const char *rest;
		sqlite3_stmt *stmt;
		if (sqlite3_prepare_v2(db, s->text.at, -1, &stmt, &rest) != SQLITE_OK)
			stop_at(source, s->sql.at, "%s: %s", span_zero(s->name), sqlite3_errmsg(db));
		if (stmt == NULL || span_trim(span_of(rest)).len > 0)
			stop_at(source, s->sql.at, "one statement stands under each head, and no more");
		check_columns(source, s, stmt);
		sqlite3_finalize(stmt);
	}
	sqlite3_close(db);
}
