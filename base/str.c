// SPDX-License-Identifier: EUPL-1.2
// Text. What people type passes through str_clean once, at the edge, and is trusted from there: well-formed UTF-8 in one spelling
// (NFC), without signs that turn the reading direction around or that no keyboard makes. utf8proc knows Unicode; everything below
// U+0300 is NFC as it stands (UAX #15), so most Dutch text never asks it.
#include "str.h"
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

bool str_starts(struct str s, const char *with)
{
	size_t n = strlen(with);
	return s.len >= n && memcmp(s.at, with, n) == 0;
}

struct str str_copy(struct arena *arena, struct str s)
{
	return (struct str){str_zero(arena, s), s.len};
}

const char *str_zero(struct arena *arena, struct str s)
{
	char *copy = arena_take(arena, s.len + 1);
	if (s.len)
		memcpy(copy, s.at, s.len);
	return copy;
}

struct str str_cut(struct str *rest, char at)
{
	const char *found = rest->len ? memchr(rest->at, at, rest->len) : NULL;
	struct str taken = {rest->at, found ? (size_t)(found - rest->at) : rest->len};
	size_t skip = taken.len + (found != NULL);
	*rest = (struct str){rest->at + skip, rest->len - skip};
	return taken;
}

struct str str_join(struct arena *arena, const struct str *parts, size_t n)
{
	size_t len = 0;
	for (size_t i = 0; i < n; i++)
		len += parts[i].len;
	char *text = arena_take(arena, len), *to = text;
	for (size_t i = 0; i < n; i++) {
		if (parts[i].len)
			memcpy(to, parts[i].at, parts[i].len);
		to += parts[i].len;
	}
	return (struct str){text, len};
}

struct str str_print(struct arena *arena, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	size_t len = n > 0 ? (size_t)n : 0;
	char *text = arena_take(arena, len + 1);
	if (len)
		vsnprintf(text, len + 1, format, again);
	va_end(again);
	return (struct str){text, len};
}

static bool continues(char c)
{
	return ((uint8_t)c & 0xc0) == 0x80;
}

size_t str_points(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.len; i++)
		n += !continues(s.at[i]);
	return n;
}

struct str str_head(struct str s, size_t points)
{
	if (s.len <= points)
		return s;
	size_t i = 0;
	for (; i < s.len; i++)
		if (!continues(s.at[i]) && points-- == 0)
			break;
	return (struct str){s.at, i};
}

// The code point that begins at `at`, and its length in bytes; 0 when there is none.
static size_t point_at(const char *at, size_t len, int32_t *ret)
{
	utf8proc_ssize_t n = utf8proc_iterate((const utf8proc_uint8_t *)at, (utf8proc_ssize_t)len, ret);
	return n > 0 ? (size_t)n : 0;
}

static bool white(int32_t point) // White_Space of the Unicode Character Database
{
	return (point >= 9 && point <= 13) || point == ' ' || point == 0x85 || point == 0xa0 || point == 0x1680 ||
	       (point >= 0x2000 && point <= 0x200a) || point == 0x2028 || point == 0x2029 || point == 0x202f || point == 0x205f ||
	       point == 0x3000;
}

static size_t white_at_end(struct str s) // the length in bytes of the last code point when that is white, otherwise 0
{
	size_t n = 1;
	while (n < s.len && n < 4 && continues(s.at[s.len - n]))
		n++;
	int32_t point;
	return n <= s.len && point_at(s.at + s.len - n, n, &point) == n && white(point) ? n : 0;
}

struct str str_trim(struct str s)
{
	int32_t point;
	for (size_t n; s.len && (n = point_at(s.at, s.len, &point)) && white(point);)
		s = (struct str){s.at + n, s.len - n};
	for (size_t n; (n = white_at_end(s));)
		s.len -= n;
	return s;
}

static bool plain(struct str s) // printable ASCII throughout
{
	unsigned bad = 0;
	for (size_t i = 0; i < s.len; i++) {
		uint8_t c = (uint8_t)s.at[i];
		bad |= (unsigned)(c < ' ') | (unsigned)(c > '~');
	}
	return !bad;
}

static bool refused(int32_t point)
{
	return (point < ' ' && point != '\n' && point != '\t' && point != '\r') || point == 0x7f ||
	       (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
}

// How many combining marks stand in a row, this point included. Writing has a few; UAX #15 (Stream-Safe Text) draws the line at
// 30, and the bound keeps the ordering of marks, which takes the square of their number, cheap.
static unsigned marks_after(unsigned marks, int32_t point)
{
	return point >= 0x300 && utf8proc_get_property(point)->combining_class ? marks + 1 : 0;
}

enum { MOST_MARKS = 30 };

size_t str_sound(struct str s)
{
	unsigned marks = 0;
	int32_t point;
	size_t i = 0;
	for (size_t n; i < s.len; i += n) {
		n = point_at(s.at + i, s.len - i, &point);
		if (n == 0 || refused(point) || (marks = marks_after(marks, point)) > MOST_MARKS)
			break;
	}
	return i;
}

// Copies what was typed into `to`, which has room for it, with line ends and tabs made one. False when it holds what is refused.
static bool copy_checked(struct str typed, char *to, size_t *ret_len, bool *ret_composed)
{
	size_t len = 0;
	unsigned marks = 0;
	bool composed = true;
	int32_t point;
	for (size_t i = 0, n; i < typed.len; i += n) {
		n = point_at(typed.at + i, typed.len - i, &point);
		if (n == 0 || refused(point) || (marks = marks_after(marks, point)) > MOST_MARKS)
			return false;
		composed &= point < 0x300;
		if (point == '\r' && i + 1 < typed.len && typed.at[i + 1] == '\n')
			continue;
		if (point == '\r' || point == '\t')
			to[len++] = point == '\r' ? '\n' : ' ';
		else {
			memcpy(to + len, typed.at + i, n);
			len += n;
		}
	}
	*ret_len = len;
	*ret_composed = composed;
	return true;
}

static enum status compose(struct arena *arena, struct str s, struct str *ret)
{
	utf8proc_uint8_t *made = NULL;
	utf8proc_ssize_t n =
	        utf8proc_map((const utf8proc_uint8_t *)s.at, (utf8proc_ssize_t)s.len, &made, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
	if (n == UTF8PROC_ERROR_NOMEM)
		abort();
	if (n < 0)
		return BAD_INPUT;
	*ret = str_copy(arena, str_trim((struct str){(const char *)made, (size_t)n}));
	explicit_bzero(made, (size_t)n);
	free(made);
	return OK;
}

enum status str_clean(struct arena *arena, struct str typed, struct str *ret)
{
	if (plain(typed)) {
		*ret = str_copy(arena, str_trim(typed));
		return OK;
	}
	char *copy = arena_take(arena, typed.len);
	size_t len;
	bool composed;
	if (!copy_checked(typed, copy, &len, &composed))
		return BAD_INPUT;
	struct str checked = {copy, len};
	if (!composed)
		return compose(arena, checked, ret);
	*ret = str_trim(checked);
	return OK;
}
