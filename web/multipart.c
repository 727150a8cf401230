// SPDX-License-Identifier: EUPL-1.2
// Multipart forms: see multipart.h. Strict where browsers are exact: the body begins with the boundary, lines end in CR LF, and
// the last boundary is followed by two dashes. In a quoted value a backslash is just a backslash (WHATWG HTML,
// multipart/form-data encoding: a quote is sent as %22).
#include "multipart.h"
#include "form.h"

enum { BOUNDARY = 70 /* RFC 2046, 5.1.1 */ };

static struct str skip(struct str s, size_t n)
{
	return (struct str){s.at + n, s.len - n};
}

static struct str without_blanks(struct str s)
{
	while (s.len > 0 && (s.at[0] == ' ' || s.at[0] == '\t'))
		s = skip(s, 1);
	while (s.len > 0 && (s.at[s.len - 1] == ' ' || s.at[s.len - 1] == '\t'))
		s.len--;
	return s;
}

static bool same_word(struct str s, const char *word)
{
	return s.len == strlen(word) && strncasecmp(s.at, word, s.len) == 0;
}

// What stands before the first ';' of a header; the ';' stays, for parameter_take.
static struct str kind_take(struct str *rest)
{
	const char *end = rest->len ? memchr(rest->at, ';', rest->len) : NULL;
	struct str kind = {rest->at, end ? (size_t)(end - rest->at) : rest->len};
	*rest = skip(*rest, kind.len);
	return without_blanks(kind);
}

bool multipart_type(struct str content_type)
{
	return same_word(kind_take(&content_type), "multipart/form-data");
}

// Takes `; name=value` or `; name="value"` off the rest of a header. BAD_INPUT when something else stands there.
static enum status parameter_take(struct str *rest, struct str *ret_name, struct str *ret_value)
{
	struct str s = without_blanks(*rest);
	if (s.len == 0 || s.at[0] != ';')
		return BAD_INPUT;
	s = without_blanks(skip(s, 1));
	const char *equals = s.len ? memchr(s.at, '=', s.len) : NULL;
	if (!equals)
		return BAD_INPUT;
	*ret_name = (struct str){s.at, (size_t)(equals - s.at)};
	s = skip(s, ret_name->len + 1);
	if (s.len > 0 && s.at[0] == '"') {
		s = skip(s, 1);
		const char *quote = s.len ? memchr(s.at, '"', s.len) : NULL;
		if (!quote)
			return BAD_INPUT;
		*ret_value = (struct str){s.at, (size_t)(quote - s.at)};
		*rest = without_blanks(skip(s, ret_value->len + 1));
		return OK;
	}
	const char *end = s.len ? memchr(s.at, ';', s.len) : NULL;
	struct str value = {s.at, end ? (size_t)(end - s.at) : s.len};
	*rest = skip(s, value.len);
	*ret_value = without_blanks(value);
	return OK;
}

static bool boundary_fits(struct str boundary)
{
	for (size_t i = 0; i < boundary.len; i++)
		if ((unsigned char)boundary.at[i] <= 0x20 || (unsigned char)boundary.at[i] >= 0x7f)
			return false;
	return boundary.len > 0 && boundary.len <= BOUNDARY;
}

static enum status boundary_read(struct str content_type, struct str *ret)
{
	if (!same_word(kind_take(&content_type), "multipart/form-data"))
		return BAD_INPUT;
	while (content_type.len > 0) {
		struct str name, value;
		enum status status = parameter_take(&content_type, &name, &value);
		if (status != OK)
			return status;
		if (same_word(name, "boundary") && boundary_fits(value)) {
			*ret = value;
			return OK;
		}
	}
	return BAD_INPUT;
}

static enum status disposition_read(struct str value, struct form_part *part)
{
	if (!same_word(kind_take(&value), "form-data"))
		return BAD_INPUT;
	while (value.len > 0) {
		struct str name, text;
		enum status status = parameter_take(&value, &name, &text);
		if (status != OK || !utf8_valid(text))
			return BAD_INPUT;
		if (same_word(name, "name")) {
			part->name = text;
		} else if (same_word(name, "filename")) {
			part->filename = text;
			part->file = true;
		}
	}
	return part->name.len > 0 && !memchr(part->name.at, 0, part->name.len) ? OK : BAD_INPUT;
}

static enum status header_read(struct str line, struct form_part *part)
{
	struct str value = line;
	struct str name = str_cut(&value, ':');
	if (name.len == line.len)
		return BAD_INPUT;
	value = without_blanks(value);
	if (same_word(name, "content-disposition"))
		return disposition_read(value, part);
	if (same_word(name, "content-type"))
		part->type = value;
	return OK;
}

// The headers of one part and the empty line after them, taken off the rest.
static enum status head_take(struct str *rest, struct form_part *part)
{
	struct str head = {rest->at, rest->len < MULTIPART_HEAD ? rest->len : MULTIPART_HEAD};
	for (;;) {
		const char *end = head.len ? memmem(head.at, head.len, "\r\n", 2) : NULL;
		if (!end)
			return rest->len > MULTIPART_HEAD ? TOO_LARGE : BAD_INPUT;
		struct str line = {head.at, (size_t)(end - head.at)};
		head = skip(head, line.len + 2);
		if (line.len == 0)
			break;
		enum status status = header_read(line, part);
		if (status != OK)
			return status;
	}
	*rest = skip(*rest, (size_t)(head.at - rest->at));
	return part->name.len > 0 ? OK : BAD_INPUT;
}

// One part and the boundary that ends it. `mark` is CR LF "--" boundary. *ret_last: that boundary was the last one.
static enum status part_take(struct str *rest, struct str mark, struct form_part *part, bool *ret_last)
{
	enum status status = head_take(rest, part);
	if (status != OK)
		return status;
	const char *end = rest->len ? memmem(rest->at, rest->len, mark.at, mark.len) : NULL;
	if (!end)
		return BAD_INPUT;
	part->bytes = (struct str){rest->at, (size_t)(end - rest->at)};
	*rest = skip(*rest, part->bytes.len + mark.len);
	if (rest->len < 2)
		return BAD_INPUT;
	*ret_last = memcmp(rest->at, "--", 2) == 0;
	if (!*ret_last && memcmp(rest->at, "\r\n", 2) != 0)
		return BAD_INPUT;
	*rest = skip(*rest, 2);
	return OK;
}

enum status multipart_read(struct arena *arena, struct str content_type, struct str body, struct form_parts *ret)
{
	struct str boundary;
	enum status status = boundary_read(content_type, &boundary);
	if (status != OK)
		return status;
	struct str mark = str_print(arena, "\r\n--%.*s", STR_ARG(boundary));
	struct str first = skip(mark, 2);
	if (body.len < first.len + 2 || memcmp(body.at, first.at, first.len) != 0)
		return BAD_INPUT;
	struct str rest = skip(body, first.len);
	bool last = memcmp(rest.at, "--", 2) == 0; // a form without fields
	if (!last && memcmp(rest.at, "\r\n", 2) != 0)
		return BAD_INPUT;
	rest = skip(rest, 2);
	struct form_part *parts = arena_many(arena, struct form_part, last ? 0 : MULTIPART_PARTS);
	size_t n = 0;
	while (!last) {
		if (n == MULTIPART_PARTS)
			return TOO_LARGE;
		status = part_take(&rest, mark, &parts[n++], &last);
		if (status != OK)
			return status;
	}
	*ret = (struct form_parts){parts, n};
	return OK;
}

const struct form_part *multipart_get(const struct form_parts *parts, const char *name)
{
	for (size_t i = 0; i < parts->n; i++)
		if (str_is(parts->at[i].name, name))
			return &parts->at[i];
	return NULL;
}
