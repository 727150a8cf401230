// SPDX-License-Identifier: EUPL-1.2
// Methods as data (product.md, Methods are data). A pack is a YAML file: who takes part, the phases in order with who is there
// and who writes, the rooms it brings, what follows. The program has some of its own; an office puts more in a folder. What a
// pack says is checked when it is read; a gathering takes along the pack as it is on that day, as text (plan/method.h reads it).
#pragma once
#include "why.h"
#include "words.h"

struct pack {
	struct str id, follows; // follows: the method
	struct str name[2], about[2],
	        checked[2]; // by language, 0 Dutch, 1 English; checked: who it is not from and not checked by
	struct str form[2]; // what a gathering keeps: JSON, in that language
};
struct packs {
	const struct pack *at;
	size_t n;
};

// One file. BAD_INPUT: `why` says in one sentence where (line and column, as far as it is known), what, and what to do.
// Everything lies in the arena. Not for a file that anybody may send: at most PACK_BYTES, no aliases, depth as the format has it.
MUST_USE enum status pack_read(struct arena *, struct str text, struct pack *ret, struct why *);

// The same of the file with that name; BAD_INPUT too when it cannot be read.
MUST_USE enum status pack_read_file(struct arena *, const char *path, struct pack *ret, struct why *);

// The program's own, and those of *.yaml in `folder` (NULL or absent: none). A pack of the folder with the id of another takes
// its place. BAD_INPUT: one of the folder is wrong, and why names its file; all others are there. They live in the arena.
MUST_USE enum status packs_load(struct arena *, const char *folder, struct packs *ret, struct why *);

// A family's own form given away: the parts of a gathering as they call them, rooms and own fields; nothing that somebody wrote.
struct pack_gift {
	struct str name;
	const struct sight_gathering *from;
	const struct sight_room *const *rooms;
	size_t n_rooms;
};
// As YAML that pack_read takes; at most ROOMS_AT_ONCE rooms.
void pack_give(struct out *, const struct pack_gift *);
const struct pack *packs_find(const struct packs *, struct str id); // NULL when there is none
