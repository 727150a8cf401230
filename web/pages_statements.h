// SPDX-License-Identifier: EUPL-1.2
// What the pages of what professionals state show (views/statements.html).
#pragma once
#include "boxes.h"
#include "remarks.h"

struct statement_row {
	struct id plan, id;
	struct str text, why, ground, by, dropped, key;
	struct remark_rows plainer, answers, checks;
	bool condition, withdrawn, carried; // carried: over from a file
	bool unclear, asked, may_ask; // somebody asked for plainer words; this seat did; it may
};
struct statement_rows {
	const struct statement_row *at;
	size_t n;
};
struct question_row {
	struct id plan, id;
	struct str text, to, by, age, wish; // age: "3 weken geleden gevraagd."; wish: until when, while nobody answered
	struct str key;
	struct remark_rows answers;
	bool unclear, asked, may_ask, waits, carried; // waits: for the answer of who looks; carried: over from a file
};
struct question_rows {
	const struct question_row *at;
	size_t n;
};
struct question_page {
	struct frame frame;
	struct id plan;
	struct question_row question;
	struct str audience;
	const struct form_page *answer, *drop, *readers; // NULL: not this seat's
};
struct statements_page {
	struct frame frame;
	struct id plan;
	struct question_rows questions;
	bool may_question, fixed, may_take; // fixed: this seat is the fixed worker's
	struct statement_rows conditions, wishes, informed;
	bool may_condition, may_wish, may_inform;
};
struct statement_page {
	struct frame frame;
	struct id plan;
	struct statement_row statement;
	struct str audience; // of what came out of a file
	const struct form_page *answer, *check, *plainer, *withdraw, *readers, *away; // NULL: not this seat's
};

void statements_show(struct visit *);
struct statement_rows conditions_now(const struct visit *); // those that were not withdrawn
void statement_show(struct visit *);
void condition_add_show(struct visit *);
void wish_add_show(struct visit *);
void inform_add_show(struct visit *);
const struct form_page *adopt_form(struct visit *, const struct sight_version *); // NULL: not this seat's
const struct form_page *carried_away_form(struct visit *, struct str action); // what came out of a file may go
const struct form_page *carried_readers_form(struct visit *, struct str action, struct sight_names now); // and is shared anew
struct remark_rows adopted_rows(const struct visit *, const struct sight_version *);

// For the fixed worker.
struct act_line {
	struct id plan, id;
	struct str what, who, when;
};
struct unclear_line {
	struct url at;
	struct str text, who;
};
struct fixed_page {
	struct frame frame;
	struct id plan;
	struct question_rows questions;
	struct {
		const struct act_line *at;
		size_t n;
	} actions;
	struct {
		const struct unclear_line *at;
		size_t n;
	} unclear;
};
void fixed_show(struct visit *);
bool is_fixed(const struct visit *);
void own_part_show(struct visit *);
void own_part_do(struct visit *);
void question_show(struct visit *);
void question_add_show(struct visit *);
struct question_rows question_rows_of(const struct visit *, bool open_alone);
struct question_rows questions_to_me(const struct visit *); // that wait for the answer of who looks
struct statement_row statement_row_of(const struct visit *, const struct sight_statement *);
