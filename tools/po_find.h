// SPDX-License-Identifier: EUPL-1.2
// Where texts stand in the sources: {t "…"} and {plural n "…" "…"} in web/views, TEXT("…") in C, tells "…" in plan/words.
#pragma once
#include "po.h"

struct found {
	struct span id, plural; // plural.at is NULL when it has none
	const char *file;
	int line;
};
struct founds {
	struct found *at;
	size_t n;
};
struct founds find_texts(const char *root); // each text once, in the order of the files' names
