// SPDX-License-Identifier: EUPL-1.2
// Where a question comes from: IPv6, or IPv4 mapped into it (::ffff:a.b.c.d). It lives in memory for rate limits only and is
// never written down.
#pragma once
#include <stdint.h>

struct address {
	uint8_t b[16];
};
