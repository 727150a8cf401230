// SPDX-License-Identifier: EUPL-1.2
// Plainer words, offered to who works with families beside what they wrote, and once before it is kept: from docs/jargon_nl.tsv,
// and never forced.
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

static struct str small_letters(struct arena *arena, struct str text)
{
	char *small = arena_many(arena, char, text.len + 1);
	for (size_t i = 0; i < text.len; i++)
		small[i] = text.at[i] >= 'A' && text.at[i] <= 'Z' ? (char)(text.at[i] + 'a' - 'A') : text.at[i];
	return (struct str){small, text.len};
}

// The next word of the list that stands in it, with the plainer one. `rest` begins as the list.
static bool next_word(struct str small, struct str *rest, struct str *ret_word, struct str *ret_plain)
{
	while (rest->len) {
		struct str line = str_cut(rest, '\n');
		*ret_word = str_cut(&line, '\t');
		*ret_plain = str_cut(&line, '\t');
		if (holds_word(small, *ret_word))
			return true;
	}
	return false;
}

static struct str all_words(void)
{
	return (struct str){(const char *)jargon_files[0].at, jargon_files[0].len};
}

void plain_words_note(struct form_page *p, struct str text)
{
	struct arena *arena = p->visit->arena;
	struct str small = small_letters(arena, text), rest = all_words(), word, plain;
	while (next_word(small, &rest, &word, &plain))
		form_note(p, str_print(arena, "“%.*s”: %.*s", STR_ARG(word), STR_ARG(plain)));
}

// What is said of these comes from one form with boxes, which shows it anew.
static bool is_written(enum say say)
{
	return say == SAY_WISH_SAY || say == SAY_CONDITION_SET || say == SAY_INFORM || say == SAY_STATEMENT_PLAINER ||
	       say == SAY_CONDITION_CHECK || say == SAY_QUESTION_ANSWER || say == SAY_ENTRY_ADD || say == SAY_ENTRY_CHANGE ||
	       say == SAY_ENTRY_PLAINER;
}

// Words of another stay as they were said, and a photo that was sent along would have to be sent again.
static bool own_words_alone(const struct visit *v)
{
	struct id from = form_id(v, "van");
	bool own = !id_set(from) || (v->plan->me && id_eq(from, v->plan->me->id));
	return own && !form_value(v, "beeld").len && !form_value(v, "geluid").len;
}

bool plain_words_offered(struct visit *v, enum say say)
{
	static const char *const fields[] = {"tekst", "waarom", "woord"};
	bool works = v->plan && works_with_families(v->plan->role);
	if (!works || !is_written(say) || form_value(v, "gezien").len || !own_words_alone(v))
		return false;
	for (size_t i = 0; i < sizeof fields / sizeof *fields && !v->plainer; i++) {
		struct str rest = all_words(), word, plain;
		v->plainer = next_word(small_letters(v->arena, form_value(v, fields[i])), &rest, &word, &plain);
	}
	return v->plainer;
}
