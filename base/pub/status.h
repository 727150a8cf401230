// SPDX-License-Identifier: EUPL-1.2
// What a call that can fail answers. One enum for the whole house, so that an error is never translated twice.
// A field that was filled in wrongly is not a status: it is data (struct fault, plan/pub/words.h).
#pragma once

#define MUST_USE __attribute__((warn_unused_result))

enum status {
	OK = 0,
	NOT_FOUND, // there is no such thing, or not for this seat
	REFUSED, // understood and not done; the reason stands in the result
	BAD_INPUT, // not well formed
	TOO_LARGE, // a bound of limits.h was passed
	TOO_OFTEN, // a rate was passed: try again later
	NOT_KEPT, // the disk or the network said no: nothing was changed, try again
	BUSY, // starting, stopping, or another process has the folder
	BROKEN, // what is on disk does not verify
};

// A short English word for logs and tests, never for a page. Static.
const char *status_name(enum status);
