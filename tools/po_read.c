// SPDX-License-Identifier: EUPL-1.2
// Reads po files. Of the format we take what we use: # comments, msgid, msgid_plural, msgstr, msgstr[0], msgstr[1].
#include "po.h"
#include <stdlib.h>
#include <string.h>

struct span po_string(const struct source *source, const char **at)
{
	struct text text = {0};
	const char *c = *at + 1;
	for (; *c != '"'; c++) {
		if (*c == 0 || *c == '\n')
			stop_at(source, *at, "this quote is not closed on its line");
		if (*c != '\\') {
			text_add(&text, c, 1);
			continue;
		}
		c++;
		if (*c != 'n' && *c != '"' && *c != '\\')
			stop_at(source, c, "after a backslash stands n, \" or another backslash");
		text_add(&text, *c == 'n' ? "\n" : c, 1);
	}
	*at = c + 1;
	text_add(&text, "", 0);
	return (struct span){text.at, text.len};
}

bool po_hole(struct span message, size_t *at, struct span *name)
{
	while (*at < message.len && message.at[*at] != '{')
		++*at;
	if (*at == message.len)
		return false;
	size_t from = ++*at;
	while (*at < message.len && message.at[*at] != '}')
		++*at;
	*name = (struct span){message.at + from, *at - from};
	return true;
}

bool po_has_hole(struct span message, struct span name)
{
	struct span other;
	for (size_t at = 0; po_hole(message, &at, &other);)
		if (span_eq(name, other))
			return true;
	return false;
}

static int by_id(const void *a, const void *b)
{
	const struct po_entry *one = a, *other = b;
	size_t len = one->id.len < other->id.len ? one->id.len : other->id.len;
	int order = memcmp(one->id.at, other->id.at, len);
	return order != 0 ? order : (one->id.len > other->id.len) - (one->id.len < other->id.len);
}

static const char *next_line(const char *at)
{
	const char *end = strchr(at, '\n');
	return end ? end + 1 : at + strlen(at);
}

// The string after a keyword, which may go on over more lines.
static struct span value(const struct source *source, const char **at)
{
	struct text text = {0};
	text_add(&text, "", 0);
	for (;;) {
		while (**at == ' ' || **at == '\t')
			++*at;
		if (**at != '"')
			stop_at(source, *at, "expected a quote");
		text_put(&text, po_string(source, at));
		*at = next_line(*at);
		if (**at != '"')
			return (struct span){text.at, text.len};
	}
}

static bool keyword(const char **at, const char *word)
{
	size_t len = strlen(word);
	if (strncmp(*at, word, len) != 0 || ((*at)[len] != ' ' && (*at)[len] != '\t'))
		return false;
	*at += len;
	return true;
}

static struct po_entry *begin(struct po *po, const struct source *source, const char *place, struct span id)
{
	po->at = grow(po->at, po->n, sizeof *po->at);
	po->at[po->n] = (struct po_entry){.id = id, .place[0] = place};
	struct span name;
	for (size_t at = 0; po_hole(id, &at, &name);)
		if (name.len == 0 || at == id.len)
			stop_at(source, place, "a { without its name or its }");
	return &po->at[po->n++];
}

struct po po_read_one(const char *path)
{
	struct po po = {.source[0] = source_read(path)};
	const struct source *source = &po.source[0];
	struct po_entry *e = NULL;
	for (const char *at = source->text.at; *at != 0;) {
		const char *place = at;
		if (*at == '#' || *at == '\n' || *at == '\r')
			at = next_line(at);
		else if (keyword(&at, "msgid"))
			e = begin(&po, source, place, value(source, &at));
		else if (e == NULL)
			stop_at(source, at, "expected msgid");
		else if (keyword(&at, "msgid_plural"))
			e->plural = value(source, &at);
		else if (keyword(&at, "msgstr") || keyword(&at, "msgstr[0]"))
			e->text[0] = value(source, &at);
		else if (keyword(&at, "msgstr[1]"))
			e->more[0] = value(source, &at);
		else
			stop_at(source, at, "expected msgid, msgid_plural or msgstr");
	}
	if (po.n > 0)
		qsort(po.at, po.n, sizeof *po.at, by_id);
	if (po.n > 0 && po.at[0].id.len == 0) // the head of the file
		memmove(po.at, po.at + 1, --po.n * sizeof *po.at);
	for (size_t i = 1; i < po.n; i++)
		if (span_eq(po.at[i - 1].id, po.at[i].id))
			stop_at(source, po.at[i].place[0], "\"%.*s\" stands here twice", SPAN_ARG(po.at[i].id));
	return po;
}

const struct po_entry *po_find(const struct po *po, struct span id)
{
	struct po_entry key = {.id = id};
	return po->n == 0 ? NULL : bsearch(&key, po->at, po->n, sizeof key, by_id);
}

static void check_holes(const struct source *source, const char *place, struct span id, struct span said)
{
	struct span name;
	for (size_t at = 0; po_hole(said, &at, &name);)
		if (!po_has_hole(id, name))
			stop_at(source, place, "{%.*s} does not stand in \"%.*s\"", SPAN_ARG(name), SPAN_ARG(id));
	for (size_t at = 0; po_hole(id, &at, &name);)
		if (!po_has_hole(said, name))
			stop_at(source, place, "the translation of \"%.*s\" lacks {%.*s}", SPAN_ARG(id), SPAN_ARG(name));
}

static void check_entry(const struct po *po, const struct po_entry *e, int lang)
{
	const struct source *source = &po->source[lang];
	const char *place = e->place[lang];
	if (e->text[lang].len == 0)
		stop_at(source, place, "no translation of \"%.*s\"", SPAN_ARG(e->id));
	check_holes(source, place, e->id, e->text[lang]);
	if (e->plural.at == NULL)
		return;
	if (e->more[lang].len == 0)
		stop_at(source, place, "no translation of \"%.*s\" (msgstr[1])", SPAN_ARG(e->plural));
	check_holes(source, place, e->plural, e->more[lang]);
}

static void join(struct po *po, const struct po *en)
{
	po->source[1] = en->source[0];
	for (size_t i = 0; i < po->n; i++) {
		struct po_entry *e = &po->at[i];
		const struct po_entry *other = po_find(en, e->id);
		if (other == NULL)
			stop_at(&po->source[0], e->place[0], "%s has no \"%.*s\"", en->source[0].name, SPAN_ARG(e->id));
		if (!span_eq(e->plural, other->plural))
			stop_at(&en->source[0], other->place[0], "\"%.*s\" has another plural in %s", SPAN_ARG(e->id),
			        po->source[0].name);
		e->text[1] = other->text[0];
		e->more[1] = other->more[0];
		e->place[1] = other->place[0];
	}
	for (size_t i = 0; i < en->n; i++)
		if (po_find(po, en->at[i].id) == NULL)
			stop_at(&en->source[0], en->at[i].place[0], "%s has no \"%.*s\"", po->source[0].name,
			        SPAN_ARG(en->at[i].id));
}

struct po po_read(const char *nl, const char *en)
{
	struct po po = po_read_one(nl), other = po_read_one(en);
	join(&po, &other);
	for (size_t i = 0; i < po.n; i++) {
		for (int lang = 0; lang < PO_LANGS; lang++)
			check_entry(&po, &po.at[i], lang);
		po.at[i].number = po.numbers;
		po.numbers += po.at[i].plural.at == NULL ? 1 : 2;
	}
	return po;
}
