// SPDX-License-Identifier: EUPL-1.2
// Exactly one process has a folder open: it holds DIR/lock, from before the first file is read until it ends, however it ends.
#pragma once
#include "store.h"
#include <sys/types.h>

struct lock;

// BUSY: another process has it; *other is its pid, or 0 when that cannot be told (another container). NOT_KEPT: the folder is not
// there or may not be written. why has the sentence. A child made by fork does not hold the lock. Once in a process for one
// folder.
MUST_USE enum status lock_take(const char *dir, struct lock **ret, pid_t *other, struct why *);
void lock_drop(struct lock *); // NULL is allowed
