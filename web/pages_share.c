// SPDX-License-Identifier: EUPL-1.2
// "Wie mag wat lezen" (product.md C9, C10): for each seat which parts it reads, until when and who asked it in; for each part its
// readers, always as names. A group is a quick way to tick names. Stopping is one tap, and beside it stands what that cannot
// undo.
#include "pages_circle.h"
#include "views.h"

static const char *const part_words[] = {"stappen", "mensen"};

static struct str part_title(const struct visit *v, int part)
{
	return part == 0 ? SAY(v, "Deze week") : SAY(v, "Onze mensen");
}

// ---- the ledger

static struct parts_read parts_of(const struct visit *v, const struct sight_seat *s)
{
	struct part_read *list = arena_many(v->arena, struct part_read, s->rooms.n + 2);
	size_t n = 0;
	if (s->steps)
		list[n++] = (struct part_read){.title = part_title(v, 0), .part = true};
	if (s->people)
		list[n++] = (struct part_read){.title = part_title(v, 1), .part = true, .people = true};
	for (size_t i = 0; i < s->rooms.n; i++)
		list[n++] = (struct part_read){.id = s->rooms.at[i]->id, .title = s->rooms.at[i]->name};
	return (struct parts_read){list, n};
}

// Who asked this seat in, and when: from the history, as far as this seat may see it.
static struct str asked_by(const struct visit *v, const struct happenings *all, struct id seat)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct happened *h = &all->at[i];
		if ((h->say == SAY_INVITE || h->say == SAY_DOOR_OPEN) && id_eq(h->about, seat))
			return str_print(v->arena, "%.*s, %.*s", STR_ARG(h->who), STR_ARG(words_day(v, day_of(h->time))));
	}
	return STR("");
}

static struct share share_of(const struct visit *v, const struct sight_seat *s, const struct happenings *all)
{
	struct share one = {
	        .face = circle_face_of_seat(v, s), .parts = parts_of(v, s), .by = asked_by(v, all, s->id), .owner = s->owner};
	one.nothing = one.parts.n == 0;
	one.until = s->until != DAY_NONE           ? words_day(v, s->until)
	            : works_with_families(s->role) ? SAY(v, "drie maanden na het eerste bezoek")
	                                           : SAY(v, "tot jullie stoppen");
	one.may_stop = v->plan->owner && !s->owner && !s->me && !one.nothing;
	return one;
}

static struct parts_read parts_shared(const struct visit *v)
{
	const struct sight_plan *plan = v->plan;
	struct part_read *list = arena_many(v->arena, struct part_read, plan->rooms.n + 2);
	size_t n = 0;
	if (plan->steps)
		list[n++] = (struct part_read){.title = part_title(v, 0),
		        .part = true,
		        .audience = words_audience(v, plan->steps_readers, false),
		        .may = can(v, SAY_PART_READERS)};
	if (plan->circle)
		list[n++] = (struct part_read){.title = part_title(v, 1),
		        .part = true,
		        .people = true,
		        .audience = words_audience(v, plan->people_readers, false),
		        .may = can(v, SAY_PART_READERS)};
	for (size_t i = 0; i < plan->rooms.n; i++) {
		const struct sight_room *r = &plan->rooms.at[i];
		list[n++] = (struct part_read){.id = r->id,
		        .title = r->title,
		        .audience = words_audience(v, r->readers, r->alone),
		        .may = can(v, SAY_ROOM_READERS) && (plan->owner || r->mine)};
	}
	return (struct parts_read){list, n};
}

void circle_show_ledger(struct visit *v)
{
	struct happenings all;
	enum status got = seat_history(v->seat, STR(""), v->arena, &all);
	if (got != OK)
		return visit_trouble(v, got);
	struct ledger_page p = {.frame = visit_frame(v, SAY(v, "Wie mag wat lezen"), 4),
	        .plan = v->plan->id,
	        .key = circle_fresh_key(v),
	        .owner = v->plan->owner,
	        .parts = parts_shared(v)};
	struct share *list = arena_many(v->arena, struct share, v->plan->seats.n);
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if (!s->ended && !s->waiting && (s->me ? !v->plan->owner : v->plan->owner))
			list[p.shares.n++] = share_of(v, s, &all);
	}
	p.shares.at = list;
	view_ledger(&v->out->body, &v->view, &p);
}

void circle_say_stop(struct visit *v)
{
	struct said said;
	if (!visit_say_form(v, SAY_SHARE_STOP, "ledger", &said))
		return;
	visit_go(v, "/plan/%.*s/delen", STR_ARG(id_text(v->arena, v->match.ids[0])));
}

// ---- the readers of a part

static bool named_in(struct sight_names names, struct id id)
{
	for (size_t i = 0; i < names.n; i++)
		if (id_eq(names.at[i]->id, id))
			return true;
	return false;
}

static bool in_group(struct str group, enum role role)
{
	return str_is(group, "tafel") || (str_is(group, "kring") && circle_role(role)) ||
	       (str_is(group, "familie") && family_role(role));
}

static bool ticked(const struct visit *v, const char *field, const struct sight_seat *s, struct sight_names now)
{
	struct str group = form_value(v, "groep");
	if (group.len)
		return in_group(group, s->role);
	return v->again ? was_typed(v, field, id_text(v->arena, s->id)) : named_in(now, s->id);
}

struct ticks circle_reader_ticks(const struct visit *v, const char *field, struct sight_names now)
{
	struct tick *list = arena_many(v->arena, struct tick, v->plan->seats.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if (s->me || s->ended || s->waiting)
			continue;
		list[n++] = (struct tick){s->id, words_name(v, s->person),
		        s->invited ? SAY(v, "gevraagd") : words_choice(v, &choice_role, s->role), ticked(v, field, s, now)};
	}
	return (struct ticks){list, n};
}

static struct str chosen_names(const struct visit *v, struct ticks ticks)
{
	struct sight_name *names = arena_many(v->arena, struct sight_name, ticks.n);
	const struct sight_name **at = arena_many(v->arena, const struct sight_name *, ticks.n);
	size_t n = 0;
	for (size_t i = 0; i < ticks.n; i++)
		if (ticks.at[i].on) {
			names[n] = (struct sight_name){ticks.at[i].id, ticks.at[i].name};
			at[n] = &names[n];
			n++;
		}
	return words_audience(v, (struct sight_names){at, n}, n == 0);
}

static void show_readers(struct visit *v, struct readers_page *p, struct sight_names now)
{
	p->frame = visit_frame(v, SAY(v, "Wie mag dit lezen"), 4);
	p->plan = v->plan->id;
	p->me = v->plan->seat; // who chooses keeps reading
	p->key = circle_fresh_key(v);
	p->readers = circle_reader_ticks(v, "lezers", now);
	p->chosen = chosen_names(v, p->readers);
	view_readers(&v->out->body, &v->view, p);
}

void circle_show_part_readers(struct visit *v)
{
	int part = v->match.n_words && str_is(v->match.words[0], part_words[1]);
	bool known = v->match.n_words && (part || str_is(v->match.words[0], part_words[0]));
	if (!known || !v->plan->owner)
		return visit_missing(v);
	struct readers_page p = {.title = part_title(v, part), .people = part == 1};
	show_readers(v, &p, part ? v->plan->people_readers : v->plan->steps_readers);
}

// A group only ticks its names; nothing is said until somebody saw them.
static void say_readers(struct visit *v, enum say say, const char *again)
{
	struct said said;
	if (form_value(v, "groep").len) {
		v->again = true;
		return visit_show(v, again);
	}
	if (visit_say_form(v, say, again, &said))
		visit_go(v, "/plan/%.*s/delen", STR_ARG(id_text(v->arena, v->match.ids[0])));
}

void circle_say_part_readers(struct visit *v)
{
	say_readers(v, SAY_PART_READERS, "part_readers");
}
