// SPDX-License-Identifier: EUPL-1.2
// What every generator of this folder needs: to read a whole file, to say where a mistake stands, and to gather text.
// These programs run once, at build time, on our own sources: they free nothing and end at the first mistake.
#pragma once
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct span { // a piece of a source, not ended by a zero
	const char *at;
	size_t len;
};
struct source {
	const char *name; // as it stands in messages and in #line
	struct span text; // a zero follows it
};
struct text { // grows; `at` is always ended by a zero once anything was written
	char *at;
	size_t len, room;
};

#define SPAN(literal) ((struct span){"" literal, sizeof(literal) - 1})
#define SPAN_ARG(s) (int)(s).len, (s).at // for "%.*s"

struct span span_of(const char *zero_ended);
bool span_eq(struct span, struct span);
bool span_is(struct span, const char *zero_ended);
bool span_starts(struct span, const char *with);
struct span span_trim(struct span); // without spaces, tabs and line ends at both ends
char *span_zero(struct span);

struct source source_read(const char *path); // ends the program when it cannot
const char *base_name(const char *path); // what stands after the last /
int source_line(const struct source *, const char *at); // 1 for the first

// "file:line:column: sentence" on stderr, then exit 1.
_Noreturn void stop_at(const struct source *, const char *at, const char *format, ...) __attribute__((format(printf, 3, 4)));
_Noreturn void stop(const char *format, ...) __attribute__((format(printf, 1, 2)));

void text_add(struct text *, const void *, size_t);
void text_put(struct text *, struct span);
void text_print(struct text *, const char *format, ...) __attribute__((format(printf, 2, 3)));
void text_c_string(struct text *, struct span); // with its quotes
void text_save(const struct text *, const char *path); // ends the program when it cannot

void *grow(void *at, size_t n, size_t size); // room for item n of a row that grows by doubling
static inline bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
static inline bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
static inline bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}
