// SPDX-License-Identifier: EUPL-1.2
// The website as a whole: its pages put together, and the hooks the server calls. `api` answers what is under /api/v1/.
#pragma once
#include "api_door.h"
#include "visit.h"

struct site_options {
	struct house *house;
	struct site_texts texts;
	bool secure; // base_url is https: the cookie is __Host-kring
	// api/: takes over every request under /api/v1/. NULL: 404.
	void (*api)(const struct api_ask *);
};
struct site *site_create(const struct site_options *);
void site_destroy(struct site *);
extern const struct server_hooks site_hooks; // context: struct site *

// The pages, by subject; each in its own pages_*.c.
extern const struct pages pages_front, pages_begin, pages_plan, pages_items, pages_circle, pages_invite, pages_sign, pages_story,
        pages_help, pages_end;
const struct page *page_named(const struct site *, const char *name);
