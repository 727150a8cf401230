// SPDX-License-Identifier: EUPL-1.2
// Where the windows of each drawing in views/cover.html are. The drawings are not pictures to be scaled at will: a window stands
// where the wall is.
#include "cover.h"

struct place {
	short x, y;
};

// A house fills up from its door outward and stays in balance; the others light up in the order in which one would look.
static const struct place HOUSE[COVER_WINDOWS + 1][COVER_WINDOWS] = {
        [1] = {{62, 24}},
        [2] = {{62, 24}, {262, 24}},
        [3] = {{38, 24}, {92, 24}, {262, 24}},
        [4] = {{38, 24}, {92, 24}, {232, 24}, {286, 24}},
        [5] = {{28, 24}, {74, 24}, {120, 24}, {232, 24}, {286, 24}},
        [6] = {{28, 24}, {74, 24}, {120, 24}, {216, 24}, {262, 24}, {308, 24}},
};
static const struct place OTHERS[COVER_KINDS][COVER_WINDOWS] = {
        [COVER_TWO] = {{48, 86}, {226, 86}, {116, 86}, {294, 86}, {48, 112}, {294, 112}},
        [COVER_TREE] = {{112, 60}, {204, 66}, {168, 36}, {246, 86}, {148, 84}, {238, 50}},
        [COVER_BOAT] = {{110, 110}, {138, 110}, {166, 110}, {194, 110}, {222, 110}, {250, 110}},
        [COVER_CIRCLE] = {{112, 74}, {138, 62}, {166, 88}, {194, 62}, {222, 88}, {248, 74}},
};

void cover_light(struct cover *c, const bool *done, size_t n)
{
	if (n > COVER_WINDOWS)
		n = COVER_WINDOWS;
	const struct place *place = c->kind == COVER_HOUSE ? HOUSE[n] : OTHERS[c->kind];
	bool any = false;
	for (size_t i = 0; i < n; i++) {
		c->windows.at[i] = (struct cover_window){place[i].x, place[i].y, done[i]};
		any |= done[i];
	}
	c->windows.n = n;
	if (!any)
		c->kind = COVER_NONE;
}
