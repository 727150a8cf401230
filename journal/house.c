// SPDX-License-Identifier: EUPL-1.2
// Opening a folder and closing it. In this order: the lock, the keys, the database, what was cut short, the threads; and back.
#include "house.h"
#include "rows.h"
#include "steps.h"
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { CACHE_BYTES = 48 << 20 };

const char *house_dir(const struct house *h)
{
	return h->dir;
}
enum status house_reader(struct house *h, struct conn **ret)
{
	if (!house_is_saying(h))
		return store_reader(h->store, ret);
	*ret = house_writer(h);
	return OK;
}
void house_reader_done(struct house *h, struct conn *conn)
{
	if (!house_is_saying(h))
		store_reader_done(h->store, conn);
}

static int64_t machine_clock(void)
{
	struct timespec at;
	clock_gettime(CLOCK_REALTIME, &at);
	return (int64_t)at.tv_sec * 1000 + at.tv_nsec / 1000000;
}

// A clock that jumps back does not make a saying older than what was said before it.
int64_t house_now(struct house *h)
{
	int64_t now = h->clock(), latest = h->latest;
	while (now > latest && !atomic_compare_exchange_weak(&h->latest, &latest, now))
		;
	return now > latest ? now : latest;
}

// The latest time that this folder has seen: the last row of each kind tells. A clock that was set back while nobody looked does
// not make what is said next older than what was said before.
static enum status learn_time(struct house *h)
{
	enum { TRIES = 100 }; // of rows whose key is gone
	struct sql_time_last beside;
	struct sql_event_last_said last = {.id = INT64_MAX};
	struct arena *arena = arena_create();
	struct event event = {0};
	enum status got = sql_time_last(house_writer(h), &beside);
	for (int i = 0; i < TRIES && got == OK && !event.time; i++) {
		arena_reset(arena);
		got = sql_event_last_said(house_writer(h), last.id, &last);
		if (got == OK && event_get(h, last.plan, last.seq, arena, &event) != OK)
			event.time = 0;
	}
	arena_destroy(arena);
	if (got == OK || got == NOT_FOUND)
		h->latest = event.time > beside.at ? event.time : beside.at;
	return got == NOT_FOUND ? OK : got;
}

struct house_counts house_count(struct house *h)
{
	struct house_counts all = {.said = h->said, .groups = h->groups};
	for (int i = 0; i < SHARDS; i++) {
		pthread_mutex_lock(&h->shards[i].lock);
		all.cached += h->shards[i].n;
		all.cached_bytes += h->shards[i].bytes;
		pthread_mutex_unlock(&h->shards[i].lock);
	}
	return all;
}

static enum status open_files(struct house *h, const struct house_options *options, struct why *why)
{
	pid_t other = 0;
	enum status got = lock_take(h->dir, &h->lock, &other, why);
	if (got == OK)
		got = keys_open(h->dir, options->key_file, &h->keys, why);
	if (got != OK)
		return got;
	char path[4096];
	snprintf(path, sizeof path, "%s/kring.db-wal", h->dir);
	h->copy_behind = h->cut_later = access(path, F_OK) == 0; // a run that was cut short may have taken something away
	snprintf(path, sizeof path, "%s/kring.db", h->dir);
	return store_open(path, journal_steps, journal_steps_n, &h->store, why);
}

enum status house_open(const struct house_options *options, struct house **ret, struct why *why)
{
	struct house *h = calloc(1, sizeof *h);
	if (!h || !(h->dir = strdup(options->dir)))
		abort();
	h->cache_bytes = options->cache_bytes ? options->cache_bytes : CACHE_BYTES;
	h->clock = options->clock ? options->clock : machine_clock;
	pthread_mutex_init(&h->queue_lock, NULL);
	pthread_mutex_init(&h->copying, NULL);
	cache_init(h);
	pthread_mutex_init(&h->methods.lock, NULL);
	seats_init(h);
	enum status got = open_files(h, options, why);
	if (got == OK)
		got = erase_finish(h); // what was cut short is finished before anything is answered
	if (got == OK)
		got = learn_time(h);
	if (got == OK)
		got = saying_start(h);
	if (got != OK) {
		house_close(h);
		return got;
	}
	*ret = h;
	return OK;
}

void house_close(struct house *h)
{
	if (!h)
		return;
	if (h->thread) {
		saying_stop(h);
		copies_later(h);
		copies_renew(h);
	}
	if (h->beside)
		h->end_beside(h->beside);
	cache_finish(h);
	methods_end(h);
	seats_finish(h);
	store_close(h->store);
	keys_close(h->keys);
	lock_drop(h->lock);
	free(h->ahead);
	free(h->dir);
	free(h);
}
