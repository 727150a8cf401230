// SPDX-License-Identifier: EUPL-1.2
// From a seat to an archive, and the two questions about bytes that both directions ask: what is their hash, what are they?
#include "archive.h"
#include <sodium.h>

struct str archive_hash(struct str bytes, struct arena *arena)
{
	uint8_t hash[32];
	char *hex = arena_take(arena, HASH_TEXT + 1);
	crypto_generichash_blake2b(hash, sizeof hash, (const uint8_t *)bytes.at, bytes.len, NULL, 0);
	sodium_bin2hex(hex, HASH_TEXT + 1, hash, sizeof hash);
	return (struct str){hex, HASH_TEXT};
}

const char *blob_type(struct str bytes)
{
	static const struct {
		size_t at, len;
		const char *begins, *type;
	} kinds[] = {{0, 3, "\xff\xd8\xff", "image/jpeg"}, {0, 8, "\x89PNG\r\n\x1a\n", "image/png"}, {0, 4, "OggS", "audio/ogg"},
	        {0, 4, "\x1a\x45\xdf\xa3", "audio/webm"}, {4, 6, "ftyp3g", "audio/3gpp"}, {4, 4, "ftyp", "audio/mp4"},
	        {0, 3, "ID3", "audio/mpeg"}, {0, 2, "\xff\xfb", "audio/mpeg"}, {0, 2, "\xff\xf3", "audio/mpeg"},
	        {0, 2, "\xff\xf2", "audio/mpeg"}, {0, 4, "RIFF", "audio/wav"}, {0, 5, "#!AMR", "audio/amr"}};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (bytes.len >= kinds[i].at + kinds[i].len && memcmp(bytes.at + kinds[i].at, kinds[i].begins, kinds[i].len) == 0)
			return kinds[i].type;
	return NULL;
}

struct blobs {
	LIST(struct blob);
};

// Kept once, however often it is named; what was swept or is no picture is left out.
static enum status add_blob(struct seat *seat, struct str hash, struct arena *arena, struct blobs *to)
{
	struct blob one = {.hash = hash};
	list_each(b, to) if (str_eq(b->hash, hash)) return OK;
	enum status got = hash.len ? seat_blob(seat, hash, arena, &one.bytes) : NOT_FOUND;
	if (got == OK && (one.type = blob_type(one.bytes)))
		*list_add(to) = one;
	return got == NOT_FOUND ? OK : got;
}

static enum status add_voices(struct seat *seat, struct sight_action_list actions, struct arena *arena, struct blobs *to)
{
	enum status got = OK;
	for (size_t i = 0; i < actions.n && got == OK; i++) {
		got = add_blob(seat, actions.at[i].sound, arena, to);
		for (size_t k = 0; k < actions.at[i].reports.n && got == OK; k++)
			got = add_blob(seat, actions.at[i].reports.at[k].sound, arena, to);
	}
	return got;
}

static enum status add_blobs(struct seat *seat, const struct sight_plan *plan, struct arena *arena, struct archive *to)
{
	struct blobs all = {0};
	enum status got = add_voices(seat, plan->loose, arena, &all);
	for (size_t g = 0; g < plan->goals.n && got == OK; g++)
		got = add_voices(seat, plan->goals.at[g].actions, arena, &all);
	for (size_t r = 0; r < plan->rooms.n; r++)
		for (size_t i = 0; i < plan->rooms.at[r].entries.n && got == OK; i++) {
			const struct sight_entry *e = &plan->rooms.at[r].entries.at[i];
			got = add_blob(seat, e->photo, arena, &all);
			if (got == OK)
				got = add_blob(seat, e->sound, arena, &all);
		}
	struct blob *copy = arena_many(arena, struct blob, all.n);
	if (all.n)
		memcpy(copy, all.at, all.n * sizeof *copy);
	to->blobs = copy;
	to->n_blobs = all.n;
	list_free(&all);
	return got;
}

static enum status head_of(struct seat *seat, struct str carried, struct arena *arena, struct str *ret)
{
	uint8_t head[HEAD_BYTES];
	*ret = carried;
	enum status got = carried.len ? OK : seat_head(seat, head);
	if (carried.len || got != OK)
		return got;
	char *hex = arena_take(arena, HASH_TEXT + 1);
	sodium_bin2hex(hex, HASH_TEXT + 1, head, sizeof head);
	*ret = (struct str){hex, HASH_TEXT};
	return OK;
}

// At least so many events it takes to say it.
static size_t size_of(const struct sight_plan *p)
{
	size_t n = p ? p->rooms.n + p->goals.n + p->loose.n + p->deals.n : 0;
	for (size_t i = 0; p && i < p->rooms.n; i++)
		n += p->rooms.at[i].entries.n;
	for (size_t i = 0; p && i < p->goals.n; i++)
		n += p->goals.at[i].actions.n + p->goals.at[i].deals.n;
	return n;
}

// Its versions, the newest first, as far as they can go along: a few at a time, so that a large plan is not held many times over.
static enum status look_back(struct seat *seat, const struct sight_plan *plan, struct arena *arena, struct past **ret)
{
	enum { AT_ONCE = 8 };
	enum status got = OK;
	size_t n = plan->versions.n, said = 0;
	struct past *past = arena_many(arena, struct past, n);
	for (size_t i = 0; i < n; i++)
		past[i].version = plan->versions.at[i].id;
	for (size_t at = 0; at < n && got == OK && said <= TAKEN_ALONG_THEN; at += AT_ONCE) {
		size_t some = n - at < AT_ONCE ? n - at : AT_ONCE;
		got = seat_look_back(seat, &past[at], some);
		for (size_t i = 0; i < some; i++)
			said += size_of(past[at + i].then);
	}
	*ret = past;
	return got;
}

enum status archive_gather(struct seat *seat, enum part part, struct arena *arena, struct archive *ret)
{
	const struct sight_plan *plan;
	struct book book;
	struct str carried;
	enum status got = seat_look_whole(seat, part, &plan);
	struct past *past = NULL;
	if (got == OK)
		got = look_back(seat, plan, arena, &past);
	if (got != OK)
		return got;
	*ret = (struct archive){0};
	book_write(plan, past, arena, &book);
	ret->n_lines = book.events.n;
	got = book_lines(&book, seat, &carried);
	ret->n_lines = book.events.n - (uint32_t)ret->n_lines;
	ret->n = book.events.n;
	struct event *copy = arena_many(arena, struct event, book.events.n);
	memcpy(copy, book.events.at, book.events.n * sizeof *copy);
	ret->at = copy;
	list_free(&book.events);
	if (got == OK)
		got = head_of(seat, carried, arena, &ret->head);
	return got == OK ? add_blobs(seat, plan, arena, ret) : got;
}
