// SPDX-License-Identifier: EUPL-1.2
// What the pages of who comes to a gathering, when and where show (views/guests.html).
#pragma once
#include "boxes.h"

// When, where, who leads and what is eaten, as sentences; empty where nothing was arranged.
struct meet_facts {
	struct str when, place, food, lead, led; // led: who did, when that is another
	struct url calendar; // the day as a file for one's own calendar
};
struct task_line { // a role of the method, and who has it
	struct str title, hint, names;
	const struct form_page *give; // to choose who has it; NULL: not here
};
struct task_lines {
	const struct task_line *at;
	size_t n;
};
struct guest_line {
	struct id id, person;
	struct str name, asks, comes, words, needs, beside, only, key; // only: who alone reads what is needed
	bool good, away, speaks, may_remove, may_invite; // away: said words and is not there
};
struct guest_lines {
	const struct guest_line *at;
	size_t n;
};
struct guests_page {
	struct frame frame;
	struct id plan, gathering;
	struct str title;
	struct guest_lines lines;
	const struct form_page *add; // NULL: not now
};
struct day_line {
	struct str text, names, moment, key;
	bool chosen;
};
struct days_page {
	struct frame frame;
	struct id plan, gathering, mine; // mine: this seat's own place on the list
	struct str title, key;
	bool may, chosen;
	struct {
		const struct day_line *at;
		size_t n;
	} days;
	const struct form_page *form;
};
struct prepare_page {
	struct frame frame;
	struct id plan, gathering, id;
	struct str title, name, asks, key; // name: for whom this is filled in; empty for oneself
	struct meet_facts facts;
	struct task_lines tasks;
	struct str task; // what this one does there, by the method's own words
	struct {
		const struct day_line *at;
		size_t n;
	} days; // to say yes to all of them in one tap
	struct {
		const struct day_line *at;
		size_t n;
	} parts; // of the gathering, by name
	const struct form_page *poll, *answer, *needs;
	bool may_erase; // something was filled in
	struct str erase_key;
};
// One gathering that is near for who looks: what is asked of them, or when it is.
struct meet_line {
	struct url at;
	struct str text, more, task; // task: what this seat does there
};
struct meet_lines {
	struct {
		const struct meet_line *at;
		size_t n;
	} list;
};

struct str moment_words(const struct visit *, int32_t day, int32_t from); // "zaterdag 5 december om 14:00 uur"
// What comes after a gathering; `day` as a form sends it.
struct after_line {
	struct str what, when, day, key;
	bool planned;
};
struct after_lines {
	const struct after_line *at;
	size_t n;
};
struct after_lines after_lines(const struct visit *, const struct sight_gathering *);
struct meet_facts meet_facts(const struct visit *, const struct sight_gathering *);
struct guest_lines guest_lines(const struct visit *, const struct sight_gathering *);
const struct sight_guest *guest_me(const struct sight_gathering *); // NULL: not on the list
struct meet_lines meets_near(const struct visit *);

void guests_show(struct visit *);
void guests_add_do(struct visit *);
void guest_remove_do(struct visit *);
void prepare_show(struct visit *);
void days_show(struct visit *);
void days_do(struct visit *);
void arrange_show(struct visit *);
void calendar_show(struct visit *);
void form_drop_empty(struct visit *, const char *field); // a choice of nobody, as a list sends it
