// SPDX-License-Identifier: EUPL-1.2
// The pages of the website, put together; what the program sees of it is in pub/website.h.
#pragma once
#include "visit.h"

// The pages, by subject; each in its own pages_*.c.
extern const struct pages pages_front, pages_begin, pages_plan, pages_items, pages_circle, pages_invite, pages_sign, pages_story,
        pages_help, pages_end, pages_take, pages_health, pages_gatherings, pages_support, pages_coordinator;
const char *site_cookie(const struct site *); // the name of a session's
const struct page *page_named(const struct site *, const char *name);
