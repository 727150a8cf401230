// SPDX-License-Identifier: EUPL-1.2
// What may stand between { and }. A block may not tear the HTML: what it opens it closes, in each of its branches.
#include "views.h"
#include <string.h>

static bool at_text(enum place place)
{
	return place == IN_TEXT || place == IN_PLAIN;
}

static struct span until(const struct views *v, const char *end)
{
	return (struct span){v->at, (size_t)(end - v->at)};
}

static void open_block(struct views *v, enum block kind, const char *at)
{
	v->blocks = grow(v->blocks, v->blocks_n, sizeof *v->blocks);
	v->blocks[v->blocks_n++] = (struct opened){kind, at, v->elements_n, v->variables_n, {0}};
	v->after_block = true;
}

static void check_even(const struct views *v, const struct opened *block, const char *at)
{
	if (v->elements_n > block->elements)
		stop_at(v->source, at, "<%.*s> is still open at the end of this part",
		        SPAN_ARG(v->elements[v->elements_n - 1].name));
}

static struct opened *last_block(struct views *v, const char *at, const char *what)
{
	if (v->blocks_n == 0)
		stop_at(v->source, at, "there is no open %s here", what);
	struct opened *block = &v->blocks[v->blocks_n - 1];
	check_even(v, block, at);
	return block;
}

static struct opened close_block(struct views *v, const char *at, const char *what, enum block kind)
{
	struct opened block = *last_block(v, at, what);
	if (block.kind != kind && !(kind == BLOCK_IF && block.kind == BLOCK_ELSE))
		stop_at(v->source, at, "there is no open %s here", what);
	v->variables_n = block.variables;
	v->blocks_n--;
	return block;
}

void check_blocks_closed(struct views *v, size_t blocks)
{
	if (v->blocks_n > blocks)
		stop_at(v->source, v->blocks[v->blocks_n - 1].at, "this block is never closed");
}

static void hole_if(struct views *v, const char *end, enum place place)
{
	(void)place;
	struct span condition = expression(v, until(v, end));
	emit_line(v, v->at);
	text_print(&v->out, "\tif (%.*s) {\n", SPAN_ARG(condition));
	open_block(v, BLOCK_IF, v->at);
}

static void hole_elif(struct views *v, const char *end, enum place place)
{
	(void)place;
	if (last_block(v, v->at, "if")->kind != BLOCK_IF)
		stop_at(v->source, v->at, "there is no open if here");
	struct span condition = expression(v, until(v, end));
	emit_line(v, v->at);
	text_print(&v->out, "\t} else if (%.*s) {\n", SPAN_ARG(condition));
	v->after_block = true;
}

static void hole_else(struct views *v, const char *end, enum place place)
{
	(void)end;
	(void)place;
	struct opened *block = last_block(v, v->at, "if");
	if (block->kind != BLOCK_IF)
		stop_at(v->source, v->at, "there is no open if here");
	block->kind = BLOCK_ELSE;
	emit_flush(v);
	text_print(&v->out, "\t} else {\n");
	v->after_block = true;
}

static void end_if(struct views *v, const char *end, enum place place)
{
	(void)end;
	(void)place;
	close_block(v, v->at, "if", BLOCK_IF);
	emit_flush(v);
	text_print(&v->out, "\t}\n");
}

// {each a in list}, {each a, i in list}: i counts from 0.
static void hole_each(struct views *v, const char *end, enum place place)
{
	(void)place;
	struct span item = take_word(v, "a name"), index = {0};
	skip_space(v);
	if (*v->at == ',') {
		v->at++;
		index = take_word(v, "a name");
	}
	if (!span_is(take_word(v, "in"), "in"))
		stop_at(v->source, v->at, "expected in: {each a in list}");
	struct span list = expression(v, until(v, end));
	char own[64];
	snprintf(own, sizeof own, "at_%zu_", v->blocks_n);
	emit_line(v, v->at);
	open_block(v, BLOCK_EACH, v->at);
	struct span i = index.len > 0 ? index : span_of(own);
	text_print(&v->out, "\tfor (size_t %.*s = 0; %.*s < (%.*s).n; %.*s++) { typeof(&(%.*s).at[0]) %.*s = &(%.*s).at[%.*s];\n",
	        SPAN_ARG(i), SPAN_ARG(i), SPAN_ARG(list), SPAN_ARG(i), SPAN_ARG(list), SPAN_ARG(item), SPAN_ARG(list),
	        SPAN_ARG(i));
	add_variable(v, item, true);
	if (index.len > 0)
		add_variable(v, index, false);
}

static void end_each(struct views *v, const char *end, enum place place)
{
	(void)end;
	(void)place;
	close_block(v, v->at, "each", BLOCK_EACH);
	emit_flush(v);
	text_print(&v->out, "\t}\n");
}

static void call(struct views *v, const struct opened *call, const char *suffix)
{
	const char *bracket = memchr(call->call.at, '(', call->call.len);
	struct span name = {call->call.at, (size_t)(bracket - call->call.at)};
	struct span args = span_trim((struct span){bracket + 1, call->call.len - name.len - 2});
	emit_line(v, call->at);
	text_print(&v->out, "\tview_%.*s%s(o_, x%s%.*s);\n", SPAN_ARG(span_trim(name)), suffix, args.len > 0 ? ", " : "",
	        SPAN_ARG(args));
}

static struct span called(struct views *v, const char *end)
{
	struct span source = span_trim(until(v, end));
	const char *bracket = memchr(source.at, '(', source.len);
	if (bracket == NULL || bracket == source.at || source.at[source.len - 1] != ')')
		stop_at(v->source, v->at, "a view is called as card(a)");
	return expression(v, source);
}

static void hole_use(struct views *v, const char *end, enum place place)
{
	if (place != IN_TEXT)
		stop_at(v->source, v->at, "a view may be used between tags only");
	call(v, &(struct opened){.at = v->at, .call = called(v, end)}, "");
}

static void hole_wrap(struct views *v, const char *end, enum place place)
{
	if (place != IN_TEXT)
		stop_at(v->source, v->at, "a view may be used between tags only");
	open_block(v, BLOCK_WRAP, v->at);
	struct opened *block = &v->blocks[v->blocks_n - 1];
	block->call = called(v, end);
	call(v, block, "_open");
	v->after_block = true;
}

static void end_wrap(struct views *v, const char *end, enum place place)
{
	(void)end;
	(void)place;
	struct opened block = close_block(v, v->at, "wrap", BLOCK_WRAP);
	call(v, &block, "_close");
}

static void hole_body(struct views *v, const char *end, enum place place)
{
	(void)end;
	if (place != IN_TEXT || v->blocks_n > 0)
		stop_at(v->source, v->at, "{body} stands between tags and in no block");
	if (!v->has_body)
		stop_at(v->source, v->at, "{body} stands here twice");
	v->has_body = false;
	emit_end(v);
	emit_begin(v, "_close");
	v->after_block = true;
}

static void hole_bdi(struct views *v, const char *end, enum place place)
{
	if (place != IN_TEXT)
		stop_at(v->source, v->at, "bdi may stand between tags only, and not in title, option or textarea");
	struct span value = expression(v, until(v, end));
	emit_line(v, v->at);
	text_print(&v->out, "\tVIEW_BDI(o_, %.*s);\n", SPAN_ARG(value));
	v->after_block = false;
}

static struct span quoted_name(struct views *v, const char *end, const char *example)
{
	skip_space(v);
	if (*v->at != '"')
		stop_at(v->source, v->at, "expected a quote: %s", example);
	struct span name = po_string(v->source, &v->at);
	if (span_trim(until(v, end)).len > 0)
		stop_at(v->source, v->at, "expected }");
	return name;
}

// Out of the list that tools/assets.c made, a line each: NAME PATH.
static struct span asset_path(struct views *v, const char *at, struct span name)
{
	struct span list = v->assets ? v->assets->text : (struct span){"", 0};
	for (const char *line = list.at; line < list.at + list.len; line = strchr(line, '\n') + 1) {
		const char *space = strchr(line, ' '), *stop = strchr(line, '\n');
		if (span_eq((struct span){line, (size_t)(space - line)}, name))
			return (struct span){space + 1, (size_t)(stop - space - 1)};
	}
	stop_at(v->source, at, "web/assets has no %.*s", SPAN_ARG(name));
}

static void hole_asset(struct views *v, const char *end, enum place place)
{
	if (place != IN_URL && place != IN_URL_PART)
		stop_at(v->source, v->at, "an asset stands in an address");
	const char *at = v->at;
	emit_literal(v, asset_path(v, at, quoted_name(v, end, "{asset \"kring.css\"}")));
}

static void hole_icon(struct views *v, const char *end, enum place place)
{
	if (place != IN_TEXT)
		stop_at(v->source, v->at, "an icon stands between tags");
	const char *at = v->at;
	struct span name = quoted_name(v, end, "{icon \"key\"}"), file = asset_path(v, at, SPAN("icons.svg"));
	text_print(&v->literal, "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"%.*s#%.*s\"/></svg>", SPAN_ARG(file),
	        SPAN_ARG(name));
	v->after_block = false;
}

static void hole_value(struct views *v, const char *end, enum place place)
{
	static const char *const WRITES[] = {[IN_TEXT] = "TEXT",
	        [IN_PLAIN] = "TEXT",
	        [IN_ATTR] = "TEXT",
	        [IN_URL] = "URL",
	        [IN_URL_PART] = "URL_PART",
	        [IN_REFRESH] = "REFRESH",
	        [IN_NUMBER] = "NUMBER",
	        [IN_PATH] = "PATH"};
	struct span value = expression(v, until(v, end));
	emit_line(v, v->at);
	text_print(&v->out, "\tVIEW_%s(o_, %.*s);\n", WRITES[place], SPAN_ARG(value));
	v->after_block = false;
}

static void hole_nothing(struct views *v, const char *end, enum place place)
{
	(void)v;
	(void)end;
	(void)place;
}

static const struct keyword {
	const char *word;
	void (*does)(struct views *, const char *end, enum place);
	bool in_attributes; // of plain text; in an address, a number or a path stand values only
	bool alone; // nothing comes after it
} KEYWORDS[] = {
        {"if", hole_if, true, false},
        {"elif", hole_elif, true, false},
        {"else", hole_else, true, true},
        {"/if", end_if, true, true},
        {"each", hole_each, false, false},
        {"/each", end_each, false, true},
        {"t", hole_text, true, false},
        {"plural", hole_plural, true, false},
        {"use", hole_use, false, false},
        {"wrap", hole_wrap, false, false},
        {"/wrap", end_wrap, false, true},
        {"body", hole_body, false, true},
        {"bdi", hole_bdi, false, false},
        {"asset", hole_asset, true, false},
        {"icon", hole_icon, false, false},
        {"#", hole_nothing, true, false},
};

static const struct keyword *keyword(const struct views *v, const char *end)
{
	for (size_t i = 0; i < sizeof KEYWORDS / sizeof *KEYWORDS; i++) {
		size_t len = strlen(KEYWORDS[i].word);
		if ((size_t)(end - v->at) < len || memcmp(v->at, KEYWORDS[i].word, len) != 0)
			continue;
		if (KEYWORDS[i].alone ? span_trim((struct span){v->at + len, (size_t)(end - v->at) - len}).len == 0
		                      : is_space(v->at[len]))
			return &KEYWORDS[i];
	}
	return NULL;
}

void hole(struct views *v, enum place place)
{
	const char *from = v->at, *end = hole_end(v, from);
	v->at++;
	const struct keyword *k = keyword(v, end);
	if (k == NULL) {
		hole_value(v, end, place);
	} else {
		if (!at_text(place) && !(k->in_attributes && (place == IN_ATTR || k->does == hole_asset)))
			stop_at(v->source, from, "'%s' may not stand here", k->word);
		v->at += strlen(k->word);
		k->does(v, end, place);
	}
	v->at = end + 1;
}
