// SPDX-License-Identifier: EUPL-1.2
// An appointment as a file for a calendar (RFC 5545). It says a day and that there is an appointment: who keeps that calendar
// with others tells them nothing by it. No place, no people, no name of what made it.
#pragma once
#include "day.h"
#include "id.h"
#include "out.h"

struct appointment {
	struct id id; // the same whenever it is made again, so that a calendar takes the newer one for it
	struct str title;
	int32_t day, from, till; // minutes since midnight in Amsterdam; from NUMBER_NONE: the whole day, till: nobody knows
	int64_t made; // now: the later of two is the newer revision
};
void calendar_write(struct out *, const struct appointment *);
