// SPDX-License-Identifier: EUPL-1.2
// What the plan on paper shows (views/print.html).
#pragma once
#include "pages_rooms.h"
#include "pages_steps.h"

struct print_page {
	struct frame frame;
	struct id plan;
	struct str name;
	struct goals_page steps; // its goals and what hangs under none
	struct {
		const struct room_page *at;
		size_t n;
	} rooms;
	bool kept_back; // what is for this seat alone was left out
};
void print_show(struct visit *);
