// SPDX-License-Identifier: EUPL-1.2
// Sessions. A cookie has 128 bits of chance and only its fingerprint is kept. Most questions find theirs in memory; `seen` is
// written back seldom, so that reading a plan costs no write.
#include "fresh.h"
#include "inner.h"
#include "list.h"
#include "people_rows.h"
#include <stdlib.h>

// ---- `seen` is written back, and nobody waits for it

// A telephone that others look at too is out after minutes of quiet, one's own after a month: what a crash may forget of that
// is small beside it.
static bool to_write(const struct known_session *s, int64_t now)
{
	return now - s->written > (s->shared ? 5 * MINUTE : 60 * MINUTE);
}

struct seen_job {
	struct job job;
	struct house *house;
	uint8_t hash[HOUSE_HASH];
	int64_t seen;
};

static void seen_run(struct job *job)
{
	struct seen_job *s = (struct seen_job *)job;
	(void)!sql_session_seen(house_writer(s->house), hash_str(s->hash), s->seen); // missed once: the next one writes it
}

static void seen_done(struct job *job, enum status status)
{
	(void)status;
	free(job);
}

static void seen_write(struct house *h, const uint8_t hash[HOUSE_HASH], int64_t seen)
{
	struct seen_job *s = malloc(sizeof *s);
	if (!s)
		abort();
	*s = (struct seen_job){.job = {.run = seen_run, .done = seen_done}, .house = h, .seen = seen};
	memcpy(s->hash, hash, HOUSE_HASH);
	house_queue_along(h, &s->job);
}

// ---- finding

static void form_token(struct house *h, struct str cookie, char to[SIGNS])
{
	uint8_t hash[HOUSE_HASH];
	house_hash(h, "kring.form", cookie, hash);
	hash[15] |= 1; // long, so always 26 signs
	id_write(hash_id(hash), to);
}

static enum shut shut_now(const struct session_facts *facts, const struct person_row *person)
{
	if (facts->opened == person->digits_no + 1)
		return SHUT_NOTHING;
	return (facts->handed ? SHUT_INSIDE : 0) | (person->digits.len ? SHUT_OWN : 0);
}

static enum status session_load(
        struct house *h, struct str cookie, const uint8_t hash[HOUSE_HASH], struct arena *arena, struct known *ret)
{
	struct conn *conn;
	struct sql_session_get row;
	struct session_facts facts;
	struct person_row person;
	enum status got = house_reader(h, &conn);
	if (got != OK)
		return got;
	got = sql_session_get(conn, hash_str(hash), arena, &row);
	house_reader_done(h, conn);
	if (got == OK)
		got = session_unseal(h, row.person, hash, row.sealed, arena, &facts);
	if (got == OK)
		got = person_read(h, row.person, arena, &person);
	if (got != OK)
		return got;
	*ret = (struct known){.person = row.person};
	memcpy(ret->hash, hash, HOUSE_HASH);
	ret->as.session = (struct known_session){.shared = facts.shared,
	        .shut = shut_now(&facts, &person),
	        .lang = person.settings.lang,
	        .made = row.made,
	        .seen = row.seen,
	        .written = row.seen,
	        .device_len = (uint8_t)facts.device.len};
	memcpy(ret->as.session.device, facts.device.at, facts.device.len);
	form_token(h, cookie, ret->as.session.token);
	return OK;
}

static struct session session_of(const struct known *k, struct arena *arena)
{
	const struct known_session *s = &k->as.session;
	return (struct session){.person = k->person,
	        .shared = s->shared,
	        .shut = s->shut,
	        .lang = s->lang,
	        .token = str_copy(arena, (struct str){s->token, SIGNS}),
	        .made = s->made,
	        .seen = s->seen,
	        .device = str_copy(arena, (struct str){s->device, s->device_len})};
}

// From memory, and it counts as seen now. NOT_FOUND: not in memory. REFUSED: over.
static enum status session_touch(struct house *h, const uint8_t hash[HOUSE_HASH], struct arena *arena, struct session *ret)
{
	struct known *k;
	int64_t now = house_now(h), write = 0;
	struct memory_shard *shard = memory_lock(&people_of(h)->sessions, hash, &k);
	enum status got = !k ? NOT_FOUND : session_over(k->as.session.shared, k->as.session.seen, now) ? REFUSED : OK;
	if (got == REFUSED)
		k->as.session.seen = INT64_MIN / 2; // over, also when the clock goes back
	if (got == OK) {
		k->as.session.seen = k->at = now;
		if (to_write(&k->as.session, now))
			write = k->as.session.written = now;
		*ret = session_of(k, arena);
	}
	memory_unlock(shard);
	if (write)
		seen_write(h, hash, write);
	return got;
}

enum status session_find(struct house *h, struct str cookie, struct arena *arena, struct session *ret)
{
	uint8_t hash[HOUSE_HASH];
	struct known known;
	if (cookie.len != SIGNS)
		return NOT_FOUND;
	session_hash(h, cookie, hash);
	uint64_t changes = memory_changes(&people_of(h)->sessions, hash);
	enum status got = session_touch(h, hash, arena, ret);
	if (got != NOT_FOUND)
		return got == OK ? OK : NOT_FOUND;
	got = session_load(h, cookie, hash, arena, &known);
	if (got != OK)
		return got;
	int64_t now = house_now(h);
	if (session_over(known.as.session.shared, known.as.session.seen, now))
		return NOT_FOUND;
	known.as.session.seen = known.at = now;
	if (to_write(&known.as.session, now))
		seen_write(h, hash, known.as.session.written = now);
	memory_put(&people_of(h)->sessions, &known, changes);
	*ret = session_of(&known, arena);
	return OK;
}

// ---- beginning, changing and ending

enum status session_begin(struct house *h, struct id person, bool shared, enum shut shut, struct str device, struct arena *arena,
        struct str *ret_cookie)
{
	uint8_t hash[HOUSE_HASH];
	struct str cookie = id_text(arena, fresh_long()), sealed;
	struct session_facts facts = {str_head(device, DEVICE_MOST / 4), shared, 0, (shut & SHUT_INSIDE) != 0};
	struct person_row row;
	int64_t now = house_now(h);
	session_hash(h, cookie, hash);
	enum status got = person_read(h, person, arena, &row);
	facts.opened = got == OK && !shut ? row.digits_no + 1 : 0;
	if (got == OK)
		got = session_seal(h, person, hash, &facts, arena, &sealed);
	if (got == OK)
		got = sql_session_add(house_writer(h), hash_str(hash), person, now, sealed);
	if (got == OK)
		got = sql_sessions_sweep(house_writer(h), now - SESSION_DAYS * DAY);
	if (got == OK)
		*ret_cookie = cookie;
	return got;
}

// What is sealed of a session, changed. `share` is -1 to leave it; `open` is to open it.
static enum status session_change(struct house *h, struct str cookie, int share, bool open)
{
	uint8_t hash[HOUSE_HASH];
	struct arena *arena = arena_create();
	struct sql_session_get row;
	struct session_facts facts;
	struct person_row person;
	struct str sealed;
	session_hash(h, cookie, hash);
	enum status got = sql_session_get(house_writer(h), hash_str(hash), arena, &row);
	if (got == OK)
		got = session_unseal(h, row.person, hash, row.sealed, arena, &facts);
	if (got == OK)
		got = person_read(h, row.person, arena, &person);
	if (got == OK) {
		facts.shared = share < 0 ? facts.shared : share;
		facts.opened = open ? person.digits_no + 1 : facts.opened;
		got = session_seal(h, row.person, hash, &facts, arena, &sealed);
	}
	if (got == OK)
		got = sql_session_put(house_writer(h), hash_str(hash), sealed);
	if (got == OK) // a quiet time that begins to count, counts from now
		got = sql_session_seen(house_writer(h), hash_str(hash), house_now(h));
	if (got == OK)
		forget_session(h, hash);
	arena_destroy(arena);
	return got;
}

enum status session_share(struct house *h, struct str cookie, bool shared)
{
	return session_change(h, cookie, shared, false);
}

enum status session_opened(struct house *h, struct str cookie)
{
	return session_change(h, cookie, -1, true);
}

enum status session_end(struct house *h, struct str cookie)
{
	uint8_t hash[HOUSE_HASH];
	session_hash(h, cookie, hash);
	forget_session(h, hash);
	enum status got = sql_session_forget_begun(house_writer(h), hash_str(hash));
	return got == OK ? sql_session_drop(house_writer(h), hash_str(hash)) : got;
}

enum status session_end_others(struct house *h, struct id person, struct str cookie_kept)
{
	uint8_t hash[HOUSE_HASH];
	session_hash(h, cookie_kept, hash);
	forget_person(h, person);
	return sql_sessions_drop_others(house_writer(h), person, hash_str(hash));
}

// What was written back, or what memory knows better.
static int64_t seen_last(struct house *h, const uint8_t hash[HOUSE_HASH], int64_t written)
{
	struct known *known;
	struct memory_shard *shard = memory_lock(&people_of(h)->sessions, hash, &known);
	int64_t seen = known && known->as.session.seen > written ? known->as.session.seen : written;
	memory_unlock(shard);
	return seen;
}

enum status sessions_of(struct house *h, struct id person, struct arena *arena, struct sessions *ret)
{
	struct {
		LIST(struct session);
	} all = {0};
	struct conn *conn;
	struct sql_sessions_of_person row;
	enum status got = house_reader(h, &conn);
	if (got != OK)
		return got;
	struct stmt *rows = sql_sessions_of_person_open(conn, person);
	while ((got = sql_sessions_of_person_next(rows, &row)) == OK) {
		struct session_facts facts;
		const uint8_t *hash = (const uint8_t *)row.hash.at;
		if (row.hash.len != HOUSE_HASH || session_unseal(h, person, hash, row.sealed, arena, &facts) != OK)
			continue;
		int64_t seen = seen_last(h, hash, row.seen);
		if (!session_over(facts.shared, seen, house_now(h)))
			*list_add(&all) = (struct session){.person = person,
			        .shared = facts.shared,
			        .made = row.made,
			        .seen = seen,
			        .device = str_copy(arena, facts.device)};
	}
	house_reader_done(h, conn);
	struct session *list = arena_many(arena, struct session, all.n);
	if (all.n)
		memcpy(list, all.at, all.n * sizeof *list);
	*ret = (struct sessions){list, all.n};
	list_free(&all);
	return got == NOT_FOUND ? OK : got;
}
