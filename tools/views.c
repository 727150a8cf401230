// SPDX-License-Identifier: EUPL-1.2
// A page is HTML with holes, and becomes C here: what it says is then checked by two readers, this one for the HTML and the
// compiler for the types. The syntax stands in tools/README.md; what the C stands on in web/pub/view.h.
//
//	views code NL.po EN.po ASSETS IN.html OUT.c      ASSETS is the list of tools/assets.c, or -
//	views header OUT.h IN.html…                      one header for all, so that views can use each other
#include "views.h"
#include <string.h>
#include <strings.h>

static void white_space(struct views *v)
{
	bool line = false;
	const char *from = v->at;
	for (; v->at < v->end && is_space(*v->at); v->at++)
		line |= *v->at == '\n';
	if (v->quiet > 0)
		emit_literal(v, (struct span){from, (size_t)(v->at - from)});
	else if ((v->after_block && line) || (v->literal.len > 0 && is_space(v->literal.at[v->literal.len - 1])))
		return;
	else
		emit_literal(v, line ? SPAN("\n") : SPAN(" "));
}

static void comment(struct views *v)
{
	const char *end = strstr(v->at, "-->");
	if (end == NULL || end >= v->end)
		stop_at(v->source, v->at, "this comment is never closed");
	const char *brace = memchr(v->at, '{', (size_t)(end - v->at));
	if (brace != NULL)
		stop_at(v->source, brace, "a hole in a comment; {# … } is a comment of ours");
	v->at = end + 3;
}

static void doctype(struct views *v)
{
	if (strncasecmp(v->at, "<!doctype html>", 15) != 0)
		stop_at(v->source, v->at, "expected <!doctype html>");
	emit_literal(v, SPAN("<!doctype html>"));
	v->at += 15;
}

static void content(struct views *v)
{
	struct span rest = {v->at, (size_t)(v->end - v->at)};
	if (*v->at == '{')
		hole(v, place_here(v));
	else if (span_starts(rest, "<!--"))
		comment(v);
	else if (span_starts(rest, "<!"))
		doctype(v);
	else if (span_starts(rest, "</"))
		end_tag(v);
	else if (*v->at == '<')
		tag(v);
	else if (*v->at == '}')
		stop_at(v->source, v->at, "a } without its {; write &#125;");
	else if (is_space(*v->at))
		white_space(v);
	else
		emit_literal(v, (struct span){v->at++, 1});
}

// What stands before the first view: white space, comments and {include "pages.h"}. Then at each {view NAME(PARAMS)} its name and
// parameters; false at the end of the file.
static void preamble(struct views *v, struct text *includes)
{
	for (skip_space(v); v->at < v->end && !span_starts((struct span){v->at, (size_t)(v->end - v->at)}, "{view ");
	        skip_space(v)) {
		if (strncmp(v->at, "<!--", 4) == 0) {
			comment(v);
		} else if (strncmp(v->at, "{include ", 9) == 0) {
			const char *end = hole_end(v, v->at);
			text_print(includes, "#include %.*s\n",
			        SPAN_ARG(span_trim((struct span){v->at + 9, (size_t)(end - v->at - 9)})));
			v->at = end + 1;
		} else {
			stop_at(v->source, v->at, "expected {view name(const struct thing *p)}");
		}
	}
}

static void view_head(struct views *v)
{
	v->end = v->source->text.at + v->source->text.len;
	const char *end = hole_end(v, v->at);
	v->at += strlen("{view ");
	v->view = take_word(v, "the name of a view");
	if (*v->at != '(' || end[-1] != ')')
		stop_at(v->source, v->at, "expected {view name(const struct thing *p)}");
	v->params = span_trim((struct span){v->at + 1, (size_t)(end - v->at - 2)});
	if (span_is(v->params, "void"))
		v->params.len = 0;
	v->at = end + 1;
	const char *next = strstr(v->at, "{view ");
	v->end = next ? next : v->source->text.at + v->source->text.len;
	const char *body = strstr(v->at, "{body}");
	v->has_body = body != NULL && body < v->end;
}

static void trim_end(struct views *v)
{
	while (v->literal.len > 0 && is_space(v->literal.at[v->literal.len - 1]))
		v->literal.len--;
	if (v->literal.len > 0)
		emit_literal(v, SPAN("\n"));
}

static void view(struct views *v)
{
	view_head(v);
	read_params(v, v->params);
	emit_begin(v, v->has_body ? "_open" : "");
	v->after_block = true;
	while (v->at < v->end)
		content(v);
	check_blocks_closed(v, 0);
	if (v->elements_n > 0)
		stop_at(v->source, v->elements[v->elements_n - 1].name.at, "<%.*s> is never closed",
		        SPAN_ARG(v->elements[v->elements_n - 1].name));
	check_labels(v);
	trim_end(v);
	emit_end(v);
}

static struct views begin(const struct source *source)
{
	return (struct views){.source = source, .at = source->text.at, .end = source->text.at + source->text.len};
}

static int code(char **args)
{
	struct po po = po_read(args[0], args[1]);
	bool has_assets = strcmp(args[2], "-") != 0;
	struct source assets = has_assets ? source_read(args[2]) : (struct source){0}, source = source_read(args[3]);
	struct views v = begin(&source);
	struct text includes = {0};
	v.po = &po;
	v.assets = has_assets ? &assets : NULL;
	text_print(&v.out, "// Made by tools/views.c\n#include \"views.h\"\n");
	preamble(&v, &includes);
	if (v.at == v.end)
		stop_at(&source, v.at, "expected {view name(const struct thing *p)}");
	while (v.at < source.text.at + source.text.len)
		view(&v);
	text_save(&v.out, args[4]);
	return 0;
}

static void declare(struct views *v, struct text *prototypes)
{
	const char *suffixes[] = {"_open", "_close"};
	view_head(v);
	if (!v->has_body)
		suffixes[0] = "";
	for (size_t i = 0; i < (v->has_body ? 2 : 1); i++) {
		emit_prototype(prototypes, v->view, v->params, suffixes[i]);
		text_print(prototypes, ";\n");
	}
	v->at = v->end;
}

static int header(char **args, int n)
{
	struct text out = {0}, prototypes = {0};
	text_print(&out, "// Made by tools/views.c\n#pragma once\n#include \"view.h\"\n");
	for (int i = 1; i < n; i++) {
		struct source source = source_read(args[i]);
		struct views v = begin(&source);
		preamble(&v, &out);
		while (v.at < source.text.at + source.text.len)
			declare(&v, &prototypes);
	}
	text_put(&out, (struct span){prototypes.at, prototypes.len});
	text_save(&out, args[0]);
	return 0;
}

int main(int argc, char **argv)
{
	if (argc == 7 && strcmp(argv[1], "code") == 0)
		return code(argv + 2);
	if (argc > 2 && strcmp(argv[1], "header") == 0)
		return header(argv + 2, argc - 2);
	stop("views code NL.po EN.po ASSETS IN.html OUT.c, or views header OUT.h IN.html…");
}
