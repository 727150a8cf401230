// SPDX-License-Identifier: EUPL-1.2
// Each thread has a page of its own that the kernel wipes in the child of a fork (MADV_WIPEONFORK). What is left of it is counted
// in the page itself, so that a child finds zero left and asks anew. What was handed out is wiped at once.
#include "fresh.h"
#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/mman.h>

enum { PAGE = 4096 };

struct pool {
	uint32_t left; // at the end of bytes
	uint8_t bytes[PAGE - sizeof(uint32_t)];
};

static __thread struct pool *mine;
static pthread_key_t at_exit;

static void pool_free(void *pool)
{
	munmap(pool, PAGE);
}

static void set_up(void)
{
	if (sodium_init() < 0 || pthread_key_create(&at_exit, pool_free) != 0)
		abort();
}

static struct pool *pool_new(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, set_up);
	struct pool *pool = mmap(NULL, PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (pool == MAP_FAILED || madvise(pool, PAGE, MADV_WIPEONFORK) != 0 || pthread_setspecific(at_exit, pool) != 0)
		abort();
	madvise(pool, PAGE, MADV_DONTDUMP);
	return pool;
}

void fresh_bytes(void *to, size_t n)
{
	if (!mine)
		mine = pool_new();
	if (n > sizeof mine->bytes) {
		randombytes_buf(to, n);
		return;
	}
	if (mine->left < n) {
		randombytes_buf(mine->bytes, sizeof mine->bytes);
		mine->left = sizeof mine->bytes;
	}
	uint8_t *from = mine->bytes + sizeof mine->bytes - mine->left;
	memcpy(to, from, n);
	memset(from, 0, n);
	mine->left -= (uint32_t)n;
}
