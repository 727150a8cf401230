// SPDX-License-Identifier: EUPL-1.2
// Looking back at versions: the journal folded anew, and where one was put the plan as it was then. Of a version that came out of
// a file that plan stands in the journal beside it, as the file says it (words.h, carried.version).
#include "house.h"
#include "rows.h"

struct reading {
	struct seat *seat;
	struct arena *arena; // of the row that is read
	struct past *at; // versions that this seat sees
	size_t n;
	struct plan *then;
	struct {
		LIST(struct event);
	} carried; // of such versions
};

static struct past *find(struct reading *r, struct id version)
{
	for (size_t i = 0; i < r->n; i++)
		if (id_eq(r->at[i].version, version))
			return &r->at[i];
	return NULL;
}

static struct sight_plan *sight_then(struct reading *r)
{
	struct seat *s = r->seat;
	plan_hold(r->then);
	struct plan *then = heard_by(s, r->then);
	struct sight_plan *sight = plan_sight_then(then, s->now.plan, s->voice.seat, house_now(s->house), s->arena);
	plan_release(then); // its texts live on
	if (sight && s->voice.shut)
		plan_sight_shut(s->now.plan, sight, s->voice.shut);
	return sight;
}

static void read_one(struct reading *r, const struct event *event, struct str text, uint64_t seq)
{
	struct id about = event->carried.version;
	if (id_set(about) && find(r, about)) {
		struct event *kept = list_add(&r->carried);
		if (event_read(r->seat->arena, str_copy(r->seat->arena, text), kept) != OK)
			r->carried.n--;
	}
	plan_apply(r->then, event, seq);
	if (event->say == SAY_VERSION_PUT && !event->carried.is && event->fresh.n) {
		struct past *put = find(r, event->fresh.at[0]);
		if (put)
			put->then = sight_then(r);
	}
}

static enum status read_rows(struct reading *r, struct conn *conn)
{
	const struct key *key;
	struct record_reader rows;
	struct record row;
	enum status got = keys_take(r->seat->house->keys, r->seat->plan, &key);
	if (got != OK)
		return got;
	record_open(&rows, conn, CHAIN_EVENT, r->seat->plan, key, NULL);
	while ((got = record_next(&rows, &row)) == OK && (uint64_t)row.seq <= plan_seq(r->seat->now.plan)) {
		struct event event;
		arena_reset(r->arena);
		if (!row.taken && event_read(r->arena, row.text, &event) == OK)
			read_one(r, &event, row.text, (uint64_t)row.seq);
	}
	record_close(&rows);
	keys_give(r->seat->house->keys, key);
	return got == NOT_FOUND ? OK : got;
}

static void read_carried(struct reading *r)
{
	for (size_t i = 0; i < r->n; i++) {
		struct plan *held;
		if (r->at[i].then)
			continue;
		r->at[i].then = carried_sight(
		        r->carried.at, r->carried.n, r->at[i].version, house_now(r->seat->house), r->seat->arena, &held);
		*list_add(&r->seat->past) = held;
	}
}

// Those that this seat sees, of those that were named.
static size_t seen(struct seat *s, const struct past *from, size_t n, struct past *to)
{
	const struct sight_plan *sight;
	size_t found = 0;
	if (seat_look(s, PART_OWN, ID_NONE, &sight) != OK)
		return 0;
	for (size_t i = 0; i < n; i++)
		for (size_t v = 0; v < sight->versions.n; v++)
			if (id_eq(sight->versions.at[v].id, from[i].version))
				to[found++] = (struct past){.version = from[i].version};
	return found;
}

static enum status look_back(struct reading *r)
{
	struct conn *conn;
	if (house_reader(r->seat->house, &conn) != OK)
		return NOT_KEPT;
	r->then = plan_create(r->seat->plan);
	*list_add(&r->seat->past) = r->then;
	enum status got = read_rows(r, conn);
	house_reader_done(r->seat->house, conn);
	if (got == OK)
		read_carried(r);
	return got;
}

enum status seat_look_back(struct seat *s, struct past *at, size_t n)
{
	struct reading r = {.seat = s, .at = arena_many(s->arena, struct past, n)};
	r.n = seen(s, at, n, r.at);
	r.arena = arena_create();
	enum status got = r.n ? look_back(&r) : OK;
	for (size_t i = 0; got == OK && i < n; i++) {
		const struct past *found = find(&r, at[i].version);
		at[i].then = found ? found->then : NULL;
	}
	list_free(&r.carried);
	arena_destroy(r.arena);
	return got;
}

enum status seat_look_version(struct seat *s, struct id version, const struct sight_plan **ret)
{
	struct past one = {.version = version};
	enum status got = seat_look_back(s, &one, 1);
	if (got != OK || !one.then)
		return got != OK ? got : NOT_FOUND;
	look_note(s, PART_VERSION, version);
	*ret = one.then;
	return OK;
}
