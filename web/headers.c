// SPDX-License-Identifier: EUPL-1.2
// Headers: see headers.h. What all answers carry is one table; each line has its reason. A page can load only our own files, can
// send forms only to us, and can stand in nobody's frame.
#include "headers.h"
#include "log.h"

static const struct {
	const char *name, *value;
} ALWAYS[] = {
        {"Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
                "font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; "
                "frame-ancestors 'none'; base-uri 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        // With no-referrer browsers send `Origin: null` with a form, and then nothing tells it from a foreign one.
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
};

static const char *const CACHES[] = {
        [CACHE_NEVER] = "no-store",
        [CACHE_ASK] = "no-cache",
        [CACHE_IMMUTABLE] = "public, max-age=31536000, immutable",
};

#define HEADER(text, field)                                                                                                      \
	{                                                                                                                        \
		text, sizeof(text) - 1, offsetof(struct turn, field)                                                             \
	}
static const struct {
	const char *name;
	size_t size, offset;
} LOOKED_AT[] = {
        HEADER("Host", request.host),
        HEADER("Cookie", request.cookie),
        HEADER("Origin", request.origin),
        HEADER("Sec-Fetch-Site", request.fetch_site),
        HEADER("Authorization", request.authorization),
        HEADER("Content-Type", request.content_type),
        HEADER("Accept", request.accept),
        HEADER("Accept-Language", request.languages),
        HEADER("If-None-Match", request.known),
        HEADER("Range", request.range),
        HEADER("If-Range", request.if_range),
        HEADER("User-Agent", request.agent),
        HEADER("X-Forwarded-For", forwarded),
        HEADER("Content-Length", length),
        HEADER("Transfer-Encoding", coding),
        HEADER("Expect", expect),
};

// Of a header that stands there twice the last counts: for X-Forwarded-For that is the one our own proxy wrote, and for no
// other is there a right one.
bool header_take(struct turn *turn, struct str name, struct str value)
{
	for (size_t i = 0; i < sizeof LOOKED_AT / sizeof *LOOKED_AT; i++) {
		if (LOOKED_AT[i].size != name.len || strncasecmp(LOOKED_AT[i].name, name.at, name.len) != 0)
			continue;
		memcpy((char *)turn + LOOKED_AT[i].offset, &value, sizeof value);
		return memchr(value.at, 0, value.len) == NULL;
	}
	return true;
}

void headers_write(const struct turn *turn, bool body, int (*add)(void *, const char *, const char *), void *to)
{
	const struct response *r = &turn->response;
	for (size_t i = 0; i < sizeof ALWAYS / sizeof *ALWAYS; i++)
		add(to, ALWAYS[i].name, ALWAYS[i].value);
	const char *base_url = turn->server->options.base_url;
	if (base_url && strncmp(base_url, "https://", 8) == 0)
		add(to, "Strict-Transport-Security", "max-age=31536000");
	add(to, "Cache-Control", CACHES[r->cache]);
	bool fits = true;
	if (body && r->type)
		fits &= add(to, "Content-Type", r->type);
	if (r->etag)
		fits &= add(to, "ETag", r->etag);
	if (r->location)
		fits &= add(to, "Location", r->location);
	for (unsigned i = 0; i < r->n_cookies; i++)
		fits &= add(to, "Set-Cookie", r->cookies[i]);
	for (unsigned i = 0; i < r->n_extra; i++)
		fits &= add(to, r->extra[i].name, r->extra[i].value);
	if (!fits)
		log_say("web: a header that may not stand in an answer was left out");
}

bool etag_known(struct str if_none_match, const char *etag)
{
	if (!etag)
		return false;
	struct str ours = str_of(etag);
	if (str_starts(ours, "W/"))
		ours = (struct str){ours.at + 2, ours.len - 2};
	while (if_none_match.len > 0) {
		struct str theirs = str_trim(str_cut(&if_none_match, ','));
		if (str_starts(theirs, "W/"))
			theirs = (struct str){theirs.at + 2, theirs.len - 2};
		if (str_is(theirs, "*") || str_eq(theirs, ours))
			return true;
	}
	return false;
}
