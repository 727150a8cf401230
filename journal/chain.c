// SPDX-License-Identifier: EUPL-1.2
// The links, and walking along them. Verifying reads every row of a plan and needs no key.
#include "chain.h"
#include "rows.h"
#include <sodium.h>

static const char PERSONAL[][crypto_generichash_blake2b_PERSONALBYTES] = {
        [CHAIN_EVENT] = "kring.event.1",
        [CHAIN_LOOK] = "kring.look.1",
};

void chain_digest(struct str sealed, uint8_t ret[HASH_BYTES])
{
	crypto_generichash_blake2b(ret, HASH_BYTES, (const uint8_t *)sealed.at, sealed.len, NULL, 0);
}

void chain_link(enum chain chain, struct id plan, const struct head *before, const uint8_t digest[HASH_BYTES], struct head *ret)
{
	uint8_t all[sizeof plan.b + 8 + HASH_BYTES + HASH_BYTES], *at = all;
	int64_t seq = before->seq + 1;
	memcpy(at, plan.b, sizeof plan.b);
	at += sizeof plan.b;
	for (int shift = 56; shift >= 0; shift -= 8)
		*at++ = (uint8_t)((uint64_t)seq >> shift);
	memcpy(at, before->hash, HASH_BYTES);
	memcpy(at + HASH_BYTES, digest, HASH_BYTES);
	crypto_generichash_blake2b_salt_personal(
	        ret->hash, HASH_BYTES, all, sizeof all, NULL, 0, NULL, (const uint8_t *)PERSONAL[chain]);
	ret->seq = seq;
}

enum status chain_head(struct conn *c, enum chain chain, struct id plan, struct head *ret)
{
	struct head head = {0};
	struct sql_event_last row;
	struct stmt *s = chain == CHAIN_EVENT ? sql_event_last_open(c, plan) : sql_look_last_open(c, plan);
	enum status status = sql_event_last_next(s, &row);
	if (status == OK) {
		head.seq = row.seq;
		if (row.hash.len == HASH_BYTES)
			memcpy(head.hash, row.hash.at, HASH_BYTES);
		else
			status = BROKEN;
		stmt_reset(s);
	}
	if (status == OK || status == NOT_FOUND)
		*ret = head;
	return status == NOT_FOUND ? OK : status;
}

static bool same(struct str bytes, const uint8_t hash[HASH_BYTES])
{
	return bytes.len == HASH_BYTES && memcmp(bytes.at, hash, HASH_BYTES) == 0;
}

// Moves head on over this row; the first complaint, or NULL.
static const char *step(enum chain chain, struct id plan, const struct sql_event_links *row, struct head *head)
{
	uint8_t digest[HASH_BYTES];
	struct head after;
	if (row->seq != head->seq + 1)
		return "a row is missing before this one";
	if (row->digest.len != HASH_BYTES)
		return "the digest has not its length";
	if (row->sealed.len) {
		chain_digest(row->sealed, digest);
		if (!same(row->digest, digest))
			return "the sealed text is not what was linked";
	}
	chain_link(chain, plan, head, (const uint8_t *)row->digest.at, &after);
	if (!same(row->hash, after.hash))
		return "the link does not fit the one before";
	*head = after;
	return NULL;
}

enum status chain_verify(struct conn *c, enum chain chain, struct id plan, struct head *ret, struct chain_break *ret_break)
{
	struct sql_event_links row;
	enum status status;
	struct stmt *s = chain == CHAIN_EVENT ? sql_event_links_open(c, plan) : sql_look_links_open(c, plan);
	*ret = (struct head){0};
	while ((status = sql_event_links_next(s, &row)) == OK) {
		const char *complaint = step(chain, plan, &row, ret);
		if (!complaint)
			continue;
		*ret_break = (struct chain_break){chain, plan, ret->seq + 1, complaint};
		stmt_reset(s);
		return BROKEN;
	}
	if (status == NOT_FOUND)
		return OK;
	*ret_break = (struct chain_break){chain, plan, ret->seq + 1, "the row cannot be read"};
	return status;
}

static enum status next_plan(struct conn *c, enum chain chain, struct id *plan)
{
	struct sql_event_next_plan said = {*plan};
	struct sql_look_next_plan looked = {*plan};
	enum status status = chain == CHAIN_EVENT ? sql_event_next_plan(c, *plan, &said) : sql_look_next_plan(c, *plan, &looked);
	*plan = chain == CHAIN_EVENT ? said.plan : looked.plan;
	return status;
}

static enum status verify_kind(struct conn *c, enum chain chain, int64_t *rows, struct chain_break *ret_break)
{
	struct id plan = ID_NONE;
	struct head head;
	enum status status;
	while ((status = next_plan(c, chain, &plan)) == OK) {
		status = chain_verify(c, chain, plan, &head, ret_break);
		if (status != OK)
			return status;
		*rows += head.seq;
	}
	return status == NOT_FOUND ? OK : status;
}

enum status chain_verify_all(struct conn *c, int64_t *ret_rows, struct chain_break *ret_break)
{
	*ret_rows = 0;
	enum status status = verify_kind(c, CHAIN_EVENT, ret_rows, ret_break);
	return status == OK ? verify_kind(c, CHAIN_LOOK, ret_rows, ret_break) : status;
}
