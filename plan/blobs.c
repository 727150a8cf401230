// SPDX-License-Identifier: EUPL-1.2
// Pictures and voices by the hash that names them: which ones an entry holds, and who may see or hear one. A hash may be named
// more than once; who may read one of those things may have what it names.
#include "plan.h"

int plan_blobs_of(const struct plan *p, struct id entry, struct str ret[2])
{
	int n = 0, index = plan_find(p, THING_ENTRY, entry);
	if (index == NOBODY)
		return 0;
	if (p->entries.at[index].photo.len)
		ret[n++] = p->entries.at[index].photo;
	if (p->entries.at[index].sound.len)
		ret[n++] = p->entries.at[index].sound;
	return n;
}

static bool entry_names(const struct entry *e, struct str hash)
{
	return !e->item.gone && (str_eq(e->photo, hash) || str_eq(e->sound, hash));
}

static bool action_names(const struct action *a, struct str hash)
{
	return !a->item.gone && str_eq(a->sound, hash);
}

static bool report_names(const struct plan *p, const struct report_made *r, struct str hash)
{
	return !r->item.gone && !p->actions.at[r->action].item.gone && str_eq(r->sound, hash);
}

bool plan_names_blob(const struct plan *p, struct str hash)
{
	list_each(e, &p->entries) if (entry_names(e, hash)) return true;
	list_each(a, &p->actions) if (action_names(a, hash)) return true;
	list_each(r, &p->reports) if (report_names(p, r, hash)) return true;
	return p->outside && plan_names_blob(p->outside, hash);
}

bool plan_shows_blob(const struct plan *p, struct id seat, struct str hash, int64_t now)
{
	p = plan_for(p, seat);
	int reader = plan_find(p, THING_SEAT, seat);
	if (!hash.len || !seat_active(p, reader, now))
		return false;
	for (uint32_t i = 0; i < p->entries.n; i++)
		if (entry_names(&p->entries.at[i], hash) && may_see(p, reader, THING_ENTRY, (int)i))
			return true;
	for (uint32_t i = 0; i < p->actions.n; i++)
		if (action_names(&p->actions.at[i], hash) && may_see(p, reader, THING_ACTION, (int)i))
			return true;
	list_each(r, &p->reports) if (report_names(p, r, hash) && seats_has(report_readers(p, r), reader)) return true;
	return false;
}

bool plan_blob_alone(const struct plan *p, struct id seat, struct str hash)
{
	p = plan_for(p, seat);
	int reader = plan_find(p, THING_SEAT, seat);
	for (uint32_t i = 0; i < p->entries.n; i++)
		if (entry_names(&p->entries.at[i], hash) && !seats_only(readers_of(p, THING_ENTRY, (int)i), reader))
			return false;
	for (uint32_t i = 0; i < p->actions.n; i++)
		if (action_names(&p->actions.at[i], hash) && !seats_only(readers_of(p, THING_ACTION, (int)i), reader))
			return false;
	list_each(r, &p->reports) if (report_names(p, r, hash) && !seats_only(report_readers(p, r), reader)) return false;
	return true;
}

// ---- what a seat outside may not notice

static bool unshown_to(const struct plan *p, const struct item *item, int seat)
{
	bool behind = p->outside && plan_as(p, seat) != p && item->round == (int)p->rounds.n;
	return behind || private_kept_from(p, item, seat);
}

// Names the things of `p` that such a seat sees, or those it does not. Also what is gone: its voice lies there still.
static void put_names(const struct plan *p, int seat, bool hidden, struct str *list, size_t *n)
{
	list_each(e, &p->entries)
	{
		if (unshown_to(p, &e->item, seat) != hidden)
			continue;
		list[(*n)++] = e->photo;
		list[(*n)++] = e->sound;
	}
	list_each(a, &p->actions) if (unshown_to(p, &a->item, seat) == hidden) list[(*n)++] = a->sound;
	list_each(r, &p->reports) if (unshown_to(p, &r->item, seat) == hidden) list[(*n)++] = r->sound;
}

struct strs plan_blobs_kept_from(const struct plan *p, struct id seat, struct arena *arena)
{
	int reader = plan_find(p, THING_SEAT, seat);
	size_t most = 2 * p->entries.n + p->actions.n + p->reports.n, n_hidden = 0, n_other = 0, n = 0;
	if (!p->rounds.n)
		return (struct strs){NULL, 0};
	struct str *hidden = arena_many(arena, struct str, most), *other = arena_many(arena, struct str, 2 * most);
	put_names(p, reader, true, hidden, &n_hidden);
	put_names(p, reader, false, other, &n_other);
	if (p->outside)
		put_names(p->outside, reader, false, other, &n_other);
	for (size_t i = 0; i < n_hidden; i++) {
		bool twice = !hidden[i].len;
		for (size_t k = 0; k < n_other && !twice; k++)
			twice = str_eq(other[k], hidden[i]);
		for (size_t k = 0; k < n && !twice; k++)
			twice = str_eq(hidden[k], hidden[i]);
		if (!twice)
			hidden[n++] = hidden[i];
	}
	return (struct strs){hidden, n};
}
