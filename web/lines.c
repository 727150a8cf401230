// SPDX-License-Identifier: EUPL-1.2
// The thread that shuts late connections down: see lines.h. Its list is locked while it looks and while a connection comes or
// goes, never for a question, so a line that stays open costs its server nothing here.
#include "lines.h"
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>

// When three quarters of all lines are taken, who idles longer than this makes room.
enum { CROWDED_IDLE_S = 5 };

struct lines {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	pthread_t thread;
	struct line *first;
	unsigned n, most;
	uint64_t cut;
	bool no_idling, ending;
};

static bool late(const struct lines *lines, struct line *line, int64_t now)
{
	if (atomic_load(&line->deadline) <= now)
		return true;
	if (!atomic_load(&line->idle))
		return false;
	bool crowded = lines->n > lines->most / 4 * 3;
	return lines->no_idling || (crowded && atomic_load(&line->since) + CROWDED_IDLE_S <= now);
}

// Shutting down twice is harmless, and counts once: the deadline is moved out of sight.
static void cut(struct lines *lines, struct line *line)
{
	shutdown(line->fd, SHUT_RDWR);
	atomic_store(&line->deadline, INT64_MAX);
	atomic_store(&line->idle, false);
	lines->cut++;
}

static void cut_late(struct lines *lines)
{
	int64_t now = seconds_now();
	for (struct line *line = lines->first; line; line = line->next)
		if (late(lines, line, now))
			cut(lines, line);
}

static void *watch(void *arg)
{
	struct lines *lines = arg;
	pthread_mutex_lock(&lines->lock);
	while (!lines->ending) {
		struct timespec until;
		clock_gettime(CLOCK_MONOTONIC, &until);
		until.tv_sec++;
		pthread_cond_timedwait(&lines->changed, &lines->lock, &until);
		cut_late(lines);
	}
	pthread_mutex_unlock(&lines->lock);
	return NULL;
}

struct lines *lines_create(unsigned most)
{
	struct lines *lines = calloc(1, sizeof *lines);
	pthread_condattr_t monotonic;
	if (!lines || pthread_condattr_init(&monotonic) != 0)
		abort();
	lines->most = most;
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	if (pthread_mutex_init(&lines->lock, NULL) != 0 || pthread_cond_init(&lines->changed, &monotonic) != 0 ||
	        pthread_create(&lines->thread, NULL, watch, lines) != 0)
		abort();
	pthread_condattr_destroy(&monotonic);
	return lines;
}

void lines_destroy(struct lines *lines)
{
	pthread_mutex_lock(&lines->lock);
	lines->ending = true;
	pthread_cond_signal(&lines->changed);
	pthread_mutex_unlock(&lines->lock);
	pthread_join(lines->thread, NULL);
	pthread_cond_destroy(&lines->changed);
	pthread_mutex_destroy(&lines->lock);
	free(lines);
}

struct line *line_add(struct lines *lines, int fd, struct address from, unsigned seconds)
{
	struct line *line = calloc(1, sizeof *line);
	if (!line)
		abort();
	line->fd = fd;
	line->from = from;
	line_expect(line, seconds, false);
	pthread_mutex_lock(&lines->lock);
	line->next = lines->first;
	line->back = &lines->first;
	if (line->next)
		line->next->back = &line->next;
	lines->first = line;
	lines->n++;
	pthread_mutex_unlock(&lines->lock);
	return line;
}

void line_remove(struct lines *lines, struct line *line)
{
	pthread_mutex_lock(&lines->lock);
	*line->back = line->next;
	if (line->next)
		line->next->back = line->back;
	lines->n--;
	pthread_mutex_unlock(&lines->lock);
	free(line);
}

void line_expect(struct line *line, unsigned seconds, bool idle)
{
	int64_t now = seconds_now();
	atomic_store_explicit(&line->since, now, memory_order_relaxed);
	atomic_store_explicit(&line->deadline, now + seconds, memory_order_relaxed);
	atomic_store_explicit(&line->idle, idle, memory_order_relaxed);
}

void line_hurry(struct line *line, unsigned seconds)
{
	int64_t deadline = seconds_now() + seconds;
	if (deadline < atomic_load_explicit(&line->deadline, memory_order_relaxed))
		atomic_store_explicit(&line->deadline, deadline, memory_order_relaxed);
	atomic_store_explicit(&line->idle, false, memory_order_relaxed);
}

void lines_cut_idle(struct lines *lines)
{
	pthread_mutex_lock(&lines->lock);
	lines->no_idling = true;
	pthread_cond_signal(&lines->changed);
	pthread_mutex_unlock(&lines->lock);
}

unsigned lines_count(struct lines *lines)
{
	pthread_mutex_lock(&lines->lock);
	unsigned n = lines->n;
	pthread_mutex_unlock(&lines->lock);
	return n;
}

uint64_t lines_cut_count(struct lines *lines)
{
	pthread_mutex_lock(&lines->lock);
	uint64_t n = lines->cut;
	pthread_mutex_unlock(&lines->lock);
	return n;
}
