// SPDX-License-Identifier: EUPL-1.2
// What was taken away stays away, also when an older copy of the folder is put back. A copy of the rows cannot be reached any
// more, but it opens only with the copy of the keys, and of those only the last one is kept: so the keys carry along what has
// been taken away out of the rows, by its digest. Whoever restores loses the same again before anybody can look. A seat that
// ended goes along in the same way, by a fingerprint of it: whoever sat there does not sit there again in an older copy. So does
// what somebody reads no more (given.c).
#include "house.h"
#include "rows.h"
#include <stdlib.h>

struct taken_list {
	LIST(struct taken);
};

static enum status gather_events(struct conn *conn, struct taken_list *to)
{
	struct sql_event_taken row;
	enum status got;
	struct stmt *rows = sql_event_taken_open(conn);
	while ((got = sql_event_taken_next(rows, &row)) == OK)
		taken_set(list_add(to), row.plan, row.digest);
	return got == NOT_FOUND ? OK : got;
}

static enum status gather_blobs(struct conn *conn, struct taken_list *to)
{
	struct sql_blob_taken row;
	enum status got;
	struct stmt *rows = sql_blob_taken_open(conn);
	while ((got = sql_blob_taken_next(rows, &row)) == OK)
		taken_set(list_add(to), row.plan, row.digest);
	return got == NOT_FOUND ? OK : got;
}

enum status taken_carry(struct house *h)
{
	struct taken_list all = {0};
	struct conn *conn;
	if (house_reader(h, &conn) != OK)
		return NOT_KEPT;
	enum status got = gather_events(conn, &all);
	if (got == OK)
		got = gather_blobs(conn, &all);
	house_reader_done(h, conn);
	if (got == OK && all.n)
		got = keys_taken_add(h->keys, all.at, all.n);
	list_free(&all);
	return got;
}

enum status taken_again(struct house *h)
{
	struct taken *all;
	size_t n;
	enum status got = keys_taken(h->keys, &all, &n);
	for (size_t i = 0; i < n && got == OK; i++) {
		struct str digest = {(const char *)all[i].digest, HASH_BYTES};
		got = sql_event_take_away_again(house_writer(h), all[i].plan, digest);
		if (got == OK)
			got = sql_blob_take_away_again(house_writer(h), all[i].plan, digest);
	}
	h->taking = h->taking || n > 0;
	free(all);
	return got;
}

// ---- seats that ended

static struct taken mark_of(const struct house *h, struct id plan, struct id seat)
{
	struct taken mark;
	uint8_t both[32], hash[HASH_BYTES];
	memcpy(both, plan.b, 16);
	memcpy(both + 16, seat.b, 16);
	keys_hash(h->keys, "kring.ended", (struct str){(const char *)both, sizeof both}, hash);
	taken_set(&mark, plan, (struct str){(const char *)hash, HASH_BYTES});
	return mark;
}

void ended_note(struct house *h, struct id plan, struct id seat)
{
	*list_add(&h->marks) = (struct taken_mark){.of = mark_of(h, plan, seat)};
}

enum status marks_carry(struct house *h, bool kept, bool *ret_changed)
{
	*ret_changed = false;
	enum status got = kept && h->marks.n ? keys_marks(h->keys, h->marks.at, h->marks.n, ret_changed) : OK;
	h->marks.n = 0;
	return got;
}

static int by_digest(const void *a, const void *b)
{
	return memcmp(((const struct taken *)a)->digest, ((const struct taken *)b)->digest, HASH_BYTES);
}

bool is_marked(const struct taken *of_plan, size_t n, const struct taken *mark)
{
	return bsearch(mark, of_plan, n, sizeof *of_plan, by_digest) != NULL;
}

static enum status end_again(struct house *h, struct id plan, struct id seat, struct arena *arena, int64_t *to)
{
	struct seat *keeper;
	struct said said;
	struct intent intent;
	enum status got = seat_open(h, plan, &(struct who){.keeper = true}, arena, &keeper);
	if (got != OK)
		return got;
	intent_init(&intent, SAY_SEAT_END);
	intent.as.seat_end.seat = seat;
	got = seat_say(keeper, &intent, NULL, arena, &said);
	seat_close(keeper);
	*to += got == OK && said.verdict.outcome == SAID; // not the last owner of that day
	return got;
}

static enum status end_seats_of(struct house *h, const struct taken *of_plan, size_t n, struct arena *arena, int64_t *to)
{
	struct folded now;
	struct id plan = of_plan->plan;
	enum status got = plan_get(h, plan, &now);
	if (got != OK)
		return got == NOT_FOUND ? OK : got; // begun after the copy, or erased since
	for (size_t i = 0; i < plan_seats(now.plan) && got == OK; i++) {
		struct seat_facts facts = plan_seat_at(now.plan, i);
		struct taken mark = mark_of(h, plan, facts.id);
		if (!facts.ended && is_marked(of_plan, n, &mark))
			got = end_again(h, plan, facts.id, arena, to);
	}
	plan_release(now.plan);
	return got;
}

enum status marks_again(struct house *h,
        enum status (*again)(struct house *, const struct taken *of_plan, size_t n, struct arena *, int64_t *to), int64_t *ret_n)
{
	struct arena *arena = arena_create();
	struct taken *all;
	size_t n;
	enum status got = keys_taken(h->keys, &all, &n);
	*ret_n = 0;
	for (size_t from = 0, to = 0; from < n && got == OK; from = to) {
		while (to < n && id_eq(all[to].plan, all[from].plan))
			to++;
		got = again(h, all + from, to - from, arena, ret_n);
	}
	free(all);
	arena_destroy(arena);
	return got;
}

enum status ended_again(struct house *h, int64_t *ret_ended)
{
	return marks_again(h, end_seats_of, ret_ended);
}
