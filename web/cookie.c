// SPDX-License-Identifier: EUPL-1.2
// Cookies: see cookie.h.
#include "cookie.h"

// RFC 6265, 4.1.1: cookie-octet.
static bool octet(char sign)
{
	unsigned char c = (unsigned char)sign;
	return c > 0x20 && c < 0x7f && c != '"' && c != ',' && c != ';' && c != '\\';
}

static bool value_fits(struct str value)
{
	for (size_t i = 0; i < value.len; i++)
		if (!octet(value.at[i]))
			return false;
	return value.len > 0;
}

static struct str without_blanks(struct str s)
{
	while (s.len > 0 && (s.at[0] == ' ' || s.at[0] == '\t'))
		s = (struct str){s.at + 1, s.len - 1};
	while (s.len > 0 && (s.at[s.len - 1] == ' ' || s.at[s.len - 1] == '\t'))
		s.len--;
	return s;
}

struct str cookie_get(struct str header, const char *name)
{
	struct str found = STR("");
	while (header.len > 0) {
		struct str value = without_blanks(str_cut(&header, ';'));
		struct str its_name = str_cut(&value, '=');
		if (!str_is(its_name, name))
			continue;
		if (!value_fits(value) || (found.len > 0 && !str_eq(found, value)))
			return STR("");
		found = value;
	}
	return found;
}

const char *cookie_set(struct arena *arena, const char *name, struct str value, int seconds, bool secure)
{
	struct str life = seconds == COOKIE_SESSION ? STR("") : str_print(arena, "; Max-Age=%d", seconds);
	struct str all = str_print(arena, "%s=%.*s; Path=/%.*s; HttpOnly; SameSite=Lax%s", name, STR_ARG(value), STR_ARG(life),
	        secure ? "; Secure" : "");
	return str_zero(arena, all);
}
