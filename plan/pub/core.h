// SPDX-License-Identifier: EUPL-1.2
// The core's door: a plan folded from its events, what a seat may say to it, and what a seat may see of it. Pure: no files, no
// clock, no chance; `now` and fresh ids come in as arguments. A published plan is never changed: who wants to say something
// copies it, applies, and publishes the copy.
#pragma once
#include "words.h"

struct plan; // opaque: only plan/ and journal/ hold one, and only plan/ looks inside

struct plan *plan_create(struct id); // nothing said yet; held once
struct plan *plan_copy(const struct plan *); // held once; shares the texts, which never change
void plan_hold(struct plan *); // one more holder; any thread
void plan_release(struct plan *); // the last one frees; NULL is allowed
size_t plan_size(const struct plan *); // bytes, about

uint64_t plan_seq(const struct plan *); // of the last event applied; 0 for none
enum language plan_language(const struct plan *);
int64_t plan_time(const struct plan *); // of the last event
int32_t plan_erase_day(const struct plan *); // when it will be erased, DAY_NONE when it will not
bool plan_solo(const struct plan *); // nobody but the one owner ever wrote in it, and no door was ever shut (P15)
// Total: any event on any plan gives a plan. What the event cannot do (its thing is gone, a bound is passed) it does not do.
void plan_apply(struct plan *, const struct event *, uint64_t seq);

// What stays shut for a seat, by how its person came in: none, one or both.
enum shut {
	SHUT_NOTHING = 0,
	SHUT_OWN = 1, // the four digits were not given: what is for this person alone
	SHUT_INSIDE = 2, // by what the machine's keeper can make or read (a link, a token, a code by mail), and who it is was not
	                 // shown since: what was said in private time; once there was one, nothing is handed on that lets others
	                 // in or read
};

// Who speaks: one seat of the plan, somebody without one, or the keeper of the machine.
enum speaker { SPEAKER_SEAT, SPEAKER_NEWCOMER, SPEAKER_KEEPER };
struct voice {
	enum speaker kind;
	struct id seat; // SPEAKER_SEAT
	enum shut shut; // of that seat
};

enum outcome {
	SAID, // *event is to be kept
	REPEATED, // the same saying was kept before: give the same answer, keep nothing
	UNKNOWN, // 404: the plan or a thing it names is not there for this seat
	NOT_YOURS, // 403: not by this role
	WRONG, // 400: see faults
	NOT_NOW, // 403: by what the plan holds; see reason
	OVERTAKEN, // 409: somebody changed the same thing after what this seat had seen
	KEY_TAKEN, // 409 in the API: this key was used for another saying
};
struct verdict {
	enum outcome outcome;
	struct faults faults;
	struct str reason; // a text to translate, for NOT_NOW and OVERTAKEN
	uint64_t seq; // REPEATED: the event that was kept then
	struct id about; // the thing it is about, or none
};
// May this be said, and what is then kept? `fresh` are FRESH unused ids; `seen` is the last seq the caller had seen, 0 for
// "whatever it is now". The event's texts are those of the intent. Rights come before content (contract.md, The API, refusal).
// `typed` are the mistakes found while reading it, or NULL: they count after the rights of the role and before all else.
struct verdict plan_decide(const struct plan *, struct voice, int64_t now, const struct intent *, const struct faults *typed,
        uint64_t seen, const struct id *fresh, struct event *ret);

// All that a seat may see, now. Texts point into the plan: hold it while you use them. NULL when there is no such seat, or it
// ended. `version` is left empty: the journal makes the volgnummer, which takes a key.
struct sight_plan *plan_sight(const struct plan *, struct id seat, int64_t now, struct arena *);
// The same, with what a page has no room for: every report of an action, and not only the last three. For a file.
struct sight_plan *plan_sight_whole(const struct plan *, struct id seat, int64_t now, struct arena *);
// Does this sight's `may` name that saying: could this seat say it here, of something or other? A page shows a button by it; what
// depends on the thing itself (`mine`, `doing` ...) comes beside it, and plan_decide has the last word.
bool sight_says(const struct sight_plan *, enum say);
// The number behind a seat's volgnummer: the seq of the last event that changed something this seat may see.
uint64_t plan_seen(const struct plan *, struct id seat);
// That seq, for a seat: without what was said in private time while it was not inside. What a volgnummer is made of.
uint64_t plan_ordinal(const struct plan *, struct id seat, uint64_t seq);

struct seat_facts {
	struct id id, person; // person: the mens of the plan
	struct str name;
	enum role role;
	bool owner, invited, waiting, ended, outside; // outside: professional, coordinator, office: its looks are by the hour
	int32_t until;
};
// What a seat was given by somebody's choosing (given.c). `of` is the thing, or the plan.
enum gift {
	GIVEN_ROOM,
	GIVEN_ENTRY,
	GIVEN_ACTION,
	GIVEN_REACH, // a person's address and telephone
	GIVEN_QUESTION,
	GIVEN_STATEMENT, // that came out of a file, and was shared anew
	GIVEN_REPORT,
	GIVEN_STAND_IN, // of: whose
	GIVEN_STEPS,
	GIVEN_CIRCLE,
	GIVEN_UNTIL, // nr: the last day it sits
	GIFTS
};
struct given {
	enum gift kind;
	struct id of, seat;
	int64_t nr; // of what has more than one: 0 otherwise
};
void plan_given(const struct plan *, void (*each)(void *with, struct given), void *with); // all, but until when they sit
// What was taken (not `more`), and given, between these two, in that order.
void plan_given_since(
        const struct plan *before, const struct plan *now, void (*each)(void *with, struct given, bool more), void *with);
// Groups of roles, as plan/words names them: for words and lists. What a seat may say is in its sight's `mag`.
bool family_role(enum role); // parent, carer, young person, child
bool young_role(enum role); // of these the last two
bool circle_role(enum role); // the family and its network
bool works_with_families(enum role); // professional, coordinator, office, organisation
bool office_role(enum role); // of these the last two: they decide about families, and sit at no table
bool mark_fits(enum mark, enum role); // may an owner give this mark to such a seat?
// Who is told who from outside looked, and in which week somebody of the circle did (product.md C11): owners and the family.
bool told_who_looked(bool owner, enum role);
size_t plan_seats(const struct plan *);
struct seat_facts plan_seat_at(const struct plan *, size_t index); // as those outside have it, while a door is shut
bool plan_seat_facts(const struct plan *, struct id seat, struct id reader, struct seat_facts *ret); // as `reader` has it
// The private time in which this seat looks now, from 1; 0: in none. What is looked at there stays with those who are inside it.
int plan_looks_inside(const struct plan *, struct id seat, int64_t now);
bool plan_was_inside(const struct plan *, int round, struct id seat); // of round 0 everybody was

// The seats that hear, outside Kring too, that there is news: what was said gave a gathering they are asked to another day.
struct ids plan_news(const struct plan *before, const struct plan *now, const struct event *, struct arena *);

// The plan as a seat has it that was in no private time: what SHUT_INSIDE sees. Held once.
struct plan *plan_from_outside(const struct plan *, struct id seat, int64_t now);

// For the history: may this seat see this event, and whose words does it hold?
bool plan_event_visible(const struct plan *, const struct event *, uint64_t seq, struct id seat);
// Takes out of it the ids of things that this seat may not see; of an event that it may see.
void plan_event_blank(const struct plan *, struct event *, struct id seat, struct arena *);
struct str plan_event_name(
        const struct plan *, const struct event *, struct id seat); // the first name of who said it, empty when unknown
struct id plan_event_about(const struct event *); // what it made, or its first id
// What was said in it at an action that is in the plan no more for this seat: the history alone still has it. Empty: nothing.
struct str plan_event_left(const struct plan *, const struct event *, struct id seat);
// Whose words this event takes away for good: an entry, something prepared, or a coordinator's seat with all that was prepared
// there. None: nobody's. `before`: the plan before it was said.
struct id plan_event_takes(const struct plan *before, const struct event *);
// Does this event hold words of what is taken away so?
bool plan_event_carries(const struct event *, struct id taken);
// The first day on which what was prepared with a coordinator goes because that seat's term is over; DAY_NONE when none does.
int32_t plan_forget_day(const struct plan *, struct id *ret_seat);
struct str plan_thing_text(
        const struct plan *, struct id thing, struct id seat); // its title, name or text, if that seat may see it

// Up to three functions of domain.md §4 that have no place yet, as ideas: F1..F16 by number. Returns how many (P13).
int plan_ideas(const struct plan *, struct id seat, int skip, int ret[3]);

// The hashes of the picture and the voice of an entry; how many. They point into the plan.
int plan_blobs_of(const struct plan *, struct id entry, struct str ret[2]);
// Does an entry, an action or a report that this seat may see name this hash?
bool plan_shows_blob(const struct plan *, struct id seat, struct str hash, int64_t now);
// The hashes that only things name of a private time in which this seat was not, and which it was not shown: they take nothing of
// what it may keep. They point into the plan.
struct strs plan_blobs_kept_from(const struct plan *, struct id seat, struct arena *);
bool plan_names_blob(const struct plan *, struct str hash); // does anything that still stands name it, whoever may see that?
// An agreed version: the plan as it was, as far as this seat may read those things now, and without what was taken away since.
struct sight_plan *plan_sight_then(
        const struct plan *then, const struct plan *now_is, struct id seat, int64_t now, struct arena *);

// Of a seat for which something is shut (the plan: as it has it): takes what is for itself alone out of its sight, and what it
// may not say so; is an event, or a picture, for itself alone?
void plan_sight_shut(const struct plan *, struct sight_plan *, enum shut);
bool plan_event_alone(const struct plan *, const struct event *, struct id seat);
bool plan_blob_alone(const struct plan *, struct id seat, struct str hash);
