// SPDX-License-Identifier: EUPL-1.2
// Why something of the machine did not work, for the operator: one clear English sentence, without a full stop; empty when all
// went well.
#pragma once
#include "status.h"

struct why {
	char text[200];
};
enum status why_say(struct why *, enum status, const char *format, ...)
        __attribute__((format(printf, 3, 4))); // answers the status given
