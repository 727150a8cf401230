// SPDX-License-Identifier: EUPL-1.2
// What the front page and the pages beside it show (views/front.html).
#pragma once
#include "visit.h"

struct front_page {
	struct frame frame;
	struct id key; // of the form that begins a plan
	struct str office; // whose letter led here, by name; empty: none
	bool signed_in;
	enum lang lang;
};
