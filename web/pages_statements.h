// SPDX-License-Identifier: EUPL-1.2
// What the pages of what professionals state show (views/statements.html).
#pragma once
#include "boxes.h"

struct remark_row {
	struct str label, text, who; // label: "Geregeld", "In andere woorden"; who: "Marjan · 12 oktober"
	bool good, waiting;
};
struct remark_rows {
	const struct remark_row *at;
	size_t n;
};
struct statement_row {
	struct id plan, id;
	struct str text, why, ground, by, dropped, key;
	struct remark_rows plainer, answers, checks;
	bool condition, withdrawn;
	bool unclear, asked, may_ask; // somebody asked for plainer words; this seat did; it may
};
struct statement_rows {
	const struct statement_row *at;
	size_t n;
};
struct statements_page {
	struct frame frame;
	struct id plan;
	struct statement_rows conditions, wishes, informed;
	bool may_condition, may_wish, may_inform;
};
struct statement_page {
	struct frame frame;
	struct id plan;
	struct statement_row statement;
	const struct form_page *answer, *check, *plainer, *withdraw; // NULL: not this seat's
};

void statements_show(struct visit *);
void statements_sheet_show(struct visit *);
void statement_show(struct visit *);
void condition_add_show(struct visit *);
void wish_add_show(struct visit *);
void inform_add_show(struct visit *);
const struct form_page *adopt_form(struct visit *, const struct sight_version *); // NULL: not this seat's
struct remark_rows adopted_rows(const struct visit *, const struct sight_version *);
