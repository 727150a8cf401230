// SPDX-License-Identifier: EUPL-1.2
// Subjects whose pages are not there yet: an empty table each, in place of which the real one is linked as soon as it exists.
#include "site.h"

#define MISSING(name) __attribute__((weak)) const struct pages name = {NULL, 0}
MISSING(pages_front);
MISSING(pages_begin);
MISSING(pages_items);
MISSING(pages_circle);
MISSING(pages_invite);
MISSING(pages_sign);
MISSING(pages_story);
MISSING(pages_help);
MISSING(pages_end);
