// SPDX-License-Identifier: EUPL-1.2
// What happened and who looked: what those pages show (views/story.html).
#pragma once
#include "visit.h"

bool story_is_change(enum say); // has a page "Wat veranderde er?"
struct str story_told(const struct visit *, const struct happened *); // the sentence of the history
struct str story_change_url(const struct visit *, struct str event); // that page
void change_show(struct visit *);
void change_back(struct visit *);

struct story_line {
	struct str text;
	struct url to; // of a change: its page, with the earlier text; empty for none
	bool carried; // out of a file
};
struct story_day {
	struct str day;
	struct {
		const struct story_line *at;
		size_t n;
	} lines;
};
struct story_page {
	struct frame frame;
	struct id plan;
	struct {
		const struct story_day *at;
		size_t n;
	} days;
	int earlier, later; // the first of the page before and after; -1 for none
};
struct change_line {
	struct str label, text; // label: "Wie", or empty for the words themselves
};
struct change_lines {
	const struct change_line *at;
	size_t n;
};
struct change_page {
	struct frame frame;
	struct id plan;
	struct str told, day, key, version;
	struct change_lines before, after;
	struct url back; // where the form that brings the earlier text back goes
	bool may; // that form is there
};

struct look_row {
	struct str who, what, when;
};
struct look_rows {
	const struct look_row *at;
	size_t n;
};
struct looks_page {
	struct frame frame;
	struct id plan;
	struct look_rows outside, circle, keeper; // keeper: what the machine's keeper did with a seat
	bool tells; // this seat is told who looked
};
