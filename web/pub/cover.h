// SPDX-License-Identifier: EUPL-1.2
// The picture on the front of a plan, with a window for each action that is lit when the action is done. A house can hurt (a
// child placed elsewhere, a shelter, two homes), so it is a choice. Everything the picture says stands in words beside it.
#pragma once
#include "str.h"
#include <stdbool.h>
#include <stddef.h>

enum cover_kind { COVER_NONE, COVER_HOUSE, COVER_TWO, COVER_TREE, COVER_BOAT, COVER_CIRCLE };
enum { COVER_KINDS = COVER_CIRCLE + 1, COVER_WINDOWS = 6 };

struct cover_window {
	int x, y; // of the drawing's own coordinates
	bool lit;
};
struct cover {
	enum cover_kind kind;
	bool closed; // the door: it is private time
	struct str name; // of the plan
	struct str words; // what the picture says; may be empty
	struct {
		struct cover_window at[COVER_WINDOWS];
		size_t n;
	} windows;
};

// Gives the windows their places. More actions than COVER_WINDOWS: only the first ones get a window, so give those of this week
// first. A plan where nothing is done yet has no picture: then kind becomes COVER_NONE.
void cover_light(struct cover *c, const bool *done, size_t n);
