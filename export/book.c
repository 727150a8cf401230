// SPDX-License-Identifier: EUPL-1.2
// A sight said again as events: people, rooms and steps, each in its order, with the names and times that the sight shows. It
// depends on nothing but what an import gives back, so that a second export is the first.
#include "archive.h"
#include "text.h"

struct event *book_add(struct book *b, enum say say, int64_t time, struct str who)
{
	struct intent none;
	struct event *e = list_add(&b->events);
	intent_init(&none, say);
	*e = (struct event){.say = say, .time = time, .as = none.as, .carried = {.is = true, .who = who, .time = time}};
	return e;
}

void book_make_one(struct book *b, struct event *e, struct id id)
{
	struct id *one = arena_new(b->arena, struct id);
	*one = id;
	e->fresh = (struct ids){one, 1};
}

struct str book_text(struct str text)
{
	return text.len ? text : STR("Iemand");
}

static bool knows(const struct book *b, struct id person)
{
	for (size_t i = 0; i < b->plan->people.n; i++)
		if (id_eq(b->plan->people.at[i].id, person))
			return true;
	list_each(id, &b->met) if (id_eq(*id, person)) return true;
	return id_eq(b->plan->me->id, person); // also when taken out of the circle
}

static struct event *person_add(struct book *b, struct id id, struct str name)
{
	struct event *e = book_add(b, SAY_PERSON_ADD, b->plan->begun, STR(""));
	e->as.person_add.name = book_text(name);
	book_make_one(b, e, id);
	return e;
}

struct id book_meet(struct book *b, const struct sight_name *name)
{
	if (!name)
		return ID_NONE;
	if (!knows(b, name->id)) {
		*list_add(&b->met) = name->id;
		person_add(b, name->id, name->name);
	}
	return name->id;
}

struct event *book_add_of(struct book *b, enum say say, int64_t time, const struct sight_name *by)
{
	struct id id = book_meet(b, by);
	struct event *e = book_add(b, say, time, STR(""));
	e->carried.by = id;
	return e;
}

// Seats give no right in a file; who goes on alone is of the family there, or of its network.
static void begin(struct book *b)
{
	struct event *e = book_add(b, SAY_PLAN_BEGIN, b->plan->begun, STR(""));
	e->as.plan_begin.name = b->plan->name;
	e->as.plan_begin.lang = b->plan->lang;
	e->as.plan_begin.me = book_text(b->plan->me->name);
	e->as.plan_begin.role = circle_role(b->plan->role) ? b->plan->role : ROLE_NETWORK;
	book_make_one(b, e, b->plan->me->id);
	if (b->plan->cover)
		book_add(b, SAY_PLAN_COVER, b->plan->begun, STR(""))->as.plan_cover.cover = b->plan->cover;
}

static void person(struct book *b, const struct sight_person *m)
{
	if (!m->me) {
		struct event *e = person_add(b, m->id, m->name);
		e->as.person_add.tie = m->tie;
		e->as.person_add.ring = m->ring;
		e->as.person_add.organisation = m->organisation;
		e->as.person_add.unasked = m->unasked;
		e->carried.inside = m->inside;
	} else if (m->tie.len || m->ring != NUMBER_NONE) {
		struct event *e = book_add(b, SAY_PERSON_CHANGE, b->plan->begun, STR(""));
		e->as.person_change = (struct say_person_change){m->id, book_text(m->name), m->tie, m->ring};
	}
	if (m->address.len || m->phone.len) {
		struct event *e = book_add(b, SAY_PERSON_REACH, b->plan->begun, STR(""));
		e->as.person_reach.person = m->id;
		e->as.person_reach.address = m->address;
		e->as.person_reach.phone = m->phone;
	}
}

// A door with nothing behind it is not told.
static void drop_idle_door(struct book *b)
{
	bool any = !b->door;
	list_each(e, &b->events) any |= e->carried.inside && e->say != SAY_GUEST_NEEDS;
	if (any)
		return;
	memmove(&b->events.at[b->door], &b->events.at[b->door + 1], (b->events.n - b->door - 1) * sizeof *b->events.at);
	b->events.n--;
}

void book_write(const struct sight_plan *plan, const struct past *past, struct arena *arena, struct book *ret)
{
	*ret = (struct book){.arena = arena, .plan = plan, .past = past};
	begin(ret);
	book_gatherings(ret);
	for (int me = 1; me >= 0; me--) // the founder of an import comes first in its circle
		for (size_t i = 0; i < plan->people.n; i++)
			if (plan->people.at[i].me == me)
				person(ret, &plan->people.at[i]);
	book_arranged(ret);
	book_goals(ret); // before the cells that name them
	book_rooms(ret);
	book_steps(ret);
	book_versions(ret); // before what was looked at against them
	book_statements(ret);
	for (uint32_t i = 0; i < ret->met.n; i++)
		book_add(ret, SAY_PERSON_REMOVE, plan->begun, STR(""))->as.person_remove.person = ret->met.at[i];
	list_free(&ret->met);
	drop_idle_door(ret);
}
