// SPDX-License-Identifier: EUPL-1.2
// Expressions in holes are C, but that every step is written with a dot: `p.plan.name`. The first step from a pointer (a
// parameter with a *, the variable of an each, x) becomes ->. What the names mean is left to the C compiler.
#include "views.h"
#include <string.h>

void skip_space(struct views *v)
{
	while (v->at < v->end && is_space(*v->at))
		v->at++;
}

struct span take_word(struct views *v, const char *what)
{
	skip_space(v);
	const char *from = v->at;
	while (v->at < v->end && (is_letter(*v->at) || (is_digit(*v->at) && v->at > from)))
		v->at++;
	if (v->at == from)
		stop_at(v->source, from, "expected %s", what);
	return (struct span){from, (size_t)(v->at - from)};
}

void add_variable(struct views *v, struct span name, bool points)
{
	for (size_t i = 0; i < v->variables_n; i++)
		if (span_eq(v->variables[i].name, name))
			stop_at(v->source, name.at, "'%.*s' is already the name of something here", SPAN_ARG(name));
	v->variables = grow(v->variables, v->variables_n, sizeof *v->variables);
	v->variables[v->variables_n++] = (struct variable){name, points};
}

static void read_param(struct views *v, struct span param)
{
	param = span_trim(param);
	size_t from = param.len;
	while (from > 0 && (is_letter(param.at[from - 1]) || is_digit(param.at[from - 1])))
		from--;
	if (from == 0 || from == param.len)
		stop_at(v->source, param.at, "a parameter is a C type and a name");
	bool points = memchr(param.at, '*', param.len) != NULL;
	add_variable(v, (struct span){param.at + from, param.len - from}, points);
}

void read_params(struct views *v, struct span params)
{
	v->variables_n = 0;
	add_variable(v, SPAN("x"), true);
	while (params.len > 0) {
		const char *comma = memchr(params.at, ',', params.len);
		size_t len = comma ? (size_t)(comma - params.at) : params.len;
		read_param(v, (struct span){params.at, len});
		len += comma != NULL;
		params = (struct span){params.at + len, params.len - len};
	}
}

// Past the string literal that begins at `at`.
static const char *past_string(const struct views *v, const char *at)
{
	for (const char *c = at + 1; c < v->end && *c != '\n'; c++) {
		if (*c == '"')
			return c + 1;
		if (*c == '\\')
			c++;
	}
	stop_at(v->source, at, "this quote is not closed on its line");
}

const char *hole_end(const struct views *v, const char *at)
{
	int depth = 0;
	for (const char *c = at; c < v->end;) {
		if (*c == '"') {
			c = past_string(v, c);
			continue;
		}
		depth += (*c == '{') - (*c == '}');
		if (depth == 0)
			return c;
		c++;
	}
	stop_at(v->source, at, "this { has no }");
}

static bool is_pointer(const struct views *v, struct span name)
{
	for (size_t i = 0; i < v->variables_n; i++)
		if (span_eq(v->variables[i].name, name))
			return v->variables[i].points;
	return false;
}

// A name, and the arrow after it when it is a pointer that does not itself stand behind a dot. Returns where it ends.
static const char *name(const struct views *v, const char *at, const char *from, const char *end, struct text *to)
{
	const char *c = at;
	while (c < end && (is_letter(*c) || is_digit(*c)))
		c++;
	struct span word = {at, (size_t)(c - at)};
	text_put(to, word);
	bool member = at > from && (at[-1] == '.' || at[-1] == '>');
	if (member || c == end || *c != '.' || !is_pointer(v, word))
		return c;
	text_print(to, "->");
	return c + 1;
}

static int bracket(const struct views *v, char c, const char *at, int depth)
{
	depth += (c == '(' || c == '[') - (c == ')' || c == ']');
	if (depth < 0)
		stop_at(v->source, at, "a bracket closes here that was never opened");
	if (strchr(";{}#\\@`$", c) != NULL)
		stop_at(v->source, at, "'%c' may not stand in an expression", c);
	return depth;
}

struct span expression(const struct views *v, struct span source)
{
	struct text to = {0};
	source = span_trim(source);
	const char *end = source.at + source.len;
	int depth = 0;
	if (source.len == 0)
		stop_at(v->source, source.at, "expected an expression");
	for (const char *c = source.at; c < end;) {
		const char *from = c;
		if (*c == '"') {
			c = past_string(v, c);
			text_add(&to, from, (size_t)(c - from));
		} else if (is_letter(*c)) {
			c = name(v, c, source.at, end, &to);
		} else if (is_digit(*c)) {
			while (c < end && (is_letter(*c) || is_digit(*c)))
				text_add(&to, c++, 1);
		} else {
			depth = bracket(v, *c, c, depth);
			text_add(&to, is_space(*c) ? " " : c, 1);
			c++;
		}
	}
	if (depth > 0)
		stop_at(v->source, source.at, "a bracket is not closed");
	return (struct span){to.at, to.len};
}
