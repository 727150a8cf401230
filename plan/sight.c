// SPDX-License-Identifier: EUPL-1.2
// plan + seat + now -> what this seat may see, as plan/words' show entries. Everything outside plan/ is made from this and has
// nothing else in hand, so that a page, an export or a mail cannot show what the seat may not see.
#include "sight.h"

bool looks_at(const struct look_at *l, enum thing thing, int index)
{
	return !plan_item(l->plan, thing, index)->gone && may_see(l->plan, l->seat, thing, index);
}

struct id gathering_id(const struct look_at *l, int gathering)
{
	bool there = gathering != NOBODY && looks_at(l, THING_GATHERING, gathering);
	return there ? l->plan->gatherings.at[gathering].item.id : ID_NONE;
}

bool made_inside(const struct look_at *l, const struct item *item)
{
	return item->round && (item->held || (l->plan->outside && (uint32_t)item->round == l->plan->rounds.n));
}

const struct sight_name *name_person(struct look_at *l, int person)
{
	if (person == NOBODY)
		return NULL;
	const struct person *m = &l->plan->people.at[person];
	l->people[person] = (struct sight_name){m->item.id, m->name};
	l->named[person] = true;
	return &l->people[person];
}

const struct sight_name *name_seat(struct look_at *l, int seat)
{
	if (seat == NOBODY)
		return NULL;
	const struct place *s = &l->plan->seats.at[seat];
	l->seats[seat] = (struct sight_name){s->item.id, l->plan->people.at[s->person].name};
	return &l->seats[seat];
}

const struct sight_name *name_author(struct look_at *l, int seat)
{
	return seat == NOBODY ? NULL : name_person(l, l->plan->seats.at[seat].person);
}

const struct sight_name *name_said(struct look_at *l, const struct item *item, int by)
{
	return item->carried ? name_person(l, by) : name_author(l, item->author);
}

struct sight_names names_begin(struct look_at *l, size_t most)
{
	return (struct sight_names){most ? arena_many(l->arena, const struct sight_name *, most) : NULL, 0};
}

void names_add(struct sight_names *to, const struct sight_name *name)
{
	if (name)
		((const struct sight_name **)(uintptr_t)to->at)[to->n++] = name;
}

struct sight_names names_of_seats(struct look_at *l, struct seats who)
{
	struct sight_names all = names_begin(l, (size_t)seats_count(who));
	for (uint32_t i = 0; i < l->plan->seats.n; i++)
		if (seats_has(who, (int)i) && l->plan->seats.at[i].state <= SEAT_TAKEN)
			names_add(&all, name_seat(l, (int)i));
	return all;
}

static void sight_people(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	struct sight_person *list = arena_many(l->arena, struct sight_person, p->people.n);
	size_t n = 0;
	int asked = p->seats.at[l->seat].item.author;
	if (asked != NOBODY)
		(void)name_author(l, asked);
	for (uint32_t i = 0; i < p->people.n; i++) {
		const struct person *m = &p->people.at[i];
		bool me = p->seats.at[l->seat].person == (int)i, whole = looks_at(l, THING_PERSON, (int)i) || me;
		bool reaches = (m->address.len || m->phone.len) && seats_has(reach_readers(p, (int)i), l->seat);
		if (m->item.gone || (!whole && !l->named[i] && !reaches))
			continue;
		struct sight_person *s = &list[n++];
		int seat = plan_seat_of_person(p, (int)i);
		*s = (struct sight_person){.id = m->item.id,
		        .name = m->name,
		        .ring = NUMBER_NONE,
		        .me = me,
		        .inside = private_was_inside(p, &m->item, l->seat) && made_inside(l, &m->item),
		        .quotable = may_quote(p, l->seat, (int)i),
		        .speaks = !me && !m->organisation && (whole || seat != NOBODY) && may_speak_for(p, l->seat, (int)i)};
		if (reaches) {
			s->address = m->address;
			s->phone = m->phone;
		}
		if (reaches && (me || p->seats.at[l->seat].owner))
			s->reach_readers = names_of_seats(l, reach_readers(p, (int)i));
		s->whole = whole;
		if (!whole)
			continue;
		s->tie = m->tie;
		s->ring = m->ring ? m->ring : NUMBER_NONE;
		s->organisation = m->organisation;
		s->unasked = m->unasked;
		s->seated = seat != NOBODY && p->seats.at[seat].state == SEAT_TAKEN;
		s->invited = seat != NOBODY && p->seats.at[seat].state == SEAT_INVITED;
	}
	to->people = (struct sight_person_list){list, n};
}

static struct strs marks_of(struct look_at *l, uint32_t marks)
{
	struct str *list = arena_many(l->arena, struct str, choice_mark.n);
	size_t n = 0;
	for (int i = 1; i < choice_mark.n; i++)
		if (marks >> i & 1)
			list[n++] = choice_mark.words[i];
	return (struct strs){list, n};
}

static struct sight_names rooms_read_by(struct look_at *l, int seat)
{
	const struct plan *p = l->plan;
	struct sight_names all = names_begin(l, p->rooms.n);
	for (uint32_t i = 0; i < p->room_order.n; i++) {
		int room = p->room_order.at[i];
		if (!looks_at(l, THING_ROOM, room) || !seats_has(p->rooms.at[room].readers, seat))
			continue;
		l->rooms[room] = (struct sight_name){p->rooms.at[room].item.id, p->rooms.at[room].title};
		names_add(&all, &l->rooms[room]);
	}
	return all;
}

static void sight_seat_of(struct look_at *l, int index, struct sight_seat *s)
{
	const struct plan *p = l->plan;
	const struct place *from = &p->seats.at[index], *mine = &p->seats.at[l->seat];
	bool lapsed = from->state == SEAT_TAKEN && !seat_active(p, index, l->now);
	*s = (struct sight_seat){.id = from->item.id,
	        .person = name_person(l, from->person),
	        .role = from->role,
	        .owner = from->owner,
	        .me = index == l->seat,
	        .invited = from->state == SEAT_INVITED,
	        .waiting = from->state == SEAT_WAITING,
	        .ended = from->state > SEAT_TAKEN || lapsed,
	        .lapsed = lapsed,
	        .stand_in = seats_has(mine->stand_in, index),
	        .stands_for = seats_has(from->stand_in, l->seat),
	        .marks = marks_of(l, from->marks),
	        .until = from->until,
	        .stated = from->stated,
	        .heard = from->heard,
	        .handed = from->handed,
	        .calls = from->handed == DAY_NONE ? DAY_NONE : from->handed + HAND_OVER_DAYS,
	        .since = from->since};
	if (!mine->owner && index != l->seat)
		return;
	s->rooms = rooms_read_by(l, index);
	s->steps = seats_has(p->steps, index);
	s->people = seats_has(p->people_readers, index);
}

static void sight_seats(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	struct sight_seat *list = arena_many(l->arena, struct sight_seat, p->seats.n);
	size_t n = 0;
	for (uint32_t i = 0; i < p->seats.n; i++) {
		enum seat_state state = p->seats.at[i].state;
		bool knocks = state == SEAT_WAITING && p->seats.at[l->seat].owner;
		if (knocks || (state != SEAT_WAITING && looks_at(l, THING_SEAT, (int)i)))
			sight_seat_of(l, (int)i, &list[n++]);
	}
	to->seats = (struct sight_seat_list){list, n};
}

static bool sees_stand(const struct look_at *l, const struct stand_said *s, int version)
{
	return s->version == version && !s->item.gone && seats_has(stand_readers(l->plan, s), l->seat);
}

// The last one of a person counts, also when an older one was said behind a door and never shown.
static bool said_again(const struct look_at *l, const struct stand_said *s)
{
	for (uint32_t i = (uint32_t)(s - l->plan->stands.at) + 1; i < l->plan->stands.n; i++)
		if (l->plan->stands.at[i].person == s->person && sees_stand(l, &l->plan->stands.at[i], s->version))
			return true;
	return false;
}

static void sight_stands(struct look_at *l, int version, struct sight_version *to)
{
	const struct plan *p = l->plan;
	struct sight_stand *list = arena_many(l->arena, struct sight_stand, p->stands.n);
	size_t n = 0;
	list_each(s, &p->stands)
	{
		if (!sees_stand(l, s, version) || said_again(l, s))
			continue;
		if (s->person == p->seats.at[l->seat].person)
			to->mine = s->stand;
		bool self = !s->item.carried && s->item.author != NOBODY && p->seats.at[s->item.author].person == s->person;
		list[n++] = (struct sight_stand){.who = name_person(l, s->person),
		        .stand = s->stand,
		        .word = s->word,
		        .at = s->item.time,
		        .typed = self ? NULL : name_said(l, &s->item, s->typed),
		        .witness = name_person(l, s->witness)};
	}
	to->stands = (struct sight_stand_list){list, n};
}

static void sight_versions(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	struct sight_version *list = arena_many(l->arena, struct sight_version, p->versions.n);
	size_t n = 0;
	int32_t number = 0; // drafts that stayed in private time are not counted for who was not there
	for (uint32_t i = 0; i < p->versions.n; i++)
		number += looks_at(l, THING_VERSION, (int)i);
	for (uint32_t i = p->versions.n; i-- > 0;) { // the newest first
		const struct version *v = &p->versions.at[i];
		if (!looks_at(l, THING_VERSION, (int)i))
			continue;
		list[n] = (struct sight_version){.id = v->item.id,
		        .title = v->title,
		        .number = number--,
		        .at = v->item.time,
		        .by = name_said(l, &v->item, v->by),
		        .carried = v->item.carried,
		        .waits = v->together && !v->shown};
		list[n].adopted = remarks_of(l, REMARK_ADOPT, THING_VERSION, (int)i);
		sight_stands(l, (int)i, &list[n++]);
	}
	to->versions = (struct sight_version_list){list, n};
}

static bool door_lets(const struct plan *p, enum door door)
{
	if (!round_shut(p))
		return true;
	return p->outside ? door != DOOR_AFTER : door == DOOR_AT_ONCE || door == DOOR_THROUGH;
}

static struct ask asked_of(const struct look_at *l)
{
	return (struct ask){.plan = l->plan,
	        .seat = l->seat,
	        .chair = (enum chair)(l->plan->seats.at[l->seat].role - 1),
	        .now = l->now,
	        .about = NOBODY};
}

// What this seat may say, as far as that does not depend on what it would be about.
static struct strs sight_may(struct look_at *l)
{
	const struct place *mine = &l->plan->seats.at[l->seat];
	struct ask a = asked_of(l);
	struct str *list = arena_many(l->arena, struct str, SAYS);
	size_t n = 0;
	for (int i = 0; i < SAYS; i++) {
		const struct right *rights = say_infos[i].rights;
		bool may = may_at_all(&rights[a.chair], &a) || (mine->owner && may_at_all(&rights[CHAIR_OWNER], &a));
		if (may && door_lets(l->plan, say_infos[i].door) && !plan_shut(l->plan, (enum say)i).len)
			list[n++] = say_infos[i].wire;
	}
	return (struct strs){list, n};
}

static bool adds_own_only(const struct look_at *l)
{
	struct ask a = asked_of(l);
	return may_add_own_only(&a);
}

bool sight_says(const struct sight_plan *sight, enum say say)
{
	for (size_t i = 0; i < sight->may.n; i++)
		if (sight->may.at[i].at == say_infos[say].wire.at)
			return true;
	return false;
}

static void look_begin(struct look_at *l)
{
	const struct plan *p = l->plan;
	l->people = arena_many(l->arena, struct sight_name, p->people.n);
	l->seats = arena_many(l->arena, struct sight_name, p->seats.n);
	l->rooms = arena_many(l->arena, struct sight_name, p->rooms.n);
	l->goals = arena_many(l->arena, struct sight_name, p->goals.n);
	l->entries = arena_many(l->arena, struct sight_name, p->entries.n);
	l->named = arena_many(l->arena, bool, p->people.n);
	for (uint32_t i = 0; i < p->goals.n; i++) // asked for by all that stands under them
		if (looks_at(l, THING_GOAL, (int)i))
			l->goals[i] = (struct sight_name){p->goals.at[i].item.id, p->goals.at[i].text};
}

struct sight_plan *sight_of(const struct plan *p, struct id seat, int64_t now, bool whole, struct arena *arena)
{
	struct look_at l = {.plan = p, .arena = arena, .seat = plan_find(p, THING_SEAT, seat), .now = now, .whole = whole};
	l.today = day_of(now);
	if (l.seat == NOBODY || !seat_active(p, l.seat, now))
		return NULL;
	look_begin(&l);
	const struct place *mine = &p->seats.at[l.seat];
	struct sight_plan *to = arena_new(arena, struct sight_plan);
	*to = (struct sight_plan){.id = p->id,
	        .name = p->name,
	        .seat = seat,
	        .me = name_person(&l, mine->person),
	        .role = mine->role,
	        .cover = p->cover,
	        .lang = p->lang,
	        .owner = mine->owner,
	        .may = sight_may(&l),
	        .own_only = adds_own_only(&l),
	        .steps = seats_has(p->steps, l.seat),
	        .circle = seats_has(p->people_readers, l.seat),
	        .finished = p->finished,
	        .support = mine->owner ? p->support : SUPPORT_NONE,
	        .erase = p->erase_day,
	        .helper = name_person(&l, mine->helper),
	        .begun = p->begun};
	if (to->steps)
		to->steps_readers = names_of_seats(&l, p->steps);
	if (to->circle)
		to->people_readers = names_of_seats(&l, p->people_readers);
	sight_rooms(&l, to);
	sight_steps(&l, to);
	sight_versions(&l, to);
	sight_statements(&l, to);
	sight_questions(&l, to);
	sight_seats(&l, to);
	sight_gatherings(&l, to);
	sight_preps(&l, to);
	sight_people(&l, to);
	sight_private(&l, to);
	return to;
}

static struct sight_plan *settled_sight(const struct plan *p, struct id seat, int64_t now, bool whole, struct arena *arena)
{
	struct plan *settled = plan_settled(p, now);
	struct sight_plan *sight = sight_of(plan_for(settled ? settled : p, seat), seat, now, whole, arena);
	plan_release(settled); // the texts live on in `p`
	return sight;
}

struct sight_plan *plan_sight(const struct plan *p, struct id seat, int64_t now, struct arena *arena)
{
	return settled_sight(p, seat, now, false, arena);
}

struct sight_plan *plan_sight_whole(const struct plan *p, struct id seat, int64_t now, struct arena *arena)
{
	return settled_sight(p, seat, now, true, arena);
}
