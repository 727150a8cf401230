// SPDX-License-Identifier: EUPL-1.2
// Plainer words, offered to who works with families beside what they wrote: from docs/jargon_nl.tsv, and never forced.
#include "boxes.h"
#include "embedded.h"

extern const struct embedded jargon_files[]; // made by tools/embed.c

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c & 0x80);
}

static bool holds_word(struct str text, struct str word)
{
	for (size_t i = 0; word.len && i + word.len <= text.len; i++) {
		bool begins = i == 0 || !letter(text.at[i - 1]);
		bool ends = i + word.len == text.len || !letter(text.at[i + word.len]);
		if (begins && ends && memcmp(text.at + i, word.at, word.len) == 0)
			return true;
	}
	return false;
}

void plain_words_note(struct form_page *p, struct str text)
{
	struct arena *arena = p->visit->arena;
	char *small = arena_many(arena, char, text.len + 1);
	memcpy(small, text.at, text.len);
	for (size_t i = 0; i < text.len; i++)
		if (small[i] >= 'A' && small[i] <= 'Z')
			small[i] = (char)(small[i] + 'a' - 'A');
	struct str rest = {(const char *)jargon_files[0].at, jargon_files[0].len};
	while (rest.len) {
		struct str line = str_cut(&rest, '\n'), word = str_cut(&line, '\t'), plain = str_cut(&line, '\t');
		if (holds_word((struct str){small, text.len}, word))
			form_note(p, str_print(arena, "“%.*s”: %.*s", STR_ARG(word), STR_ARG(plain)));
	}
}
