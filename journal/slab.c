// SPDX-License-Identifier: EUPL-1.2
// Who owns which key stands outside the locked memory, which is dear.
#include "slab.h"
#include <sodium.h>
#include <stdlib.h>

struct way {
	struct id owner; // ID_NONE: empty, or dropped while it was pinned
	uint32_t pins;
	uint64_t used; // counts takings; the smallest was needed longest ago
};

struct slab {
	struct way ways[SLAB_SETS * SLAB_WAYS];
	struct key *keys; // sodium_malloc: guarded, locked, not in core files
	uint64_t clock;
};

struct slab *slab_create(void)
{
	struct slab *slab = calloc(1, sizeof *slab);
	if (!slab || !(slab->keys = sodium_malloc(SLAB_SETS * SLAB_WAYS * sizeof *slab->keys)))
		abort();
	return slab;
}

void slab_destroy(struct slab *slab)
{
	if (!slab)
		return;
	sodium_free(slab->keys);
	free(slab);
}

static struct way *set_of(struct slab *slab, struct id owner)
{
	return &slab->ways[((owner.b[0] << 8 | owner.b[1]) % SLAB_SETS) * SLAB_WAYS];
}

static struct way *find(struct slab *slab, struct id owner)
{
	struct way *set = set_of(slab, owner);
	for (int i = 0; i < SLAB_WAYS; i++)
		if (id_eq(set[i].owner, owner))
			return &set[i];
	return NULL;
}

static struct key *pin(struct slab *slab, struct way *way)
{
	way->pins++;
	way->used = ++slab->clock;
	return &slab->keys[way - slab->ways];
}

const struct key *slab_take(struct slab *slab, struct id owner)
{
	struct way *way = find(slab, owner);
	return way ? pin(slab, way) : NULL;
}

const struct key *slab_put(struct slab *slab, struct id owner, const struct key *key)
{
	struct way *set = set_of(slab, owner), *oldest = NULL;
	for (int i = 0; i < SLAB_WAYS; i++)
		if (set[i].pins == 0 && (!oldest || set[i].used < oldest->used))
			oldest = &set[i];
	if (!oldest)
		return NULL;
	oldest->owner = owner;
	struct key *place = pin(slab, oldest);
	*place = *key;
	return place;
}

static void forget(struct slab *slab, struct way *way)
{
	way->owner = ID_NONE;
	way->used = 0;
	sodium_memzero(&slab->keys[way - slab->ways], sizeof *slab->keys);
}

void slab_give(struct slab *slab, const struct key *key)
{
	struct way *way = &slab->ways[key - slab->keys];
	if (way->pins-- == 1 && !id_set(way->owner))
		forget(slab, way);
}

void slab_drop(struct slab *slab, struct id owner)
{
	struct way *way = find(slab, owner);
	if (!way)
		return;
	if (way->pins)
		way->owner = ID_NONE;
	else
		forget(slab, way);
}
