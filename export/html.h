// SPDX-License-Identifier: EUPL-1.2
// Inside the page of an export: what its parts share.
#pragma once
#include "archive.h"
#include "text.h"

struct sheet {
	struct out *out;
	struct arena *arena;
	enum lang lang;
	const struct sight_plan *plan; // as the founder of an import would see it
	const struct archive *archive;
	bool people_stand, steps_stand; // already: a room of the family's own is their place
};
struct str sheet_say(const struct sheet *, struct str msgid); // in the language of the plan
void sheet_open(struct sheet *, const char *tag); // "p class=\"meta\""
void sheet_heading(struct sheet *, int level, struct str);
void sheet_block(struct sheet *, const char *tag, struct str text); // <tag>text</tag>, escaped; nothing when empty
void sheet_label(struct sheet *, struct str label, struct str text); // a line "label: text"; nothing when text is empty
void sheet_name(struct sheet *, const struct sight_name *); // in <bdi>
struct str sheet_names(struct sheet *, struct sight_names); // "Linda, Karim"
struct str sheet_day(struct sheet *, int32_t day); // 10-3-2027
struct str sheet_clock(struct sheet *, int32_t minute); // 07:30; empty for none
void sheet_media(
        struct sheet *, struct str hash, struct str caption); // the picture or the voice itself; nothing when it is not there
void sheet_steps(struct sheet *); // goals, actions and agreements, without a heading
void sheet_offers(struct sheet *);
void sheet_gatherings(struct sheet *);
void sheet_statements(struct sheet *);
void sheet_versions(struct sheet *);
void sheet_said(
        struct sheet *, const struct sight_name *who, int64_t at, struct str of); // "Linda · 10-3-2027"; `of` may be empty
void sheet_remarks(struct sheet *, struct str title, struct sight_remark_list); // beside somebody's words
void sheet_unclear(struct sheet *, bool any, bool mine);
void sheet_inside(struct sheet *, bool inside); // that it lies behind the door
