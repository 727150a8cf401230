// SPDX-License-Identifier: EUPL-1.2
// The central law: what was written for some is in nobody else's sight, and is not to be learned from what moves there. Every
// made-up text holds a mark that occurs nowhere else; all marks found in a seat's sight must be of texts that it may read.
#include "any_saying.h"
#include <stdio.h>
#include <stdlib.h>

// ---- whose each text is

struct marked {
	char mark[MARK_TEXT];
	struct seats readers;
	const char *what;
};
struct book {
	LIST(struct marked);
	const struct plan *plan;
};

static void put(struct book *b, struct str text, struct seats readers, const char *what)
{
	const char *at = text.len ? memmem(text.at, text.len, "uu", 2) : NULL;
	if (!at || at + MARK_TEXT > text.at + text.len)
		return;
	struct marked *m = list_add(b);
	memcpy(m->mark, at, MARK_TEXT);
	m->readers = readers;
	m->what = what;
}

static struct seats or_stand_ins(const struct plan *p, int action, struct seats all)
{
	const struct action *a = &p->actions.at[action];
	for (uint32_t i = 0; i < a->n_doers; i++) {
		int doer = plan_seat_of_person(p, a->doers[i].person);
		if (doer != NOBODY)
			all = seats_or(all, p->seats.at[doer].stand_in);
	}
	return all;
}

static void book_rooms(struct book *b, const struct plan *p)
{
	for (uint32_t i = 0; i < p->entries.n; i++) {
		const struct entry *e = &p->entries.at[i];
		struct seats who = readers_of(p, THING_ENTRY, (int)i);
		if (e->item.gone || p->rooms.at[e->room].item.gone)
			continue;
		put(b, e->text, who, "what an entry says");
		put(b, e->caption, who, "what a picture shows");
		put(b, p->rooms.at[e->room].title, who, "the room of an entry one may read");
		for (uint32_t k = 0; k < e->n_cells; k++) {
			put(b, e->cells[k].value, who, "a value");
			put(b, p->fields.at[e->cells[k].field].title, who, "the name of a value one may read");
		}
	}
	for (uint32_t i = 0; i < p->rooms.n; i++) {
		if (p->rooms.at[i].item.gone)
			continue;
		put(b, p->rooms.at[i].title, readers_of(p, THING_ROOM, (int)i), "a room's title");
		put(b, p->rooms.at[i].hint, readers_of(p, THING_ROOM, (int)i), "a room's hint");
	}
	for (uint32_t i = 0; i < p->fields.n; i++) {
		if (p->fields.at[i].item.gone || p->rooms.at[p->fields.at[i].room].item.gone)
			continue;
		put(b, p->fields.at[i].title, readers_of(p, THING_FIELD, (int)i), "a field's title");
		for (size_t k = 0; k < p->fields.at[i].choices.n; k++)
			put(b, p->fields.at[i].choices.at[k], readers_of(p, THING_FIELD, (int)i), "a field's choice");
	}
}

static void book_steps(struct book *b, const struct plan *p)
{
	for (uint32_t i = 0; i < p->goals.n; i++)
		if (!p->goals.at[i].item.gone) {
			put(b, p->goals.at[i].text, readers_of(p, THING_GOAL, (int)i), "a goal");
			put(b, p->goals.at[i].word, readers_of(p, THING_GOAL, (int)i), "a word at a goal");
		}
	for (uint32_t i = 0; i < p->actions.n; i++)
		if (!p->actions.at[i].item.gone) {
			struct seats who = or_stand_ins(p, (int)i, readers_of(p, THING_ACTION, (int)i));
			put(b, p->actions.at[i].text, who, "an action");
			put(b, p->actions.at[i].if_not, who, "what else");
		}
	list_each(r, &p->reports) if (!r->item.gone) put(b, r->word, report_readers(p, r), "a word at a report");
	for (uint32_t i = 0; i < p->deals.n; i++)
		if (!p->deals.at[i].item.gone)
			put(b, p->deals.at[i].text, readers_of(p, THING_DEAL, (int)i), "an agreement");
	list_each(g, &p->gatherings)
	{
		struct seats led = seats_and(readers_of(p, THING_GATHERING, (int)(g - p->gatherings.at)), plan_leaders(p));
		put(b, g->safer_word, led, "how a coordinator would lead it");
		put(b, g->decision_word, led, "what the family says to that");
	}
	list_each(one, &p->preps)
	{
		struct seats two = readers_of(p, THING_PREP, (int)(one - p->preps.at));
		put(b, one->text, two, "what was prepared");
		put(b, one->whom, two, "who is called");
		put(b, one->phone, two, "the number that is called");
		put(b, one->quiet, two, "when it is quiet there");
	}
	for (uint32_t i = 0; i < p->offers.n; i++)
		if (!p->offers.at[i].item.gone) {
			put(b, p->offers.at[i].text, readers_of(p, THING_OFFER, (int)i), "an offer");
			put(b, p->offers.at[i].when, readers_of(p, THING_OFFER, (int)i), "when of an offer");
		}
}

static void book_people(struct book *b, const struct plan *p)
{
	struct seats all = {{UINT64_MAX, UINT64_MAX}};
	put(b, p->name, all, "the plan's name");
	for (uint32_t i = 0; i < p->people.n; i++) {
		const struct person *m = &p->people.at[i];
		put(b, m->name, all, "a name"); // stands beside whatever its person said, for who reads that
		if (m->item.gone)
			continue;
		put(b, m->tie, readers_of(p, THING_PERSON, (int)i), "a tie");
		put(b, m->address, reach_readers(p, (int)i), "an address");
		put(b, m->phone, reach_readers(p, (int)i), "a telephone");
	}
	list_each(v, &p->versions) put(b, v->title, plan_table(p), "a version's title");
	list_each(t, &p->statements)
	{
		put(b, t->text, plan_table(p), "what a professional states");
		put(b, t->why, plan_table(p), "why");
		put(b, t->whose, plan_table(p), "for whom");
		put(b, t->dropped, plan_table(p), "why no more");
	}
	for (uint32_t i = 0; i < p->questions.n; i++)
		if (!p->questions.at[i].item.gone)
			put(b, p->questions.at[i].text, readers_of(p, THING_QUESTION, (int)i), "a question");
	list_each(r, &p->remarks) if (!r->item.gone) put(b, r->text, readers_of(p, r->of, r->at), "a remark");
	list_each(s, &p->stands) if (!s->item.gone) put(b, s->word, stand_readers(p, s), "a word at a version");
}

static void book_gatherings(struct book *b, const struct plan *p)
{
	for (uint32_t i = 0; i < p->gatherings.n; i++) {
		if (p->gatherings.at[i].item.gone)
			continue;
		struct seats who = readers_of(p, THING_GATHERING, (int)i);
		put(b, p->gatherings.at[i].title, who, "a gathering's title");
		for (size_t k = 0; k < p->gatherings.at[i].method->n; k++) {
			put(b, p->gatherings.at[i].method->phases[k].title, who, "a phase's title");
			const struct phase *phase = &p->gatherings.at[i].method->phases[k];
			for (size_t n = 0; n < phase->prompts.n; n++)
				put(b, phase->prompts.at[n], who, "a phase's question");
			for (size_t n = 0; n < phase->starters.n; n++)
				put(b, phase->starters.at[n], who, "how a sentence can begin");
		}
		put(b, p->gatherings.at[i].place, who, "a gathering's place");
		put(b, p->gatherings.at[i].food, who, "what is eaten");
	}
}

static void book_guests(struct book *b, const struct plan *p)
{
	list_each(g, &p->guests)
	{
		if (g->item.gone)
			continue;
		put(b, g->words, readers_of(p, THING_GUEST, (int)(g - p->guests.at)), "words of a guest");
		put(b, g->needs, needs_readers(p, g), "what a guest needs");
	}
}

static int by_mark(const void *a, const void *b)
{
	return memcmp(((const struct marked *)a)->mark, ((const struct marked *)b)->mark, MARK_TEXT);
}

static bool may_read(const struct book *b, const char *mark, int seat)
{
	struct marked key;
	memcpy(key.mark, mark, MARK_TEXT);
	const struct marked *m = bsearch(&key, b->at, b->n, sizeof *b->at, by_mark);
	if (!m)
		return printf("seat %d sees %.16s, which stands nowhere any more\n", seat, mark), false;
	while (m > b->at && by_mark(m - 1, m) == 0)
		m--;
	for (; m < b->at + b->n && by_mark(m, &key) == 0; m++)
		if (seats_has(m->readers, seat))
			return true;
	return printf("seat %d sees %.16s: %s\n", seat, mark, (m - 1)->what), false;
}

static void book_fill(struct book *b, const struct plan *p)
{
	book_rooms(b, p);
	book_steps(b, p);
	book_people(b, p);
	book_gatherings(b, p);
	book_guests(b, p);
}

// Behind a shut door stands also how it was before, but for what was put in the box since.
static struct book book_of(const struct plan *p)
{
	struct book b = {.plan = p};
	struct plan *then = p->outside ? plan_copy(p->outside) : NULL;
	book_fill(&b, p);
	if (then)
		list_each(e, &p->entries) then->entries.at[e - p->entries.at].item.gone |= e->item.waits == (int)p->rounds.n;
	if (then)
		book_fill(&b, then);
	plan_release(then);
	qsort(b.at, b.n, sizeof *b.at, by_mark);
	return b;
}

// In private time each seat is held to the plan that it has: the inner one, or the one outside.
static bool nobody_sees_in(const struct scene *s, const struct plan *whole, const struct plan *p)
{
	struct book b = book_of(p);
	bool good = true;
	for (uint32_t i = 0; i < whole->seats.n; i++) {
		if (plan_as(whole, (int)i) != p)
			continue;
		struct str text = sight_text(s->plan, (int)i, s->now, s->arena);
		for (const char *at = text.at; text.len && (at = memmem(at, (size_t)(text.at + text.len - at), "uu", 2)); at++)
			good = may_read(&b, at, (int)i) && good;
	}
	list_free(&b);
	return good;
}

static bool nobody_sees_what_is_not_theirs(const struct scene *s)
{
	struct plan *settled = plan_settled(s->plan, s->now);
	const struct plan *p = settled ? settled : s->plan;
	bool good = nobody_sees_in(s, p, p) && (!p->outside || nobody_sees_in(s, p, p->outside));
	plan_release(settled);
	return good;
}

static bool what_some_may_read_is_in_no_other_sight(struct chance *chance, struct arena *arena)
{
	struct scene s;
	scene_begin(&s, chance, arena);
	bool good = true;
	for (int i = 0; i < 900 && good; i++)
		if (scene_step(&s, &(struct event){0}).outcome == SAID && chance_one_in(chance, 4))
			good = nobody_sees_what_is_not_theirs(&s);
	good = good && nobody_sees_what_is_not_theirs(&s);
	scene_end(&s);
	return good;
}

// ---- readers that were chosen, without asking the core who reads what

static struct ids some_seats(struct scene *s, struct seats *ret)
{
	struct id *ids = arena_many(s->arena, struct id, 3);
	size_t n = 1 + chance_below(s->chance, 3);
	*ret = SEATS_NONE;
	for (size_t i = 0; i < n; i++) {
		int seat = (int)chance_below(s->chance, s->plan->seats.n);
		while (s->plan->seats.at[seat].state != SEAT_TAKEN)
			seat = (seat + 1) % (int)s->plan->seats.n;
		ids[i] = scene_seat(s, seat);
		*ret = seats_with(*ret, seat);
	}
	return (struct ids){ids, n};
}

static bool seen_by_exactly(const struct scene *s, struct str mark, struct seats who, const char *what)
{
	for (uint32_t i = 0; i < s->plan->seats.n; i++) {
		struct str text = sight_text(s->plan, (int)i, s->now, s->arena);
		bool sees = text.len && memmem(text.at, text.len, mark.at, mark.len);
		bool should = seats_has(who, (int)i) && seat_active(s->plan, (int)i, s->now);
		if (sees != should)
			return printf("%s: seat %u %s it\n", what, i, sees ? "sees" : "does not see"), false;
	}
	return true;
}

static bool chosen_readers_read_it_and_nobody_else(struct chance *chance, struct arena *arena)
{
	struct scene s;
	scene_begin(&s, chance, arena);
	bool good = true;
	for (int i = 0; i < 60; i++)
		(void)scene_step(&s, &(struct event){0});
	for (int i = 0; i < 60 && good && !s.plan->finished && s.plan->erase_day == DAY_NONE && !s.plan->outside; i++) {
		struct intent in;
		struct event e;
		struct seats who;
		int author = (int)chance_below(chance, 2);
		struct ids readers = some_seats(&s, &who);
		struct str mark = any_mark(chance, arena);
		intent_init(&in, (enum say[]){SAY_ENTRY_ADD, SAY_ACTION_ADD, SAY_ROOM_ADD, SAY_PERSON_REACH}[i % 4]);
		if (in.say == SAY_ENTRY_ADD)
			in.as.entry_add.room = s.plan->rooms.at[chance_below(chance, s.plan->rooms.n)].item.id,
			in.as.entry_add.text = mark, in.as.entry_add.readers = readers;
		else if (in.say == SAY_ACTION_ADD)
			in.as.action_add.text = mark, in.as.action_add.readers = readers;
		else if (in.say == SAY_ROOM_ADD)
			in.as.room_add.title = mark, in.as.room_add.readers = readers;
		else
			in.as.person_reach.address = mark, in.as.person_reach.readers = readers,
			in.as.person_reach.person = s.plan->people.at[s.plan->seats.at[author].person].item.id;
		if (scene_say(&s, voice_of(&s, author), &in, &e).outcome == SAID)
			good = seen_by_exactly(&s, mark, seats_with(who, author), say_infos[in.say].wire.at);
	}
	scene_end(&s);
	return good;
}

// ---- the number that moves

static bool about_content(enum say say)
{
	return say == SAY_ENTRY_ADD || say == SAY_ENTRY_CHANGE || say == SAY_ENTRY_READERS || say == SAY_ENTRY_MOVE ||
	       say == SAY_ENTRY_CONFIRM || say == SAY_ENTRY_DENY || say == SAY_ACTION_ADD || say == SAY_ACTION_REPORT ||
	       say == SAY_GOAL_ADD || say == SAY_DEAL_ADD || say == SAY_ROOM_ADD || say == SAY_PERSON_REACH;
}

static bool moved_as_it_should(
        const struct scene *s, const struct plan *before, const struct event *e, int seat, int64_t now, struct arena *arena)
{
	struct id id = scene_seat(s, seat);
	bool known = seat < (int)before->seats.n;
	struct str was = known ? sight_text(before, seat, now, arena) : STR("");
	bool changed = !str_eq(was, sight_text(s->plan, seat, now, arena));
	bool moved = plan_seen(s->plan, id) == plan_seq(s->plan);
	if (changed && !moved)
		return printf("%s changed what seat %d sees, its number stayed\n", say_infos[e->say].wire.at, seat), false;
	bool woke =
	        before->outside && !s->plan->outside; // the door had fallen asleep: that is news for all, whatever is said then
	if (moved && !changed && !woke && seat_active(s->plan, seat, now) && about_content(e->say) &&
	        !plan_event_visible(s->plan, e, plan_seq(s->plan), id) &&
	        !(known && plan_event_visible(before, e, plan_seq(before), id)))
		return printf("%s told seat %d of something it may not see\n", say_infos[e->say].wire.at, seat), false;
	return true;
}

static bool a_number_moves_when_the_sight_does(struct chance *chance, struct arena *arena)
{
	struct scene s;
	scene_begin(&s, chance, arena);
	bool good = true;
	for (int i = 0; i < 700 && good; i++) {
		struct event e;
		struct plan *before = s.plan;
		plan_hold(before);
		if (scene_step(&s, &e).outcome == SAID)
			for (uint32_t seat = 0; seat < s.plan->seats.n; seat++)
				good = moved_as_it_should(&s, before, &e, (int)seat, e.time, arena) && good;
		plan_release(before);
	}
	scene_end(&s);
	return good;
}

int main(void)
{
	return prop_check("what some may read is in no other sight", 25, what_some_may_read_is_in_no_other_sight) +
	       prop_check("chosen readers read it, and nobody else", 25, chosen_readers_read_it_and_nobody_else) +
	       prop_check("a number moves when the sight does", 12, a_number_moves_when_the_sight_does);
}
