// SPDX-License-Identifier: EUPL-1.2
// The statements of one .sql file, as the reader (sql_read.c) hands them to the checker and the writer.
#pragma once
#include "gen.h"

enum sql_type { SQL_ID, SQL_INT, SQL_TEXT, SQL_BYTES };
enum sql_gives { GIVES_NOTHING, GIVES_CHANGES, GIVES_KEY, GIVES_ONE, GIVES_ROWS };

struct sql_field {
	struct span name;
	enum sql_type type;
	bool nullable;
};
struct sql_fields {
	struct sql_field *at;
	size_t n;
};
struct statement {
	struct span name;
	struct span comment; // the lines between the head and the SQL: they become the comment of the function
	struct span sql; // as it stands in the source
	struct text text; // :name replaced by ?1 ?2 …
	enum sql_gives gives;
	struct sql_fields params, columns;
};
struct statements {
	struct statement *at;
	size_t n;
};

struct statements sql_read(const struct source *);
// Each statement compiles against the schema, takes and gives as many as its head says, and calls its columns by their names.
void sql_check(const struct source *, const struct statements *, char *const *schemas, size_t n);
void sql_write(const struct source *, const struct statements *, const char *c_path, const char *h_path);
