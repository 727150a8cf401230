// SPDX-License-Identifier: EUPL-1.2
// When one may ask "Hoe ging het?": after the hour on which something was to be done, once, and with a rhythm each time anew.
#pragma once
#include "visit.h"

// The day of it that is over and of which nobody said yet how it went; DAY_NONE: there is none. Pure but for the visit's clock.
int32_t action_untold(const struct visit *, const struct sight_action *);
