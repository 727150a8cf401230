// SPDX-License-Identifier: EUPL-1.2
// A folder that somebody writes in and somebody else verifies afterwards: what the crash tests share.
#pragma once
#include "chain.h"
#include "folder.h"
#include "prop.h"
#include <stdio.h>
#include <unistd.h>

enum { PLANS = 5, GROUP = 64 };

struct told { // what the writer tells, and what the parent believes
	int64_t seq[PLANS];
	struct id made, erased; // a key that was made, one that was erased; ID_NONE: none
};

struct world {
	struct folder folder;
	struct id plans[PLANS];
	struct keys *keys;
	struct store *store;
	struct why why;
};

#define NEED(world, what)                                                                                                        \
	do {                                                                                                                     \
		if (!(what)) {                                                                                                   \
			fprintf(stderr, "%s:%d: %s (%s)\n", __FILE__, __LINE__, #what, (world)->why.text);                       \
			_exit(1);                                                                                                \
		}                                                                                                                \
	} while (0)

void begin_world(struct world *); // a new folder, with the keys of its plans; closed
void open_world(struct world *);
void close_world(struct world *);

// One transaction of at most GROUP rows. heads are moved on when it was kept, and only then.
enum status say_group(struct world *, struct chance *, struct head heads[PLANS]);
void read_heads(struct world *, struct head heads[PLANS]);
// Says, makes keys and erases them, and tells each thing once it was kept; until killed. A thread beside it makes checkpoints.
__attribute__((noreturn)) void write_for_ever(struct world *, uint64_t seed, int to);

int64_t read_plan(struct world *, int plan); // every row opens and says what it should; how many there are
// All chains verify, and hold at least what was told, and at most the one group after it that was kept and not told any more.
void compare(struct world *, struct told *);
// Reads what a killed writer told, opens the folder and compares.
void hear(struct world *, int from, struct told *last);
