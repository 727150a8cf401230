// SPDX-License-Identifier: EUPL-1.2
// Forms and queries: cut at '&' and '=', decoded, checked. See form.h.
#include "form.h"

static int hex_value(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

enum status percent_read(struct arena *arena, struct str encoded, bool plus, struct str *ret)
{
	if (encoded.len == 0 || (!memchr(encoded.at, '%', encoded.len) && !(plus && memchr(encoded.at, '+', encoded.len)))) {
		*ret = encoded;
		return OK;
	}
	char *to = arena_take(arena, encoded.len);
	size_t n = 0;
	for (size_t i = 0; i < encoded.len; i++) {
		char c = encoded.at[i];
		if (c == '%') {
			int high = i + 2 < encoded.len ? hex_value(encoded.at[i + 1]) : -1;
			int low = high >= 0 ? hex_value(encoded.at[i + 2]) : -1;
			if (low < 0)
				return BAD_INPUT;
			c = (char)(high << 4 | low);
			i += 2;
		} else if (c == '+' && plus) {
			c = ' ';
		}
		to[n++] = c;
	}
	*ret = (struct str){to, n};
	return OK;
}

static bool name_fits(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if ((unsigned char)name.at[i] < 0x20 || name.at[i] == 0x7f)
			return false;
	return name.len > 0 && utf8_valid(name);
}

static enum status field_read(struct arena *arena, struct str pair, struct form_field *ret)
{
	struct str name = str_cut(&pair, '=');
	enum status status = percent_read(arena, name, true, &ret->name);
	if (status == OK)
		status = percent_read(arena, pair, true, &ret->value);
	if (status == OK && (!name_fits(ret->name) || !utf8_valid(ret->value)))
		status = BAD_INPUT;
	return status;
}

enum status form_read(struct arena *arena, struct str encoded, struct form *ret)
{
	if (encoded.len > FORM_BYTES)
		return TOO_LARGE;
	size_t room = encoded.len > 0;
	for (size_t i = 0; i < encoded.len; i++)
		room += encoded.at[i] == '&';
	struct form_field *fields = arena_many(arena, struct form_field, room < FORM_FIELDS ? room : FORM_FIELDS);
	size_t n = 0;
	while (encoded.len > 0) {
		struct str pair = str_cut(&encoded, '&');
		if (pair.len == 0)
			continue;
		if (n == FORM_FIELDS)
			return TOO_LARGE;
		enum status status = field_read(arena, pair, &fields[n]);
		if (status != OK)
			return status;
		n++;
	}
	*ret = (struct form){fields, n};
	return OK;
}

const struct form_field *form_next(const struct form *form, const char *name, const struct form_field *last)
{
	for (const struct form_field *f = last ? last + 1 : form->at; f < form->at + form->n; f++)
		if (str_is(f->name, name))
			return f;
	return NULL;
}

struct str form_get(const struct form *form, const char *name)
{
	const struct form_field *f = form_next(form, name, NULL);
	return f ? f->value : STR("");
}

bool form_has(const struct form *form, const char *name)
{
	return form_next(form, name, NULL) != NULL;
}
