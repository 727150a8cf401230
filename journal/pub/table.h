// SPDX-License-Identifier: EUPL-1.2
// The only door to a plan. A page, the API, an export, a mail or a command opens a seat, looks, and says; there is no other way
// to a plan's words, so permission cannot be forgotten. Looking by others than oneself is on record before the answer leaves: a
// seat gathers its looks, and whoever answers hands them to house_keep_looks first (web/server.h, `pending`).
#pragma once
#include "core.h"
#include "packs.h"
#include "why.h"

struct house; // an open data folder
struct conn; // store/: for people/ only, whose rows stand beside the journal's
struct seat; // a person at a plan, for the length of one request; lives in its arena
struct looks; // what a request looked at and is not on record yet

struct house_options {
	const char *dir, *key_file; // key_file NULL: as keys.h says
	size_t cache_bytes; // of folded plans; 0: 48 MB
	int64_t (*clock)(void); // milliseconds UTC; NULL: the machine's. Tests have one they can turn
};

// Opens the folder: lock, keys, database, finishes what was cut short, starts the saying thread and the checkpointing one. A
// statement to the operator is in `why` when it fails: BUSY (another process has it), REFUSED (keys), NOT_KEPT (disk), BROKEN.
MUST_USE enum status house_open(const struct house_options *, struct house **ret, struct why *);
void house_close(struct house *); // says what waits, cuts the log, gives the lock back
const char *house_dir(const struct house *);
int64_t house_now(struct house *); // milliseconds UTC, never before the latest time the folder has seen

// ---- saying together: one thread takes all that wait, does each in turn, and commits them at once

struct job {
	void (*run)(struct job *); // in the saying thread, inside the transaction
	void (*done)(struct job *, enum status); // after the commit: OK, or NOT_KEPT and nothing of it was kept
	struct job *next;
};
void house_queue(struct house *, struct job *); // any thread; does not wait. BUSY in `done` when the house is closing
void house_queue_along(struct house *, struct job *); // the same, with the next group, or within half a second: wakes nobody
MUST_USE enum status house_do(
        struct house *, void (*run)(void *), void *with); // the same, and waits; any thread but the saying one
bool house_is_saying(const struct house *); // is this the saying thread?
struct conn *house_writer(struct house *); // in the saying thread only: what else belongs in the same transaction
// To read with: the writer in the saying thread, where what was just written counts; elsewhere one of the readers. Untouched when
// there is none (NOT_KEPT or BROKEN). Give it back with house_reader_done.
MUST_USE enum status house_reader(struct house *, struct conn **ret);
void house_reader_done(struct house *, struct conn *);
struct house_counts {
	uint64_t said, groups; // sayings kept, and commits they took
	size_t cached, cached_bytes;
};
struct house_counts house_count(struct house *);

const struct packs *house_packs(struct house *); // the program's own and those of DIR/packs; as long as the house is open

// ---- a seat

struct who {
	struct id person; // ID_NONE: nobody yet
	bool keeper; // the machine's keeper, by the command line
	enum shut shut; // what stays shut, by how this person came in (core.h)
};
// NOT_FOUND: there is no such plan for this person (also when there is one); NOT_KEPT: the disk does not answer; BROKEN: the
// plan's journal does not open. A seat that is invited or waits opens too: it sees its own facts and nothing else.
MUST_USE enum status seat_open(struct house *, struct id plan, const struct who *, struct arena *, struct seat **ret);
// By a secret that names it. seat ID_NONE (a table code): somebody new at the door, who may knock and sees nothing.
MUST_USE enum status seat_open_by_id(struct house *, struct id plan, struct id seat, struct arena *, struct seat **ret);
void seat_close(struct seat *); // NULL is allowed; texts of its sights end here
// The saying thread is one for all: what a saying of this person in this plan will need of the disk is in memory after this. Not
// in that thread; and it looks again itself, for things may change meanwhile.
void seat_fetch(struct house *, struct id plan, const struct who *, struct arena *);
struct seat_facts seat_facts(const struct seat *);
struct id seat_plan(const struct seat *);
bool seat_solo(const struct seat *); // nobody but the one owner ever wrote in this plan: it is erased at once (product.md P15)

// What is looked at, for the record. PART_PLAN is the whole page; the rest name an item.
enum part { PART_OWN, PART_PLAN, PART_ROOM, PART_STEPS, PART_CIRCLE, PART_VERSION, PART_EXPORT };
// All that this seat may see, filtered; the record says `part` and `item` were looked at. PART_OWN leaves no record: help,
// privacy, own words and forms. NOT_FOUND: not seated (invited, waiting). Texts live until seat_close.
MUST_USE enum status seat_look(struct seat *, enum part, struct id item, const struct sight_plan **ret);
// The same to take along, with what a page has no room for (core.h, plan_sight_whole).
MUST_USE enum status seat_look_whole(struct seat *, enum part, const struct sight_plan **ret);
struct looks *seat_looks(struct seat *); // NULL when all is on record
void house_keep_looks(struct house *, struct looks *, struct job *done); // in its own time; job->done tells. job->run is not used
MUST_USE enum status seat_keep_looks(struct seat *); // the same for who may wait (commands)

struct said {
	struct verdict verdict;
	struct str id; // the event's own id for this seat: a text without meaning, as volgnummer
	struct id about; // what it made or is about
	struct ids made;
	struct ids news; // seats that hear of it by mail (plan_news)
};
// In the saying thread. OK: see verdict.outcome; when SAID it is kept with the group's commit. NOT_KEPT: nothing was done.
MUST_USE enum status seat_say(struct seat *, const struct intent *, const struct faults *typed, struct arena *, struct said *ret);
// Begins a plan: a new id and key, its first event, the founder's seat. In the saying thread. The same `sleutel` again: REPEATED,
// and the plan of then.
MUST_USE enum status plan_start(struct house *, const struct who *, const struct intent *, const struct faults *typed,
        struct arena *, struct id *ret_plan, struct said *ret);
// Begins a plan out of a file, all at once: `events` are carried (words.h), the first is plan_begin and has the id of the
// founder's mens, each has the fresh ids it keeps. After the first stands `taken`, which names the file. In the saying thread.
// BAD_INPUT: they do not begin so, or are more than a plan holds. Whoever calls has looked at every field: apply does what it can
// and no more.
MUST_USE enum status plan_take_over(struct house *, const struct who *, const struct event *events, size_t n,
        const struct say_taken_over *taken, struct id *ret_plan, struct id *ret_seat);
// What the founder of such a plan would see of it, or of one of its versions as the plan was then (ID_NONE: as it is); NULL when
// the file does not say that. Its texts live until the caller gives *ret_held to plan_release.
const struct sight_plan *carried_sight(
        const struct event *events, size_t n, struct id version, int64_t now, struct arena *, struct plan **ret_held);
// Gives a seat of this plan to a person (an invitation taken up). In the saying thread.
MUST_USE enum status seat_give(struct house *, struct id plan, struct id seat, struct id person);
MUST_USE enum status seats_take_back(struct house *, struct id person); // all that this person sits in. In the saying thread

// ---- what a seat may read besides its sight

int seat_ideas(struct seat *, int skip, int ret[3]); // product.md P13; no record is left of asking
struct str seat_number(struct seat *, struct arena *); // its volgnummer now
// What happened, for this seat, oldest first, after the event with that id ("" or "0": from the beginning). BAD_INPUT: no such id
// of this seat.
struct happened {
	struct str id, who;
	struct str kind; // of event, as plan/words calls it
	struct str text; // the title or words it is about, when this seat may see them
	struct str left; // what was said at an action that is gone: it can be read nowhere else
	struct str tells; // the line to translate, with {wie} and the names of fields
	enum say say;
	int64_t time;
	struct id about;
	uint64_t seq;
	bool carried; // said in another plan, and taken over from a file: `who` and `time` are of then
	struct event event; // visible to this seat
};
struct happenings {
	const struct happened *at;
	size_t n;
};
MUST_USE enum status seat_history(struct seat *, struct str after, struct arena *, struct happenings *ret);
enum { HEAD_BYTES = 32 };
// The chain's hash at the last change this seat may see (chain.h): what an export or a sheet of paper names.
MUST_USE enum status seat_head(struct seat *, uint8_t ret[HEAD_BYTES]);

struct looked {
	struct str who;
	bool outside;
	enum part part;
	struct id item;
	struct str text; // what the item is called, when this seat may see it
	int64_t time; // outside: the quarter of an hour; otherwise the Monday of the week
};
struct lookeds {
	const struct looked *at;
	size_t n;
};
// Who looked (product.md C11): for an owner and the family all from outside; of the circle only weeks. Newest first, 200 at most.
MUST_USE enum status seat_lookers(struct seat *, struct arena *, struct lookeds *ret);

// The plan as it was when a version was put, as this seat may see it now; words taken away since are not in it.
MUST_USE enum status seat_look_version(struct seat *, struct id version, const struct sight_plan **ret);
// The same of many at once, in one reading; the caller says what was looked at. `then` stays NULL for what this seat does not
// see, and for what did not come along with the file that it was carried over from.
struct past {
	struct id version;
	const struct sight_plan *then; // until seat_close
};
MUST_USE enum status seat_look_back(struct seat *, struct past *, size_t n);

// ---- pictures and voice: kept beside the journal, named by the hash of what was kept
// In the saying thread. TOO_LARGE: 60 MB a plan.
MUST_USE enum status seat_keep_blob(struct seat *, struct str bytes, struct arena *, struct str *ret_hash);
// NOT_FOUND: nothing that this seat sees names it (plan_shows_blob).
MUST_USE enum status seat_blob(struct seat *, struct str hash, struct arena *, struct str *ret);

// ---- whose plans
struct my_plan {
	struct id plan, seat;
};
struct my_plans {
	const struct my_plan *at;
	size_t n;
};
MUST_USE enum status plans_of(struct house *, struct id person, struct arena *, struct my_plans *ret);
// Which person sits there; NOT_FOUND when nobody does.
MUST_USE enum status person_of_seat(struct house *, struct id plan, struct id seat, struct id *ret);
MUST_USE enum status plan_of_seat(struct house *, struct id seat, struct id *ret_plan); // for the keeper's commands

// Destroys a plan. In the saying thread: keeps that it is erased, and when; after the commit and before it is told, the key goes,
// then the rows. Finished at start-up when cut short.
MUST_USE enum status plan_erase(struct house *, struct id plan);
// When that was. NOT_FOUND: it never was. Whoever knows the id of an erased plan may know this.
MUST_USE enum status plan_erased(struct house *, struct id plan, int64_t *ret_at);
// Erases the plans whose day came, and pictures that nothing named for a day. Called by `serve` each minute, from any thread but
// the saying one; waits until it is done.
MUST_USE enum status house_sweep(struct house *, int64_t now);
