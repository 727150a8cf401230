// SPDX-License-Identifier: EUPL-1.2
// A file's bytes as the text of a pack, and where in it something stands. A byte order mark and Windows' line ends are no
// mistake; another encoding is, and is told by its first sign that no UTF-8 has.
#include "yaml.h"

struct place place_at(struct str text, size_t at)
{
	struct place place = {1, 1};
	for (size_t i = 0; i < at && i < text.len; i++)
		if (text.at[i] == '\n')
			place.line++, place.column = 1;
		else
			place.column += ((uint8_t)text.at[i] & 0xc0) != 0x80;
	return place;
}

static bool of_word(struct str text, size_t at)
{
	static const char around[] = " \n\t'\"{}[],:#-&*\\";
	return at < text.len && !memchr(around, text.at[at], sizeof around - 1);
}

static const char *find(struct str text, size_t from, struct str words)
{
	return from < text.len ? memmem(text.at + from, text.len - from, words.at, words.len) : NULL;
}

size_t spot_of(struct str text, size_t from, struct str words)
{
	const char *first = words.len ? find(text, from, words) : NULL;
	for (const char *found = first; found; found = find(text, (size_t)(found - text.at) + 1, words)) {
		size_t at = (size_t)(found - text.at);
		if (!(at > 0 && of_word(text, at - 1)) && !of_word(text, at + words.len))
			return at;
	}
	return first ? (size_t)(first - text.at) : text.len;
}

static bool is_utf16(struct str file)
{
	bool marked = str_starts(file, "\xff\xfe") || str_starts(file, "\xfe\xff");
	return marked || (file.len > 1 && (!file.at[0] != !file.at[1]));
}

static enum status wrong_sign(struct str text, size_t at, struct why *why)
{
	struct place p = place_at(text, at);
	if ((uint8_t)text.at[at] < 0x80)
		return why_say(why, BAD_INPUT, "line %d, column %d: a hidden sign stands here; take it out", p.line, p.column);
	return why_say(why, BAD_INPUT,
	        "line %d, column %d: this sign is not UTF-8 or may not be used; save the file as UTF-8 (not ANSI)", p.line,
	        p.column);
}

// A tab counts for one space here and for eight in an editor: what is under what cannot be told.
static enum status no_tabs(struct str text, struct why *why)
{
	int line = 1;
	for (struct str rest = text; rest.len; line++) {
		struct str one = str_cut(&rest, '\n');
		for (size_t i = 0; i < one.len && (one.at[i] == ' ' || one.at[i] == '\t'); i++)
			if (one.at[i] == '\t')
				return why_say(why, BAD_INPUT, "line %d, column %zu: a tab; use spaces", line, i + 1);
	}
	return OK;
}

// YAML lets more of them stand in one file, and its readers leave out all but the first.
static enum status one_document(struct str text, struct why *why)
{
	bool begun = false;
	int line = 1;
	for (struct str rest = text; rest.len; line++) {
		struct str one = str_cut(&rest, '\n');
		if (begun && (str_starts(one, "---") || str_starts(one, "...")))
			return why_say(
			        why, BAD_INPUT, "line %d, column 1: a second pack begins here; give each its own file", line);
		begun |= one.len && one.at[0] != '#' && one.at[0] != '%' && one.at[0] != '\r';
	}
	return OK;
}

enum status text_of_file(struct arena *arena, struct str file, struct str *ret, struct why *why)
{
	if (file.len > PACK_BYTES)
		return why_say(why, BAD_INPUT, "the file is larger than %d kB; leave something out", PACK_BYTES >> 10);
	if (is_utf16(file))
		return why_say(
		        why, BAD_INPUT, "line 1, column 1: this file is in UTF-16 (Windows calls it Unicode); save it as UTF-8");
	if (str_starts(file, "\xef\xbb\xbf"))
		file = (struct str){file.at + 3, file.len - 3};
	size_t sound = str_sound(file);
	if (sound < file.len)
		return wrong_sign(file, sound, why);
	struct str rest = str_trim(file), clean;
	if (!rest.len)
		return why_say(why, BAD_INPUT, "line 1, column 1: the file is empty; begin with the example of the documents");
	if (no_tabs(file, why) != OK || one_document(file, why) != OK)
		return BAD_INPUT;
	if (str_clean(arena, rest, &clean) != OK)
		return why_say(why, BAD_INPUT, "this is no text in UTF-8; save it as UTF-8");
	// What stands before the first word stays, so that lines are counted as in the file.
	*ret = str_join(arena, (struct str[]){{file.at, (size_t)(rest.at - file.at)}, clean, STR("\n")}, 3);
	return OK;
}
