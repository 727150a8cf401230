// SPDX-License-Identifier: EUPL-1.2
// The opened keys: a bounded, locked piece of memory. A key in use is pinned and stays where it is; of the others the one that
// was needed longest ago makes room. Used by keys.c only, under its lock.
#pragma once
#include "keys.h"

enum { SLAB_SETS = 512, SLAB_WAYS = 8 }; // an owner's id is random: its first bytes choose the set

struct slab;

struct slab *slab_create(void); // aborts when there is no memory for it
void slab_destroy(struct slab *); // wipes
const struct key *slab_take(struct slab *, struct id owner); // pinned, or NULL when it is not here
const struct key *slab_put(
        struct slab *, struct id owner, const struct key *); // copied in and pinned, or NULL when all are in use
void slab_give(struct slab *, const struct key *);
void slab_drop(struct slab *, struct id owner); // forgotten now; one that is pinned is wiped when it is given back
