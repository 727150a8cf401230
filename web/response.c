// SPDX-License-Identifier: EUPL-1.2
// Filling an answer in. Kept apart from server.c so that whoever tests a page links no HTTP library.
#include "request.h"
#include <stdlib.h>

void response_cookie(struct response *r, const char *set_cookie)
{
	if (r->n_cookies == RESPONSE_COOKIES)
		abort();
	r->cookies[r->n_cookies++] = set_cookie;
}

void response_header(struct response *r, const char *name, const char *value)
{
	if (r->n_extra == RESPONSE_EXTRA)
		abort();
	r->extra[r->n_extra].name = name;
	r->extra[r->n_extra].value = value;
	r->n_extra++;
}

// The body keeps its memory, and `pending` stays: what was looked at was looked at, whatever the answer became.
void response_clear(struct response *r)
{
	struct out body = r->body;
	out_again(&body);
	*r = (struct response){.status = 200, .type = "text/html; charset=utf-8", .body = body, .pending = r->pending};
	r->body.max = BODY_ANSWER;
}

// Cookies and extra headers stay: signing in sets one and goes on.
void response_go(struct response *r, const char *location)
{
	r->status = 303;
	r->location = location;
	r->fixed = (struct str){0};
	out_again(&r->body);
}
