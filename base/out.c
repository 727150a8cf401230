// SPDX-License-Identifier: EUPL-1.2
// The bounded buffer. Pages are made here, so the escapes look for the next sign that needs one and copy the run before it whole.
// A piece that does not fit is dropped whole, and so is all that follows: what stands in the buffer never ends in half a
// character.
#include "out.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_ROOM = 2048 };

void out_init(struct out *o, size_t max)
{
	*o = (struct out){.max = max};
}

// As in an arena: what was written is wiped before the memory is anybody's.
void out_again(struct out *o)
{
	if (o->len)
		explicit_bzero(o->at, o->len);
	o->len = 0;
	o->full = false;
}

void out_finish(struct out *o)
{
	out_again(o);
	free(o->at);
	out_init(o, o->max);
}

struct str out_str(const struct out *o)
{
	return (struct str){o->len ? o->at : "", o->len};
}

// Makes room for n more bytes, with one behind them for the zero that vsnprintf adds. False, and full, when the maximum is
// passed.
static bool grow(struct out *o, size_t n)
{
	if (o->full || n > o->max - o->len) {
		o->full = true;
		return false;
	}
	size_t room = o->room ? o->room : FIRST_ROOM;
	while (room - o->len < n)
		room = room > o->max / 2 ? o->max : room * 2;
	if (room > o->max)
		room = o->max;
	char *at = malloc(room + 1);
	if (!at)
		abort();
	if (o->len) {
		memcpy(at, o->at, o->len);
		explicit_bzero(o->at, o->len);
	}
	free(o->at);
	o->at = at;
	o->room = room;
	return true;
}

static inline bool has_room(struct out *o, size_t n)
{
	return (n <= o->room - o->len && !o->full && o->at) || grow(o, n);
}

static inline void add(struct out *o, const void *bytes, size_t n)
{
	if (n == 0 || !has_room(o, n))
		return;
	memcpy(o->at + o->len, bytes, n);
	o->len += n;
}

void out_bytes(struct out *o, const void *bytes, size_t n)
{
	add(o, bytes, n);
}

void out_char(struct out *o, char c)
{
	add(o, &c, 1);
}

void out_int(struct out *o, int64_t value)
{
	char digits[20];
	size_t at = sizeof digits;
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	do
		digits[--at] = (char)('0' + rest % 10);
	while (rest /= 10);
	if (value < 0)
		digits[--at] = '-';
	add(o, digits + at, sizeof digits - at);
}

void out_id(struct out *o, struct id id)
{
	char text[ID_LONG_TEXT];
	add(o, text, id_write(id, text));
}

void out_print(struct out *o, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n > 0 && has_room(o, (size_t)n)) {
		vsnprintf(o->at + o->len, (size_t)n + 1, format, again);
		o->len += (size_t)n;
	}
	va_end(again);
}

// Which escape a byte needs; 0 is none.
static const uint8_t HTML[256] = {['&'] = 1, ['<'] = 2, ['>'] = 3, ['"'] = 4, ['\''] = 5};

void out_html(struct out *o, struct str s)
{
	if (s.len == 0) // an absent text may point nowhere
		return;
	static const struct str escapes[] = {{"", 0}, {"&amp;", 5}, {"&lt;", 4}, {"&gt;", 4}, {"&quot;", 6}, {"&#39;", 5}};
	const char *run = s.at, *end = s.at + s.len;
	for (const char *c = run; c < end; c++) {
		uint8_t escape = HTML[(uint8_t)*c];
		if (escape == 0)
			continue;
		add(o, run, (size_t)(c - run));
		add(o, escapes[escape].at, escapes[escape].len);
		run = c + 1;
	}
	add(o, run, (size_t)(end - run));
}

// RFC 3986, 2.3.
static bool unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_' ||
	       c == '~';
}

void out_percent(struct out *o, struct str s)
{
	static const char hex[] = "0123456789ABCDEF";
	for (size_t i = 0; i < s.len; i++) {
		uint8_t byte = (uint8_t)s.at[i];
		if (unreserved(s.at[i]))
			add(o, &s.at[i], 1);
		else
			add(o, (char[]){'%', hex[byte >> 4], hex[byte & 15]}, 3);
	}
}
