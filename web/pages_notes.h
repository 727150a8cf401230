// SPDX-License-Identifier: EUPL-1.2
// What is written down while a gathering goes on, and what others see who follow it (views/notes.html).
#pragma once
#include "boxes.h"
#include "pages_guests.h"

struct line_shown {
	struct str text;
};
struct lines_shown {
	const struct line_shown *at;
	size_t n;
};
// One box in which one types what is said; the button says what it becomes.
struct note_box {
	struct url action;
	struct str key, text, fault, phase, back; // back: "privetijd", or empty for the gathering
	struct str starters; // how one can begin
	struct str audience, id; // id: of the box in the page, which may have another named so
	bool note, goal, act; // what it may become
	struct {
		const struct box_option *at;
		size_t n;
	} rooms; // to choose from; none when there is one
	struct {
		const struct box_option *at;
		size_t n;
	} people; // whose words it may be
	struct id room;
};
struct note_line {
	struct url at, again; // again: where it becomes something else
	struct str text, who, part, key; // part: of the gathering
	bool goal, act;
};
struct decided_line {
	struct url at, set; // set: who does it and when; empty when that is said
	struct str text, who, when;
	bool act;
};
struct notes_part {
	struct {
		const struct note_line *at;
		size_t n;
	} notes;
	struct {
		const struct decided_line *at;
		size_t n;
	} decided;
};
struct follow_page {
	struct frame frame;
	struct id plan, gathering;
	struct str title, part, hint, there, lead, since; // there: for whom it is; since: others are in private time
	bool closed, over, on; // on: it refreshes itself
	struct {
		const struct line_shown *at;
		size_t n;
	} prompts;
	struct notes_part said;
	struct task_lines tasks;
};

struct note_box note_box(struct visit *, const struct sight_gathering *, const char *back);
struct notes_part notes_of(struct visit *, const struct sight_gathering *, bool writes);
void note_do(struct visit *);
void follow_show(struct visit *);
