// SPDX-License-Identifier: EUPL-1.2
// Open connections and the moment by which each must have got further. The HTTP library counts only silence; a client that
// sends one byte a second is never silent. So each line has a moment of its own, and one thread looks each second and shuts the
// late ones down (shutdown(2), not close: the library notices and cleans up after itself).
#pragma once
#include "request.h"
#include <stdatomic.h>
#include <time.h>

struct line {
	struct line *next, **back;
	int fd;
	struct address from;
	_Atomic int64_t since, deadline; // seconds of the monotonic clock
	atomic_bool idle; // between two questions
};

struct lines;
struct lines *lines_create(unsigned most); // starts the thread; aborts when it cannot
void lines_destroy(struct lines *); // when no line is left
struct line *line_add(struct lines *, int fd, struct address from, unsigned seconds);
void line_remove(struct lines *, struct line *); // before its fd is closed

// From now on the line must get further within so many seconds.
void line_expect(struct line *, unsigned seconds, bool idle);
// The same, but never later than it had to already: a question that has begun does not win time by beginning again.
void line_hurry(struct line *, unsigned seconds);

void lines_cut_idle(struct lines *); // the server is stopping: from now on none may idle
unsigned lines_count(struct lines *);
uint64_t lines_cut_count(struct lines *);

static inline int64_t seconds_now(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC_COARSE, &now);
	return now.tv_sec;
}
