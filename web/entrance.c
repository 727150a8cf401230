// SPDX-License-Identifier: EUPL-1.2
#include "entrance.h"
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

enum { AGAIN_US = 5000 }; // when there is no room, or the system has none

struct entrance {
	int fd;
	struct visitors visitors;
	atomic_bool closing;
	pthread_t thread;
};

// One at most stands in the door; who comes after waits in the system's queue.
static bool wait_for_room(struct entrance *e)
{
	bool room;
	while (!(room = e->visitors.room(e->visitors.context)) && !atomic_load(&e->closing))
		usleep(AGAIN_US);
	return room;
}

static void *let_in(void *with)
{
	struct entrance *e = with;
	while (!atomic_load(&e->closing)) {
		struct sockaddr_in6 from; // room for either kind
		socklen_t size = sizeof from;
		int fd = accept4(e->fd, (struct sockaddr *)&from, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
		if (fd >= 0 && wait_for_room(e))
			e->visitors.enter(e->visitors.context, fd, (struct sockaddr *)&from, size);
		else if (fd >= 0)
			close(fd);
		else if (errno != EINTR && errno != ECONNABORTED)
			usleep(AGAIN_US); // too many open files; or closing, and then this was the last time
	}
	return NULL;
}

enum status entrance_open(int fd, const struct visitors *visitors, struct entrance **ret)
{
	struct entrance *e = calloc(1, sizeof *e);
	if (!e)
		abort();
	e->fd = fd;
	e->visitors = *visitors;
	if (pthread_create(&e->thread, NULL, let_in, e) != 0) {
		close(fd);
		free(e);
		return BUSY;
	}
	*ret = e;
	return OK;
}

// Shutting a socket that listens down wakes who waits in accept.
void entrance_close(struct entrance *e)
{
	atomic_store(&e->closing, true);
	shutdown(e->fd, SHUT_RDWR);
	pthread_join(e->thread, NULL);
	close(e->fd);
	free(e);
}
