// SPDX-License-Identifier: EUPL-1.2
// Applying what is said of gatherings: which one, in which phase, under which names. The door itself is in private.c.
#include "plan.h"

static void add(struct plan *p, const struct event *e, int seat)
{
	const struct say_gathering_add *b = &e->as.gathering_add;
	if (!e->fresh.n)
		return;
	struct method *m = arena_new(p->texts->arena, struct method);
	struct gathering *g = list_add(&p->gatherings);
	item_begin(p, &g->item, e->fresh.at[0], seat, e);
	if (!method_read(p->texts->arena, b->form, m))
		*m = (struct method){.id = text_keep(p, b->method)};
	g->method = m;
	g->title = b->title.len ? text_keep(p, b->title) : m->name;
	g->phase = g->unled = NOBODY;
	g->lead = seat;
	g->led = e->carried.is || seat == NOBODY ? NOBODY : p->seats.at[seat].person;
	g->when.day = DAY_NONE;
	g->till = NUMBER_NONE;
}

static struct strs lines_keep(struct plan *p, struct strs from)
{
	struct str *lines = arena_many(p->texts->arena, struct str, from.n);
	for (size_t i = 0; i < from.n; i++)
		lines[i] = text_keep(p, from.at[i]);
	return (struct strs){lines, from.n};
}

// The phases of this gathering to change, with `more` empty places behind them; what others hold stays as it is.
static struct phase *phases_anew(struct plan *p, struct gathering *g, size_t more)
{
	struct method *m = arena_new(p->texts->arena, struct method);
	struct phase *phases = arena_many(p->texts->arena, struct phase, g->method->n + more);
	*m = *g->method;
	if (m->n)
		memcpy(phases, m->phases, m->n * sizeof *phases);
	m->phases = phases;
	m->n += more;
	g->method = m;
	return phases;
}

static void name_phase(struct plan *p, struct gathering *g, const struct say_phase_name *b)
{
	int phase = method_phase(g->method, b->phase);
	if (phase == NOBODY)
		return;
	struct phase *f = &phases_anew(p, g, 0)[phase];
	f->title = text_keep(p, b->title);
	if (b->prompts.n)
		f->prompts = lines_keep(p, b->prompts);
}

// From one place to another; which one is open goes along.
static void phase_put(struct gathering *g, struct phase *phases, int from, int to)
{
	struct phase one = phases[from];
	int step = from < to ? 1 : -1;
	for (int i = from; i != to; i += step)
		phases[i] = phases[i + step];
	phases[to] = one;
	if (g->phase == from)
		g->phase = to;
	else if (from < g->phase && g->phase <= to)
		g->phase--;
	else if (to <= g->phase && g->phase < from)
		g->phase++;
}

static struct str own_name(struct plan *p, const struct gathering *g)
{
	struct str name = STR("");
	for (int i = 1; !name.len || method_phase(g->method, name) != NOBODY; i++)
		name = str_print(p->texts->arena, "eigen-%d", i);
	return name;
}

static void add_phase(struct plan *p, struct gathering *g, const struct say_phase_add *b)
{
	int after = method_phase(g->method, b->after), last = (int)g->method->n;
	if (last >= PHASES)
		return;
	struct str name = own_name(p, g);
	struct phase *phases = phases_anew(p, g, 1);
	phases[last] = (struct phase){
	        .id = name, .title = text_keep(p, b->title), .minutes = NUMBER_NONE, .prompts = lines_keep(p, b->prompts)};
	phase_put(g, phases, last, after == NOBODY ? last : after + 1);
}

static void move_phase(struct plan *p, struct gathering *g, const struct say_phase_move *b)
{
	int from = method_phase(g->method, b->phase), after = method_phase(g->method, b->after);
	if (from == NOBODY || from == after)
		return;
	phase_put(g, phases_anew(p, g, 0), from, after < from ? after + 1 : after);
}

static void skip_phase(struct plan *p, struct gathering *g, struct str name, bool skipped)
{
	int phase = method_phase(g->method, name);
	if (phase != NOBODY && phase != g->phase && g->method->phases[phase].skipped != skipped)
		phases_anew(p, g, 0)[phase].skipped = skipped;
}

static void open_phase(struct plan *p, struct gathering *g, struct str name)
{
	skip_phase(p, g, name, false);
	g->phase = method_phase(g->method, name);
}

// A role is a word: who has it may do nothing more. That they are there others know from now on, as of who is asked.
static void give_task(struct plan *p, struct gathering *g, const struct event *e)
{
	const struct say_task_give *b = &e->as.task_give;
	int task = method_task(g->method, b->task);
	if (task == NOBODY)
		return;
	size_t n = g->method->tasks.n, most = g->method->tasks.at[task].several ? TASK_PEOPLE : 1;
	struct task_given *all = arena_many(p->texts->arena, struct task_given, n), *to = &all[task];
	if (g->tasks)
		memcpy(all, g->tasks, n * sizeof *all);
	to->n = 0;
	for (size_t i = 0; i < b->people.n && to->n < most; i++) {
		int person = plan_find(p, THING_PERSON, b->people.at[i]);
		bool again = person == NOBODY;
		for (uint32_t k = 0; k < to->n; k++)
			again |= to->people[k] == person;
		if (again)
			continue;
		to->people[to->n++] = person;
		if (!e->carried.is)
			p->people.at[person].unasked = false;
	}
	g->tasks = all;
}

static struct moment when_of(struct str text)
{
	struct moment m = {DAY_NONE, NUMBER_NONE};
	(void)moment_read(text, &m);
	return m;
}

static void arrange(struct plan *p, struct gathering *g, const struct event *e)
{
	const struct say_gathering_arrange *b = &e->as.gathering_arrange;
	int lead = plan_find(p, THING_SEAT, b->lead);
	g->place = text_keep(p, b->place);
	g->food = text_keep(p, b->food);
	g->till = b->till;
	if (e->carried.is)
		g->led = carried_by(p, e);
	else if (lead != NOBODY)
		g->lead = lead, g->led = p->seats.at[lead].person;
}

// Somebody inside asks for the one they named, or takes that back. Nobody else learns of it.
static void ask(struct plan *p, const struct say_private_ask *b, int seat)
{
	struct place *s = &p->seats.at[seat];
	if (s->whom == NOBODY)
		return;
	s->calls = !b->off;
	bool called = false;
	list_each(other, &p->seats) called |= other->calls && other->whom == s->whom;
	p->seats.at[s->whom].called = called;
}

static void lead_not(struct plan *p, struct gathering *g, const struct event *e, int seat)
{
	const struct say_lead_not *b = &e->as.lead_not;
	g->unled = e->carried.is ? carried_by(p, e) : seat == NOBODY ? NOBODY : p->seats.at[seat].person;
	g->unled_carried = e->carried.is;
	g->safer = b->proposal;
	g->safer_word = text_keep(p, b->word);
	g->decision = DECISION_NONE;
	g->decision_word = STR("");
}

void apply_gatherings(struct plan *p, const struct event *e, int seat)
{
	enum thing thing;
	struct id about = about_of(e->say, &e->as, e->fresh, &thing);
	if (e->say == SAY_GATHERING_ADD)
		return add(p, e, seat);
	if (e->say == SAY_PRIVATE_ASK && seat != NOBODY)
		return ask(p, &e->as.private_ask, seat);
	if (e->say == SAY_PRIVATE_ASK_WHOM && seat != NOBODY && !p->seats.at[seat].calls)
		p->seats.at[seat].whom = plan_find(p, THING_SEAT, e->as.private_ask_whom.seat);
	int index = thing == THING_GATHERING ? plan_find(p, THING_GATHERING, about) : NOBODY;
	if (index == NOBODY)
		return;
	struct gathering *g = &p->gatherings.at[index];
	if (e->say == SAY_GATHERING_NAME)
		g->title = text_keep(p, e->as.gathering_name.title);
	else if (e->say == SAY_PHASE_NAME)
		name_phase(p, g, &e->as.phase_name);
	else if (e->say == SAY_GATHERING_DAYS)
		g->moments = moments_from(p->texts->arena, e->as.gathering_days.moments);
	else if (e->say == SAY_GATHERING_WHEN)
		g->when = when_of(e->as.gathering_when.when);
	else if (e->say == SAY_GATHERING_ARRANGE)
		arrange(p, g, e);
	else if (e->say == SAY_TASK_GIVE)
		give_task(p, g, e);
	else if (e->say == SAY_PHASE_OPEN)
		open_phase(p, g, e->as.phase_open.phase);
	else if (e->say == SAY_PHASE_ADD)
		add_phase(p, g, &e->as.phase_add);
	else if (e->say == SAY_PHASE_MOVE)
		move_phase(p, g, &e->as.phase_move);
	else if (e->say == SAY_PHASE_SKIP)
		skip_phase(p, g, e->as.phase_skip.phase, !e->as.phase_skip.off);
	else if (e->say == SAY_LEAD_NOT)
		lead_not(p, g, e, seat);
	else if (e->say == SAY_LEAD_ANSWER) {
		g->decision = e->as.lead_answer.decision;
		g->decision_word = text_keep(p, e->as.lead_answer.word);
	} else if (e->say == SAY_GATHERING_END)
		g->over = true, g->phase = NOBODY, g->ended = day_of(e->carried.is ? e->carried.time : e->time);
}
