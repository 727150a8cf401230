// SPDX-License-Identifier: EUPL-1.2
// Is all that a seat saw seen again in the plan that its file becomes? The whole sight is laid beside the whole sight, field by
// field as plan/words names them; seen_again.c says which fields are not the same there, and why.
#pragma once
#include "export_table.h"

typedef void each_seat(struct imported from, struct imported at, const struct sight_plan *was);
// Tells made-up stories; each seat in them takes its plan along. Fails where the sights differ; `look` may ask more.
void each_seat_sees_it_again(uint64_t seed, int stories, int sayings, each_seat *look);
void assert_then_again(const struct sight_plan *was, const struct sight_plan *is); // of a version
void assert_seen_again(const struct sight_plan *was, const struct sight_plan *is);
