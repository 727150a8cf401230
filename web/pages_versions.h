// SPDX-License-Identifier: EUPL-1.2
// What the pages of versions show (views/versions.html).
#pragma once
#include "pages_statements.h"

struct stand_row {
	struct str who, stand, word, typed; // typed: "getypt door Kim, Truus was erbij", or empty
	bool good, waiting;
};
struct version_row {
	struct id plan, id;
	struct str title, when, by, key, mine;
	struct str draft, fault; // of an answer that was not taken
	struct str reveal_key;
	bool waits, may_reveal; // waits: answers are shown together, and not yet
	bool carried; // over from a file: it is answered no more
	bool newest, may_say, aside; // aside: the other form of this page was refused
	struct {
		const struct stand_row *at;
		size_t n;
	} stands;
	const struct form_page *adopt; // the certified institution's answer to the whole plan; NULL: not this seat's
	struct remark_rows adopted;
	const struct form_page *other; // what somebody without a seat says of it, with a witness; NULL: not here
};
struct versions_page {
	struct frame frame;
	struct id plan;
	const struct form_page *put; // NULL: not an owner
	struct {
		const struct version_row *at;
		size_t n;
	} versions;
};
struct then_line {
	struct str text, more;
};
struct then_part {
	struct str title;
	struct {
		const struct then_line *at;
		size_t n;
	} lines;
};
struct version_page {
	struct frame frame;
	struct id plan;
	struct str title, when, audience; // audience: of what came out of a file
	bool lost; // how it was did not fit in that file
	const struct form_page *away; // NULL: said here, or not this seat's
	struct {
		const struct then_part *at;
		size_t n;
	} parts;
};
