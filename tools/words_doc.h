// SPDX-License-Identifier: EUPL-1.2
// Inside words_doc: the writers of docs/openapi.json and docs/permissions.md, and what they share.
#pragma once
#include "gen.h"
#include "words_read.h"

struct limit {
	char name[40];
	int value;
};
struct doc {
	const struct words *words;
	const struct limit *limits;
	int n_limits;
	struct source may; // may.c: the comment above each condition says in words what it asks
};

int limit_value(const struct doc *, const char *name_or_number);
void write_openapi(const struct doc *, struct text *);
struct jot;
void write_paths(struct jot *); // of the API
void write_permissions(const struct doc *, struct text *);

// JSON, a part a line, so that a change of plan/words is a change of a few lines.
struct jot {
	struct text *to;
	int depth;
	bool comma;
};
void jot_open(struct jot *, const char *key, char bracket); // key NULL: in a list, or the whole
void jot_close(struct jot *, char bracket);
void jot_text(struct jot *, const char *key, const char *value);
void jot_int(struct jot *, const char *key, int value);
void jot_bool(struct jot *, const char *key, bool value);
#define SCHEMAS "#/components/schemas/"
void jot_ref(struct jot *, const char *key, const char *where, const char *name); // {"$ref": where + name}
void jot_by_hand(struct jot *, const char *key, const char *json); // {json}, with a ' for each "
