// SPDX-License-Identifier: EUPL-1.2
// The row of a session: named by the hash of the cookie, and with what it says of a telephone sealed with the person's key.
#include "inner.h"

void session_hash(const struct house *h, struct str cookie, uint8_t ret[HOUSE_HASH])
{
	house_hash(h, "kring.session", cookie, ret);
}

enum status session_seal(struct house *h, struct id person, const uint8_t hash[HOUSE_HASH], const struct session_facts *facts,
        struct arena *arena, struct str *ret)
{
	struct out text;
	struct json_out json = {.out = &text};
	out_init(&text, 1024);
	json_open(&json, '{');
	json_key(&json, STR("toestel"));
	json_str(&json, facts->device);
	json_key(&json, STR("gedeeld"));
	json_bool(&json, facts->shared);
	json_key(&json, STR("open"));
	json_int(&json, facts->opened);
	json_key(&json, STR("beheer"));
	json_bool(&json, facts->handed);
	json_close(&json, '}');
	enum status got =
	        text.full ? TOO_LARGE : house_seal(h, person, "session", person, hash_id(hash), out_str(&text), arena, ret);
	out_finish(&text);
	return got;
}

static int number(const struct json *object, const char *key)
{
	const struct json *value = json_get(object, key);
	return value ? (int)value->number : 0;
}

enum status session_unseal(struct house *h, struct id person, const uint8_t hash[HOUSE_HASH], struct str sealed,
        struct arena *arena, struct session_facts *ret)
{
	struct str text;
	const struct json *object;
	enum status got = house_unseal(h, person, "session", person, hash_id(hash), sealed, arena, &text);
	if (got != OK)
		return got;
	if (json_read(arena, text, &object) != OK)
		return BROKEN;
	*ret = (struct session_facts){json_get_str(object, "toestel"), number(object, "gedeeld") != 0, number(object, "open"),
	        number(object, "beheer") != 0};
	return OK;
}

bool session_over(bool shared, int64_t seen, int64_t now)
{
	return now - seen > (shared ? QUIET_MINUTES * (int64_t)MINUTE : SESSION_DAYS * DAY);
}
