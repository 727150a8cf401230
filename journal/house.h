// SPDX-License-Identifier: EUPL-1.2
// Inside the journal: an open folder, and what its parts share.
#pragma once
#include "chain.h"
#include "list.h"
#include "lock.h"
#include "record.h"
#include "table.h"
#include <pthread.h>
#include <stdatomic.h>

enum { SHARDS = 16, BUCKETS = 1 << 16, SEEN_SLOTS = 1 << 17, SEEN_WAYS = 8, SITTINGS = 1 << 12 };

// A plan as it stands after its last kept event: what the cache holds and what a saying starts from.
struct folded {
	struct plan *plan; // held
	struct head head;
};

struct cached {
	struct cached *next, *older, *newer;
	struct id id;
	struct folded now;
	size_t size;
};
struct shard {
	pthread_mutex_t lock;
	struct cached *buckets[BUCKETS / SHARDS];
	struct cached *oldest, *newest;
	size_t bytes, n;
	// How often a plan of that bucket was published or dropped: what was folded from before that is not put back after it.
	uint64_t changes[BUCKETS / SHARDS];
};

struct sitting { // a row of table seat, remembered
	uint64_t moves; // how often anybody had sat down or got up when it was read
	struct id person, plan, seat;
};

struct unpublished { // said in this group, not yet committed
	struct id id;
	struct folded now;
	bool gone; // erased in this group
};

struct after { // what is done after the commit
	void (*run)(struct house *, void *with);
	void *with;
};

struct house {
	char *dir;
	struct lock *lock;
	struct keys *keys;
	struct store *store;
	size_t cache_bytes;
	struct shard shards[SHARDS];
	_Atomic int64_t latest; // no time before this one
	_Atomic uint64_t seen[SEEN_SLOTS]; // fingerprints of looks on record
	struct sitting sittings[SITTINGS];
	pthread_mutex_t sitting_locks[SHARDS];
	_Atomic uint64_t moves; // what was remembered before the last move counts no more
	bool moving; // rows of table seat were changed since: in the saying thread
	// the saying thread
	pthread_t thread, checkpointer;
	pthread_mutex_t queue_lock;
	pthread_cond_t queue_has, queue_idle;
	struct job *first, **last;
	bool stopping, checkpoint_stops;
	_Atomic pthread_t saying;
	struct {
		LIST(struct unpublished);
	} group;
	struct {
		LIST(uint64_t);
	} looked; // fingerprints of looks put on record in this group, not yet committed
	struct {
		LIST(struct after);
	} after;
	void *_Atomic beside; // people/'s
	void (*end_beside)(void *);
	int64_t (*clock)(void);
	bool spoiled; // something of this group stands half in the transaction: all of it is taken back
	struct id *ahead; // plans that have a key and are not begun: see house_make_ahead
	size_t n_ahead;
	struct {
		pthread_mutex_t lock;
		struct arena *arena; // NULL: nobody asked yet
		struct packs packs;
	} methods;
	bool erasing; // a plan is being erased: see erase_finish
	struct {
		LIST(struct taken_mark);
	} marks; // seats that ended, and what is read no more, or again, since this group: to be known to the keys (taken.c)
	bool taking, cut_later; // a text was taken away: the log still holds it, sealed, and is to be cut
	_Atomic bool copy_behind; // something went that the last copy of the keys still has: see copies_renew
	_Atomic bool copy_later; // that could not be done: again with the next sweep, and when the folder is closed
	pthread_mutex_t copying;
	_Atomic uint64_t said, groups;
};

struct seat {
	struct house *house;
	struct arena *arena;
	struct id plan;
	struct voice voice;
	struct folded now; // held; the plan as this voice has it
	struct looks *looks;
	struct {
		LIST(struct plan *);
	} past; // held: the plans of then that it looked back at
};

// methods.c
const struct intent *methods_fill(
        struct house *, const struct plan *, const struct intent *, struct arena *); // a gathering takes its pack along as it is
void methods_end(struct house *);

// cache.c
void cache_init(struct house *);
void cache_finish(struct house *);
bool cache_get(struct house *, struct id, struct folded *ret, uint64_t *ret_changes); // held for the caller
void cache_put(struct house *, struct id, const struct folded *); // after a commit; holds it itself
void cache_put_read(
        struct house *, struct id, const struct folded *, uint64_t changes); // folded by a reader, unless it is old by now
void cache_drop(struct house *, struct id);
// From the disk, with this connection. NOT_FOUND: no such plan, or erased.
MUST_USE enum status plan_fold(struct house *, struct conn *, struct id, struct folded *ret);
// The plan as the caller may build on it: of this group in the saying thread, else the cache, else folded here.
MUST_USE enum status plan_get(struct house *, struct id, struct folded *ret);

// saying.c
MUST_USE enum status saying_start(struct house *);
void saying_stop(struct house *);
void group_put(struct house *, struct id, const struct folded *, bool gone); // takes over the hold
struct unpublished *group_get(struct house *, struct id);

// events.c: all with the writer.
// Seals, links and adds the event; now->head is the new one.
MUST_USE enum status event_append(struct house *, struct id plan, struct folded *now, const struct event *);
// Reads one again. NOT_FOUND: there is none, or its text or key is gone.
MUST_USE enum status event_get(struct house *, struct id plan, int64_t seq, struct arena *, struct event *ret);
// The words of an entry, and *now folded anew without them.
MUST_USE enum status words_take_away(struct house *, struct id plan, struct id taken, struct folded *now);

// seats.c
void seats_init(struct house *);
void seats_finish(struct house *);
void seats_moved(struct house *); // after the commit, before anybody is told: forgets what was remembered, when rows were changed
MUST_USE enum status seat_of_person(struct house *, struct id plan, struct id person, struct id *ret); // NOT_FOUND: it has none
MUST_USE enum status seat_take_back(struct house *, struct id plan, struct id seat); // in the saying thread

// looks.c
void look_note(struct seat *, enum part, struct id item);
struct plan *heard_by(const struct seat *, struct plan *); // the plan as this voice has it; takes over the hold
void looks_end(struct house *, bool kept); // of a group of sayings

// table.c
struct str number_at(struct seat *, uint64_t seq, struct arena *);
uint64_t number_find(struct seat *, struct str number); // 0 when it is none of this seat
MUST_USE enum status erase_finish(struct house *); // what plan_erase began; in the saying thread, outside a transaction

// sweep.c
// What must happen on a day, as the plan itself says it; the rows of table due are nothing else.
struct due {
	int32_t day;
	const char *kind;
};
enum { DUES = 2 };
int plan_dues(const struct plan *, struct due ret[DUES]); // how many
MUST_USE enum status dues_follow(struct house *, struct id plan, const struct plan *was, const struct plan *is);

// blobs.c
enum { UNNAMED_MS = 24 * 60 * 60 * 1000 }; // so long a picture or voice lies here that nothing names
MUST_USE enum status blob_id(struct str hash, struct id *ret); // BAD_INPUT: not HASH_TEXT hexadecimal signs
MUST_USE enum status blobs_name(struct house *, struct id plan, const struct event *); // what it names is not swept
// Takes away the picture and the voice that nothing in the plan names any more, now that this entry was taken away.
MUST_USE enum status blobs_take_away(
        struct house *, struct id plan, const struct plan *was, const struct plan *is, struct id entry);

// care_copy.c: what was erased or taken away goes from the last copy of the keys too, when that is still where it was put. Not in
// the saying thread.
void copies_renew(struct house *);
void copies_later(struct house *); // what could not be done then is to be done now

// taken.c
MUST_USE enum status taken_carry(struct house *); // into the keys, before they are copied
MUST_USE enum status taken_again(struct house *); // out of the rows of an older copy; in the saying thread
void ended_note(struct house *, struct id plan, struct id seat); // this seat ended, in this group
MUST_USE enum status marks_carry(struct house *, bool kept, bool *ret_changed); // into the keys, after the group's commit
bool is_marked(const struct taken *of_plan, size_t n, const struct taken *mark);
// With the marks of one plan after another; what each adds to *ret_n. In the saying thread.
MUST_USE enum status marks_again(struct house *,
        enum status (*again)(struct house *, const struct taken *of_plan, size_t n, struct arena *, int64_t *to), int64_t *ret_n);
// Ends again, by the keeper, the seats of an older copy that ended since; how many. In the saying thread.
MUST_USE enum status ended_again(struct house *, int64_t *ret_ended);

// given.c
void given_note(struct house *, struct id plan, const struct plan *was, const struct plan *is); // what is read less, or again
// Takes again, by the keeper, what was taken of reading since an older copy; of how many seats. In the saying thread.
MUST_USE enum status given_again(struct house *, int64_t *ret_seats);
