// SPDX-License-Identifier: EUPL-1.2
// Keys. Everything said in a plan, and everything known of a person, is sealed with the key of that plan or person. Those keys
// lie wrapped by the master key in keys.db, a file of its own; destroying one makes unreadable what was sealed with it, here and
// in every old copy. Opened keys lie in one locked slab, out of core files and swap, and are never copied out of it.
#pragma once
#include "store.h"

enum { KEY_BYTES = 32, HASH_BYTES = 32 };

struct keys;
struct key {
	uint8_t b[KEY_BYTES];
};

// Opens the keys of a folder that this process has locked, before kring.db is made or opened. The master key is read from
// `key_file`, or when that is NULL from $KRING_MASTER_KEY_FILE, or $CREDENTIALS_DIRECTORY/master.key (systemd's LoadCredential)
// when there is one, or DIR/master.key. The last is made, once, when the folder is empty (a lock and a socket do not count), and
// is on the disk before anything else is. REFUSED: the master key is missing, has not 32 bytes, or is not the one of this folder.
// NOT_KEPT: disk. BROKEN: keys.db is damaged or does not belong beside this kring.db. Each with one clear sentence.
MUST_USE enum status keys_open(const char *dir, const char *key_file, struct keys **ret, struct why *);
void keys_close(struct keys *); // all keys given back. NULL is allowed

// New keys for these owners, plans or persons, in one transaction: on the disk when this answers OK, and not before that may a
// row be sealed with them. REFUSED: one of them has a key. Any thread.
MUST_USE enum status keys_make(struct keys *, const struct id *owners, size_t n);

// The key of an owner, pinned in the slab until keys_give. NOT_FOUND: none, or erased. BUSY: the slab is full of keys in use.
// BROKEN: it does not open with the master key. Any thread; about 50 ns when it is in the slab.
MUST_USE enum status keys_take(struct keys *, struct id owner, const struct key **ret);
void keys_give(struct keys *, const struct key *); // NULL is allowed

// For what belongs to nobody: mail that waits. Derived from the master, never given back.
const struct key *keys_own(const struct keys *);

// Destroys the key: overwritten, deleted, and the log of keys.db cut to nothing, all on the disk before this answers OK. From the
// first moment keys_take answers NOT_FOUND. Whoever has it pinned keeps it until given back. Doing it again is allowed, and
// finishes what was cut short. Any answer but OK: do it again. Any thread.
MUST_USE enum status keys_erase(struct keys *, struct id owner);

// The fingerprint by which something secret or personal is found without being kept: BLAKE2b-256 under a key derived from the
// master. `kind` keeps apart what has another use: at most 16 letters, such as "kring.session".
void keys_hash(const struct keys *, const char *kind, struct str bytes, uint8_t ret[HASH_BYTES]);

// What was taken away out of the rows, to go along with a copy of the keys (taken.c). Adding again is allowed; a plan that is
// erased is forgotten here too. *ret_all is the caller's to free, NULL when there is nothing; those of a plan stand together, in
// order.
struct taken {
	struct id plan;
	uint8_t digest[HASH_BYTES];
};
void taken_set(struct taken *, struct id plan, struct str digest);
MUST_USE enum status keys_taken_add(struct keys *, const struct taken *all, size_t n);
// A fingerprint among them that counts from now on, or (off) no longer; in that order. *ret_changed: was any of it news?
struct taken_mark {
	struct taken of;
	bool off;
};
MUST_USE enum status keys_marks(struct keys *, const struct taken_mark *all, size_t n, bool *ret_changed);
MUST_USE enum status keys_taken(struct keys *, struct taken **ret_all, size_t *ret_n);

// Where the keys were last copied to, and by which folder (care_copy.c). NOT_FOUND: never. In the arena.
MUST_USE enum status keys_copied_set(struct keys *, struct str path, struct str folder);
MUST_USE enum status keys_copied(struct keys *, struct arena *, struct str *ret_path, struct str *ret_folder);
MUST_USE enum status keys_copy(
        struct keys *, const char *to, struct why *); // store_copy of keys.db: useless without the master key
MUST_USE enum status keys_check(struct keys *, struct why *); // store_check of keys.db
MUST_USE enum status keys_tidy(struct keys *); // a checkpoint when there is something to copy; from the checkpointing thread
