// SPDX-License-Identifier: EUPL-1.2
// The socket on which we listen, and addresses as the system writes them.
#pragma once
#include "server.h"
#include <sys/socket.h>

MUST_USE enum status listen_open(const char *address_and_port, int *ret_fd, unsigned *ret_port, const char **why);
struct address address_of(const struct sockaddr *);
