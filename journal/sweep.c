// SPDX-License-Identifier: EUPL-1.2
// Plans whose day to be erased came (product.md P15). The day stands in a row beside the journal, so that no plan is opened to
// find out; but it is the plan that decides: a row without its day in the plan is only taken away.
#include "house.h"
#include "rows.h"

#define KIND STR("wissen")

enum status sweep_follow(struct house *h, struct id plan, int32_t was, int32_t is)
{
	enum status got = OK;
	if (was != DAY_NONE)
		got = sql_due_drop(house_writer(h), plan, ID_NONE, was, KIND);
	if (got == OK && is != DAY_NONE)
		got = sql_due_put(house_writer(h), plan, ID_NONE, is, KIND);
	return got;
}

struct sweep {
	struct house *house;
	int32_t day;
	LIST(struct sql_due_until) found;
	enum status got;
};

static enum status sweep_one(struct sweep *s, struct id plan, int64_t day)
{
	struct folded now;
	enum status got = plan_get(s->house, plan, &now);
	if (got == NOT_FOUND)
		return sql_due_drop(house_writer(s->house), plan, ID_NONE, day, KIND);
	if (got != OK)
		return got;
	int32_t due = plan_erase_day(now.plan);
	plan_release(now.plan);
	if (due == DAY_NONE || due > s->day)
		return sql_due_drop(house_writer(s->house), plan, ID_NONE, day, KIND);
	return plan_erase(s->house, plan);
}

static void sweep_run(void *with)
{
	struct sweep *s = with;
	struct sql_due_until row;
	struct stmt *rows = sql_due_until_open(house_writer(s->house), s->day);
	while ((s->got = sql_due_until_next(rows, &row)) == OK)
		if (str_eq(row.kind, KIND))
			*list_add(&s->found) = row; // its text ends here and is not looked at again
	s->got = s->got == NOT_FOUND ? OK : s->got;
	list_each(due, &s->found)
	{
		enum status got = sweep_one(s, due->plan, due->day);
		s->got = s->got == OK ? got : s->got; // one that fails does not keep the others waiting
	}
}

enum status house_sweep(struct house *h, int64_t now)
{
	struct sweep s = {.house = h, .day = day_of(now)};
	enum status kept = house_do(h, sweep_run, &s);
	list_free(&s.found);
	return kept == OK ? s.got : kept;
}

enum status plan_erased(struct house *h, struct id plan, int64_t *ret_at)
{
	struct sql_erased_at row;
	struct conn *conn;
	if (house_reader(h, &conn) != OK)
		return NOT_KEPT;
	enum status got = sql_erased_at(conn, plan, &row);
	house_reader_done(h, conn);
	if (got == OK)
		*ret_at = row.at;
	return got;
}
