// SPDX-License-Identifier: EUPL-1.2
// What the parts of the core ask of each other about a folded plan (things.h).
#pragma once
#include "text.h"
#include "things.h"

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
// Is there anything that was never shown, or can be still, and was this seat there?
bool private_keeps(const struct plan *, int gathering, int seat, bool to_show);
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
