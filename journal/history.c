// SPDX-License-Identifier: EUPL-1.2
// What happened, as one seat may know it: the journal read through, and of each event asked whether this seat may see what it is
// about.
#include "house.h"
#include "rows.h"

static void tell(struct seat *s, const struct event *e, uint64_t seq, struct arena *arena, struct happened *ret)
{
	const struct say_info *info = &say_infos[e->say];
	bool carried = e->carried.is;
	*ret = (struct happened){.id = number_at(s, seq, arena),
	        .who = plan_event_name(s->now.plan, e, s->voice.seat),
	        .kind = info->event,
	        .tells = info->tells,
	        .say = e->say,
	        .time = carried ? e->carried.time : e->time,
	        .carried = carried,
	        .about = plan_event_about(e),
	        .seq = seq,
	        .event = *e};
	ret->text = plan_thing_text(s->now.plan, ret->about, s->voice.seat);
	ret->left = plan_event_left(s->now.plan, e, s->voice.seat);
}

// Of what came out of a file the lines of its history tell; the things themselves stand in the plan.
static bool is_told(const struct event *e)
{
	return !e->carried.is || e->say == SAY_TOLD_BEFORE;
}

static enum status read_all(struct seat *s, struct conn *conn, uint64_t after, struct arena *arena, struct happenings *ret)
{
	const struct key *key;
	struct record_reader rows;
	struct record row;
	struct {
		LIST(struct happened);
	} all = {0};
	enum status got = keys_take(s->house->keys, s->plan, &key);
	if (got != OK)
		return got;
	record_open(&rows, conn, CHAIN_EVENT, s->plan, key, NULL);
	while ((got = record_next(&rows, &row)) == OK) {
		struct event event;
		if (row.taken || (uint64_t)row.seq <= after || (uint64_t)row.seq > plan_seq(s->now.plan))
			continue;
		if (event_read(arena, str_copy(arena, row.text), &event) == OK && is_told(&event) &&
		        plan_event_visible(s->now.plan, &event, (uint64_t)row.seq, s->voice.seat) &&
		        !((s->voice.shut & SHUT_OWN) && plan_event_alone(s->now.plan, &event, s->voice.seat))) {
			plan_event_blank(s->now.plan, &event, s->voice.seat, arena);
			tell(s, &event, (uint64_t)row.seq, arena, list_add(&all));
		}
	}
	record_close(&rows);
	keys_give(s->house->keys, key);
	struct happened *list = arena_many(arena, struct happened, all.n);
	if (all.n)
		memcpy(list, all.at, all.n * sizeof *list);
	*ret = (struct happenings){list, all.n};
	list_free(&all);
	return got == NOT_FOUND ? OK : got;
}

enum status seat_history(struct seat *s, struct str after, struct arena *arena, struct happenings *ret)
{
	struct conn *conn;
	bool from_start = after.len == 0 || str_is(after, "0");
	uint64_t seq = from_start ? 0 : number_find(s, after);
	if (!from_start && !seq)
		return BAD_INPUT;
	if (house_reader(s->house, &conn) != OK)
		return NOT_KEPT;
	enum status got = read_all(s, conn, seq, arena, ret);
	house_reader_done(s->house, conn);
	return got;
}

enum status seat_head(struct seat *s, uint8_t ret[HEAD_BYTES])
{
	struct conn *conn;
	struct sql_event_at row;
	if (house_reader(s->house, &conn) != OK)
		return NOT_KEPT;
	enum status got = sql_event_at(conn, s->plan, (int64_t)plan_seen(s->now.plan, s->voice.seat), s->arena, &row);
	house_reader_done(s->house, conn);
	if (got == OK && row.hash.len != HEAD_BYTES)
		got = BROKEN;
	if (got == OK)
		memcpy(ret, row.hash.at, HEAD_BYTES);
	return got;
}

int seat_ideas(struct seat *s, int skip, int ret[3])
{
	return plan_ideas(s->now.plan, s->voice.seat, skip, ret);
}
