// SPDX-License-Identifier: EUPL-1.2
// Support as it suits, and who stands beside you (views/support.html).
#pragma once
#include "boxes.h"

struct support_page {
	struct frame frame;
	struct id plan;
	const struct form_page *form, *guide; // how they want it; who guides. NULL: not for this seat, or not now
	enum support support;
	struct str guides; // names of who guides now
	bool may_ask, may_meet, coordinator; // coordinator: one sits here
	enum role ask_as;
};
