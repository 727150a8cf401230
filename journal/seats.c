// SPDX-License-Identifier: EUPL-1.2
// Who sits where. The rows of table seat say so, without opening any plan: so a plan one has no seat in does not exist. Each
// request asks it, so what was found is remembered, and all of it is forgotten when anybody sits down or gets up anywhere: that
// is seldom, and then one question each goes to the disk. What is remembered is what was committed; while this group of sayings
// changes seats the saying thread itself asks the rows only.
#include "house.h"
#include "rows.h"

static struct sitting *slot_of(struct house *h, struct id person, struct id plan, pthread_mutex_t **ret_lock)
{
	uint16_t a, b; // ids are chance
	memcpy(&a, person.b, sizeof a);
	memcpy(&b, plan.b, sizeof b);
	size_t slot = (a ^ b) % SITTINGS;
	*ret_lock = &h->sitting_locks[slot % SHARDS];
	return &h->sittings[slot];
}

static bool recall(struct house *h, struct id person, struct id plan, uint64_t moves, struct id *ret)
{
	pthread_mutex_t *lock;
	struct sitting *s = slot_of(h, person, plan, &lock);
	pthread_mutex_lock(lock);
	bool known = s->moves == moves && id_eq(s->person, person) && id_eq(s->plan, plan);
	if (known)
		*ret = s->seat;
	pthread_mutex_unlock(lock);
	return known;
}

static void remember(struct house *h, struct sitting found)
{
	pthread_mutex_t *lock;
	struct sitting *s = slot_of(h, found.person, found.plan, &lock);
	pthread_mutex_lock(lock);
	*s = found;
	pthread_mutex_unlock(lock);
}

void seats_init(struct house *h)
{
	h->moves = 1; // what was never filled in is of none
	for (int i = 0; i < SHARDS; i++)
		pthread_mutex_init(&h->sitting_locks[i], NULL);
}

void seats_finish(struct house *h)
{
	for (int i = 0; i < SHARDS; i++)
		pthread_mutex_destroy(&h->sitting_locks[i]);
}

void seats_moved(struct house *h)
{
	if (h->moving)
		h->moves++;
	h->moving = false;
}

enum status seat_of_person(struct house *h, struct id plan, struct id person, struct id *ret)
{
	struct sql_seat_of row;
	struct conn *conn;
	uint64_t moves = h->moves; // before the rows are read: what is found is of then, or of later
	bool moving = house_is_saying(h) && h->moving;
	if (!moving && recall(h, person, plan, moves, ret))
		return OK;
	enum status got = house_reader(h, &conn);
	if (got != OK)
		return NOT_KEPT;
	got = sql_seat_of(conn, person, plan, &row);
	house_reader_done(h, conn);
	if (got != OK)
		return got;
	if (!moving)
		remember(h, (struct sitting){moves, person, plan, row.seat});
	*ret = row.seat;
	return OK;
}

// ---- sitting down and getting up, in the saying thread

enum status seat_give(struct house *h, struct id plan, struct id seat, struct id person)
{
	h->moving = true;
	return sql_seat_put(house_writer(h), person, plan, seat, INT64_MIN);
}

enum status seat_take_back(struct house *h, struct id plan, struct id seat)
{
	h->moving = true;
	return sql_seat_drop(house_writer(h), plan, seat);
}

enum status seats_take_back(struct house *h, struct id person)
{
	h->moving = true;
	return sql_seats_drop(house_writer(h), person);
}

// ---- whose plans

enum status plans_of(struct house *h, struct id person, struct arena *arena, struct my_plans *ret)
{
	struct conn *conn;
	if (house_reader(h, &conn) != OK)
		return NOT_KEPT;
	struct {
		LIST(struct my_plan);
	} all = {0};
	struct sql_seats_of_person row;
	struct stmt *rows = sql_seats_of_person_open(conn, person);
	enum status got;
	while ((got = sql_seats_of_person_next(rows, &row)) == OK)
		*list_add(&all) = (struct my_plan){row.plan, row.seat};
	house_reader_done(h, conn);
	struct my_plan *copy = arena_many(arena, struct my_plan, all.n);
	if (all.n)
		memcpy(copy, all.at, all.n * sizeof *copy);
	*ret = (struct my_plans){copy, all.n};
	list_free(&all);
	return got == NOT_FOUND ? OK : got;
}

static enum status find_seat(struct house *h, struct id seat, struct sql_seat_find *row)
{
	struct conn *conn;
	if (house_reader(h, &conn) != OK)
		return NOT_KEPT;
	enum status got = sql_seat_find(conn, seat, row);
	house_reader_done(h, conn);
	return got;
}

enum status person_of_seat(struct house *h, struct id plan, struct id seat, struct id *ret)
{
	struct sql_seat_find row;
	enum status got = find_seat(h, seat, &row);
	if (got == OK && !id_eq(row.plan, plan))
		return NOT_FOUND;
	if (got == OK)
		*ret = row.person;
	return got;
}

enum status plan_of_seat(struct house *h, struct id seat, struct id *ret_plan)
{
	struct sql_seat_find row;
	enum status got = find_seat(h, seat, &row);
	if (got == OK)
		*ret_plan = row.plan;
	return got;
}
