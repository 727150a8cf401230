// SPDX-License-Identifier: EUPL-1.2
// What was said of a thing, as it stands under it: an answer, one's own side, the same in plainer words.
#pragma once
#include "visit.h"

struct remark_row {
	struct str label, text, who; // label: "Geregeld", "Dit kan niet"; who: "Marjan · 12 oktober"
	bool good, waiting;
};
struct remark_rows {
	const struct remark_row *at;
	size_t n;
};
struct remark_rows remark_rows_of(const struct visit *, struct sight_remark_list);
struct str remark_mine(struct sight_remark_list); // what this seat said before
// "Marjan · 12 oktober"; "Jij" on a screen, the name on paper.
struct str who_when(const struct visit *, const struct sight_name *who, int64_t at);
