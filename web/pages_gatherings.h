// SPDX-License-Identifier: EUPL-1.2
// What the pages of gatherings and of private time show (views/gatherings.html, views/private.html).
#pragma once
#include "boxes.h"
#include "pages_guests.h"
#include "pages_notes.h"
#include "pages_steps.h"
#include "pages_tasks.h"

struct method_card {
	struct str id, name, about, follows, checked, key;
};
struct gathering_line {
	struct id id;
	struct str title, state; // state: the open part, or that it is over
};
struct gatherings_page {
	struct frame frame;
	struct id plan;
	struct str fault;
	bool may_begin;
	struct {
		const struct gathering_line *at;
		size_t n;
	} lines;
	struct {
		const struct method_card *at;
		size_t n;
	} methods;
};

struct phase_shown {
	struct str id, title, hint, there, time, key;
	struct url door, rename;
	bool closed, now, skipped;
	struct lines_shown prompts;
};
struct gathering_page {
	struct frame frame;
	struct task_lines tasks;
	struct id plan, id;
	struct str title, follows, checked, key;
	bool goals; // there are some to read
	bool by_mail; // before the door: enters_by_mail
	bool over, kept, slept, outside, called; // outside: others are in private time now
	bool may_lead, may_name, may_end, may_arrange, may_put;
	bool going, last; // a part is open; none comes after it
	struct note_box box;
	struct notes_part said;
	struct id me; // this seat's own place on the list, or none
	struct meet_facts facts;
	struct guest_lines guests;
	struct after_lines after;
	struct act_rows brings; // who brings what
	const struct form_page *bring; // one more; NULL: not now
	bool may_plan; // what comes after, as an action
	const struct form_page *rooms, *whom; // what the method brings; who may be called. NULL: not now
	struct url rename;
	struct {
		const struct phase_shown *at;
		size_t n;
	} phases;
	const struct phase_shown *now, *next; // the open part, and the one that comes after it, which is not skipped; NULL: none
};

// One part of a gathering, to change.
struct part_page {
	struct frame frame;
	struct id plan, gathering;
	struct str title, phase, key;
	const struct form_page *name, *place; // place: NULL when there is no other
	bool may_skip, skipped;
};
struct made_line {
	struct url at;
	struct str text, said; // said: by whom, and who typed it
};
struct private_page {
	struct frame frame;
	struct id plan, gathering, notes;
	struct str since, names, hint, whom, key, stay_key, stop_key; // hint: of the part
	bool inside, called, ask, asked, may_lead, goals, by_mail;
	bool soon, opener, fine, wait; // soon: somebody said that the door opens in a minute; the rest is this seat's
	struct str waiting, soon_key, wait_key; // who asks to wait
	bool letters, again; // letters: something lies in the box
	struct note_box box;
	const struct form_page *choose, *alone, *letter; // NULL: not now
	struct lines_shown prompts;
	struct {
		const struct made_line *at;
		size_t n;
	} made;
};

// Pages; all but the first take the gathering from the second id of the address.
void gatherings_show(struct visit *);
void gathering_show(struct visit *);
void gathering_name_show(struct visit *);
void part_add_show(struct visit *);
void phase_name_do(struct visit *);
void brings_do(struct visit *);
void form_gift_show(struct visit *);
void form_gift_do(struct visit *);
void gathering_rooms_do(struct visit *);
void door_show(struct visit *);
void door_do(struct visit *);
void private_show(struct visit *);
void present_show(struct visit *);
void present_do(struct visit *);

const struct sight_gathering *see_gathering(const struct visit *, struct id);
const struct sight_gathering *this_gathering(struct visit *); // of the address; NULL when there is none, and then that is shown
struct url gathering_url(const struct visit *, struct id, const char *rest);
const struct sight_private *private_on(const struct visit *); // the private time that is on, or NULL
struct act_rows brings_of(const struct visit *, const struct sight_gathering *);
const struct form_page *bring_form(struct visit *, const struct sight_gathering *);
const struct form_page *whom_form(struct visit *, struct str action);
struct str there_words(const struct visit *, const struct sight_phase *); // for whom a part is; empty: not said
const struct str *part_times(const struct visit *, const struct sight_gathering *); // of each: when, and how long; or empty
struct str starters_now(const struct visit *, const struct sight_gathering *); // how one can begin, in the part that is open
struct lines_shown shown_lines(const struct visit *, struct strs);
bool enters_by_mail(const struct visit *); // a code out of the mail is enough to come in as this person
struct id room_for_notes(const struct visit *); // where one writes what is said at the table; none when there is no such room
