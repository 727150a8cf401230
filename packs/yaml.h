// SPDX-License-Identifier: EUPL-1.2
// A pack as it stands in its file, before anything is believed of it. Every text may be NULL when it may be left out.
#pragma once
#include "packs.h"

struct y_text { // in two languages; English may be left out
	char *nl, *en;
};
struct y_list {
	char **at;
	unsigned n;
};
struct y_field {
	struct y_text title;
	char *sort;
	struct y_text *choices;
	unsigned n_choices;
};
struct y_room {
	struct y_text title, hint;
	char *shows;
	struct y_field *fields;
	unsigned n_fields;
};
struct y_role {
	char *id;
	struct y_text title, hint;
	int several; // 1 when more than one may have it
};
struct y_phase {
	char *id;
	struct y_text title, hint;
	int closed; // 1 when it is
	struct y_list there, writes;
	struct y_text *prompts, *starters; // starters: how a sentence can begin
	unsigned n_prompts, n_starters;
	char *minutes; // minutes_of, when pack_check has seen it
};
struct y_follow {
	char *days; // days_of, when pack_check has seen it
	struct y_text what;
};
struct y_pack {
	char *id, *follows;
	struct y_text name, checked, about;
	struct y_role *roles;
	unsigned n_roles;
	struct y_phase *phases;
	unsigned n_phases;
	struct y_room *rooms;
	unsigned n_rooms;
	struct y_follow *later;
	unsigned n_later;
};

struct place { // in the file, from 1; 0: not known. Columns count code points
	int line, column;
};
struct place place_at(struct str text, size_t at);
// Where these words stand by themselves from there on, or else as part of others; text.len: nowhere.
size_t spot_of(struct str text, size_t from, struct str words);
// BAD_INPUT: it is too large, in another encoding, or holds a sign that may not be used.
MUST_USE enum status text_of_file(struct arena *, struct str file, struct str *ret, struct why *);

MUST_USE enum status loose_load(struct str text, struct y_pack **ret, struct why *); // give it back with loose_free
void loose_free(struct y_pack *);

MUST_USE enum status pack_check(struct str text, const struct y_pack *, struct why *); // text: to say where
int32_t days_of(const char *); // 1 to AHEAD_DAYS; 0 when it is no such number
int32_t minutes_of(const char *); // 1 to PHASE_MINUTES; 0 when it is no such number
void pack_form(struct out *, const struct y_pack *, int lang); // as plan/method.h reads it
