// SPDX-License-Identifier: EUPL-1.2
// What "this week" shows (views/week.html): one person at one plan, or one heading a plan.
#pragma once
#include "pages_steps.h"

struct week_part {
	struct id plan;
	struct str name;
	struct act_rows mine, asked, others, open;
	bool empty;
};
struct week_page {
	struct frame frame;
	struct week_part week;
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
