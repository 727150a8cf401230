// SPDX-License-Identifier: EUPL-1.2
// Writes the C functions of a .sql file, against the statements of store/pub/store.h.
#include "sql.h"
#include <string.h>

static const char *const C_TYPES[] = {
        [SQL_ID] = "struct id ", [SQL_INT] = "int64_t ", [SQL_TEXT] = "struct str ", [SQL_BYTES] = "struct str "};
static const char *const WORDS[] = {[SQL_ID] = "id", [SQL_INT] = "int", [SQL_TEXT] = "text", [SQL_BYTES] = "bytes"};

static bool points(enum sql_type type)
{
	return type == SQL_TEXT || type == SQL_BYTES;
}

static bool any_points(const struct sql_fields *fields)
{
	for (size_t i = 0; i < fields->n; i++)
		if (points(fields->at[i].type))
			return true;
	return false;
}

static void params(struct text *to, const struct statement *s)
{
	for (size_t i = 0; i < s->params.n; i++)
		text_print(to, ", %s%.*s", C_TYPES[s->params.at[i].type], SPAN_ARG(s->params.at[i].name));
}

static void prototype(struct text *to, const struct statement *s)
{
	struct span name = s->name;
	bool rows = s->gives == GIVES_ROWS;
	text_print(to, "%s%.*s%s(struct conn *conn_", rows ? "struct stmt *sql_" : "enum status sql_", SPAN_ARG(name),
	        rows ? "_open" : "");
	params(to, s);
	if (s->gives == GIVES_ONE && any_points(&s->columns))
		text_print(to, ", struct arena *arena_");
	if (s->gives == GIVES_ONE)
		text_print(to, ", struct sql_%.*s *ret_", SPAN_ARG(name));
	if (s->gives == GIVES_CHANGES || s->gives == GIVES_KEY)
		text_print(to, ", int64_t *ret_");
	text_print(to, ")");
}

static void comment(struct text *to, struct span lines)
{
	while (lines.len > 0) {
		const char *end = memchr(lines.at, '\n', lines.len);
		size_t len = end ? (size_t)(end - lines.at) : lines.len;
		text_print(to, "//%.*s\n", (int)(len - 2), lines.at + 2);
		size_t past = end ? len + 1 : len;
		lines = (struct span){lines.at + past, lines.len - past};
	}
}

static void declare(struct text *to, const struct statement *s)
{
	text_print(to, "\n");
	if (s->columns.n > 0) {
		text_print(to, "struct sql_%.*s {\n", SPAN_ARG(s->name));
		for (size_t i = 0; i < s->columns.n; i++)
			text_print(to, "\t%s%.*s;\n", C_TYPES[s->columns.at[i].type], SPAN_ARG(s->columns.at[i].name));
		text_print(to, "};\n");
	}
	comment(to, s->comment);
	text_print(to, "%s", s->gives == GIVES_ROWS ? "" : "MUST_USE ");
	prototype(to, s);
	text_print(to, ";\n");
	if (s->gives == GIVES_ROWS)
		text_print(to, "MUST_USE enum status sql_%.*s_next(struct stmt *, struct sql_%.*s *ret);\n", SPAN_ARG(s->name),
		        SPAN_ARG(s->name));
}

static void bind(struct text *to, struct sql_field field, size_t at)
{
	int len = (int)field.name.len;
	const char *name = field.name.at;
	if (field.nullable) {
		const char *test = field.type == SQL_ID    ? "!id_set(%.*s)"
		                   : field.type == SQL_INT ? "%.*s == INT64_MIN"
		                                           : "%.*s.len == 0";
		text_print(to, "\tif (");
		text_print(to, test, len, name);
		text_print(to, ")\n\t\tbind_null(stmt_, %zu);\n\telse\n\t", at);
	}
	if (field.type == SQL_BYTES)
		text_print(to, "\tbind_bytes(stmt_, %zu, %.*s.at, %.*s.len);\n", at, len, name, len, name);
	else
		text_print(to, "\tbind_%s(stmt_, %zu, %.*s);\n", WORDS[field.type], at, len, name);
}

static void columns(struct text *to, const struct statement *s, bool copy)
{
	for (size_t i = 0; i < s->columns.n; i++) {
		struct sql_field field = s->columns.at[i];
		text_print(to, "\tret_->%.*s = ", SPAN_ARG(field.name));
		if (copy && points(field.type))
			text_print(to, "str_copy(arena_, column_%s(stmt_, %zu));\n", WORDS[field.type], i);
		else if (field.nullable && field.type == SQL_INT)
			text_print(to, "column_null(stmt_, %zu) ? INT64_MIN : column_int(stmt_, %zu);\n", i, i);
		else
			text_print(to, "column_%s(stmt_, %zu);\n", WORDS[field.type], i);
	}
}

static void next(struct text *to, const struct statement *s)
{
	text_print(to, "\nenum status sql_%.*s_next(struct stmt *stmt_, struct sql_%.*s *ret_)\n{\n", SPAN_ARG(s->name),
	        SPAN_ARG(s->name));
	text_print(to, "\tenum status status_ = stmt_step(stmt_);\n\tif (status_ != OK)\n\t\treturn status_;\n");
	columns(to, s, false);
	text_print(to, "\treturn OK;\n}\n");
}

static void body(struct text *to, const struct statement *s)
{
	switch (s->gives) {
	case GIVES_ROWS: text_print(to, "\treturn stmt_;\n"); break;
	case GIVES_NOTHING: text_print(to, "\treturn stmt_run(stmt_);\n"); break;
	case GIVES_ONE:
		text_print(to, "\tenum status status_ = stmt_step(stmt_);\n\tif (status_ != OK)\n\t\treturn status_;\n");
		columns(to, s, true);
		text_print(to, "\tstmt_reset(stmt_);\n\treturn OK;\n");
		break;
	case GIVES_CHANGES:
	case GIVES_KEY:
		text_print(to,
		        "\tenum status status_ = stmt_run(stmt_);\n\tif (status_ == OK)\n\t\t*ret_ = %s(stmt_);\n\treturn "
		        "status_;\n",
		        s->gives == GIVES_KEY ? "stmt_last_row" : "stmt_changes");
		break;
	}
}

static void define(struct text *to, const struct source *source, const struct statement *s)
{
	text_print(to, "\n#line %d \"%s\"\nstatic struct sql sql_text_%.*s = SQL(", source_line(source, s->sql.at), source->name,
	        SPAN_ARG(s->name));
	text_c_string(to, (struct span){s->text.at, s->text.len});
	text_print(to, ");\n\n#line %d \"%s\"\n", source_line(source, s->name.at), source->name);
	prototype(to, s);
	text_print(to, "\n{\n\tstruct stmt *stmt_ = stmt_of(conn_, &sql_text_%.*s);\n", SPAN_ARG(s->name));
	for (size_t i = 0; i < s->params.n; i++)
		bind(to, s->params.at[i], i);
	body(to, s);
	text_print(to, "}\n");
	if (s->gives == GIVES_ROWS)
		next(to, s);
}

void sql_write(const struct source *source, const struct statements *list, const char *c_path, const char *h_path)
{
	struct text h = {0}, c = {0};
	text_print(&h, "// Made by tools/sql.c from %s\n#pragma once\n#include \"store.h\"\n", base_name(source->name));
	text_print(&c, "// Made by tools/sql.c from %s\n#include \"%s\"\n", base_name(source->name), base_name(h_path));
	for (size_t i = 0; i < list->n; i++) {
		declare(&h, &list->at[i]);
		define(&c, source, &list->at[i]);
	}
	text_save(&h, h_path);
	text_save(&c, c_path);
}
