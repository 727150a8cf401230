// SPDX-License-Identifier: EUPL-1.2
// The folded plan, inside. Things name each other by index, so that a copy is a memcpy a list. Every thing begins with a
// `struct item`. What is gone keeps its place (indexes stay true) and its readers (history stays theirs).
#pragma once
#include "core.h"
#include "list.h"
#include "method.h"
#include "moments.h"
#include "seats.h"
#include "text.h"

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

// What a saying or an event is about, resolved.
struct ask {
	const struct plan *plan; // as who asks has it: in private time the inner one or the one outside
	enum speaker speaker;
	bool kept_out; // a door is shut, and who asks is not inside
	enum shut shut;
	int seat; // index, NOBODY
	enum chair chair; // its role
	int64_t now;
	uint64_t seen; // the last seq that who asks had seen; 0: whatever it is now
	const struct intent *intent;
	enum thing thing; // what `about` is
	int about; // index, NOBODY when it makes a new thing or is about none
	struct faults *faults; // decide_content adds what is wrong in a field here
};

bool may_add_own_only(const struct ask *seat); // an action: what it does itself
bool may_at_all(const struct right *, const struct ask *seat); // of a sight's `mag`
// The person or goal that a cell of such a field names by its id; NOBODY for words.
int cell_target(const struct plan *, int field, struct str value, enum thing *ret);
struct str plan_shut(const struct plan *, enum say); // why a plan that is finished or will be erased takes this no more; or empty

// Finding. The index of a thing by id, gone ones too; NOBODY when there is none.
int plan_find(const struct plan *, enum thing, struct id);
const struct item *plan_item(const struct plan *, enum thing, int index);
int plan_count(const struct plan *, enum thing); // what is gone too
int plan_seat_of_person(const struct plan *, int person); // one that is taken, else one that was invited or waits; NOBODY
// For so many more of what this saying makes. What stayed inside a private time takes no room of a seat that was not there.
bool plan_has_room(const struct plan *, int seat, enum say, size_t more);
int plan_find_any(const struct plan *, struct id, enum thing *ret);
struct str thing_text(const struct plan *, enum thing, int index); // its title, name or text

// Who may see what: the one home of audience (product.md C9).
bool seat_active(const struct plan *, int seat, int64_t now); // taken, and its last day not past
struct seats plan_owners(const struct plan *);
struct seats plan_table(const struct plan *); // every taken seat
struct seats plan_leaders(
        const struct plan *); // who settles how a gathering is led: the family's older ones and the coordinators
struct seats within_round(const struct plan *, const struct item *, struct seats); // not shown: those of them who were inside
struct seats readers_of(const struct plan *, enum thing, int index); // the author included
struct seats reach_readers(const struct plan *, int person); // of a person's address and telephone
struct seats not_among_themselves(const struct plan *, struct seats readers, int author);
struct seats report_readers(const struct plan *, const struct report_made *);
struct seats stand_readers(const struct plan *, const struct stand_said *);
bool report_aside(const struct report_made *);
bool own_report(const struct report_made *, int seat); // made here, by this seat: it can be taken back
int report_newest(const struct plan *, int action, int seat); // the newest that this seat may see, NOBODY when none
struct seats letter_readers(
        const struct plan *, int entry); // who will read it when the door is open, while it waits; else nobody
struct seats who_see(const struct plan *, enum thing, int index); // its readers, and who stands in for one of them
bool may_see(const struct plan *, int seat, enum thing, int index);
bool may_speak_for(const struct plan *, int seat, int person); // may say what they think of a version, as told by them
bool may_quote(const struct plan *, int seat, int person); // may write down words as this person's
struct seats told_unclear(const struct plan *, enum thing, int index); // who hears that somebody asked for plainer words
bool of_helper(const struct plan *, const struct entry *); // own words of who works with families
bool acts_for_authority(const struct place *);
bool states(const struct plan *, int seat, int statement, int64_t now); // withdraws it, and looks whether it is covered

// A hash of a saying's own fields, and of a key: not for secrets.
uint64_t fields_hash(enum say, const union said_fields *);
uint64_t text_hash(struct str);

// Of the event: who may see it, before or after it is applied.
// `made`: it was applied already, so that what it makes is there to be found.
int event_about(const struct plan *, const struct event *, bool made, enum thing *ret); // index, NOBODY
struct seats event_readers(const struct plan *, const struct event *, bool made);
struct seats event_told(const struct plan *, const struct event *, bool made); // whose sight it may change
struct id about_of(
        enum say, const union said_fields *, struct ids fresh, enum thing *ret); // thing THINGS when it is about the plan
struct ids ids_of_field(const struct field *, const union said_fields *, struct id *room_for_one); // FIELD_ID or FIELD_IDS

bool asks_plainer(enum say); // "Ik snap dit niet": said to nobody by name
bool is_way_in(enum say); // a fresh key or link for a seat, or a copy of what it may read
bool changes_a_text(enum say); // one that overtakes, and can be overtaken

// Applying, by subject; each is total.
void apply_plan(struct plan *, const struct event *, int seat);
void apply_circle(struct plan *, const struct event *, int seat);
void apply_steps(struct plan *, const struct event *, int seat);
void apply_statements(struct plan *, const struct event *, int seat);
void apply_questions(struct plan *, const struct event *, int seat);
bool starts_alone(const struct plan *, int seat); // a child's or young person's own words start with them alone
void read_less(struct plan *, const struct say_read_less *, int seat); // given.c
int carried_by(const struct plan *, const struct event *); // whose words these were, of what was carried over; NOBODY otherwise
struct remark *remark_add(struct plan *, const struct event *, int seat, enum remark_kind, enum thing of, int at);
struct str text_keep(struct plan *, struct str);
void doer_put(struct plan *, struct action *, struct doer); // in the place of that person's, or after the last
void item_end(struct plan *, enum thing, int index); // gone, and its place in what fits is free
void item_begin(struct plan *, struct item *, struct id, int seat, const struct event *);
struct seats seats_from(const struct plan *, struct ids); // of seat ids; unknown and ended ones are left out
struct seats readers_chosen(const struct plan *, const struct item *of, struct seats now, struct ids chosen, int seat);
void order_put(struct plan *, bool rooms, int index, int after);

// Private time (private.c).
const struct plan *plan_as(const struct plan *, int seat); // the inner plan, or the one outside; NOBODY: outside
const struct plan *plan_for(const struct plan *, struct id seat); // the same by id
const struct round *round_shut(const struct plan *); // the private time that is on, as seen from inside and outside; or NULL
struct plan *plan_settled(const struct plan *, int64_t now); // a copy in which what fell asleep ended; NULL when nothing did
bool private_asks(const struct plan *, int64_t now); // is it time to ask whether they still sit there?
struct seats private_names(const struct plan *, struct ids named); // who stays; none named: the circle
bool private_hides(const struct plan *, uint64_t seq, int seat); // was this said inside, and this seat not there?
bool private_kept_from(const struct plan *, const struct item *, int seat); // not shown, and this seat was not there
bool private_missed_none(const struct plan *, int seat); // private_keeper.c: was in every private time there was
bool private_was_inside(const struct plan *, const struct item *, int seat);
bool private_saw(const struct plan *, int round, int seat); // the same of a round by its number
// Is there anything that was never shown, or can be still, and was this seat there?
bool private_keeps(const struct plan *, int gathering, int seat, bool to_show);
void plan_apply_one(struct plan *, const struct event *, int seat); // apply.c: to this plan, whatever stands outside
struct seats private_share_less(struct plan *outside, const struct event *, int seat); // who sees that something was taken away
void private_apply(struct plan *, const struct event *, int seat); // to both, as the door says
bool private_shows_unseen(const struct ask *); // what another wrote inside after it was read through, and is not kept back
struct str decide_private(const struct ask *);
// What stood there before the door shut and was changed behind it (private_kept.c).
// By what was said; before: a copy, to compare with, and changed for that.
void private_mark(struct plan *, struct plan *before, const struct event *, int seat);
bool private_changed(const struct plan *, const struct item *); // in the private time that is on
const struct item *said_of(const struct plan *, int list, uint32_t index); // itself, or what that report, stand or remark is of
void whole_as_outside(struct plan *); // what is of the plan and of no thing in it
void private_keep(struct plan *, struct ids kept); // these are as they are outside
void private_rooms_back(struct plan *, int round); // those that were taken away over what is shown of it now
bool says_unshown(const struct plan *, enum say); // private_keeper.c: may SHUT_INSIDE say this? The plan: from outside
void apply_gatherings(struct plan *, const struct event *, int seat);
void apply_guests(struct plan *, const struct event *, int seat);
struct str about_guest(const struct ask *); // decide_guests.c
struct seats guest_readers(const struct plan *, int gathering);
struct seats needs_readers(const struct plan *, const struct guest *); // who reads what this guest needs
void apply_preps(struct plan *, const struct event *, int seat); // apply_prep.c
void preps_end(struct plan *, int coordinator); // with the seat goes what was prepared there
bool preps_with(const struct plan *, int coordinator); // is there any?
struct str about_gathering(const struct ask *); // decide_gathering.c
struct str about_statement(const struct ask *); // decide_statements.c
struct str about_support(const struct ask *); // decide_support.c

// The lists of things, and behind them reports, stands and remarks, whose items have no id: for what is done to all alike.
enum { LIST_REPORTS = THINGS, LIST_STANDS, LIST_REMARKS, ITEM_LISTS };
uint32_t items_in(const struct plan *, int list);
struct item *item_at(struct plan *, int list, uint32_t index);
void items_pad(struct plan *, const struct plan *like, int round); // empty places for what `like` has more
void items_count(struct plan *); // anew, what is gone
void item_copy(struct plan *to, const struct plan *from, int list, uint32_t index);
bool item_alike(const struct plan *, const struct plan *, int list, uint32_t index); // also a text that was said anew is another
bool ids_have(struct ids, struct id);

// Content, after rights: empty when it may be said, otherwise the reason as a text to translate. What is wrong in one field is
// added to ask->faults instead.
struct str decide_content(const struct ask *);
void fault_at(const struct ask *, const char *wire, struct str reason);
void day_ahead(const struct ask *, int32_t day, const char *wire); // a mistake when it is past, or too far ahead
