// SPDX-License-Identifier: EUPL-1.2
// Applying what is said of the plan itself, its rooms, their own fields and what is written in them.
#include "plan.h"

// (product.md C9)
bool starts_alone(const struct plan *p, int seat)
{
	return seat != NOBODY && young_role(p->seats.at[seat].role);
}

static struct seats default_readers(const struct plan *p, int seat)
{
	struct seats all = {{0}};
	if (!starts_alone(p, seat))
		all = plan_owners(p);
	return seats_with(all, seat);
}

static void begin(struct plan *p, const struct event *e)
{
	const struct say_plan_begin *b = &e->as.plan_begin;
	if (p->seats.n || !e->fresh.n)
		return;
	p->name = text_keep(p, b->name);
	p->lang = b->lang ? b->lang : LANGUAGE_DUTCH;
	p->begun = e->carried.is ? e->carried.time : e->time;
	struct person *m = list_add(&p->people);
	// The founder's mens carries the seat's id: one new id begins a plan. One that is carried over keeps its own.
	item_begin(p, &m->item, e->fresh.at[e->fresh.n - 1], 0, e);
	m->name = text_keep(p, b->me);
	m->ring = e->carried.is ? 0 : 1;
	struct place *s = list_add(&p->seats);
	item_begin(p, &s->item, e->fresh.at[0], 0, e);
	*s = (struct place){s->item, .role = b->role ? b->role : ROLE_PARENT, .state = SEAT_TAKEN, .owner = true,
	        .since = day_of(e->time), .until = DAY_NONE, .handed = DAY_NONE, .helper = NOBODY, .whom = NOBODY};
	p->steps = p->people_readers = seats_one(0);
}

static void room_make(struct plan *p, const struct event *e, int seat, struct id id, struct str title, struct str hint,
        enum shows shows, struct ids readers, int after)
{
	struct room *r = list_add(&p->rooms);
	item_begin(p, &r->item, id, seat, e);
	r->title = text_keep(p, title);
	r->hint = text_keep(p, hint);
	r->shows = shows ? shows : SHOWS_ENTRIES;
	r->readers = readers.n ? seats_with(seats_from(p, readers), seat) : default_readers(p, seat);
	order_put(p, true, (int)p->rooms.n - 1, after);
}

static void rooms_add(struct plan *p, const struct event *e, int seat)
{
	const struct say_rooms_add *b = &e->as.rooms_add;
	for (size_t i = 0; i < b->titles.n && i < e->fresh.n; i++) {
		int last = p->room_order.n ? p->room_order.at[p->room_order.n - 1] : NOBODY;
		room_make(p, e, seat, e->fresh.at[i], b->titles.at[i], STR(""), b->shows, (struct ids){NULL, 0}, last);
	}
}

static void room_add(struct plan *p, const struct event *e, int seat)
{
	const struct say_room_add *b = &e->as.room_add;
	int last = p->room_order.n ? p->room_order.at[p->room_order.n - 1] : NOBODY;
	int after = id_set(b->after) ? plan_find(p, THING_ROOM, b->after) : last;
	if (e->fresh.n)
		room_make(p, e, seat, e->fresh.at[0], b->title, b->hint, b->shows, b->readers, after);
}

// A refusal would tell that there is something: so the room goes, and those words stay.
static void room_remove(struct plan *p, int room, int seat)
{
	list_each(e, &p->entries)
	{
		if (e->room == room && !e->item.gone && private_kept_from(p, &e->item, seat))
			p->rooms.at[room].stays = true;
	}
	item_end(p, THING_ROOM, room);
}

static void apply_rooms(struct plan *p, const struct event *e, int seat)
{
	enum thing thing;
	struct id about = about_of(e->say, &e->as, e->fresh, &thing);
	int room = thing == THING_ROOM ? plan_find(p, THING_ROOM, about) : NOBODY;
	if (e->say == SAY_ROOM_ADD)
		room_add(p, e, seat);
	else if (e->say == SAY_ROOMS_ADD)
		rooms_add(p, e, seat);
	if (room == NOBODY)
		return;
	struct room *r = &p->rooms.at[room];
	if (e->say == SAY_ROOM_RENAME) {
		r->title = text_keep(p, e->as.room_rename.title);
		r->hint = text_keep(p, e->as.room_rename.hint);
	} else if (e->say == SAY_ROOM_MOVE) {
		order_put(p, true, room, plan_find(p, THING_ROOM, e->as.room_move.after));
	} else if (e->say == SAY_ROOM_REMOVE) {
		room_remove(p, room, seat);
	} else if (e->say == SAY_ROOM_READERS) {
		r->readers = readers_chosen(p, &r->item, r->readers, e->as.room_readers.readers, seat);
	}
}

static void field_add(struct plan *p, const struct event *e, int seat)
{
	const struct say_field_add *b = &e->as.field_add;
	int room = plan_find(p, THING_ROOM, b->room);
	if (room == NOBODY || !e->fresh.n)
		return;
	struct own_field *f = list_add(&p->fields);
	item_begin(p, &f->item, e->fresh.at[0], seat, e);
	f->room = room;
	f->title = text_keep(p, b->title);
	f->sort = b->sort ? b->sort : SORT_TEXT;
	struct str *choices = arena_many(p->texts->arena, struct str, b->choices.n);
	for (size_t i = 0; i < b->choices.n; i++)
		choices[i] = text_keep(p, b->choices.at[i]);
	f->choices = (struct strs){choices, b->choices.n};
}

// Of a field that is named twice the last counts.
static void entry_cells(struct plan *p, struct entry *to, struct pairs cells)
{
	to->cells = arena_many(p->texts->arena, struct cell, cells.n);
	to->n_cells = 0;
	for (size_t i = 0; i < cells.n; i++) {
		int field = plan_find(p, THING_FIELD, cells.at[i].id);
		uint32_t k = 0;
		while (k < to->n_cells && to->cells[k].field != field)
			k++;
		if (field == NOBODY || !cells.at[i].text.len)
			continue;
		to->cells[k] = (struct cell){field, text_keep(p, cells.at[i].text)};
		to->n_cells += k == to->n_cells;
	}
}

static void entry_links(struct plan *p, struct entry *to, struct ids links)
{
	to->links = arena_many(p->texts->arena, int, links.n);
	for (size_t i = 0; i < links.n; i++) {
		int other = plan_find(p, THING_ENTRY, links.at[i]);
		if (other != NOBODY)
			to->links[to->n_links++] = other;
	}
}

// What somebody who works for families types for one of the family stands only after that person's yes (product.md P3).
static bool is_proposal(const struct plan *p, int seat, int from)
{
	if (seat == NOBODY || from == NOBODY || p->seats.at[seat].person == from)
		return false;
	enum role role = p->seats.at[seat].role;
	return role == ROLE_PROFESSIONAL || role == ROLE_COORDINATOR;
}

static void entry_add(struct plan *p, const struct event *e, int seat)
{
	const struct say_entry_add *b = &e->as.entry_add;
	int room = plan_find(p, THING_ROOM, b->room);
	if (room == NOBODY || !e->fresh.n)
		return;
	struct entry *to = list_add(&p->entries);
	item_begin(p, &to->item, e->fresh.at[0], seat, e);
	if (round_shut(p) && !seats_has(round_shut(p)->inside, seat)) // a letter: read when the door is open
		to->item.waits = (int16_t)p->rounds.n;
	to->room = room;
	to->from = plan_find(p, THING_PERSON, b->from);
	if (to->from == NOBODY && seat != NOBODY && !e->carried.is) // of some things in a file is not known who said them
		to->from = p->seats.at[seat].person;
	to->gathering = plan_find(p, THING_GATHERING, b->gathering);
	to->phase = text_keep(p, b->phase);
	to->text = text_keep(p, b->text);
	to->photo = text_keep(p, b->photo);
	to->sound = text_keep(p, b->sound);
	to->caption = text_keep(p, b->caption);
	to->proposed = e->carried.is ? e->carried.proposed : is_proposal(p, seat, to->from);
	to->changed = e->carried.changed;
	to->own_readers = e->carried.is ? e->carried.apart : b->readers.n > 0 || starts_alone(p, seat);
	to->readers = seats_with(seats_from(p, b->readers), seat);
	entry_cells(p, to, b->cells);
	entry_links(p, to, b->links);
	order_put(p, false, (int)p->entries.n - 1, p->entry_order.n ? p->entry_order.at[p->entry_order.n - 1] : NOBODY);
}

static void entry_change(struct plan *p, const struct event *e, struct entry *to, int seat)
{
	const struct say_entry_change *b = &e->as.entry_change;
	to->text = text_keep(p, b->text);
	to->caption = text_keep(p, b->caption);
	entry_cells(p, to, b->cells);
	to->changed = e->time;
	to->proposed |= is_proposal(p, seat, to->from); // the yes was to other words
}

// Taken away for good: the words go from memory with the plan that is folded anew (journal/), here they go from sight.
static void entry_erase(struct plan *p, int entry)
{
	struct entry *to = &p->entries.at[entry];
	item_end(p, THING_ENTRY, entry);
	to->text = to->photo = to->sound = to->caption = STR("");
	to->n_cells = to->n_links = 0;
}

static void apply_entries(struct plan *p, const struct event *e, int seat)
{
	enum thing thing;
	struct id about = about_of(e->say, &e->as, e->fresh, &thing);
	if (e->say == SAY_ENTRY_ADD)
		return entry_add(p, e, seat);
	int entry = thing == THING_ENTRY ? plan_find(p, THING_ENTRY, about) : NOBODY;
	if (entry == NOBODY)
		return;
	struct entry *to = &p->entries.at[entry];
	if (e->say == SAY_ENTRY_CHANGE)
		entry_change(p, e, to, seat);
	else if (e->say == SAY_ENTRY_MOVE)
		order_put(p, false, entry, plan_find(p, THING_ENTRY, e->as.entry_move.after));
	else if (e->say == SAY_ENTRY_CONFIRM)
		to->proposed = false, to->denied = false;
	else if (e->say == SAY_ENTRY_DENY)
		to->denied = true;
	else if (e->say == SAY_ENTRY_ERASE)
		entry_erase(p, entry);
	else if (e->say == SAY_ENTRY_READERS) {
		to->own_readers = true;
		to->readers = seats_with(seats_from(p, e->as.entry_readers.readers), seat);
	}
}

// No owner can limit another (contract.md, Who is who): the owners read both parts, whoever else does.
static void part_readers(struct plan *p, const struct say_part_readers *b, int seat)
{
	struct seats all = seats_or(seats_with(seats_from(p, b->readers), seat), plan_owners(p));
	if (b->part == SHOWS_STEPS)
		p->steps = all;
	else if (b->part == SHOWS_PEOPLE)
		p->people_readers = all;
}

void apply_plan(struct plan *p, const struct event *e, int seat)
{
	if (e->say == SAY_PLAN_BEGIN)
		begin(p, e);
	else if (e->say == SAY_PLAN_NAME)
		p->name = text_keep(p, e->as.plan_name.name);
	else if (e->say == SAY_PLAN_COVER)
		p->cover = e->as.plan_cover.cover;
	else if (e->say == SAY_PLAN_FINISH || e->say == SAY_PLAN_RESUME)
		p->finished = e->say == SAY_PLAN_FINISH;
	else if (e->say == SAY_SUPPORT_CHOOSE)
		p->support = e->as.support_choose.way;
	else if (e->say == SAY_ERASE_ASK)
		p->erase_day = day_of(e->time) + (plan_solo(p) ? 0 : ERASE_DAYS);
	else if (e->say == SAY_ERASE_STOP)
		p->erase_day = DAY_NONE;
	else if (e->say == SAY_PART_READERS)
		part_readers(p, &e->as.part_readers, seat);
	else if (e->say == SAY_FIELD_ADD)
		field_add(p, e, seat);
	int field = e->say == SAY_FIELD_REMOVE ? plan_find(p, THING_FIELD, e->as.field_remove.field) : NOBODY;
	if (field != NOBODY)
		item_end(p, THING_FIELD, field);
	apply_rooms(p, e, seat);
	apply_entries(p, e, seat);
}
