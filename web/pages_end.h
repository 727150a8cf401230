// SPDX-License-Identifier: EUPL-1.2
// Finishing, taking along, going on alone and erasing: what those pages show (views/end.html).
#pragma once
#include "visit.h"

struct end_page {
	struct frame frame;
	struct id plan;
	struct str word, fault, key;
	struct str day; // on which it is erased; empty when it is not asked
	bool owner, finished, solo;
};
struct erased_page {
	struct frame frame;
	struct id plan;
	struct str day, copies; // copies: the last day a copy can exist
};
