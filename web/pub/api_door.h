// SPDX-License-Identifier: EUPL-1.2
// What the website hands to the API for everything under /api/v1/: the question, and who is signed in by the browser's session,
// if anyone. The API finds out for itself who a bearer token is.
#pragma once
#include "picture.h"
#include "request.h"
#include "table.h"

struct api_ask {
	struct house *house;
	const struct request *in;
	struct response *out; // .pending is set by the API
	struct who who; // of the session; person ID_NONE for none
	bool trusted; // the session's request came from our own page
	int refused; // not 0: no answer is asked, but the words for this refusal (413, 503 ...)
	struct picture_helper *pictures; // makes what is brought anew; NULL: pictures are not taken
};

struct api_door {
	void (*answer)(const struct api_ask *);
	void (*fetch)(const struct api_ask *); // brings the plan into memory before the saying thread answers; no answer is asked
	// Is its body a picture or a voice? From the address alone. Then `prepare` is called in a thread for slow work, and
	// `answer` finds what it gave as in->prepared.
	bool (*brings_file)(const struct request *);
	void *(*prepare)(const struct api_ask *);
};
