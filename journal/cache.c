// SPDX-License-Identifier: EUPL-1.2
// Folded plans in memory, up to a bound, the longest unused going first. Plans are immutable: the cache holds them, readers hold
// them, and whoever lets go last frees. Shards keep threads out of each other's way.
#include "house.h"
#include "rows.h"
#include <stdlib.h>

static struct shard *shard_of(struct house *h, struct id id)
{
	return &h->shards[id.b[0] % SHARDS];
}
static size_t bucket_of(struct id id)
{
	return (size_t)(id.b[1] | id.b[2] << 8) % (BUCKETS / SHARDS);
}

void cache_init(struct house *h)
{
	for (int i = 0; i < SHARDS; i++)
		pthread_mutex_init(&h->shards[i].lock, NULL);
}

static struct cached **find(struct shard *s, struct id id)
{
	struct cached **at = &s->buckets[bucket_of(id)];
	while (*at && !id_eq((*at)->id, id))
		at = &(*at)->next;
	return at;
}

static void unlink_age(struct shard *s, struct cached *c)
{
	*(c->older ? &c->older->newer : &s->oldest) = c->newer;
	*(c->newer ? &c->newer->older : &s->newest) = c->older;
}

static void link_newest(struct shard *s, struct cached *c)
{
	c->newer = NULL;
	c->older = s->newest;
	*(s->newest ? &s->newest->newer : &s->oldest) = c;
	s->newest = c;
}

static void drop(struct shard *s, struct cached **at)
{
	struct cached *c = *at;
	*at = c->next;
	unlink_age(s, c);
	s->bytes -= c->size;
	s->n--;
	plan_release(c->now.plan);
	free(c);
}

bool cache_get(struct house *h, struct id id, struct folded *ret, uint64_t *ret_changes)
{
	struct shard *s = shard_of(h, id);
	pthread_mutex_lock(&s->lock);
	*ret_changes = s->changes[bucket_of(id)];
	struct cached *c = *find(s, id);
	if (c) {
		*ret = c->now;
		plan_hold(ret->plan);
		if (s->newest != c) {
			unlink_age(s, c);
			link_newest(s, c);
		}
	}
	pthread_mutex_unlock(&s->lock);
	return c != NULL;
}

static void put(struct house *h, struct shard *s, struct id id, const struct folded *now)
{
	struct cached **at = find(s, id);
	if (*at)
		drop(s, at);
	struct cached *c = calloc(1, sizeof *c);
	if (!c)
		abort();
	*c = (struct cached){.id = id, .now = *now, .size = plan_size(now->plan) + sizeof *c, .next = s->buckets[bucket_of(id)]};
	plan_hold(now->plan);
	s->buckets[bucket_of(id)] = c;
	link_newest(s, c);
	s->bytes += c->size;
	s->n++;
	while (s->bytes > h->cache_bytes / SHARDS && s->oldest != s->newest)
		drop(s, find(s, s->oldest->id));
}

void cache_put(struct house *h, struct id id, const struct folded *now)
{
	struct shard *s = shard_of(h, id);
	pthread_mutex_lock(&s->lock);
	put(h, s, id, now);
	s->changes[bucket_of(id)]++;
	pthread_mutex_unlock(&s->lock);
}

// While a reader folded, the plan may have been said in or erased, and even have left the cache again: then this one is old.
void cache_put_read(struct house *h, struct id id, const struct folded *now, uint64_t changes)
{
	struct shard *s = shard_of(h, id);
	pthread_mutex_lock(&s->lock);
	if (s->changes[bucket_of(id)] == changes)
		put(h, s, id, now);
	pthread_mutex_unlock(&s->lock);
}

void cache_drop(struct house *h, struct id id)
{
	struct shard *s = shard_of(h, id);
	pthread_mutex_lock(&s->lock);
	struct cached **at = find(s, id);
	if (*at)
		drop(s, at);
	s->changes[bucket_of(id)]++;
	pthread_mutex_unlock(&s->lock);
}

void cache_finish(struct house *h)
{
	for (int i = 0; i < SHARDS; i++) {
		while (h->shards[i].oldest)
			drop(&h->shards[i], find(&h->shards[i], h->shards[i].oldest->id));
		pthread_mutex_destroy(&h->shards[i].lock);
	}
}

static enum status fold_rows(struct record_reader *rows, struct plan *plan)
{
	struct arena *arena = arena_create();
	struct record row;
	enum status got;
	while ((got = record_next(rows, &row)) == OK) {
		struct event event;
		if (row.taken)
			continue;
		arena_reset(arena);
		if (event_read(arena, row.text, &event) != OK) {
			arena_destroy(arena);
			return BROKEN;
		}
		plan_apply(plan, &event, (uint64_t)row.seq);
	}
	arena_destroy(arena);
	if (!rows->head.seq)
		return NOT_FOUND;
	return got == NOT_FOUND ? OK : got;
}

enum status plan_fold(struct house *h, struct conn *conn, struct id id, struct folded *ret)
{
	const struct key *key;
	struct sql_erased_at erased;
	enum status got = sql_erased_at(conn, id, &erased);
	if (got != NOT_FOUND)
		return got == OK ? NOT_FOUND : got;
	got = keys_take(h->keys, id, &key);
	if (got != OK)
		return got;
	struct record_reader rows;
	struct plan *plan = plan_create(id);
	record_open(&rows, conn, CHAIN_EVENT, id, key, NULL);
	got = fold_rows(&rows, plan);
	struct head head = rows.head;
	record_close(&rows);
	keys_give(h->keys, key);
	if (got != OK) {
		plan_release(plan);
		return got;
	}
	*ret = (struct folded){plan, head};
	return OK;
}

enum status plan_get(struct house *h, struct id id, struct folded *ret)
{
	bool saying = house_is_saying(h);
	struct unpublished *mine = saying ? group_get(h, id) : NULL;
	if (mine) {
		if (mine->gone)
			return NOT_FOUND;
		*ret = mine->now;
		plan_hold(ret->plan);
		return OK;
	}
	uint64_t changes;
	if (cache_get(h, id, ret, &changes))
		return OK;
	struct conn *conn = saying ? house_writer(h) : NULL;
	if (!saying && store_reader(h->store, &conn) != OK)
		return NOT_KEPT;
	enum status got = plan_fold(h, conn, id, ret);
	if (!saying)
		store_reader_done(h->store, conn);
	if (got == OK)
		cache_put_read(h, id, ret, changes);
	return got;
}
