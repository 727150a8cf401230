// SPDX-License-Identifier: EUPL-1.2
// Letting connections in: one thread accepts them and hands each on. Left to the HTTP library its threads accept for themselves,
// and the one that wakes first takes most of what comes: then one thread has all the work and the others none.
#pragma once
#include "status.h"
#include <stdbool.h>
#include <sys/socket.h>

struct visitors { // who takes connections in; both are called in the entrance's thread
	bool (*room)(void *context); // is there room for one more? If not, who comes waits outside
	void (*enter)(void *context, int fd, const struct sockaddr *from, socklen_t size); // fd is theirs now, non-blocking
	void *context;
};

struct entrance;

// `fd` listens, blocking; it is the entrance's from here, also when there is no thread (BUSY).
MUST_USE enum status entrance_open(int fd, const struct visitors *, struct entrance **ret);
void entrance_close(struct entrance *); // from its return on nobody is let in, and the port is free
