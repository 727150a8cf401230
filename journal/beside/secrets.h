// SPDX-License-Identifier: EUPL-1.2
// What people/ needs of the keys, without ever holding one: fingerprints, and rows outside the plans sealed with a person's key.
// No page, export or command includes this.
#pragma once
#include "table.h"

enum { HOUSE_HASH = 32 };
// The fingerprint by which something secret or personal is found without being kept; see keys_hash. `kind`: at most 16 letters.
void house_hash(const struct house *, const char *kind, struct str bytes, uint8_t ret[HOUSE_HASH]);
MUST_USE enum status house_key_make(struct house *, struct id owner); // on the disk when this answers OK
// In the saying thread: the key goes after the commit and before it is told; finished at start-up when cut short.
MUST_USE enum status house_key_erase(struct house *, struct id owner);

// Sealed with the key of `owner` (ID_NONE: the house's own), for the row of this table with these ids. NOT_FOUND: there is no
// such key.
MUST_USE enum status house_seal(struct house *, struct id owner, const char *table, struct id first, struct id second,
        struct str text, struct arena *, struct str *ret);
MUST_USE enum status house_unseal(struct house *, struct id owner, const char *table, struct id first, struct id second,
        struct str sealed, struct arena *, struct str *ret);

// After the commit of the group in which this is called, kept or not, in the saying thread and before anybody is told: for what
// is remembered in memory. `run` gets `with`, which it frees.
void house_after(struct house *, void (*run)(struct house *, void *with), void *with);
// What people/ keeps in memory beside an open house: made at the first asking, ended by house_close.
void *house_beside(struct house *, void *(*make)(struct house *), void (*end)(void *));
