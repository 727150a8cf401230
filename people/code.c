// SPDX-License-Identifier: EUPL-1.2
// Codes by mail. A code opens in the browser that asked for it and nowhere else, so reading it over a shoulder or out of a
// mailbox is not enough. For an address nobody has the same is done and the same is said: only no mail goes out.
#include "inner.h"
#include "people_rows.h"
#include <sodium.h>
#include <stdio.h>

enum { HOUR = 60 * MINUTE };

static void hash_two(const struct house *h, const char *kind, struct str one, struct str two, uint8_t ret[HOUSE_HASH])
{
	struct out both;
	out_init(&both, 1024);
	out_put(&both, one);
	out_char(&both, '\0');
	out_put(&both, two);
	house_hash(h, kind, out_str(&both), ret);
	out_finish(&both);
}

struct asking {
	struct house *house;
	struct arena *arena;
	struct str mail, binding;
	uint8_t address[HOUSE_HASH], browser[HOUSE_HASH], digits[HOUSE_HASH];
	struct id person;
	struct str sealed; // of the address, when it is to be added
	char code[CODE_DIGITS + 1];
};

static enum status whose(struct asking *a)
{
	struct sql_address_get row;
	if (id_set(a->person)) // adds it to itself
		return house_seal(a->house, a->person, "code", a->person, hash_id(a->address), a->mail, a->arena, &a->sealed);
	enum status got = sql_address_get(house_writer(a->house), hash_str(a->address), &row);
	if (got == OK)
		a->person = row.person;
	return got == NOT_FOUND ? OK : got;
}

// The same work for an address nobody has: a mail that waits as long and goes nowhere. Otherwise the time of the answer would
// tell who is known here.
static enum status send(struct asking *a, enum lang lang, int64_t now)
{
	struct mail mail = {
	        .kind = id_set(a->person) ? MAIL_CODE : MAIL_NONE, .to = a->mail, .secret = str_of(a->code), .lang = lang};
	struct str key = str_print(a->arena, "%.*s %.*s %lld", STR_ARG(a->mail), STR_ARG(a->binding), (long long)now);
	return mail_queue(a->house, &mail, ID_NONE, key, now);
}

static enum status ask(struct asking *a, enum lang lang, int64_t now)
{
	struct conn *conn = house_writer(a->house);
	struct sql_codes_asked asked;
	enum status got = address_clean(a->arena, a->mail, &a->mail);
	if (got != OK)
		return got;
	address_hash(a->house, a->mail, a->address);
	house_hash(a->house, "kring.browser", a->binding, a->browser);
	snprintf(a->code, sizeof a->code, "%0*u", CODE_DIGITS, randombytes_uniform(1000000));
	hash_two(a->house, "kring.code", a->binding, str_of(a->code), a->digits);
	got = sql_codes_sweep(conn, now - HOUR);
	if (got == OK)
		got = sql_mail_sweep(conn, now - HOUR);
	if (got == OK)
		got = sql_codes_asked(conn, hash_str(a->address), now - HOUR, &asked);
	if (got == OK && asked.n >= CODES_AN_HOUR)
		return TOO_OFTEN;
	if (got == OK)
		got = whose(a);
	if (got == OK)
		got = sql_code_add(
		        conn, hash_str(a->address), hash_str(a->browser), hash_str(a->digits), a->person, a->sealed, now);
	return got == OK ? send(a, lang, now) : got;
}

enum status code_ask(struct house *h, struct str mail, struct id person, struct str binding, enum lang lang, int64_t now)
{
	if (!binding.len || binding.len > 100)
		return BAD_INPUT;
	struct asking a = {.house = h, .arena = arena_create(), .mail = mail, .binding = binding, .person = person};
	enum status got = ask(&a, lang, now);
	sodium_memzero(a.code, sizeof a.code);
	arena_destroy(a.arena);
	return got;
}

// ---- checking

// Whose row can be read no more has no address either.
static enum status give_up(struct house *h, struct id person, struct arena *arena)
{
	struct person_row row;
	enum status got = person_read(h, person, arena, &row);
	if (got != OK)
		return got == BROKEN ? OK : got;
	row.settings.mail = STR("");
	return person_write(h, person, &row);
}

// The address is this person's from now on, and nobody else's.
static enum status adopt(struct house *h, struct id person, struct str address, struct str sealed, struct arena *arena)
{
	struct sql_address_get before;
	struct person_row row;
	struct conn *conn = house_writer(h);
	struct str mail;
	enum status got = sql_address_get(conn, address, &before);
	if (got == OK && !id_eq(before.person, person))
		got = give_up(h, before.person, arena);
	if (got == OK || got == NOT_FOUND)
		got = sql_person_drop_addresses(conn, person);
	if (got == OK)
		got = sql_address_put(conn, address, person);
	if (got == OK)
		got = house_unseal(h, person, "code", person, hash_id((const uint8_t *)address.at), sealed, arena, &mail);
	if (got == OK)
		got = person_read(h, person, arena, &row);
	if (got != OK)
		return got;
	row.settings.mail = mail;
	return person_write(h, person, &row);
}

static enum status check(
        struct house *h, struct str digits, struct str binding, int64_t now, struct arena *arena, struct id *ret_person)
{
	struct conn *conn = house_writer(h);
	struct sql_code_of row;
	uint8_t browser[HOUSE_HASH], typed[HOUSE_HASH];
	house_hash(h, "kring.browser", binding, browser);
	hash_two(h, "kring.code", binding, digits, typed);
	enum status got = sql_code_of(conn, hash_str(browser), arena, &row);
	if (got != OK)
		return got == NOT_FOUND ? REFUSED : got;
	if (row.tries >= CODE_TRIES)
		return TOO_OFTEN;
	bool right = row.digits.len == HOUSE_HASH && sodium_memcmp(row.digits.at, typed, HOUSE_HASH) == 0;
	if (!right || !id_set(row.person) || now > row.made + CODE_MINUTES * (int64_t)MINUTE)
		return (got = sql_code_tried(conn, row.code)) == OK ? REFUSED : got;
	got = sql_code_used(conn, row.code);
	if (got == OK && row.sealed.len)
		got = adopt(h, row.person, row.address, row.sealed, arena);
	if (got == OK)
		*ret_person = row.person;
	return got;
}

enum status code_check(struct house *h, struct str digits, struct str binding, int64_t now, struct id *ret_person)
{
	struct arena *arena = arena_create();
	char plain[SIGNS];
	struct str typed;
	(void)typed_read(digits, plain, &typed); // people type "123 456"
	enum status got = check(h, typed.len == CODE_DIGITS ? typed : digits, binding, now, arena, ret_person);
	arena_destroy(arena);
	return got;
}
