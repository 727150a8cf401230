// SPDX-License-Identifier: EUPL-1.2
// See gen.h. An octal escape is always three digits long, so that no sign after it can be taken for a part of it.
#include "gen.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

// Freeing nothing is meant: a build with AddressSanitizer must not take it for a mistake.
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
	return "detect_leaks=0";
}

struct span span_of(const char *zero_ended)
{
	return (struct span){zero_ended, strlen(zero_ended)};
}

bool span_eq(struct span a, struct span b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.at, b.at, a.len) == 0);
}

bool span_is(struct span a, const char *zero_ended)
{
	return span_eq(a, span_of(zero_ended));
}

bool span_starts(struct span s, const char *with)
{
	size_t len = strlen(with);
	return s.len >= len && memcmp(s.at, with, len) == 0;
}

struct span span_trim(struct span s)
{
	while (s.len > 0 && is_space(s.at[0])) {
		s.at++;
		s.len--;
	}
	while (s.len > 0 && is_space(s.at[s.len - 1]))
		s.len--;
	return s;
}

char *span_zero(struct span s)
{
	char *copy = malloc(s.len + 1);
	if (copy == NULL)
		abort();
	memcpy(copy, s.at, s.len);
	copy[s.len] = 0;
	return copy;
}

struct source source_read(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (file == NULL)
		stop("%s: cannot be opened", path);
	struct text text = {0};
	char part[16384];
	for (size_t got; (got = fread(part, 1, sizeof part, file)) > 0;)
		text_add(&text, part, got);
	if (ferror(file))
		stop("%s: cannot be read", path);
	fclose(file);
	text_add(&text, "", 0);
	return (struct source){path, {text.at, text.len}};
}

const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

int source_line(const struct source *source, const char *at)
{
	int line = 1;
	for (const char *c = source->text.at; c < at; c++)
		line += *c == '\n';
	return line;
}

static int source_column(const struct source *source, const char *at)
{
	int column = 1;
	for (const char *c = at; c > source->text.at && c[-1] != '\n'; c--)
		column += (c[-1] & 0xC0) != 0x80; // the bytes that continue a sign take no column
	return column;
}

void stop_at(const struct source *source, const char *at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fprintf(stderr, "%s:%d:%d: ", source->name, source_line(source, at), source_column(source, at));
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

void stop(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

void text_add(struct text *text, const void *bytes, size_t len)
{
	if (text->room < text->len + len + 1) {
		text->room = (text->len + len + 1) * 2;
		text->at = realloc(text->at, text->room);
		if (text->at == NULL)
			abort();
	}
	if (len > 0) // bytes may then be NULL
		memcpy(text->at + text->len, bytes, len);
	text->len += len;
	text->at[text->len] = 0;
}

void text_put(struct text *text, struct span span)
{
	text_add(text, span.at, span.len);
}

void text_print(struct text *text, const char *format, ...)
{
	va_list args;
	char *made = NULL;
	va_start(args, format);
	int len = vasprintf(&made, format, args);
	va_end(args);
	if (len < 0)
		abort();
	text_add(text, made, (size_t)len);
	free(made);
}

void text_c_string(struct text *text, struct span span)
{
	text_add(text, "\"", 1);
	for (size_t i = 0; i < span.len; i++) {
		unsigned char c = (unsigned char)span.at[i];
		if (c == '"' || c == '\\')
			text_print(text, "\\%c", c);
		else if (c == '\n')
			text_print(text, "\\n");
		else if (c < 0x20 || c == 0x7F)
			text_print(text, "\\%03o", c);
		else
			text_add(text, &span.at[i], 1);
	}
	text_add(text, "\"", 1);
}

void text_save(const struct text *text, const char *path)
{
	FILE *file = fopen(path, "wb");
	if (file == NULL || fwrite(text->at, 1, text->len, file) != text->len || fclose(file) != 0)
		stop("%s: cannot be written", path);
}

void *grow(void *at, size_t n, size_t size)
{
	if ((n & (n - 1)) != 0) // there is room up to the next power of two
		return at;
	void *more = realloc(at, (n == 0 ? 1 : n * 2) * size);
	if (more == NULL)
		abort();
	memset((char *)more + n * size, 0, (n == 0 ? 1 : n) * size);
	return more;
}
