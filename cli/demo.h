// SPDX-License-Identifier: EUPL-1.2
// The demonstration's families. They are told in cli/demo/*.txt as what was said at the table, one saying after another, by name
// and with days counted from the first start; here that is read, put in the order of time and said through the same door as
// everything else. cli/demo/README.md has the syntax.
#pragma once
#include "cli.h"
#include "embedded.h"

extern const struct embedded demo_files[]; // of cli/demo/
struct str demo_file(const char *name); // empty when there is none

enum demo_kind {
	DEMO_SAYING, // who says `what`
	DEMO_LOOK, // who looks at the room `what`
	DEMO_OFFICE, // who signs in for the office that `what` names, and sits in no plan
	DEMO_MAIL, // who has the mail address `what`
	DEMO_DIGITS, // who has the four digits `what`
};
struct demo_field {
	struct str name, value;
};
struct demo_step {
	enum demo_kind kind;
	const char *file; // of cli/demo, with its line, for what is wrong with it
	int line, plan; // plan: which of the told plans
	int64_t time;
	struct str who, what, makes; // makes: the name that what is made goes by from here on
	struct demo_field *fields;
	size_t n, room;
};
struct demo_story {
	struct demo_step *at;
	size_t n, room;
	int plans;
	int64_t start; // the moment of the first start
	struct arena *arena;
};

// All families as one list in the order of time. False: a mistake of ours in cli/demo, said on stderr.
bool demo_read(struct arena *, int64_t start, struct demo_story *ret);
// A day as the stories write it, "-12", "di-4", "+6", counted from `start`: a weekday goes back for the past and forward for the
// future.
bool demo_day(struct str, int64_t start, int32_t *ret);

// Says it all. `list` gets a line for each seat, for demo_links.
MUST_USE int demo_tell(struct house *, const struct demo_story *, struct out *list);
int64_t demo_clock(void); // the machine's, but while demo_tell runs

// A fresh link and token for each seat of the list. `links` (may be NULL) gets the JSON of contract.md, with the four digits and
// the mail address of who has them; one link of each role is printed.
MUST_USE int demo_links(struct house *, struct str list, const char *base_url, const char *links);
