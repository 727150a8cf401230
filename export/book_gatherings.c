// SPDX-License-Identifier: EUPL-1.2
// Gatherings as events. A gathering takes its method along as text (plan/method.h); what travels is the method as this seat sees
// it, under the names the family gave its parts. Of private time a file knows two things: which part was open, and what was made
// behind the door and never shown. The latter goes along for who was there, and stays behind a door in the plan it comes to.
#include "archive.h"

static void put(struct json_out *j, const char *key, struct str text)
{
	if (!text.len)
		return;
	json_key(j, str_of(key));
	json_str(j, text);
}

static void put_texts(struct json_out *j, const char *key, struct strs texts)
{
	json_key(j, str_of(key));
	json_open(j, '[');
	for (size_t i = 0; i < texts.n; i++)
		json_str(j, texts.at[i]);
	json_close(j, ']');
}

static void put_phase(struct json_out *j, const struct sight_phase *f, bool whole)
{
	json_open(j, '{');
	put(j, "id", f->id);
	put(j, "titel", f->title);
	if (whole)
		put(j, "uitleg", f->hint);
	json_key(j, STR("besloten"));
	json_bool(j, f->closed);
	put_texts(j, "schrijft", f->writers);
	if (whole) {
		put_texts(j, "erbij", f->there);
		put_texts(j, "vragen", f->prompts);
		put_texts(j, "beginzinnen", f->starters);
	}
	if (whole && f->minutes != NUMBER_NONE) {
		json_key(j, STR("minuten"));
		json_int(j, f->minutes);
	}
	json_close(j, '}');
}

static void put_room(struct json_out *j, const struct sight_brought *r)
{
	json_open(j, '{');
	put(j, "titel", r->title);
	put(j, "uitleg", r->hint);
	put(j, "toont", choice_shows.words[r->shows]);
	json_key(j, STR("vakjes"));
	json_open(j, '[');
	for (size_t i = 0; i < r->fields.n; i++) {
		json_open(j, '{');
		put(j, "titel", r->fields.at[i].title);
		put(j, "soort", choice_sort.words[r->fields.at[i].sort]);
		put_texts(j, "keuzes", r->fields.at[i].choices);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

static void put_tasks(struct json_out *j, const struct sight_gathering *g, bool whole)
{
	json_key(j, STR("rollen"));
	json_open(j, '[');
	for (size_t i = 0; i < g->tasks.n; i++) {
		json_open(j, '{');
		put(j, "id", g->tasks.at[i].id);
		put(j, "titel", g->tasks.at[i].title);
		json_key(j, STR("meer"));
		json_bool(j, g->tasks.at[i].several);
		if (whole)
			put(j, "uitleg", g->tasks.at[i].hint);
		json_close(j, '}');
	}
	json_close(j, ']');
}

static void put_method(struct json_out *j, const struct sight_gathering *g, struct str id, bool whole)
{
	json_open(j, '{');
	put(j, "id", id);
	put(j, "naam", g->title);
	put(j, "volgt", g->follows);
	put(j, "nagekeken", g->checked);
	put_tasks(j, g, whole);
	json_key(j, STR("fasen"));
	json_open(j, '[');
	for (size_t i = 0; i < g->phases.n; i++)
		put_phase(j, &g->phases.at[i], whole);
	json_close(j, ']');
	json_key(j, STR("kamers"));
	json_open(j, '[');
	for (size_t i = 0; i < g->brought.n && whole; i++)
		put_room(j, &g->brought.at[i]);
	json_close(j, ']');
	json_key(j, STR("daarna"));
	json_open(j, '[');
	for (size_t i = 0; i < g->after.n; i++) {
		json_open(j, '{');
		json_key(j, STR("dagen"));
		json_int(j, g->after.at[i].days);
		put(j, "wat", g->after.at[i].what);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_close(j, '}');
}

// With the family's own, longer names it may be more than a gathering keeps: then it goes without the words beside them.
static struct str method_of(struct book *b, const struct sight_gathering *g, struct str id)
{
	struct str text = {"", 0};
	for (int whole = 1; whole >= 0 && !text.len; whole--) {
		struct out out;
		out_init(&out, 8 * METHOD_TEXT);
		put_method(&(struct json_out){.out = &out}, g, id, whole);
		if (!out.full && str_points(out_str(&out)) <= METHOD_TEXT)
			text = str_copy(b->arena, out_str(&out));
		out_finish(&out);
	}
	return text;
}

// ---- when and where, and who is asked. Who leads it is a seat, and seats do not travel: it is told who led it

static struct strs moments_of(struct book *b, const struct sight_gathering *g, const struct sight_name *who)
{
	struct str *list = arena_many(b->arena, struct str, g->moments.n);
	size_t n = 0;
	for (size_t i = 0; i < g->moments.n; i++) {
		const struct sight_moment *m = &g->moments.at[i];
		bool can = !who;
		for (size_t k = 0; who && k < m->can.n; k++)
			can |= id_eq(m->can.at[k]->id, who->id);
		if (can)
			list[n++] = m->moment;
	}
	return (struct strs){list, n};
}

static void say_when(struct book *b, const struct sight_gathering *g)
{
	struct event *e;
	if (g->moments.n) {
		e = book_add(b, SAY_GATHERING_DAYS, g->at, STR(""));
		e->as.gathering_days = (struct say_gathering_days){g->id, moments_of(b, g, NULL)};
	}
	if (g->when.len) {
		e = book_add(b, SAY_GATHERING_WHEN, g->at, STR(""));
		e->as.gathering_when = (struct say_gathering_when){g->id, g->when};
	}
	if (g->place.len || g->food.len || g->led || g->till != NUMBER_NONE) {
		e = book_add_of(b, SAY_GATHERING_ARRANGE, g->at, g->led);
		e->as.gathering_arrange =
		        (struct say_gathering_arrange){.gathering = g->id, .place = g->place, .food = g->food, .till = g->till};
	}
}

static void say_task(struct book *b, const struct sight_gathering *g, const struct sight_task *task)
{
	struct id *people = arena_many(b->arena, struct id, task->people.n);
	for (size_t i = 0; i < task->people.n; i++)
		people[i] = book_meet(b, task->people.at[i]);
	if (!task->people.n || !task->id.len)
		return;
	struct event *e = book_add(b, SAY_TASK_GIVE, g->at, STR(""));
	e->as.task_give = (struct say_task_give){g->id, task->id, {people, task->people.n}};
}

static void say_guest(struct book *b, const struct sight_gathering *g, const struct sight_guest *one)
{
	struct id person = book_meet(b, one->person), asks = book_meet(b, one->asks), beside = book_meet(b, one->beside);
	struct event *e = book_add(b, SAY_GUEST_ADD, g->at, STR(""));
	e->as.guest_add = (struct say_guest_add){g->id, person, asks};
	book_make_one(b, e, one->id);
	e->carried.inside = one->inside;
	if (one->polled) {
		e = book_add(b, SAY_GUEST_DAYS, g->at, STR(""));
		e->as.guest_days = (struct say_guest_days){one->id, moments_of(b, g, one->person)};
	}
	if (one->comes) {
		e = book_add(b, SAY_GUEST_ANSWER, g->at, STR(""));
		e->as.guest_answer = (struct say_guest_answer){one->id, one->comes, one->words};
	}
	if (one->needs.len || one->beside) {
		e = book_add(b, SAY_GUEST_NEEDS, g->at, STR(""));
		e->as.guest_needs = (struct say_guest_needs){one->id, one->needs, beside, ID_NONE};
		e->carried.inside = one->only != NULL;
	}
}

// What comes after it is counted from that day, and tells it.
static int64_t ended_at(const struct sight_gathering *g)
{
	const struct sight_after *first = g->after.at;
	return g->after.n && first->day != DAY_NONE ? day_start(first->day - first->days) : g->at;
}

static void say_gathering(struct book *b, const struct sight_gathering *g)
{
	struct str id = g->method.len ? g->method : STR("vrij");
	struct event *e = book_add(b, SAY_GATHERING_ADD, g->at, STR(""));
	e->as.gathering_add = (struct say_gathering_add){.method = id, .title = g->title, .form = method_of(b, g, id)};
	book_make_one(b, e, g->id);
	e->carried.inside = g->inside;
}

// "Zo leid ik het niet", for whoever may know.
static void say_unled(struct book *b, const struct sight_gathering *g)
{
	if (!g->unled)
		return;
	struct event *e = book_add_of(b, SAY_LEAD_NOT, g->at, g->unled);
	e->as.lead_not = (struct say_lead_not){g->id, g->safer, g->safer_word};
	if (g->decision) {
		e = book_add(b, SAY_LEAD_ANSWER, g->at, STR(""));
		e->as.lead_answer = (struct say_lead_answer){g->id, g->decision, g->decision_word};
	}
}

static void say_arranged(struct book *b, const struct sight_gathering *g)
{
	say_when(b, g);
	for (size_t i = 0; i < g->guests.n; i++)
		say_guest(b, g, &g->guests.at[i]);
	for (size_t i = 0; i < g->tasks.n; i++)
		say_task(b, g, &g->tasks.at[i]);
	say_unled(b, g);
	for (size_t i = 0; i < g->phases.n; i++)
		if (g->phases.at[i].skipped) {
			struct event *e = book_add(b, SAY_PHASE_SKIP, g->at, STR(""));
			e->as.phase_skip = (struct say_phase_skip){.gathering = g->id, .phase = g->phases.at[i].id};
		}
	if (g->phase.len) {
		struct event *e = book_add(b, SAY_PHASE_OPEN, g->at, STR(""));
		e->as.phase_open.gathering = g->id;
		e->as.phase_open.phase = g->phase;
	}
	if (g->over)
		book_add(b, SAY_GATHERING_END, ended_at(g), STR(""))->as.gathering_end.gathering = g->id;
}

// ---- what stays behind a door

// Whose door it is: the one that is shut now, or else that of the newest gathering that keeps something; but one that is older
// than each gathering that was itself begun behind a door.
static const struct sight_gathering *door_of(const struct sight_plan *p)
{
	const struct sight_gathering *door = NULL, *before = NULL;
	bool shut = p->private.n && p->private.at[0].inside;
	for (size_t i = p->gatherings.n; i-- > 0;) { // the oldest first
		const struct sight_gathering *g = &p->gatherings.at[i];
		if (g->inside)
			return door ? door : before;
		before = g;
		if (shut ? id_eq(g->id, p->private.at[0].gathering) : g->kept)
			door = g;
	}
	return door;
}

struct id book_of_gathering(const struct book *b, struct id id)
{
	for (size_t i = 0; i < b->plan->gatherings.n; i++)
		if (id_eq(b->plan->gatherings.at[i].id, id))
			return id;
	return ID_NONE;
}

void book_gatherings(struct book *b)
{
	const struct sight_plan *p = b->plan;
	const struct sight_gathering *door = door_of(p);
	for (size_t i = p->gatherings.n; i-- > 0;) { // the oldest first
		say_gathering(b, &p->gatherings.at[i]);
		if (&p->gatherings.at[i] != door)
			continue;
		b->door = b->events.n;
		book_add(b, SAY_PRIVATE_END, p->begun, STR(""))->as.private_end.gathering = door->id;
	}
}

void book_arranged(struct book *b)
{
	for (size_t i = b->plan->gatherings.n; i-- > 0;)
		say_arranged(b, &b->plan->gatherings.at[i]);
}
