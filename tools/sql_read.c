// SPDX-License-Identifier: EUPL-1.2
// Reads a .sql file: each statement stands under a head, a comment that names it and says what goes in and what comes out.
#include "sql.h"
#include <string.h>

struct reader {
	const struct source *source;
	const char *at, *end;
};

static const char *const TYPES[] = {[SQL_ID] = "id", [SQL_INT] = "int", [SQL_TEXT] = "text", [SQL_BYTES] = "bytes"};

static void skip_blank(struct reader *r)
{
	while (r->at < r->end && (*r->at == ' ' || *r->at == '\t'))
		r->at++;
}

static bool take(struct reader *r, char c)
{
	skip_blank(r);
	if (r->at == r->end || *r->at != c)
		return false;
	r->at++;
	return true;
}

static void want(struct reader *r, char c)
{
	if (!take(r, c))
		stop_at(r->source, r->at, "expected '%c'", c);
}

static struct span word(struct reader *r, const char *what)
{
	skip_blank(r);
	const char *from = r->at;
	while (r->at < r->end && (is_letter(*r->at) || (is_digit(*r->at) && r->at > from)))
		r->at++;
	if (r->at == from)
		stop_at(r->source, from, "expected %s", what);
	return (struct span){from, (size_t)(r->at - from)};
}

static enum sql_type type_of(struct reader *r)
{
	struct span name = word(r, "a type: id, int, text or bytes");
	for (size_t i = 0; i < sizeof TYPES / sizeof *TYPES; i++)
		if (span_is(name, TYPES[i]))
			return (enum sql_type)i;
	stop_at(r->source, name.at, "'%.*s' is no type: id, int, text or bytes", SPAN_ARG(name));
}

static struct sql_fields fields(struct reader *r)
{
	struct sql_fields list = {0};
	want(r, '(');
	while (!take(r, ')')) {
		if (list.n > 0)
			want(r, ',');
		struct sql_field field = {.name = word(r, "a name")};
		for (size_t i = 0; i < list.n; i++)
			if (span_eq(list.at[i].name, field.name))
				stop_at(r->source, field.name.at, "'%.*s' is named twice", SPAN_ARG(field.name));
		field.type = type_of(r);
		field.nullable = take(r, '!');
		list.at = grow(list.at, list.n, sizeof *list.at);
		list.at[list.n++] = field;
	}
	return list;
}

static void gives(struct reader *r, struct statement *s)
{
	want(r, '>');
	struct span what = word(r, "row, one, changes or key");
	if (span_is(what, "changes"))
		s->gives = GIVES_CHANGES;
	else if (span_is(what, "key"))
		s->gives = GIVES_KEY;
	else if (span_is(what, "one"))
		s->gives = GIVES_ONE;
	else if (span_is(what, "row"))
		s->gives = GIVES_ROWS;
	else
		stop_at(r->source, what.at, "a statement gives row(…), one(…), changes or key");
	if (s->gives == GIVES_ONE || s->gives == GIVES_ROWS) {
		s->columns = fields(r);
		if (s->columns.n == 0)
			stop_at(r->source, what.at, "a row has at least one column");
	}
}

static void head(struct reader *r, struct statement *s)
{
	s->name = word(r, "a name");
	s->params = fields(r);
	if (take(r, '-'))
		gives(r, s);
	skip_blank(r);
	if (r->at < r->end && *r->at != '\n')
		stop_at(r->source, r->at, "nothing may stand after the head of a statement");
}

static const char *line_end(const struct reader *r, const char *at)
{
	const char *end = memchr(at, '\n', (size_t)(r->end - at));
	return end ? end : r->end;
}

// Where the next head begins: after its "-- name:".
static const char *next_head(const struct reader *r, const char *at, const char **line)
{
	for (; at < r->end; at = line_end(r, at) + 1) {
		*line = at;
		if (span_starts((struct span){at, (size_t)(r->end - at)}, "-- name:"))
			return at + strlen("-- name:");
	}
	*line = r->end;
	return NULL;
}

static size_t param_named(const struct source *source, const struct statement *s, struct span name)
{
	for (size_t i = 0; i < s->params.n; i++)
		if (span_eq(s->params.at[i].name, name))
			return i;
	stop_at(source, name.at, "the head has no parameter '%.*s'", SPAN_ARG(name));
}

// The end of a quoted text or of a comment that begins at `at`, otherwise `at` itself.
static const char *past_quiet(const struct source *source, const char *at, const char *end)
{
	if (*at == '\'' || *at == '"') {
		const char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
		if (close == NULL)
			stop_at(source, at, "this quote is never closed");
		return close + 1;
	}
	if (end - at > 1 && at[0] == '-' && at[1] == '-') {
		const char *close = memchr(at, '\n', (size_t)(end - at));
		return close ? close : end;
	}
	return at;
}

static void number_params(const struct source *source, struct statement *s)
{
	bool used[64] = {false};
	const char *end = s->sql.at + s->sql.len;
	if (s->params.n > 64)
		stop_at(source, s->name.at, "more than 64 parameters");
	for (const char *c = s->sql.at; c < end;) {
		const char *past = past_quiet(source, c, end);
		if (past > c) {
			if (*c != '-')
				text_add(&s->text, c, (size_t)(past - c));
			c = past;
		} else if (*c == '?') {
			stop_at(source, c, "a parameter is written as :name");
		} else if (*c == ':') {
			struct reader r = {source, c + 1, end};
			size_t at = param_named(source, s, word(&r, "the name of a parameter"));
			used[at] = true;
			text_print(&s->text, "?%zu", at + 1);
			c = r.at;
		} else {
			text_add(&s->text, c++, 1);
		}
	}
	for (size_t i = 0; i < s->params.n; i++)
		if (!used[i])
			stop_at(source, s->params.at[i].name.at, "the statement does not use :%.*s",
			        SPAN_ARG(s->params.at[i].name));
}

static struct span comment_after(const struct reader *r, const char *at)
{
	const char *from = at;
	while (at < r->end && span_starts((struct span){at, (size_t)(r->end - at)}, "--"))
		at = line_end(r, at) + (line_end(r, at) < r->end);
	return (struct span){from, (size_t)(at - from)};
}

static struct statement statement(struct reader *r, const char *until)
{
	struct statement s = {0};
	head(r, &s);
	if (r->at < r->end)
		r->at++;
	s.comment = comment_after(r, r->at);
	const char *from = s.comment.at + s.comment.len;
	s.sql = span_trim((struct span){from, (size_t)(until - from)});
	if (s.sql.len == 0)
		stop_at(r->source, s.name.at, "no statement stands under '%.*s'", SPAN_ARG(s.name));
	number_params(r->source, &s);
	return s;
}

struct statements sql_read(const struct source *source)
{
	struct statements list = {0};
	struct reader r = {source, source->text.at, source->text.at + source->text.len};
	const char *line, *after;
	for (const char *at = next_head(&r, r.at, &line); at != NULL; at = after) {
		r.at = at;
		after = next_head(&r, at, &line);
		struct statement s = statement(&r, line);
		for (size_t i = 0; i < list.n; i++)
			if (span_eq(list.at[i].name, s.name))
				stop_at(source, s.name.at, "'%.*s' stands here twice", SPAN_ARG(s.name));
		list.at = grow(list.at, list.n, sizeof *list.at);
		list.at[list.n++] = s;
	}
	return list;
}
