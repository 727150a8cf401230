// SPDX-License-Identifier: EUPL-1.2
// What people/ needs of the keys and of the saying thread; see pub/secrets.h.
#include "secrets.h"
#include "house.h"
#include "rows.h"
#include "seal.h"

void house_hash(const struct house *h, const char *kind, struct str bytes, uint8_t ret[HOUSE_HASH])
{
	_Static_assert((int)HOUSE_HASH == (int)HASH_BYTES, "one fingerprint");
	keys_hash(h->keys, kind, bytes, ret);
}

enum status house_key_make(struct house *h, struct id owner)
{
	return keys_make(h->keys, &owner, 1);
}

enum status house_key_erase(struct house *h, struct id owner)
{
	enum status got = sql_erase_begin(house_writer(h), owner, house_now(h));
	h->erasing = h->erasing || got == OK;
	return got;
}

// ID_NONE has no key in keys.db: an owner that was forgotten must not get one. Here it means the house, and is said so on
// purpose.
static enum status take(struct house *h, struct id owner, const struct key **ret)
{
	if (id_set(owner))
		return keys_take(h->keys, owner, ret);
	*ret = keys_own(h->keys);
	return OK;
}

static void give(struct house *h, struct id owner, const struct key *key)
{
	if (id_set(owner))
		keys_give(h->keys, key);
}

enum status house_seal(struct house *h, struct id owner, const char *table, struct id first, struct id second, struct str text,
        struct arena *arena, struct str *ret)
{
	const struct key *key;
	enum status got = take(h, owner, &key);
	if (got != OK)
		return got;
	*ret = seal_row(key, table, first, second, text, arena);
	give(h, owner, key);
	return OK;
}

enum status house_unseal(struct house *h, struct id owner, const char *table, struct id first, struct id second,
        struct str sealed, struct arena *arena, struct str *ret)
{
	const struct key *key;
	enum status got = take(h, owner, &key);
	if (got != OK)
		return got;
	got = unseal_row(key, table, first, second, sealed, arena, ret);
	give(h, owner, key);
	return got;
}

void house_after(struct house *h, void (*run)(struct house *, void *), void *with)
{
	*list_add(&h->after) = (struct after){run, with};
}

void *house_beside(struct house *h, void *(*make)(struct house *), void (*end)(void *))
{
	void *beside = atomic_load_explicit(&h->beside, memory_order_acquire);
	if (beside)
		return beside;
	pthread_mutex_lock(&h->queue_lock);
	if (!(beside = h->beside)) {
		h->end_beside = end;
		h->beside = beside = make(h);
	}
	pthread_mutex_unlock(&h->queue_lock);
	return beside;
}
