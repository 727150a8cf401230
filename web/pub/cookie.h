// SPDX-License-Identifier: EUPL-1.2
// Cookies (RFC 6265bis). Reading is strict: what is not a cookie as we write them is no cookie.
#pragma once
#include "str.h"

// The value of one cookie out of a Cookie header. Empty when absent, when it holds a sign that may not stand there, or when the
// name stands there twice with different values: somebody else put one of them there.
struct str cookie_get(struct str header, const char *name);

enum { COOKIE_SESSION = -1, COOKIE_GONE = 0 };
// A Set-Cookie value: HttpOnly, SameSite=Lax, Path=/. `seconds`: how long it lives, COOKIE_SESSION until the browser closes,
// COOKIE_GONE to take it away. `secure` adds Secure, which the prefix __Host- asks for.
const char *cookie_set(struct arena *, const char *name, struct str value, int seconds, bool secure);
