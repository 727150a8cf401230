// SPDX-License-Identifier: EUPL-1.2
// See po_find.h. It looks for marks and strings and does not parse: what it finds too much of shows in review of po/nl.po.
#include "po_find.h"
#include <fts.h>
#include <string.h>

static void add(struct founds *list, const struct source *source, const char *at, struct span id, struct span plural)
{
	for (size_t i = 0; i < list->n; i++)
		if (span_eq(list->at[i].id, id)) {
			if (list->at[i].plural.at == NULL)
				list->at[i].plural = plural;
			return;
		}
	list->at = grow(list->at, list->n, sizeof *list->at);
	list->at[list->n++] = (struct found){id, plural, source->name, source_line(source, at)};
}

// The string at `at`, with those that follow it, as in C; {NULL} when none stands there.
static struct span strings(const struct source *source, const char **at)
{
	struct text text = {0};
	for (;;) {
		while (is_space(**at))
			++*at;
		if (**at != '"')
			return (struct span){text.at, text.len};
		text_put(&text, po_string(source, at));
	}
}

// TEXT("…") anywhere, and SAY(v, "…"), which says it in the visitor's language (web/visit.h).
static void in_code_by(struct founds *list, const struct source *source, const char *opening)
{
	for (const char *at = source->text.at; (at = strstr(at, opening)) != NULL;) {
		bool part = at > source->text.at && (is_letter(at[-1]) || is_digit(at[-1]));
		const char *from = at;
		at += strlen(opening);
		struct span id = part ? (struct span){0} : strings(source, &at);
		if (id.at != NULL && *at == ')')
			add(list, source, from, id, (struct span){0});
	}
}

static void in_code(struct founds *list, const struct source *source)
{
	in_code_by(list, source, "TEXT(");
	in_code_by(list, source, "SAY(v, ");
}

static void in_view(struct founds *list, const struct source *source)
{
	for (const char *at = source->text.at; (at = strchr(at, '{')) != NULL; at++) {
		bool plural = strncmp(at, "{plural ", 8) == 0;
		if (!plural && strncmp(at, "{t ", 3) != 0)
			continue;
		const char *quote = strchr(at, '"');
		if (quote == NULL)
			return;
		struct span id = po_string(source, &quote), more = {0};
		while (plural && is_space(*quote))
			quote++;
		if (plural && *quote == '"')
			more = po_string(source, &quote);
		add(list, source, at, id, more);
		at = quote - 1;
	}
}

static void in_words(struct founds *list, const struct source *source)
{
	for (const char *line = source->text.at; line != NULL; line = strchr(line, '\n')) {
		while (is_space(*line))
			line++;
		if (strncmp(line, "tells ", 6) != 0)
			continue;
		const char *quote = line + 6;
		while (*quote == ' ')
			quote++;
		if (*quote == '"')
			add(list, source, line, po_string(source, &quote), (struct span){0});
	}
}

static int by_name(const FTSENT **a, const FTSENT **b)
{
	return strcmp((*a)->fts_name, (*b)->fts_name);
}

static bool ends(const char *path, const char *with)
{
	size_t len = strlen(path), end = strlen(with);
	return len >= end && strcmp(path + len - end, with) == 0;
}

static bool left_out(const FTSENT *entry)
{
	static const char *const FOLDERS[] = {"build", "tests", "tools", "bench", "node_modules", "scratch"};
	if (entry->fts_level > 0 && entry->fts_name[0] == '.')
		return true;
	for (size_t i = 0; i < sizeof FOLDERS / sizeof *FOLDERS; i++)
		if (entry->fts_level == 1 && strcmp(entry->fts_name, FOLDERS[i]) == 0)
			return true;
	return false;
}

static void in_file(struct founds *list, const char *path, size_t root)
{
	void (*reads)(struct founds *, const struct source *) = NULL;
	if (ends(path, ".c") || ends(path, ".h"))
		reads = in_code;
	else if (strstr(path, "/views/") != NULL && ends(path, ".html"))
		reads = in_view;
	else if (ends(path, "/plan/words"))
		reads = in_words;
	if (reads == NULL)
		return;
	struct source source = source_read(path);
	source.name = span_zero(span_of(path + root + 1));
	reads(list, &source);
}

struct founds find_texts(const char *root)
{
	struct founds list = {0};
	char *paths[] = {span_zero(span_of(root)), NULL};
	FTS *tree = fts_open(paths, FTS_PHYSICAL | FTS_NOCHDIR, by_name);
	if (tree == NULL)
		stop("%s: cannot be read", root);
	for (FTSENT *entry; (entry = fts_read(tree)) != NULL;) {
		if (entry->fts_info == FTS_D && left_out(entry))
			fts_set(tree, entry, FTS_SKIP);
		else if (entry->fts_info == FTS_F)
			in_file(&list, entry->fts_path, strlen(root));
	}
	fts_close(tree);
	return list;
}
