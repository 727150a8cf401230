// SPDX-License-Identifier: EUPL-1.2
// Bounds of limits.h, tried at it, under it and over it: of each text of each saying, and of how many there may be of a thing;
// what is taken away makes room. Those of time are in test_terms.c, those of a pack in test_packs.c.
#include "any_saying.h"
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
// cmocka wants those above first
#include <cmocka.h>

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

static void a_saying_makes_no_more_than_there_are_ids_for(void **state)
{
	(void)state;
	struct id ids[FRESH + 1];
	for (size_t i = 0; i <= FRESH; i++)
		ids[i] = any_id(&chance, false);
	for (size_t n = FRESH - 1; n <= FRESH + 1; n++) {
		struct event e = {.say = SAY_ROOMS_ADD, .time = 1, .fresh = {ids, n}}, again;
		struct out out;
		out_init(&out, 1 << 12);
		event_write(&out, &e);
		assert_int_equal(event_read(arena, out_str(&out), &again), n <= FRESH ? OK : BAD_INPUT);
		out_finish(&out);
	}
	for (int say = 0; say < SAYS; say++)
		if (say_infos[say].makes_per >= 0)
			assert_in_range(say_infos[say].fields[say_infos[say].makes_per].most, 1, FRESH);
}

static const enum say adding[THINGS] = {[THING_SEAT] = SAY_DOOR_KNOCK,
        [THING_PERSON] = SAY_PERSON_ADD,
        [THING_ROOM] = SAY_ROOM_ADD,
        [THING_FIELD] = SAY_FIELD_ADD,
        [THING_ENTRY] = SAY_ENTRY_ADD,
        [THING_GOAL] = SAY_GOAL_ADD,
        [THING_ACTION] = SAY_ACTION_ADD,
        [THING_DEAL] = SAY_DEAL_ADD,
        [THING_OFFER] = SAY_OFFER_ADD,
        [THING_VERSION] = SAY_VERSION_PUT,
        [THING_STATEMENT] = SAY_INFORM,
        [THING_PREP] = SAY_PREP_ADD,
        [THING_QUESTION] = SAY_QUESTION_ASK,
        [THING_GATHERING] = SAY_GATHERING_ADD,
        [THING_GUEST] = SAY_GUEST_ADD};

// What makes one more of each thing, said by the founder.
static void one_more(enum thing thing, struct intent *in)
{
	const struct plan *p = scene.plan;
	intent_init(in, adding[thing]);
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
	case THING_STATEMENT: in->as.inform.text = text; break;
	case THING_PREP:
		in->as.prep_add = (struct say_prep_add){
		        .seat = scene_seat(&scene, of_role(ROLE_COORDINATOR)), .about = PREPARES_DARE, .text = text};
		break;
	case THING_QUESTION:
		in->as.question_ask.text = text;
		in->as.question_ask.whom = person_of(of_role(ROLE_PROFESSIONAL));
		break;
	case THING_GATHERING:
		in->as.gathering_add.method = STR("proef");
		in->as.gathering_add.form = STR("{\"id\":\"proef\"}");
		break;
	case THING_GUEST: // each is asked once to each
		in->as.guest_add.gathering = p->gatherings.at[p->guests.n % GATHERINGS].item.id;
		in->as.guest_add.person = p->people.at[p->people.n - 1 - p->guests.n / GATHERINGS].item.id;
		break;
	case THINGS: break;
	}
}

static uint32_t count_of(enum thing thing)
{
	return (uint32_t)plan_count(scene.plan, thing);
}

static void say_until_full(enum thing thing, uint32_t most)
{
	struct event e;
	struct verdict v = {.outcome = SAID};
	struct voice helper = voice_of(&scene, scene_seat_of_role(&scene, ROLE_PROFESSIONAL));
	struct voice founder = thing == THING_STATEMENT ? helper : voice_of(&scene, 0), newcomer = {SPEAKER_NEWCOMER, ID_NONE};
	for (uint32_t n = count_of(thing); n <= most; n++) {
		struct intent in;
		one_more(thing, &in);
		v = scene_say(&scene, thing == THING_SEAT ? newcomer : founder, &in, &e);
		if ((v.outcome == SAID) != (n < most) || count_of(thing) != (n < most ? n + 1 : most))
			fail_msg("thing %d: outcome %d with %u of %u", (int)thing, (int)v.outcome, n, most);
	}
	assert_int_equal(v.outcome, NOT_NOW);
	bool stays = thing == THING_SEAT || thing == THING_VERSION || thing == THING_STATEMENT ||
	             thing == THING_GATHERING; // "Haal eerst iets weg" would not be true
	assert_true(
	        str_starts(v.reason, stays ? "Meer past hier niet in dit plan." : "Dit plan is hier vol. Haal eerst iets weg."));
}

static void a_plan_takes_so_many_of_each_thing_and_no_more(void **state)
{
	(void)state;
	// Preparing first: a coordinator's seat ends. Rooms before fields: twelve fields a room. Seats before people: who knocks
	// becomes both.
	static const struct {
		enum thing thing;
		uint32_t most;
	} BOUNDS[] = {{THING_PREP, PREPS}, {THING_ROOM, ROOMS}, {THING_FIELD, FIELDS}, {THING_GOAL, GOALS},
	        {THING_ACTION, ACTIONS}, {THING_DEAL, DEALS}, {THING_OFFER, OFFERS}, {THING_VERSION, VERSIONS},
	        {THING_STATEMENT, STATEMENTS}, {THING_QUESTION, QUESTIONS_ASKED}, {THING_GATHERING, GATHERINGS},
	        {THING_ENTRY, ENTRIES}, {THING_SEAT, SEATS}, {THING_PERSON, PEOPLE}, {THING_GUEST, GUESTS}};
	int helper = scene_seat_of_role(&scene, ROLE_PROFESSIONAL);
	for (size_t i = 0; i < sizeof BOUNDS / sizeof *BOUNDS; i++) {
		scene.plan->seats.at[helper].until = DAY_NONE; // so many sayings take more than three months here
		say_until_full(BOUNDS[i].thing, BOUNDS[i].most);
	}
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

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(each_field_takes_its_most_and_one_more_is_refused, begin, end),
	        cmocka_unit_test_setup_teardown(one_value_in_a_list_has_a_bound_too, begin, end),
	        cmocka_unit_test_setup_teardown(a_key_has_sixteen_to_sixty_four_signs, begin, end),
	        cmocka_unit_test_setup_teardown(a_saying_makes_no_more_than_there_are_ids_for, begin, end),
	        cmocka_unit_test_setup_teardown(a_plan_takes_so_many_of_each_thing_and_no_more, begin, end),
	        cmocka_unit_test_setup_teardown(what_is_taken_away_makes_room, begin, end),
	        cmocka_unit_test_setup_teardown(a_room_takes_twelve_fields, begin, end),
	        cmocka_unit_test_setup_teardown(a_day_lies_between_today_and_ten_years_ahead, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
