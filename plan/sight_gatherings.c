// SPDX-License-Identifier: EUPL-1.2
// What a seat sees of gatherings, their phases and private time. From outside: that the family talks without us, and since when;
// never who is inside or how often something was said.
#include "sight.h"

static struct strs roles_of(struct look_at *l, uint32_t roles)
{
	struct str *list = arena_many(l->arena, struct str, choice_role.n);
	size_t n = 0;
	for (int role = 1; role < choice_role.n; role++)
		if (roles >> role & 1)
			list[n++] = choice_role.words[role];
	return (struct strs){list, n};
}

static struct sight_phase_list phases_of(struct look_at *l, const struct gathering *g)
{
	struct sight_phase *list = arena_many(l->arena, struct sight_phase, g->method->n);
	for (size_t i = 0; i < g->method->n; i++) {
		const struct phase *f = &g->method->phases[i];
		list[i] = (struct sight_phase){f->id, f->title, f->hint, f->closed, (int)i == g->phase, f->skipped, f->prompts,
		        roles_of(l, f->writers), roles_of(l, f->there), f->starters, f->minutes};
	}
	return (struct sight_phase_list){list, g->method->n};
}

// Somebody named behind a door and not shown yet has no role for who was not there.
static struct sight_task_list tasks_of(struct look_at *l, const struct gathering *g)
{
	const struct plan *p = l->plan;
	struct sight_task *list = arena_many(l->arena, struct sight_task, g->method->tasks.n);
	for (size_t i = 0; i < g->method->tasks.n; i++) {
		list[i] = g->method->tasks.at[i];
		list[i].people = names_begin(l, TASK_PEOPLE);
		for (uint32_t k = 0; g->tasks && k < g->tasks[i].n; k++) {
			const struct item *person = &p->people.at[g->tasks[i].people[k]].item;
			if (!person->gone && !private_kept_from(p, person, l->seat))
				names_add(&list[i].people, name_person(l, g->tasks[i].people[k]));
		}
	}
	return (struct sight_task_list){list, g->method->tasks.n};
}

static struct sight_names who_can(struct look_at *l, int gathering, struct moment m, bool *ret_mine)
{
	const struct plan *p = l->plan;
	struct sight_names all = names_begin(l, p->guests.n);
	list_each(g, &p->guests)
	{
		bool here = g->gathering == gathering && !g->item.gone && moments_have(g->can, m);
		if (!here || private_kept_from(p, &g->item, l->seat))
			continue;
		names_add(&all, name_person(l, g->person));
		*ret_mine |= g->person == p->seats.at[l->seat].person;
	}
	return all;
}

static struct sight_moment_list moments_of(struct look_at *l, int gathering, bool guests)
{
	const struct gathering *g = &l->plan->gatherings.at[gathering];
	struct sight_moment *list = arena_many(l->arena, struct sight_moment, g->moments.n);
	for (uint32_t i = 0; i < g->moments.n; i++) {
		struct moment m = g->moments.at[i];
		bool mine = false;
		list[i] = (struct sight_moment){
		        .moment = moment_text(l->arena, m), .day = m.day, .from = m.minute, .chosen = moment_eq(m, g->when)};
		if (guests)
			list[i].can = who_can(l, gathering, m, &mine);
		list[i].mine = mine;
	}
	return (struct sight_moment_list){list, g->moments.n};
}

static struct sight_guest guest_of(struct look_at *l, const struct guest *g)
{
	const struct plan *p = l->plan;
	int me = p->seats.at[l->seat].person;
	struct intent in = {.say = SAY_GUEST_ANSWER};
	struct ask a = {.plan = p, .seat = l->seat, .intent = &in, .thing = THING_GUEST, .about = (int)(g - p->guests.at)};
	struct sight_guest one = {.id = g->item.id,
	        .person = name_person(l, g->person),
	        .asks = name_person(l, g->asks),
	        .comes = g->comes,
	        .words = g->words,
	        .polled = g->polled,
	        .me = g->person == me,
	        .speaks = may_guest(&a),
	        .mine = g->item.author == l->seat,
	        .inside = made_inside(l, &g->item)};
	if (seats_has(needs_readers(p, g), l->seat)) {
		one.needs = g->needs;
		one.beside = name_person(l, g->beside);
		one.only = name_author(l, g->only);
	}
	return one;
}

static struct sight_guest_list guests_of(struct look_at *l, int gathering)
{
	const struct plan *p = l->plan;
	struct sight_guest *list = arena_many(l->arena, struct sight_guest, p->guests.n);
	size_t n = 0;
	list_each(g, &p->guests)
	{
		bool here = g->gathering == gathering && !g->item.gone;
		if (here && !private_kept_from(p, &g->item, l->seat))
			list[n++] = guest_of(l, g);
	}
	return (struct sight_guest_list){list, n};
}

static bool is_planned(const struct look_at *l, int gathering, struct str what)
{
	list_each(a, &l->plan->actions) if (a->gathering == gathering && str_eq(a->text, what) &&
	                                    looks_at(l, THING_ACTION, (int)(a - l->plan->actions.at))) return true;
	return false;
}

// Counted from the day it was, or was chosen to be.
static struct sight_after_list after_of(struct look_at *l, int gathering)
{
	const struct gathering *g = &l->plan->gatherings.at[gathering];
	bool chosen = g->when.day != DAY_NONE && (!g->over || g->when.day < g->ended);
	int32_t from = chosen ? g->when.day : g->over ? g->ended : DAY_NONE;
	struct sight_after *list = arena_many(l->arena, struct sight_after, g->method->n_later);
	for (size_t i = 0; i < g->method->n_later; i++) {
		const struct later *later = &g->method->later[i];
		list[i] = (struct sight_after){later->what, later->days, from == DAY_NONE ? DAY_NONE : from + later->days,
		        is_planned(l, gathering, later->what)};
	}
	return (struct sight_after_list){list, g->method->n_later};
}

static void arranged(struct look_at *l, int gathering, struct sight_gathering *to)
{
	const struct gathering *g = &l->plan->gatherings.at[gathering];
	bool guests = seats_has(guest_readers(l->plan, gathering), l->seat);
	to->moments = moments_of(l, gathering, guests);
	to->day = g->when.day;
	to->from = g->when.day == DAY_NONE ? NUMBER_NONE : g->when.minute;
	to->till = to->from == NUMBER_NONE || g->till <= to->from ? NUMBER_NONE : g->till;
	if (g->when.day != DAY_NONE)
		to->when = moment_text(l->arena, g->when);
	to->place = g->place;
	to->food = g->food;
	if (seat_active(l->plan, g->lead, l->now))
		to->lead = name_seat(l, g->lead);
	to->leading = g->lead == l->seat;
	bool leads = g->lead != NOBODY && l->plan->seats.at[g->lead].person == g->led;
	if (!leads || to->lead)
		to->led = name_person(l, g->led);
	to->after = after_of(l, gathering);
	if (guests)
		to->guests = guests_of(l, gathering);
}

// "Over één minuut gaat de deur open. Klopt alles?" Who asks to wait is told to who said it.
static void sight_soon(struct look_at *l, const struct round *r, struct sight_private *one)
{
	struct seats left = seats_less(r->inside, r->fine);
	if (!r->soon)
		return;
	one->soon = r->soon;
	one->fine = seats_has(r->fine, l->seat);
	one->wait = seats_has(r->wait, l->seat);
	one->all_fine = !seats_any(left);
	if (l->seat == r->opener)
		one->waiting = names_of_seats(l, r->wait);
}

void sight_private(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	const struct round *r = round_shut(p);
	if (!r)
		return;
	struct sight_private *one = arena_new(l->arena, struct sight_private);
	*one = (struct sight_private){.gathering = p->gatherings.at[r->gathering].item.id, .since = r->since};
	if (p->outside) {
		const struct place *mine = &p->seats.at[l->seat];
		one->inside = true;
		one->names = names_of_seats(l, r->inside);
		one->ask = private_asks(p, l->now);
		sight_soon(l, r, one);
		one->asked = mine->calls;
		for (int i = 0; i < (int)p->entries.n; i++)
			one->letters += seats_has(letter_readers(p, i), l->seat);
		sight_changed(l, to, one);
	}
	to->private = (struct sight_private_list){one, 1};
}

static struct strs behind(struct look_at *l, int gathering)
{
	const struct plan *p = l->plan;
	struct strs all = {NULL, 0};
	size_t n = 0;
	for (enum thing thing = 0; p->rounds.n && thing < THINGS; thing++)
		n += (size_t)plan_count(p, thing);
	struct str *ids = arena_many(l->arena, struct str, n);
	for (enum thing thing = 0; p->rounds.n && thing < THINGS; thing++)
		for (int i = 0; i < plan_count(p, thing); i++) {
			const struct item *item = plan_item(p, thing, i);
			bool shown = thing != THING_VERSION && thing != THING_PREP; // drafts and what is of two never are
			bool here = shown && made_inside(l, item) && p->rounds.at[item->round - 1].gathering == gathering;
			if (here && private_was_inside(p, item, l->seat) && looks_at(l, thing, i))
				ids[all.n++] = id_text(l->arena, item->id);
		}
	all.at = ids;
	return all;
}

// For who was inside; the others know of it what they saw.
static bool slept(const struct look_at *l, int gathering)
{
	const struct plan *p = l->plan;
	for (uint32_t i = p->rounds.n; i-- > 0;)
		if (p->rounds.at[i].gathering == gathering)
			return !p->outside && p->rounds.at[i].slept && seats_has(p->rounds.at[i].inside, l->seat);
	return false;
}

static void sight_unled(struct look_at *l, const struct gathering *g, struct sight_gathering *to)
{
	to->unled = name_person(l, g->unled);
	to->unled_carried = g->unled_carried;
	to->safer = g->safer;
	to->safer_word = g->safer_word;
	to->decision = g->decision;
	to->decision_word = g->decision_word;
}

void sight_gatherings(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	struct sight_gathering *list = arena_many(l->arena, struct sight_gathering, p->gatherings.n);
	size_t n = 0;
	for (uint32_t i = p->gatherings.n; i-- > 0;) { // the newest first
		const struct gathering *g = &p->gatherings.at[i];
		if (!looks_at(l, THING_GATHERING, (int)i))
			continue;
		list[n] = (struct sight_gathering){.id = g->item.id,
		        .inside = made_inside(l, &g->item),
		        .method = g->method->id,
		        .title = g->title,
		        .follows = g->method->follows,
		        .checked = g->method->checked,
		        .phase = g->phase == NOBODY ? STR("") : g->method->phases[g->phase].id,
		        .phases = phases_of(l, g),
		        .tasks = tasks_of(l, g),
		        .brought = g->method->rooms,
		        .slept = slept(l, (int)i),
		        .behind = behind(l, (int)i),
		        .kept = !p->outside && private_keeps(p, (int)i, l->seat, false),
		        .mine = g->item.author == l->seat,
		        .over = g->over,
		        .at = g->item.time};
		arranged(l, (int)i, &list[n++]);
		if (g->unled != NOBODY && seats_has(plan_leaders(p), l->seat))
			sight_unled(l, g, &list[n - 1]);
	}
	to->gatherings = (struct sight_gathering_list){list, n};
	to->whom = name_seat(l, p->seats.at[l->seat].whom);
	to->called = p->seats.at[l->seat].called;
}

void sight_preps(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	struct sight_prep *list = arena_many(l->arena, struct sight_prep, p->preps.n);
	size_t n = 0;
	for (uint32_t i = 0; i < p->preps.n; i++) {
		const struct prep *one = &p->preps.at[i];
		bool here = one->item.carried || seat_active(p, one->seat, l->now); // its term is over: it goes
		if (!looks_at(l, THING_PREP, (int)i) || !here)
			continue;
		bool self = one->item.author != NOBODY && p->seats.at[one->item.author].person == one->from;
		list[n++] = (struct sight_prep){.id = one->item.id,
		        .seat = name_seat(l, one->seat),
		        .from = name_person(l, one->from),
		        .with = name_person(l, one->with),
		        .typed = self || one->item.carried ? NULL : name_author(l, one->item.author),
		        .carried = one->item.carried,
		        .typed_then = one->item.typed_then,
		        .inside = made_inside(l, &one->item),
		        .about = one->about,
		        .text = one->text,
		        .whom = one->whom,
		        .phone = one->phone,
		        .quiet = one->quiet,
		        .at = one->item.time};
	}
	to->preps = (struct sight_prep_list){list, n};
}
