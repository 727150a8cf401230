// SPDX-License-Identifier: EUPL-1.2
// The folded plan, inside. Things name each other by index, so that a copy is a memcpy a list. Every thing begins with a
// `struct item`. What is gone keeps its place (indexes stay true) and its readers (history stays theirs).
#pragma once
#include "core.h"
#include "list.h"
#include "method.h"
#include "moments.h"
#include "seats.h"

enum { NOBODY = -1 };

struct item {
	struct id id;
	int author; // seat, NOBODY for none
	uint64_t seq; // of its last change
	int last; // the seat of that change
	int64_t time; // made
	bool gone, carried; // carried: over from a file
	bool held; // made in private time and not shown: its round's alone
	int16_t round; // the private time in which it was made, from 1; 0: in none
	uint64_t within; // seq of the last saying behind a shut door that changed it or was about it; 0: none did
	int within_by; // the seat of that saying
	int16_t waits; // the private time, from 1, during which it was put in the box: not read inside until the door is open
	struct str typed_then; // who typed it for its author without a seat here: a helper, or somebody in the plan of the file
};

enum seat_state { SEAT_INVITED, SEAT_WAITING, SEAT_TAKEN, SEAT_DECLINED, SEAT_WITHDRAWN, SEAT_LEFT, SEAT_ENDED };

struct place { // a seat at the table
	struct item item;
	int person;
	enum role role;
	enum seat_state state;
	bool owner, stopped; // stopped: its sharing was taken back in one tap
	int32_t since, until;
	uint64_t seen; // last seq that changed something it may see
	struct seats stand_in; // who may write for it
	uint32_t marks; // 1 << enum mark
	int64_t stated, heard; // of a coordinator: said to be independent, and taken as such by an owner; 0 when not
	int32_t handed; // the day the plan was handed over, DAY_NONE
	int helper; // person who may let it in again, or NOBODY
	int whom; // seat that may be called in private time, or NOBODY
	bool calls, called; // calls: asked for somebody; called: somebody asks for this one
};
struct person {
	struct item item;
	struct str name, tie, address, phone;
	int32_t ring;
	bool organisation, unasked;
	struct seats reach_readers;
};
struct room {
	struct item item;
	struct str title, hint;
	enum shows shows;
	struct seats readers;
	bool stays; // gone, by who could not know what lies in it unshown; who does keeps its title with that
};
struct own_field {
	struct item item;
	int room;
	struct str title;
	enum sort sort;
	struct strs choices;
};
struct cell {
	int field;
	struct str value;
};
struct entry {
	struct item item;
	int room, from; // from: person who said it
	struct str text, photo, sound, caption;
	struct cell *cells; // in the texts, replaced as a whole
	uint32_t n_cells, n_links;
	int *links;
	int gathering; // it is a note of, NOBODY
	struct str phase; // of that gathering, when it was written
	bool own_readers, proposed, denied;
	struct seats readers;
	int64_t changed;
};
struct goal {
	struct item item;
	struct str text, word;
	int under, gathering, from; // gathering: where it was decided; from: the person who said it; NOBODY
	bool denied;
	enum ending ending;
};
struct doer {
	int person;
	enum answer answer;
	bool dropped; // gave it back
	int by; // seat that filled the answer in for them, NOBODY
	int typed; // person who did in the plan of a file, NOBODY
	int16_t round; // the private time in which it did, 0
};
struct action {
	struct item item;
	struct str text, if_not, answer_word, sound;
	int goal, checker, gathering; // gathering: where it was decided, NOBODY
	bool brings; // it is brought to that gathering, on its day unless it has one of its own
	int32_t when, from, till;
	enum rhythm rhythm;
	const struct doer *doers; // in the texts, replaced as a whole
	uint32_t n_doers;
	enum report state;
	enum helped helped;
	int32_t last; // the day it was last reported done or going well
	bool own_readers;
	struct seats readers;
};
struct report_made {
	struct item item; // no id of its own
	int action, whom; // whom: person it was said for, NOBODY for the writer
	enum report report, before;
	int32_t last_before;
	struct str word, sound;
	bool own_readers;
	struct seats readers;
};
struct deal {
	struct item item;
	struct str text;
	int goal;
	enum branch branch;
};
struct offer {
	struct item item;
	struct str text, when;
	int from;
};
struct version {
	struct item item;
	struct str title;
	bool together, shown; // together: what is said of it is shown to others only once `shown`
	int by; // person who put it, of what was carried over; NOBODY otherwise
};
struct stand_said {
	struct item item; // no id of its own
	int version, person, witness; // the last one of a person counts
	int typed; // person who typed it for them, of what was carried over; NOBODY
	enum stand stand;
	struct str word;
};
// What a professional states to everyone at the table (P9).
struct statement {
	struct item item;
	enum stated stated;
	enum ground ground;
	int32_t ruled; // the day of a court's decision
	int by; // person who stated it, of what was carried over; NOBODY otherwise
	struct str text, why, whose, dropped;
	bool withdrawn;
	struct seats readers; // of what was carried over, with whom it was shared anew; else it is the whole table's
};
struct question { // to who works with families (P8)
	struct item item;
	struct str text;
	int to; // person
	int by; // person who asked it, of what was carried over; NOBODY otherwise
	int32_t until;
	bool own_readers;
	struct seats readers;
};
// What a seat says of a thing; the last one of a kind counts.
enum remark_kind { REMARK_ANSWER, REMARK_READING, REMARK_CHECK, REMARK_ADOPT, REMARK_UNCLEAR, REMARK_PLAINER };
struct remark {
	struct item item; // no id of its own
	enum remark_kind kind;
	enum thing of;
	int at, version; // at: which of those; version: that was looked at, or NOBODY
	int by; // person who said it, of what was carried over; NOBODY otherwise
	struct str text;
	bool refused;
	enum check check;
	enum adopted adopted;
	int32_t until;
};
struct prep { // what somebody prepared with a coordinator
	struct item item;
	int seat, from; // of the coordinator, NOBODY of what was carried over; the person whose words they are
	int with; // person: the coordinator
	enum prepares about;
	struct str text, whom, phone, quiet; // the last three: of whom to call
};
struct task_given { // a role of a method: to whom
	int people[TASK_PEOPLE];
	uint32_t n;
};
struct gathering {
	struct item item;
	struct str title;
	const struct method *method; // with its phases as the family made them; in the texts, replaced as a whole; never NULL
	const struct task_given *tasks; // for each role of the method, in the texts, replaced as a whole; NULL: nobody has one
	int phase; // the open one, NOBODY when none is
	bool over;
	int unled; // person who says "zo leid ik het niet", NOBODY for none
	bool unled_carried; // over from a file: nobody here waits for an answer
	enum safer safer; // what it proposes, and what the family says to that
	enum decision decision;
	struct str safer_word, decision_word;
	struct str place, food;
	int lead; // seat that leads it
	int led; // person who leads it, or led it where it was carried over from; NOBODY when nobody knows
	struct moments moments; // to choose from
	struct moment when; // chosen
	int32_t till; // about when it ends, minutes since midnight; NUMBER_NONE
	int32_t ended; // the day it was closed
};
struct guest { // somebody who is asked to a gathering
	struct item item;
	int gathering, person;
	int asks, beside; // persons; NOBODY
	int only; // seat that alone reads what is needed, NOBODY for all who read the list
	enum coming comes;
	struct str words, needs;
	bool polled; // said which moments
	struct moments can;
};
// One private time (architecture.md). Its door is shut while `to` is 0.
struct round {
	struct seats inside; // by name, for ever
	int gathering;
	uint64_t from, to; // seq of the event that shut the door, and of the one that opened it
	int64_t since, stayed; // stayed: when it was last said that they still sit there
	int32_t hours; // agreed at the door, NUMBER_NONE when not
	uint64_t shown; // seq of the last time that something of it was shown, 0
	bool slept; // it ended by falling asleep
	int64_t soon; // when it was said that the door opens in a minute; 0: it was not
	int opener; // the seat that said so
	struct seats fine, wait; // who answered it, and how
};
struct through {
	uint64_t seq;
	struct seats told; // of those outside: it has a place in their row of numbers, and in nobody else's
};
struct key_kept {
	uint64_t key, fields; // hashes
	int seat;
	uint64_t seq;
	int64_t time;
};

// The texts of a plan: only ever added to, by the one that applies; shared by all its copies.
struct texts {
	struct arena *arena;
	_Atomic unsigned holders;
};

struct plan {
	_Atomic unsigned holders;
	struct texts *texts;
	struct id id;
	uint64_t seq;
	int64_t time, begun;
	struct str name;
	enum language lang;
	enum picture cover;
	bool finished;
	enum support support; // as the owners chose it
	int32_t erase_day;
	struct seats steps, people_readers; // who may read goals and actions; the circle
	uint64_t within; // as of an item: of what is below here and in no list, and of the name and the cover
	int within_by;
	struct seats wrote; // who ever said anything but taking a seat
	uint32_t gone[THINGS]; // of each kind: these make room for others
	struct {
		LIST(struct place);
	} seats;
	struct {
		LIST(struct person);
	} people;
	struct {
		LIST(struct room);
	} rooms;
	struct {
		LIST(struct own_field);
	} fields;
	struct {
		LIST(struct entry);
	} entries;
	struct {
		LIST(struct goal);
	} goals;
	struct {
		LIST(struct action);
	} actions;
	struct {
		LIST(struct deal);
	} deals;
	struct {
		LIST(struct offer);
	} offers;
	struct {
		LIST(struct version);
	} versions;
	struct {
		LIST(struct statement);
	} statements;
	struct {
		LIST(struct question);
	} questions;
	struct {
		LIST(struct report_made);
	} reports;
	struct {
		LIST(struct stand_said);
	} stands;
	struct {
		LIST(struct remark);
	} remarks;
	struct {
		LIST(struct key_kept);
	} keys;
	struct {
		LIST(struct prep);
	} preps;
	struct {
		LIST(struct gathering);
	} gatherings;
	struct {
		LIST(struct guest);
	} guests;
	struct {
		LIST(struct round);
	} rounds;
	struct {
		LIST(struct through);
	} through; // what was said within rounds and reached outside
	struct {
		LIST(uint16_t);
	} room_order, entry_order;
	// While a door is shut: the plan as all have it who are not inside. Its things stand at the same indexes as here: what is
	// made inside has an empty place there (private.c).
	struct plan *outside;
};
