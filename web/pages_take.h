// SPDX-License-Identifier: EUPL-1.2
// Beginning a plan from a file: what that page shows (views/take.html).
#pragma once
#include "visit.h"

struct take_over_page {
	struct frame frame;
	struct id key;
	struct str fault; // why the file was not taken, at its field
};
