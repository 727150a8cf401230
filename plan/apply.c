// SPDX-License-Identifier: EUPL-1.2
// plan + event -> plan. Total: what an event cannot do it does not do, and the rest goes on; limits and rights were asked when it
// was decided and are not asked again. The subjects are in apply_*.c, one a file; private.c says to which plan, while a door is
// shut.
#include "plan.h"

struct str text_keep(struct plan *p, struct str s)
{
	return s.len ? str_copy(p->texts->arena, s) : STR("");
}

void item_begin(struct plan *p, struct item *item, struct id id, int seat, const struct event *e)
{
	*item = (struct item){.id = id, .author = seat, .seq = p->seq, .last = seat, .time = e->time};
	item->carried = e->carried.is;
	item->typed_then = text_keep(p, e->carried.is ? e->carried.who : e->typist);
	if (e->carried.is)
		item->time = e->carried.time;
	if (e->carried.is && e->carried.inside && p->rounds.n) {
		item->held = true;
		item->round = (int16_t)p->rounds.n;
	}
}

int carried_by(const struct plan *p, const struct event *e)
{
	return e->carried.is ? plan_find(p, THING_PERSON, e->carried.by) : NOBODY;
}

static int room_of(const struct plan *p, enum thing thing, int index)
{
	if (thing != THING_ENTRY && thing != THING_FIELD)
		return NOBODY;
	return thing == THING_ENTRY ? p->entries.at[index].room : p->fields.at[index].room;
}

// With a room goes what stands in it, though that keeps its readers in the history.
static void count_inside(struct plan *p, int room)
{
	for (int i = 0; i < (int)p->entries.n; i++)
		p->gone[THING_ENTRY] += room_of(p, THING_ENTRY, i) == room && !p->entries.at[i].item.gone;
	for (int i = 0; i < (int)p->fields.n; i++)
		p->gone[THING_FIELD] += room_of(p, THING_FIELD, i) == room && !p->fields.at[i].item.gone;
}

void items_count(struct plan *p)
{
	for (int thing = 0; thing < THINGS; thing++) {
		p->gone[thing] = 0;
		for (uint32_t i = 0; i < items_in(p, thing); i++) {
			int room = room_of(p, (enum thing)thing, (int)i);
			p->gone[thing] += item_at(p, thing, i)->gone || (room != NOBODY && p->rooms.at[room].item.gone);
		}
	}
}

void item_end(struct plan *p, enum thing thing, int index)
{
	struct item *item = (struct item *)(uintptr_t)plan_item(p, thing, index);
	int room = room_of(p, thing, index);
	if (item->gone)
		return;
	item->gone = true;
	p->gone[thing] += room == NOBODY || !p->rooms.at[room].item.gone;
	if (thing == THING_ROOM)
		count_inside(p, index);
}

struct seats seats_from(const struct plan *p, struct ids ids)
{
	struct seats all = {{0}};
	for (size_t i = 0; i < ids.n; i++) {
		int seat = plan_find(p, THING_SEAT, ids.at[i]);
		if (seat != NOBODY && p->seats.at[seat].state <= SEAT_TAKEN)
			all = seats_with(all, seat);
	}
	return all;
}

// Who made a thing chooses all its readers. An owner who chooses for what another made cannot shut out an owner who read it
// (contract.md, Who is who).
struct seats readers_chosen(const struct plan *p, const struct item *of, struct seats now, struct ids chosen, int seat)
{
	struct seats all = seats_with(seats_from(p, chosen), seat), owners = plan_owners(p);
	if (of->author == seat)
		return all;
	return seats_or(all, seats_and(now, owners));
}

void order_put(struct plan *p, bool rooms, int index, int after)
{
	typeof(&p->room_order) order = rooms ? &p->room_order : (typeof(&p->room_order))(void *)&p->entry_order;
	uint32_t to = 0;
	for (uint32_t i = 0; i < order->n; i++)
		if (order->at[i] == index) {
			memmove(&order->at[i], &order->at[i + 1], (order->n - i - 1) * sizeof *order->at);
			order->n--;
			break;
		}
	for (uint32_t i = 0; i < order->n; i++)
		if (order->at[i] == after)
			to = i + 1;
	(void)list_add(order);
	memmove(&order->at[to + 1], &order->at[to], (order->n - 1 - to) * sizeof *order->at);
	order->at[to] = (uint16_t)index;
}

static bool counts_as_writing(enum say say)
{
	return say != SAY_SEAT_TAKE && say != SAY_SEAT_DECLINE && say != SAY_SEAT_LEAVE && say != SAY_DOOR_KNOCK;
}

static void forget_old_keys(struct plan *p)
{
	uint32_t kept = 0;
	for (uint32_t i = 0; i < p->keys.n; i++)
		if (p->keys.at[i].time > p->time - (int64_t)KEY_DAYS * 86400000)
			p->keys.at[kept++] = p->keys.at[i];
	p->keys.n = kept;
}

static void remember_key(struct plan *p, const struct event *e, int seat)
{
	if (p->keys.n && p->keys.at[0].time <= p->time - (int64_t)KEY_DAYS * 86400000)
		forget_old_keys(p);
	if (e->key.len)
		*list_add(&p->keys) = (struct key_kept){text_hash(e->key), fields_hash(e->say, &e->as), seat, p->seq, e->time};
}

static void tell_seats(struct plan *p, struct seats who)
{
	for (uint32_t i = 0; i < p->seats.n; i++)
		if (seats_has(who, (int)i))
			p->seats.at[i].seen = p->seq;
}

// A thing's last change is that of its words: moving or sharing it overtakes nobody who is writing.
static void touch(struct plan *p, const struct event *e, int seat)
{
	enum thing thing;
	struct id id = about_of(e->say, &e->as, e->fresh, &thing);
	int index = changes_a_text(e->say) ? plan_find(p, thing, id) : NOBODY;
	if (index == NOBODY)
		return;
	struct item *item = (struct item *)(uintptr_t)plan_item(p, thing, index);
	item->seq = p->seq;
	item->last = seat;
}

// Said by a seat of this plan, or of a kind that is said without one.
static bool has_speaker(const struct event *e, int seat)
{
	const struct right *rights = say_infos[e->say].rights;
	return seat != NOBODY || rights[CHAIR_NEWCOMER].given || rights[CHAIR_KEEPER].given;
}

void plan_apply_one(struct plan *p, const struct event *e, int seat)
{
	struct seats before = event_told(p, e, false);
	if (has_speaker(e, seat) && plan_has_room(p, seat, e->say, e->fresh.n)) {
		apply_plan(p, e, seat);
		apply_circle(p, e, seat);
		apply_steps(p, e, seat);
		apply_statements(p, e, seat);
		apply_questions(p, e, seat);
		apply_gatherings(p, e, seat);
		apply_guests(p, e, seat);
		apply_preps(p, e, seat);
		touch(p, e, seat);
	}
	if (seat != NOBODY && counts_as_writing(e->say))
		p->wrote = seats_with(p->wrote, seat);
	remember_key(p, e, seat);
	tell_seats(p, seats_or(before, event_told(p, e, true)));
}

void plan_apply(struct plan *p, const struct event *e, uint64_t seq)
{
	p->seq = seq;
	p->time = e->time > p->time ? e->time : p->time;
	if (id_set(e->carried.version)) // folded apart, by who looks back at that version
		return;
	private_apply(p, e, plan_find(p, THING_SEAT, e->seat));
}
