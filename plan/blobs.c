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
