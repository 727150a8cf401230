// SPDX-License-Identifier: EUPL-1.2
// What is asked of who works with families and what they wrote: it has its age until the answer, a young person asks without the
// parents reading it, and one's own side can stand beside a helper's words.
#include "core_table.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants those above first
#include <cmocka.h>

static int helper(void)
{
	return of_role(ROLE_PROFESSIONAL);
}

static bool sees(int seat, const char *words)
{
	struct str text = sight_text(scene.plan, seat, scene.now, arena);
	return text.len && memmem(text.at, text.len, words, strlen(words));
}

static struct id question_to(int asks, int whom, struct ids readers)
{
	struct intent in;
	intent_init(&in, SAY_QUESTION_ASK);
	in.as.question_ask = (struct say_question_ask){
	        .text = STR("uuquestiontext01"), .whom = person_of(whom), .by = DAY_NONE, .readers = readers};
	return say_as(asks, &in) == SAID ? last_kept.fresh.at[0] : ID_NONE;
}

static void a_question_is_for_who_works_with_families_and_its_age_shows_until_the_answer(void **state)
{
	(void)state;
	struct intent in;
	assert_false(id_set(question_to(0, 1, (struct ids){NULL, 0}))); // the other parent answers for nobody
	struct id id = question_to(0, helper(), (struct ids){NULL, 0});
	assert_true(id_set(id));
	scene.now = scene.plan->time + 21ll * 86400000;
	assert_true(sees(0, "\"dagen\":21") && sees(helper(), "\"dagen\":21"));
	intent_init(&in, SAY_QUESTION_ANSWER);
	in.as.question_answer = (struct say_question_answer){id, STR("Er is nu niemand."), true};
	assert_int_equal(say_as(1, &in), NOT_YOURS);
	assert_int_not_equal(say_as(of_role(ROLE_COORDINATOR), &in), SAID);
	assert_int_equal(say_as(helper(), &in), SAID);
	assert_true(sees(0, "Er is nu niemand.") && sees(0, "\"weigering\":true") && !sees(0, "\"dagen\":"));
}

// What a young person asks starts with them and the one who is asked.
static void a_young_person_asks_without_the_parents_reading_it(void **state)
{
	(void)state;
	struct intent in;
	int young = of_role(ROLE_YOUNG);
	intent_init(&in, SAY_PART_READERS);
	struct id all[SEATS];
	for (uint32_t i = 0; i < scene.plan->seats.n; i++)
		all[i] = scene_seat(&scene, (int)i);
	in.as.part_readers = (struct say_part_readers){SHOWS_PEOPLE, {all, scene.plan->seats.n}};
	assert_int_equal(say_as(0, &in), SAID);
	assert_true(id_set(question_to(young, helper(), (struct ids){NULL, 0})));
	for (int i = 0; i < (int)scene.plan->seats.n; i++)
		assert_int_equal(sees(i, "uuquestiontext01"), i == young || i == helper());
}

// Beside what a helper wrote stands how another sees it, for whoever reads the one; and none can be put beside the family's own.
static void one_s_own_side_stands_beside_a_helper_s_words(void **state)
{
	(void)state;
	struct intent in;
	struct id all[SEATS];
	for (uint32_t i = 0; i < scene.plan->seats.n; i++)
		all[i] = scene_seat(&scene, (int)i);
	intent_init(&in, SAY_ROOM_READERS);
	in.as.room_readers = (struct say_room_readers){scene.plan->rooms.at[0].item.id, {all, scene.plan->seats.n}};
	(void)say_as(0, &in);
	for (int by_helper = 0; by_helper < 2; by_helper++) {
		intent_init(&in, SAY_ENTRY_ADD);
		in.as.entry_add.room = scene.plan->rooms.at[0].item.id;
		in.as.entry_add.text = STR("twee keer laat");
		assert_int_equal(say_as(by_helper ? helper() : 0, &in), SAID);
		struct id entry = last_kept.fresh.at[0];
		intent_init(&in, SAY_ENTRY_READING);
		in.as.entry_reading = (struct say_entry_reading){entry, STR("uureadingbeside1")};
		assert_int_equal(say_as(1, &in), by_helper ? SAID : NOT_NOW);
	}
	assert_true(sees(helper(), "uureadingbeside1") && sees(0, "uureadingbeside1"));
}

int main(void)
{
#define A_TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
	const struct CMUnitTest tests[] = {A_TEST(a_question_is_for_who_works_with_families_and_its_age_shows_until_the_answer),
	        A_TEST(a_young_person_asks_without_the_parents_reading_it),
	        A_TEST(one_s_own_side_stands_beside_a_helper_s_words)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
