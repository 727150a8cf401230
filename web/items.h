// SPDX-License-Identifier: EUPL-1.2
// What the pages of rooms, goals, actions, weeks and versions share: one table of everything that can be done to one thing of a
// plan, and where one goes after it.
#pragma once
#include "pages_rooms.h"
#include "pages_steps.h"

// The frame, with a sentence about what was just done (`?klaar=…` names a row of that table, never a text).
struct frame items_frame(const struct visit *, struct str title, int tab);
const char *items_id(const struct visit *, struct id); // its text, ended by a zero
// POST: does what the address says to the thing it names, and goes on to `terug` (a name) or to where the table says.
void items_do(struct visit *);
// The same with fields added by the server: `extra` comes after what was typed and wins.
void items_do_with(struct visit *, const struct form_field *extra, size_t n);

struct str items_said(const struct visit *, const struct sight_goal *); // "Marjan zei dit. Petra typte het."
struct str items_doers(const struct visit *, struct sight_names); // "jij en Kim"
struct str items_kept(const struct visit *, bool inside); // a word for what was made in private time and never shown; or empty
struct url items_sound(const struct visit *, struct str hash); // where it is heard; empty when there is none
bool items_me(const struct visit *, const struct sight_name *person);
bool items_works(const struct visit *, const struct sight_name *person); // works with families: words from outside
// How an entry stands, and the boxes for the own fields of its room.
struct str first_words(const struct visit *, struct str text, size_t most); // so many code points at most, whole words
struct str entry_words(const struct visit *, const struct sight_entry *, size_t most); // its first words, in code points
void room_fill(struct visit *, const struct sight_room *, struct room_page *ret); // its columns, rows and words
void goals_fill(struct visit *, struct goals_page *ret); // the goals, and what hangs under none
struct str cell_said(
        const struct visit *, struct id field, struct str text); // of an event: the name of what it names, or its words
void entry_row_of(const struct visit *, const struct sight_room *, const struct sight_entry *, struct entry_row *ret);
void box_cells(struct form_page *, const struct sight_room *, const struct sight_entry *now);

// Pages, by the file that has them. All take the thing from the second id of the address.
void room_show(struct visit *);
void room_add_show(struct visit *);
void room_add_do(struct visit *);
void room_change_show(struct visit *);
void room_field_do(struct visit *);
void room_remove_show(struct visit *);
void room_readers_show(struct visit *);
void forms_show(struct visit *);
void forms_do(struct visit *);
void entry_show(struct visit *);
void entry_add_prepare(struct visit *);
void entry_add_do(struct visit *);
void entry_erase_show(struct visit *);
void entry_readers_show(struct visit *);

void goals_show(struct visit *);
void aloud_show(struct visit *);
void goal_show(struct visit *);
void goal_add_show(struct visit *);
void goal_small_show(struct visit *);
void goal_change_show(struct visit *);
void goal_close_show(struct visit *);
void goal_remove_show(struct visit *);
void deal_add_show(struct visit *);
void deal_show(struct visit *);
void offers_show(struct visit *);
void offer_take_show(struct visit *);
void offer_remove_show(struct visit *);
void managed_show(struct visit *);

void action_show(struct visit *);
void action_add_show(struct visit *);
void action_change_show(struct visit *);
void action_help_show(struct visit *);
void action_shift_show(struct visit *);
void action_drop_show(struct visit *);
void action_readers_show(struct visit *);
void action_remove_show(struct visit *);

void week_show(struct visit *);
void weeks_show(struct visit *);
void work_show(struct visit *);

void versions_show(struct visit *);
void version_show(struct visit *);
void version_sheet_show(struct visit *);
