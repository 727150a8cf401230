// SPDX-License-Identifier: EUPL-1.2
// What "this week" shows (views/week.html): one person at one plan, or one heading a plan.
#pragma once
#include "pages_guests.h"
#include "pages_statements.h"
#include "pages_steps.h"

struct week_part {
	struct id plan;
	struct str name;
	struct act_rows mine, asked, others, open;
	struct question_rows questions; // that wait for this seat's answer
	bool empty, more; // more: not all that is for this week stands in it
};
// What is for this week of the visitor's plan, at most so many rows of each sort; `back` as in act_row, `first`: its first button
// is the one of this screen.
void week_of(const struct visit *, const char *back, bool first, size_t most, struct week_part *ret);

struct week_page {
	struct frame frame;
	struct week_part week;
	struct meet_lines meets;
	bool steps; // reads the part with goals and actions
};
struct weeks_page {
	struct frame frame;
	struct str title, lead;
	bool work;
	struct {
		const struct week_part *at;
		size_t n;
	} plans;
};
