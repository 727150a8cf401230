// SPDX-License-Identifier: EUPL-1.2
// Who looked (product.md C11). A seat from outside leaves a record a part and a quarter of an hour; a seat of the circle one an
// item and a week, never an hour; own words, help and privacy none. The records are a chain of their own, so that reading never
// changes what was said. What is on record already is known by a fingerprint in memory: then looking costs nothing. A look from
// inside a private time is a record of its own, which whoever was not inside is never told.
#include "house.h"
#include "log.h"
#include "rows.h"

enum { LOOKS_A_REQUEST = 16, QUARTER = 15 * 60 * 1000, SHOWN = 200 };

struct look {
	struct id seat, item;
	enum part part;
	int round; // the private time inside which it was, 0: none
	int64_t time;
	uint64_t print;
};
struct looks {
	struct job job;
	struct house *house;
	struct id plan;
	struct look at[LOOKS_A_REQUEST];
	size_t n;
	struct job *done;
	enum status kept;
};

static const char *const part_words[] = {[PART_OWN] = "eigen",
        [PART_PLAN] = "plan",
        [PART_ROOM] = "kamer",
        [PART_STEPS] = "stappen",
        [PART_CIRCLE] = "kring",
        [PART_VERSION] = "versie",
        [PART_EXPORT] = "meenemen"};

static uint64_t print_of(struct id plan, const struct look *l)
{
	uint64_t h = 14695981039346656037ull, time = (uint64_t)l->time;
	const uint8_t *const pieces[] = {plan.b, l->seat.b, l->item.b};
	for (int p = 0; p < 3; p++)
		for (int i = 0; i < 16; i += 8) {
			uint64_t word;
			memcpy(&word, pieces[p] + i, 8);
			h = (h ^ word) * 1099511628211ull;
			h ^= h >> 29;
		}
	h = (h ^ time) * 1099511628211ull + (uint64_t)l->part + ((uint64_t)l->round << 8);
	h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9ull; // splitmix64's end: every bit counts in the low ones, which choose the slot
	h = (h ^ h >> 27) * 0x94d049bb133111ebull;
	h ^= h >> 31;
	return h ? h : 1;
}

// A print stands in one of eight places side by side, so that few are soon pushed out by another.
static _Atomic uint64_t *places_of(struct house *h, uint64_t print)
{
	return &h->seen[print % (SEEN_SLOTS / SEEN_WAYS) * SEEN_WAYS];
}

static bool on_record(struct house *h, uint64_t print)
{
	const _Atomic uint64_t *at = places_of(h, print);
	for (int i = 0; i < SEEN_WAYS; i++)
		if (at[i] == print)
			return true;
	return false;
}

static void remember(struct house *h, uint64_t print)
{
	_Atomic uint64_t *at = places_of(h, print);
	uint64_t place = print >> 32 & (SEEN_WAYS - 1); // of chance, when all are taken
	for (uint64_t i = 0; i < SEEN_WAYS; i++)
		if (!at[i] || at[i] == print) {
			place = i;
			break;
		}
	at[place] = print;
}

// What this group of sayings puts on record is on record for the group at once, and for all others when it is on the disk.
static bool on_record_here(struct house *h, uint64_t print)
{
	list_each(of_group, &h->looked) if (*of_group == print) return true;
	return on_record(h, print);
}

void looks_end(struct house *h, bool kept)
{
	list_each(print, &h->looked) if (kept) remember(h, *print);
	h->looked.n = 0;
}

void look_note(struct seat *s, enum part part, struct id item)
{
	struct seat_facts facts = seat_facts(s);
	int64_t now = house_now(s->house);
	int32_t today = day_of(now);
	struct look look = {.seat = s->voice.seat, .part = part, .item = item};
	look.round = plan_looks_inside(s->now.plan, s->voice.seat, now);
	look.time = facts.outside ? now - now % QUARTER : day_start(today - day_weekday(today) + 1);
	look.print = print_of(s->plan, &look);
	if (on_record(s->house, look.print))
		return;
	if (!s->looks) {
		s->looks = arena_new(s->arena, struct looks);
		s->looks->house = s->house;
		s->looks->plan = s->plan;
	}
	if (s->looks->n < LOOKS_A_REQUEST)
		s->looks->at[s->looks->n++] = look;
}

struct looks *seat_looks(struct seat *s)
{
	return s->looks;
}

static enum status keep_one(struct looks *all, const struct look *l, const struct key *key, struct head *head)
{
	struct out text;
	struct json_out json = {.out = &text};
	out_init(&text, 1024);
	json_open(&json, '{');
	json_key(&json, STR("v"));
	json_int(&json, 1);
	json_key(&json, STR("tijd"));
	json_int(&json, l->time);
	json_key(&json, STR("stoel"));
	json_id(&json, l->seat);
	json_key(&json, STR("deel"));
	json_str(&json, str_of(part_words[l->part]));
	if (id_set(l->item)) {
		json_key(&json, STR("ding"));
		json_id(&json, l->item);
	}
	if (l->round) {
		json_key(&json, STR("binnen"));
		json_int(&json, l->round);
	}
	json_close(&json, '}');
	enum status got = record_add(house_writer(all->house), CHAIN_LOOK, all->plan, key, out_str(&text), head);
	out_finish(&text);
	return got;
}

static bool read_look(struct arena *arena, struct str text, struct look *ret)
{
	const struct json *object, *time, *inside;
	if (json_read(arena, text, &object) != OK || !(time = json_get(object, "tijd")))
		return false;
	struct str part = json_get_str(object, "deel"), item = json_get_str(object, "ding");
	*ret = (struct look){.time = time->number};
	if ((inside = json_get(object, "binnen")))
		ret->round = (int)inside->number;
	for (int i = 0; i < (int)(sizeof part_words / sizeof part_words[0]); i++)
		if (str_is(part, part_words[i]))
			ret->part = (enum part)i;
	if (item.len && id_read(item, &ret->item) != OK)
		return false;
	return id_read(json_get_str(object, "stoel"), &ret->seat) == OK;
}

// What an earlier run of the program put on record is learnt at the first look that is kept for a plan: its own print says so.
// What of it cannot be read is put on record again: a damaged row keeps nobody from the plan.
static enum status learn(struct looks *all, const struct key *key)
{
	struct house *h = all->house;
	uint64_t learnt = print_of(all->plan, &(struct look){.part = PART_OWN});
	struct record_reader rows;
	struct record row;
	enum status got;
	if (on_record_here(h, learnt))
		return OK;
	struct arena *arena = arena_create();
	record_open(&rows, house_writer(h), CHAIN_LOOK, all->plan, key, NULL);
	while ((got = record_next(&rows, &row)) == OK) {
		struct look look;
		arena_reset(arena);
		if (row.taken || !read_look(arena, row.text, &look))
			continue;
		*list_add(&h->looked) = print_of(all->plan, &look);
	}
	record_close(&rows);
	arena_destroy(arena);
	if (got == BROKEN)
		log_say("who looked in a plan before cannot all be read: kring verify names the place");
	else if (got != NOT_FOUND)
		return got;
	*list_add(&h->looked) = learnt;
	return OK;
}

static void keep_run(struct job *job)
{
	struct looks *all = (struct looks *)job;
	struct head head;
	const struct key *key;
	all->kept = keys_take(all->house->keys, all->plan, &key);
	if (all->kept != OK)
		return;
	all->kept = learn(all, key);
	if (all->kept == OK)
		all->kept = chain_head(house_writer(all->house), CHAIN_LOOK, all->plan, &head);
	for (size_t i = 0; i < all->n && all->kept == OK; i++) {
		uint64_t print = all->at[i].print;
		if (on_record_here(all->house, print))
			continue;
		all->kept = keep_one(all, &all->at[i], key, &head);
		if (all->kept == OK)
			*list_add(&all->house->looked) = print;
	}
	keys_give(all->house->keys, key);
}

static void keep_done(struct job *job, enum status status)
{
	struct looks *all = (struct looks *)job;
	all->done->done(all->done, status == OK ? all->kept : status);
}

void house_keep_looks(struct house *h, struct looks *all, struct job *done)
{
	all->done = done;
	all->job = (struct job){.run = keep_run, .done = keep_done};
	house_queue(h, &all->job);
}

static void keep_now(void *looks)
{
	keep_run(looks);
}

enum status seat_keep_looks(struct seat *s)
{
	if (!s->looks)
		return OK;
	enum status committed = OK;
	if (house_is_saying(s->house))
		keep_run(&s->looks->job);
	else
		committed = house_do(s->house, keep_now, s->looks);
	return committed == OK ? s->looks->kept : committed;
}

// ---- reading them back

// Looks are told to owners and to the family: everybody from outside, and of the circle what they read that this seat may see.
static bool tell(struct seat *s, const struct look *l, struct looked *ret)
{
	struct seat_facts who, mine = seat_facts(s);
	if (!plan_was_inside(s->now.plan, l->round, s->voice.seat))
		return false;
	if (!plan_seat_facts(s->now.plan, l->seat, s->voice.seat, &who) || id_eq(l->seat, s->voice.seat))
		return false;
	if (!told_who_looked(mine.owner, mine.role))
		return false;
	*ret = (struct looked){.who = who.name, .outside = who.outside, .part = l->part, .item = l->item, .time = l->time};
	if (id_set(l->item)) {
		ret->text = plan_thing_text(s->now.plan, l->item, s->voice.seat);
		if (!ret->text.len)
			return false;
	}
	return true;
}

enum status seat_lookers(struct seat *s, struct arena *arena, struct lookeds *ret)
{
	const struct key *key;
	struct conn *conn;
	struct record_reader rows;
	struct record row;
	struct {
		LIST(struct looked);
	} all = {0};
	enum status got = keys_take(s->house->keys, s->plan, &key);
	if (got != OK)
		return got;
	if (house_reader(s->house, &conn) != OK) {
		keys_give(s->house->keys, key);
		return NOT_KEPT;
	}
	record_open(&rows, conn, CHAIN_LOOK, s->plan, key, NULL);
	while ((got = record_next(&rows, &row)) == OK) {
		struct look look;
		struct looked one;
		if (!row.taken && read_look(arena, row.text, &look) && tell(s, &look, &one))
			*list_add(&all) = one;
	}
	record_close(&rows);
	house_reader_done(s->house, conn);
	keys_give(s->house->keys, key);
	size_t n = all.n < SHOWN ? all.n : SHOWN;
	struct looked *list = arena_many(arena, struct looked, n);
	for (size_t i = 0; i < n; i++)
		list[i] = all.at[all.n - 1 - i];
	list_free(&all);
	*ret = (struct lookeds){list, n};
	return got == NOT_FOUND ? OK : got;
}
