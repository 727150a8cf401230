// SPDX-License-Identifier: EUPL-1.2
// The chain: each row of a plan carries a hash over the one before it, so that a change, a gap or a swap shows without any key.
//	hash = BLAKE2b-256, personal "kring.event.1" or "kring.look.1", over
//	       plan (16 bytes) ‖ seq (8, big-endian) ‖ hash before (32; zeros for the first) ‖ digest (32)
//	digest = BLAKE2b-256(sealed)
// A plan has two chains of the same make: what was said, and who looked. seq counts 1, 2, 3... in each. When a text is taken away
// its digest stays, and the chain still verifies. Proof against accidents and clumsy hands, not against who may write the file
// and has the keys.
#pragma once
#include "keys.h"

enum chain { CHAIN_EVENT, CHAIN_LOOK };

struct head { // the last row of a chain; all zero: nothing yet
	int64_t seq;
	uint8_t hash[HASH_BYTES];
};

void chain_digest(struct str sealed, uint8_t ret[HASH_BYTES]);
// The head after one more row. `before` and `ret` may be the same.
void chain_link(enum chain, struct id plan, const struct head *before, const uint8_t digest[HASH_BYTES], struct head *ret);

// The last row of a plan's chain as it is kept; seq 0 when there is none.
MUST_USE enum status chain_head(struct conn *, enum chain, struct id plan, struct head *ret);

struct chain_break {
	enum chain chain;
	struct id plan;
	int64_t seq; // the first row that does not fit
	const char *text; // "a row is missing", "the text was changed", "the link does not fit"
};
// Goes through one plan's chain, without keys. BROKEN: ret_break says where first. *ret is the head that was reached.
MUST_USE enum status chain_verify(struct conn *, enum chain, struct id plan, struct head *ret, struct chain_break *ret_break);
// The same for every plan of the folder, events and looks. BROKEN at the first that does not fit.
MUST_USE enum status chain_verify_all(struct conn *, int64_t *ret_rows, struct chain_break *ret_break);
