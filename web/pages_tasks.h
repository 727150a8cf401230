// SPDX-License-Identifier: EUPL-1.2
// What is shown of the roles of a method, and the sheet that lies on the table (views/guests.html, views/statements.html).
#pragma once
#include "pages_guests.h"
#include "pages_notes.h"
#include "pages_statements.h"

struct table_part { // of a gathering, with what is asked in it
	struct str title, there, time;
	bool closed;
	struct lines_shown prompts;
};
struct table_sheet {
	struct frame frame;
	struct url back;
	struct str title; // of the gathering; empty when there is none
	struct meet_facts facts;
	struct task_lines tasks;
	struct {
		const struct table_part *at;
		size_t n;
	} parts;
	bool various; // not all parts are for the same people
	struct statement_rows conditions;
};

// The roles of a gathering; of one that is over those that somebody had.
struct task_lines task_lines(const struct visit *, const struct sight_gathering *);
struct str tasks_of(const struct visit *, const struct sight_gathering *, struct id person); // "Voorzitter, Schrijver"; or empty
struct task_lines tasks_to_give(struct visit *, const struct sight_gathering *); // each with its form, for who may
void tasks_do(struct visit *);
void table_sheet_show(struct visit *); // of the gathering of the address, or else the newest that is not over
