// SPDX-License-Identifier: EUPL-1.2
// What a compiled view (tools/views.c) stands on. The type of a hole decides how it is written, and the compiler checks it: text
// is escaped, an address is a struct url and stands in an address's place only, drawing takes numbers and a struct svg_path.
// A hole of another type does not compile: "_Generic selector is not compatible".
#pragma once
#include "out.h"
#include "text.h"

struct view_ctx {
	enum lang lang;
	struct str token; // proves that a form came from our own page; the tool puts it in every POST form, as `bewijs`
	bool shared; // others use this telephone too: the tool asks the browser to keep nothing of what is typed in POST forms
	bool told; // plainer words were offered: the tool says so in every POST form, as `gezien`
	int32_t today; // the day in Amsterdam, for words like "morgen"
};

// An address made by our own code, never what someone typed. What is not one of ours is written as "#": one of ours begins with
// "/" (and not "//"), "#", "?", "https://", "http://", "mailto:" or "tel:".
struct url {
	struct str text;
};
// The `d` of a path: letters, digits and " ,.-+" only; anything else writes nothing.
struct svg_path {
	struct str d;
};

#define VIEW_INTS_(write)                                                                                                        \
	signed char : write,                                                                                                     \
	              unsigned char : write,                                                                                     \
	                              short : write,                                                                             \
	                                      unsigned short : write,                                                            \
	                                                       int : write,                                                      \
	                                                             unsigned : write,                                           \
	                                                                        long : write,                                    \
	                                                                               unsigned long : write,                    \
	                                                                                               long long                 \
	    : write,                                                                                                             \
	      unsigned long long : write

// The places where a hole may stand.
#define VIEW_TEXT(o, e) _Generic((e), struct str : out_html, struct id : out_id, VIEW_INTS_(out_int))(o, e)
#define VIEW_URL(o, e) _Generic((e), struct url : view_url)(o, e)
#define VIEW_URL_PART(o, e) _Generic((e), struct id : out_id, VIEW_INTS_(out_int))(o, e)
#define VIEW_REFRESH(o, e) _Generic((e), struct url : view_url, VIEW_INTS_(out_int))(o, e)
#define VIEW_NUMBER(o, e) _Generic((e), VIEW_INTS_(out_int))(o, e)
#define VIEW_PATH(o, e) _Generic((e), struct svg_path : view_path, VIEW_INTS_(out_int))(o, e)
#define VIEW_BDI(o, e) _Generic((e), struct str : view_bdi)(o, e)
#define VIEW_VALUE(e) _Generic((e), struct str : view_value_str, VIEW_INTS_(view_value_int))(e)

void view_url(struct out *, struct url);
void view_path(struct out *, struct svg_path);
void view_bdi(struct out *, struct str);

// A text of po/*.po with its placeholders filled in, all of it escaped. With `bdi` each text that is filled in stands in a <bdi>.
struct view_value {
	struct str text;
	int64_t number;
	bool is_text;
};
struct view_arg {
	const char *name;
	struct view_value value;
};
static inline struct view_value view_value_str(struct str s)
{
	return (struct view_value){.text = s, .is_text = true};
}
static inline struct view_value view_value_int(int64_t n)
{
	return (struct view_value){.number = n};
}
// `args` end with a NULL name; NULL: none.
void view_text(struct out *, const struct view_ctx *, unsigned text_id, bool bdi, const struct view_arg *args);
