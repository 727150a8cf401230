// SPDX-License-Identifier: EUPL-1.2
// Inside people/: what is remembered in memory beside an open house, and what the files here share.
#pragma once
#include "people.h"
#include "rate.h"
#include "secrets.h"
#include <pthread.h>

enum { MINUTE = 60 * 1000, SIGNS = ID_LONG_TEXT };
#define DAY (24 * 60 * (int64_t)MINUTE)

static inline struct str hash_str(const uint8_t hash[HOUSE_HASH])
{
	return (struct str){(const char *)hash, HOUSE_HASH};
}
struct id hash_id(const uint8_t hash[HOUSE_HASH]); // its first bytes, where a row is named by an id

// ---- memory.c: what was found lately, by its hash, in a table that never grows

enum { MEMORY_SHARDS = 16, MEMORY_SETS = 64, MEMORY_WAYS = 4, DEVICE_MOST = 160 };
struct known_session {
	bool shared;
	enum shut shut;
	enum lang lang;
	int64_t made, seen, written; // written: the `seen` that is in the row or on its way
	char token[SIGNS], device[DEVICE_MOST];
	uint8_t device_len;
};
struct known {
	bool used;
	uint8_t hash[HOUSE_HASH];
	struct id person;
	int64_t at; // when it was needed last
	union {
		struct known_session session;
		struct secret_facts secret;
	} as;
};
struct memory_shard {
	pthread_mutex_t lock;
	uint64_t changes; // how often something was forgotten here
	struct known sets[MEMORY_SETS][MEMORY_WAYS];
};
struct memory {
	struct memory_shard shards[MEMORY_SHARDS];
};
void memory_init(struct memory *);
void memory_finish(struct memory *);
// The shard of this hash, locked; what it knows of it in *ret, or NULL. Give it back with memory_unlock.
struct memory_shard *memory_lock(struct memory *, const uint8_t hash[HOUSE_HASH], struct known **ret);
void memory_unlock(struct memory_shard *);
uint64_t memory_changes(struct memory *, const uint8_t hash[HOUSE_HASH]);
// Put in the place of what was needed longest ago; not when something was forgotten since `changes`: it may be this.
void memory_put(struct memory *, const struct known *, uint64_t changes);
// Forgotten when this group of sayings is at its end: `fits` says which. In the saying thread.
struct forget {
	uint8_t hash[HOUSE_HASH];
	struct id person, plan, seat;
	bool (*fits)(const struct known *, const struct forget *);
};
void forget_session(struct house *, const uint8_t hash[HOUSE_HASH]);
void forget_person(struct house *, struct id person); // all sessions and tokens
void forget_seat(struct house *, struct id plan, struct id seat); // tokens

// ---- people.c

struct people {
	struct house *house;
	struct memory sessions, tokens;
	struct rate *guesses, *begun;
};
struct people *people_of(struct house *);

// ---- session_row.c

struct session_facts { // what is sealed of a session
	struct str device;
	bool shared;
	int opened; // with which digits: digits_no + 1; 0 when shut
	bool handed; // it began with SHUT_INSIDE, and is so whenever it is not open
};
void session_hash(const struct house *, struct str cookie, uint8_t ret[HOUSE_HASH]);
MUST_USE enum status session_seal(struct house *, struct id person, const uint8_t hash[HOUSE_HASH], const struct session_facts *,
        struct arena *, struct str *ret);
MUST_USE enum status session_unseal(struct house *, struct id person, const uint8_t hash[HOUSE_HASH], struct str sealed,
        struct arena *, struct session_facts *ret);
bool session_over(bool shared, int64_t seen, int64_t now); // too long quiet

// ---- person.c

struct person_row { // all that is sealed of a person
	struct person_settings settings;
	struct str digits; // argon2id's own form; empty for none
	int digits_no; // how often they were set: a session that was opened before the last time is shut again
	int wrong; // wrong digits since the last right ones
	int64_t wrong_at;
};
MUST_USE enum status person_read(struct house *, struct id person, struct arena *, struct person_row *ret);
MUST_USE enum status person_write(struct house *, struct id person, const struct person_row *);

// ---- typed.c: what people type of a secret

enum typed_kind { TYPED_NONE, TYPED_LONG, TYPED_KEY, TYPED_TABLE };
enum { KEY_SIGNS = 16, TABLE_SIGNS = 8 };
// Without blanks and dashes, in capitals where that is how it is written; `to` has room for SIGNS.
enum typed_kind typed_read(struct str typed, char to[SIGNS], struct str *ret);
struct str typed_fresh(enum typed_kind, struct arena *); // a new one, as it is shown

// ---- guess.c: wrong keys and table codes

MUST_USE enum status guess_allowed(struct house *, const uint8_t address[16], int64_t now); // TOO_OFTEN
void guess_wrong(struct house *, const uint8_t address[16], int64_t now);

// ---- address.c: e-mail addresses

// Fit to send to, in the form in which it is compared. BAD_INPUT: no address.
MUST_USE enum status address_clean(struct arena *, struct str typed, struct str *ret);
void address_hash(const struct house *, struct str clean, uint8_t ret[HOUSE_HASH]);
