// SPDX-License-Identifier: EUPL-1.2
// Token buckets in a table that never grows. A bucket is one number: the moment at which it will be full again (the "generic cell
// rate algorithm"). A try costs the span divided by the limit and fits while that moment is at most a span ahead, so an old
// bucket is an empty place without anybody cleaning up. An address has its place in one row of eight, chosen by a keyed hash;
// when all are in use, the one that is full again soonest makes room. That lets somebody with very many addresses push others'
// counts out: against that stands the limit on all together.
#include "rate.h"
#include <pthread.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { ROWS = 2048, IN_ROW = 8 };

struct bucket {
	uint64_t key;
	int64_t full_at; // microseconds
};

struct rate {
	int64_t span; // microseconds, so that a limit above 60,000 a minute still counts
	pthread_mutex_t lock;
	unsigned char secret[crypto_shorthash_KEYBYTES];
	struct bucket all;
	struct bucket rows[ROWS][IN_ROW];
};

struct rate *rate_create(int64_t span_ms)
{
	struct rate *rate = calloc(1, sizeof *rate);
	if (!rate || sodium_init() < 0 || pthread_mutex_init(&rate->lock, NULL) != 0)
		abort();
	rate->span = span_ms * 1000;
	randombytes_buf(rate->secret, sizeof rate->secret);
	return rate;
}

void rate_destroy(struct rate *rate)
{
	if (!rate)
		return;
	pthread_mutex_destroy(&rate->lock);
	free(rate);
}

// IPv4 is mapped under ::ffff:0:0/96 and counts whole; of IPv6 the first 64 bits count.
static uint64_t key_of(const struct rate *rate, struct address from)
{
	static const uint8_t mapped[12] = {[10] = 0xff, [11] = 0xff};
	size_t counts = memcmp(from.b, mapped, sizeof mapped) == 0 ? 16 : 8;
	uint64_t key;
	_Static_assert(sizeof key == crypto_shorthash_BYTES, "one number a key");
	crypto_shorthash((unsigned char *)&key, from.b, counts, rate->secret);
	return key;
}

static struct bucket *bucket_of(struct rate *rate, uint64_t key)
{
	struct bucket *row = rate->rows[key % ROWS], *oldest = row;
	for (struct bucket *b = row; b < row + IN_ROW; b++) {
		if (b->key == key)
			return b;
		if (b->full_at < oldest->full_at)
			oldest = b;
	}
	*oldest = (struct bucket){.key = key};
	return oldest;
}

// When the bucket will be full again if it gives one token now; -1 when it has none.
static int64_t after_one(int64_t span, const struct bucket *b, unsigned limit, int64_t now)
{
	if (limit == 0)
		return -1;
	int64_t full_at = b->full_at;
	if (full_at < now || full_at > now + span) // the clock went back: that must not shut anyone out
		full_at = now;
	full_at += span / limit;
	return full_at > now + span ? -1 : full_at;
}

static enum status ask(struct rate *rate, struct address from, unsigned each, unsigned all, int64_t now, bool count)
{
	now *= 1000;
	pthread_mutex_lock(&rate->lock);
	struct bucket *one = bucket_of(rate, key_of(rate, from));
	int64_t one_after = after_one(rate->span, one, each, now), all_after = after_one(rate->span, &rate->all, all, now);
	bool fits = one_after >= 0 && all_after >= 0;
	if (fits && count) {
		one->full_at = one_after;
		rate->all.full_at = all_after;
	}
	pthread_mutex_unlock(&rate->lock);
	return fits ? OK : TOO_OFTEN;
}

enum status rate_left(struct rate *rate, struct address from, unsigned each, unsigned all, int64_t now)
{
	return ask(rate, from, each, all, now, false);
}

enum status rate_hit(struct rate *rate, struct address from, unsigned each, unsigned all, int64_t now)
{
	return ask(rate, from, each, all, now, true);
}
