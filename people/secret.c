// SPDX-License-Identifier: EUPL-1.2
// Links, house keys, table codes and tokens. One table for all: a row is found by the fingerprint of the secret, and says which
// seat it opens. The secret itself leaves secret_make once.
#include "inner.h"
#include "people_rows.h"

static const struct secret_form {
	const char *word; // in the row
	enum typed_kind typed;
	int64_t lasts; // 0: till renewed or withdrawn
	bool one; // a new one for a seat ends the old
	bool once; // gone when used
} forms[] = {
        [SECRET_LINK] = {"link", TYPED_LONG, LINK_DAYS *DAY, .once = true},
        [SECRET_KEY] = {"sleutel", TYPED_KEY, .one = true},
        [SECRET_TABLE] = {"tafel", TYPED_TABLE, TABLE_MINUTES *(int64_t)MINUTE},
        [SECRET_TOKEN] = {"toegang", TYPED_LONG},
};
enum { KINDS = sizeof forms / sizeof forms[0] };

static void hash_typed(struct house *h, struct str typed, uint8_t ret[HOUSE_HASH])
{
	house_hash(h, "kring.secret", typed, ret);
}

enum status secret_make(struct house *h, const struct secret_facts *facts, struct arena *arena, struct str *ret_secret)
{
	const struct secret_form *form = &forms[facts->kind];
	struct conn *conn = house_writer(h);
	struct str secret = typed_fresh(form->typed, arena), typed;
	char plain[SIGNS];
	uint8_t hash[HOUSE_HASH];
	int64_t now = house_now(h), until = facts->until ? facts->until : form->lasts ? now + form->lasts : INT64_MIN;
	(void)typed_read(secret, plain, &typed);
	hash_typed(h, typed, hash);
	enum status got = sql_secrets_sweep(conn, now);
	if (got == OK && form->one && id_set(facts->seat))
		got = sql_secret_drop_kind(conn, facts->plan, facts->seat, str_of(form->word));
	if (got == OK)
		got = sql_secret_add(conn, hash_str(hash), str_of(form->word), facts->plan, facts->seat, facts->person, until,
		        facts->by_keeper);
	if (got == OK)
		*ret_secret = secret;
	return got;
}

static enum status secret_load(struct house *h, const uint8_t hash[HOUSE_HASH], struct secret_facts *ret)
{
	struct conn *conn;
	struct sql_secret_get row;
	struct arena *arena = arena_create();
	enum status got = house_reader(h, &conn);
	if (got == OK) {
		got = sql_secret_get(conn, hash_str(hash), arena, &row);
		house_reader_done(h, conn);
	}
	int kind = 0;
	while (got == OK && kind < KINDS && !str_is(row.kind, forms[kind].word))
		kind++;
	if (got == OK && kind == KINDS)
		got = BROKEN;
	if (got == OK)
		*ret = (struct secret_facts){(enum secret_kind)kind, row.plan, row.seat, row.person,
		        row.until == INT64_MIN ? 0 : row.until, row.keeper};
	arena_destroy(arena);
	return got;
}

enum status secret_find(struct house *h, struct str typed, const uint8_t address[16], int64_t now, struct secret_facts *ret)
{
	char plain[SIGNS];
	uint8_t hash[HOUSE_HASH];
	struct str secret;
	struct secret_facts facts;
	enum typed_kind kind = typed_read(typed, plain, &secret);
	if (kind != TYPED_LONG && guess_allowed(h, address, now) != OK)
		return TOO_OFTEN;
	enum status got = NOT_FOUND;
	if (kind != TYPED_NONE) {
		hash_typed(h, secret, hash);
		got = secret_load(h, hash, &facts);
	}
	if (got == OK && facts.until && now >= facts.until)
		got = NOT_FOUND;
	if (got == NOT_FOUND && kind != TYPED_LONG)
		guess_wrong(h, address, now);
	if (got == OK)
		*ret = facts;
	return got;
}

enum status secret_use(struct house *h, struct str typed)
{
	char plain[SIGNS];
	uint8_t hash[HOUSE_HASH];
	struct str secret;
	struct secret_facts facts;
	int64_t gone = 0;
	if (typed_read(typed, plain, &secret) == TYPED_NONE)
		return NOT_FOUND;
	hash_typed(h, secret, hash);
	enum status got = secret_load(h, hash, &facts);
	if (got == OK && facts.until && house_now(h) >= facts.until)
		return NOT_FOUND;
	if (got != OK || !forms[facts.kind].once)
		return got;
	got = sql_secret_drop(house_writer(h), hash_str(hash), &gone);
	return got == OK && !gone ? NOT_FOUND : got;
}

enum status secrets_end(struct house *h, struct id plan, struct id seat)
{
	forget_seat(h, plan, seat);
	return sql_secret_drop_seat(house_writer(h), plan, seat);
}

// ---- tokens: asked at every question of a program, so remembered

static bool token_known(struct house *h, const uint8_t hash[HOUSE_HASH], int64_t now, struct secret_facts *ret)
{
	struct known *k;
	struct memory_shard *shard = memory_lock(&people_of(h)->tokens, hash, &k);
	if (k) {
		k->at = now;
		*ret = k->as.secret;
	}
	memory_unlock(shard);
	return k != NULL;
}

enum status token_find(struct house *h, struct str bearer, struct secret_facts *ret)
{
	uint8_t hash[HOUSE_HASH];
	struct secret_facts facts;
	int64_t now = house_now(h);
	if (bearer.len != SIGNS)
		return NOT_FOUND;
	hash_typed(h, bearer, hash);
	if (!token_known(h, hash, now, &facts)) {
		uint64_t changes = memory_changes(&people_of(h)->tokens, hash);
		enum status got = secret_load(h, hash, &facts);
		if (got == OK && facts.kind != SECRET_TOKEN)
			got = NOT_FOUND;
		if (got != OK)
			return got;
		struct known known = {.person = facts.person, .at = now, .as.secret = facts};
		memcpy(known.hash, hash, HOUSE_HASH);
		memory_put(&people_of(h)->tokens, &known, changes);
	}
	if (facts.until && now >= facts.until)
		return NOT_FOUND;
	*ret = facts;
	return OK;
}
