// SPDX-License-Identifier: EUPL-1.2
// What the pages of rooms and of what was written in them show (views/rooms.html).
#pragma once
#include "boxes.h"
#include "remarks.h"

struct cell_shown {
	struct str title, value;
};
struct cells_shown {
	const struct cell_shown *at;
	size_t n;
};
struct entry_link { // another entry this one belongs with
	struct id id;
	struct str text;
};
struct entry_row {
	struct id plan, id;
	struct str text, caption;
	struct str said; // "Linda", or "Gezegd door Linda, getypt door Hanneke"
	struct str audience; // when it has readers of its own
	struct str kept; // items_kept
	struct str ask; // "Hanneke typte dit. Zei jij het zo?", else empty
	struct str key, changed; // changed: when, else empty
	struct url photo, sound;
	bool has_photo, has_sound;
	bool mine, alone, outside; // outside: by someone who works with families
	bool may_deny, denied, filled; // filled: some cell holds something
	bool moves; // the visitor may give it another place
	struct remark_rows readings, plainer; // of a helper's words: how others see it; the same in plainer words
	bool of_helper, unclear, asked, may_ask;
	struct cells_shown cells;
	struct {
		const struct entry_link *at;
		size_t n;
	} links;
};
struct entry_rows {
	const struct entry_row *at;
	size_t n;
};
struct room_page {
	struct frame frame;
	struct id plan, id;
	struct str title, hint, audience, kept;
	bool alone, may_change, table, people, steps;
	struct cells_shown columns; // titles of the own fields
	struct entry_rows rows, said; // rows of the table; what stands as words
	const struct form_page *add;
};
struct earlier_cell {
	struct id id; // of the field
	struct str text, said; // said: in words, when text names somebody
};
struct earlier_text {
	struct str text, when, who, key;
	struct {
		const struct earlier_cell *at;
		size_t n;
	} cells;
};
struct entry_page {
	struct frame frame;
	struct id plan, room;
	struct str room_title, version, key;
	struct entry_row entry;
	const struct form_page *change; // NULL: not one's own words
	const struct form_page *side, *plainer; // one's own side of a helper's words; a helper's plainer words. NULL: not here
	bool up, down, owner, may_add; // may_add: write something that belongs with it
	struct str above, below; // the id after which it comes when it moves; empty: the first
	struct {
		const struct earlier_text *at;
		size_t n;
	} earlier;
};
struct field_line {
	struct id id;
	struct str title, sort;
};
struct room_change_page {
	struct frame frame;
	struct id plan, id;
	struct str title, key, version, above, below; // above, below: as in entry_page
	bool up, down, full; // full: no more own fields fit
	const struct form_page *rename, *field;
	struct {
		const struct field_line *at;
		size_t n;
	} fields;
};
struct form_choice {
	struct str title, text, key;
	struct {
		const struct form_title {
			struct str text;
		} * at;
		size_t n;
	} titles;
};
struct forms_page {
	struct frame frame;
	struct id plan;
	struct {
		const struct form_choice *at;
		size_t n;
	} choices;
	const struct form_page *own;
};
