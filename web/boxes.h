// SPDX-License-Identifier: EUPL-1.2
// A page that asks something: boxes to fill in, one button, and a way back. Most pages of rooms, goals and actions are such a
// page, so that label, hint, mistake and what was typed stand the same everywhere (views/boxes.html).
#pragma once
#include "visit.h"

enum box_kind {
	BOX_HIDDEN,
	BOX_LINE,
	BOX_TEXT,
	BOX_NUMBER,
	BOX_DAY,
	BOX_TIME,
	BOX_PHOTO,
	BOX_SOUND,
	BOX_SELECT,
	BOX_ONE,
	BOX_TICKS
};
struct box_option {
	struct str value, text, more; // more: a second, softer line
	bool on;
};
struct box {
	enum box_kind kind;
	struct str name; // of the field as it is sent
	struct str id; // in the page: the name, unless the page has two of that name (box_beside)
	struct str label, hint, fault, value;
	struct str stands; // what another wrote there meanwhile, beside what was typed here
	bool wide; // its choices are sentences: one below another
	bool folded; // rarely needed: it stands under "Meer", open when there is something in it
	struct {
		struct box_option *at;
		size_t n;
	} options;
};
enum { BOXES = 24 };
struct form_page {
	const struct visit *visit;
	struct frame frame;
	struct str title, lead; // the h1, and a sentence under it
	struct str key, version;
	struct url action, back, remove; // remove: another form, that takes the whole thing away
	struct str back_text, button, remove_text;
	struct str about; // the text that it is about, as it stands
	bool away; // the button takes something away
	bool files; // sent as multipart
	bool more, open; // some box is folded; and holds something
	struct {
		struct form_note {
			struct str text;
		} at[8];
		size_t n;
	} notes; // sentences above the button
	struct {
		struct box at[BOXES];
		size_t n;
	} boxes;
};

// A page at the seat of this visit. `title` is its h1, `kind` the kind of page for the browser's title.
struct form_page *form_begin(const struct visit *, struct str title, struct str button);
// `name` is a field of plan/words. What was typed before a refusal stands instead of `now`, with its mistake.
// A page of several forms sets `action` first: only the form that was sent shows what was typed in it.
struct box *box_add(struct form_page *, enum box_kind, const char *name, struct str label, struct str now);
void box_beside(struct form_page *, struct box *, const char *id); // its id beside another form with a field of that name
void box_option(struct form_page *, struct box *, struct str value, struct str text, bool on);
void box_people(struct form_page *, struct box *, struct sight_names on); // the people of the plan by id, oneself first
void box_person(struct form_page *, struct box *, const struct sight_name *on); // the same, with "niemand" before it
void box_seats(struct form_page *, struct box *, struct sight_names on); // who may read: all with a seat but the visitor
void box_goals(struct form_page *, struct box *, struct id on); // open goals, with "zonder doel" before them
void box_rhythms(struct form_page *, struct box *, enum rhythm on);
void form_note(struct form_page *, struct str sentence);
void form_hidden(struct form_page *, const char *name, struct str value);
void form_show(struct visit *, struct form_page *);
struct str clock_text(const struct visit *, int32_t minute); // "07:30" for a time box; empty for none
struct str day_text(const struct visit *, int32_t day); // "2027-01-31"; empty for none
