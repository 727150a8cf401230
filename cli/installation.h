// SPDX-License-Identifier: EUPL-1.2
// What an installation is to the outside: where it listens, its own address, the proxies it believes, and who is behind it. From
// the options of the call and, where those are left out, from the settings file.
#pragma once
#include "cli.h"
#include "picture.h"
#include "website.h"

struct installation {
	const char *listen; // with a port that is not 0
	const char *base_url; // without a slash at its end
	struct address proxies[SERVER_PROXIES];
	unsigned n_proxies;
	size_t memory; // bytes for plans that are kept ready; 0: as much as the house takes by itself
	struct site_texts texts;
};

// 0, or a sentence on stderr. EXIT_NOT_DONE too when it would be open to the public (it listens on another address than this
// machine's own, is known by one, or stands behind a proxy) without saying whose it is.
MUST_USE int installation_read(const struct call *, struct installation *ret);
MUST_USE int installation_read_demo(const struct call *, struct installation *ret); // the demonstration's own texts

// Serves this folder until SIGTERM or SIGINT.
MUST_USE int serve(struct house *, const struct installation *, struct picture_helper *);
// To be called first of all, before a thread, a key or a folder is there. 0, or a sentence on stderr.
MUST_USE int serve_prepare(struct picture_helper **ret);
