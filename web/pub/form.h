// SPDX-License-Identifier: EUPL-1.2
// What a form sent (application/x-www-form-urlencoded, as the WHATWG URL standard parses it) and what stands after the '?' of an
// address. Pure and strict: a broken escape or broken UTF-8 is no form. What a text may hold is asked later, at its field
// (str_clean), so that a mistake is told where it was made.
#pragma once
#include "str.h"

enum { FORM_FIELDS = 300, FORM_BYTES = 64 * 1024 };

// In the order of the form. A list is its name repeated; a table is names like `rij.2.kolom`, kept as they are.
struct form_field {
	struct str name, value;
};
struct form {
	const struct form_field *at;
	size_t n;
};

// BAD_INPUT: a percent sign without two hexadecimal digits, not UTF-8, or a name that is empty or holds a control character.
// TOO_LARGE: more than FORM_FIELDS fields or FORM_BYTES bytes.
MUST_USE enum status form_read(struct arena *, struct str encoded, struct form *ret);

bool form_has(const struct form *, const char *name);
struct str form_get(const struct form *, const char *name); // the first of that name; empty when absent
// The next of that name after `last` (NULL: the first); NULL at the end.
const struct form_field *form_next(const struct form *, const char *name, const struct form_field *last);

// Percent-decodes one part of an address; '+' becomes a space when `plus`. BAD_INPUT: a broken escape.
MUST_USE enum status percent_read(struct arena *, struct str encoded, bool plus, struct str *ret);
bool utf8_valid(struct str); // RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF
