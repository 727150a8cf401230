// SPDX-License-Identifier: EUPL-1.2
// Beginning a plan, once. Who taps twice, or again when the answer got lost, has no session yet to be known by; a key of this
// browser finds what the first tap made. It stands among the secrets, under a name of its own, and goes with the plan.
#include "inner.h"
#include "limits.h"
#include "people_rows.h"

static bool hash_key(const struct house *h, struct str key, uint8_t ret[HOUSE_HASH])
{
	house_hash(h, "kring.begun", key, ret);
	return key.len >= KEY_MIN && key.len <= KEY_MAX;
}

enum status begun_keep(struct house *h, struct str key, const struct begun *what)
{
	uint8_t hash[HOUSE_HASH];
	int64_t now = house_now(h);
	if (!hash_key(h, key, hash))
		return OK;
	enum status got = sql_secrets_sweep(house_writer(h), now);
	if (got == OK)
		got = sql_secret_add(house_writer(h), hash_str(hash), STR("begonnen"), what->plan, ID_NONE, what->person,
		        now + COOKIE_MINUTES * (int64_t)MINUTE, false);
	return got;
}

enum status begun_find(struct house *h, struct str key, struct begun *ret)
{
	uint8_t hash[HOUSE_HASH];
	struct sql_secret_get row;
	struct arena *arena = arena_create();
	enum status got = hash_key(h, key, hash) ? sql_secret_get(house_writer(h), hash_str(hash), arena, &row) : NOT_FOUND;
	if (got == OK && house_now(h) >= row.until)
		got = NOT_FOUND;
	if (got == OK)
		*ret = (struct begun){row.person, row.plan};
	arena_destroy(arena);
	return got;
}
