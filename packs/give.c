// SPDX-License-Identifier: EUPL-1.2
// "Deel de vorm, niet de inhoud": a gathering and rooms as a family made them, written as a pack. Every text is in double quotes
// with the signs that mean something there escaped, so that no title can become anything else of the file.
#include "packs.h"

static void quoted(struct out *out, struct str text, size_t most)
{
	text = str_head(text, most);
	out_char(out, '"');
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '"' || text.at[i] == '\\')
			out_char(out, '\\');
		out_char(out, text.at[i] == '\n' ? ' ' : text.at[i]);
	}
	out_char(out, '"');
}

// `before` is all that stands before the text: the spaces, and its key or the dash of a list.
static void text(struct out *out, const char *before, struct str words, size_t most)
{
	if (!str_trim(words).len)
		return;
	out_print(out, "%s{nl: ", before);
	quoted(out, words, most);
	out_lit(out, "}\n");
}

// Small letters, digits and dashes of the name, behind a word that no pack of the program begins with.
static void give_id(struct out *out, struct str name)
{
	bool dash = true;
	size_t n = sizeof "vorm" - 1;
	out_lit(out, "id: vorm");
	for (size_t i = 0; i < name.len && n + 2 < METHOD_ID; i++) {
		char c = name.at[i] >= 'A' && name.at[i] <= 'Z' ? (char)(name.at[i] + 'a' - 'A') : name.at[i];
		bool good = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
		if (good && dash)
			out_char(out, '-'), n++;
		if (good)
			out_char(out, c), n++;
		dash = !good;
	}
	out_char(out, '\n');
}

static void give_names(struct out *out, const char *before, struct strs roles)
{
	for (size_t i = 0; i < roles.n; i++)
		out_print(out, "%s%.*s%s", i ? ", " : before, STR_ARG(roles.at[i]), i + 1 == roles.n ? "]\n" : "");
}

static void give_lines(struct out *out, const char *before, struct strs lines)
{
	if (lines.n)
		out_print(out, "%s", before);
	for (size_t i = 0; i < lines.n; i++)
		text(out, "      - ", lines.at[i], ROOM_HINT);
}

static void give_part(struct out *out, const struct sight_phase *f)
{
	out_print(out, "  - id: %.*s\n", STR_ARG(f->id));
	text(out, "    titel: ", f->title, PHASE_TITLE);
	text(out, "    uitleg: ", f->hint, ROOM_HINT);
	if (f->closed)
		out_lit(out, "    besloten: ja\n");
	give_names(out, "    erbij: [", f->there);
	give_names(out, "    schrijft: [", f->writers);
	if (f->minutes != NUMBER_NONE)
		out_print(out, "    minuten: %d\n", f->minutes);
	give_lines(out, "    vragen:\n", f->prompts);
	give_lines(out, "    beginzinnen:\n", f->starters);
}

// Its id means nothing elsewhere, and of one that came out of a file it may be anything.
static void give_role(struct out *out, const struct sight_task *r, size_t number)
{
	out_print(out, "  - id: rol-%zu\n", number);
	text(out, "    titel: ", r->title, PHASE_TITLE);
	text(out, "    uitleg: ", r->hint, ROOM_HINT);
	if (r->several)
		out_lit(out, "    meer: ja\n");
}

static void give_field(struct out *out, const struct sight_field *f)
{
	text(out, "      - titel: ", f->title, FIELD_TITLE);
	if (f->sort)
		out_print(out, "        soort: %.*s\n", STR_ARG(choice_sort.words[f->sort]));
	if (f->choices.n)
		out_lit(out, "        keuzes:\n");
	for (size_t i = 0; i < f->choices.n; i++)
		text(out, "          - ", f->choices.at[i], ROOM_TITLE);
}

static void give_room(struct out *out, const struct sight_room *r)
{
	text(out, "  - titel: ", r->title, ROOM_TITLE);
	text(out, "    uitleg: ", r->hint, ROOM_HINT);
	if (r->shows)
		out_print(out, "    toont: %.*s\n", STR_ARG(choice_shows.words[r->shows]));
	if (r->fields.n)
		out_lit(out, "    vakjes:\n");
	for (size_t i = 0; i < r->fields.n; i++)
		give_field(out, &r->fields.at[i]);
}

void pack_give(struct out *out, const struct pack_gift *gift)
{
	const struct sight_gathering *g = gift->from;
	give_id(out, gift->name);
	text(out, "naam: ", gift->name, GATHERING_TITLE);
	if (g->follows.len) {
		out_lit(out, "volgt: ");
		quoted(out, g->follows, GATHERING_TITLE);
		out_char(out, '\n');
	}
	text(out, "nagekeken: ", STR("Een familie maakte deze vorm zelf. Niemand anders keek hem na."), ROOM_HINT);
	text(out, "over: ", STR("Een vorm van een familie, voor wie hem gebruiken wil."), ENTRY_TEXT);
	if (g->tasks.n)
		out_lit(out, "rollen:\n");
	for (size_t i = 0; i < g->tasks.n; i++)
		give_role(out, &g->tasks.at[i], i + 1);
	out_lit(out, "fasen:\n");
	for (size_t i = 0; i < g->phases.n; i++)
		give_part(out, &g->phases.at[i]);
	if (gift->n_rooms)
		out_lit(out, "kamers:\n");
	for (size_t i = 0; i < gift->n_rooms && i < ROOMS_AT_ONCE; i++)
		give_room(out, gift->rooms[i]);
	if (g->after.n)
		out_lit(out, "daarna:\n");
	for (size_t i = 0; i < g->after.n; i++) {
		out_print(out, "  - dagen: %d\n", g->after.at[i].days);
		text(out, "    wat: ", g->after.at[i].what, WORD);
	}
}
