// SPDX-License-Identifier: EUPL-1.2
// Applying what is said of goals, actions, agreements, offers and versions: what the family means to do, and how it goes.
#include "plan.h"

static struct doer doer_make(int person, enum answer answer)
{
	return (struct doer){.person = person, .answer = answer, .by = NOBODY, .typed = NOBODY};
}

static const struct doer *doer_at(const struct doer *all, uint32_t n, int person)
{
	for (uint32_t i = 0; i < n; i++)
		if (all[i].person == person)
			return &all[i];
	return NULL;
}

void doer_put(struct plan *p, struct action *a, struct doer doer)
{
	const struct doer *now = doer_at(a->doers, a->n_doers, doer.person);
	uint32_t at = now ? (uint32_t)(now - a->doers) : a->n_doers;
	if (at == ACTION_DOERS)
		return;
	struct doer *all = arena_many(p->texts->arena, struct doer, a->n_doers + 1);
	if (a->n_doers)
		memcpy(all, a->doers, a->n_doers * sizeof *all);
	all[at] = doer;
	a->doers = all;
	a->n_doers += !now;
}

static void doers_set(struct plan *p, struct action *a, struct ids people, int seat)
{
	struct doer *all = arena_many(p->texts->arena, struct doer, people.n);
	uint32_t n = 0;
	for (size_t i = 0; i < people.n && n < ACTION_DOERS; i++) {
		int person = plan_find(p, THING_PERSON, people.at[i]);
		const struct doer *then = doer_at(a->doers, a->n_doers, person);
		bool own = seat != NOBODY && p->seats.at[seat].person == person; // who writes it down for oneself says yes to it
		if (person != NOBODY && !doer_at(all, n, person)) // named twice is named once
			all[n++] = then && !own ? *then : doer_make(person, own ? ANSWER_YES : ANSWER_NONE);
	}
	a->doers = all;
	a->n_doers = n;
}

static void action_set(struct plan *p, struct action *a, const struct say_action_change *b, int seat)
{
	a->text = text_keep(p, b->text);
	a->if_not = text_keep(p, b->if_not);
	a->goal = plan_find(p, THING_GOAL, b->goal);
	a->checker = plan_find(p, THING_PERSON, b->checker);
	a->when = a->brings && b->when == p->gatherings.at[a->gathering].when.day ? DAY_NONE : b->when;
	a->from = b->from;
	a->till = b->till;
	a->rhythm = b->rhythm ? b->rhythm : RHYTHM_ONCE;
	doers_set(p, a, b->doers, seat);
}

static struct action *action_make(struct plan *p, const struct event *e, int seat)
{
	struct action *a = list_add(&p->actions);
	item_begin(p, &a->item, e->fresh.at[0], seat, e);
	a->goal = a->checker = a->gathering = NOBODY;
	a->when = a->last = DAY_NONE;
	a->from = a->till = NUMBER_NONE;
	a->rhythm = RHYTHM_ONCE;
	return a;
}

static void action_add(struct plan *p, const struct event *e, int seat)
{
	const struct say_action_add *b = &e->as.action_add;
	if (!e->fresh.n)
		return;
	struct action *a = action_make(p, e, seat);
	struct say_action_change same = {.text = b->text,
	        .goal = b->goal,
	        .doers = b->doers,
	        .when = b->when,
	        .rhythm = b->rhythm,
	        .from = b->from,
	        .till = b->till,
	        .checker = b->checker,
	        .if_not = b->if_not};
	a->gathering = plan_find(p, THING_GATHERING, b->gathering);
	a->brings = b->brings && a->gathering != NOBODY;
	action_set(p, a, &same, e->carried.is ? NOBODY : seat); // who carries it over says no yes by it
	a->sound = text_keep(p, b->sound);
	a->own_readers = b->readers.n > 0 || e->carried.apart;
	a->readers = seats_with(seats_from(p, b->readers), seat);
}

// Whose doing this is about: the person named, or the one who speaks.
static const struct doer *doer_of(const struct plan *p, const struct action *a, struct id whom, int seat)
{
	int person = plan_find(p, THING_PERSON, whom);
	if (person == NOBODY && seat != NOBODY)
		person = p->seats.at[seat].person;
	return doer_at(a->doers, a->n_doers, person);
}

static void action_take(struct plan *p, struct action *a, int seat)
{
	if (seat == NOBODY)
		return;
	doer_put(p, a, doer_make(p->seats.at[seat].person, ANSWER_YES));
	if (a->checker == p->seats.at[seat].person) // who does it is not the one who looks
		a->checker = NOBODY;
}

static void action_drop(struct plan *p, struct action *a, const struct say_action_drop *b, int seat)
{
	const struct doer *then = doer_of(p, a, b->whom, seat);
	struct doer gave_back = then ? *then : (struct doer){0};
	gave_back.dropped = true;
	if (then)
		doer_put(p, a, gave_back);
	a->answer_word = text_keep(p, b->why);
}

static void action_report(struct plan *p, const struct event *e, int index, int seat)
{
	const struct say_action_report *b = &e->as.action_report;
	struct action *a = &p->actions.at[index];
	struct report_made *r = list_add(&p->reports);
	item_begin(p, &r->item, ID_NONE, seat, e);
	r->action = index;
	r->whom = plan_find(p, THING_PERSON, b->whom);
	r->report = b->report;
	r->before = a->state;
	r->last_before = a->last;
	r->word = text_keep(p, b->word);
	r->sound = text_keep(p, b->sound);
	r->own_readers = b->readers.n > 0;
	r->readers = seats_with(seats_from(p, b->readers), seat);
	if (b->report == REPORT_DONE || b->report == REPORT_WELL)
		a->last = day_of(r->item.time);
	// A rhythm goes on: done today is going well.
	a->state = b->report == REPORT_DONE && a->rhythm != RHYTHM_ONCE ? REPORT_WELL : b->report;
}

// Takes back the newest report of this seat. One that came after it, which this seat may not have seen, stays as it is and now
// follows on what stood before.
static void action_undo(struct plan *p, struct action *a, int index, int seat)
{
	enum report *then = &a->state;
	int32_t *last_then = &a->last;
	for (uint32_t i = p->reports.n; i-- > 0;) {
		struct report_made *r = &p->reports.at[i];
		if (r->action != index || r->item.gone || report_aside(r))
			continue;
		if (r->item.author == seat) {
			*then = r->before;
			*last_then = r->last_before;
			r->item.gone = true;
			return;
		}
		then = &r->before;
		last_then = &r->last_before;
	}
}

// "Sjaan zei ja. Petra vulde het in."
static void action_answer(struct plan *p, struct action *a, const struct event *e, int seat)
{
	const struct say_action_answer *b = &e->as.action_answer;
	const struct doer *d = doer_of(p, a, b->whom, seat);
	bool own = seat == NOBODY || (d && d->person == p->seats.at[seat].person);
	if (d)
		doer_put(p, a,
		        (struct doer){.person = d->person,
		                .answer = b->answer,
		                .by = own || e->carried.is ? NOBODY : seat,
		                .typed = carried_by(p, e),
		                .round = p->outside ? (int16_t)p->rounds.n : 0});
	a->answer_word = text_keep(p, b->word);
}

static void apply_action(struct plan *p, const struct event *e, int index, int seat)
{
	struct action *a = &p->actions.at[index];
	if (e->say == SAY_ACTION_CHANGE) {
		action_set(p, a, &e->as.action_change, seat);
	} else if (e->say == SAY_ACTION_SHIFT) {
		a->when = e->as.action_shift.when;
	} else if (e->say == SAY_ACTION_ANSWER) {
		action_answer(p, a, e, seat);
	} else if (e->say == SAY_ACTION_TAKE) {
		action_take(p, a, seat);
	} else if (e->say == SAY_ACTION_DROP) {
		action_drop(p, a, &e->as.action_drop, seat);
	} else if (e->say == SAY_ACTION_REPORT) {
		action_report(p, e, index, seat);
	} else if (e->say == SAY_ACTION_UNDO) {
		action_undo(p, a, index, seat);
	} else if (e->say == SAY_ACTION_HELPED) {
		a->helped = e->as.action_helped.helped;
	} else if (e->say == SAY_ACTION_READERS) {
		a->readers =
		        readers_chosen(p, &a->item, a->own_readers ? a->readers : p->steps, e->as.action_readers.readers, seat);
		a->own_readers = true;
	} else if (e->say == SAY_ACTION_REMOVE) {
		item_end(p, THING_ACTION, index);
	}
}

static void apply_goal(struct plan *p, const struct event *e, int index)
{
	struct goal *g = &p->goals.at[index];
	if (e->say == SAY_GOAL_CHANGE) {
		g->text = text_keep(p, e->as.goal_change.text);
	} else if (e->say == SAY_GOAL_DENY) {
		g->denied = true;
	} else if (e->say == SAY_GOAL_CLOSE) {
		g->ending = e->as.goal_close.ending;
		g->word = text_keep(p, e->as.goal_close.word);
	} else if (e->say == SAY_GOAL_REOPEN) {
		g->ending = ENDING_NONE;
		g->word = STR("");
	} else if (e->say == SAY_GOAL_REMOVE) {
		item_end(p, THING_GOAL, index);
	}
}

static void goal_add(struct plan *p, const struct event *e, int seat)
{
	struct goal *g = list_add(&p->goals);
	item_begin(p, &g->item, e->fresh.at[0], seat, e);
	g->text = text_keep(p, e->as.goal_add.text);
	g->gathering = plan_find(p, THING_GATHERING, e->as.goal_add.gathering);
	g->from = plan_find(p, THING_PERSON, e->as.goal_add.from);
	g->under = plan_find(p, THING_GOAL, e->as.goal_add.under);
	if (g->under == (int)p->goals.n - 1)
		g->under = NOBODY;
}

static void deal_add(struct plan *p, const struct event *e, int seat)
{
	struct deal *d = list_add(&p->deals);
	item_begin(p, &d->item, e->fresh.at[0], seat, e);
	d->text = text_keep(p, e->as.deal_add.text);
	d->goal = plan_find(p, THING_GOAL, e->as.deal_add.goal);
	d->branch = e->as.deal_add.branch;
}

static void apply_deal(struct plan *p, const struct event *e, int index)
{
	if (e->say == SAY_DEAL_CHANGE)
		p->deals.at[index].text = text_keep(p, e->as.deal_change.text);
	else if (e->say == SAY_DEAL_REMOVE)
		item_end(p, THING_DEAL, index);
}

static void offer_add(struct plan *p, const struct event *e, int seat)
{
	const struct say_offer_add *b = &e->as.offer_add;
	struct offer *o = list_add(&p->offers);
	item_begin(p, &o->item, e->fresh.at[0], seat, e);
	o->text = text_keep(p, b->text);
	o->when = text_keep(p, b->when);
	o->from = plan_find(p, THING_PERSON, b->from);
	if (o->from == NOBODY && seat != NOBODY)
		o->from = p->seats.at[seat].person;
}

// An offer becomes an action in one step. Who offered it has said yes already; whoever was spoken for is still asked.
static void offer_take(struct plan *p, const struct event *e, int seat)
{
	const struct say_offer_take *b = &e->as.offer_take;
	int index = plan_find(p, THING_OFFER, b->offer);
	if (index == NOBODY || !e->fresh.n)
		return;
	struct offer *o = &p->offers.at[index];
	struct action *a = action_make(p, e, seat);
	a->text = o->text;
	a->goal = plan_find(p, THING_GOAL, b->goal);
	a->when = b->when;
	a->rhythm = b->rhythm ? b->rhythm : RHYTHM_ONCE;
	bool own = o->item.author != NOBODY && p->seats.at[o->item.author].person == o->from;
	if (o->from != NOBODY)
		doer_put(p, a, doer_make(o->from, own ? ANSWER_YES : ANSWER_NONE));
	item_end(p, THING_OFFER, (int)(o - p->offers.at));
	o->item.seq = p->seq;
}

static void version_put(struct plan *p, const struct event *e, int seat)
{
	struct version *v = list_add(&p->versions);
	item_begin(p, &v->item, e->fresh.at[0], seat, e);
	v->title = text_keep(p, e->as.version_put.title);
	v->together = e->as.version_put.together;
	v->by = carried_by(p, e);
}

static bool has_stood(const struct plan *p, int version, int person)
{
	list_each(s, &p->stands) if (s->version == version && s->person == person && !s->item.gone && !s->item.held) return true;
	return false;
}

// Everybody who sits here and can answer, did. A child is not asked to (domain.md §9).
static bool all_stood(const struct plan *p, int version)
{
	list_each(s, &p->seats) if (s->state == SEAT_TAKEN && s->role != ROLE_CHILD && !office_role(s->role) &&
	                            !has_stood(p, version, s->person)) return false;
	return true;
}

static void version_stand(struct plan *p, const struct event *e, int seat)
{
	const struct say_version_stand *b = &e->as.version_stand;
	int version = plan_find(p, THING_VERSION, b->version), person = plan_find(p, THING_PERSON, b->whom);
	if (person == NOBODY && seat != NOBODY)
		person = p->seats.at[seat].person;
	if (version == NOBODY || person == NOBODY)
		return;
	list_each(old, &p->stands) if (old->version == version && old->person == person) old->item.gone = true;
	struct stand_said *s = list_add(&p->stands);
	item_begin(p, &s->item, ID_NONE, seat, e);
	s->version = version;
	s->person = person;
	s->witness = plan_find(p, THING_PERSON, b->witness);
	s->stand = b->stand;
	s->word = text_keep(p, b->word);
	s->typed = carried_by(p, e);
	p->versions.at[version].shown |= !e->carried.is && all_stood(p, version);
}

static void make_new(struct plan *p, const struct event *e, int seat)
{
	if (e->say == SAY_GOAL_ADD)
		goal_add(p, e, seat);
	else if (e->say == SAY_ACTION_ADD)
		action_add(p, e, seat);
	else if (e->say == SAY_DEAL_ADD)
		deal_add(p, e, seat);
	else if (e->say == SAY_OFFER_ADD)
		offer_add(p, e, seat);
	else if (e->say == SAY_OFFER_TAKE)
		offer_take(p, e, seat);
	else if (e->say == SAY_VERSION_PUT)
		version_put(p, e, seat);
}

void apply_steps(struct plan *p, const struct event *e, int seat)
{
	enum thing thing;
	struct id about = about_of(e->say, &e->as, e->fresh, &thing);
	if (say_infos[e->say].makes >= 0) {
		if (e->fresh.n)
			make_new(p, e, seat);
		return;
	}
	int index = thing == THINGS ? NOBODY : plan_find(p, thing, about);
	if (index == NOBODY)
		return;
	if (thing == THING_ACTION)
		apply_action(p, e, index, seat);
	else if (thing == THING_GOAL)
		apply_goal(p, e, index);
	else if (thing == THING_DEAL)
		apply_deal(p, e, index);
	else if (thing == THING_OFFER && e->say == SAY_OFFER_REMOVE)
		item_end(p, THING_OFFER, index);
	else if (e->say == SAY_VERSION_STAND)
		version_stand(p, e, seat);
	else if (e->say == SAY_VERSION_REVEAL)
		p->versions.at[index].shown = true;
	else if (e->say == SAY_VERSION_REMOVE)
		item_end(p, THING_VERSION, index);
}
