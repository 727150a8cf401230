// SPDX-License-Identifier: EUPL-1.2
// The program for tests/web/test_twins.mjs: its time of day and its chance are what the file $MOMENT says, so that two folders
// can be led through the same moments. It stands here and not in the program: this file takes the place of journal/chance.c when
// the test's own executable is linked, and of the system's clock. What is installed holds no line of it, and has no way to be
// set.
//
// The file is two numbers of eight bytes: the time in milliseconds, and a seed. A new seed begins a new row of chance, so that
// what was drawn before it, by this folder and not by the other, is forgotten; nothing is drawn ahead.
#include "fresh.h"
#include <fcntl.h>
#include <pthread.h>
#include <sodium.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct moment {
	int64_t ms;
	uint64_t seed;
};

static const volatile struct moment *moment;
static pthread_mutex_t drawing = PTHREAD_MUTEX_INITIALIZER;
static uint64_t seed, drawn;

static void open_moment(void)
{
	const char *path = getenv("MOMENT");
	int fd = path ? open(path, O_RDONLY | O_CLOEXEC) : -1;
	void *at = fd < 0 ? MAP_FAILED : mmap(NULL, sizeof *moment, PROT_READ, MAP_SHARED, fd, 0);
	if (at == MAP_FAILED)
		abort();
	moment = at;
}

// ---- the time of day; the steady clock is the machine's

int clock_gettime(clockid_t id, struct timespec *ret)
{
	if (id != CLOCK_REALTIME && id != CLOCK_REALTIME_COARSE)
		return (int)syscall(SYS_clock_gettime, id, ret);
	if (!moment)
		open_moment();
	*ret = (struct timespec){.tv_sec = moment->ms / 1000, .tv_nsec = moment->ms % 1000 * 1000000};
	return 0;
}

time_t time(time_t *ret)
{
	struct timespec now;
	clock_gettime(CLOCK_REALTIME, &now);
	if (ret)
		*ret = now.tv_sec;
	return now.tv_sec;
}

// ---- chance

static uint64_t draw(void)
{
	pthread_mutex_lock(&drawing);
	if (!moment)
		open_moment();
	if (seed != moment->seed)
		seed = moment->seed, drawn = 0;
	uint64_t h = seed * 0x9e3779b97f4a7c15ull + ++drawn;
	pthread_mutex_unlock(&drawing);
	for (int i = 0; i < 3; i++) // splitmix64's end
		h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9ull, h = (h ^ h >> 27) * 0x94d049bb133111ebull, h ^= h >> 31;
	return h;
}

void fresh_bytes(void *to, size_t n)
{
	for (size_t i = 0; i < n; i++)
		((uint8_t *)to)[i] = (uint8_t)(draw() >> 24);
}

static const char *name(void)
{
	return "moment";
}

static uint32_t word(void)
{
	return (uint32_t)(draw() >> 16);
}

static void words(void *to, size_t n)
{
	fresh_bytes(to, n);
}

__attribute__((constructor)) static void begin(void)
{
	static struct randombytes_implementation ours = {.implementation_name = name, .random = word, .buf = words};
	if (randombytes_set_implementation(&ours) != 0)
		abort();
}
