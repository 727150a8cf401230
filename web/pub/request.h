// SPDX-License-Identifier: EUPL-1.2
// One question of a browser or a program, and what we say back. From here on no socket exists: pages, the API, their tests and
// the fuzzers begin at these two structs. server.h says who fills them and who sends them.
#pragma once
#include "address.h"
#include "arena.h"
#include "out.h"
#include "str.h"

enum method { METHOD_GET, METHOD_HEAD, METHOD_POST, METHOD_PUT, METHOD_PATCH, METHOD_DELETE, METHOD_OPTIONS, METHOD_OTHER };

enum {
	BODY_FORM = 64 * 1024,
	BODY_UPLOAD = 9 * 1024 * 1024,
	BODY_PLAN = 32 * 1024 * 1024, // a plan out of a file: more goes through `kring import`
	BODY_ANSWER = 160 * 1024 * 1024, // a plan as a file
	UPLOADS_AT_ONCE = 4, // that weigh more than a form, all of them in memory: the next is asked to wait
	PLANS_AT_ONCE = 2, // that weigh more than an upload
};

// Texts are empty when absent. All live as long as the arena. What a header holds is as it was sent: whoever uses it reads it
// strictly (cookie.h, form.h, multipart.h).
struct request {
	struct arena *arena; // ends when the answer has been sent
	enum method method;
	struct str path; // begins with '/', percent-decoded, valid UTF-8, without NUL and without an encoded slash
	struct str query; // after the '?', still encoded: form_read reads it
	struct str host;
	struct str cookie; // the whole header; cookie_get takes one out
	struct str origin; // Origin
	struct str fetch_site; // Sec-Fetch-Site
	struct str authorization; // Authorization
	struct str content_type;
	struct str accept;
	struct str languages; // Accept-Language
	struct str known; // If-None-Match
	struct str range, if_range; // Range, If-Range
	struct str agent; // User-Agent
	struct str body; // complete, and never above what server_hooks.course allowed
	struct address from; // the socket's, or the last of X-Forwarded-For when the socket is a proxy of ours
	bool direct; // nothing says that it was passed on: `from` is the socket's
	int64_t now; // milliseconds UTC when the question was complete: one clock for the whole answer
	void *prepared; // what server_hooks.prepare left for server_hooks.answer
};

static inline bool request_reads(const struct request *r)
{
	return r->method == METHOD_GET || r->method == METHOD_HEAD;
}

enum cache {
	CACHE_NEVER, // no-store: whatever belongs to a person or a plan
	CACHE_ASK, // no-cache: may be kept, asked again each time with its etag
	CACHE_IMMUTABLE, // a year: its name holds a hash of what is in it
};

enum { RESPONSE_COOKIES = 8, RESPONSE_EXTRA = 8 };

// Headers are zero-ended, static or in the request's arena. The headers that every answer carries (CSP, nosniff and so on) are
// added by the server.
struct response {
	int status; // born 200
	const char *type; // Content-Type; born "text/html; charset=utf-8"
	struct out body; // at most BODY_ANSWER; the server owns and reuses its memory
	struct str fixed; // a body that lives as long as the program (an asset), sent instead of `body` when not empty
	const char *location; // for 303
	const char *etag; // quoted; a GET that already knows it (If-None-Match) gets 304
	enum cache cache; // born CACHE_NEVER
	bool ranges; // of a 200 a part may be asked: 206, 416 (range.h)
	const char *cookies[RESPONSE_COOKIES]; // complete Set-Cookie values, as cookie_set writes them
	unsigned n_cookies;
	struct {
		const char *name, *value;
	} extra[RESPONSE_EXTRA];
	unsigned n_extra;
	void *pending; // not NULL: looks that must be on disk before this leaves; goes to server_hooks.keep
};

// These never fail: one too many is a mistake of ours and aborts.
void response_cookie(struct response *, const char *set_cookie);
void response_header(struct response *, const char *name, const char *value);
// 303 to a path of ours, begun afresh: whatever stood in the body is dropped.
void response_go(struct response *, const char *location);
// As it was born, without a body; cookies and extra headers are dropped too.
void response_clear(struct response *);
