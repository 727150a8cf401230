// SPDX-License-Identifier: EUPL-1.2
// Moments: see moments.h.
#include "moments.h"
#include "words_fields.h"

bool moment_read(struct str text, struct moment *ret)
{
	struct moment m = {.minute = NUMBER_NONE};
	struct str time = text, day = str_cut(&time, ' ');
	if (day_read(day, &m.day) != OK || (day.len < text.len && !minute_read(time, &m.minute)))
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
