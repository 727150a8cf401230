// SPDX-License-Identifier: EUPL-1.2
// Attributes. The name of one says what may stand in it: an address, a number, a path, text, or no hole at all.
#include "views.h"
#include <string.h>
#include <strings.h>

static const char *const ADDRESSES[] = {"href", "action", "src", "poster", "cite", "data", "ping", "background", "manifest",
        "srcset", "xlink:href", "longdesc", "codebase", "archive", "imagesrcset"};
// In SVG a text here could name another file, or simply break the drawing.
static const char *const NUMBERS[] = {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "width",
        "height", "points", "transform", "viewBox", "offset", "fill", "stroke", "stroke-width", "stroke-dasharray",
        "stroke-dashoffset", "filter", "mask", "clip-path", "marker-start", "marker-mid", "marker-end", "pathLength"};
static const char *const REFUSED[] = {"style", "srcdoc", "formaction", "formmethod", "ping", "nonce"};

bool same_name(struct span a, const char *name)
{
	return strlen(name) == a.len && strncasecmp(a.at, name, a.len) == 0;
}

bool among(struct span name, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (same_name(name, list[i]))
			return true;
	return false;
}

const struct attribute *attribute_named(const struct attributes *list, const char *name)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->at[i].only_if.at == NULL && same_name(list->at[i].name, name))
			return &list->at[i];
	return NULL;
}

static bool in_name(char c)
{
	return is_letter(c) || is_digit(c) || c == '-' || c == ':' || c == '.';
}

static struct span attribute_name(struct views *v)
{
	const char *from = v->at;
	while (v->at < v->end && in_name(*v->at))
		v->at++;
	if (v->at == from)
		stop_at(v->source, from,
		        *from == '{' ? "a hole may not stand here: only {attr …}" : "expected an attribute or >");
	struct span name = {from, (size_t)(v->at - from)};
	if (name.len > 2 && strncasecmp(name.at, "on", 2) == 0)
		stop_at(v->source, from, "%.*s: no script stands in a page", SPAN_ARG(name));
	if (AMONG(name, REFUSED))
		stop_at(v->source, from, "%.*s may not be used", SPAN_ARG(name));
	return name;
}

static void quoted(struct views *v, struct attribute *a)
{
	char quote = *v->at++;
	const char *from = v->at;
	while (v->at < v->end && *v->at != quote)
		v->at = *v->at == '{' ? hole_end(v, v->at) + 1 : v->at + 1;
	if (v->at >= v->end)
		stop_at(v->source, from - 1, "this quote is never closed");
	a->value = (struct span){from, (size_t)(v->at - from)};
	v->at++;
}

static void unquoted(struct views *v, struct attribute *a)
{
	const char *from = v->at;
	while (v->at < v->end && !is_space(*v->at) && *v->at != '>' && *v->at != '}') {
		if (strchr("{\"'=<`", *v->at) != NULL)
			stop_at(v->source, v->at,
			        *v->at == '{' ? "a hole in an attribute without quotes" : "this value needs quotes");
		v->at++;
	}
	a->value = (struct span){from, (size_t)(v->at - from)};
}

static struct attribute read_attribute(struct views *v)
{
	struct attribute a = {.name = attribute_name(v)};
	if (*v->at != '=')
		return a;
	a.has_value = true;
	v->at++;
	if (*v->at == '"' || *v->at == '\'')
		quoted(v, &a);
	else
		unquoted(v, &a);
	return a;
}

// {attr checked if a.done}, {attr aria-current="page" if p.here}
static struct attribute conditional(struct views *v)
{
	const char *end = hole_end(v, v->at);
	v->at++;
	if (!span_is(take_word(v, "attr"), "attr") || !is_space(*v->at))
		stop_at(v->source, v->at, "a hole may not stand here: only {attr …}");
	skip_space(v);
	struct attribute a = read_attribute(v);
	if (!span_is(take_word(v, "if"), "if"))
		stop_at(v->source, v->at, "expected if: {attr checked if a.done}");
	a.only_if = (struct span){v->at, (size_t)(end - v->at)};
	v->at = end + 1;
	return a;
}

struct attributes read_attributes(struct views *v)
{
	struct attributes list = {0};
	for (skip_space(v); v->at < v->end && *v->at != '>' && *v->at != '/'; skip_space(v)) {
		const char *from = v->at;
		struct attribute a = *from == '{' ? conditional(v) : read_attribute(v);
		for (size_t i = 0; i < list.n; i++)
			if (span_eq(list.at[i].name, a.name))
				stop_at(v->source, from, "%.*s stands here twice", SPAN_ARG(a.name));
		list.at = grow(list.at, list.n, sizeof *list.at);
		list.at[list.n++] = a;
	}
	return list;
}

static void check_address(const struct views *v, struct span value)
{
	static const char *const BEGINNINGS[] = {"/", "#", "?", "https://", "http://", "mailto:", "tel:"};
	bool ours =
	        span_starts(value, "{asset ") || (span_starts(value, "{") && hole_end(v, value.at) == value.at + value.len - 1);
	for (size_t i = 0; i < sizeof BEGINNINGS / sizeof *BEGINNINGS; i++)
		ours |= span_starts(value, BEGINNINGS[i]);
	if (!ours || span_starts(value, "//") || span_starts(value, "/\\") || span_starts(value, "/{"))
		stop_at(v->source, value.at, "an address is one struct url, or begins with / # ? https:// mailto: or tel:");
}

static enum place place_of(
        const struct views *v, struct span element, bool svg, const struct attributes *list, const struct attribute *a)
{
	if (AMONG(a->name, ADDRESSES)) {
		check_address(v, a->value);
		return span_starts(a->value, "{") && hole_end(v, a->value.at) == a->value.at + a->value.len - 1 ? IN_URL
		                                                                                                : IN_URL_PART;
	}
	if (same_name(element, "meta") && same_name(a->name, "content") && attribute_named(list, "http-equiv") != NULL)
		return IN_REFRESH;
	if (svg && same_name(a->name, "d"))
		return IN_PATH;
	return svg && AMONG(a->name, NUMBERS) ? IN_NUMBER : IN_ATTR;
}

static void write_value(struct views *v, struct span value, enum place place)
{
	const char *end = value.at + value.len, *back = v->at;
	size_t blocks = v->blocks_n;
	for (v->at = value.at; v->at < end;) {
		if (*v->at == '{') {
			hole(v, place);
			if (v->blocks_n < blocks)
				stop_at(v->source, value.at, "a block ends inside an attribute and began outside it");
		} else {
			bool quote = *v->at == '"'; // it stood between single quotes; we write double ones
			emit_literal(v, quote ? SPAN("&quot;") : (struct span){v->at, 1});
			v->at++;
		}
	}
	check_blocks_closed(v, blocks);
	v->at = back;
}

void write_attribute(struct views *v, struct span element, bool svg, const struct attributes *list, const struct attribute *a)
{
	if (a->only_if.at != NULL) {
		struct span condition = expression(v, a->only_if);
		emit_line(v, a->only_if.at);
		text_print(&v->out, "\tif (%.*s) {\n", SPAN_ARG(condition));
	}
	emit_literal(v, SPAN(" "));
	emit_literal(v, a->name);
	if (a->has_value) {
		emit_literal(v, SPAN("=\""));
		write_value(v, a->value, place_of(v, element, svg, list, a));
		emit_literal(v, SPAN("\""));
	}
	if (a->only_if.at != NULL) {
		emit_flush(v);
		text_print(&v->out, "\t}\n");
	}
}
