// SPDX-License-Identifier: EUPL-1.2
// Two threads for slow work (hashing a code, a picture), so that the HTTP threads never wait.
#pragma once
#include <stdbool.h>

struct job {
	struct job *next;
};
struct slow;
struct slow *slow_create(void (*run)(struct job *)); // aborts when it cannot
void slow_destroy(struct slow *); // does what waits, then ends
bool slow_put(struct slow *, struct job *); // false: too many wait already
