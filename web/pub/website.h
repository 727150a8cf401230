// SPDX-License-Identifier: EUPL-1.2
// The website as a whole, for the program that serves it: its texts, and the hooks the server calls.
#pragma once
#include "api_door.h"
#include "picture.h"
#include "server.h"

struct site_texts { // of the installation (docs/beheer.md); all may be read by anyone
	struct str base_url, host, officer, complaints, phone; // phone: "Je kunt altijd bellen"
	struct str offices; // whose letters lead to /van/WORD: "WORD: gemeente NAME", with commas between
	struct str away; // where "Snel weg" goes: a neutral site
	bool demo; // the demonstration: mail goes to a folder that pages link to
	bool open; // for real families: host, officer, complaints and phone are there
};

struct site_options {
	struct house *house;
	struct picture_helper *pictures; // makes what is sent in anew; NULL: pictures are not taken
	struct site_texts texts; // stay the caller's, as long as the site
	bool secure; // base_url is https: the cookie is __Host-kring
	// api/: takes over every request under /api/v1/. NULL: 404.
	const struct api_door *api;
};
struct site *site_create(const struct site_options *);
void site_destroy(struct site *);
void site_counts(struct site *, const struct server *); // whose counts /metrics tells, once it runs
extern const struct server_hooks site_hooks; // context: struct site *
