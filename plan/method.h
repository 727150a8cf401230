// SPDX-License-Identifier: EUPL-1.2
// A method as a gathering holds it: the phases of a pack as it was on the day the gathering began (architecture.md, Laws of the
// core). A pack with newer words changes no gathering that has begun.
#pragma once
#include "words.h"

struct phase {
	struct str id, title, hint;
	bool closed; // besloten: only who is named at the door sees and writes (product.md G3)
	bool skipped; // by the family
	uint32_t there; // 1 << enum role of whom it is for, to be told; 0: not said
	uint32_t writers; // 1 << enum role of who may write in it; 0: everyone. A phase takes away and never gives
	int32_t minutes; // that it takes; NUMBER_NONE: not said
	struct strs prompts, starters; // starters: how a sentence can begin
};
struct later { // a moment after the gathering
	int32_t days;
	struct str what;
};
struct method {
	struct str id, name, follows, checked; // checked: what it says about who did not make or check it
	const struct phase *phases;
	size_t n;
	const struct later *later;
	size_t n_later;
	struct sight_task_list tasks; // who does something special; whom the family chose is not here but in the gathering
	struct sight_brought_list rooms; // what it brings; the family takes them in, or not
};
// From the text in the journal (pack_check has seen it before it was kept). Everything points into the arena. False when it is
// no method: the gathering then has no phases, and nothing else goes wrong.
bool method_read(struct arena *, struct str, struct method *ret);
int method_phase(const struct method *, struct str id); // its index, -1 for none
int method_task(const struct method *, struct str id); // the same of a role
