// SPDX-License-Identifier: EUPL-1.2
// The words for a status, in the order of the enum.
#include "status.h"
#include <stddef.h>

const char *status_name(enum status status)
{
	static const char *const names[] = {
	        [OK] = "ok",
	        [NOT_FOUND] = "not found",
	        [REFUSED] = "refused",
	        [BAD_INPUT] = "bad input",
	        [TOO_LARGE] = "too large",
	        [TOO_OFTEN] = "too often",
	        [NOT_KEPT] = "not kept",
	        [BUSY] = "busy",
	        [BROKEN] = "broken",
	};
	return (size_t)status < sizeof names / sizeof *names ? names[status] : "unknown";
}
