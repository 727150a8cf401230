// SPDX-License-Identifier: EUPL-1.2
// A file that is part of the program, put in by tools/embed.c. A table of them is ended by a NULL name.
#pragma once
#include <stddef.h>

struct embedded {
	const char *name;
	const unsigned char *at;
	size_t len;
};
