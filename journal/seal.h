// SPDX-License-Identifier: EUPL-1.2
// Sealing: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) with a random nonce. A sealed text is
//	kind (1 byte) ‖ nonce (24) ‖ the text, unreadable ‖ tag (16)
// and opens only with the same key, kind and `bound` bytes: it cannot be moved to another place, nor changed.
#pragma once
#include "keys.h"

enum seal_kind { SEAL_EVENT = 1, SEAL_LOOK = 2, SEAL_ROW = 3, SEAL_KEY = 4 }; // in files: never renumber
enum { SEAL_NONCE = 24, SEAL_TAG = 16, SEAL_EXTRA = 1 + SEAL_NONCE + SEAL_TAG, SEAL_BOUND_MAX = 128 };

// Writes text.len + SEAL_EXTRA bytes to `to`. bound has at most SEAL_BOUND_MAX bytes.
void seal(enum seal_kind, const struct key *, struct str bound, struct str text, uint8_t *to);
// Writes sealed.len - SEAL_EXTRA bytes to `to`. BROKEN: not sealed so, with this key, for this place.
MUST_USE enum status unseal(enum seal_kind, const struct key *, struct str bound, struct str sealed, uint8_t *to);

// For rows outside the chains (a person, a mail, a blob): bound to the table's name and the ids that name the row. In the arena.
struct str seal_row(const struct key *, const char *table, struct id first, struct id second, struct str text, struct arena *);
MUST_USE enum status unseal_row(const struct key *, const char *table, struct id first, struct id second, struct str sealed,
        struct arena *, struct str *ret);
