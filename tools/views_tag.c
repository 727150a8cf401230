// SPDX-License-Identifier: EUPL-1.2
// Tags: that they match, that a field has a label and a picture its words, and that a form that changes something proves where it
// came from. Stricter than HTML: no end tag may be left out.
#include "views.h"
#include <string.h>

static const char *const VOID[] = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"};
static const char *const REFUSED[] = {"style", "iframe", "object", "embed", "base", "frame", "frameset", "applet", "xmp",
        "plaintext", "noembed", "noframes", "listing", "animate", "animateMotion", "animateTransform", "set", "math"};
static const char *const PLAIN[] = {"title", "option", "textarea"};
static const char *const NO_LABEL[] = {"hidden", "submit", "button", "reset", "image"};

static bool inside(const struct views *v, const char *name)
{
	for (size_t i = 0; i < v->elements_n; i++)
		if (same_name(v->elements[i].name, name))
			return true;
	return false;
}

enum place place_here(const struct views *v)
{
	return v->elements_n > 0 && AMONG(v->elements[v->elements_n - 1].name, PLAIN) ? IN_PLAIN : IN_TEXT;
}

static struct span tag_name(struct views *v)
{
	const char *from = v->at;
	while (v->at < v->end && (is_letter(*v->at) || is_digit(*v->at) || *v->at == '-'))
		v->at++;
	if (v->at == from)
		stop_at(v->source, from,
		        *from == '{' ? "a hole may not be the name of a tag" : "expected the name of a tag; a < in text is &lt;");
	return (struct span){from, (size_t)(v->at - from)};
}

static bool has_hole(struct span value)
{
	return memchr(value.at, '{', value.len) != NULL;
}

static bool own_label(const struct views *v, struct span name, const struct attributes *list)
{
	const struct attribute *type = attribute_named(list, "type");
	if (same_name(name, "input") && type != NULL && AMONG(type->value, NO_LABEL))
		return true;
	return attribute_named(list, "aria-label") || attribute_named(list, "aria-labelledby") || inside(v, "label");
}

static void check_field(struct views *v, struct span name, const struct attributes *list)
{
	if (!same_name(name, "input") && !same_name(name, "select") && !same_name(name, "textarea"))
		return;
	if (own_label(v, name, list))
		return;
	const struct attribute *id = attribute_named(list, "id");
	if (id == NULL)
		stop_at(v->source, name.at, "<%.*s> has no label: wrap it in one, give it an id for one, or aria-label",
		        SPAN_ARG(name));
	v->fields = grow(v->fields, v->fields_n, sizeof *v->fields);
	v->fields[v->fields_n++] = (struct field){id->value, name.at};
}

// That the label of an id stands in the same view, before or after the field.
void check_labels(struct views *v)
{
	for (size_t i = 0; i < v->fields_n; i++) {
		bool found = false;
		for (size_t j = 0; j < v->labels_n; j++)
			found |= span_eq(v->labels[j], v->fields[i].id);
		if (!found)
			stop_at(v->source, v->fields[i].at, "no <label for=\"%.*s\"> stands in this view",
			        SPAN_ARG(v->fields[i].id));
	}
	v->fields_n = v->labels_n = 0;
}

static void check_picture(const struct views *v, struct span name, const struct attributes *list)
{
	const struct attribute *type = attribute_named(list, "type");
	bool image_button = same_name(name, "input") && type != NULL && same_name(type->value, "image");
	if ((same_name(name, "img") || image_button || same_name(name, "area")) && attribute_named(list, "alt") == NULL)
		stop_at(v->source, name.at, "<%.*s> has no alt: alt=\"\" when it is only decoration", SPAN_ARG(name));
}

static void check_form(const struct views *v, struct span name, const struct attributes *list)
{
	if (!same_name(name, "form"))
		return;
	if (inside(v, "form"))
		stop_at(v->source, name.at, "a form in a form");
	for (size_t i = 0; i < list->n; i++) {
		const struct attribute *a = &list->at[i];
		if (same_name(a->name, "method") && (has_hole(a->value) || a->only_if.at != NULL))
			stop_at(v->source, a->name.at, "the method of a form is always the same");
	}
}

static void note_label(struct views *v, struct span name, const struct attributes *list)
{
	const struct attribute *to = same_name(name, "label") ? attribute_named(list, "for") : NULL;
	if (to == NULL)
		return;
	v->labels = grow(v->labels, v->labels_n, sizeof *v->labels);
	v->labels[v->labels_n++] = to->value;
}

static void push(struct views *v, struct span name, bool svg)
{
	v->elements = grow(v->elements, v->elements_n, sizeof *v->elements);
	v->elements[v->elements_n++] = (struct element){name, svg};
	v->quiet += same_name(name, "pre") || same_name(name, "textarea");
}

static bool posts(struct span name, const struct attributes *list)
{
	const struct attribute *method = attribute_named(list, "method");
	return same_name(name, "form") && method != NULL && same_name(method->value, "post");
}

// What the tool adds of itself inside the tag: on a telephone that others use too the browser keeps nothing of what is typed.
static void add_inside(struct views *v, struct span name, const struct attributes *list)
{
	if (!posts(name, list) || attribute_named(list, "autocomplete") != NULL)
		return;
	emit_flush(v);
	text_print(&v->out, "\tif (x->shared)\n\t\tout_lit(o_, \" autocomplete=\\\"off\\\"\");\n");
}

// And behind the > of the tag.
static void additions(struct views *v, struct span name, const struct attributes *list)
{
	if (posts(name, list)) {
		emit_literal(v, SPAN("<input type=\"hidden\" name=\"bewijs\" value=\""));
		emit_flush(v);
		text_print(&v->out, "\tVIEW_TEXT(o_, x->token);\n");
		emit_literal(v, SPAN("\">"));
		emit_flush(v);
		text_print(&v->out, "\tif (x->told)\n\t\tout_lit(o_, \"<input type=\\\"hidden\\\" name=\\\"gezien\\\" "
		                    "value=\\\"ja\\\">\");\n");
	}
	if (same_name(name, "textarea") || same_name(name, "pre")) { // a reader drops the first line end there
		emit_literal(v, SPAN("\n"));
		v->at += v->at < v->end && *v->at == '\n';
	}
}

// A script is a file of ours: nothing stands between its tags.
static void check_script(struct views *v, struct span name, const struct attributes *list)
{
	if (!same_name(name, "script"))
		return;
	skip_space(v);
	if (attribute_named(list, "src") == NULL || !span_starts((struct span){v->at, (size_t)(v->end - v->at)}, "</script>"))
		stop_at(v->source, name.at, "a script is a file: <script src=\"{asset …}\"></script>");
}

static bool close_sign(struct views *v, struct span name, bool svg, bool empty)
{
	bool slash = v->at < v->end && *v->at == '/';
	v->at += slash;
	if (v->at >= v->end || *v->at != '>')
		stop_at(v->source, name.at, "this tag has no >");
	v->at++;
	if (slash && !svg && !empty)
		stop_at(v->source, name.at, "<%.*s> is not empty: close it with </%.*s>", SPAN_ARG(name), SPAN_ARG(name));
	return slash && svg;
}

void tag(struct views *v)
{
	if (place_here(v) == IN_PLAIN)
		stop_at(v->source, v->at, "no tag may stand in <%.*s>", SPAN_ARG(v->elements[v->elements_n - 1].name));
	v->at++;
	struct span name = tag_name(v);
	bool svg = same_name(name, "svg") || (v->elements_n > 0 && v->elements[v->elements_n - 1].svg);
	bool empty = !svg && AMONG(name, VOID);
	if (AMONG(name, REFUSED))
		stop_at(v->source, name.at, "<%.*s> may not be used", SPAN_ARG(name));
	struct attributes list = read_attributes(v);
	check_field(v, name, &list);
	check_picture(v, name, &list);
	check_form(v, name, &list);
	note_label(v, name, &list);
	emit_literal(v, SPAN("<"));
	emit_literal(v, name);
	for (size_t i = 0; i < list.n; i++)
		write_attribute(v, name, svg, &list, &list.at[i]);
	add_inside(v, name, &list);
	bool closed = close_sign(v, name, svg, empty);
	emit_literal(v, closed ? SPAN("/>") : SPAN(">"));
	if (!empty && !closed)
		push(v, name, svg);
	additions(v, name, &list);
	check_script(v, name, &list);
}

void end_tag(struct views *v)
{
	const char *from = v->at;
	v->at += 2;
	struct span name = tag_name(v);
	skip_space(v);
	if (v->at >= v->end || *v->at != '>')
		stop_at(v->source, from, "this tag has no >");
	v->at++;
	size_t floor = v->blocks_n > 0 ? v->blocks[v->blocks_n - 1].elements : 0;
	if (v->elements_n == 0)
		stop_at(v->source, from, "</%.*s> closes nothing", SPAN_ARG(name));
	struct span open = v->elements[v->elements_n - 1].name;
	if (!span_eq(open, name))
		stop_at(v->source, from, "</%.*s> stands where <%.*s> is open", SPAN_ARG(name), SPAN_ARG(open));
	if (v->elements_n <= floor)
		stop_at(v->source, from, "</%.*s> closes what was opened outside this part", SPAN_ARG(name));
	v->elements_n--;
	v->quiet -= same_name(name, "pre") || same_name(name, "textarea");
	emit_literal(v, SPAN("</"));
	emit_literal(v, name);
	emit_literal(v, SPAN(">"));
}
