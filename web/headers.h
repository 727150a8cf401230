// SPDX-License-Identifier: EUPL-1.2
// Headers, in and out: which we look at, and which every answer carries.
#pragma once
#include "turn.h"

// Keeps a header of the question when it is one we look at. False: it may not be so.
bool header_take(struct turn *, struct str name, struct str value);
// `add` is called for each header of the answer; its result (0 for refused) says whether the value may stand in one.
void headers_write(const struct turn *, bool body, int (*add)(void *to, const char *name, const char *value), void *to);
bool etag_known(struct str if_none_match, const char *etag); // RFC 9110, 13.1.2: weak comparison
