// SPDX-License-Identifier: EUPL-1.2
// Rooms and entries as events. An entry can only name entries that were there before it: so those it names are said first, and
// where that is not the family's order each is moved to its place.
#include "archive.h"
#include <stdlib.h>

struct place {
	struct id id;
	const struct sight_entry *entry;
	const struct sight_room *room;
	const struct sight_field_list *fields;
	uint32_t at; // in the family's order, over all rooms
	bool said;
};
struct shelf {
	struct book *book;
	struct sight_field_list *fields; // by room
	struct place *by_id, **in_order, **as_said;
	uint32_t n, n_said;
};

static int by_id(const void *a, const void *b)
{
	return memcmp(((const struct place *)a)->id.b, ((const struct place *)b)->id.b, sizeof(struct id));
}

static struct place *find(const struct shelf *s, struct id id)
{
	struct place key = {.id = id};
	return s->n ? bsearch(&key, s->by_id, s->n, sizeof key, by_id) : NULL;
}

// ---- fields: those of the room, or those that its entries show when the room itself is not read

static struct sight_field_list fields_of(struct book *b, const struct sight_room *room)
{
	struct sight_field *list = arena_many(b->arena, struct sight_field, room->fields.n + ROOM_FIELDS);
	size_t n = 0, most = room->fields.n + ROOM_FIELDS;
	for (; n < room->fields.n; n++)
		list[n] = room->fields.at[n];
	for (size_t i = 0; i < room->entries.n; i++)
		for (size_t k = 0; k < room->entries.at[i].cells.n; k++) {
			const struct sight_cell *cell = &room->entries.at[i].cells.at[k];
			bool there = n == most;
			for (size_t f = 0; f < n; f++)
				there |= id_eq(list[f].id, cell->field);
			if (!there)
				list[n++] = (struct sight_field){.id = cell->field, .title = cell->title, .sort = SORT_TEXT};
		}
	return (struct sight_field_list){list, n};
}

static void say_room(struct book *b, const struct sight_room *room, struct sight_field_list fields)
{
	struct event *e = book_add(b, SAY_ROOM_ADD, b->plan->begun, STR(""));
	e->as.room_add.title = book_text(room->title);
	e->as.room_add.shows = room->shows;
	e->as.room_add.hint = room->hint;
	book_make_one(b, e, room->id);
	e->carried.inside = room->inside;
	for (size_t i = 0; i < fields.n; i++) {
		const struct sight_field *f = &fields.at[i];
		e = book_add(b, SAY_FIELD_ADD, b->plan->begun, STR(""));
		e->as.field_add = (struct say_field_add){room->id, book_text(f->title), f->sort, f->choices};
		book_make_one(b, e, f->id);
		e->carried.inside = f->inside;
	}
}

// ---- entries

static bool is_goal(const struct book *b, struct id id)
{
	for (size_t i = 0; i < b->plan->goals.n; i++)
		if (id_eq(b->plan->goals.at[i].id, id))
			return true;
	return false;
}

// A person or a goal goes along as itself, when the field that names it does.
static struct str value_of(struct book *b, enum sort sort, const struct sight_cell *cell)
{
	struct id id = ID_NONE;
	if (cell->to && sort == SORT_PERSON)
		id = book_meet(b, cell->to);
	else if (cell->to && sort == SORT_GOAL && is_goal(b, cell->to->id))
		id = cell->to->id;
	return id_set(id) ? id_text(b->arena, id) : cell->value;
}

static struct pairs cells_of(struct book *b, const struct sight_field_list *fields, const struct sight_entry *from)
{
	struct pair *list = arena_many(b->arena, struct pair, fields->n);
	size_t n = 0;
	for (size_t i = 0; i < fields->n; i++)
		for (size_t k = 0; k < from->cells.n; k++)
			if (id_eq(from->cells.at[k].field, fields->at[i].id)) {
				struct str value = value_of(b, fields->at[i].sort, &from->cells.at[k]);
				list[n] = (struct pair){fields->at[i].id, value};
				n += value.len > 0;
				break;
			}
	return (struct pairs){list, n};
}

static void say_entry(struct shelf *s, struct place *p);

static struct ids links_of(struct shelf *s, const struct sight_entry *from)
{
	struct id *list = arena_many(s->book->arena, struct id, from->links.n);
	size_t n = 0;
	for (size_t i = 0; i < from->links.n; i++) {
		struct place *other = find(s, from->links.at[i]->id);
		if (!other)
			continue;
		say_entry(s, other);
		list[n++] = other->id;
	}
	return (struct ids){list, n};
}

// What is said beside it, by whoever reads it.
static void say_beside(struct book *b, const struct sight_entry *from)
{
	if (from->denied)
		book_add(b, SAY_ENTRY_DENY, from->at, STR(""))->as.entry_deny.entry = from->id;
	book_remarks(b, from->readings, SAY_ENTRY_READING, from->id);
	book_remarks(b, from->plainer, SAY_ENTRY_PLAINER, from->id);
	book_unclear(b, SAY_ENTRY_UNCLEAR, from->id, from->unclear, from->asked, from->at);
}

static void say_entry(struct shelf *s, struct place *p)
{
	struct book *b = s->book;
	const struct sight_entry *from = p->entry;
	if (p->said)
		return;
	p->said = true;
	struct ids links = links_of(s, from);
	struct id who = book_meet(b, from->from);
	struct pairs cells = cells_of(b, p->fields, from);
	struct event *e = book_add(b, SAY_ENTRY_ADD, from->at, from->typed ? from->typed->name : from->typed_then);
	e->carried.changed = from->changed;
	e->carried.proposed = from->proposed;
	e->carried.apart = from->own_readers;
	e->as.entry_add = (struct say_entry_add){.room = p->room->id,
	        .text = from->text,
	        .from = who,
	        .cells = cells,
	        .links = links,
	        .photo = from->photo,
	        .sound = from->sound,
	        .caption = from->caption,
	        .gathering = book_of_gathering(b, from->gathering),
	        .phase = from->phase};
	book_make_one(b, e, p->id);
	e->carried.inside = from->inside;
	say_beside(b, from);
	s->as_said[s->n_said++] = p;
}

static void put_in_order(struct shelf *s)
{
	uint32_t i = 0;
	while (i < s->n && s->as_said[i] == s->in_order[i])
		i++;
	for (; i < s->n; i++) {
		struct event *e = book_add(s->book, SAY_ENTRY_MOVE, s->in_order[i]->entry->at, STR(""));
		e->as.entry_move.entry = s->in_order[i]->id;
		e->as.entry_move.after = i ? s->in_order[i - 1]->id : ID_NONE;
	}
}

static void shelve(struct shelf *s, const struct sight_plan *plan)
{
	for (size_t r = 0; r < plan->rooms.n; r++)
		s->n += (uint32_t)plan->rooms.at[r].entries.n;
	s->by_id = arena_many(s->book->arena, struct place, s->n);
	s->in_order = arena_many(s->book->arena, struct place *, s->n);
	s->as_said = arena_many(s->book->arena, struct place *, s->n);
	uint32_t n = 0;
	for (size_t r = 0; r < plan->rooms.n; r++)
		for (size_t i = 0; i < plan->rooms.at[r].entries.n; i++, n++) {
			const struct sight_entry *e = &plan->rooms.at[r].entries.at[i];
			s->by_id[n] = (struct place){
			        .id = e->id, .entry = e, .room = &plan->rooms.at[r], .fields = &s->fields[r], .at = n};
		}
	if (n)
		qsort(s->by_id, n, sizeof *s->by_id, by_id);
	for (uint32_t i = 0; i < n; i++)
		s->in_order[s->by_id[i].at] = &s->by_id[i];
}

void book_rooms(struct book *b)
{
	struct shelf s = {.book = b, .fields = arena_many(b->arena, struct sight_field_list, b->plan->rooms.n)};
	for (size_t i = 0; i < b->plan->rooms.n; i++) {
		s.fields[i] = fields_of(b, &b->plan->rooms.at[i]);
		say_room(b, &b->plan->rooms.at[i], s.fields[i]);
	}
	shelve(&s, b->plan);
	for (uint32_t i = 0; i < s.n; i++)
		say_entry(&s, s.in_order[i]);
	put_in_order(&s);
}
