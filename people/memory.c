// SPDX-License-Identifier: EUPL-1.2
// What was found lately is found again without the disk: sessions and tokens, by the hash of their secret, in sets of four under
// sixteen locks. A row that changes is forgotten after the commit of its change and before anybody is told; who was reading it
// meanwhile sees that something was forgotten and does not put it back.
#include "inner.h"
#include <stdlib.h>

void memory_init(struct memory *m)
{
	for (int i = 0; i < MEMORY_SHARDS; i++)
		pthread_mutex_init(&m->shards[i].lock, NULL);
}

void memory_finish(struct memory *m)
{
	for (int i = 0; i < MEMORY_SHARDS; i++)
		pthread_mutex_destroy(&m->shards[i].lock);
}

static struct memory_shard *shard_of(struct memory *m, const uint8_t *hash)
{
	return &m->shards[hash[0] % MEMORY_SHARDS];
}
static struct known *set_of(struct memory_shard *s, const uint8_t *hash)
{
	return s->sets[hash[1] % MEMORY_SETS];
}

struct memory_shard *memory_lock(struct memory *m, const uint8_t hash[HOUSE_HASH], struct known **ret)
{
	struct memory_shard *s = shard_of(m, hash);
	pthread_mutex_lock(&s->lock);
	struct known *set = set_of(s, hash);
	*ret = NULL;
	for (int i = 0; i < MEMORY_WAYS; i++)
		if (set[i].used && memcmp(set[i].hash, hash, HOUSE_HASH) == 0)
			*ret = &set[i];
	return s;
}

void memory_unlock(struct memory_shard *s)
{
	pthread_mutex_unlock(&s->lock);
}

uint64_t memory_changes(struct memory *m, const uint8_t hash[HOUSE_HASH])
{
	struct known *known;
	struct memory_shard *s = memory_lock(m, hash, &known);
	uint64_t changes = s->changes;
	memory_unlock(s);
	return changes;
}

void memory_put(struct memory *m, const struct known *what, uint64_t changes)
{
	struct known *place;
	struct memory_shard *s = memory_lock(m, what->hash, &place);
	if (!place) {
		struct known *set = set_of(s, what->hash);
		place = set;
		for (int i = 1; i < MEMORY_WAYS && place->used; i++)
			if (!set[i].used || set[i].at < place->at)
				place = &set[i];
	}
	if (s->changes == changes) {
		*place = *what;
		place->used = true;
	}
	memory_unlock(s);
}

// ---- forgetting

static void forget_in(struct memory *m, const struct forget *f)
{
	for (int i = 0; i < MEMORY_SHARDS; i++) {
		struct memory_shard *s = &m->shards[i];
		pthread_mutex_lock(&s->lock);
		s->changes++;
		for (int set = 0; set < MEMORY_SETS; set++)
			for (int way = 0; way < MEMORY_WAYS; way++)
				if (s->sets[set][way].used && f->fits(&s->sets[set][way], f))
					s->sets[set][way].used = false;
		pthread_mutex_unlock(&s->lock);
	}
}

static bool same_hash(const struct known *k, const struct forget *f)
{
	return memcmp(k->hash, f->hash, HOUSE_HASH) == 0;
}
static bool same_person(const struct known *k, const struct forget *f)
{
	return id_eq(k->person, f->person);
}
static bool same_seat(const struct known *k, const struct forget *f)
{
	return id_eq(k->as.secret.plan, f->plan) && id_eq(k->as.secret.seat, f->seat);
}

static void forget_one(struct house *h, void *with)
{
	struct forget *f = with;
	struct known *known;
	struct memory_shard *s = memory_lock(&people_of(h)->sessions, f->hash, &known);
	if (known)
		known->used = false;
	s->changes++;
	memory_unlock(s);
	free(f);
}

static void forget_all(struct house *h, void *with)
{
	struct forget *f = with;
	if (f->fits == same_person)
		forget_in(&people_of(h)->sessions, f);
	forget_in(&people_of(h)->tokens, f);
	free(f);
}

static void later(struct house *h, void (*run)(struct house *, void *), struct forget what)
{
	struct forget *f = malloc(sizeof *f);
	if (!f)
		abort();
	*f = what;
	house_after(h, run, f);
}

void forget_session(struct house *h, const uint8_t hash[HOUSE_HASH])
{
	struct forget f = {.fits = same_hash};
	memcpy(f.hash, hash, HOUSE_HASH);
	later(h, forget_one, f);
}

void forget_person(struct house *h, struct id person)
{
	later(h, forget_all, (struct forget){.person = person, .fits = same_person});
}

void forget_seat(struct house *h, struct id plan, struct id seat)
{
	later(h, forget_all, (struct forget){.plan = plan, .seat = seat, .fits = same_seat});
}
