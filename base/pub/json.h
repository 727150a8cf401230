// SPDX-License-Identifier: EUPL-1.2
// JSON. Writing: into a bounded buffer, commas kept by the writer. Reading: jansson behind this header, strict (no duplicate
// keys, depth at most 16, no NUL, UTF-8 only), copied into an arena as plain structs.
#pragma once
#include "day.h"

struct json_out {
	struct out *out;
	bool comma;
};
void json_open(struct json_out *, char bracket); // '{' or '['
void json_close(struct json_out *, char bracket); // '}' or ']'
void json_key(struct json_out *, struct str);
void json_str(struct json_out *, struct str);
void json_int(struct json_out *, int64_t);
void json_bool(struct json_out *, bool);
void json_none(struct json_out *); // null; not named json_null, because jansson's function of that name is linked in too
void json_id(struct json_out *, struct id); // null for ID_NONE, and so for DAY_NONE and TIME_NONE
void json_day(struct json_out *, int32_t);
void json_time(struct json_out *, int64_t);

enum json_kind { JSON_NULL, JSON_BOOL, JSON_INT, JSON_REAL, JSON_STR, JSON_LIST, JSON_OBJECT };
struct json {
	enum json_kind kind;
	struct str key; // its name, when it stands in an object
	struct str str; // JSON_STR
	int64_t number; // JSON_INT, JSON_BOOL (0 or 1)
	const struct json *at; // JSON_LIST, JSON_OBJECT: its n parts, in order
	size_t n;
};
// BAD_INPUT: not JSON as above. TOO_LARGE: deeper than 16, or more than 20,000 values.
MUST_USE enum status json_read(struct arena *, struct str text, const struct json **ret);
// The same for text of our own writing, sealed and opened again: the journal. A fold of 5,000 events spent three quarters of its
// time in jansson; this reader takes a fifth of that. Strict too, and never past the end, but made for speed: texts without
// escapes are not copied and point into `text`, and doubled keys are not looked for. Numbers are whole.
MUST_USE enum status json_read_kept(struct arena *, struct str text, const struct json **ret);
const struct json *json_get(const struct json *object, const char *key); // NULL when absent or not an object
struct str json_get_str(const struct json *object, const char *key); // empty when absent or no text
