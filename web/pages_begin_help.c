// SPDX-License-Identifier: EUPL-1.2
// The beginning when somebody types for another (beginnen.md, route 2): at the desk or the kitchen table. What is typed is kept
// as the words of whom the plan is of, with the first name of who typed it beside each. That name lives in a cookie of this
// browser until it is closed, so that who comes back with the key types for herself again. At the end the key is hers, and who
// helped has no seat.
#include "cookie.h"
#include "pages_begin.h"
#include "site.h"
#include "views.h"

static const char *const HELPING = "kring-hulp";

bool begin_helping(const struct visit *v)
{
	if (form_has(&v->form, "telefoon")) // a beginning: what was before in this browser is over
		return form_value(v, "hulp").len > 0;
	return cookie_get(v->in->cookie, HELPING).len > 0;
}

// A name may hold any sign and a cookie may not; an empty name is a helper too, and an empty cookie is none.
static struct str spelled(struct visit *v, struct str name)
{
	struct out o;
	out_init(&o, 3 * 4 * NAME + 1);
	out_char(&o, 'h');
	out_percent(&o, name);
	struct str all = str_copy(v->arena, out_str(&o));
	out_finish(&o);
	return all;
}

static struct str read_back(struct visit *v, struct str cookie)
{
	struct str name = STR("");
	bool good = cookie.len && percent_read(v->arena, (struct str){cookie.at + 1, cookie.len - 1}, false, &name) == OK;
	return good ? name : STR("");
}

static struct str name_of_helper(struct visit *v, struct str typed)
{
	struct str name;
	if (str_clean(v->arena, typed, &name) != OK || memchr(name.at, '\n', name.len))
		return STR("");
	return str_head(name, NAME);
}

struct str begin_typist(struct visit *v)
{
	struct str cookie = cookie_get(v->in->cookie, HELPING);
	bool begins = form_has(&v->form, "telefoon");
	if (!begin_helping(v) || form_value(v, "zelf").len) // at this screen she took the telephone herself
		return STR("");
	struct str name = name_of_helper(v, begins ? form_value(v, "helper") : read_back(v, cookie));
	return name.len ? name : SAY(v, "een helper");
}

void begin_help_on(struct visit *v)
{
	if (form_value(v, "hulp").len)
		visit_cookie(v, HELPING, spelled(v, name_of_helper(v, form_value(v, "helper"))), COOKIE_SESSION);
	else if (cookie_get(v->in->cookie, HELPING).len) // begins anew, for herself
		visit_cookie(v, HELPING, STR(""), COOKIE_GONE);
}

void begin_handed_over(struct visit *v)
{
	struct begin_page b = begin_page(v, BEGIN_KEY);
	visit_cookie(v, HELPING, STR(""), COOKIE_GONE);
	visit_sign_out(v);
	b.frame = visit_frame(v, SAY(v, "Klaar"), 0);
	view_begin_handed_over(&v->out->body, &v->view, &b);
}
