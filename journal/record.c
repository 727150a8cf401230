// SPDX-License-Identifier: EUPL-1.2
// Sealing, linking and keeping are one act, so that no row can be kept that was not linked. What is sealed is bound to
// plan ‖ seq ‖ hash before: a row opened in its place proves that place.
#include "record.h"
#include "rows.h"
#include <sodium.h>
#include <stdlib.h>

enum { PLACE_BYTES = 16 + 8 + HASH_BYTES };

static const enum seal_kind KINDS[] = {[CHAIN_EVENT] = SEAL_EVENT, [CHAIN_LOOK] = SEAL_LOOK};

static struct str place(struct id plan, const struct head *before, char to[PLACE_BYTES])
{
	uint64_t seq = (uint64_t)before->seq + 1;
	memcpy(to, plan.b, sizeof plan.b);
	for (int i = 0; i < 8; i++)
		to[16 + i] = (char)(seq >> (56 - 8 * i));
	memcpy(to + 24, before->hash, HASH_BYTES);
	return (struct str){to, PLACE_BYTES};
}

static enum status keep(struct conn *c, enum chain chain, struct id plan, struct head *head, struct str sealed)
{
	uint8_t digest[HASH_BYTES];
	struct head after;
	chain_digest(sealed, digest);
	chain_link(chain, plan, head, digest, &after);
	struct str hash_bytes = {(const char *)after.hash, HASH_BYTES}, digest_bytes = {(const char *)digest, HASH_BYTES};
	enum status status = chain == CHAIN_EVENT ? sql_event_add(c, plan, after.seq, hash_bytes, digest_bytes, sealed)
	                                          : sql_look_add(c, plan, after.seq, hash_bytes, digest_bytes, sealed);
	if (status == OK)
		*head = after;
	return status;
}

enum status record_add(
        struct conn *c, enum chain chain, struct id plan, const struct key *key, struct str text, struct head *head)
{
	char bound[PLACE_BYTES];
	uint8_t small[4096], *sealed = small;
	size_t n = text.len + SEAL_EXTRA;
	if (text.len > RECORD_BYTES)
		return TOO_LARGE;
	if (n > sizeof small && !(sealed = malloc(n)))
		abort();
	seal(KINDS[chain], key, place(plan, head, bound), text, sealed);
	enum status status = keep(c, chain, plan, head, (struct str){(const char *)sealed, n});
	if (sealed != small)
		free(sealed);
	return status;
}

void record_open(struct record_reader *r, struct conn *c, enum chain chain, struct id plan, const struct key *key,
        const struct head *after)
{
	*r = (struct record_reader){.chain = chain, .plan = plan, .key = key};
	if (after)
		r->head = *after;
	r->rows = chain == CHAIN_EVENT ? sql_event_after_open(c, plan, r->head.seq) : sql_look_after_open(c, plan, r->head.seq);
}

static void make_room(struct record_reader *r, size_t n)
{
	if (n <= r->room)
		return;
	if (r->buffer)
		sodium_memzero(r->buffer, r->room);
	free(r->buffer);
	r->room = n < 4096 ? 4096 : 2 * n;
	if (!(r->buffer = malloc(r->room)))
		abort();
}

enum status record_next(struct record_reader *r, struct record *ret)
{
	struct sql_event_after row;
	char bound[PLACE_BYTES];
	enum status status = sql_event_after_next(r->rows, &row);
	if (status != OK)
		return status;
	if (row.seq != r->head.seq + 1 || row.hash.len != HASH_BYTES)
		return BROKEN;
	struct record record = {.seq = row.seq, .taken = row.sealed.len == 0};
	if (!record.taken) {
		make_room(r, row.sealed.len);
		if (unseal(KINDS[r->chain], r->key, place(r->plan, &r->head, bound), row.sealed, r->buffer) != OK)
			return BROKEN;
		record.text = (struct str){(const char *)r->buffer, row.sealed.len - SEAL_EXTRA};
	}
	r->head.seq = row.seq;
	memcpy(r->head.hash, row.hash.at, HASH_BYTES);
	*ret = record;
	return OK;
}

void record_close(struct record_reader *r)
{
	if (r->rows)
		stmt_reset(r->rows);
	if (r->buffer)
		sodium_memzero(r->buffer, r->room);
	free(r->buffer);
	*r = (struct record_reader){0};
}

enum status record_take_away(struct conn *c, enum chain chain, struct id plan, int64_t seq)
{
	int64_t changed = 0;
	enum status status =
	        chain == CHAIN_EVENT ? sql_event_take_away(c, plan, seq, &changed) : sql_look_take_away(c, plan, seq, &changed);
	return status == OK && changed == 0 ? NOT_FOUND : status;
}
