// SPDX-License-Identifier: EUPL-1.2
// The keys of plans and persons, kept in keys.db and opened in the slab.
//
// The master key itself seals nothing: from it come one key that wraps, one that fingerprints and one of the house's own
// (BLAKE2b, crypto_kdf). The owner of sixteen zeros has a key like any other; that it opens is the proof that this master key
// belongs to this folder.
#include "keys.h"
#include "fresh.h"
#include "keys_rows.h"
#include "keys_steps.h"
#include "list.h"
#include "master.h"
#include "seal.h"
#include "slab.h"
#include <limits.h>
#include <pthread.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { WRAPPED = KEY_BYTES + SEAL_EXTRA, CUT_TRIES = 3 };

struct derived { // in locked memory
	struct key wrap, hash, own;
};

struct keys {
	struct store *store;
	struct derived *derived;
	struct slab *slab;
	uint64_t erasures; // so many keys were erased: what was read before may be of one of them
	pthread_mutex_t slab_lock, write_lock;
};

static struct str owner_bytes(const struct id *owner)
{
	return (struct str){(const char *)owner->b, sizeof owner->b};
}

// --- One key --------------------------------------------------------------------------------------------------------------

// What is written to keys.db is written by one at a time, and whole or not at all.
static enum status write_begin(struct keys *keys, struct conn **ret)
{
	pthread_mutex_lock(&keys->write_lock);
	*ret = store_writer(keys->store);
	return store_begin(*ret);
}

static enum status settle(struct conn *c, enum status status)
{
	if (status == OK)
		return store_commit(c);
	store_rollback(c);
	return status;
}

static enum status write_end(struct keys *keys, struct conn *c, enum status status)
{
	enum status settled = settle(c, status);
	pthread_mutex_unlock(&keys->write_lock);
	return settled;
}

static enum status add_one(struct keys *keys, struct id owner)
{
	struct key key;
	uint8_t wrapped[WRAPPED];
	fresh_bytes(key.b, sizeof key.b);
	seal(SEAL_KEY, &keys->derived->wrap, owner_bytes(&owner), (struct str){(const char *)key.b, sizeof key.b}, wrapped);
	sodium_memzero(&key, sizeof key);
	return sql_key_add(store_writer(keys->store), owner, (struct str){(const char *)wrapped, sizeof wrapped});
}

static enum status unwrap(struct keys *keys, struct conn *c, struct id owner, struct key *ret)
{
	struct sql_key_get row;
	struct stmt *s = sql_key_get_open(c, owner);
	enum status status = sql_key_get_next(s, &row);
	if (status != OK)
		return status;
	status = row.wrapped.len == WRAPPED ? unseal(SEAL_KEY, &keys->derived->wrap, owner_bytes(&owner), row.wrapped, ret->b)
	                                    : BROKEN;
	stmt_reset(s);
	return status;
}

static enum status load(struct keys *keys, struct id owner, struct key *ret)
{
	struct conn *c = NULL;
	enum status status = store_reader(keys->store, &c);
	if (status == OK)
		status = unwrap(keys, c, owner, ret);
	store_reader_done(keys->store, c);
	return status;
}

// --- Opening the folder's keys --------------------------------------------------------------------------------------------

static bool is_there(const char *dir, const char *name)
{
	char path[PATH_MAX];
	return snprintf(path, sizeof path, "%s/%s", dir, name) < (int)sizeof path && access(path, F_OK) == 0;
}

static enum status derive(struct keys *keys, const char *dir, const char *key_file, struct why *why)
{
	uint8_t master[KEY_BYTES];
	enum status status = master_read(dir, key_file, master, why);
	if (status == OK) {
		crypto_kdf_derive_from_key(keys->derived->wrap.b, KEY_BYTES, 1, "kringkey", master);
		crypto_kdf_derive_from_key(keys->derived->hash.b, KEY_BYTES, 2, "kringkey", master);
		crypto_kdf_derive_from_key(keys->derived->own.b, KEY_BYTES, 3, "kringkey", master);
	}
	sodium_memzero(master, sizeof master);
	return status;
}

static enum status prove(struct keys *keys, const char *dir, struct why *why)
{
	struct key proof;
	enum status status = load(keys, ID_NONE, &proof);
	sodium_memzero(&proof, sizeof proof);
	if (status == BROKEN)
		return why_say(why, REFUSED, "this master key is not the one of %s", dir);
	if (status == NOT_FOUND && is_there(dir, "kring.db"))
		return why_say(why, BROKEN, "%s/keys.db does not belong beside this kring.db: it holds no keys", dir);
	if (status == NOT_FOUND)
		status = keys_make(keys, &ID_NONE, 1);
	return status == OK ? OK : why_say(why, status, "cannot keep keys in %s/keys.db", dir);
}

static enum status open_all(struct keys *keys, const char *dir, const char *key_file, struct why *why)
{
	char path[PATH_MAX];
	if (snprintf(path, sizeof path, "%s/keys.db", dir) >= (int)sizeof path)
		return why_say(why, NOT_KEPT, "the name of the folder is too long");
	enum status status = derive(keys, dir, key_file, why);
	if (status != OK)
		return status;
	if (is_there(dir, "kring.db") && !is_there(dir, "keys.db"))
		return why_say(why, REFUSED, "%s is missing: kring.db cannot be read without it, put it back", path);
	status = store_open(path, keys_steps, keys_steps_n, &keys->store, why);
	return status == OK ? prove(keys, dir, why) : status;
}

enum status keys_open(const char *dir, const char *key_file, struct keys **ret, struct why *why)
{
	if (sodium_init() < 0)
		abort();
	struct keys *keys = calloc(1, sizeof *keys);
	if (!keys || !(keys->derived = sodium_malloc(sizeof *keys->derived)))
		abort();
	keys->slab = slab_create();
	pthread_mutex_init(&keys->slab_lock, NULL);
	pthread_mutex_init(&keys->write_lock, NULL);
	enum status status = open_all(keys, dir, key_file, why);
	if (status == OK)
		*ret = keys;
	else
		keys_close(keys);
	return status;
}

void keys_close(struct keys *keys)
{
	if (!keys)
		return;
	store_close(keys->store);
	slab_destroy(keys->slab);
	sodium_free(keys->derived);
	pthread_mutex_destroy(&keys->slab_lock);
	pthread_mutex_destroy(&keys->write_lock);
	free(keys);
}

// --- Making, taking, erasing ----------------------------------------------------------------------------------------------

enum status keys_make(struct keys *keys, const struct id *owners, size_t n)
{
	struct conn *c;
	enum status status = write_begin(keys, &c);
	for (size_t i = 0; status == OK && i < n; i++)
		status = add_one(keys, owners[i]);
	return write_end(keys, c, status);
}

// Into the slab, unless a key was erased since it was read: it may have been this one.
static enum status put_read(struct keys *keys, struct id owner, const struct key *key, uint64_t erasures, const struct key **ret)
{
	pthread_mutex_lock(&keys->slab_lock);
	bool may = erasures == keys->erasures;
	const struct key *found = may ? slab_take(keys->slab, owner) : NULL; // another read it meanwhile
	if (may && !found)
		found = slab_put(keys->slab, owner, key);
	pthread_mutex_unlock(&keys->slab_lock);
	*ret = found;
	return found || !may ? OK : BUSY;
}

// Who reads from the disk does so beside the others.
enum status keys_take(struct keys *keys, struct id owner, const struct key **ret)
{
	if (!id_set(owner))
		return NOT_FOUND;
	for (;;) {
		struct key key;
		pthread_mutex_lock(&keys->slab_lock);
		const struct key *found = slab_take(keys->slab, owner);
		uint64_t erasures = keys->erasures;
		pthread_mutex_unlock(&keys->slab_lock);
		enum status status = found ? OK : load(keys, owner, &key);
		if (!found && status == OK) {
			status = put_read(keys, owner, &key, erasures, &found);
			sodium_memzero(&key, sizeof key);
		}
		if (found)
			*ret = found;
		if (found || status != OK)
			return status;
	}
}

void keys_give(struct keys *keys, const struct key *key)
{
	if (!key)
		return;
	pthread_mutex_lock(&keys->slab_lock);
	slab_give(keys->slab, key);
	pthread_mutex_unlock(&keys->slab_lock);
}

const struct key *keys_own(const struct keys *keys)
{
	return &keys->derived->own;
}

static enum status destroy(struct keys *keys, struct id owner)
{
	struct conn *c = store_writer(keys->store);
	enum status status = store_begin(c);
	if (status == OK)
		status = sql_key_overwrite(c, owner);
	if (status == OK)
		status = sql_key_delete(c, owner);
	if (status == OK)
		status = sql_taken_forget(c, owner);
	return settle(c, status);
}

// Whoever read the row before it went finds the count moved on, and reads again.
enum status keys_erase(struct keys *keys, struct id owner)
{
	pthread_mutex_lock(&keys->write_lock);
	enum status status = id_set(owner) ? destroy(keys, owner) : REFUSED;
	pthread_mutex_lock(&keys->slab_lock);
	if (status == OK)
		slab_drop(keys->slab, owner);
	keys->erasures++;
	pthread_mutex_unlock(&keys->slab_lock);
	for (int i = 0; status == OK && i < CUT_TRIES; i++) {
		enum status cut = store_checkpoint(keys->store, true);
		if (cut == OK)
			break;
		if (i == CUT_TRIES - 1)
			status = NOT_KEPT;
	}
	pthread_mutex_unlock(&keys->write_lock);
	return status;
}

void keys_hash(const struct keys *keys, const char *kind, struct str bytes, uint8_t ret[HASH_BYTES])
{
	uint8_t personal[crypto_generichash_blake2b_PERSONALBYTES] = {0};
	size_t n = strlen(kind);
	if (n > sizeof personal)
		abort();
	memcpy(personal, kind, n);
	crypto_generichash_blake2b_salt_personal(
	        ret, HASH_BYTES, (const uint8_t *)bytes.at, bytes.len, keys->derived->hash.b, KEY_BYTES, NULL, personal);
}

// --- What was taken away --------------------------------------------------------------------------------------------------

void taken_set(struct taken *ret, struct id plan, struct str digest)
{
	ret->plan = plan;
	memset(ret->digest, 0, sizeof ret->digest);
	memcpy(ret->digest, digest.at, digest.len < HASH_BYTES ? digest.len : HASH_BYTES);
}

enum status keys_taken_add(struct keys *keys, const struct taken *all, size_t n)
{
	struct conn *c;
	int64_t added;
	enum status status = write_begin(keys, &c);
	for (size_t i = 0; status == OK && i < n; i++)
		status = sql_taken_add(c, all[i].plan, (struct str){(const char *)all[i].digest, HASH_BYTES}, &added);
	return write_end(keys, c, status);
}

enum status keys_marks(struct keys *keys, const struct taken_mark *all, size_t n, bool *ret_changed)
{
	struct conn *c;
	enum status status = write_begin(keys, &c);
	*ret_changed = false;
	for (size_t i = 0; status == OK && i < n; i++) {
		struct str digest = {(const char *)all[i].of.digest, HASH_BYTES};
		int64_t changes = 0;
		status = all[i].off ? sql_taken_drop(c, all[i].of.plan, digest, &changes)
		                    : sql_taken_add(c, all[i].of.plan, digest, &changes);
		*ret_changed |= changes > 0;
	}
	return write_end(keys, c, status);
}

enum status keys_taken(struct keys *keys, struct taken **ret_all, size_t *ret_n)
{
	struct conn *c = NULL;
	struct sql_taken_all row;
	struct {
		LIST(struct taken);
	} all = {0};
	enum status status = store_reader(keys->store, &c);
	if (status == OK) {
		struct stmt *rows = sql_taken_all_open(c);
		while ((status = sql_taken_all_next(rows, &row)) == OK)
			taken_set(list_add(&all), row.plan, row.digest);
	}
	store_reader_done(keys->store, c);
	*ret_all = all.at;
	*ret_n = all.n;
	return status == NOT_FOUND ? OK : status;
}

enum status keys_copied_set(struct keys *keys, struct str path, struct str folder)
{
	struct conn *c;
	enum status status = write_begin(keys, &c);
	if (status == OK)
		status = sql_copied_set(c, path, folder);
	return write_end(keys, c, status);
}

enum status keys_copied(struct keys *keys, struct arena *arena, struct str *ret_path, struct str *ret_folder)
{
	struct conn *c = NULL;
	struct sql_copied_get row;
	enum status status = store_reader(keys->store, &c);
	if (status == OK)
		status = sql_copied_get(c, arena, &row);
	store_reader_done(keys->store, c);
	if (status == OK) {
		*ret_path = row.path;
		*ret_folder = row.folder;
	}
	return status;
}

enum status keys_copy(struct keys *keys, const char *to, struct why *why)
{
	return store_copy(keys->store, to, why);
}

enum status keys_check(struct keys *keys, struct why *why)
{
	return store_check(keys->store, why);
}

enum status keys_tidy(struct keys *keys)
{
	return store_log_bytes(keys->store) > 0 ? store_checkpoint(keys->store, false) : OK;
}
