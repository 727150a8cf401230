// SPDX-License-Identifier: EUPL-1.2
// The files of web/assets, compiled in by tools/assets.c. Their addresses hold a hash of what is in them:
// "/s/kring.0123456789abcdef.css", so they are served with `Cache-Control: public, max-age=31536000, immutable`. Views name them
// as {asset "kring.css"}.
#pragma once
#include "str.h"

struct asset {
	struct str path; // as in the address, "/s/…"
	const char *mime;
	struct str bytes;
	struct str gzip; // the same for who accepts gzip; empty when it would save less than a tenth
};
extern const struct asset ASSETS[];
extern const size_t ASSETS_N;

const struct asset *asset_find(struct str path); // NULL when there is none; an older hash is none
