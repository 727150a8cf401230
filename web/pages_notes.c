// SPDX-License-Identifier: EUPL-1.2
// Writing down what is said at the table. One box; its button says whether it stays a note, or is a decision: a goal or an action
// at once. A note lies in a room, so that who reads it is what that room says. Others follow on a page that refreshes itself.
#include "fresh.h"
#include "items.h"
#include "pages_gatherings.h"
#include "views.h"
#include <stdlib.h>

enum { FOLLOW_SECONDS = 20, FOLLOW_TIMES = 40 };

static struct str phase_now(const struct sight_gathering *g)
{
	for (size_t i = 0; i < g->phases.n; i++)
		if (g->phases.at[i].now)
			return g->phases.at[i].id;
	return STR("");
}

static struct str phase_title(const struct sight_gathering *g, struct str id)
{
	for (size_t i = 0; i < g->phases.n; i++)
		if (str_eq(g->phases.at[i].id, id))
			return g->phases.at[i].title;
	return STR("");
}

// ---- the box

static bool takes_notes(const struct sight_room *r)
{
	return !r->alone && r->readers.n && r->shows <= SHOWS_ENTRIES;
}

// The room of the last note of this gathering. While there is none one is made, that the whole circle reads; who cannot make one
// writes in the first that others read too.
static struct id room_of(const struct visit *v, const struct sight_gathering *g)
{
	for (size_t i = 0; i < v->plan->rooms.n; i++)
		for (size_t k = 0; k < v->plan->rooms.at[i].entries.n; k++)
			if (id_eq(v->plan->rooms.at[i].entries.at[k].gathering, g->id) && takes_notes(&v->plan->rooms.at[i]))
				return v->plan->rooms.at[i].id;
	return can(v, SAY_ROOM_ADD) ? ID_NONE : room_for_notes(v);
}

static void fill_rooms(struct visit *v, const struct sight_gathering *g, struct note_box *b)
{
	struct box_option *list = arena_many(v->arena, struct box_option, v->plan->rooms.n + 1);
	const struct sight_private *on = private_on(v);
	size_t n = 0;
	b->room = v->again ? form_id(v, "kamer") : room_of(v, g);
	if (!id_set(b->room)) {
		list[n++] = (struct box_option){STR(""), SAY(v, "Een kamer van deze bijeenkomst"), STR(""), true};
		b->audience = SAY(v, "De hele kring leest dit.");
	}
	for (size_t i = 0; i < v->plan->rooms.n; i++) {
		const struct sight_room *r = &v->plan->rooms.at[i];
		if (!takes_notes(r))
			continue;
		list[n++] = (struct box_option){
		        id_text(v->arena, r->id), r->title, words_audience(v, r->readers, false), id_eq(r->id, b->room)};
		if (id_eq(r->id, b->room))
			b->audience = words_audience(v, r->readers, false);
	}
	if (on && on->inside)
		b->audience = SAY(v, "Nu leest alleen wie aan tafel zit dit.");
	b->rooms.at = list;
	b->rooms.n = n > 1 ? n : 0;
}

// Who says it, when that is somebody else than who types.
static void fill_people(struct visit *v, struct note_box *b)
{
	struct box_option *list = arena_many(v->arena, struct box_option, v->plan->people.n + 1);
	size_t n = 0;
	list[n++] = (struct box_option){STR(""), SAY(v, "Ik"), STR(""), false};
	for (size_t i = 0; i < v->plan->people.n; i++) {
		const struct sight_person *m = &v->plan->people.at[i];
		if (!m->me && !m->organisation && (m->whole || m->quotable))
			list[n++] =
			        (struct box_option){id_text(v->arena, m->id), m->name, STR(""), id_eq(m->id, form_id(v, "van"))};
	}
	b->people.at = list;
	b->people.n = n > 1 ? n : 0;
}

struct note_box note_box(struct visit *v, const struct sight_gathering *g, const char *back)
{
	bool sent = v->again && memmem(v->in->path.at, v->in->path.len, "/opschrijven", 12); // and no other form of the page
	struct note_box b = {.action = gathering_url(v, g->id, "/opschrijven"),
	        .key = id_text(v->arena, fresh_short()),
	        .text = sent ? form_value(v, "tekst") : STR(""),
	        .fault = sent ? fault_of(v, "tekst") : STR(""),
	        .id = sent && fault_of(v, "tekst").len ? STR("tekst") : STR("gezegd"),
	        .phase = phase_now(g),
	        .starters = starters_now(v, g),
	        .back = str_of(back),
	        .goal = can(v, SAY_GOAL_ADD),
	        .act = can(v, SAY_ACTION_ADD)};
	if (can(v, SAY_ENTRY_ADD))
		fill_rooms(v, g, &b);
	if (can(v, SAY_ENTRY_ADD) || b.goal)
		fill_people(v, &b);
	b.note = can(v, SAY_ENTRY_ADD) && (id_set(b.room) || can(v, SAY_ROOM_ADD));
	return b;
}

// ---- saying it

// Everybody of the circle who sits here, for a room that is made for notes.
static struct ids circle_seats(const struct visit *v)
{
	struct id *ids = arena_many(v->arena, struct id, v->plan->seats.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if (circle_role(s->role) && !s->waiting && !s->ended)
			ids[n++] = s->id;
	}
	return (struct ids){ids, n};
}

static bool make_room(struct visit *v, const struct sight_gathering *g, struct str key, struct id *ret)
{
	struct intent one;
	struct said said;
	intent_init(&one, SAY_ROOM_ADD);
	one.as.room_add.title = g->title;
	one.as.room_add.readers = circle_seats(v);
	one.key = STR_JOIN(v->arena, key, STR("-kamer"));
	if (!visit_say(v, &one, "bijeenkomst", &said))
		return false;
	*ret = said.about;
	return true;
}

static struct id own_doing(const struct visit *v)
{
	return v->plan->me && v->plan->own_only ? v->plan->me->id : ID_NONE;
}

struct note_form { // what is said, as if it were typed: so that it is checked as that is
	struct typed at[9];
	size_t n;
};

static void note_add(struct note_form *form, const char *field, struct str value)
{
	if (value.len)
		form->at[form->n++] = (struct typed){str_of(field), value};
}

static void note_add_id(struct visit *v, struct note_form *form, const char *field, struct id id)
{
	if (id_set(id))
		note_add(form, field, id_text(v->arena, id));
}

static enum say note_says(struct visit *v, struct note_form *form)
{
	struct str becomes = form_value(v, "wordt");
	if (!str_is(becomes, "actie"))
		note_add_id(v, form, "van", form_id(v, "van"));
	if (str_is(becomes, "doel"))
		return SAY_GOAL_ADD;
	if (!str_is(becomes, "actie")) {
		note_add_id(v, form, "kamer", v->match.ids[1]); // some room: find_room says which
		note_add(form, "fase", form_value(v, "fase"));
		return SAY_ENTRY_ADD;
	}
	int32_t when = DAY_NONE;
	if (day_read(form_value(v, "wanneer"), &when) == OK && when >= v->view.today)
		note_add(form, "wanneer", form_value(v, "wanneer"));
	note_add_id(v, form, "doeners", own_doing(v));
	return SAY_ACTION_ADD;
}

// Where it is kept; a room for it is made when there is none, once the words are good.
static bool find_room(struct visit *v, const struct sight_gathering *g, struct intent *one)
{
	struct id room = form_id(v, "kamer");
	if (one->say != SAY_ENTRY_ADD)
		return true;
	if (!id_set(room) && !id_set(room = room_of(v, g)) && !v->faults.n && !make_room(v, g, one->key, &room))
		return false;
	one->as.entry_add.room = room;
	return true;
}

void note_do(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	struct note_form form = {.n = 0};
	struct intent one;
	struct said said;
	if (!g)
		return;
	note_add(&form, "tekst", form_value(v, "tekst"));
	note_add(&form, "sleutel", form_value(v, "sleutel"));
	note_add_id(v, &form, "bijeenkomst", g->id);
	bool closed = str_is(form_value(v, "terug"), "privetijd");
	intent_init(&one, note_says(v, &form));
	v->faults.n = 0;
	intent_from_form(v->arena, form.at, form.n, &one, &v->faults);
	if (!find_room(v, g, &one) || !visit_say(v, &one, closed ? "privetijd" : "bijeenkomst", &said))
		return;
	const char *plan = items_id(v, v->match.ids[0]);
	if (closed)
		visit_go(v, "/plan/%s/privetijd?klaar=bijeenkomst.opschrijven", plan);
	else
		visit_go(v, "/plan/%s/bijeenkomst/%s?klaar=bijeenkomst.opschrijven", plan, items_id(v, v->match.ids[1]));
}

// ---- what was said and decided

static struct url thing_url(const struct visit *v, const char *part, struct id id, const char *rest)
{
	return (struct url){str_print(v->arena, "/plan/%s/%s/%s%s", items_id(v, v->plan->id), part, items_id(v, id), rest)};
}

static void fill_notes(const struct visit *v, const struct sight_gathering *g, bool writes, struct notes_part *to)
{
	size_t most = 0, n = 0;
	for (size_t i = 0; i < v->plan->rooms.n; i++)
		most += v->plan->rooms.at[i].entries.n;
	struct note_line *lines = arena_many(v->arena, struct note_line, most);
	for (size_t i = 0; i < v->plan->rooms.n; i++)
		for (size_t k = 0; k < v->plan->rooms.at[i].entries.n; k++) {
			const struct sight_entry *e = &v->plan->rooms.at[i].entries.at[k];
			if (!id_eq(e->gathering, g->id))
				continue;
			bool fits = e->text.len && str_points(e->text) <= GOAL_TEXT && writes;
			lines[n++] = (struct note_line){.at = thing_url(v, "inbreng", e->id, ""),
			        .again = gathering_url(v, g->id, "/opschrijven"),
			        .text = e->text,
			        .who = words_name(v, e->from),
			        .part = phase_title(g, e->phase),
			        .key = id_text(v->arena, fresh_short()),
			        .goal = fits && can(v, SAY_GOAL_ADD),
			        .act = fits && can(v, SAY_ACTION_ADD)};
		}
	to->notes.at = lines;
	to->notes.n = n;
}

struct decided {
	struct visit *visit;
	const struct sight_gathering *of;
	struct decided_line *at;
	size_t n;
};

static void add_actions(struct decided *d, struct sight_action_list from)
{
	struct visit *v = d->visit;
	for (size_t i = 0; i < from.n; i++) {
		const struct sight_action *a = &from.at[i];
		if (!id_eq(a->gathering, d->of->id) || a->brings)
			continue;
		bool open = (a->doers.n == 0 || a->when == DAY_NONE) && a->mine;
		d->at[d->n++] = (struct decided_line){.at = thing_url(v, "actie", a->id, ""),
		        .set = open ? thing_url(v, "actie", a->id, "/anders") : (struct url){STR("")},
		        .text = a->text,
		        .who = a->doers.n ? items_doers(v, a->doers) : STR(""),
		        .when = words_day(v, a->when),
		        .act = true};
	}
}

static void fill_decided(struct visit *v, const struct sight_gathering *g, struct notes_part *to)
{
	size_t most = v->plan->loose.n + v->plan->goals.n;
	for (size_t i = 0; i < v->plan->goals.n; i++)
		most += v->plan->goals.at[i].actions.n;
	struct decided d = {v, g, arena_many(v->arena, struct decided_line, most), 0};
	for (size_t i = 0; i < v->plan->goals.n; i++) {
		const struct sight_goal *goal = &v->plan->goals.at[i];
		if (id_eq(goal->gathering, g->id))
			d.at[d.n++] = (struct decided_line){
			        .at = thing_url(v, "doel", goal->id, ""), .text = goal->text, .who = items_said(v, goal)};
		add_actions(&d, goal->actions);
	}
	add_actions(&d, v->plan->loose);
	to->decided.at = d.at;
	to->decided.n = d.n;
}

struct notes_part notes_of(struct visit *v, const struct sight_gathering *g, bool writes)
{
	struct notes_part p = {0};
	fill_notes(v, g, writes, &p);
	fill_decided(v, g, &p);
	return p;
}

// ---- following

// On a telephone that others look at too, following stops by itself: a quiet session must be able to end.
static bool goes_on(struct visit *v, const struct sight_gathering *g, int *ret_times)
{
	int times = (int)strtol(str_zero(v->arena, form_value(v, "keer")), NULL, 10);
	*ret_times = times + 1;
	return !g->over && (!v->session.shared || times < FOLLOW_TIMES);
}

void follow_show(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	const struct sight_private *on = private_on(v);
	int times;
	if (!g)
		return;
	struct follow_page p = {.frame = items_frame(v, SAY(v, "Volgen"), 1),
	        .plan = v->plan->id,
	        .gathering = g->id,
	        .title = g->title,
	        .lead = g->lead ? words_name(v, g->lead) : STR(""),
	        .over = g->over,
	        .on = goes_on(v, g, &times),
	        .said = notes_of(v, g, false),
	        .tasks = task_lines(v, g)};
	for (size_t i = 0; i < g->phases.n; i++)
		if (g->phases.at[i].now) {
			const struct sight_phase *f = &g->phases.at[i];
			p.part = f->title, p.hint = f->hint, p.closed = f->closed, p.there = there_words(v, f);
			p.prompts.at = shown_lines(v, f->prompts).at;
			p.prompts.n = f->prompts.n;
		}
	if (on && !on->inside)
		p.since = words_time(v, on->since);
	if (p.on) {
		struct str again = str_print(v->arena, "%d; url=?keer=%d", FOLLOW_SECONDS, times);
		v->out->extra[v->out->n_extra].name = "Refresh";
		v->out->extra[v->out->n_extra++].value = str_zero(v->arena, again);
	}
	view_follow_page(&v->out->body, &v->view, &p);
}
