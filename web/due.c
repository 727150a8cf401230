// SPDX-License-Identifier: EUPL-1.2
// Days that are over: see due.h.
#include "due.h"

static int32_t days_between(enum rhythm rhythm)
{
	switch (rhythm) {
	case RHYTHM_DAILY: return 1;
	case RHYTHM_WEEKLY: return 7;
	case RHYTHM_FORTNIGHTLY: return 14;
	case RHYTHM_NONE:
	case RHYTHM_ONCE:
	case RHYTHM_MONTHLY: break;
	}
	return 0;
}

// The same day of this month, or of the one before; a month that lacks that day is left out, as in "this week".
static int32_t month_day(int32_t first, int32_t until)
{
	for (int32_t day = until; day >= first; day--)
		if (day_date(day).day == day_date(first).day)
			return day;
	return DAY_NONE;
}

// The newest day of it that is not after `until`.
static int32_t newest_day(const struct sight_action *a, int32_t until)
{
	int32_t step = days_between(a->rhythm);
	if (a->when == DAY_NONE || a->when > until)
		return DAY_NONE;
	if (a->rhythm == RHYTHM_MONTHLY)
		return month_day(a->when, until);
	return step ? until - (until - a->when) % step : a->when;
}

static bool told_since(const struct sight_action *a, int32_t day)
{
	if (a->last != DAY_NONE && a->last >= day)
		return true;
	for (size_t i = 0; i < a->reports.n; i++)
		if (day_of(a->reports.at[i].at) >= day)
			return true;
	return false;
}

int32_t action_untold(const struct visit *v, const struct sight_action *a)
{
	int32_t today = day_of(v->in->now), ends = a->till != NUMBER_NONE ? a->till : a->from;
	bool over_today = ends == NUMBER_NONE || minute_of(v->in->now) >= ends;
	bool once = a->rhythm == RHYTHM_NONE || a->rhythm == RHYTHM_ONCE;
	int32_t day = newest_day(a, over_today ? today : today - 1);
	if (day == DAY_NONE || (once && a->state != REPORT_NONE) || told_since(a, day))
		return DAY_NONE;
	return day;
}
