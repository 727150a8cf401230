// SPDX-License-Identifier: EUPL-1.2
// Versions as events: who put one, what each said of it and who typed that, and behind it the plan as it was then, as far as this
// seat reads that today. In the plan they come to they are history: nobody agreed to anything there.
#include "archive.h"

// Goals, actions, agreements and rooms, and of people their names: what else there was then has days of its own.
static void write_then(struct book *b, const struct sight_plan *was, struct book *ret)
{
	struct sight_plan then = *was;
	then.people.n = then.offers.n = then.gatherings.n = then.versions.n = 0;
	then.statements.n = then.questions.n = then.preps.n = 0;
	book_write(&then, NULL, b->arena, ret);
}

static void add_then(struct book *b, const struct book *then, struct id version)
{
	list_each(from, &then->events)
	{
		struct event *e = list_add(&b->events);
		*e = *from;
		e->carried.version = version;
		e->carried.inside = false; // who brings it reads it alone; no door stands in the past
	}
}

static void say_version(struct book *b, const struct sight_version *v, const struct book *then)
{
	struct event *e = book_add_of(b, SAY_VERSION_PUT, v->at, v->by);
	e->as.version_put = (struct say_version_put){.title = v->title, .together = v->waits};
	book_make_one(b, e, v->id);
	add_then(b, then, v->id);
	for (size_t i = 0; i < v->stands.n; i++) {
		const struct sight_stand *s = &v->stands.at[i];
		struct id who = book_meet(b, s->who), witness = book_meet(b, s->witness);
		e = book_add_of(b, SAY_VERSION_STAND, s->at, s->typed);
		e->as.version_stand = (struct say_version_stand){v->id, s->stand, s->word, who, witness};
	}
	book_remarks(b, v->adopted, SAY_PLAN_ADOPT, v->id);
}

void book_versions(struct book *b)
{
	size_t n = b->plan->versions.n, room = TAKEN_ALONG_THEN;
	struct book *then = arena_many(b->arena, struct book, n);
	for (size_t i = 0; i < n && room; i++) { // the newest first, until one does not fit
		if (b->past[i].then)
			write_then(b, b->past[i].then, &then[i]);
		if (then[i].events.n > room) {
			list_free(&then[i].events);
			room = 0;
		}
		room -= then[i].events.n;
	}
	for (size_t i = n; i-- > 0;) {
		say_version(b, &b->plan->versions.at[i], &then[i]);
		list_free(&then[i].events);
	}
}
