// SPDX-License-Identifier: EUPL-1.2
// The page that says what could not be done, with what was typed on it.
#pragma once
#include "visit.h"

struct refusal_field {
	struct str name, value;
	bool shown; // somebody typed it; the rest goes along unseen
};
struct refusal_page {
	struct frame frame;
	struct str title, text;
	struct {
		const struct refusal_field *at;
		size_t n;
	} fields; // empty: nothing was sent, or nothing of it can be given back
	bool again; // nothing is wrong with it: it may be sent again as it stands
	bool media; // a photo or voice was with it, which must be chosen again
	struct url action;
};
