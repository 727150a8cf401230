// SPDX-License-Identifier: EUPL-1.2
// Four digits of one's own. Ten thousand are few: so they are kept under argon2id with the house's own fingerprint inside (the
// database alone does not even allow trying), and after five wrong ones there is an hour of rest. A try is counted before it is
// tried, and on the disk: neither many at once nor a restart gives more.
#include "inner.h"
#include <sodium.h>

enum { MEMORY_BYTES = 32 << 20, PASSES = 3, REST = 60 * MINUTE };

static bool four_digits(struct str digits)
{
	for (size_t i = 0; i < digits.len; i++)
		if (digits.at[i] < '0' || digits.at[i] > '9')
			return false;
	return digits.len == DIGITS;
}

// What is hashed slowly: the digits with the person, under the master's key.
static void seasoned(struct house *h, struct id person, struct str digits, uint8_t ret[HOUSE_HASH])
{
	uint8_t bytes[sizeof person.b + DIGITS];
	memcpy(bytes, person.b, sizeof person.b);
	memcpy(bytes + sizeof person.b, digits.at, DIGITS);
	house_hash(h, "kring.digits", (struct str){(const char *)bytes, sizeof bytes}, ret);
	sodium_memzero(bytes, sizeof bytes);
}

enum status digits_hash(struct house *h, struct id person, struct str digits, struct arena *arena, struct str *ret_hash)
{
	uint8_t input[HOUSE_HASH];
	char *hash = arena_take(arena, crypto_pwhash_STRBYTES);
	if (!four_digits(digits))
		return BAD_INPUT;
	seasoned(h, person, digits, input);
	if (crypto_pwhash_str(hash, (const char *)input, sizeof input, PASSES, MEMORY_BYTES) != 0)
		return BUSY; // no memory for it now
	*ret_hash = str_of(hash);
	return OK;
}

enum status digits_set(struct house *h, struct id person, struct str hash)
{
	struct arena *arena = arena_create();
	struct person_row row;
	enum status got = person_read(h, person, arena, &row);
	if (got == OK) {
		row.digits = hash;
		row.digits_no++;
		row.wrong = 0;
		got = person_write(h, person, &row);
	}
	if (got == OK)
		forget_person(h, person);
	arena_destroy(arena);
	return got;
}

struct trying {
	struct house *house;
	struct id person;
	struct arena *arena;
	struct person_row row;
	enum status got;
};

static void count_try(void *with)
{
	struct trying *t = with;
	int64_t now = house_now(t->house);
	t->got = person_read(t->house, t->person, t->arena, &t->row);
	if (t->got != OK)
		return;
	if (now - t->row.wrong_at > REST)
		t->row.wrong = 0;
	t->got = t->row.wrong >= DIGIT_TRIES ? TOO_OFTEN : OK;
	if (t->got != OK)
		return;
	t->row.wrong++;
	t->row.wrong_at = now;
	t->got = person_write(t->house, t->person, &t->row);
}

static void was_right(void *with)
{
	struct trying *t = with;
	t->got = person_read(t->house, t->person, t->arena, &t->row);
	t->row.wrong = 0;
	if (t->got == OK)
		t->got = person_write(t->house, t->person, &t->row);
}

static enum status compare(struct trying *t, struct str digits)
{
	uint8_t input[HOUSE_HASH];
	if (!t->row.digits.len || !four_digits(digits))
		return REFUSED;
	seasoned(t->house, t->person, digits, input);
	return crypto_pwhash_str_verify(str_zero(t->arena, t->row.digits), (const char *)input, sizeof input) == 0 ? OK : REFUSED;
}

enum status digits_check(struct house *h, struct id person, struct str digits)
{
	struct trying t = {.house = h, .person = person, .arena = arena_create()};
	enum status got = house_do(h, count_try, &t);
	if (got == OK)
		got = t.got;
	if (got == OK)
		got = compare(&t, digits);
	if (got == OK)
		got = house_do(h, was_right, &t);
	if (got == OK)
		got = t.got;
	arena_destroy(t.arena);
	return got;
}
