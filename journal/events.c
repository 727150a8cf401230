// SPDX-License-Identifier: EUPL-1.2
// One event and its row: sealing it into the chain, reading one again, and taking away for good what somebody wrote.
#include "house.h"
#include "rows.h"

enum status event_append(struct house *h, struct id plan, struct folded *now, const struct event *event)
{
	const struct key *key;
	struct out text;
	enum status got = keys_take(h->keys, plan, &key);
	if (got != OK)
		return got;
	out_init(&text, RECORD_BYTES);
	event_write(&text, event);
	got = text.full ? TOO_LARGE : record_add(house_writer(h), CHAIN_EVENT, plan, key, out_str(&text), &now->head);
	out_finish(&text);
	keys_give(h->keys, key);
	return got == OK ? blobs_name(h, plan, event) : got;
}

// Words taken away for good: their rows lose their text, the plan is folded anew so that memory forgets them too.
enum status words_take_away(struct house *h, struct id plan, struct id taken, struct folded *now)
{
	const struct key *key;
	struct arena *arena = arena_create();
	struct record_reader rows;
	struct record row;
	struct {
		LIST(int64_t);
	} seqs = {0};
	enum status got = keys_take(h->keys, plan, &key) == OK ? OK : BROKEN;
	if (got == OK) {
		record_open(&rows, house_writer(h), CHAIN_EVENT, plan, key, NULL);
		while ((got = record_next(&rows, &row)) == OK) {
			struct event event;
			arena_reset(arena);
			if (!row.taken && event_read(arena, row.text, &event) == OK && plan_event_carries(&event, taken))
				*list_add(&seqs) = row.seq;
		}
		record_close(&rows);
		keys_give(h->keys, key);
	}
	arena_destroy(arena);
	if (got == NOT_FOUND)
		got = OK;
	for (size_t i = 0; i < seqs.n && got == OK; i++)
		got = record_take_away(house_writer(h), CHAIN_EVENT, plan, seqs.at[i]);
	h->taking = true;
	list_free(&seqs);
	struct folded anew;
	if (got == OK)
		got = plan_fold(h, house_writer(h), plan, &anew);
	if (got != OK)
		return got;
	plan_release(now->plan);
	*now = anew;
	return OK;
}

static enum status head_before(struct house *h, struct id plan, int64_t seq, struct arena *arena, struct head *ret)
{
	struct sql_event_at row;
	*ret = (struct head){.seq = seq - 1};
	if (ret->seq == 0)
		return OK;
	enum status got = sql_event_at(house_writer(h), plan, ret->seq, arena, &row);
	if (got == OK && row.hash.len != HASH_BYTES)
		return BROKEN;
	if (got == OK)
		memcpy(ret->hash, row.hash.at, HASH_BYTES);
	return got;
}

enum status event_get(struct house *h, struct id plan, int64_t seq, struct arena *arena, struct event *ret)
{
	struct head before;
	struct record_reader rows;
	struct record record;
	const struct key *key;
	enum status got = head_before(h, plan, seq, arena, &before);
	if (got == OK)
		got = keys_take(h->keys, plan, &key);
	if (got != OK)
		return got;
	record_open(&rows, house_writer(h), CHAIN_EVENT, plan, key, &before);
	got = record_next(&rows, &record);
	if (got == OK)
		got = record.taken ? NOT_FOUND : event_read(arena, str_copy(arena, record.text), ret);
	record_close(&rows);
	keys_give(h->keys, key);
	return got;
}
