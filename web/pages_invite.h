// SPDX-License-Identifier: EUPL-1.2
// What the pages around coming in show: asking somebody, the table code and the door (views/invite.html), and the guest's side
// (views/guest.html).
#pragma once
#include "pages_circle.h"
#include "qr.h"

// ---- asking somebody (beginnen.md, screens 11 and 12)

struct invite_who_page {
	struct frame frame;
	struct id plan;
	enum role as; // that was meant where this was asked from
	struct faces faces;
	bool beginning; // her first ten minutes are not over
};
struct let_read { // one thing somebody may be let read, with its first words
	struct id id; // of a room
	struct str field, value, title, words;
	bool on;
};
struct invite_form { // also of the door: what somebody gets
	struct id plan, person, seat;
	struct str name, key, honest_fault, until, until_fault, role_fault;
	struct options roles;
	struct {
		const struct let_read *at;
		size_t n;
	} reads;
};
struct invite_page {
	struct frame frame;
	struct invite_form form;
	bool beginning;
};
struct invite_honest_page { // the three honest lines, with everything chosen so far
	struct frame frame;
	struct invite_form form;
	struct str works, role;
	bool door;
};
struct invite_message_page { // screen 12
	struct frame frame;
	struct id plan, seat;
	struct str name, message, secret, mail, mail_fault;
	bool shared, mailed, beginning;
};
struct invite_asked_page { // an invitation that waits
	struct frame frame;
	struct id plan, seat;
	struct str name, key;
};
struct invite_code_page { // a code on the screen, for who sits beside
	struct frame frame;
	struct id plan;
	struct str name, code, link;
	struct qr qr;
	bool table;
};
struct invite_sheet_page { // on paper
	struct frame frame;
	struct str name, owner, host, message, link;
	struct str parts[4]; // of the house key
	struct qr qr;
	bool letter;
};

// ---- the table code and the door

struct invite_table_page {
	struct frame frame;
	struct id plan;
	struct str key;
};
struct guest_knock_page {
	struct frame frame;
	struct str code, name, code_fault, name_fault;
};
struct guest_wait_page {
	struct frame frame;
	struct id plan;
	struct str name;
	bool closed;
};
struct invite_door_page {
	struct frame frame;
	struct invite_form form;
};

// ---- the guest

struct guest_page { // "Ben jij Truus?"
	struct frame frame;
	struct str name;
	bool ask_phone, known; // typed on a phone; somebody is signed in here
	bool gone, none; // the link is used up; there is none
};
struct guest_key_page {
	struct frame frame;
	struct str typed, fault;
};
struct guest_digits_page {
	struct frame frame;
	struct id plan;
	struct str fault;
};
struct ask_card { // one thing asked, or one that was to be done
	struct id id;
	struct str what, when, who, key;
};
struct ask_cards {
	const struct ask_card *at;
	size_t n;
};
struct guest_day_page { // "Dag Truus", and "Truus zegt:" when another types
	struct frame frame;
	struct id plan, person;
	struct str name, who; // who: made the plan
	struct ask_cards asked, done;
	bool instead, shared;
};
struct guest_thanks_page {
	struct frame frame;
	struct id plan, action, person;
	struct str line, who;
	bool paper, instead, shared;
};
struct guest_word_page { // "Ik wil iets zeggen"
	struct frame frame;
	struct id plan, action, owner;
	struct str what, owner_name, word, fault, sound_fault, key;
	bool stuck, all; // chosen before, when it is shown again
};
struct guest_fridge_page {
	struct frame frame;
	struct str name, what, time, call; // what: empty when no child's name may hang there
	struct url bare; // the same sheet without it
};
struct guest_instead_page {
	struct frame frame;
	struct id plan;
	struct faces faces;
};
struct guest_young_page {
	struct frame frame;
	struct id plan;
	struct {
		const struct part_read *at;
		size_t n;
	} rooms;
	bool digits;
};

struct str invite_secret_url(struct visit *, struct str secret); // base/in/SECRET
const struct sight_seat *invite_untaken(struct visit *, struct id seat); // asked and not in yet, for an owner; NULL
bool invite_make_secret(struct visit *, enum secret_kind, struct id seat, struct str *ret); // false: the answer is made
struct str invite_message_text(struct visit *, struct str name, struct str link);
void invite_show_message(struct visit *, const struct sight_seat *, struct str secret);
struct invite_form invite_form(struct visit *, struct id person, struct str name, enum role now);
enum role invite_meant(const struct visit *, const char *field); // a role, by its number in an address; ROLE_NONE
bool invite_honest_needed(const struct visit *); // such a role was chosen and the lines were not read
void invite_show_honest(struct visit *, struct invite_form, struct str works, bool door);
void invite_show_key_sheet(struct visit *, struct id seat); // makes a house key and shows it on paper; in the saying thread
void invite_ends(struct visit *, struct id seat); // its links, keys and tokens
// Signs in who holds this secret; takes the seat when nobody has it yet. False: the answer is made.
bool invite_enter(struct visit *, const struct secret_facts *, struct str secret, bool shared);
void invite_go_inside(struct visit *, struct id plan); // to "Dag Truus" or the plan

// Makes the rooms of a young person that nobody else reads, when there are none yet. False: the answer is made.
bool invite_young_rooms(struct visit *, const char *again);

void invite_show_who(struct visit *);
void invite_show(struct visit *);
void invite_say(struct visit *);
void invite_show_asked(struct visit *);
void invite_make_message(struct visit *);
void invite_make_key(struct visit *);
void invite_show_as(struct visit *);
void invite_send_mail(struct visit *);
void invite_withdraw(struct visit *);
void invite_show_table(struct visit *);
void invite_say_table(struct visit *);
void invite_show_knock(struct visit *);
void invite_say_knock(struct visit *);
void invite_show_wait(struct visit *);
void invite_show_door(struct visit *);
void invite_say_door(struct visit *);
void invite_come_by_link(struct visit *);
void invite_show_guest(struct visit *);
void invite_say_guest(struct visit *);
void invite_show_key(struct visit *);
void invite_say_key(struct visit *);
void invite_show_new_digits(struct visit *);
void invite_hash_digits(struct visit *); // slow
void invite_say_new_digits(struct visit *);
void invite_show_day(struct visit *);
void invite_say_day(struct visit *);
void invite_show_thanks(struct visit *);
void invite_show_word(struct visit *);
void invite_show_fridge(struct visit *);
void invite_show_instead(struct visit *);
void invite_show_instead_day(struct visit *);
void invite_show_young(struct visit *);
