// SPDX-License-Identifier: EUPL-1.2
// Is a folder whole: first what can be seen without any key, then what follows from the plans themselves.
#include "care.h"
#include "fresh.h"
#include "house.h"
#include "rows.h"
#include <stdlib.h>

static enum status chains_fit(struct conn *conn, struct why *why)
{
	int64_t rows = 0; // told to nobody: it moves when something is said behind a shut door
	struct chain_break at = {0};
	enum status got = chain_verify_all(conn, &rows, &at);
	char plan[ID_LONG_TEXT];
	if (got == OK)
		return OK;
	return why_say(why, got, "plan %.*s, %s %lld: %s", (int)id_write(at.plan, plan), plan,
	        at.chain == CHAIN_EVENT ? "event" : "look", (long long)at.seq, at.text ? at.text : "the rows cannot be read");
}

static enum status broken(struct why *why, struct id plan, const char *what)
{
	char text[ID_LONG_TEXT];
	return why_say(why, BROKEN, "plan %.*s: %s", (int)id_write(plan, text), text, what);
}

// Every row names a seat of the plan that did not end, and every taken seat has its one row.
static enum status seats_fit(struct conn *conn, struct id id, const struct plan *plan, struct verified *ret, struct why *why)
{
	struct sql_seats_of_plan row;
	struct seat_facts facts;
	int64_t rows = 0, taken = 0, taken_rows = 0;
	enum status got;
	struct stmt *all = sql_seats_of_plan_open(conn, id);
	while ((got = sql_seats_of_plan_next(all, &row)) == OK) {
		if (!plan_seat_facts(plan, row.seat, ID_NONE, &facts) || facts.ended || !id_set(row.person) ||
		        row.until != INT64_MIN) {
			stmt_reset(all);
			return broken(why, id, "somebody has a seat that is not in the plan");
		}
		taken_rows += !facts.invited && !facts.waiting;
		rows++;
	}
	for (size_t i = 0; i < plan_seats(plan); i++) {
		facts = plan_seat_at(plan, i);
		taken += !facts.ended && !facts.invited && !facts.waiting;
	}
	ret->seats += rows;
	if (got != NOT_FOUND)
		return broken(why, id, "its seats cannot be read");
	return taken == taken_rows ? OK : broken(why, id, "a seat of the plan is nobody's");
}

// The rows are what the plan itself says must happen on a day, all of it and nothing else.
static enum status dues_fit(struct conn *conn, struct id id, const struct plan *plan, struct why *why)
{
	struct due dues[DUES];
	struct sql_dues_of_plan row;
	int n = plan_dues(plan, dues), rows = 0, known = 0;
	enum status got;
	struct stmt *all = sql_dues_of_plan_open(conn, id);
	for (; (got = sql_dues_of_plan_next(all, &row)) == OK; rows++)
		for (int i = 0; i < n; i++)
			known += !id_set(row.seat) && row.day == dues[i].day && str_is(row.kind, dues[i].kind);
	if (got != NOT_FOUND || rows != n || known != n)
		return broken(why, id, "what must happen on a day is not what was said in it");
	return OK;
}

static enum status plan_fits(struct house *h, struct conn *conn, struct id id, struct verified *ret, struct why *why)
{
	struct folded now;
	struct sql_erased_at erased;
	if (sql_erased_at(conn, id, &erased) == OK) // its key goes at this moment, and then its rows
		return OK;
	if (plan_fold(h, conn, id, &now) != OK)
		return broken(why, id, "it cannot be opened with the keys of this folder");
	enum status got = seats_fit(conn, id, now.plan, ret, why);
	if (got == OK)
		got = dues_fit(conn, id, now.plan, why);
	plan_release(now.plan);
	ret->plans++;
	return got;
}

static enum status nowhere_fits(struct conn *conn, struct why *why)
{
	struct sql_seats_nowhere seat;
	struct sql_dues_nowhere due;
	enum status got = sql_seats_nowhere(conn, &seat);
	if (got == OK)
		return broken(why, seat.plan, "somebody has a seat in it, and it is not there");
	if (got == NOT_FOUND && (got = sql_dues_nowhere(conn, &due)) == OK)
		return broken(why, due.plan, "it has a day, and it is not there");
	return got == NOT_FOUND ? OK : got;
}

static enum status all_fit(struct house *h, struct conn *conn, struct verified *ret, struct why *why)
{
	struct sql_event_next_plan at = {ID_NONE};
	enum status got = chains_fit(conn, why);
	while (got == OK && (got = sql_event_next_plan(conn, at.plan, &at)) == OK)
		got = plan_fits(h, conn, at.plan, ret, why);
	return got == NOT_FOUND ? nowhere_fits(conn, why) : got;
}

enum status house_verify(struct house *h, struct verified *ret, struct why *why)
{
	struct conn *conn = NULL;
	*ret = (struct verified){0};
	enum status got = store_check(h->store, why);
	if (got == OK)
		got = keys_check(h->keys, why);
	if (got != OK)
		return got;
	got = house_reader(h, &conn);
	if (got == OK)
		got = store_begin(conn);
	got = got == OK ? all_fit(h, conn, ret, why) : why_say(why, NOT_KEPT, "the folder cannot be read");
	house_reader_done(h, conn);
	return got;
}

static enum status seats_of(struct house *h, struct id plan, struct arena *arena, struct care_seats *to)
{
	struct folded now;
	enum status got = plan_get(h, plan, &now);
	if (got != OK)
		return got;
	size_t n = plan_seats(now.plan);
	struct care_seat *all = arena_many(arena, struct care_seat, to->n + n);
	if (to->n)
		memcpy(all, to->at, to->n * sizeof *all);
	for (size_t i = 0; i < n; i++) {
		struct seat_facts f = plan_seat_at(now.plan, i);
		if (!f.ended)
			all[to->n++] = (struct care_seat){plan, f.id, f.role, f.owner, f.invited, f.waiting};
	}
	to->at = all;
	plan_release(now.plan);
	return OK;
}

enum status house_seats(struct house *h, struct id plan, struct arena *arena, struct care_seats *ret)
{
	struct sql_event_next_plan at = {ID_NONE};
	enum status got = OK;
	*ret = (struct care_seats){0};
	if (id_set(plan))
		return seats_of(h, plan, arena, ret);
	while (got == OK) {
		struct conn *conn;
		if (house_reader(h, &conn) != OK)
			return NOT_KEPT;
		got = sql_event_next_plan(conn, at.plan, &at);
		house_reader_done(h, conn);
		if (got == OK)
			got = seats_of(h, at.plan, arena, ret);
	}
	return got == NOT_FOUND ? OK : got;
}

enum status house_make_ahead(struct house *h, size_t n)
{
	free(h->ahead);
	h->n_ahead = 0;
	if (!(h->ahead = calloc(n, sizeof *h->ahead)))
		abort();
	for (size_t i = 0; i < n; i++)
		h->ahead[i] = fresh_long();
	enum status got = keys_make(h->keys, h->ahead, n);
	if (got == OK)
		h->n_ahead = n;
	return got;
}
