// SPDX-License-Identifier: EUPL-1.2
// What a seat sees of the rooms: titles in the family's order, own fields, and the entries with who said and who typed them.
#include "sight.h"

static void sight_fields(struct look_at *l, int room, struct sight_room *to)
{
	const struct plan *p = l->plan;
	struct sight_field *list = arena_many(l->arena, struct sight_field, p->fields.n ? ROOM_FIELDS : 0);
	size_t n = 0;
	for (uint32_t i = 0; i < p->fields.n; i++) {
		const struct own_field *f = &p->fields.at[i];
		if (f->room == room && n < ROOM_FIELDS && looks_at(l, THING_FIELD, (int)i))
			list[n++] = (struct sight_field){f->item.id, f->title, f->sort, f->choices, made_inside(l, &f->item)};
	}
	to->fields = (struct sight_field_list){list, n};
}

// What a cell says: its words, or the name of the person or goal it was given. Whom only their writer knows of stays unnamed.
static void cell_say(struct look_at *l, const struct cell *from, struct sight_cell *to)
{
	enum thing thing;
	int index = cell_target(l->plan, from->field, from->value, &thing);
	bool unseen = index != NOBODY && thing == THING_PERSON && l->plan->people.at[index].unasked && !looks_at(l, thing, index);
	if (index != NOBODY && !unseen)
		to->to = thing == THING_PERSON ? name_person(l, index) : name_goal(l, index);
	to->value = index == NOBODY ? from->value : to->to ? to->to->name : STR("");
}

// In the order of the room's fields; a field without a value is there with an empty one when others have it (a table's cell).
static void sight_cells(struct look_at *l, const struct entry *from, const struct sight_room *room, struct sight_entry *to)
{
	struct sight_cell *list = arena_many(l->arena, struct sight_cell, room->fields.n);
	for (size_t i = 0; i < room->fields.n; i++) {
		const struct sight_field *f = &room->fields.at[i];
		list[i] = (struct sight_cell){.field = f->id, .title = f->title};
		for (uint32_t k = 0; k < from->n_cells; k++)
			if (id_eq(l->plan->fields.at[from->cells[k].field].item.id, f->id))
				cell_say(l, &from->cells[k], &list[i]);
	}
	to->cells = (struct sight_cell_list){list, room->fields.n};
}

// Of a room that this seat does not read: what stands in this entry, without the room's other fields.
static void sight_own_cells(struct look_at *l, const struct entry *from, struct sight_entry *to)
{
	struct sight_cell *list = arena_many(l->arena, struct sight_cell, from->n_cells);
	size_t n = 0;
	for (uint32_t i = 0; i < from->n_cells; i++) {
		const struct own_field *f = &l->plan->fields.at[from->cells[i].field];
		if (f->item.gone || private_kept_from(l->plan, &f->item, l->seat))
			continue;
		list[n] = (struct sight_cell){.field = f->item.id, .title = f->title};
		cell_say(l, &from->cells[i], &list[n++]);
	}
	to->cells = (struct sight_cell_list){list, n};
}

static void sight_links(struct look_at *l, const struct entry *from, struct sight_entry *to)
{
	to->links = names_begin(l, from->n_links);
	for (uint32_t i = 0; i < from->n_links; i++) {
		int other = from->links[i];
		if (!looks_at(l, THING_ENTRY, other) || l->plan->rooms.at[l->plan->entries.at[other].room].item.gone)
			continue;
		l->entries[other] = (struct sight_name){l->plan->entries.at[other].item.id, l->plan->entries.at[other].text};
		names_add(&to->links, &l->entries[other]);
	}
}

static void sight_entry_of(struct look_at *l, int index, const struct sight_room *room, struct sight_entry *to)
{
	const struct plan *p = l->plan;
	const struct entry *e = &p->entries.at[index];
	struct seats readers = readers_of(p, THING_ENTRY, index);
	bool self = e->item.author != NOBODY && p->seats.at[e->item.author].person == e->from;
	bool told = private_was_inside(p, &e->item, l->seat); // who spoke in private time stays with who was there
	*to = (struct sight_entry){.id = e->item.id,
	        .text = e->text,
	        .from = told ? name_person(l, e->from) : NULL,
	        .typed = self || e->item.carried || !told ? NULL : name_author(l, e->item.author),
	        .carried = e->item.carried,
	        .typed_then = e->item.typed_then,
	        .proposed = e->proposed,
	        .denied = e->denied,
	        .mine = e->item.author == l->seat || e->from == p->seats.at[l->seat].person,
	        .alone = seats_only(readers, l->seat),
	        .own_readers = e->own_readers,
	        .photo = e->photo,
	        .sound = e->sound,
	        .caption = e->caption,
	        .gathering = gathering_id(l, e->gathering),
	        .phase = e->phase,
	        .inside = made_inside(l, &e->item),
	        .of_helper = told && of_helper(p, e),
	        .author = e->item.author == l->seat,
	        .readings = remarks_of(l, REMARK_READING, THING_ENTRY, index),
	        .plainer = remarks_of(l, REMARK_PLAINER, THING_ENTRY, index),
	        .at = e->item.time,
	        .changed = e->changed};
	struct unclear unclear = unclear_of(l, THING_ENTRY, index);
	to->unclear = unclear.asked;
	to->asked = unclear.mine;
	if (e->own_readers)
		to->readers = names_of_seats(l, readers);
	if (looks_at(l, THING_ROOM, e->room))
		sight_cells(l, e, room, to);
	else
		sight_own_cells(l, e, to);
	sight_links(l, e, to);
}

// Of a room that was taken away stands what its remover could not know of.
static bool stands_there(const struct look_at *l, int entry)
{
	const struct entry *e = &l->plan->entries.at[entry];
	return looks_at(l, THING_ENTRY, entry) && (!l->plan->rooms.at[e->room].item.gone || e->item.held);
}

static void sight_entries(struct look_at *l, int room, struct sight_room *to)
{
	const struct plan *p = l->plan;
	size_t most = 0, n = 0;
	list_each(e, &p->entries) most += e->room == room && !e->item.gone;
	struct sight_entry *list = arena_many(l->arena, struct sight_entry, most);
	for (uint32_t i = 0; most && i < p->entry_order.n; i++) {
		int index = p->entry_order.at[i];
		if (p->entries.at[index].room == room && stands_there(l, index))
			sight_entry_of(l, index, to, &list[n++]);
	}
	to->entries = (struct sight_entry_list){list, n};
}

// An entry shared with somebody who does not read its room stands for that seat in the room's title alone: there is no other
// place for it. The line under the title and the fields stay with who reads the room.
static bool sees_an_entry(struct look_at *l, int room)
{
	for (uint32_t i = 0; i < l->plan->entries.n; i++)
		if (l->plan->entries.at[i].room == room && stands_there(l, (int)i))
			return true;
	return false;
}

void sight_rooms(struct look_at *l, struct sight_plan *to)
{
	const struct plan *p = l->plan;
	struct sight_room *list = arena_many(l->arena, struct sight_room, p->rooms.n);
	size_t n = 0;
	for (uint32_t i = 0; i < p->room_order.n; i++) {
		int index = p->room_order.at[i];
		const struct room *r = &p->rooms.at[index];
		bool whole = looks_at(l, THING_ROOM, index);
		if ((r->item.gone && !r->stays) || (!whole && !sees_an_entry(l, index)))
			continue;
		struct sight_room *s = &list[n++];
		struct seats readers = readers_of(p, THING_ROOM, index);
		*s = (struct sight_room){.id = r->item.id,
		        .title = r->title,
		        .hint = whole ? r->hint : STR(""),
		        .shows = r->shows,
		        .mine = r->item.author == l->seat,
		        .inside = made_inside(l, &r->item),
		        .alone = seats_only(readers, l->seat)};
		if (whole) {
			s->readers = names_of_seats(l, readers);
			sight_fields(l, index, s);
		}
		sight_entries(l, index, s);
	}
	to->rooms = (struct sight_room_list){list, n};
}
