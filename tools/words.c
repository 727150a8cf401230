// SPDX-License-Identifier: EUPL-1.2
// Reads plan/words and plan/pub/limits.h and writes C: `words FILE LIMITS OUT.h OUT.c`. Anything it does not understand stops the
// build with file:line. One pass, one line at a time: the language has no nesting.
#include "words_read.h"
#include <ctype.h>
#include <stdio.h>
#include <string.h>

static void upper(FILE *to, const char *word)
{
	for (; *word; word++)
		fputc(*word == '-' ? '_' : toupper((unsigned char)*word), to);
}

static const char *c_type(const struct w_field *f, char *room, size_t size)
{
	static const char *const plain[] = {[W_LINE] = "struct str ",
	        [W_TEXT] = "struct str ",
	        [W_LINES] = "struct strs ",
	        [W_ID] = "struct id ",
	        [W_IDS] = "struct ids ",
	        [W_DAY] = "int32_t ",
	        [W_MINUTE] = "int32_t ",
	        [W_INT] = "int32_t ",
	        [W_FLAG] = "bool ",
	        [W_PAIRS] = "struct pairs ",
	        [W_TIME] = "int64_t ",
	        [W_REF] = "const struct sight_name *",
	        [W_REFS] = "struct sight_names ",
	        [W_TEXTS] = "struct strs "};
	if (f->kind == W_CHOICE)
		snprintf(room, size, "enum %s ", f->of);
	else if (f->kind == W_LIST)
		snprintf(room, size, "struct %s_list ", f->of);
	else
		return plain[f->kind];
	return room;
}

static void write_enums(FILE *to, const struct words *w)
{
	fputs("enum thing {", to);
	for (int i = 0; i < w->n_things; i++) {
		fputs(i ? ", THING_" : " THING_", to);
		upper(to, w->things[i]);
	}
	fputs(", THINGS };\nenum chair {", to);
	for (int i = 0; i < w->n_chairs; i++) {
		fputs(i ? ", CHAIR_" : " CHAIR_", to);
		upper(to, w->chairs[i].english);
	}
	fputs(", CHAIRS };\n", to);
	for (int i = 0; i < w->n_choices; i++) {
		const struct w_choice *c = &w->choices[i];
		fprintf(to, "enum %s { ", c->name);
		upper(to, c->name);
		fputs("_NONE", to);
		for (int k = 0; k < c->n; k++) {
			fputs(", ", to);
			upper(to, c->name);
			fputc('_', to);
			upper(to, c->words[k].english);
		}
		fputs(" };\n", to);
		fprintf(to, "extern const struct choice choice_%s;\n", c->name);
	}
	fputs("enum say {", to);
	for (int i = 0; i < w->n_says; i++) {
		fputs(i ? ", SAY_" : " SAY_", to);
		upper(to, w->says[i].name);
	}
	fputs(", SAYS };\n", to);
}

static void write_struct(FILE *to, const char *prefix, const struct w_entry *e)
{
	char room[80];
	fprintf(to, "struct %s%s {\n", prefix, e->name);
	if (e->n == 0)
		fputs("\tchar nothing;\n", to);
	for (int i = 0; i < e->n; i++)
		fprintf(to, "\t%s%s;\n", c_type(&e->fields[i], room, sizeof room), e->fields[i].name);
	fputs("};\n", to);
}

static void write_header(FILE *to, const struct words *w)
{
	fputs("// Made by tools/words.c from plan/words. SPDX-License-Identifier: EUPL-1.2\n#pragma once\n", to);
	write_enums(to, w);
	fputs("struct ask;\n", to);
	for (int i = 0; i < w->n_says; i++)
		write_struct(to, "say_", &w->says[i]);
	fputs("union said_fields {\n", to);
	for (int i = 0; i < w->n_says; i++)
		fprintf(to, "\tstruct say_%s %s;\n", w->says[i].name, w->says[i].name);
	fputs("};\n", to);
	fputs("struct sight_name;\nstruct sight_names {\n\tconst struct sight_name *const *at;\n\tsize_t n;\n};\n", to);
	for (int i = 0; i < w->n_shows; i++) {
		const char *name = w->shows[i].name;
		write_struct(to, "", &w->shows[i]);
		fprintf(to, "struct %s_list {\n\tconst struct %s *at;\n\tsize_t n;\n};\nextern const struct show show_%s;\n",
		        name, name, name);
	}
	for (int i = 0; i < w->n_conditions; i++)
		fprintf(to, "bool may_%s(const struct ask *);\n", w->conditions[i]);
}

static void write_fields(FILE *to, const struct words *w, const char *prefix, const struct w_entry *e)
{
	static const char *const kinds[] = {[W_LINE] = "LINE",
	        [W_TEXT] = "TEXT",
	        [W_LINES] = "LINES",
	        [W_ID] = "ID",
	        [W_IDS] = "IDS",
	        [W_DAY] = "DAY",
	        [W_MINUTE] = "MINUTE",
	        [W_INT] = "INT",
	        [W_FLAG] = "FLAG",
	        [W_CHOICE] = "CHOICE",
	        [W_PAIRS] = "PAIRS",
	        [W_TIME] = "TIME",
	        [W_REF] = "REF",
	        [W_REFS] = "REFS",
	        [W_LIST] = "LIST",
	        [W_TEXTS] = "TEXTS"};
	(void)w;
	if (e->n == 0)
		return;
	fprintf(to, "static const struct field fields_%s%s[] = {\n", prefix, e->name);
	for (int i = 0; i < e->n; i++) {
		const struct w_field *f = &e->fields[i];
		fprintf(to, "\t{{\"%s\", %zu}, FIELD_%s, %s, %s, %s, offsetof(struct %s%s, %s), ", f->wire, strlen(f->wire),
		        kinds[f->kind], f->optional ? "true" : "false", f->least[0] ? f->least : "0", f->most[0] ? f->most : "0",
		        prefix, e->name, f->name);
		if (f->thing[0]) {
			fputs("THING_", to);
			upper(to, f->thing);
		} else {
			fputs("-1", to);
		}
		fprintf(to, ", %s%s, %s%s, %s},\n", f->kind == W_CHOICE ? "&choice_" : "", f->kind == W_CHOICE ? f->of : "NULL",
		        f->kind == W_LIST ? "&show_" : "", f->kind == W_LIST ? f->of : "NULL", f->ours ? "true" : "false");
	}
	fputs("};\n", to);
}

static void write_rights(FILE *to, const struct words *w, const struct w_entry *e)
{
	fprintf(to, "static const struct right rights_%s[CHAIRS] = {\n", e->name);
	for (int i = 0; i < w->n_chairs; i++) {
		if (!e->rights[i].given)
			continue;
		fputs("\t[CHAIR_", to);
		upper(to, w->chairs[i].english);
		if (e->rights[i].condition >= 0)
			fprintf(to, "] = {may_%s, true},\n", w->conditions[e->rights[i].condition]);
		else
			fputs("] = {NULL, true},\n", to);
	}
	fputs("};\n", to);
}

static void write_says(FILE *to, const struct words *w)
{
	for (int i = 0; i < w->n_says; i++) {
		write_fields(to, w, "say_", &w->says[i]);
		write_rights(to, w, &w->says[i]);
	}
	fputs("const struct say_info say_infos[SAYS] = {\n", to);
	for (int i = 0; i < w->n_says; i++) {
		const struct w_entry *e = &w->says[i];
		fprintf(to, "\t{{\"%s\", %zu}, {\"%s\", %zu}, {\"%s\", %zu}, ", e->wire, strlen(e->wire), e->event,
		        strlen(e->event), e->tells, strlen(e->tells));
		if (e->n)
			fprintf(to, "fields_say_%s, %d, ", e->name, e->n);
		else
			fputs("NULL, 0, ", to);
		fprintf(to, "sizeof(struct say_%s), ", e->name);
		if (e->makes[0]) {
			fputs("THING_", to);
			upper(to, e->makes);
		} else {
			fputs("-1", to);
		}
		static const char *const doors[] = {"INSIDE", "THROUGH", "AT_ONCE", "AFTER"};
		fprintf(to, ", %d, rights_%s, DOOR_%s},\n", e->makes_per, e->name, doors[e->door]);
	}
	fputs("};\n", to);
}

static void write_source(FILE *to, const struct words *w)
{
	fputs("// Made by tools/words.c from plan/words. SPDX-License-Identifier: EUPL-1.2\n#include \"words.h\"\n", to);
	for (int i = 0; i < w->n_choices; i++) {
		const struct w_choice *c = &w->choices[i];
		fprintf(to, "static const struct str words_%s[] = {{\"\", 0}", c->name);
		for (int k = 0; k < c->n; k++)
			fprintf(to, ", {\"%s\", %zu}", c->words[k].dutch, strlen(c->words[k].dutch));
		fprintf(to, "};\nconst struct choice choice_%s = {\"%s\", words_%s, %d};\n", c->name, c->name, c->name, c->n + 1);
	}
	for (int i = 0; i < w->n_shows; i++) {
		const struct w_entry *e = &w->shows[i];
		write_fields(to, w, "", e);
		fprintf(to, "const struct show show_%s = {{\"%s\", %zu}, fields_%s, %d, sizeof(struct %s)};\n", e->name, e->wire,
		        strlen(e->wire), e->name, e->n, e->name);
	}
	write_says(to, w);
}

static int write_file(const char *path, const struct words *w, void (*how)(FILE *, const struct words *))
{
	FILE *to = fopen(path, "w");
	if (!to) {
		perror(path);
		return 1;
	}
	how(to, w);
	return fclose(to) != 0;
}

int main(int argc, char **argv)
{
	static struct words w;
	if (argc != 4) {
		fputs("usage: words WORDS OUT.h OUT.c\n", stderr);
		return 2;
	}
	words_read(argv[1], &w);
	return write_file(argv[2], &w, write_header) | write_file(argv[3], &w, write_source);
}
