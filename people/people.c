// SPDX-License-Identifier: EUPL-1.2
// What people/ keeps beside an open house.
#include "inner.h"
#include "people_rows.h"
#include <stdlib.h>

static void *people_make(struct house *h)
{
	struct people *p = calloc(1, sizeof *p);
	if (!p)
		abort();
	p->house = h;
	memory_init(&p->sessions);
	memory_init(&p->tokens);
	p->guesses = rate_create(MINUTE);
	p->begun = rate_create(60 * MINUTE);
	return p;
}

static void people_end(void *with)
{
	struct people *p = with;
	memory_finish(&p->sessions);
	memory_finish(&p->tokens);
	rate_destroy(p->guesses);
	rate_destroy(p->begun);
	free(p);
}

struct people *people_of(struct house *h)
{
	return house_beside(h, people_make, people_end);
}

struct id hash_id(const uint8_t hash[HOUSE_HASH])
{
	struct id id;
	memcpy(id.b, hash, sizeof id.b);
	return id;
}

enum status people_keep_try(struct house *h)
{
	static const uint8_t nobody[HOUSE_HASH] = {0};
	enum status got = sql_address_put(house_writer(h), hash_str(nobody), ID_NONE);
	return got == OK ? sql_address_drop(house_writer(h), hash_str(nobody)) : got;
}
