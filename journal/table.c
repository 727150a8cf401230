// SPDX-License-Identifier: EUPL-1.2
// Opening a seat, looking and saying: the three calls through which everything goes. A saying is decided, sealed, linked and
// added in the saying thread's transaction, with what follows from it.
#include "fresh.h"
#include "house.h"
#include "rows.h"

static struct seat *seat_new(struct house *h, struct id plan, const struct folded *now, struct voice voice, struct arena *arena)
{
	struct seat *s = arena_new(arena, struct seat);
	*s = (struct seat){.house = h, .arena = arena, .plan = plan, .voice = voice, .now = *now};
	return s;
}

enum status seat_open_by_id(struct house *h, struct id plan, struct id seat, struct arena *arena, struct seat **ret)
{
	struct folded now;
	struct seat_facts facts;
	enum status got = plan_get(h, plan, &now);
	if (got != OK)
		return got;
	if (id_set(seat) && (!plan_seat_facts(now.plan, seat, seat, &facts) || facts.ended)) {
		plan_release(now.plan);
		return NOT_FOUND;
	}
	enum speaker speaker = id_set(seat) ? SPEAKER_SEAT : SPEAKER_NEWCOMER;
	*ret = seat_new(h, plan, &now, (struct voice){speaker, seat}, arena);
	return OK;
}

struct plan *heard_by(const struct seat *s, struct plan *plan)
{
	if (!(s->voice.shut & SHUT_INSIDE))
		return plan;
	struct plan *outside = plan_from_outside(plan, s->voice.seat, house_now(s->house));
	plan_release(plan);
	return outside;
}

enum status seat_open(struct house *h, struct id plan, const struct who *who, struct arena *arena, struct seat **ret)
{
	struct id seat = ID_NONE;
	struct folded now;
	if (!who->keeper) {
		enum status sits = id_set(who->person) ? seat_of_person(h, plan, who->person, &seat) : NOT_FOUND;
		if (sits == OK)
			sits = seat_open_by_id(h, plan, seat, arena, ret);
		if (sits == OK) {
			(*ret)->voice.shut = who->shut;
			(*ret)->now.plan = heard_by(*ret, (*ret)->now.plan);
		}
		return sits;
	}
	enum status got = plan_get(h, plan, &now);
	if (got == OK)
		*ret = seat_new(h, plan, &now, (struct voice){SPEAKER_KEEPER, ID_NONE}, arena);
	return got;
}

void seat_close(struct seat *s)
{
	if (!s)
		return;
	plan_release(s->now.plan);
	s->now.plan = NULL;
	list_each(held, &s->past) plan_release(*held);
	list_free(&s->past);
}

void seat_fetch(struct house *h, struct id plan, const struct who *who, struct arena *arena)
{
	struct seat *seat;
	const struct key *key;
	if (seat_open(h, plan, who, arena, &seat) != OK)
		return;
	if (keys_take(h->keys, plan, &key) == OK)
		keys_give(h->keys, key);
	seat_close(seat);
}

struct id seat_plan(const struct seat *s)
{
	return s->plan;
}
bool seat_solo(const struct seat *s)
{
	return plan_solo(s->now.plan);
}

struct seat_facts seat_facts(const struct seat *s)
{
	struct seat_facts facts = {.until = DAY_NONE};
	(void)plan_seat_facts(s->now.plan, s->voice.seat, s->voice.seat, &facts);
	return facts;
}

// ---- volgnummer: the seq, under a key, for one seat; it says nothing to who compares or counts

static struct str number_of(struct house *h, struct id plan, struct id seat, uint64_t seq, struct arena *arena)
{
	uint8_t bytes[40], hash[HASH_BYTES];
	struct id number = ID_NONE;
	memcpy(bytes, plan.b, 16);
	memcpy(bytes + 16, seat.b, 16);
	memcpy(bytes + 32, &seq, 8);
	keys_hash(h->keys, "kring.number", (struct str){(char *)bytes, sizeof bytes}, hash);
	memcpy(number.b, hash, ID_SHORT_BYTES);
	return id_text(arena, number);
}

struct str number_at(struct seat *s, uint64_t seq, struct arena *arena)
{
	return number_of(s->house, s->plan, s->voice.seat, plan_ordinal(s->now.plan, s->voice.seat, seq), arena);
}

struct str seat_number(struct seat *s, struct arena *arena)
{
	return number_at(s, plan_seen(s->now.plan, s->voice.seat), arena);
}

uint64_t number_find(struct seat *s, struct str number)
{
	if (number.len != ID_SHORT_TEXT)
		return 0;
	for (uint64_t seq = plan_seq(s->now.plan); seq > 0; seq--)
		if (str_eq(number_at(s, seq, s->arena), number))
			return seq;
	return 0;
}

// ---- looking

static enum status look(struct seat *s, struct sight_plan *sight, enum part part, struct id item, const struct sight_plan **ret)
{
	if (!sight)
		return NOT_FOUND;
	sight->version = seat_number(s, s->arena);
	if (s->voice.shut)
		plan_sight_shut(s->now.plan, sight, s->voice.shut);
	if (part != PART_OWN)
		look_note(s, part, item);
	*ret = sight;
	return OK;
}

enum status seat_look(struct seat *s, enum part part, struct id item, const struct sight_plan **ret)
{
	return look(s, plan_sight(s->now.plan, s->voice.seat, house_now(s->house), s->arena), part, item, ret);
}

enum status seat_look_whole(struct seat *s, enum part part, const struct sight_plan **ret)
{
	return look(s, plan_sight_whole(s->now.plan, s->voice.seat, house_now(s->house), s->arena), part, ID_NONE, ret);
}

// ---- saying

// What follows from it in the rows beside the journal: a pure function of the event and the plans before and after.
static enum status follow(
        struct house *h, struct id plan, const struct event *event, struct folded *now, const struct plan *before)
{
	enum status got = OK;
	given_note(h, plan, before, now->plan);
	for (size_t i = 0; i < plan_seats(now->plan) && got == OK; i++) {
		struct seat_facts was, is = plan_seat_at(now->plan, i);
		if (is.ended && plan_seat_facts(before, is.id, ID_NONE, &was) && !was.ended) {
			got = seat_take_back(h, plan, is.id);
			ended_note(h, plan, is.id);
		}
	}
	if (got == OK)
		got = dues_follow(h, plan, before, now->plan);
	struct id taken = plan_event_takes(before, event);
	if (got == OK && event->say == SAY_ENTRY_ERASE)
		got = blobs_take_away(h, plan, before, now->plan, taken);
	if (got == OK && id_set(taken))
		got = words_take_away(h, plan, taken, now);
	return got;
}

static enum status keep(struct house *h, struct id plan, const struct folded *from, const struct event *event, struct folded *ret)
{
	struct folded now = {plan_copy(from->plan), from->head};
	enum status got = event_append(h, plan, &now, event);
	if (got == OK) {
		plan_apply(now.plan, event, (uint64_t)now.head.seq);
		got = follow(h, plan, event, &now, from->plan);
	}
	if (got != OK) {
		h->spoiled = h->spoiled || now.head.seq != from->head.seq; // the row is there already
		plan_release(now.plan);
		return got;
	}
	plan_hold(now.plan);
	group_put(h, plan, &now, false);
	*ret = now;
	return OK;
}

static void fill_said(struct seat *s, const struct event *event, uint64_t seq, struct arena *arena, struct said *ret)
{
	ret->about = plan_event_about(event);
	ret->made = event->fresh;
	ret->id = number_at(s, seq, arena);
}

// The answer of then, to the letter: what was kept is asked for it. NOT_FOUND cannot be: its key was found in the plan.
static enum status repeat(struct seat *s, struct arena *arena, struct said *ret)
{
	struct event then;
	enum status got = event_get(s->house, s->plan, (int64_t)ret->verdict.seq, arena, &then);
	if (got == OK)
		fill_said(s, &then, ret->verdict.seq, arena, ret);
	return got;
}

enum status seat_say(
        struct seat *s, const struct intent *intent, const struct faults *typed, struct arena *arena, struct said *ret)
{
	struct house *h = s->house;
	struct event event;
	struct folded now, next;
	struct id *fresh = arena_many(arena, struct id, FRESH);
	uint64_t seen = intent->version.len ? number_find(s, intent->version) : 0;
	fresh_ids(fresh, FRESH);
	enum status got = plan_get(h, s->plan, &now); // others may have spoken since this seat was opened
	if (got != OK)
		return got;
	memset(ret, 0, sizeof *ret);
	intent = methods_fill(h, now.plan, intent, arena);
	ret->verdict = plan_decide(now.plan, s->voice, house_now(h), intent, typed, seen, fresh, &event);
	if (ret->verdict.outcome == SAID && (got = keep(h, s->plan, &now, &event, &next)) == OK) {
		ret->news = plan_news(now.plan, next.plan, &event, arena);
		plan_release(now.plan);
		now = next;
	}
	plan_release(s->now.plan);
	s->now = (struct folded){heard_by(s, now.plan), now.head};
	if (got == OK && ret->verdict.outcome == REPEATED)
		return repeat(s, arena, ret);
	if (got == OK && ret->verdict.outcome == SAID)
		fill_said(s, &event, plan_seq(s->now.plan), arena, ret);
	return got;
}

// Was a plan begun before with this key, by this person? Its founding event remembers the key; there are few plans to ask.
static bool begun_before(struct house *h, const struct who *who, const struct intent *intent, struct arena *arena,
        struct id *ret_plan, struct said *ret)
{
	struct my_plans mine;
	if (!intent->key.len || plans_of(h, who->person, arena, &mine) != OK)
		return false;
	for (size_t i = 0; i < mine.n; i++) {
		struct folded now;
		struct event event;
		struct id fresh[FRESH] = {{{0}}};
		if (plan_get(h, mine.at[i].plan, &now) != OK)
			continue;
		ret->verdict = plan_decide(
		        now.plan, (struct voice){SPEAKER_NEWCOMER, ID_NONE}, house_now(h), intent, NULL, 0, fresh, &event);
		plan_release(now.plan);
		*ret_plan = mine.at[i].plan;
		if (ret->verdict.outcome == REPEATED || ret->verdict.outcome == KEY_TAKEN)
			return true;
	}
	return false;
}

enum status plan_start(struct house *h, const struct who *who, const struct intent *intent, const struct faults *typed,
        struct arena *arena, struct id *ret_plan, struct said *ret)
{
	memset(ret, 0, sizeof *ret);
	if (begun_before(h, who, intent, arena, ret_plan, ret))
		return OK;
	bool keyed = h->n_ahead > 0;
	struct id plan = keyed ? h->ahead[--h->n_ahead] : fresh_long(), *fresh = arena_many(arena, struct id, FRESH);
	struct folded none = {.plan = plan_create(plan)}, now;
	struct event event;
	fresh_ids(fresh, FRESH);
	memset(ret, 0, sizeof *ret);
	ret->verdict =
	        plan_decide(none.plan, (struct voice){SPEAKER_NEWCOMER, ID_NONE}, house_now(h), intent, typed, 0, fresh, &event);
	enum status got = ret->verdict.outcome == SAID && !keyed ? keys_make(h->keys, &plan, 1) : OK;
	if (ret->verdict.outcome == SAID && got == OK)
		got = keep(h, plan, &none, &event, &now);
	if (ret->verdict.outcome == SAID && got == OK) {
		struct seat at = {.house = h, .arena = arena, .plan = plan, .voice = {SPEAKER_SEAT, event.seat}, .now = now};
		got = seat_give(h, plan, event.seat, who->person);
		h->spoiled = h->spoiled || got != OK;
		fill_said(&at, &event, plan_seq(now.plan), arena, ret);
		plan_release(now.plan);
		*ret_plan = plan;
	}
	plan_release(none.plan);
	return got;
}
