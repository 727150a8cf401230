// SPDX-License-Identifier: EUPL-1.2
// A picture that someone sends in, made again from its pixels: what comes out is ours, small, upright and says nothing but
// what it shows (no place, no camera, no time). One that was made here already comes out as the same bytes. The reading is done
// by another process, because decoders are where hostile files win: it was forked before this one held any key, has no files and
// no network, may only read, write, take memory and end, and is a new one for every picture, so that no picture can come near
// another family's.
#pragma once
#include "str.h"
#include <stdint.h>

enum {
	PICTURE_IN_BYTES = 8 << 20, // a file that is taken in
	PICTURE_IN_PIXELS = 40 * 1000000, // width times height of what it claims to be
	PICTURE_IN_SIDE = 30000, // pixels
	PICTURE_OUT_SIDE = 1600, // the longer side of what comes out, pixels
	PICTURE_OUT_BYTES = 400 * 1000,
	PICTURE_MEMORY = 256 << 20, // bytes of address space for one picture
	PICTURE_WORK = 2, // seconds of processor time for one picture
	PICTURE_WAIT = 6, // seconds on the clock for one picture, after which it is given up
	PICTURE_AT_ONCE = 2, // pictures under way; others wait their turn, PICTURE_WAIT seconds at most
};

enum picture_kind { PICTURE_JPEG, PICTURE_PNG };

struct picture_made {
	enum picture_kind kind; // PNG for a drawing that came as PNG and has at most 256 colours, else JPEG
	uint32_t width, height; // pixels, upright
	struct str bytes; // in the caller's arena
};

struct picture_helper;

// Forks the helper. To be called before the first thread, before any key is in memory and before any folder is open.
// BUSY: the system gives no process or socket.
MUST_USE enum status picture_start(struct picture_helper **ret);
void picture_stop(struct picture_helper *); // NULL is allowed; no call to picture_encode may be under way

// Waits for the answer, up to twice PICTURE_WAIT: for a thread that may wait. Any thread may call it.
// BAD_INPUT: not a JPEG or PNG, or a broken one. TOO_LARGE: PICTURE_IN_* was passed. REFUSED: it took more time or memory
// than a picture gets, or its reader did what a reader never does. BUSY: too many at once, or the helper is gone.
MUST_USE enum status picture_encode(struct picture_helper *, struct str file, struct arena *, struct picture_made *ret);

// "image/jpeg" or "image/png". Static.
const char *picture_type(enum picture_kind);
