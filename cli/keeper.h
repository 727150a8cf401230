// SPDX-License-Identifier: EUPL-1.2
// The keeper's acts on a plan. All in the saying thread: in one transaction with what they are about.
#pragma once
#include "cli.h"

// NOT_FOUND: no such plan, or it names a seat that is not there or ended.
MUST_USE enum status keeper_say(struct house *, struct id plan, const struct intent *, struct arena *);
// The event, a word to each who sat there, and plan_erase.
MUST_USE enum status keeper_erase(struct house *, struct id plan, struct arena *);
