// SPDX-License-Identifier: EUPL-1.2
// A file that was put into the program when it was built, by tools/embed.c.
#pragma once
#include <stddef.h>

struct embedded {
	const char *name; // without its folder
	const unsigned char *at;
	size_t len;
};
