// SPDX-License-Identifier: EUPL-1.2
// What time does by itself: plans whose day to be erased came (product.md P15), and pictures that were kept before a saying that
// never came. The day stands in a row beside the journal, so that no plan is opened to find out; but it is the plan that decides:
// a row without its day in the plan is only taken away.
#include "house.h"
#include "rows.h"

static const char *const ERASES = "wissen"; // the plan
static const char *const FORGETS = "voorbereiding"; // what was prepared with a coordinator whose term is over

int plan_dues(const struct plan *plan, struct due ret[DUES])
{
	int n = 0;
	if (plan_erase_day(plan) != DAY_NONE)
		ret[n++] = (struct due){plan_erase_day(plan), ERASES};
	struct id seat;
	int32_t forgets = plan_forget_day(plan, &seat);
	if (forgets != DAY_NONE)
		ret[n++] = (struct due){forgets, FORGETS};
	return n;
}

static bool has(const struct due *all, int n, struct due one)
{
	for (int i = 0; i < n; i++)
		if (all[i].day == one.day && strcmp(all[i].kind, one.kind) == 0)
			return true;
	return false;
}

enum status dues_follow(struct house *h, struct id plan, const struct plan *was, const struct plan *is)
{
	struct due before[DUES], after[DUES];
	int n_before = plan_dues(was, before), n_after = plan_dues(is, after);
	enum status got = OK;
	for (int i = 0; i < n_before && got == OK; i++)
		if (!has(after, n_after, before[i]))
			got = sql_due_drop(house_writer(h), plan, ID_NONE, before[i].day, str_of(before[i].kind));
	for (int i = 0; i < n_after && got == OK; i++)
		if (!has(before, n_before, after[i]))
			got = sql_due_put(house_writer(h), plan, ID_NONE, after[i].day, str_of(after[i].kind));
	return got;
}

struct day_come {
	struct id plan;
	int64_t day;
	const char *kind;
};
struct sweep {
	struct house *house;
	int64_t now;
	int32_t day;
	LIST(struct day_come) come;
	enum status got;
};

static enum status row_done(struct sweep *s, const struct day_come *due)
{
	return sql_due_drop(house_writer(s->house), due->plan, ID_NONE, due->day, str_of(due->kind));
}

static enum status erase(struct sweep *s, const struct day_come *row)
{
	struct folded now;
	enum status got = plan_get(s->house, row->plan, &now);
	if (got == NOT_FOUND)
		return row_done(s, row);
	if (got != OK)
		return got;
	int32_t due = plan_erase_day(now.plan);
	plan_release(now.plan);
	return due == DAY_NONE || due > s->day ? row_done(s, row) : plan_erase(s->house, row->plan);
}

// One seat after another, until none is left whose day came.
static enum status forget(struct sweep *s, const struct day_come *row)
{
	struct folded now;
	struct id seat;
	enum status got = plan_get(s->house, row->plan, &now);
	if (got == NOT_FOUND)
		return row_done(s, row);
	if (got != OK)
		return got;
	struct plan *was = plan_copy(now.plan);
	bool forgot = false;
	int32_t due = plan_forget_day(now.plan, &seat);
	while (got == OK && due != DAY_NONE && due <= s->day) {
		got = words_take_away(s->house, row->plan, seat, &now);
		forgot = true;
		due = plan_forget_day(now.plan, &seat);
	}
	if (got == OK)
		got = dues_follow(s->house, row->plan, was, now.plan);
	if (got == OK)
		got = row_done(s, row);
	plan_release(was);
	if (got == OK && forgot)
		group_put(s->house, row->plan, &now, false);
	else
		plan_release(now.plan);
	return got;
}

static void sweep_run(void *with)
{
	struct sweep *s = with;
	struct sql_due_until row;
	s->house->taking |= s->house->cut_later;
	copies_later(s->house);
	struct stmt *rows = sql_due_until_open(house_writer(s->house), s->day);
	while ((s->got = sql_due_until_next(rows, &row)) == OK) {
		const char *kind = str_is(row.kind, ERASES) ? ERASES : str_is(row.kind, FORGETS) ? FORGETS : NULL;
		if (kind)
			*list_add(&s->come) = (struct day_come){row.plan, row.day, kind};
	}
	s->got = s->got == NOT_FOUND ? OK : s->got;
	list_each(one, &s->come)
	{
		enum status got = one->kind == ERASES ? erase(s, one) : forget(s, one);
		s->got = s->got == OK ? got : s->got; // one that fails does not keep the others waiting
	}
	int64_t swept;
	enum status got = sql_blobs_sweep(house_writer(s->house), s->now - UNNAMED_MS, &swept);
	s->got = s->got == OK ? got : s->got;
}

enum status house_sweep(struct house *h, int64_t now)
{
	struct sweep s = {.house = h, .now = now, .day = day_of(now)};
	enum status kept = house_do(h, sweep_run, &s);
	list_free(&s.come);
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
