// SPDX-License-Identifier: EUPL-1.2
// A form with a file (multipart/form-data, RFC 7578). Pure; nothing is copied.
#pragma once
#include "str.h"

enum { MULTIPART_PARTS = 300, MULTIPART_HEAD = 2048 /* bytes of headers a part */ };

struct form_part {
	struct str name;
	struct str filename; // empty for a plain field; a name only, never to be used as a path
	struct str type; // Content-Type as the sender says it, empty when absent; never believed
	struct str bytes; // points into the body
	bool file; // there was a filename, if only an empty one
};
struct form_parts {
	const struct form_part *at;
	size_t n;
};

// `content_type` is the request's header and holds the boundary. BAD_INPUT: not such a form, cut short, or a part without a
// name. TOO_LARGE: more parts or longer headers than the above.
MUST_USE enum status multipart_read(struct arena *, struct str content_type, struct str body, struct form_parts *ret);
const struct form_part *multipart_get(const struct form_parts *, const char *name); // the first of that name, or NULL
bool multipart_type(struct str content_type);
