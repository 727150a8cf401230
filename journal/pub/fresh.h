// SPDX-License-Identifier: EUPL-1.2
// Chance that nobody can guess: for ids, keys, links, codes and tokens. Fast enough to ask for one id at a time (the system is
// asked for 4 kB at once), safe after fork (the child never repeats its parent), from any thread. Aborts when the system has no
// chance to give.
#pragma once
#include "id.h"

void fresh_bytes(void *to, size_t n);
struct id fresh_long(void); // 128 bits: a plan, a person
struct id fresh_short(void); // 80 bits: all else
void fresh_ids(struct id *to, size_t n); // short ones, for decide and apply, which have no chance of their own
