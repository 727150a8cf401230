// SPDX-License-Identifier: EUPL-1.2
// A seat at the table: which task it has, until when, who may speak for it, and how it ends (product.md C3 to C5). A seat shows
// its person as others may know them; what it reads stands in the ledger (pages_share.c).
#include "boxes.h"
#include "pages_circle.h"
#include "pages_invite.h"
#include "views.h"
#include <stdlib.h>

enum { PROMISES = 12, NEAR = 14 }; // promises told to who goes, or lets somebody go; days around the last one

static struct options marks(const struct visit *v, const struct sight_seat *s, bool there)
{
	struct option *list = arena_many(v->arena, struct option, choice_mark.n);
	size_t n = 0;
	for (int i = 1; i < choice_mark.n; i++)
		if (seat_marked(s, (enum mark)i) == there && (there || mark_fits((enum mark)i, s->role)))
			list[n++] = (struct option){choice_mark.words[i], words_choice(v, &choice_mark, i), false};
	return (struct options){list, n};
}

static bool other_owner(const struct visit *v)
{
	for (size_t i = 0; i < v->plan->seats.n; i++)
		if (v->plan->seats.at[i].owner && !v->plan->seats.at[i].me && !v->plan->seats.at[i].ended)
			return true;
	return false;
}

static size_t add_promises(const struct sight_action_list *list, const struct sight_name *person, struct promise *to, size_t n)
{
	for (size_t i = 0; i < list->n; i++)
		for (size_t k = 0; person && k < list->at[i].doers.n; k++)
			if (id_eq(list->at[i].doers.at[k]->id, person->id) && list->at[i].state != REPORT_DONE && n < PROMISES)
				to[n++].what = list->at[i].text;
	return n;
}

static struct promises promises_of(const struct visit *v, const struct sight_name *person)
{
	struct promise *list = arena_many(v->arena, struct promise, PROMISES);
	size_t n = add_promises(&v->plan->loose, person, list, 0);
	for (size_t i = 0; i < v->plan->goals.n; i++)
		n = add_promises(&v->plan->goals.at[i].actions, person, list, n);
	return (struct promises){list, n};
}

// The seats whose last day is near, or was just now: one's own, and for who can lengthen them those of others.
struct terms seat_terms(const struct visit *v)
{
	struct term *list = arena_many(v->arena, struct term, v->plan->seats.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		bool taken = !s->invited && !s->waiting && (!s->ended || s->lapsed);
		bool concerns = taken && (s->me || can(v, SAY_SEAT_UNTIL));
		if (!concerns || s->until == DAY_NONE || abs(s->until - v->view.today) > NEAR)
			continue;
		list[n++] = (struct term){.plan = v->plan->id,
		        .seat = s->id,
		        .name = words_name(v, s->person),
		        .until = words_day(v, s->until),
		        .renewed = day_text(v, v->view.today + OUTSIDE_DAYS),
		        .key = circle_fresh_key(v),
		        .me = s->me,
		        .over = s->lapsed};
	}
	return (struct terms){list, n};
}

static void fill_seat_rights(const struct visit *v, const struct sight_seat *s, struct seat_page *p)
{
	bool mine = s->me, taken = !s->invited && !s->waiting && !s->ended;
	p->me = mine;
	p->owner = can(v, SAY_SEAT_MARK);
	p->is_owner = s->owner;
	p->taken = taken;
	p->may_end = can(v, SAY_SEAT_END) && !mine && !s->owner && taken;
	p->may_term = can(v, SAY_SEAT_UNTIL) && !mine && !s->owner && (taken || s->lapsed);
	p->outside = works_with_families(s->role);
	p->lapsed = s->lapsed;
	if (p->may_term && s->until != DAY_NONE && s->until < v->view.today + OUTSIDE_DAYS)
		p->renewed = day_text(v, v->view.today + OUTSIDE_DAYS);
	p->may_own = can(v, SAY_SEAT_OWN) && !s->owner && taken && !works_with_families(s->role);
	p->may_grow = can(v, SAY_SEAT_GROWN) && s->role == ROLE_CHILD && !s->ended;
	p->stand_in = s->stand_in;
	p->stands_for = s->stands_for;
	p->circle = can(v, SAY_STAND_IN) && !mine && taken;
	p->may_key = can(v, SAY_KEY_RENEWED) && !mine && taken && !(s->owner && v->plan->owner);
	p->last_owner = mine && s->owner && !other_owner(v);
}

void circle_show_seat(struct visit *v)
{
	const struct sight_seat *s = v->match.n_ids > 1 ? see_seat(v, v->match.ids[1]) : NULL;
	if (!s || (s->ended && !s->lapsed))
		return visit_missing(v);
	struct seat_page p = {.frame = visit_frame(v, SAY(v, "Plek aan tafel"), 3),
	        .plan = v->plan->id,
	        .id = s->id,
	        .person = s->person ? s->person->id : ID_NONE,
	        .face = circle_face_of_seat(v, s),
	        .role = words_choice(v, &choice_role, s->role),
	        .until = words_day(v, s->until),
	        .since = words_day(v, s->since),
	        .key = circle_fresh_key(v),
	        .until_fault = fault_of(v, "tot"),
	        .why = typed(v, "waarom", STR(""))};
	p.until_value = typed(v, "tot", day_text(v, s->until));
	p.has_marks = marks(v, s, true);
	p.face.asked = false;
	fill_seat_rights(v, s, &p);
	if (p.may_end)
		p.promises = promises_of(v, s->person);
	if (p.owner)
		p.marks = marks(v, s, false);
	view_seat(&v->out->body, &v->view, &p);
}

// Its forms name what they say; only what belongs to a seat is taken here.
static enum say said_here(const struct visit *v)
{
	static const enum say here[] = {SAY_SEAT_OWN, SAY_SEAT_MARK, SAY_SEAT_GROWN, SAY_SEAT_UNTIL, SAY_SEAT_END, SAY_STAND_IN,
	        SAY_KEY_RENEWED, SAY_INVITE_WITHDRAW};
	enum say say = say_find(form_value(v, "soort"));
	for (size_t i = 0; i < sizeof here / sizeof here[0]; i++)
		if (here[i] == say)
			return say;
	return SAYS;
}

void circle_say_seat(struct visit *v)
{
	struct said said;
	enum say say = said_here(v);
	if (say == SAYS || !id_eq(form_id(v, "stoel"), v->match.ids[1]))
		return visit_trouble(v, BAD_INPUT);
	if (!visit_say_form(v, say, "seat", &said))
		return;
	if (say == SAY_KEY_RENEWED)
		return invite_show_key_sheet(v, v->match.ids[1]);
	struct str plan = id_text(v->arena, v->match.ids[0]), seat = id_text(v->arena, v->match.ids[1]);
	if (say == SAY_INVITE_WITHDRAW)
		invite_ends(v, v->match.ids[1]);
	if (say == SAY_SEAT_END || say == SAY_INVITE_WITHDRAW)
		return visit_go(v, "/plan/%.*s/kring", STR_ARG(plan));
	visit_go(v, "/plan/%.*s/stoel/%.*s", STR_ARG(plan), STR_ARG(seat));
}

// ---- leaving by oneself

void circle_show_leave(struct visit *v)
{
	const struct sight_seat *mine = v->plan ? see_seat(v, v->plan->seat) : NULL;
	if (!mine)
		return visit_missing(v);
	struct leave_page p = {visit_frame(v, SAY(v, "Stoppen"), 4), v->plan->id, circle_fresh_key(v),
	        mine->owner && !other_owner(v), promises_of(v, v->plan->me)};
	view_leave(&v->out->body, &v->view, &p);
}

void circle_say_leave(struct visit *v)
{
	struct said said;
	struct id seat = v->plan->seat;
	if (!visit_say_form(v, SAY_SEAT_LEAVE, "leave", &said))
		return;
	invite_ends(v, seat);
	visit_go(v, "/");
}
