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

enum { SHARDS = 16, BUCKETS = 4096, SEEN_SLOTS = 1 << 17 };

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
	uint64_t changes; // plans published or dropped here: what was folded from before one is not put back after it
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
		LIST(struct after);
	} after;
	void *_Atomic beside; // people/'s
	void (*end_beside)(void *);
	int64_t (*clock)(void);
	bool spoiled; // something of this group stands half in the transaction: all of it is taken back
	struct id *ahead; // plans that have a key and are not begun: see house_make_ahead
	size_t n_ahead;
	bool erasing; // a plan is being erased: see erase_finish
	_Atomic uint64_t said, groups;
};

struct seat {
	struct house *house;
	struct arena *arena;
	struct id plan;
	struct voice voice;
	bool shut; // struct who
	struct folded now; // held
	struct looks *looks;
};

// cache.c
void cache_init(struct house *);
void cache_finish(struct house *);
bool cache_get(struct house *, struct id, struct folded *ret, uint64_t *ret_changes); // held for the caller
void cache_put(struct house *, struct id, const struct folded *); // after a commit; holds it itself
void cache_put_read(
        struct house *, struct id, const struct folded *, uint64_t changes); // folded by a reader, unless it is old by now
void cache_drop(struct house *, struct id);
// From the disk, with this connection. NOT_FOUND: no such plan, or erased.
MUST_USE enum status plan_fold(struct house *, struct conn *, struct id, int64_t until_seq, struct folded *ret);
// The plan as the caller may build on it: of this group in the saying thread, else the cache, else folded here.
MUST_USE enum status plan_get(struct house *, struct id, struct folded *ret);

// saying.c
MUST_USE enum status saying_start(struct house *);
void saying_stop(struct house *);
void group_put(struct house *, struct id, const struct folded *, bool gone); // takes over the hold
struct unpublished *group_get(struct house *, struct id);

// table.c: seals, links and adds the event; now->head is the new one.
MUST_USE enum status event_append(struct house *, struct id plan, struct folded *now, const struct event *);

// looks.c
void look_note(struct seat *, enum part, struct id item);

// table.c
struct str number_of(struct house *, struct id plan, struct id seat, uint64_t seq, struct arena *);
uint64_t number_find(struct seat *, struct str number); // 0 when it is none of this seat
MUST_USE enum status erase_finish(struct house *); // what plan_erase began; in the saying thread, outside a transaction

// sweep.c
// The row that says when a plan is to be erased, after that day changed; either may be DAY_NONE.
MUST_USE enum status sweep_follow(struct house *, struct id plan, int32_t was, int32_t is);

// blobs.c
MUST_USE enum status blob_id(struct str hash, struct id *ret); // BAD_INPUT: not HASH_TEXT hexadecimal signs
