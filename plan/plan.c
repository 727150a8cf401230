// SPDX-License-Identifier: EUPL-1.2
// The folded plan as memory: made, copied, held, let go, and looked up. A table of its lists lets copying and finding be written
// once.
#include "plan.h"
#include <stdlib.h>

struct list_of { // where a list lies in struct plan, and how large its items are
	size_t offset, size;
};
#define A_LIST(name)                                                                                                             \
	{                                                                                                                        \
		offsetof(struct plan, name), sizeof *((struct plan *)0)->name.at                                                 \
	}
// First those of each thing, by its number; behind them those whose items have no id of their own.
static const struct list_of lists[] = {[THING_SEAT] = A_LIST(seats),
        [THING_ROOM] = A_LIST(rooms),
        [THING_FIELD] = A_LIST(fields),
        [THING_PERSON] = A_LIST(people),
        [THING_ENTRY] = A_LIST(entries),
        [THING_GOAL] = A_LIST(goals),
        [THING_ACTION] = A_LIST(actions),
        [THING_DEAL] = A_LIST(deals),
        [THING_OFFER] = A_LIST(offers),
        [THING_VERSION] = A_LIST(versions),
        [THING_STATEMENT] = A_LIST(statements),
        [THING_PREP] = A_LIST(preps),
        [THING_QUESTION] = A_LIST(questions),
        [THING_GATHERING] = A_LIST(gatherings),
        [THING_GUEST] = A_LIST(guests),
        [LIST_REPORTS] = A_LIST(reports),
        [LIST_STANDS] = A_LIST(stands),
        [LIST_REMARKS] = A_LIST(remarks),
        A_LIST(rounds),
        A_LIST(through),
        A_LIST(keys),
        A_LIST(room_order),
        A_LIST(entry_order)};
enum { N_LISTS = sizeof lists / sizeof lists[0] };

struct any_list {
	LIST(char);
};

static struct any_list *list_at(const struct plan *p, const struct list_of *l)
{
	return (struct any_list *)(void *)((char *)(uintptr_t)p + l->offset);
}

static void *must(void *memory)
{
	if (!memory)
		abort();
	return memory;
}

struct plan *plan_create(struct id id)
{
	struct plan *p = must(calloc(1, sizeof *p));
	p->holders = 1;
	p->texts = must(calloc(1, sizeof *p->texts));
	p->texts->arena = arena_create_small();
	p->texts->holders = 1;
	p->id = id;
	p->erase_day = DAY_NONE;
	return p;
}

struct plan *plan_copy(const struct plan *from)
{
	struct plan *p = must(malloc(sizeof *p));
	memcpy(p, from, sizeof *p);
	p->holders = 1;
	p->texts->holders++;
	if (p->outside)
		plan_hold(p->outside);
	for (size_t i = 0; i < N_LISTS; i++) {
		const struct any_list *old = list_at(from, &lists[i]);
		struct any_list *new = list_at(p, &lists[i]);
		new->room = old->n ? old->n + 1 : 0; // a saying adds one of a kind at most, but for forms
		new->at = new->room ? must(malloc(new->room *lists[i].size)) : NULL;
		if (old->n)
			memcpy(new->at, old->at, old->n * lists[i].size);
	}
	return p;
}

void plan_hold(struct plan *p)
{
	p->holders++;
}

void plan_release(struct plan *p)
{
	if (!p || --p->holders > 0)
		return;
	plan_release(p->outside);
	for (size_t i = 0; i < N_LISTS; i++)
		free(list_at(p, &lists[i])->at);
	if (--p->texts->holders == 0) {
		arena_destroy(p->texts->arena);
		free(p->texts);
	}
	free(p);
}

static size_t lists_size(const struct plan *p)
{
	size_t size = sizeof *p;
	for (size_t i = 0; i < N_LISTS; i++)
		size += list_at(p, &lists[i])->room * lists[i].size;
	return size;
}

size_t plan_size(const struct plan *p)
{
	return lists_size(p) + (p->outside ? lists_size(p->outside) : 0) + arena_size(p->texts->arena);
}

uint64_t plan_seq(const struct plan *p)
{
	return p->seq;
}
enum language plan_language(const struct plan *p)
{
	return p->lang;
}
int64_t plan_time(const struct plan *p)
{
	return p->time;
}
int32_t plan_erase_day(const struct plan *p)
{
	return p->erase_day;
}

bool plan_solo(const struct plan *p)
{
	struct seats owner = plan_owners(p);
	if (p->rounds.n) // who wrote behind a door is nobody else's to know
		return false;
	return !seats_any(seats_less(p->wrote, owner)) && seats_count(owner) == 1;
}

const struct item *plan_item(const struct plan *p, enum thing thing, int index)
{
	const struct list_of *l = &lists[thing];
	return (const struct item *)(const void *)(list_at(p, l)->at +
	                                           (size_t)index * l->size); // every thing begins with its item
}

int plan_count(const struct plan *p, enum thing thing)
{
	return (int)list_at(p, &lists[thing])->n;
}

int plan_find(const struct plan *p, enum thing thing, struct id id)
{
	const struct list_of *l = &lists[thing];
	if (thing == THINGS || !id_set(id))
		return NOBODY;
	const struct any_list *list = list_at(p, l);
	for (uint32_t i = list->n; i-- > 0;) // what is asked for is most often new
		if (id_eq(((const struct item *)(const void *)(list->at + i * l->size))->id, id))
			return (int)i;
	return NOBODY;
}

int plan_find_any(const struct plan *p, struct id id, enum thing *ret)
{
	for (enum thing thing = 0; thing < THINGS; thing++) {
		int found = plan_find(p, thing, id);
		if (found != NOBODY) {
			*ret = thing;
			return found;
		}
	}
	return NOBODY;
}

int plan_seat_of_person(const struct plan *p, int person)
{
	int best = NOBODY;
	for (uint32_t i = 0; person != NOBODY && i < p->seats.n; i++) {
		const struct place *s = &p->seats.at[i];
		if (s->person != person || s->state > SEAT_TAKEN)
			continue;
		if (s->state == SEAT_TAKEN)
			return (int)i;
		best = (int)i;
	}
	return best;
}

static size_t kept_from(const struct plan *p, int list, int seat)
{
	size_t n = 0;
	for (uint32_t i = 0; p->rounds.n && i < list_at(p, &lists[list])->n; i++) {
		const struct item *item = plan_item(p, (enum thing)list, (int)i);
		int room = list == THING_ENTRY ? p->entries.at[i].room : list == THING_FIELD ? p->fields.at[i].room : NOBODY;
		bool gone = item->gone || (room != NOBODY && p->rooms.at[room].item.gone); // as items_count has it
		n += !gone && private_kept_from(p, item, seat);
	}
	return n;
}

static bool has_room_for(const struct plan *p, int seat, enum thing thing, size_t more, size_t most)
{
	size_t ever = list_at(p, &lists[thing])->n; // what is gone keeps its place,
	size_t places = thing == THING_SEAT ? SEATS : UINT16_MAX; // and seats are bits, an order of places has 16 of them
	size_t there = ever - p->gone[thing] + more;
	return ever + more <= places && (there <= most || there - kept_from(p, thing, seat) <= most);
}

bool plan_has_room(const struct plan *p, int seat, enum say say, size_t more)
{
	static const uint32_t most[THINGS] = {[THING_SEAT] = SEATS,
	        [THING_PERSON] = PEOPLE,
	        [THING_ROOM] = ROOMS,
	        [THING_FIELD] = FIELDS,
	        [THING_ENTRY] = ENTRIES,
	        [THING_GOAL] = GOALS,
	        [THING_ACTION] = ACTIONS,
	        [THING_DEAL] = DEALS,
	        [THING_OFFER] = OFFERS,
	        [THING_VERSION] = VERSIONS,
	        [THING_STATEMENT] = STATEMENTS,
	        [THING_PREP] = PREPS,
	        [THING_QUESTION] = QUESTIONS_ASKED,
	        [THING_GATHERING] = GATHERINGS,
	        [THING_GUEST] = GUESTS};
	int makes = say_infos[say].makes;
	if (say == SAY_DOOR_KNOCK && !has_room_for(p, seat, THING_PERSON, 1, PEOPLE)) // who knocks becomes a person too
		return false;
	return makes < 0 || has_room_for(p, seat, (enum thing)makes, more, most[makes]);
}

// ---- all items alike

uint32_t items_in(const struct plan *p, int list)
{
	return list_at(p, &lists[list])->n;
}

struct item *item_at(struct plan *p, int list, uint32_t index)
{
	return (struct item *)(void *)(list_at(p, &lists[list])->at + index * lists[list].size);
}

// Whatever an empty place names is nobody or the first of its kind, so that every index stays within its list.
static void blank(struct plan *p, int list, uint32_t index, int round)
{
	static const struct method nothing;
	struct item *item = item_at(p, list, index);
	item->author = item->last = NOBODY;
	item->gone = true;
	item->round = (int16_t)round;
	if (list < THINGS)
		p->gone[list]++;
	if (list == THING_GOAL)
		p->goals.at[index].under = p->goals.at[index].gathering = NOBODY;
	else if (list == THING_ACTION)
		p->actions.at[index].goal = p->actions.at[index].checker = p->actions.at[index].gathering = NOBODY;
	else if (list == THING_DEAL)
		p->deals.at[index].goal = NOBODY;
	else if (list == THING_PREP)
		p->preps.at[index].from = p->preps.at[index].with = NOBODY;
	else if (list == THING_STATEMENT)
		p->statements.at[index].by = NOBODY;
	else if (list == THING_GATHERING)
		p->gatherings.at[index] = (struct gathering){*item, .method = &nothing, .phase = NOBODY, .lead = NOBODY,
		        .led = NOBODY, .unled = NOBODY, .when.day = DAY_NONE};
	else if (list == THING_GUEST)
		p->guests.at[index] = (struct guest){*item, .asks = NOBODY, .beside = NOBODY, .only = NOBODY};
	else if (list == THING_SEAT)
		p->seats.at[index] =
		        (struct place){*item, .state = SEAT_DECLINED, .helper = NOBODY, .whom = NOBODY, .handed = DAY_NONE};
	else if (list == THING_QUESTION)
		p->questions.at[index].to = p->questions.at[index].by = NOBODY;
	else if (list == LIST_REMARKS)
		p->remarks.at[index].at = p->remarks.at[index].version = p->remarks.at[index].by = NOBODY;
	else if (list == THING_ROOM)
		*list_add(&p->room_order) = (uint16_t)index;
	else if (list == THING_ENTRY)
		*list_add(&p->entry_order) = (uint16_t)index, p->entries.at[index].gathering = NOBODY;
}

void items_pad(struct plan *p, const struct plan *like, int round)
{
	for (int i = 0; i < ITEM_LISTS; i++) {
		struct any_list *list = list_at(p, &lists[i]);
		while (list->n < items_in(like, i)) {
			if (list->n == list->room)
				list_grow_((void **)&list->at, &list->room, lists[i].size);
			memset(list->at + list->n * lists[i].size, 0, lists[i].size);
			blank(p, i, list->n++, round);
		}
	}
}

void item_copy(struct plan *to, const struct plan *from, int list, uint32_t index)
{
	size_t size = lists[list].size;
	memcpy(list_at(to, &lists[list])->at + index * size, list_at(from, &lists[list])->at + index * size, size);
}

bool item_alike(const struct plan *a, const struct plan *b, int list, uint32_t index)
{
	size_t size = lists[list].size;
	return memcmp(list_at(a, &lists[list])->at + index * size, list_at(b, &lists[list])->at + index * size, size) == 0;
}

bool ids_have(struct ids ids, struct id id)
{
	for (size_t i = 0; i < ids.n; i++)
		if (id_eq(ids.at[i], id))
			return true;
	return false;
}

// FNV-1a's steps, on eight bytes at a time: it lives in memory only, so it may be another one tomorrow.
uint64_t text_hash(struct str s)
{
	uint64_t h = 14695981039346656037ull ^ s.len;
	for (size_t i = 0; i < s.len; i += 8) {
		uint64_t word = 0;
		memcpy(&word, s.at + i, s.len - i < 8 ? s.len - i : 8);
		h = (h ^ word) * 1099511628211ull;
		h ^= h >> 32;
	}
	return h ? h : 1;
}

uint64_t fields_hash(enum say say, const union said_fields *fields)
{
	struct event e = {.say = say, .as = *fields};
	struct out out;
	out_init(&out, 1 << 20);
	event_write(&out, &e);
	uint64_t h = text_hash(out_str(&out));
	out_finish(&out);
	return h;
}

struct ids ids_of_field(const struct field *f, const union said_fields *fields, struct id *one)
{
	const char *at = (const char *)fields + f->offset;
	if (f->kind == FIELD_IDS)
		return *(const struct ids *)(const void *)at;
	if (f->kind != FIELD_ID || !id_set(*(const struct id *)(const void *)at))
		return (struct ids){NULL, 0};
	*one = *(const struct id *)(const void *)at;
	return (struct ids){one, 1};
}

struct id about_of(enum say say, const union said_fields *fields, struct ids fresh, enum thing *ret)
{
	const struct say_info *info = &say_infos[say];
	if (info->makes >= 0) {
		*ret = (enum thing)info->makes;
		return fresh.n ? fresh.at[0] : ID_NONE;
	}
	for (size_t i = 0; i < info->n; i++)
		if (info->fields[i].kind == FIELD_ID && info->fields[i].thing >= 0) {
			*ret = (enum thing)info->fields[i].thing;
			return *(const struct id *)(const void *)((const char *)fields + info->fields[i].offset);
		}
	*ret = THINGS;
	return ID_NONE;
}

int cell_target(const struct plan *p, int field, struct str value, enum thing *ret)
{
	enum sort sort = p->fields.at[field].sort;
	struct id id;
	if ((sort != SORT_PERSON && sort != SORT_GOAL) || id_read(value, &id) != OK)
		return NOBODY;
	*ret = sort == SORT_PERSON ? THING_PERSON : THING_GOAL;
	return plan_find(p, *ret, id);
}
