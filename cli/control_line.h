// SPDX-License-Identifier: EUPL-1.2
// Lines over the socket, for both sides of it.
#pragma once
#include "str.h"

int control_connect(const char *dir); // -1 when nobody listens
int control_listen(const char *dir); // 0600; -1 with errno
bool control_write(int fd, struct str);
// One line without its end. False: closed, too long, or nothing for `seconds` (0: waits as long as it takes).
bool control_read(int fd, struct arena *, size_t max, int seconds, struct str *ret);
