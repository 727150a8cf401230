// SPDX-License-Identifier: EUPL-1.2
// The beginning of a plan: what its pages show (views/begin.html), and what pages_begin*.c share. A screen has a number, which
// is kept with the person (person_settings.page), so that who stops halfway comes back to it.
#pragma once
#include "qr.h"
#include "visit.h"

enum begin_screen { // as in the person's settings; 0 is done
	BEGIN_WHO = 3,
	BEGIN_MATTER,
	BEGIN_GOOD,
	BEGIN_WISH,
	BEGIN_PEOPLE,
	BEGIN_STEP,
	BEGIN_KEY,
	BEGIN_DIGITS,
	BEGIN_HELPER,
	BEGIN_PLAN, // screen 10: the plan itself; she may still ask somebody
	BEGIN_ASK, // screen 11
	BEGIN_READY, // screen 12
	BEGIN_SCREENS,
};
enum { BEGIN_ROWS = 12, BEGIN_QUESTIONS = 7 };

struct begin_code { // a house key in its parts, as it is read aloud
	const struct str *at;
	size_t n;
};
struct begin_row { // somebody: a name, and who that is
	int n;
	struct id person; // who stands there already
	struct str name, tie, fault;
};
struct begin_rows {
	const struct begin_row *at;
	size_t n;
};
struct begin_line { // a text, typed or spoken
	int n;
	struct str text, fault, sound_fault;
};
struct begin_lines {
	const struct begin_line *at;
	size_t n;
};
struct begin_choice {
	struct id id;
	struct str name, more;
	bool chosen;
};
struct begin_choices {
	const struct begin_choice *at;
	size_t n;
};

struct begin_strs {
	const struct str *at;
	size_t n;
};

struct begin_page {
	struct frame frame;
	struct url to; // where its form goes
	struct id plan, key;
	int question; // 2..7; 0: no question
	bool helping; // somebody types for another
	struct str helped; // her name, or "wie je helpt"
	struct str sound_fault; // at the one voice of this screen
	struct begin_strs before; // what stands there already
	struct begin_code code;
};
struct begin_who {
	struct begin_page b;
	struct str me, me_fault;
	struct begin_rows children;
};
struct begin_text {
	struct begin_page b;
	struct str heading, hint, skip;
	bool alone;
	int rows; // of the box; 1 is a line
	struct begin_lines lines;
};
struct begin_people {
	struct begin_page b;
	struct begin_rows rows;
};
struct begin_step {
	struct begin_page b;
	struct str what, what_fault, day, day_fault;
	bool me, nobody, today, tomorrow, week, other;
	struct begin_choices doers;
};
struct begin_key {
	struct begin_page b;
	bool shared, paper, stopped;
	struct str host;
	struct qr qr;
	struct url next;
	struct str value, fault; // e-mail or digits
};
struct begin_helper {
	struct begin_page b;
	struct begin_choices people;
};
struct begin_back {
	struct begin_page b;
	struct str was;
};

// For who comes in by a key: true when she is halfway this plan's beginning, and then the answer is made: "Welkom terug".
bool begin_go_back(struct visit *);
// Of who is still beginning this plan and came to the plan: is at that screen now. In the saying thread.
void begin_came_to(struct visit *, enum begin_screen);
bool begin_asking(struct visit *); // she asks her first: "Even stoppen" stands there too
struct url begin_at_plan(struct visit *); // where who stopped at screen 11 or 12 goes on
void begin_stop(struct visit *); // screen "Tot straks"

// ---- what the screens share (pages_begin_say.c)

struct begin_page begin_page(struct visit *, enum begin_screen);
const char *begin_name(enum begin_screen); // its page's name
struct str begin_was(enum begin_screen); // "wat gaat er goed?", to translate
bool begin_doing(const struct visit *, const char *what); // which button was pressed

// Somebody types for another (pages_begin_help.c).
bool begin_helping(const struct visit *);
struct str begin_typist(struct visit *); // the first name of who does, "een helper", or empty: she types herself
void begin_help_on(struct visit *); // remembers the helper in this browser, or forgets one

// Fields of rows and lines have a number: "naam.2".
struct str begin_numbered(struct visit *, const char *field, int n);
struct str begin_value(struct visit *, const char *field, int n);
struct str begin_fault(struct visit *, const char *field, int n);

// Says `fields`. A mistake in them is told at `field` of the page of `screen`; `n` tells the sayings of one form apart.
struct begin_saying {
	enum say say;
	enum begin_screen screen;
	int n;
	const char *field;
	const struct typed *fields;
	size_t n_fields;
};
bool begin_say(struct visit *, const struct begin_saying *, struct said *ret);
// The page anew with a sentence at a field.
void begin_wrong(struct visit *, enum begin_screen, struct str field, struct str reason);
// Remembers that `next` is where she is now. False: the answer is made.
bool begin_remember(struct visit *, enum begin_screen next);
// On to `next`, or to the page for who wants to stop.
void begin_go_on(struct visit *, enum begin_screen next);
// A new house key for this seat, in its parts; the old one ends. False: the answer is made.
bool begin_new_key(struct visit *, struct begin_code *ret, struct str *ret_key);
const struct sight_room *begin_room(const struct visit *, struct str title); // with that title, in either language

// Screens 3 and 7 ask for names: what was spoken there instead is kept in a room of its own, which only she reads. False: the
// answer is made.
bool begin_keep_spoken(struct visit *, enum begin_screen);
struct begin_strs begin_spoken(struct visit *, enum begin_screen); // what stands in that room
// What was recorded beside line n of a screen. False: it is no sound, or the plan has no room for it, and the answer is made.
bool begin_keep_sound(struct visit *, enum begin_screen, int n, struct str *ret_hash);

// ---- pages in other files than their table
void begin_show_who(struct visit *, struct begin_code); // screen 3 with the key above it
void begin_matter(struct visit *);
void begin_matter_told(struct visit *);
void begin_good(struct visit *);
void begin_good_told(struct visit *);
void begin_wish(struct visit *);
void begin_wish_told(struct visit *);
void begin_key_choose(struct visit *);
void begin_key_chosen(struct visit *);
void begin_mail(struct visit *);
void begin_mail_sent(struct visit *);
void begin_mail_code(struct visit *);
void begin_mail_check(struct visit *);
void begin_digits(struct visit *);
void begin_digits_hash(struct visit *);
void begin_digits_keep(struct visit *);
void begin_helper(struct visit *);
void begin_helper_chosen(struct visit *);
void begin_handed_over(struct visit *);
void begin_phone(struct visit *);
void begin_phone_told(struct visit *);
void media_sound(struct visit *);
void media_picture(struct visit *);
