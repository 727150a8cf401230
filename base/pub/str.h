// SPDX-License-Identifier: EUPL-1.2
// A piece of text that somebody else owns: UTF-8, length in bytes, not ended by a zero. An absent text has length 0.
#pragma once
#include "arena.h"
#include "status.h"
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
	const char *at;
	size_t len;
};

#define STR(literal) ((struct str){"" literal, sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).len, (s).at // for "%.*s"; names s twice, so give it a variable

static inline struct str str_of(const char *zero_ended) // NULL gives the empty text
{
	return zero_ended ? (struct str){zero_ended, strlen(zero_ended)} : (struct str){"", 0};
}
static inline bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}
static inline bool str_is(struct str a, const char *zero_ended)
{
	return str_eq(a, str_of(zero_ended));
}
bool str_starts(struct str, const char *with);
struct str str_copy(struct arena *, struct str);
const char *str_zero(struct arena *, struct str); // a zero-ended copy; a NUL inside ends it early
struct str str_trim(struct str); // without white space of Unicode at both ends
struct str str_cut(struct str *rest, char at); // takes what stands before `at` off rest; all of it when `at` is absent
struct str str_join(struct arena *, const struct str *parts, size_t n); // one after the other, in one piece
#define STR_JOIN(arena, ...)                                                                                                     \
	str_join((arena), (const struct str[]){__VA_ARGS__}, sizeof(const struct str[]){__VA_ARGS__} / sizeof(struct str))
struct str str_print(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3), nonnull(2)));

// What a person typed, made fit to keep (contract.md, Text): NFC, CR LF and CR become LF, ends trimmed.
// BAD_INPUT: not UTF-8, or holds C0 other than LF and TAB, U+007F, U+202A-202E or U+2066-2069. TAB becomes a space.
// Also BAD_INPUT: more than 30 combining marks in a row (UAX #15, Stream-Safe Text); ordering them would cost the square of their
// number.
MUST_USE enum status str_clean(struct arena *, struct str typed, struct str *ret);
// How many bytes stand before the first sign that str_clean refuses; all of them when it refuses none.
size_t str_sound(struct str);
size_t str_points(struct str); // code points, in which all limits count; the text must be UTF-8
struct str str_head(struct str, size_t points); // the first so many code points
