// SPDX-License-Identifier: EUPL-1.2
// Inside the website: what site.c and visit.c share.
#pragma once
#include "site.h"

struct site {
	struct house *house;
	struct picture_helper *pictures;
	struct site_texts texts;
	bool secure;
	const struct api_door *api;
	struct router *router;
	struct route *routes; // the router's table
	const struct page **rows; // by row of the router
	unsigned n_rows;
	const struct server *_Atomic server; // whose counts /metrics shows; NULL while starting
	struct str dial; // the telephone number without its spaces
};

struct str site_device(const struct visit *); // "telefoon · Chrome", as coarse as that
void site_refuse_page(struct visit *); // the page for v->out->status
