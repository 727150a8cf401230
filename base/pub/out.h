// SPDX-License-Identifier: EUPL-1.2
// A buffer that is born with a maximum. Writing past it sets `full` and drops that piece and all that
// follows: the writer asks once, at the end.
#pragma once
#include "id.h"
#include "str.h"
#include <stdint.h>

struct out {
	char *at;
	size_t len, room, max;
	bool full;
};

void out_init(struct out *, size_t max); // takes no memory yet
void out_again(struct out *); // empty and not full, and the memory is kept
void out_finish(struct out *); // frees; the struct is empty and usable again
struct str out_str(const struct out *); // what was written; valid until the next write

void out_bytes(struct out *, const void *, size_t);
static inline void out_put(struct out *o, struct str s)
{
	out_bytes(o, s.at, s.len);
}
#define out_lit(o, literal) out_bytes((o), "" literal, sizeof(literal) - 1)
void out_char(struct out *, char);
void out_int(struct out *, int64_t);
void out_id(struct out *, struct id);
void out_print(struct out *, const char *format, ...) __attribute__((format(printf, 2, 3)));

void out_html(struct out *, struct str); // & < > " ' escaped: safe in text and in a quoted attribute
void out_percent(struct out *, struct str); // percent-encoded for one part of a path or query (RFC 3986 unreserved stay)
