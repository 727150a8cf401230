// SPDX-License-Identifier: EUPL-1.2
// See view.h. What stands here is asked again at run time although the tool and the compiler have asked it: an address and a
// drawing are the two places where escaping alone is not enough.
#include "view.h"

void view_url(struct out *o, struct url url)
{
	static const char *const BEGINNINGS[] = {"/", "#", "?", "https://", "http://", "mailto:", "tel:"};
	bool elsewhere = str_starts(url.text, "//") || str_starts(url.text, "/\\");
	for (size_t i = 0; i < sizeof BEGINNINGS / sizeof *BEGINNINGS && !elsewhere; i++)
		if (str_starts(url.text, BEGINNINGS[i])) {
			out_html(o, url.text);
			return;
		}
	out_lit(o, "#");
}

static bool draws(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || memchr(" ,.-+", c, 5) != NULL;
}

void view_path(struct out *o, struct svg_path path)
{
	for (size_t i = 0; i < path.d.len; i++)
		if (!draws(path.d.at[i]))
			return;
	out_put(o, path.d);
}

void view_bdi(struct out *o, struct str s)
{
	out_lit(o, "<bdi>");
	out_html(o, s);
	out_lit(o, "</bdi>");
}

static void fill(struct out *o, struct str name, bool bdi, const struct view_arg *args)
{
	for (; args != NULL && args->name != NULL; args++) {
		if (!str_is(name, args->name))
			continue;
		if (!args->value.is_text)
			out_int(o, args->value.number);
		else if (bdi)
			view_bdi(o, args->value.text);
		else
			out_html(o, args->value.text);
		return;
	}
}

void view_text(struct out *o, const struct view_ctx *x, unsigned text_id, bool bdi, const struct view_arg *args)
{
	struct str rest = text_get(x->lang, text_id);
	while (rest.len > 0) {
		out_html(o, str_cut(&rest, '{'));
		if (rest.len > 0)
			fill(o, str_cut(&rest, '}'), bdi, args);
	}
}
