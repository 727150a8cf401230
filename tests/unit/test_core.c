// SPDX-License-Identifier: EUPL-1.2
// Every bound of limits.h, tried at it, under it and over it: of each text of each saying, and of how many there may be of a
// thing. And who types for whom.
#include "any_saying.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static struct arena *arena;
static struct scene scene;
static struct chance chance;

static int begin(void **state)
{
	(void)state;
	arena = arena_create();
	chance = (struct chance){1};
	scene_begin(&scene, &chance, arena);
	return 0;
}

static int end(void **state)
{
	(void)state;
	scene_end(&scene);
	arena_destroy(arena);
	return 0;
}

static struct str points(size_t n) // code points of two bytes
{
	char *text = arena_take(arena, 2 * n);
	for (size_t i = 0; i < n; i++)
		memcpy(text + 2 * i, "\xc3\xa9", 2);
	return (struct str){text, 2 * n};
}

// The saying with made-up fields, as JSON, but this field with a value of our own.
static struct str saying_with(const struct say_info *info, enum say say, const struct field *own, struct str value)
{
	struct intent in;
	struct out out;
	any_intent(&chance, arena, scene.plan, scene.now, say, &in);
	struct event e = {.say = say, .as = in.as};
	const struct json *object;
	out_init(&out, 1 << 20);
	event_write(&out, &e);
	assert_int_equal(json_read(arena, str_copy(arena, out_str(&out)), &object), OK);
	out_finish(&out);
	out_init(&out, 1 << 20);
	out_print(&out, "{\"soort\":\"%.*s\",\"%.*s\":%.*s", STR_ARG(info->wire), STR_ARG(own->wire), STR_ARG(value));
	struct json_out json = {&out, true};
	for (size_t i = 0; i < object->n; i++) {
		const struct json *part = &object->at[i];
		bool field = !str_eq(part->key, own->wire) && !str_is(part->key, "v") && !str_is(part->key, "soort") &&
		             !str_is(part->key, "tijd");
		if (!field || part->kind == JSON_LIST)
			continue;
		json_key(&json, part->key);
		if (part->kind == JSON_STR)
			json_str(&json, part->str);
		else if (part->kind == JSON_INT)
			json_int(&json, part->number);
		else
			json_bool(&json, part->number);
	}
	out_lit(&out, "}");
	struct str text = str_copy(arena, out_str(&out));
	out_finish(&out);
	return text;
}

static bool taken(const struct say_info *info, enum say say, const struct field *f, struct str value)
{
	const struct json *object;
	struct intent in;
	struct faults faults = {.n = 0};
	assert_int_equal(json_read(arena, saying_with(info, say, f, value), &object), OK);
	intent_from_json(arena, object, &in, &faults);
	for (size_t i = 0; i < faults.n; i++)
		if (str_eq(faults.at[i].field, f->wire))
			return false;
	return true;
}

static struct str list_value(size_t n, const char *item)
{
	struct out out;
	out_init(&out, 1 << 20);
	out_lit(&out, "[");
	for (size_t i = 0; i < n; i++)
		out_print(&out, "%s%s", i ? "," : "", item);
	out_lit(&out, "]");
	struct str text = str_copy(arena, out_str(&out));
	out_finish(&out);
	return text;
}

static struct str value_of_size(const struct field *f, size_t n)
{
	if (f->kind == FIELD_INT)
		return str_print(arena, "%zu", n);
	if (f->kind == FIELD_LINES)
		return list_value(n, "\"x\"");
	if (f->kind == FIELD_IDS)
		return list_value(n, "\"0123456789abcdef\"");
	if (f->kind == FIELD_PAIRS)
		return list_value(n, "{\"veld\":\"0123456789abcdef\",\"waarde\":\"x\"}");
	struct str text = points(n);
	return str_print(arena, "\"%.*s\"", STR_ARG(text));
}

static bool has_bounds(const struct field *f)
{
	return !f->ours && (f->kind == FIELD_LINE || f->kind == FIELD_TEXT || f->kind == FIELD_LINES || f->kind == FIELD_IDS ||
	       f->kind == FIELD_PAIRS || f->kind == FIELD_INT);
}

static void each_field_takes_its_most_and_one_more_is_refused(void **state)
{
	(void)state;
	int tried = 0;
	for (int say = 0; say < SAYS; say++) {
		const struct say_info *info = &say_infos[say];
		for (size_t i = 0; i < info->n; i++) {
			const struct field *f = &info->fields[i];
			size_t most = (size_t)f->most;
			if (!has_bounds(f))
				continue;
			tried++;
			if (!taken(info, (enum say)say, f, value_of_size(f, most - 1)) ||
			        !taken(info, (enum say)say, f, value_of_size(f, most)))
				fail_msg("%s: %s does not take %zu", info->wire.at, f->wire.at, most);
			if (taken(info, (enum say)say, f, value_of_size(f, most + 1)))
				fail_msg("%s: %s takes %zu", info->wire.at, f->wire.at, most + 1);
			if (f->least > 0 && taken(info, (enum say)say, f, value_of_size(f, 0)))
				fail_msg("%s: %s takes nothing", info->wire.at, f->wire.at);
		}
	}
	assert_true(tried > 60);
}

static void one_value_in_a_list_has_a_bound_too(void **state)
{
	(void)state;
	const struct say_info *rooms = &say_infos[SAY_ROOMS_ADD], *entry = &say_infos[SAY_ENTRY_ADD];
	for (size_t n = ROOM_TITLE - 1; n <= ROOM_TITLE + 1; n++) {
		struct str text = points(n);
		assert_int_equal(taken(rooms, SAY_ROOMS_ADD, &rooms->fields[0], str_print(arena, "[\"%.*s\"]", STR_ARG(text))),
		        n <= ROOM_TITLE);
	}
	const struct field *cells = &entry->fields[3];
	assert_true(str_is(cells->wire, "velden"));
	for (size_t n = CELL - 1; n <= CELL + 1; n++) {
		struct str text = points(n);
		struct str value = str_print(arena, "[{\"veld\":\"0123456789abcdef\",\"waarde\":\"%.*s\"}]", STR_ARG(text));
		assert_int_equal(taken(entry, SAY_ENTRY_ADD, cells, value), n <= CELL);
	}
}

static void a_key_has_sixteen_to_sixty_four_signs(void **state)
{
	(void)state;
	for (size_t n = 1; n < 100; n++) {
		struct intent in;
		struct faults faults = {.n = 0};
		const struct typed typed[] = {{STR("naam"), STR("x")}, {STR("sleutel"), points(n)}};
		intent_init(&in, SAY_PLAN_NAME);
		intent_from_form(arena, typed, 2, &in, &faults);
		assert_int_equal(faults.n == 0, n >= KEY_MIN && n <= KEY_MAX);
	}
}

// ---- how many

// What makes one more of each thing, said by the founder.
static void one_more(enum thing thing, struct intent *in)
{
	static const enum say says[THINGS] = {[THING_SEAT] = SAY_DOOR_KNOCK,
	        [THING_PERSON] = SAY_PERSON_ADD,
	        [THING_ROOM] = SAY_ROOM_ADD,
	        [THING_FIELD] = SAY_FIELD_ADD,
	        [THING_ENTRY] = SAY_ENTRY_ADD,
	        [THING_GOAL] = SAY_GOAL_ADD,
	        [THING_ACTION] = SAY_ACTION_ADD,
	        [THING_DEAL] = SAY_DEAL_ADD,
	        [THING_OFFER] = SAY_OFFER_ADD,
	        [THING_VERSION] = SAY_VERSION_PUT,
	        [THING_GATHERING] = SAY_GATHERING_ADD};
	const struct plan *p = scene.plan;
	intent_init(in, says[thing]);
	struct str text = STR("meer");
	switch (thing) {
	case THING_SEAT: in->as.door_knock.name = text; break;
	case THING_PERSON: in->as.person_add.name = text; break;
	case THING_ROOM: in->as.room_add.title = text; break;
	case THING_FIELD:
		in->as.field_add.title = text;
		in->as.field_add.room = p->rooms.at[p->fields.n / ROOM_FIELDS].item.id;
		break;
	case THING_ENTRY:
		in->as.entry_add.text = text;
		in->as.entry_add.room = p->rooms.at[0].item.id;
		break;
	case THING_GOAL: in->as.goal_add.text = text; break;
	case THING_ACTION: in->as.action_add.text = text; break;
	case THING_DEAL: in->as.deal_add.text = text; break;
	case THING_OFFER: in->as.offer_add.text = text; break;
	case THING_VERSION: in->as.version_put.title = text; break;
	case THING_GATHERING:
		in->as.gathering_add.method = STR("proef");
		in->as.gathering_add.form = STR("{\"id\":\"proef\"}");
		break;
	case THINGS: break;
	}
}

static uint32_t count_of(enum thing thing)
{
	const struct plan *p = scene.plan;
	const uint32_t counts[THINGS] = {[THING_SEAT] = p->seats.n,
	        [THING_PERSON] = p->people.n,
	        [THING_ROOM] = p->rooms.n,
	        [THING_FIELD] = p->fields.n,
	        [THING_ENTRY] = p->entries.n,
	        [THING_GOAL] = p->goals.n,
	        [THING_ACTION] = p->actions.n,
	        [THING_DEAL] = p->deals.n,
	        [THING_OFFER] = p->offers.n,
	        [THING_VERSION] = p->versions.n,
	        [THING_GATHERING] = p->gatherings.n};
	return counts[thing];
}

static void say_until_full(enum thing thing, uint32_t most)
{
	struct event e;
	struct verdict v = {.outcome = SAID};
	struct voice founder = voice_of(&scene, 0), newcomer = {SPEAKER_NEWCOMER, ID_NONE};
	for (uint32_t n = count_of(thing); n <= most; n++) {
		struct intent in;
		one_more(thing, &in);
		v = scene_say(&scene, thing == THING_SEAT ? newcomer : founder, &in, &e);
		if ((v.outcome == SAID) != (n < most) || count_of(thing) != (n < most ? n + 1 : most))
			fail_msg("thing %d: outcome %d with %u of %u", (int)thing, (int)v.outcome, n, most);
	}
	assert_int_equal(v.outcome, NOT_NOW);
	bool stays = thing == THING_SEAT || thing == THING_VERSION || thing == THING_GATHERING; // "Haal eerst iets weg" would not be true
	assert_true(
	        str_starts(v.reason, stays ? "Meer past hier niet in dit plan." : "Dit plan is hier vol. Haal eerst iets weg."));
}

static void a_plan_takes_so_many_of_each_thing_and_no_more(void **state)
{
	(void)state;
	// Rooms before fields: twelve fields a room. Seats before people: who knocks becomes both.
	static const struct {
		enum thing thing;
		uint32_t most;
	} BOUNDS[] = {{THING_ROOM, ROOMS}, {THING_FIELD, FIELDS}, {THING_GOAL, GOALS}, {THING_ACTION, ACTIONS},
	        {THING_DEAL, DEALS}, {THING_OFFER, OFFERS}, {THING_VERSION, VERSIONS}, {THING_GATHERING, GATHERINGS}, {THING_ENTRY, ENTRIES},
	        {THING_SEAT, SEATS}, {THING_PERSON, PEOPLE}};
	for (size_t i = 0; i < sizeof BOUNDS / sizeof *BOUNDS; i++)
		say_until_full(BOUNDS[i].thing, BOUNDS[i].most);
	assert_true(plan_is_sound(scene.plan));
	for (uint32_t i = 0; i < scene.plan->seats.n; i++)
		(void)sight_text(scene.plan, (int)i, scene.now, arena);
}

// At, under and over: one gone is one more that fits.
static void what_is_taken_away_makes_room(void **state)
{
	(void)state;
	struct event e;
	struct intent goal, entry, away;
	struct voice founder = voice_of(&scene, 0);
	say_until_full(THING_GOAL, GOALS);
	one_more(THING_GOAL, &goal);
	for (int i = 0; i < 3; i++) { // and again: the third time more than GOALS were made in all
		intent_init(&away, SAY_GOAL_REMOVE);
		away.as.goal_remove.goal = scene.plan->goals.at[i + 1].item.id;
		assert_int_equal(scene_say(&scene, founder, &away, &e).outcome, SAID);
		assert_int_equal(scene_say(&scene, founder, &goal, &e).outcome, SAID);
		assert_int_equal(scene_say(&scene, founder, &goal, &e).outcome, NOT_NOW);
	}
	struct intent room;
	one_more(THING_ROOM, &room);
	assert_int_equal(scene_say(&scene, founder, &room, &e).outcome, SAID);
	struct id made = scene.plan->rooms.at[scene.plan->rooms.n - 1].item.id;
	one_more(THING_ENTRY, &entry);
	entry.as.entry_add.room = made;
	for (uint32_t n = scene.plan->entries.n; n < ENTRIES; n++)
		assert_int_equal(scene_say(&scene, founder, &entry, &e).outcome, SAID);
	one_more(THING_ENTRY, &entry);
	assert_int_equal(scene_say(&scene, founder, &entry, &e).outcome, NOT_NOW);
	intent_init(&away, SAY_ROOM_REMOVE); // what stands in a room goes with it
	away.as.room_remove.room = made;
	assert_int_equal(scene_say(&scene, founder, &away, &e).outcome, SAID);
	assert_int_equal(scene_say(&scene, founder, &entry, &e).outcome, SAID);
	assert_true(plan_is_sound(scene.plan));
}

// Told to the seat and to the owners (contract.md), also of a plan that is closed; nobody else notices.
static void what_the_keeper_did_with_a_seat_is_for_that_seat_and_the_owners(void **state)
{
	(void)state;
	static const enum say ways[] = {SAY_KEY_RENEWED, SAY_CARRIED_OFF};
	struct event e;
	for (size_t w = 0; w < 2; w++) {
		struct intent in;
		intent_init(&in, ways[w]);
		int target = 1; // no owner
		for (int i = 1; i < (int)scene.plan->seats.n; i++)
			target = !scene.plan->seats.at[i].owner && scene.plan->seats.at[i].state == SEAT_TAKEN ? i : target;
		in.as.key_renewed.seat = in.as.carried_off.seat = scene.plan->seats.at[target].item.id;
		uint64_t before[SEATS];
		for (uint32_t i = 0; i < scene.plan->seats.n; i++)
			before[i] = scene.plan->seats.at[i].seen;
		assert_int_equal(scene_say(&scene, (struct voice){SPEAKER_KEEPER, ID_NONE}, &in, &e).outcome, SAID);
		for (int i = 0; i < (int)scene.plan->seats.n; i++) {
			const struct place *s = &scene.plan->seats.at[i];
			bool told = s->state == SEAT_TAKEN && (s->owner || i == target);
			assert_int_equal(plan_event_visible(scene.plan, &e, plan_seq(scene.plan), s->item.id), told);
			assert_int_equal(s->seen != before[i], told);
		}
		intent_init(&in, SAY_PLAN_FINISH);
		if (w == 0)
			assert_int_equal(scene_say(&scene, voice_of(&scene, 0), &in, &e).outcome, SAID);
	}
}

// Why somebody was put out is between the owners; that it was done is for who sees the seat.
static void why_a_seat_ended_is_read_by_the_owners_alone(void **state)
{
	(void)state;
	struct event e;
	struct intent in;
	int target = NOBODY, sees = 0, reads = 0;
	for (int i = 1; i < (int)scene.plan->seats.n; i++)
		if (!scene.plan->seats.at[i].owner && scene.plan->seats.at[i].state == SEAT_TAKEN)
			target = i;
	intent_init(&in, SAY_SEAT_END);
	in.as.seat_end = (struct say_seat_end){scene.plan->seats.at[target].item.id, STR("omdat het niet ging")};
	assert_int_equal(scene_say(&scene, voice_of(&scene, 0), &in, &e).outcome, SAID);
	for (int i = 0; i < (int)scene.plan->seats.n; i++) {
		struct event mine = e;
		struct id seat = scene.plan->seats.at[i].item.id;
		if (!plan_event_visible(scene.plan, &e, plan_seq(scene.plan), seat))
			continue;
		plan_event_blank(scene.plan, &mine, seat, arena);
		assert_int_equal(mine.as.seat_end.why.len > 0, scene.plan->seats.at[i].owner);
		sees++;
		reads += mine.as.seat_end.why.len > 0;
	}
	assert_true(reads >= 1 && sees > reads);
}

static void a_room_takes_twelve_fields(void **state)
{
	(void)state;
	for (int i = 1; i <= ROOM_FIELDS; i++) { // the table was laid with one
		struct intent in;
		struct event e;
		intent_init(&in, SAY_FIELD_ADD);
		in.as.field_add.title = STR("vakje");
		in.as.field_add.room = scene.plan->rooms.at[0].item.id;
		assert_int_equal(scene_say(&scene, voice_of(&scene, 0), &in, &e).outcome, i < ROOM_FIELDS ? SAID : NOT_NOW);
	}
}

static void a_day_lies_between_today_and_ten_years_ahead(void **state)
{
	(void)state;
	static const struct {
		int ahead;
		enum outcome outcome;
	} CASES[] = {{-1, WRONG}, {0, SAID}, {1, SAID}, {AHEAD_DAYS, SAID}, {AHEAD_DAYS + 1, WRONG}};
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct intent in;
		struct event e;
		intent_init(&in, SAY_ACTION_ADD);
		in.as.action_add.text = STR("Bellen");
		in.as.action_add.when = day_of(scene.now) + CASES[i].ahead;
		assert_int_equal(scene_say(&scene, voice_of(&scene, 0), &in, &e).outcome, CASES[i].outcome);
	}
}

// ---- who types for whom

static struct verdict say_as(int seat, const struct intent *in)
{
	struct event e;
	return scene_say(&scene, voice_of(&scene, seat), in, &e);
}

static void let_all_read(void)
{
	struct intent in;
	struct id *seats = arena_many(arena, struct id, scene.plan->seats.n);
	for (uint32_t i = 0; i < scene.plan->seats.n; i++)
		seats[i] = scene_seat(&scene, (int)i);
	struct ids all = {seats, scene.plan->seats.n};
	intent_init(&in, SAY_PART_READERS);
	in.as.part_readers.part = SHOWS_PEOPLE;
	in.as.part_readers.readers = all;
	assert_int_equal(say_as(0, &in).outcome, SAID);
	intent_init(&in, SAY_ROOM_READERS);
	in.as.room_readers.room = scene.plan->rooms.at[0].item.id;
	in.as.room_readers.readers = all;
	assert_int_equal(say_as(0, &in).outcome, SAID);
}

static struct verdict change_words(int seat, struct id entry)
{
	struct intent in;
	intent_init(&in, SAY_ENTRY_CHANGE);
	in.as.entry_change.entry = entry;
	in.as.entry_change.text = STR("andere woorden");
	return say_as(seat, &in);
}

static struct verdict confirm(int seat, struct id entry)
{
	struct intent in;
	intent_init(&in, SAY_ENTRY_CONFIRM);
	in.as.entry_confirm.entry = entry;
	return say_as(seat, &in);
}

static void what_a_professional_types_for_one_of_the_family_stands_only_after_their_yes(void **state)
{
	(void)state;
	int worker = scene_seat_of_role(&scene, ROLE_PROFESSIONAL), parent = 1, other = scene_seat_of_role(&scene, ROLE_CARER);
	struct intent in;
	let_all_read();
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = scene.plan->rooms.at[0].item.id;
	in.as.entry_add.text = STR("Het gaat beter op school.");
	in.as.entry_add.from = scene.plan->people.at[scene.plan->seats.at[parent].person].item.id;
	struct verdict v = say_as(worker, &in);
	assert_int_equal(v.outcome, SAID);
	const int e = plan_find(scene.plan, THING_ENTRY, v.about);
	assert_true(scene.plan->entries.at[e].proposed);
	assert_int_equal(confirm(worker, v.about).outcome, NOT_YOURS);
	assert_int_equal(confirm(other, v.about).outcome, NOT_NOW);
	assert_true(scene.plan->entries.at[e].proposed);
	assert_int_equal(confirm(parent, v.about).outcome, SAID);
	assert_false(scene.plan->entries.at[e].proposed);
	// Other words need another yes; one's own words do not.
	assert_int_equal(change_words(worker, v.about).outcome, SAID);
	assert_true(scene.plan->entries.at[e].proposed);
	assert_int_equal(confirm(parent, v.about).outcome, SAID);
	assert_int_equal(change_words(parent, v.about).outcome, SAID);
	assert_false(scene.plan->entries.at[e].proposed);
}

static void help_asked_of_one_is_not_told_to_the_others(void **state)
{
	(void)state;
	struct intent in;
	struct str before;
	int owner = 0, other = 1;
	intent_init(&in, SAY_ACTION_ADD);
	in.as.action_add.text = STR("Elke dag naar school");
	struct verdict v = say_as(owner, &in);
	assert_int_equal(v.outcome, SAID);
	int64_t now = scene.now;
	uint64_t seen = plan_seen(scene.plan, scene_seat(&scene, other));
	before = sight_text(scene.plan, other, now, arena);
	static const enum report reports[] = {REPORT_HELP, REPORT_STUCK, REPORT_DONE};
	for (int i = 0; i < 3; i++) {
		struct id self = scene_seat(&scene, owner);
		intent_init(&in, SAY_ACTION_REPORT);
		in.as.action_report.action = v.about;
		in.as.action_report.report = reports[i];
		in.as.action_report.readers = (struct ids){&self, 1};
		assert_int_equal(say_as(owner, &in).outcome, SAID);
		assert_true(str_eq(before, sight_text(scene.plan, other, now, arena)));
	}
	assert_int_equal(plan_seen(scene.plan, scene_seat(&scene, other)), seen);
}

static const struct str VOICE = {"0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", HASH_TEXT};

static void a_spoken_step_and_a_spoken_word_are_heard_by_who_may_see_them_and_by_nobody_else(void **state)
{
	(void)state;
	struct intent in;
	int owner = 0, other = 1;
	struct id only = scene_seat(&scene, owner);
	intent_init(&in, SAY_ACTION_ADD);
	in.as.action_add.text = STR("Ingesproken");
	in.as.action_add.readers = (struct ids){&only, 1};
	in.as.action_add.sound = VOICE;
	struct verdict v = say_as(owner, &in);
	assert_int_equal(v.outcome, SAID);
	assert_true(plan_shows_blob(scene.plan, only, VOICE, scene.now));
	assert_true(plan_blob_alone(scene.plan, only, VOICE));
	assert_false(plan_shows_blob(scene.plan, scene_seat(&scene, other), VOICE, scene.now));
	intent_init(&in, SAY_ACTION_REMOVE);
	in.as.action_remove.action = v.about;
	assert_int_equal(say_as(owner, &in).outcome, SAID);
	assert_false(plan_shows_blob(scene.plan, only, VOICE, scene.now));
	assert_false(plan_names_blob(scene.plan, VOICE));

	intent_init(&in, SAY_ACTION_ADD);
	in.as.action_add.text = STR("Naar de speeltuin");
	v = say_as(owner, &in);
	intent_init(&in, SAY_ACTION_REPORT);
	in.as.action_report.action = v.about;
	in.as.action_report.report = REPORT_DONE;
	in.as.action_report.readers = (struct ids){&only, 1};
	in.as.action_report.sound = VOICE;
	assert_int_equal(say_as(owner, &in).outcome, SAID);
	assert_true(plan_shows_blob(scene.plan, only, VOICE, scene.now));
	assert_false(plan_shows_blob(scene.plan, scene_seat(&scene, other), VOICE, scene.now));
	in.as.action_report.sound = STR("geen hash");
	assert_int_equal(say_as(owner, &in).outcome, WRONG);
}

static void what_a_helper_without_a_seat_typed_says_so_and_stays_ones_own(void **state)
{
	(void)state;
	struct intent in;
	struct event kept;
	struct out out;
	int owner = 0;
	let_all_read();
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = scene.plan->rooms.at[0].item.id;
	in.as.entry_add.text = STR("Ik slaap slecht.");
	in.typist = STR("Hanneke");
	struct verdict v = say_as(owner, &in);
	assert_int_equal(v.outcome, SAID);
	const struct entry *e = &scene.plan->entries.at[plan_find(scene.plan, THING_ENTRY, v.about)];
	assert_true(str_is(e->item.typed_then, "Hanneke"));
	assert_false(e->proposed); // she sat beside it: nothing to confirm
	assert_int_equal(e->from, scene.plan->seats.at[owner].person);
	struct event event = {.say = SAY_ENTRY_ADD, .time = scene.now, .typist = in.typist, .as = in.as};
	out_init(&out, 1 << 16);
	event_write(&out, &event);
	assert_int_equal(event_read(arena, out_str(&out), &kept), OK);
	assert_true(str_is(kept.typist, "Hanneke"));
	out_finish(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(each_field_takes_its_most_and_one_more_is_refused, begin, end),
	        cmocka_unit_test_setup_teardown(one_value_in_a_list_has_a_bound_too, begin, end),
	        cmocka_unit_test_setup_teardown(a_key_has_sixteen_to_sixty_four_signs, begin, end),
	        cmocka_unit_test_setup_teardown(a_plan_takes_so_many_of_each_thing_and_no_more, begin, end),
	        cmocka_unit_test_setup_teardown(what_is_taken_away_makes_room, begin, end),
	        cmocka_unit_test_setup_teardown(what_the_keeper_did_with_a_seat_is_for_that_seat_and_the_owners, begin, end),
	        cmocka_unit_test_setup_teardown(why_a_seat_ended_is_read_by_the_owners_alone, begin, end),
	        cmocka_unit_test_setup_teardown(a_room_takes_twelve_fields, begin, end),
	        cmocka_unit_test_setup_teardown(a_day_lies_between_today_and_ten_years_ahead, begin, end),
	        cmocka_unit_test_setup_teardown(
	                what_a_professional_types_for_one_of_the_family_stands_only_after_their_yes, begin, end),
	        cmocka_unit_test_setup_teardown(help_asked_of_one_is_not_told_to_the_others, begin, end),
	        cmocka_unit_test_setup_teardown(
	                a_spoken_step_and_a_spoken_word_are_heard_by_who_may_see_them_and_by_nobody_else, begin, end),
	        cmocka_unit_test_setup_teardown(what_a_helper_without_a_seat_typed_says_so_and_stays_ones_own, begin, end),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
