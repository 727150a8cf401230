// SPDX-License-Identifier: EUPL-1.2
// How often one address may do something in a while, and how often all together may. In memory only, of a fixed size,
// and keyed with chance of this process, so that nobody can aim at somebody else's place in the table.
#pragma once
#include "address.h"
#include "status.h"

struct rate;
struct rate *rate_create(int64_t span_ms); // room for 16,384 addresses; of more, the ones that tried least recently are forgotten
void rate_destroy(struct rate *);

// One try from this address (IPv6: from its /64, which is one household). Each address may do `each` at once and gets them back
// evenly over the span; so may all together with `all`. A try that is refused does not count. `now` is milliseconds and may
// go back. Safe from any thread.
// OK or TOO_OFTEN. A limit of 0 always refuses.
// rate_left asks without counting: for what counts only when it turns out wrong.
MUST_USE enum status rate_left(struct rate *, struct address from, unsigned each, unsigned all, int64_t now);
MUST_USE enum status rate_hit(struct rate *, struct address from, unsigned each, unsigned all, int64_t now);
