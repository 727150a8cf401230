// SPDX-License-Identifier: EUPL-1.2
// The documents that are made from plan/words: docs/openapi.json and docs/permissions.md. They are kept with the source, so that
// a change of what may be said by whom is read in review:
//
//	words_doc write WORDS LIMITS MAY.c DOCS    makes them anew (meson compile docs)
//	words_doc check WORDS LIMITS MAY.c DOCS    exit 1 when what stands there differs
#include "words_doc.h"
#include <string.h>
#include <unistd.h>

enum { MOST_LIMITS = 100 };

// "	NAME = 80, // …", as limits.h has them.
static int limits_read(const char *path, struct limit *ret)
{
	struct source source = source_read(path);
	int n = 0;
	for (const char *line = source.text.at; line; line = strchr(line, '\n')) {
		while (is_space(*line))
			line++;
		struct limit *l = &ret[n];
		if (sscanf(line, "%39[A-Z_] = %d", l->name, &l->value) == 2 && ++n == MOST_LIMITS)
			stop_at(&source, line, "too many limits");
	}
	return n;
}

int limit_value(const struct doc *d, const char *name)
{
	int number;
	if (sscanf(name, "%d", &number) == 1)
		return number;
	for (int i = 0; i < d->n_limits; i++)
		if (strcmp(d->limits[i].name, name) == 0)
			return d->limits[i].value;
	stop("limits.h has no '%s'", name);
}

// ---- JSON

static void begin_part(struct jot *j, const char *key)
{
	text_print(j->to, "%s", j->comma ? ",\n" : j->depth ? "\n" : "");
	for (int i = 0; i < j->depth; i++)
		text_print(j->to, " ");
	if (key) {
		text_c_string(j->to, span_of(key)); // our own names and sentences: C and JSON agree on them
		text_print(j->to, ": ");
	}
	j->comma = true;
}

void jot_open(struct jot *j, const char *key, char bracket)
{
	begin_part(j, key);
	text_print(j->to, "%c", bracket);
	j->depth++;
	j->comma = false;
}

void jot_close(struct jot *j, char bracket)
{
	bool empty = !j->comma;
	j->depth--;
	j->comma = false;
	if (!empty)
		begin_part(j, NULL);
	text_print(j->to, "%c", bracket);
	j->comma = true;
}

void jot_text(struct jot *j, const char *key, const char *value)
{
	begin_part(j, key);
	text_c_string(j->to, span_of(value));
}

void jot_int(struct jot *j, const char *key, int value)
{
	begin_part(j, key);
	text_print(j->to, "%d", value);
}

void jot_bool(struct jot *j, const char *key, bool value)
{
	begin_part(j, key);
	text_print(j->to, value ? "true" : "false");
}

void jot_ref(struct jot *j, const char *key, const char *where, const char *name)
{
	struct text path = {0};
	text_print(&path, "%s%s", where, name);
	jot_open(j, key, '{');
	jot_text(j, "$ref", path.at);
	jot_close(j, '}');
}

void jot_by_hand(struct jot *j, const char *key, const char *json)
{
	jot_open(j, key, '{');
	for (const char *c = json; *c; c++)
		text_print(j->to, "%c", *c == '\'' ? '"' : *c);
	jot_close(j, '}');
}

// ---- files

static bool same(const char *path, const struct text *made)
{
	if (access(path, R_OK) != 0)
		return false;
	struct source there = source_read(path);
	return strlen(there.text.at) == made->len && memcmp(there.text.at, made->at, made->len) == 0;
}

static int document(const struct doc *d, const char *verb, const char *folder, const char *name,
        void (*write)(const struct doc *, struct text *))
{
	struct text made = {0}, path = {0};
	text_print(&path, "%s/%s", folder, name);
	write(d, &made);
	if (strcmp(verb, "write") == 0) {
		text_save(&made, path.at);
		return 0;
	}
	if (same(path.at, &made))
		return 0;
	fprintf(stderr, "%s is not what plan/words says any more. Make it anew with: meson compile docs\n", path.at);
	return 1;
}

int main(int argc, char **argv)
{
	static struct words words;
	static struct limit limits[MOST_LIMITS];
	if (argc != 6 || (strcmp(argv[1], "write") != 0 && strcmp(argv[1], "check") != 0))
		stop("usage: words_doc write|check WORDS LIMITS MAY.c DOCS");
	words_read(argv[2], &words);
	struct doc doc = {
	        .words = &words, .limits = limits, .n_limits = limits_read(argv[3], limits), .may = source_read(argv[4])};
	return document(&doc, argv[1], argv[5], "openapi.json", write_openapi) |
	       document(&doc, argv[1], argv[5], "permissions.md", write_permissions);
}
