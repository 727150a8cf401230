// SPDX-License-Identifier: EUPL-1.2
// The texts of the interface, from po/*.po, compiled into tables. The msgid is the Dutch text and is found at build time:
// a missing translation stops it. A text_id is a row of the tables that tools/po.c makes; views name it outright.
#pragma once
#include "str.h"

enum lang { LANG_NL, LANG_EN, LANGS };

struct text_arg {
	const char *name; // the placeholder in the text, as in "{naam} doet dit."
	struct str value; // put in as it is; whoever writes HTML escapes the whole
};

// The message in that language. Static. Nl when `lang` is out of range.
struct str text_get(enum lang, unsigned text_id);
// With its placeholders filled in, in the arena. At most 8 arguments; the list ends with a NULL name.
struct str text_fill(struct arena *, struct str message, const struct text_arg *args);

// For texts that stand in C and in plan/words: TEXT marks a literal for `po --extract`, and is that text as a struct str.
#define TEXT(literal) STR(literal)
#define TEXT_NONE (~0u)
// TEXT_NONE when po/nl.po lacks it. A text with a plural: its number + 1 is said for more than one.
unsigned text_find(struct str msgid);
struct str text_say(enum lang, struct str msgid); // the message, or the msgid itself when po/nl.po lacks it
// The same, for a text that stands at one place in C, which remembers what was found; any thread.
struct text_place {
	_Atomic unsigned found; // its text_id + 1; 0: not asked yet, or not there
};
struct str text_say_at(struct text_place *, enum lang, struct str msgid);

enum lang text_lang(struct str code); // "nl", "en", "en-GB"; LANG_NL for what is not known
struct str text_code(enum lang);
