// SPDX-License-Identifier: EUPL-1.2
// plan/words as read: what tools/words.c (C) and tools/words_doc.c (OpenAPI, permissions) write from.
#pragma once
#include <stdbool.h>

enum w_kind {
	W_LINE,
	W_TEXT,
	W_LINES,
	W_ID,
	W_IDS,
	W_DAY,
	W_MINUTE,
	W_INT,
	W_FLAG,
	W_CHOICE,
	W_PAIRS,
	W_TIME,
	W_REF,
	W_REFS,
	W_LIST,
	W_TEXTS
};

struct w_field {
	enum w_kind kind;
	char name[40], wire[40], of[40]; // of: the choice or the show
	char least[40], most[40]; // numbers or names of limits.h; empty when not given
	char thing[20];
	bool optional, ours; // ours: filled in by the program, never by who speaks
};
enum w_door { W_INSIDE, W_THROUGH, W_AT_ONCE, W_AFTER };
struct w_right {
	bool given;
	int condition; // index in conditions, or -1
};
struct w_entry {
	char name[40], wire[60], event[60], tells[200], feature[120];
	struct w_field fields[40];
	int n;
	char makes[20];
	int makes_per; // index of the field, or -1
	struct w_right rights[16];
	enum w_door door; // what private time does with it
	int line;
	char section[80]; // the heading above it: "# ---- the plan"
};
struct w_word {
	char english[40], dutch[40];
};
struct w_choice {
	char name[40];
	struct w_word words[16];
	int n;
};
struct words {
	struct w_choice choices[40];
	struct w_entry says[240], shows[80];
	int n_choices, n_says, n_shows;
	char things[24][20];
	int n_things;
	struct w_word chairs[16]; // the roles, then eigenaar, genodigde, nieuw, beheerder
	int n_chairs;
	char conditions[60][40];
	int n_conditions;
};

// Prints file:line: what is wrong, and exits 1.
void words_read(const char *path, struct words *);
