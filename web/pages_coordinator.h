// SPDX-License-Identifier: EUPL-1.2
// What the pages around a coordinator show (views/coordinator.html).
#pragma once
#include "boxes.h"

struct coordinator_line { // one of the four lines
	struct str field, text, fault;
	bool on;
};
struct coordinator_lines {
	const struct coordinator_line *at;
	size_t n;
};
struct independence_page { // for the coordinator, before all else
	struct frame frame;
	struct id plan;
	struct str key, other_key;
	bool said; // the four lines stand there already
	struct coordinator_lines lines;
};

struct coordinator_card { // one coordinator, as the family has them
	struct id seat;
	struct str name, stated, heard, until; // days, in words; empty: not yet
	struct str handed, calls; // days: handed over, and the call
	struct str key, renewed; // renewed: the day the seat would last to when it is lengthened
	bool me, coach;
	bool may_hear, may_renew, may_coach, may_prepare;
};
// One sentence for the plan's page: what this seat has to do for or as a coordinator; empty when nothing.
struct str coordinator_notice(const struct visit *);
bool coordinator_sits(const struct visit *);
bool coordinator_asked(const struct visit *); // a coordinator sits here who did not say the four lines yet

struct lead_card { // a gathering that a coordinator does not lead so, or could say so of
	struct str title, who, proposal, word, decision, decision_word;
	const struct form_page * not, *answer; // NULL: not for this seat, or not now
};
struct prep_card { // something prepared
	struct id id;
	struct url away; // where it is taken away
	struct str key, who, with, typed, about, text, whom, phone, quiet,
	        when; // with: the coordinator, of what was carried over
	bool mine, named; // named: its head says who said it
};
struct prep_cards {
	const struct prep_card *at;
	size_t n;
};
struct coordinator_page {
	struct frame frame;
	struct id plan, seat; // seat: of who looks
	struct coordinator_lines lines;
	struct {
		const struct coordinator_card *at;
		size_t n;
	} cards;
	struct {
		const struct lead_card *at;
		size_t n;
	} leads;
	const struct form_page *hand_over; // NULL: not for this seat
	const struct form_page *contact; // who is the contact person. NULL: not for this seat
	struct str contacts; // who is it now
	struct prep_cards preps; // over from a file: with a coordinator who does not sit here
	bool may_ask;
	enum role ask_as;
};
void lead_fill(struct visit *, struct coordinator_page *);
const struct form_page *hand_over_form(struct visit *);
bool lead_waits(const struct visit *); // "zo leid ik het niet" was said, and this seat may answer

struct prep_page {
	struct frame frame;
	struct id plan, seat;
	struct str name; // of the coordinator
	bool me; // who looks is the coordinator
	bool shut; // one's own part is still behind the four digits
	struct prep_cards cards;
	const struct form_page *words, *call; // NULL: not now
};
void prep_show(struct visit *);
struct prep_cards preps_carried(const struct visit *);
