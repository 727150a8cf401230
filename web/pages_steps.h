// SPDX-License-Identifier: EUPL-1.2
// What the pages of goals, actions, agreements and help offered show (views/steps.html). The row of an action is shared: the
// plan's own page and "this week" show it too, with its buttons.
#pragma once
#include "boxes.h"

// One action in a list. Its buttons post to /plan/ID/actie/ID/… and come back to `back`.
struct act_row {
	struct id plan, id;
	struct str what, when, who; // who: "jij en Kim", empty when nobody does it yet
	struct url sound; // spoken; empty: not
	struct str state; // how it goes, in a word; or who does not know of it yet
	bool good, waiting; // the colour of that word
	struct str kept; // items_kept
	bool asked; // it is asked of the visitor: three answers
	bool doing; // the visitor does it: one tap tells how it goes
	bool open; // nobody does it yet: "Ik doe dit"
	bool done, late, undo;
	bool first; // its button is the one of this screen
	bool all; // on its own page, or when it repeats: "Gaat goed" too
	struct str back; // "plan", "week", "samen", "doel" or "actie"
	struct str key; // so that a double tap counts once
};
struct act_row act_row_of(const struct visit *, const struct sight_action *, const char *back, bool first);

struct act_rows {
	const struct act_row *at;
	size_t n;
};
struct deal_row {
	struct id plan, id;
	struct str text, branch; // branch: "Als het lukt", "Als het niet lukt", or empty
	bool may_change;
};
struct str branch_words(const struct visit *, enum branch); // "Als het lukt:", "Als het niet lukt:", or empty
struct goal_row {
	struct id plan, id;
	struct str text, ending, word, kept, said; // said: by whom, and who typed it
	bool small, closed, denied;
	struct act_rows acts;
	struct {
		const struct deal_row *at;
		size_t n;
	} deals;
	struct {
		const struct goal_row *at;
		size_t n;
	} under; // small goals
};
struct goals_page {
	struct frame frame;
	struct id plan;
	struct str audience;
	bool alone, may_goal, may_action, may_deal, may_share;
	struct {
		const struct goal_row *at;
		size_t n;
	} goals;
	struct goal_row loose; // what hangs under no goal
};
struct aloud_page { // the goals one at a time
	struct frame frame;
	struct id plan;
	struct str text, above; // text: empty for what hangs under no goal; above: the goal it is a small goal of
	size_t number, all, before, next; // screens, from 1; 0: none
	bool inside;
	struct act_rows acts;
	struct {
		const struct deal_row *at;
		size_t n;
	} deals;
};
struct goal_page {
	struct frame frame;
	struct goal_row goal;
	struct str above_text; // the goal this small goal is under
	struct id above;
	struct str key;
	bool has_above, may_goal, may_action, may_deal, may_close, may_change, may_deny;
};
struct report_row {
	struct str who, what, word, when;
	struct url sound;
	bool good, waiting;
};
struct said_for {
	struct str text; // "Sjaan zei ja. Petra vulde het in."
};
struct action_page {
	struct frame frame;
	struct act_row act;
	struct str goal, doers, refused, call, checker, if_not, helped, audience, key, typist;
	struct id goal_id;
	bool has_goal, may_change, may_help, alone, own_readers, may_add_self, may_give_back;
	struct {
		const struct report_row *at;
		size_t n;
	} reports;
	struct {
		const struct said_for *at;
		size_t n;
	} spoken; // answers that another filled in
	const struct form_page *for_other; // "Kim heeft geen Kring": said for somebody without a seat
	const struct form_page *help; // did it help?
	const struct form_page *word; // a report with a word beside it
};
struct offer_row {
	struct id plan, id;
	struct str text, when, who;
	bool may_take, may_remove;
};
struct offer_rows {
	const struct offer_row *at;
	size_t n;
};
struct offer_rows offer_rows_of(const struct visit *);
struct offers_page {
	struct frame frame;
	struct id plan;
	struct offer_rows offers;
	const struct form_page *add; // NULL: for people of the circle only
};
struct managed_row {
	struct str text, who, word, when;
	struct id plan, id;
	bool goal;
};
struct managed_page {
	struct frame frame;
	struct id plan;
	struct {
		const struct managed_row *at;
		size_t n;
	} done;
};
