// SPDX-License-Identifier: EUPL-1.2
// The translations as the generators read them: po/nl.po is the list of all texts, po/en.po must say each of them too.
// A text's number is its place in the order of bytes; one with a plural takes two numbers, first for one, then for more.
#pragma once
#include "gen.h"

enum { PO_LANGS = 2 }; // as enum lang of base/pub/text.h: Dutch, English

struct po_entry {
	struct span id, plural; // plural.at is NULL when it has none
	struct span text[PO_LANGS], more[PO_LANGS]; // what is said for one (or at all), and for more
	const char *place[PO_LANGS]; // where it stands
	unsigned number;
};
struct po {
	struct source source[PO_LANGS];
	struct po_entry *at;
	size_t n;
	unsigned numbers; // in all
};

// Ends the program when a file is wrong, a translation is missing, or one has other {placeholders} than its source.
struct po po_read(const char *nl, const char *en);
// As it stands: nothing is asked of it. For extracting, with one language.
struct po po_read_one(const char *path);
const struct po_entry *po_find(const struct po *, struct span id); // NULL when there is none

// The next {placeholder} of the message from *at on: its name; false when there is no more.
bool po_hole(struct span message, size_t *at, struct span *name);
bool po_has_hole(struct span message, struct span name);
// A C or po string between quotes: its bytes without escapes. `at` stands on the first quote and comes to stand after the last.
struct span po_string(const struct source *, const char **at);
