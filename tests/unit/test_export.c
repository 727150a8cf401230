// SPDX-License-Identifier: EUPL-1.2
// A plan that is taken along and brought back is the same plan: entry for entry, picture for picture, byte for byte.
#include "any_saying.h"
#include "export.h"
#include "export_table.h"
#include "folder.h"
#include "fresh.h"
#include "house.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
// cmocka wants the four above first
#include <cmocka.h>

static struct imported an_owner(const struct story *s)
{
	for (uint32_t i = 0; i < s->scene.plan->seats.n; i++)
		if (s->scene.plan->seats.at[i].owner && sits(s, i))
			return (struct imported){s->scene.plan->id, scene_seat(&s->scene, (int)i)};
	fail_msg("nobody's plan");
	return (struct imported){ID_NONE, ID_NONE};
}

static void exported_imported_and_exported_again_it_is_the_same_file(void **state)
{
	(void)state;
	exporting *const hows[] = {export_json, export_html};
	for (uint64_t seed = 1; seed <= 10; seed++) {
		struct story s;
		tell_story(&s, seed, 700);
		for (uint32_t i = 0; i < s.scene.plan->seats.n; i++) {
			if (!sits(&s, i))
				continue;
			for (int h = 0; h < 2; h++) {
				struct str first = export_of(hows[h], s.scene.plan->id, scene_seat(&s.scene, (int)i), clock_now);
				struct imported at = import_of(first);
				assert_false(id_eq(at.plan, s.scene.plan->id));
				assert_same(first, export_of(hows[h], at.plan, at.seat, clock_now));
			}
		}
		scene_end(&s.scene);
	}
}

static void an_import_holds_every_entry_in_order_with_its_id(void **state)
{
	(void)state;
	struct story s;
	tell_story(&s, 42, 1200);
	struct imported at = import_of(export_of(export_json, an_owner(&s).plan, an_owner(&s).seat, clock_now));
	const struct sight_plan *was = plan_sight(s.scene.plan, an_owner(&s).seat, clock_now, arena), *is;
	struct seat *seat;
	assert_int_equal(seat_open_by_id(house, at.plan, at.seat, arena, &seat), OK);
	assert_int_equal(seat_look(seat, PART_OWN, ID_NONE, &is), OK);
	assert_int_equal(is->rooms.n, was->rooms.n);
	size_t entries = 0;
	for (size_t r = 0; r < was->rooms.n; r++) {
		assert_true(id_eq(is->rooms.at[r].id, was->rooms.at[r].id));
		assert_int_equal(is->rooms.at[r].entries.n, was->rooms.at[r].entries.n);
		for (size_t i = 0; i < was->rooms.at[r].entries.n; i++, entries++) {
			const struct sight_entry *a = &was->rooms.at[r].entries.at[i], *b = &is->rooms.at[r].entries.at[i];
			assert_true(id_eq(a->id, b->id) && str_eq(a->text, b->text) && id_eq(a->from->id, b->from->id));
			assert_true(a->at == b->at && a->proposed == b->proposed && a->denied == b->denied);
			assert_true(b->carried && !b->typed && str_eq(b->typed_then, a->typed ? a->typed->name : STR("")));
		}
	}
	assert_true(entries > 20);
	assert_true(is->owner && is->seats.n == 1); // history, and no right
	struct happenings all;
	assert_int_equal(seat_history(seat, STR(""), arena, &all), OK);
	assert_int_equal(all.at[0].say, SAY_TAKEN_OVER);
	assert_int_equal(all.at[0].event.as.taken_over.head.len, HASH_TEXT);
	for (size_t i = 1; i < all.n; i++)
		assert_true(all.at[i].carried);
	seat_close(seat);
	scene_end(&s.scene);
}

static void pictures_travel_with_the_plan(void **state)
{
	(void)state;
	struct str hash, bytes;
	exporting *const hows[] = {export_json, export_html};
	struct imported from = a_plan_with_a_picture(&hash);
	for (int h = 0; h < 2; h++) {
		struct str file = export_of(hows[h], from.plan, from.seat, clock_now);
		struct imported at = import_of(file);
		struct seat *seat;
		assert_int_equal(seat_open_by_id(house, at.plan, at.seat, arena, &seat), OK);
		assert_int_equal(seat_blob(seat, hash, arena, &bytes), OK);
		assert_true(str_eq(bytes, STR("\x89PNG\r\n\x1a\nand a picture")));
		seat_close(seat);
		assert_same(file, export_of(hows[h], at.plan, at.seat, clock_now));
	}
}

static void what_is_said_after_it_stands_beside_what_was_taken_over(void **state)
{
	(void)state;
	struct story s;
	tell_story(&s, 50, 300);
	struct str first = export_of(export_json, an_owner(&s).plan, an_owner(&s).seat, clock_now);
	struct talk t = {.at = import_of(first)};
	intent_init(&t.intent, SAY_PLAN_NAME);
	t.intent.as.plan_name.name = STR("Verder alleen");
	assert_int_equal(house_do(house, speak, &t), OK);
	assert_int_equal(t.said.verdict.outcome, SAID);
	struct str second = export_of(export_json, t.at.plan, t.at.seat, clock_now);
	assert_int_equal(count(second, "overgenomen.verteld"), count(first, "overgenomen.verteld") + 2);
	const char *taken = "\"wat\":\"plan.overgenomen\"";
	assert_int_equal(count(second, taken), count(first, taken) + 1);
	struct imported again = import_of(second);
	assert_same(second, export_of(export_json, again.plan, again.seat, clock_now));
	scene_end(&s.scene);
}

static void go(void *with)
{
	struct talk *t = with;
	struct seat *seat;
	struct who who = {.person = {{7, [15] = 7}}};
	assert_int_equal(seat_open_by_id(house, t->at.plan, t->at.seat, arena, &seat), OK);
	assert_int_equal(export_go_alone(house, seat, &who, arena, &t->at), OK);
	assert_null(seat_looks(seat));
	seat_close(seat);
}

static void going_on_alone_is_an_import_of_ones_own_export_and_nobody_hears_it(void **state)
{
	(void)state;
	struct str hash;
	struct talk t = {.at = a_plan_with_a_picture(&hash)};
	struct imported from = t.at;
	struct str was = export_of(export_html, from.plan, from.seat, clock_now);
	assert_int_equal(house_do(house, go, &t), OK);
	assert_same(was, export_of(export_html, t.at.plan, t.at.seat, clock_now));
	assert_same(was, export_of(export_html, from.plan, from.seat, clock_now));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(exported_imported_and_exported_again_it_is_the_same_file, begin, end),
	        cmocka_unit_test_setup_teardown(an_import_holds_every_entry_in_order_with_its_id, begin, end),
	        cmocka_unit_test_setup_teardown(pictures_travel_with_the_plan, begin, end),
	        cmocka_unit_test_setup_teardown(what_is_said_after_it_stands_beside_what_was_taken_over, begin, end),
	        cmocka_unit_test_setup_teardown(going_on_alone_is_an_import_of_ones_own_export_and_nobody_hears_it, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
