// SPDX-License-Identifier: EUPL-1.2
// What the website hands to the API for everything under /api/v1/: the question, and who is signed in by the browser's session,
// if anyone. The API finds out for itself who a bearer token is.
#pragma once
#include "request.h"
#include "table.h"

struct api_ask {
	struct house *house;
	const struct request *in;
	struct response *out; // .pending is set by the API
	struct id person; // of the session; ID_NONE for none
	bool shut; // of that person: struct who
	bool trusted; // the session's request came from our own page
};
