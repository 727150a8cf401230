// SPDX-License-Identifier: EUPL-1.2
// The packs of this installation: the program's own, and those of the folder DIR/packs. They are read once, by who
// first asks; until the next start they stay as they are.
#include "house.h"
#include "log.h"
#include <stdio.h>

static void load(struct house *h)
{
	char folder[1024];
	struct why why = {""};
	h->methods.arena = arena_create();
	snprintf(folder, sizeof folder, "%s/packs", h->dir);
	if (packs_load(h->methods.arena, folder, &h->methods.packs, &why) != OK)
		log_say("packs/%s", why.text); // all others are there
}

const struct packs *house_packs(struct house *h)
{
	pthread_mutex_lock(&h->methods.lock);
	if (!h->methods.arena)
		load(h);
	pthread_mutex_unlock(&h->methods.lock);
	return &h->methods.packs;
}

const struct intent *methods_fill(struct house *h, const struct plan *plan, const struct intent *intent, struct arena *arena)
{
	if (intent->say != SAY_GATHERING_ADD)
		return intent;
	struct intent *whole = arena_new(arena, struct intent);
	const struct pack *pack = packs_find(house_packs(h), intent->as.gathering_add.method);
	*whole = *intent;
	whole->as.gathering_add.form = pack ? pack->form[plan_language(plan) == LANGUAGE_ENGLISH] : STR("");
	return whole;
}

void methods_end(struct house *h)
{
	if (h->methods.arena)
		arena_destroy(h->methods.arena);
	pthread_mutex_destroy(&h->methods.lock);
}
