// SPDX-License-Identifier: EUPL-1.2
// What the pages of the circle show: people, seats, who reads what (views/circle.html, seat.html, share.html).
#pragma once
#include "pages_steps.h"

struct face { // one person, as a letter and a name
	struct id id;
	struct str name, letter, role;
	int colour; // 1..6
	bool asked; // has not said yes
};
struct faces {
	const struct face *at;
	size_t n;
};
struct ring {
	struct str title;
	struct faces faces;
};
struct circle_page {
	struct frame frame;
	struct id plan;
	struct {
		const struct ring *at;
		size_t n;
	} rings; // empty with fewer than five people
	struct faces close, unasked, beside, waiting; // close: everybody in the circle, when there are no rings
	struct offer_rows offers; // help that lies on the table
	struct str audience;
	bool few, owner, reads, stands; // stands: the visitor speaks for somebody
};

struct tick { // one of several that may be chosen
	struct id id;
	struct str name, more;
	bool on;
};
struct ticks {
	const struct tick *at;
	size_t n;
};
struct option { // one of a choice
	struct str value, text;
	bool on;
};
struct options {
	const struct option *at;
	size_t n;
};

struct person_form { // adding and changing
	struct id plan, id;
	struct str name, name_fault, tie, tie_fault;
	struct options rings;
	bool organisation;
	struct str key, version, next; // next: "erbij" goes on to the invitation
};
struct person_page {
	struct frame frame;
	struct person_form form;
	struct face face;
	struct str address, address_fault, phone, phone_fault, state, key;
	struct url dial;
	struct ticks readers;
	struct id seat;
	bool may_change, may_reach, may_remove, may_invite, invited, seated, owner;
};
struct person_add_page {
	struct frame frame;
	struct person_form form;
};

struct promise { // what somebody would do, and stands open again when they go
	struct str what;
};
struct promises {
	const struct promise *at;
	size_t n;
};
struct seat_page {
	struct frame frame;
	struct id plan, id, person;
	struct face face;
	struct str role, until, until_value, until_fault, since, key, why;
	struct str renewed; // the day it would last to when it is lengthened; empty: not by this seat, or not yet
	struct options marks; // that can be given
	struct options has_marks; // that are there
	struct promises promises;
	bool me, owner, may_end, may_own, may_grow, may_term, circle, family, stand_in, stands_for, last_owner, may_key, taken,
	        is_owner, outside, lapsed;
};

struct term { // a seat whose last day is near, or was just now
	struct id plan, seat;
	struct str name, until, renewed, key;
	bool me, over;
};
struct terms {
	const struct term *at;
	size_t n;
};
struct terms seat_terms(const struct visit *);

struct part_read { // one thing a seat reads, or a thing with its readers
	struct id id; // of the room; none for a part
	struct str title, audience;
	bool part, people, may; // part: no room but the steps, or the people
};
struct parts_read {
	const struct part_read *at;
	size_t n;
};
struct share {
	struct face face;
	struct parts_read parts;
	struct str until, by;
	bool may_stop, nothing, owner;
};
struct ledger_page {
	struct frame frame;
	struct id plan;
	struct {
		const struct share *at;
		size_t n;
	} shares;
	struct parts_read parts;
	struct str key;
	bool owner;
};
struct readers_page {
	struct frame frame;
	struct id plan, me;
	struct str title, key, chosen; // chosen: the ticked ones, as names
	struct ticks readers;
	bool people;
};
struct leave_page {
	struct frame frame;
	struct id plan;
	struct str key;
	bool last_owner;
	struct promises promises;
};

struct face circle_face_of(const struct visit *, const struct sight_person *);
struct face circle_face_of_seat(const struct visit *, const struct sight_seat *); // its id is the seat's
struct str circle_fresh_key(const struct visit *); // for a form: a double tap counts once
const struct sight_seat *circle_seat_of_person(const struct visit *, struct id person); // invited or taken; NULL
// Everybody else with a seat, as ticks of that field: as typed, by the group that was pressed, or as it is now.
struct ticks circle_reader_ticks(const struct visit *, const char *field, struct sight_names now);

void circle_show(struct visit *);
void circle_show_person_add(struct visit *);
void circle_say_person_add(struct visit *);
void circle_show_person(struct visit *);
void circle_say_person(struct visit *); // changed
void circle_say_person_reach(struct visit *);
void circle_say_person_remove(struct visit *);
void circle_show_seat(struct visit *);
void circle_say_seat(struct visit *); // whatever its form names as `soort`
void circle_show_leave(struct visit *);
void circle_say_leave(struct visit *);
void circle_show_ledger(struct visit *);
void circle_say_stop(struct visit *);
void circle_show_part_readers(struct visit *);
void circle_say_part_readers(struct visit *);
