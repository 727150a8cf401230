// SPDX-License-Identifier: EUPL-1.2
// How often from one address. Wrong keys and table codes are counted, right ones are not: a table at which ten people type the
// code from one house stays open. Plans that are begun are counted by the hour, for each takes room on the disk for good.
#include "inner.h"
#include "limits.h"

static struct address address_at(const uint8_t bytes[16])
{
	struct address address;
	memcpy(address.b, bytes, sizeof address.b);
	return address;
}

enum status guess_allowed(struct house *h, const uint8_t address[16], int64_t now)
{
	return rate_left(people_of(h)->guesses, address_at(address), GUESSES_A_MINUTE, GUESSES_IN_ALL, now);
}

void guess_wrong(struct house *h, const uint8_t address[16], int64_t now)
{
	(void)!rate_hit(people_of(h)->guesses, address_at(address), GUESSES_A_MINUTE, GUESSES_IN_ALL, now);
}

enum status begin_allowed(struct house *h, const uint8_t address[16], int64_t now)
{
	return rate_hit(people_of(h)->begun, address_at(address), PLANS_AN_HOUR, PLANS_IN_ALL, now);
}
