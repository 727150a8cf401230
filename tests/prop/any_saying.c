// SPDX-License-Identifier: EUPL-1.2
// See any_saying.h.
#include "any_saying.h"
#include <stdio.h>
#include <stdlib.h>

struct id any_id(struct chance *chance, bool is_long)
{
	struct id id = ID_NONE;
	for (int i = 0; i < (is_long ? 16 : ID_SHORT_BYTES); i++)
		id.b[i] = (uint8_t)chance_below(chance, 256);
	id.b[0] |= 1;
	return id;
}

struct str any_mark(struct chance *chance, struct arena *arena)
{
	return str_print(arena, "uu%014llx", (unsigned long long)(chance_next(chance) >> 8));
}

static bool is_over(const struct plan *p, enum thing thing, int index)
{
	return plan_item(p, thing, index)->gone || (thing == THING_SEAT && p->seats.at[index].state > SEAT_TAKEN);
}

static struct id any_thing(struct chance *chance, const struct plan *p, int thing)
{
	int n = thing < 0 ? 0 : plan_count(p, (enum thing)thing);
	if (n == 0 || chance_one_in(chance, 20))
		return any_id(chance, false);
	int index = (int)chance_below(chance, (uint32_t)n);
	for (int tries = 0; tries < 4 && is_over(p, (enum thing)thing, index); tries++)
		index = (int)chance_below(chance, (uint32_t)n);
	struct id id = plan_item(p, (enum thing)thing, index)->id;
	return id_set(id) ? id : any_id(chance, false); // an empty place has none
}

// A method of our own, with a phase that is closed and one in which the family alone writes.
static const char method[] =
        "{\"id\":\"proef\",\"naam\":\"Proef\",\"volgt\":\"De proef\",\"nagekeken\":\"Door niemand.\",\"rollen\":["
        "{\"id\":\"trekker\",\"titel\":\"Trekker\",\"meer\":true},{\"id\":\"schrijver\",\"titel\":\"Schrijver\"}],\"fasen\":["
        "{\"id\":\"samen\",\"titel\":\"Samen\",\"uitleg\":\"Eerst dit.\",\"vragen\":[\"Waarom?\",\"Waarmee?\"],"
        "\"beginzinnen\":[\"Ik wil dat\"],\"minuten\":15},"
        "{\"id\":\"eigen\",\"titel\":\"Eigen tijd\",\"besloten\":true},"
        "{\"id\":\"familie\",\"titel\":\"Familie\",\"schrijft\":[\"ouder\",\"jongere\",\"kind\"]}],"
        "\"kamers\":[{\"titel\":\"Wie doet wat\",\"uitleg\":\"Samen.\",\"toont\":\"tabel\",\"vakjes\":["
        "{\"titel\":\"Wie\",\"soort\":\"mens\"},{\"titel\":\"Hoe "
        "vaak\",\"soort\":\"keuze\",\"keuzes\":[\"nu\",\"ooit\"]}]}],\"daarna\":[{\"dagen\":28,\"wat\":\"Terugkijken.\"}]}";

static bool is_moment(const struct field *f)
{
	return str_is(f->wire, "moment") || str_is(f->wire, "momenten") || str_is(f->wire, "kan");
}

// One of a few, so that who answers often names one that is on the list.
static struct str any_moment(struct chance *chance, struct arena *arena, int64_t now)
{
	struct moment m = {
	        day_of(now) + 400 + (int32_t)chance_below(chance, 4), chance_one_in(chance, 2) ? NUMBER_NONE : 14 * 60};
	return moment_text(arena, m);
}

static struct str any_text(struct chance *chance, struct arena *arena, const struct field *f)
{
	static const char *const phases[] = {"samen", "eigen", "familie"};
	if (f->ours)
		return str_of(method);
	if (str_is(f->wire, "rol"))
		return chance_one_in(chance, 2) ? STR("trekker") : STR("schrijver");
	if (str_is(f->wire, "fase"))
		return str_of(phases[chance_below(chance, 3)]);
	struct str mark = any_mark(chance, arena), more = chance_text(chance, arena, 12), text;
	if (f->most == HASH_TEXT)
		return str_print(arena, "%.*s%.*s%.*s%.*s", 16, "0123456789abcdef", 14, mark.at + 2, 20, "00000000000000000000",
		        14, mark.at + 2);
	if (str_clean(arena, str_print(arena, "%.*s %.*s", STR_ARG(mark), STR_ARG(more)), &text) != OK)
		return mark;
	return f->kind != FIELD_TEXT && memchr(text.at, '\n', text.len) ? mark : text;
}

static void any_list(
        struct chance *chance, struct arena *arena, const struct plan *p, int64_t now, const struct field *f, void *to)
{
	size_t n = (f->least > 0 ? 1 : 0) + chance_below(chance, 4);
	struct id *ids = arena_many(arena, struct id, n);
	struct str *texts = arena_many(arena, struct str, n);
	struct pair *pairs = arena_many(arena, struct pair, n);
	for (size_t i = 0; i < n; i++) {
		ids[i] = pairs[i].id = any_thing(chance, p, f->thing);
		texts[i] = pairs[i].text = is_moment(f) ? any_moment(chance, arena, now) : any_mark(chance, arena);
	}
	if (f->kind == FIELD_IDS)
		*(struct ids *)to = (struct ids){ids, n};
	else if (f->kind == FIELD_LINES)
		*(struct strs *)to = (struct strs){texts, n};
	else
		*(struct pairs *)to = (struct pairs){pairs, n};
}

static void any_field(
        struct chance *chance, struct arena *arena, const struct plan *p, int64_t now, const struct field *f, void *base)
{
	void *to = (char *)base + f->offset;
	switch (f->kind) {
	case FIELD_LINE:
	case FIELD_TEXT: *(struct str *)to = is_moment(f) ? any_moment(chance, arena, now) : any_text(chance, arena, f); break;
	case FIELD_LINES:
	case FIELD_IDS:
	case FIELD_PAIRS: any_list(chance, arena, p, now, f, to); break;
	case FIELD_ID: *(struct id *)to = any_thing(chance, p, f->thing); break;
	case FIELD_DAY: *(int32_t *)to = day_of(now) - 2 + (int32_t)chance_below(chance, 40); break;
	case FIELD_MINUTE: *(int32_t *)to = (int32_t)chance_below(chance, 1440); break;
	case FIELD_INT: *(int32_t *)to = f->least + (int32_t)chance_below(chance, (uint32_t)(f->most - f->least + 1)); break;
	case FIELD_FLAG: *(bool *)to = true; break;
	case FIELD_CHOICE: *(int *)to = 1 + (int)chance_below(chance, (uint32_t)f->choice->n - 1); break;
	case FIELD_TIME:
	case FIELD_REF:
	case FIELD_REFS:
	case FIELD_LIST:
	case FIELD_TEXTS: break;
	}
}

void any_intent(struct chance *chance, struct arena *arena, const struct plan *p, int64_t now, enum say say, struct intent *to)
{
	intent_init(to, say);
	for (size_t i = 0; i < say_infos[say].n; i++) {
		const struct field *f = &say_infos[say].fields[i];
		if (!f->optional || f->ours || chance_one_in(chance, 3))
			any_field(chance, arena, p, now, f, &to->as);
	}
	if (chance_one_in(chance, 2))
		to->key = any_mark(chance, arena);
}

// ---- the table

struct voice voice_of(const struct scene *s, int seat)
{
	return (struct voice){SPEAKER_SEAT, scene_seat(s, seat)};
}

struct id scene_seat(const struct scene *s, int index)
{
	return s->plan->seats.at[index].item.id;
}

int scene_seat_of_role(const struct scene *s, enum role role)
{
	for (uint32_t i = 0; i < s->plan->seats.n; i++)
		if (s->plan->seats.at[i].role == role && s->plan->seats.at[i].state == SEAT_TAKEN)
			return (int)i;
	return NOBODY;
}

struct verdict scene_say(struct scene *s, struct voice voice, const struct intent *in, struct event *ret)
{
	struct id *fresh = arena_many(s->arena, struct id, FRESH);
	for (int i = 0; i < FRESH; i++)
		fresh[i] = any_id(s->chance, false);
	uint64_t seen = in->say == SAY_GATHERING_PRESENT ? plan_seen(s->plan, voice.seat) : 0; // it was read through
	struct verdict v = plan_decide(s->plan, voice, s->now, in, NULL, seen, fresh, ret);
	if (v.outcome != SAID)
		return v;
	struct out out;
	out_init(&out, 1 << 20);
	event_write(&out, ret);
	*list_add(&s->kept) = (struct kept){str_copy(s->arena, out_str(&out)), plan_seq(s->plan) + 1};
	out_finish(&out);
	struct plan *next = plan_copy(s->plan);
	plan_apply(next, ret, plan_seq(s->plan) + 1);
	plan_release(s->plan);
	s->plan = next;
	s->now += 1000 + chance_below(s->chance, 20000000);
	return v;
}

static struct id must_say(struct scene *s, int seat, const struct intent *in)
{
	struct event event;
	struct verdict v = scene_say(s, voice_of(s, seat), in, &event);
	if (v.outcome != SAID) {
		printf("the table could not be laid: %s, outcome %d: %.*s\n", say_infos[in->say].wire.at, (int)v.outcome,
		        STR_ARG(v.reason));
		abort();
	}
	return v.about;
}

static void seat_somebody(struct scene *s, enum role role, struct ids rooms)
{
	struct intent in;
	intent_init(&in, SAY_PERSON_ADD);
	in.as.person_add.name = any_mark(s->chance, s->arena);
	in.as.person_add.tie = any_mark(s->chance, s->arena);
	struct id person = must_say(s, 0, &in);
	intent_init(&in, SAY_INVITE);
	in.as.invite.person = person;
	in.as.invite.role = role;
	in.as.invite.honest = true;
	in.as.invite.rooms = rooms;
	in.as.invite.steps = chance_one_in(s->chance, 2);
	in.as.invite.people = chance_one_in(s->chance, 2);
	must_say(s, 0, &in);
	intent_init(&in, SAY_SEAT_TAKE);
	must_say(s, (int)s->plan->seats.n - 1, &in);
}

static void found(struct scene *s)
{
	struct intent in;
	struct event event;
	intent_init(&in, SAY_PLAN_BEGIN);
	in.as.plan_begin.me = STR("Linda");
	if (scene_say(s, (struct voice){SPEAKER_NEWCOMER, ID_NONE}, &in, &event).outcome != SAID)
		abort();
	intent_init(&in, SAY_ROOMS_ADD);
	in.as.rooms_add.titles = (struct strs){arena_many(s->arena, struct str, 3), 3};
	for (int i = 0; i < 3; i++)
		((struct str *)(uintptr_t)in.as.rooms_add.titles.at)[i] = any_mark(s->chance, s->arena);
	must_say(s, 0, &in);
	intent_init(&in, SAY_FIELD_ADD);
	in.as.field_add.room = s->plan->rooms.at[0].item.id;
	in.as.field_add.title = any_mark(s->chance, s->arena);
	must_say(s, 0, &in);
}

static void must_state_independence(struct scene *s)
{
	struct intent in;
	int coordinator = scene_seat_of_role(s, ROLE_COORDINATOR);
	intent_init(&in, SAY_INDEPENDENCE_SAY);
	in.as.independence_say = (struct say_independence_say){true, true, true, true};
	must_say(s, coordinator, &in);
	intent_init(&in, SAY_INDEPENDENCE_HEAR);
	in.as.independence_hear.seat = scene_seat(s, coordinator);
	must_say(s, 0, &in);
}

void scene_begin(struct scene *s, struct chance *chance, struct arena *arena)
{
	*s = (struct scene){.chance = chance, .arena = arena, .plan = plan_create(any_id(chance, true)), .now = 1800000000000};
	found(s);
	struct id rooms[3] = {s->plan->rooms.at[0].item.id, s->plan->rooms.at[1].item.id, s->plan->rooms.at[2].item.id};
	for (int role = ROLE_PARENT; role < ROLE_OFFICE; role++) { // who works at an office sits at no table
		struct id *read = arena_many(arena, struct id, 3);
		size_t n = 0;
		for (int i = 0; i < 3; i++)
			if (chance_one_in(chance, 2))
				read[n++] = rooms[i];
		seat_somebody(s, (enum role)role, (struct ids){read, n});
	}
	struct intent in;
	intent_init(&in, SAY_SEAT_MARK); // one for an authority, or the fixed worker: the others are neither
	in.as.seat_mark.seat = scene_seat(s, scene_seat_of_role(s, ROLE_PROFESSIONAL));
	in.as.seat_mark.mark = (enum mark[]){MARK_GUARDIAN, MARK_AUTHORITY, MARK_FIXED}[chance_below(chance, 3)];
	must_say(s, 0, &in);
	must_state_independence(s);
	intent_init(&in, SAY_SEAT_OWN);
	in.as.seat_own.seat = scene_seat(s, 1); // the second parent
	must_say(s, 0, &in);
	for (int i = 0; i < 6; i++) {
		any_intent(chance, arena, s->plan, s->now, i < 2 ? SAY_GOAL_ADD : SAY_ACTION_ADD, &in);
		(void)scene_say(s, voice_of(s, 0), &in, &(struct event){0});
	}
}

void scene_soon(struct scene *s, int seat, struct id gathering)
{
	struct intent in;
	struct event e;
	intent_init(&in, SAY_PRIVATE_SOON);
	in.as.private_soon.gathering = gathering;
	(void)scene_say(s, voice_of(s, seat), &in, &e);
	s->now += PRIVATE_SOON_SECONDS * 1000;
}

void scene_end(struct scene *s)
{
	plan_release(s->plan);
	list_free(&s->kept);
}

static enum say any_say(struct chance *chance)
{
	// What needs several things to come together first is tried more.
	static const enum say rare[] = {SAY_ENTRY_CONFIRM, SAY_ENTRY_CONFIRM, SAY_ENTRY_ADD, SAY_ENTRY_DENY, SAY_DOOR_KNOCK,
	        SAY_DOOR_OPEN, SAY_DOOR_CLOSE, SAY_PERSON_ADD, SAY_INVITE, SAY_SEAT_TAKE, SAY_SEAT_DECLINE, SAY_ACTION_REPORT,
	        SAY_ACTION_UNDO, SAY_ACTION_ANSWER, SAY_STAND_IN, SAY_PHASE_OPEN, SAY_GATHERING_PRESENT, SAY_PRIVATE_SOON,
	        SAY_PRIVATE_ASK};
	if (chance_one_in(chance, 3))
		return rare[chance_below(chance, sizeof rare / sizeof rare[0])];
	enum say say = (enum say)chance_below(chance, SAYS);
	bool ends = say == SAY_PLAN_FINISH || say == SAY_ERASE_ASK || say == SAY_SEAT_LEAVE || say == SAY_SEAT_END;
	return ends && !chance_one_in(chance, 20) ? SAY_ENTRY_ADD : say;
}

static struct voice any_voice(struct scene *s, enum say say)
{
	for (uint32_t i = 0; i < s->plan->seats.n; i++)
		if ((say == SAY_SEAT_TAKE || say == SAY_SEAT_DECLINE) && s->plan->seats.at[i].state == SEAT_INVITED)
			return voice_of(s, (int)i);
	if (say == SAY_DOOR_KNOCK || chance_one_in(s->chance, 30))
		return (struct voice){chance_one_in(s->chance, 2) ? SPEAKER_NEWCOMER : SPEAKER_KEEPER, ID_NONE};
	if (chance_one_in(s->chance, 3)) // owners may do most
		return voice_of(s, (int)chance_below(s->chance, 2));
	int seat = (int)chance_below(s->chance, s->plan->seats.n);
	for (int tries = 0; tries < 4 && !seat_active(s->plan, seat, s->now); tries++)
		seat = (int)chance_below(s->chance, s->plan->seats.n);
	return voice_of(s, seat);
}

// A yes, or "I did not say that", by the one who is said to have said it.
static void answer_words(struct scene *s, struct intent *in, struct voice *voice)
{
	if (!s->plan->entries.n || chance_one_in(s->chance, 4))
		return;
	for (uint32_t i = chance_below(s->chance, s->plan->entries.n); i < s->plan->entries.n; i++) {
		const struct entry *e = &s->plan->entries.at[i];
		int seat = plan_seat_of_person(s->plan, e->from);
		if (e->item.gone || seat == NOBODY || seat == e->item.author || (in->say == SAY_ENTRY_CONFIRM && !e->proposed))
			continue;
		if (in->say == SAY_ENTRY_CONFIRM)
			in->as.entry_confirm.entry = e->item.id;
		else
			in->as.entry_deny.entry = e->item.id;
		*voice = voice_of(s, seat);
		return;
	}
}

struct verdict scene_step(struct scene *s, struct event *ret)
{
	struct intent in;
	enum say say = any_say(s->chance);
	if (s->plan->erase_day != DAY_NONE && chance_one_in(s->chance, 3))
		say = SAY_ERASE_STOP;
	if (s->plan->finished && chance_one_in(s->chance, 3))
		say = SAY_PLAN_RESUME;
	any_intent(s->chance, s->arena, s->plan, s->now, say, &in);
	struct voice voice = any_voice(s, say);
	if (say == SAY_ENTRY_CONFIRM || say == SAY_ENTRY_DENY)
		answer_words(s, &in, &voice);
	return scene_say(s, voice, &in, ret);
}

struct str sight_text(const struct plan *p, int seat, int64_t now, struct arena *arena)
{
	const struct sight_plan *sight = plan_sight(p, p->seats.at[seat].item.id, now, arena);
	struct out out;
	if (!sight)
		return STR("");
	out_init(&out, 8 << 20);
	show_write(&(struct json_out){.out = &out}, &show_sight_plan, sight);
	struct str text = str_copy(arena, out_str(&out));
	out_finish(&out);
	return text;
}
