// SPDX-License-Identifier: EUPL-1.2
// An archive that was found good becomes a plan.
#include "archive.h"

static enum status keep_blobs(struct house *h, const struct archive *a, struct imported at, struct arena *arena)
{
	struct seat *seat;
	enum status got = a->n_blobs ? seat_open_by_id(h, at.plan, at.seat, arena, &seat) : OK;
	if (got != OK || !a->n_blobs)
		return got;
	for (size_t i = 0; i < a->n_blobs && got == OK; i++) {
		struct str hash;
		got = seat_keep_blob(seat, a->blobs[i].bytes, arena, &hash);
	}
	seat_close(seat);
	return got;
}

enum status import_keep(
        struct house *h, const struct import *import, const struct who *who, struct arena *arena, struct imported *ret)
{
	const struct archive *a = &import->archive;
	struct say_taken_over taken = {.file = import->hash, .head = a->head};
	struct imported at;
	enum status got = plan_take_over(h, who, a->at, a->n, &taken, &at.plan, &at.seat);
	if (got == OK)
		got = keep_blobs(h, a, at, arena);
	if (got == OK)
		*ret = at;
	return got;
}
