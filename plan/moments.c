// SPDX-License-Identifier: EUPL-1.2
// A moment to come together: a day, with or without a time. As text it is "2027-01-31" or "2027-01-31 14:00", so that forms, the
// API and who answers name it by the same words, and an answer to a moment that was taken off the list simply counts no more.
#include "plan.h"

static int two(const char *s)
{
	bool digits = s[0] >= '0' && s[0] <= '9' && s[1] >= '0' && s[1] <= '9';
	return digits ? (s[0] - '0') * 10 + s[1] - '0' : -1;
}

bool moment_read(struct str text, struct moment *ret)
{
	struct moment m = {.minute = NUMBER_NONE};
	struct str day = text;
	if (text.len == MOMENT_TEXT) {
		int hour = two(text.at + 11), minute = two(text.at + 14);
		if (text.at[10] != ' ' || text.at[13] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59)
			return false;
		m.minute = hour * 60 + minute;
		day.len = 10;
	}
	if (day.len != 10 || day_read(day, &m.day) != OK)
		return false;
	*ret = m;
	return true;
}

struct str moment_text(struct arena *arena, struct moment m)
{
	struct date d = day_date(m.day);
	if (m.minute == NUMBER_NONE)
		return str_print(arena, "%04d-%02d-%02d", d.year, d.month, d.day);
	return str_print(arena, "%04d-%02d-%02d %02d:%02d", d.year, d.month, d.day, m.minute / 60, m.minute % 60);
}

bool moment_eq(struct moment a, struct moment b)
{
	return a.day == b.day && a.minute == b.minute;
}

static bool before(struct moment a, struct moment b)
{
	return a.day < b.day || (a.day == b.day && a.minute < b.minute);
}

bool moments_have(struct moments all, struct moment m)
{
	for (uint32_t i = 0; i < all.n; i++)
		if (moment_eq(all.at[i], m))
			return true;
	return false;
}

struct moments moments_from(struct arena *arena, struct strs texts)
{
	struct moment *list = arena_many(arena, struct moment, texts.n);
	struct moments all = {list, 0};
	for (size_t i = 0; i < texts.n; i++) {
		struct moment m;
		if (!moment_read(texts.at[i], &m) || moments_have(all, m))
			continue;
		uint32_t at = all.n++;
		for (; at > 0 && before(m, list[at - 1]); at--)
			list[at] = list[at - 1];
		list[at] = m;
	}
	return all;
}
