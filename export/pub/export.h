// SPDX-License-Identifier: EUPL-1.2
// A plan taken along as one file, and a plan begun from one. The file is HTML that anybody can open without Kring, with the plan
// inside it for programs (or that part alone, as JSON). What is in it is what one seat may see: it is made from that seat's sight
// and history and from nothing else. Both forms say the plan as carried events (plan/words, "overgenomen"), first the things that
// stand in it, then a line for each thing that happened; agreements, sharing, seats and keys are lines only and give no right.
// Exported, imported and exported again it is the same file, byte for byte, but for "gemaakt".
#pragma once
#include "table.h"

// Writes the file. The export is on record as a look; the caller keeps the looks (seat_looks) before it hands the file over.
// `now` is the date in it, and the only thing in it that is not of the plan. TOO_LARGE: it did not fit in `out`.
MUST_USE enum status export_html(struct seat *, int64_t now, struct arena *, struct out *);
MUST_USE enum status export_json(struct seat *, int64_t now, struct arena *, struct out *);

// How a picture or voice that comes in is made into one that says nothing but what it shows (web/pub/anew.h). What it made before
// comes out the same. OK, BUSY (there is no helper for it now), or another status when the bytes are no picture or voice.
struct anew {
	enum status (*make)(void *with, struct str bytes, const char *type, struct arena *, struct str *ret);
	void *with;
};
struct import; // a file that was read and found good
// Reads either form. Total, and pure but for `anew`. BAD_INPUT: not such a file; TOO_LARGE: more than a plan holds; BUSY: `anew`
// is. `file` must stay; the rest lives in the arena. Every id is new in the file and every id named was made before it; every
// text fits; a picture is what its hash says.
MUST_USE enum status import_read(struct str file, const struct anew *, struct arena *, const struct import **ret);
struct imported {
	struct id plan, seat;
};
// Begins the plan, for this person. In the saying thread. Pictures and voice come with it.
MUST_USE enum status import_keep(struct house *, const struct import *, const struct who *, struct arena *, struct imported *ret);

// "Verder in een eigen plan" (product.md, what holds everywhere, 1): the same for one's own seat, without a file. Nobody is told.
// What somebody from outside reads for it is on record as reading the plan. In the saying thread.
MUST_USE enum status export_go_alone(struct house *, struct seat *, const struct who *, struct arena *, struct imported *ret);
