// SPDX-License-Identifier: EUPL-1.2
// A plan is begun once, however often the button is tapped (people.h, begun), and not by the thousand (limits.h). The form that
// begins one carries a key, as every form does, and no cookie is set for it: who only looks leaves nothing on a telephone.
#pragma once
#include "visit.h"

// What this form began before, by whoever is signed in. By nobody yet: only for a form that is surely our own, and until
// somebody signs out or leaves with "Snel weg"; going back on a shared telephone finds no plan.
bool begun_before(const struct visit *, struct begun *ret);
MUST_USE enum status begun_with(const struct visit *, const struct begun *); // this form began that
// To be called before a plan is made. True: too many were begun from here, and the answer is made: page `again`, with a sentence.
bool begun_too_many(struct visit *, const char *again);
