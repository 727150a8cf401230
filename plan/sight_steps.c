// SPDX-License-Identifier: EUPL-1.2
// What a seat sees of goals, actions, agreements and help offered. An action that is asked of somebody who does not read the
// goals stands loose, without the goal's words.
#include "sight.h"

enum { WEEK = 7, REPORTS_SHOWN = 3 }; // the others go along in a file

const struct sight_name *name_goal(struct look_at *l, int goal)
{
	return goal == NOBODY || !id_set(l->goals[goal].id) ? NULL : &l->goals[goal];
}

// What is brought to a gathering is for that day, whichever it becomes.
static int32_t day_of_action(const struct plan *p, const struct action *a)
{
	return a->brings && a->when == DAY_NONE ? p->gatherings.at[a->gathering].when.day : a->when;
}

// Is there something of it to do in the seven days from today?
static bool falls_in_week(const struct action *a, const struct sight_action *shown, int32_t today)
{
	int32_t when = shown->when, since = when == DAY_NONE ? 0 : today + WEEK - 1 - when;
	if (when != DAY_NONE && since < 0)
		return false;
	switch (a->rhythm) {
	case RHYTHM_DAILY:
	case RHYTHM_WEEKLY: return true;
	case RHYTHM_FORTNIGHTLY: return when == DAY_NONE || since % 14 < WEEK;
	case RHYTHM_MONTHLY:
		for (int32_t day = today; when != DAY_NONE && day < today + WEEK; day++)
			if (day_date(day).day == day_date(when).day)
				return true;
		return when == DAY_NONE;
	case RHYTHM_NONE:
	case RHYTHM_ONCE: break;
	}
	return shown->state != REPORT_DONE || shown->last >= today;
}

// Answers that another filled in.
static void sight_spoken(struct look_at *l, const struct action *a, struct sight_action *to)
{
	struct sight_spoken *list = arena_many(l->arena, struct sight_spoken, a->n_doers);
	size_t n = 0;
	for (uint32_t i = 0; i < a->n_doers; i++) {
		const struct doer *d = &a->doers[i];
		const struct sight_name *typed = d->by == NOBODY ? name_person(l, d->typed) : name_author(l, d->by);
		if (typed && !d->dropped && private_saw(l->plan, d->round, l->seat))
			list[n++] = (struct sight_spoken){name_person(l, d->person), d->answer, typed};
	}
	to->spoken = (struct sight_spoken_list){list, n};
}

static void sight_doers(struct look_at *l, const struct action *a, struct sight_action *to)
{
	if (!a->n_doers)
		return;
	int me = l->plan->seats.at[l->seat].person;
	struct sight_names *lists[] = {&to->doers, &to->asked, &to->refused, &to->call}, all = names_begin(l, 4 * a->n_doers);
	for (size_t i = 0; i < 4; i++)
		lists[i]->at = all.at + i * a->n_doers;
	for (uint32_t i = 0; i < a->n_doers; i++) {
		const struct doer *d = &a->doers[i];
		const struct sight_name *name = name_person(l, d->person);
		if (d->dropped || d->answer == ANSWER_NO) {
			names_add(&to->refused, name);
			continue;
		}
		names_add(&to->doers, name);
		if (d->answer == ANSWER_NONE)
			names_add(&to->asked, name);
		if (d->answer == ANSWER_CALL)
			names_add(&to->call, name);
		to->doing |= d->person == me && d->answer == ANSWER_YES;
		to->asked_me |= d->person == me && d->answer == ANSWER_NONE;
	}
}

static size_t reports_of(const struct plan *p, int action)
{
	size_t n = 0;
	list_each(r, &p->reports) n += r->action == action;
	return n;
}

static void sight_reports(struct look_at *l, int action, struct sight_action *to)
{
	const struct plan *p = l->plan;
	size_t n = 0, most = REPORTS_SHOWN;
	int newest = report_newest(p, action, l->seat);
	if (newest == NOBODY)
		return;
	if (l->whole)
		most = reports_of(p, action);
	struct sight_report *list = arena_many(l->arena, struct sight_report, most);
	to->undo = own_report(&p->reports.at[newest], l->seat);
	for (uint32_t i = (uint32_t)newest + 1; i-- > 0 && n < most;) {
		const struct report_made *r = &p->reports.at[i];
		if (r->action != action || r->item.gone || !seats_has(report_readers(p, r), l->seat))
			continue;
		list[n++] =
		        (struct sight_report){.by = r->whom == NOBODY ? name_author(l, r->item.author) : name_person(l, r->whom),
		                .typed = r->whom == NOBODY || r->item.carried ? NULL : name_author(l, r->item.author),
		                .carried = r->item.carried,
		                .typed_then = r->item.typed_then,
		                .report = r->report,
		                .word = r->word,
		                .sound = r->sound,
		                .inside = made_inside(l, &r->item),
		                .at = r->item.time};
	}
	to->reports = (struct sight_report_list){list, n};
}

// How it stands, for this seat: "help" that was asked of some is not told to the others. Each report remembers how it stood
// before it, so those that this seat may not see are walked back over.
static void stands_for(struct look_at *l, int action, struct sight_action *to)
{
	const struct plan *p = l->plan;
	to->state = p->actions.at[action].state;
	to->last = p->actions.at[action].last;
	for (uint32_t i = p->reports.n; i-- > 0;) {
		const struct report_made *r = &p->reports.at[i];
		if (r->action != action || r->item.gone || report_aside(r))
			continue;
		if (seats_has(report_readers(p, r), l->seat))
			return;
		to->state = r->before;
		to->last = r->last_before;
	}
}

static void sight_action_of(struct look_at *l, int index, struct sight_action *to)
{
	const struct plan *p = l->plan;
	const struct action *a = &p->actions.at[index];
	*to = (struct sight_action){.id = a->item.id,
	        .text = a->text,
	        .goal = name_goal(l, a->goal),
	        .when = day_of_action(p, a),
	        .rhythm = a->rhythm == RHYTHM_ONCE ? RHYTHM_NONE : a->rhythm,
	        .from = a->from,
	        .till = a->till,
	        .checker = name_person(l, a->checker),
	        .if_not = a->if_not,
	        .helped = a->helped,
	        .sound = a->sound,
	        .mine = a->item.author == l->seat,
	        .gathering = gathering_id(l, a->gathering),
	        .brings = a->brings,
	        .inside = made_inside(l, &a->item),
	        .carried = a->item.carried,
	        .typed_then = a->item.typed_then,
	        .own_readers = a->own_readers};
	stands_for(l, index, to);
	sight_doers(l, a, to);
	sight_spoken(l, a, to);
	sight_reports(l, index, to);
	to->late = a->rhythm == RHYTHM_ONCE && to->when != DAY_NONE && to->when < l->today && to->state != REPORT_DONE;
	to->now = falls_in_week(a, to, l->today);
	if (a->own_readers)
		to->readers = names_of_seats(l, readers_of(p, THING_ACTION, index));
}

// Does what names this goal stand under it here? `goal` is one that is seen; what names one that is not stands loose.
static bool stands_under(struct look_at *l, int named, int goal)
{
	return named == goal || (goal == NOBODY && !name_goal(l, named));
}

static struct sight_action_list actions_under(struct look_at *l, int goal)
{
	const struct plan *p = l->plan;
	size_t most = 0, n = 0;
	list_each(a, &p->actions) most += stands_under(l, a->goal, goal);
	struct sight_action *list = arena_many(l->arena, struct sight_action, most);
	for (uint32_t i = 0; most && i < p->actions.n; i++)
		if (stands_under(l, p->actions.at[i].goal, goal) && looks_at(l, THING_ACTION, (int)i))
			sight_action_of(l, (int)i, &list[n++]);
	return (struct sight_action_list){list, n};
}

static struct sight_deal_list deals_under(struct look_at *l, int goal)
{
	const struct plan *p = l->plan;
	struct sight_deal *list = arena_many(l->arena, struct sight_deal, p->deals.n);
	size_t n = 0;
	for (uint32_t i = 0; i < p->deals.n; i++) {
		const struct deal *d = &p->deals.at[i];
		if (stands_under(l, d->goal, goal) && looks_at(l, THING_DEAL, (int)i))
			list[n++] = (struct sight_deal){d->item.id, d->text, name_goal(l, d->goal), d->branch,
			        d->item.author == l->seat, d->item.carried, made_inside(l, &d->item)};
	}
	return (struct sight_deal_list){list, n};
}

// "Marjan zei dit. Petra typte het."
static void goal_said(struct look_at *l, const struct goal *g, struct sight_goal *to)
{
	const struct plan *p = l->plan;
	if (g->from == NOBODY || !private_was_inside(p, &g->item, l->seat))
		return;
	bool self = g->item.author != NOBODY && p->seats.at[g->item.author].person == g->from;
	to->from = name_person(l, g->from);
	to->typed = self || g->item.carried ? NULL : name_author(l, g->item.author);
	to->said_mine = !self && g->from == p->seats.at[l->seat].person;
}

static void sight_goals(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	struct sight_goal *list = arena_many(l->arena, struct sight_goal, p->goals.n);
	size_t n = 0;
	for (uint32_t i = 0; i < p->goals.n; i++) {
		const struct goal *g = &p->goals.at[i];
		const struct sight_name *under = name_goal(l, g->under);
		if (!name_goal(l, (int)i))
			continue;
		list[n++] = (struct sight_goal){.id = g->item.id,
		        .text = g->text,
		        .under = under ? under->id : ID_NONE,
		        .mine = g->item.author == l->seat,
		        .gathering = gathering_id(l, g->gathering),
		        .inside = made_inside(l, &g->item),
		        .carried = g->item.carried,
		        .ending = g->ending,
		        .word = g->word,
		        .denied = g->denied,
		        .typed_then = g->item.typed_then,
		        .actions = actions_under(l, (int)i),
		        .deals = deals_under(l, (int)i)};
		goal_said(l, g, &list[n - 1]);
	}
	to->goals = (struct sight_goal_list){list, n};
}

static void sight_offers(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	struct sight_offer *list = arena_many(l->arena, struct sight_offer, p->offers.n);
	size_t n = 0;
	for (uint32_t i = 0; i < p->offers.n; i++) {
		const struct offer *o = &p->offers.at[i];
		if (!looks_at(l, THING_OFFER, (int)i))
			continue;
		bool self = o->item.author != NOBODY && p->seats.at[o->item.author].person == o->from;
		list[n++] = (struct sight_offer){o->item.id, o->text, o->when, name_person(l, o->from),
		        self || o->item.carried || !private_was_inside(p, &o->item, l->seat) ? NULL
		                                                                             : name_author(l, o->item.author),
		        o->item.author == l->seat, o->item.carried, o->item.typed_then, made_inside(l, &o->item)};
	}
	to->offers = (struct sight_offer_list){list, n};
}

void sight_steps(struct look_at *l, struct sight_plan *to)
{
	sight_goals(l, to);
	to->loose = actions_under(l, NOBODY);
	to->deals = deals_under(l, NOBODY);
	sight_offers(l, to);
}
