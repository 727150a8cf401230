// SPDX-License-Identifier: EUPL-1.2
// Texts are written in Dutch where they are used, and stand with their translations in po/nl.po and po/en.po.
//
//	po tables NL.po EN.po OUT.c    the tables of base/text.c; a missing translation or other {placeholders} stop the build
//	po --extract ROOT              the texts of views, C and plan/words that po/nl.po or po/en.po lacks; exit 1 when there
//					are any
//	po --sync ROOT                 adds those: in nl.po the text itself, in en.po an empty translation, which stops the build
#include "po_find.h"
#include <string.h>

static void c_str(struct text *to, struct span span)
{
	text_print(to, "{");
	text_c_string(to, span);
	text_print(to, ", %zu}", span.len);
}

static void row(struct text *to, const struct span *said)
{
	text_print(to, "\t{");
	for (int lang = 0; lang < PO_LANGS; lang++) {
		c_str(to, said[lang]);
		text_print(to, lang + 1 < PO_LANGS ? ", " : "},\n");
	}
}

static int tables(char **args)
{
	struct po po = po_read(args[0], args[1]);
	struct text out = {0};
	text_print(&out, "// Made by tools/po.c\n#include \"texts.h\"\n\nconst struct text_key TEXT_KEYS[] = {\n");
	for (size_t i = 0; i < po.n; i++) {
		text_print(&out, "\t{");
		c_str(&out, po.at[i].id);
		text_print(&out, ", %u},\n", po.at[i].number);
	}
	text_print(&out, "\t{{\"\", 0}, 0}};\nconst unsigned TEXT_KEYS_N = %zu;\nconst struct str TEXTS[][LANGS] = {\n", po.n);
	for (size_t i = 0; i < po.n; i++) {
		row(&out, po.at[i].text);
		if (po.at[i].plural.at != NULL)
			row(&out, po.at[i].more);
	}
	text_print(&out, "\t{{\"\", 0}, {\"\", 0}}};\nconst unsigned TEXTS_N = %u;\n", po.numbers);
	text_save(&out, args[2]);
	return 0;
}

static struct po read_po(const char *root, const char *name)
{
	struct text path = {0};
	text_print(&path, "%s/po/%s", root, name);
	return po_read_one(path.at);
}

static void quoted(struct text *to, const char *keyword, struct span span)
{
	text_print(to, "%s \"", keyword);
	for (size_t i = 0; i < span.len; i++) {
		if (span.at[i] == '\n')
			text_print(to, "\\n");
		else
			text_print(to, span.at[i] == '"' || span.at[i] == '\\' ? "\\%c" : "%c", span.at[i]);
	}
	text_print(to, "\"\n");
}

static void entry(struct text *to, const struct found *f, bool said)
{
	text_print(to, "\n#: %s\n", f->file); // without the line: it would change with every edit above it
	quoted(to, "msgid", f->id);
	if (f->plural.at != NULL)
		quoted(to, "msgid_plural", f->plural);
	quoted(to, f->plural.at ? "msgstr[0]" : "msgstr", said ? f->id : SPAN(""));
	if (f->plural.at != NULL)
		quoted(to, "msgstr[1]", said ? f->plural : SPAN(""));
}

// Adds what it lacks to one file; how many that were.
static size_t sync(struct po po, const struct founds *founds, bool said)
{
	struct text out = {0};
	size_t added = 0;
	text_put(&out, po.source[0].text);
	for (size_t i = 0; i < founds->n; i++) {
		if (po_find(&po, founds->at[i].id) != NULL)
			continue;
		entry(&out, &founds->at[i], said);
		added++;
	}
	if (added > 0)
		text_save(&out, po.source[0].name);
	return added;
}

static int extract(const struct po *nl, const struct po *en, const struct founds *founds)
{
	int missing = 0;
	for (size_t i = 0; i < founds->n; i++) {
		const struct found *f = &founds->at[i];
		const struct po *lacks = po_find(nl, f->id) == NULL ? nl : po_find(en, f->id) == NULL ? en : NULL;
		if (lacks == NULL)
			continue;
		printf("%s:%d: %s lacks \"%.*s\"\n", f->file, f->line, lacks->source[0].name, SPAN_ARG(f->id));
		missing = 1;
	}
	return missing;
}

int main(int argc, char **argv)
{
	if (argc == 5 && strcmp(argv[1], "tables") == 0)
		return tables(argv + 2);
	bool syncs = argc == 3 && strcmp(argv[1], "--sync") == 0;
	if (!syncs && (argc != 3 || strcmp(argv[1], "--extract") != 0))
		stop("po tables NL.po EN.po OUT.c, po --extract ROOT or po --sync ROOT");
	struct po nl = read_po(argv[2], "nl.po"), en = read_po(argv[2], "en.po");
	struct founds founds = find_texts(argv[2]);
	if (!syncs)
		return extract(&nl, &en, &founds);
	size_t added_nl = sync(nl, &founds, true), added_en = sync(en, &founds, false);
	printf("added %zu to nl.po and %zu to en.po\n", added_nl, added_en);
	return 0;
}
