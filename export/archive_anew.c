// SPDX-License-Identifier: EUPL-1.2
// The pictures and voices of a file are no more to be believed than those that somebody sends in: each is made anew, as those
// are. What was made here before comes out as the same bytes, so a plan that comes back is the same plan; another one gets the
// hash of what it became, and so do the events that name it.
#include "archive.h"

static void rename_in(struct str *named, const struct archive *a, const struct str *hashes)
{
	for (size_t i = 0; named->len && i < a->n_blobs; i++)
		if (str_eq(*named, a->blobs[i].hash)) {
			*named = hashes[i];
			return;
		}
}

// Every field of an event that names a picture or a voice.
static void rename_all(struct event *events, const struct archive *a, const struct str *hashes)
{
	for (size_t i = 0; i < a->n; i++) {
		const struct say_info *info = &say_infos[events[i].say];
		for (size_t f = 0; f < info->n; f++)
			if (info->fields[f].kind == FIELD_LINE &&
			        (str_is(info->fields[f].wire, "beeld") || str_is(info->fields[f].wire, "geluid")))
				rename_in((struct str *)(void *)((char *)&events[i].as + info->fields[f].offset), a, hashes);
	}
}

enum status archive_anew(struct archive *a, const struct anew *anew, struct arena *arena)
{
	struct event *events = (struct event *)(uintptr_t)a->at; // of the reader of the file, until it is handed on
	struct blob *blobs = (struct blob *)(uintptr_t)a->blobs;
	struct str *hashes = arena_many(arena, struct str, a->n_blobs);
	for (size_t i = 0; i < a->n_blobs; i++) {
		struct str made;
		enum status got = anew->make(anew->with, blobs[i].bytes, blobs[i].type, arena, &made);
		if (got != OK)
			return got == BUSY ? BUSY : BAD_INPUT;
		blobs[i].bytes = made;
		hashes[i] = archive_hash(made, arena);
	}
	rename_all(events, a, hashes);
	for (size_t i = 0; i < a->n_blobs; i++) {
		blobs[i].hash = hashes[i];
		blobs[i].type = blob_type(blobs[i].bytes);
	}
	return OK;
}
