// SPDX-License-Identifier: EUPL-1.2
// Pictures and voice. They lie sealed in a table of their own, are written before the event that names their hash, and are read
// only through an entry that the seat may see. What nothing names after a day is swept.
#include "house.h"
#include "rows.h"
#include <sodium.h>

enum { PLAN_BLOBS = 60 << 20 };

enum status blob_id(struct str hash, struct id *ret)
{
	struct id id = ID_NONE;
	if (hash.len != HASH_TEXT)
		return BAD_INPUT;
	size_t n = 0;
	if (sodium_hex2bin(id.b, sizeof id.b, hash.at, 32, NULL, &n, NULL) != 0 || n != sizeof id.b)
		return BAD_INPUT;
	*ret = id;
	return OK;
}

// What is not named yet, but for those of this seat's own side of the door.
static enum status take_off_unnamed(struct seat *s, int64_t *bytes)
{
	enum status got;
	struct sql_blob_unnamed row;
	struct stmt *rows = sql_blob_unnamed_open(house_writer(s->house), s->plan);
	while ((got = sql_blob_unnamed_next(rows, &row)) == OK)
		*bytes -= plan_was_inside(s->now.plan, (int)row.round, s->voice.seat) ? 0 : row.bytes;
	return got == NOT_FOUND ? OK : got;
}

// What came from outside too lies there for who sits outside as it would if nobody sat inside: until it is named, or swept.
static bool came_from_outside(const struct sql_blob_size *b, int64_t now)
{
	return b->round == 0 && b->at >= now - UNNAMED_MS;
}

// How much of this plan lies here, as far as this seat may notice. What is put in by who sits behind a shut door counts for them
// alone, also when it is never shown or nothing names it yet: else a picture too many would tell how much was said there.
static enum status bytes_used(struct seat *s, struct arena *arena, size_t *ret)
{
	struct sql_blob_bytes all;
	struct strs kept = plan_blobs_kept_from(s->now.plan, s->voice.seat, arena);
	enum status got = sql_blob_bytes(house_writer(s->house), s->plan, &all);
	for (size_t i = 0; i < kept.n && got == OK; i++) {
		struct id id;
		struct sql_blob_size size;
		if (blob_id(kept.at[i], &id) == OK && sql_blob_size(house_writer(s->house), s->plan, id, &size) == OK &&
		        !came_from_outside(&size, house_now(s->house)))
			all.bytes -= size.bytes;
	}
	if (got == OK)
		got = take_off_unnamed(s, &all.bytes);
	*ret = all.bytes > 0 ? (size_t)all.bytes : 0;
	return got;
}

enum status seat_keep_blob(struct seat *s, struct str bytes, struct arena *arena, struct str *ret_hash)
{
	struct conn *conn = house_writer(s->house);
	size_t used = 0;
	struct sql_blob_get there;
	const struct key *key;
	uint8_t digest[HASH_BYTES];
	char *hex = arena_take(arena, HASH_TEXT + 1);
	struct id id;
	int64_t now = house_now(s->house);
	int round = plan_looks_inside(s->now.plan, s->voice.seat, now);
	chain_digest(bytes, digest); // its name
	sodium_bin2hex(hex, HASH_TEXT + 1, digest, sizeof digest);
	enum status got = blob_id((struct str){hex, HASH_TEXT}, &id);
	if (got == OK)
		got = bytes_used(s, arena, &used);
	if (got != OK || used + bytes.len > PLAN_BLOBS)
		return got != OK ? got : TOO_LARGE;
	*ret_hash = (struct str){hex, HASH_TEXT};
	if (sql_blob_get(conn, s->plan, id, arena, &there) == OK && there.sealed.len)
		return sql_blob_again(conn, s->plan, id, now, round);
	got = keys_take(s->house->keys, s->plan, &key);
	if (got != OK)
		return got;
	struct str sealed = seal_row(key, "blob", s->plan, id, bytes, arena);
	keys_give(s->house->keys, key);
	chain_digest(sealed, digest);
	return sql_blob_add(conn, s->plan, id, (struct str){(char *)digest, sizeof digest}, sealed, now,
	        plan_names_blob(s->now.plan, *ret_hash), round);
}

enum status blobs_name(struct house *h, struct id plan, const struct event *event)
{
	const struct say_info *info = &say_infos[event->say];
	enum status got = OK;
	for (size_t i = 0; i < info->n && got == OK; i++) {
		const struct field *f = &info->fields[i];
		struct id id;
		if (f->kind == FIELD_LINE && f->most == HASH_TEXT &&
		        blob_id(*(const struct str *)((const char *)&event->as + f->offset), &id) == OK)
			got = sql_blob_name(house_writer(h), plan, id);
	}
	return got;
}

enum status blobs_take_away(struct house *h, struct id plan, const struct plan *was, const struct plan *is, struct id entry)
{
	struct str hashes[2];
	int n = plan_blobs_of(was, entry, hashes);
	enum status got = OK;
	for (int i = 0; i < n && got == OK; i++) {
		struct id id;
		int64_t changes;
		if (blob_id(hashes[i], &id) == OK && !plan_names_blob(is, hashes[i]))
			got = sql_blob_take_away(house_writer(h), plan, id, &changes);
	}
	return got;
}

enum status seat_blob(struct seat *s, struct str hash, struct arena *arena, struct str *ret)
{
	struct id id;
	struct conn *conn;
	const struct key *key;
	struct sql_blob_get row;
	if (blob_id(hash, &id) != OK || !plan_shows_blob(s->now.plan, s->voice.seat, hash, house_now(s->house)) ||
	        ((s->voice.shut & SHUT_OWN) && plan_blob_alone(s->now.plan, s->voice.seat, hash)))
		return NOT_FOUND;
	if (house_reader(s->house, &conn) != OK)
		return NOT_KEPT;
	enum status got = sql_blob_get(conn, s->plan, id, arena, &row);
	house_reader_done(s->house, conn);
	if (got == OK && !row.sealed.len)
		got = NOT_FOUND;
	if (got == OK)
		got = keys_take(s->house->keys, s->plan, &key);
	if (got != OK)
		return got;
	got = unseal_row(key, "blob", s->plan, id, row.sealed, arena, ret);
	keys_give(s->house->keys, key);
	return got;
}
