// SPDX-License-Identifier: EUPL-1.2
// Reads back JSON that json.c wrote. Values are gathered in a small row while their list is open and put in the arena when it
// closes, so a list lies together. What json.c never writes (fractions, other white space than none, \b and \f) is no JSON here.
#include "json.h"
#include <endian.h>

enum { DEEPEST = 16, GATHERED = 1024 };

struct kept {
	struct arena *arena;
	const char *at, *end;
	struct json row[GATHERED];
	size_t n;
	int depth;
};

static bool value(struct kept *, struct json *);

static bool is_next(struct kept *k, char c)
{
	if (k->at == k->end || *k->at != c)
		return false;
	k->at++;
	return true;
}

static int hex(char c)
{
	return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

// \u00XX, as json.c writes a control sign; nothing above U+007F is ever escaped.
static bool escaped(struct kept *k, char *to)
{
	static const char plain[] = "\"\\/nrt", means[] = "\"\\/\n\r\t";
	const char *found = k->at < k->end && *k->at ? strchr(plain, *k->at) : NULL;
	if (found) {
		*to = means[found - plain];
		k->at++;
		return true;
	}
	if (k->end - k->at < 5 || memcmp(k->at, "u00", 3) != 0 || hex(k->at[3]) < 0 || hex(k->at[3]) > 7 || hex(k->at[4]) < 0)
		return false;
	*to = (char)(hex(k->at[3]) << 4 | hex(k->at[4]));
	k->at += 5;
	return *to != '\0';
}

static bool text_with_escapes(struct kept *k, const char *from, struct str *ret)
{
	const char *close = k->at;
	while (close < k->end && *close != '"')
		close += *close == '\\' ? 2 : 1;
	if (close >= k->end)
		return false;
	char *to = arena_take(k->arena, (size_t)(close - from) + 1);
	size_t n = 0;
	k->at = from;
	while (k->at < close) {
		char c = *k->at++;
		if (c == '\\' && !escaped(k, &c))
			return false;
		to[n++] = c;
	}
	k->at = close + 1;
	*ret = (struct str){to, n};
	return true;
}

// How many of the next signs are plainly themselves: no quote, backslash or control sign among them. Eight at a time: in (x -
// ONES) & ~x the lowest byte with its highest bit set is the first that is zero in x.
static size_t plain_run(const char *from, const char *end)
{
	static const uint64_t ONES = 0x0101010101010101, HIGH = 0x8080808080808080;
	const char *at = from;
	for (uint64_t signs; end - at >= 8; at += 8) {
		memcpy(&signs, at, 8);
		signs = le64toh(signs);
		uint64_t quote = signs ^ ONES * '"', slash = signs ^ ONES * '\\';
		uint64_t other = (((quote - ONES) & ~quote) | ((slash - ONES) & ~slash) | ((signs - ONES * ' ') & ~signs)) & HIGH;
		if (other)
			return (size_t)(at - from) + (size_t)__builtin_ctzll(other) / 8;
	}
	while (at < end && (unsigned char)*at >= ' ' && *at != '"' && *at != '\\')
		at++;
	return (size_t)(at - from);
}

static bool text(struct kept *k, struct str *ret)
{
	const char *from = k->at;
	k->at += plain_run(from, k->end);
	if (k->at == k->end)
		return false;
	if (*k->at == '\\')
		return text_with_escapes(k, from, ret);
	*ret = (struct str){from, (size_t)(k->at++ - from)};
	return k->at[-1] == '"';
}

static bool number(struct kept *k, struct json *to)
{
	bool minus = is_next(k, '-');
	uint64_t n = 0;
	const char *from = k->at;
	while (k->at < k->end && *k->at >= '0' && *k->at <= '9' && k->at - from < 19)
		n = n * 10 + (uint64_t)(*k->at++ - '0');
	to->kind = JSON_INT;
	to->number = minus ? -(int64_t)n : (int64_t)n;
	return k->at > from && n <= INT64_MAX;
}

static bool word(struct kept *k, const char *letters, struct json *to, enum json_kind kind, int64_t means)
{
	size_t n = strlen(letters);
	if ((size_t)(k->end - k->at) < n || memcmp(k->at, letters, n) != 0)
		return false;
	k->at += n;
	to->kind = kind;
	to->number = means;
	return true;
}

static bool parts(struct kept *k, struct json *to, char close)
{
	size_t from = k->n;
	bool more = !is_next(k, close);
	if (++k->depth > DEEPEST)
		return false;
	while (more) {
		struct json part = {.kind = JSON_NULL};
		if (close == '}' && (!is_next(k, '"') || !text(k, &part.key) || !is_next(k, ':')))
			return false;
		if (!value(k, &part) || k->n == GATHERED)
			return false;
		k->row[k->n++] = part;
		more = is_next(k, ',');
		if (!more && !is_next(k, close))
			return false;
	}
	k->depth--;
	to->kind = close == '}' ? JSON_OBJECT : JSON_LIST;
	to->n = k->n - from;
	struct json *copy = arena_many(k->arena, struct json, to->n);
	if (to->n)
		memcpy(copy, &k->row[from], to->n * sizeof *copy);
	to->at = copy;
	k->n = from;
	return true;
}

static bool value(struct kept *k, struct json *to)
{
	if (k->at == k->end)
		return false;
	switch (*k->at) {
	case '"':
		k->at++;
		to->kind = JSON_STR;
		return text(k, &to->str);
	case '{': k->at++; return parts(k, to, '}');
	case '[': k->at++; return parts(k, to, ']');
	case 't': return word(k, "true", to, JSON_BOOL, 1);
	case 'f': return word(k, "false", to, JSON_BOOL, 0);
	case 'n': return word(k, "null", to, JSON_NULL, 0);
	default: return number(k, to);
	}
}

enum status json_read_kept(struct arena *arena, struct str from, const struct json **ret)
{
	struct kept k; // its row is large: not cleared
	k.arena = arena;
	k.at = from.at;
	k.end = from.at + from.len;
	k.n = 0;
	k.depth = 0;
	struct json *root = arena_new(arena, struct json);
	if (!value(&k, root) || k.at != k.end)
		return BAD_INPUT;
	*ret = root;
	return OK;
}
