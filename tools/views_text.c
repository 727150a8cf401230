// SPDX-License-Identifier: EUPL-1.2
// {t "Hallo {naam}" naam=p.name} and {plural p.n "één ding" "{n} dingen"}: the Dutch text is looked up in po/nl.po now, and what
// fills its placeholders must be just those.
#include "views.h"
#include <string.h>

struct argument {
	struct span name, value;
};
struct arguments {
	struct argument at[8];
	size_t n;
};

static struct span message(struct views *v)
{
	skip_space(v);
	if (*v->at != '"')
		stop_at(v->source, v->at, "expected a text between quotes");
	return po_string(v->source, &v->at);
}

// The value of name=value ends at the first space outside brackets.
static const char *value_end(const struct views *v, const char *end)
{
	int depth = 0;
	const char *c = v->at;
	for (; c < end && (depth > 0 || !is_space(*c)); c++)
		depth += (*c == '(') - (*c == ')');
	return c;
}

static struct arguments arguments(struct views *v, const char *end)
{
	struct arguments args = {0};
	for (skip_space(v); v->at < end; skip_space(v)) {
		struct span name = take_word(v, "name=value");
		if (*v->at != '=')
			stop_at(v->source, v->at, "expected =: name=value");
		v->at++;
		const char *stop = value_end(v, end);
		if (args.n == sizeof args.at / sizeof *args.at)
			stop_at(v->source, name.at, "more than 8 placeholders");
		args.at[args.n++] = (struct argument){name, expression(v, (struct span){v->at, (size_t)(stop - v->at)})};
		v->at = stop;
	}
	return args;
}

static void check_given(const struct views *v, const char *at, struct span text, const struct arguments *args)
{
	struct span name;
	for (size_t pos = 0; po_hole(text, &pos, &name);) {
		bool given = false;
		for (size_t i = 0; i < args->n; i++)
			given |= span_eq(args->at[i].name, name);
		if (!given)
			stop_at(v->source, at, "nothing is given for {%.*s}", SPAN_ARG(name));
	}
}

static void check_wanted(const struct views *v, const char *at, struct span one, struct span more, const struct arguments *args)
{
	for (size_t i = 0; i < args->n; i++)
		if (!po_has_hole(one, args->at[i].name) && !po_has_hole(more, args->at[i].name))
			stop_at(v->source, at, "the text has no {%.*s}", SPAN_ARG(args->at[i].name));
}

static const struct po_entry *found(const struct views *v, const char *at, struct span id, struct span plural)
{
	const struct po_entry *entry = po_find(v->po, id);
	if (entry == NULL)
		stop_at(v->source, at, "%s has no \"%.*s\"", v->po->source[0].name, SPAN_ARG(id));
	if (!span_eq(entry->plural, plural))
		stop_at(v->source, at, "\"%.*s\" has another plural in %s", SPAN_ARG(id), v->po->source[0].name);
	return entry;
}

static void write_call(struct views *v, const char *number, enum place place, const struct arguments *args)
{
	text_print(&v->out, "\tview_text(o_, x, %s, %s, ", number, place == IN_TEXT ? "true" : "false");
	if (args->n == 0)
		text_print(&v->out, "NULL");
	else
		text_print(&v->out, "(const struct view_arg[]){");
	for (size_t i = 0; i < args->n; i++)
		text_print(&v->out, "{\"%.*s\", VIEW_VALUE(%.*s)}, ", SPAN_ARG(args->at[i].name), SPAN_ARG(args->at[i].value));
	text_print(&v->out, "%s);\n", args->n > 0 ? "{NULL}}" : "");
	v->after_block = false;
}

void hole_text(struct views *v, const char *end, enum place place)
{
	const char *at = v->at;
	struct span text = message(v);
	struct arguments args = arguments(v, end);
	check_given(v, at, text, &args);
	check_wanted(v, at, text, text, &args);
	char number[16];
	snprintf(number, sizeof number, "%u", found(v, at, text, (struct span){0})->number);
	emit_line(v, at);
	write_call(v, number, place, &args);
}

void hole_plural(struct views *v, const char *end, enum place place)
{
	const char *at = v->at, *from = at;
	const char *quote = memchr(from, '"', (size_t)(end - from));
	if (quote == NULL)
		stop_at(v->source, at, "expected {plural number \"one\" \"more\"}");
	struct span count = expression(v, (struct span){from, (size_t)(quote - from)});
	v->at = quote;
	struct span one = message(v), more = message(v);
	struct arguments args = arguments(v, end);
	if (args.n == sizeof args.at / sizeof *args.at)
		stop_at(v->source, at, "more than 8 placeholders");
	check_wanted(v, at, one, more, &args);
	args.at[args.n++] = (struct argument){SPAN("n"), count};
	check_given(v, at, one, &args);
	check_given(v, at, more, &args);
	unsigned number = found(v, at, one, more)->number;
	struct text choice = {0};
	text_print(&choice, "(%.*s) == 1 ? %u : %u", SPAN_ARG(count), number, number + 1);
	emit_line(v, at);
	write_call(v, choice.at, place, &args);
}
