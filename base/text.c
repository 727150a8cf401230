// SPDX-License-Identifier: EUPL-1.2
// See text.h. The tables are read only and made at build time, so nothing is loaded and nothing can be missing when the program
// runs.
#include "texts.h"

enum { ARGS = 8 };

struct str text_get(enum lang lang, unsigned text_id)
{
	if (text_id >= TEXTS_N)
		return STR("");
	return TEXTS[text_id][(unsigned)lang < LANGS ? lang : LANG_NL];
}

static const struct text_arg *arg_named(struct str name, const struct text_arg *args)
{
	for (size_t i = 0; i < ARGS && args != NULL && args[i].name != NULL; i++)
		if (str_is(name, args[i].name))
			return &args[i];
	return NULL;
}

// Writes to `to`, or only counts when it is NULL.
static size_t fill(struct str message, const struct text_arg *args, char *to)
{
	size_t len = 0;
	while (message.len > 0) {
		struct str parts[2] = {str_cut(&message, '{'), {"", 0}};
		if (message.len > 0) {
			const struct text_arg *arg = arg_named(str_cut(&message, '}'), args);
			parts[1] = arg ? arg->value : STR("");
		}
		for (size_t i = 0; i < 2; i++) {
			if (to != NULL && parts[i].len > 0)
				memcpy(to + len, parts[i].at, parts[i].len);
			len += parts[i].len;
		}
	}
	return len;
}

struct str text_fill(struct arena *arena, struct str message, const struct text_arg *args)
{
	size_t len = fill(message, args, NULL);
	char *to = arena_take(arena, len);
	fill(message, args, to);
	return (struct str){to, len};
}

static int compare(struct str a, struct str b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = len == 0 ? 0 : memcmp(a.at, b.at, len);
	return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

unsigned text_find(struct str msgid)
{
	unsigned low = 0, high = TEXT_KEYS_N;
	while (low < high) {
		unsigned middle = low + (high - low) / 2;
		int order = compare(msgid, TEXT_KEYS[middle].msgid);
		if (order == 0)
			return TEXT_KEYS[middle].text_id;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return TEXT_NONE;
}

struct str text_say(enum lang lang, struct str msgid)
{
	unsigned text_id = text_find(msgid);
	return text_id == TEXT_NONE ? msgid : text_get(lang, text_id);
}

struct str text_say_at(struct text_place *place, enum lang lang, struct str msgid)
{
	unsigned found = place->found;
	if (found == 0)
		place->found = found = text_find(msgid) + 1; // TEXT_NONE + 1 is 0
	return found == 0 ? msgid : text_get(lang, found - 1);
}

enum lang text_lang(struct str code)
{
	return str_starts(code, "en") && (code.len == 2 || code.at[2] == '-') ? LANG_EN : LANG_NL;
}

struct str text_code(enum lang lang)
{
	return lang == LANG_EN ? STR("en") : STR("nl");
}
