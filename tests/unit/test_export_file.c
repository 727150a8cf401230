// SPDX-License-Identifier: EUPL-1.2
// What a file holds and does not hold, and what is no file of ours.
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

static struct str all_visible(const struct story *s, int seat)
{
	struct out out;
	out_init(&out, 64 << 20);
	out_put(&out,
	        list_text(&show_sight_plan, plan_sight_whole(s->scene.plan, scene_seat(&s->scene, seat), clock_now, arena), 1));
	struct imported at = {s->scene.plan->id, scene_seat(&s->scene, seat)};
	const struct sight_plan *now = sight_at(at);
	for (size_t i = 0; i < now->versions.n; i++) {
		struct past past = {.version = now->versions.at[i].id};
		assert_int_equal(seat_look_back(seat_at(at), &past, 1), OK);
		if (past.then)
			out_put(&out, list_text(&show_sight_plan, past.then, 1));
	}
	list_each(kept, &s->scene.kept)
	{
		struct event e;
		assert_int_equal(event_read(arena, kept->text, &e), OK);
		if (!plan_event_visible(s->scene.plan, &e, kept->seq, scene_seat(&s->scene, seat)))
			continue;
		out_put(&out, kept->text);
		out_put(&out,
		        plan_thing_text(s->scene.plan, plan_event_about(&e), scene_seat(&s->scene, seat))); // a line names it
	}
	struct str text = str_copy(arena, out_str(&out));
	out_finish(&out);
	return text;
}

static bool is_a_name(const struct plan *p, const char *mark)
{
	list_each(m, &p->people) if (memmem(m->name.at, m->name.len, mark, MARK_TEXT)) return true;
	return false;
}

// An action that this seat could see and that is gone since: its history still names it.
static bool is_gone_since(const struct story *s, int seat, const char *mark)
{
	const struct plan *p = s->scene.plan;
	struct id who = scene_seat(&s->scene, seat);
	list_each(a, &p->actions)
	{
		struct str text = a->item.gone ? plan_thing_text(p, a->item.id, who) : STR("");
		if (text.len && memmem(text.at, text.len, mark, MARK_TEXT))
			return true;
	}
	return false;
}

static void nothing_is_in_the_file_that_the_seat_may_not_see(void **state)
{
	(void)state;
	for (uint64_t seed = 20; seed < 25; seed++) {
		struct story s;
		tell_story(&s, seed, 700);
		for (uint32_t i = 0; i < s.scene.plan->seats.n; i++) {
			if (!sits(&s, i))
				continue;
			struct str seen = all_visible(&s, (int)i);
			struct str file = export_of(export_html, s.scene.plan->id, scene_seat(&s.scene, (int)i), clock_now);
			const char *end_at = file.at + file.len - MARK_TEXT;
			for (const char *at = file.at; (at = memmem(at, (size_t)(end_at - at), "uu", 2)); at += 2)
				if (!memmem(seen.at, seen.len, at, MARK_TEXT) && !is_a_name(s.scene.plan, at) &&
				        !is_gone_since(&s, (int)i, at))
					fail_msg("seat %u takes along %.16s", i, at);
		}
		scene_end(&s.scene);
	}
}

static void nothing_written_becomes_part_of_the_page(void **state)
{
	(void)state;
	struct str hash;
	struct imported from = a_plan_with_a_picture(&hash);
	struct str file = export_of(export_html, from.plan, from.seat, clock_now);
	assert_int_equal(count(file, "<script"), 1);
	assert_int_equal(count(file, "</script"), 1);
	assert_int_equal(count(file, "alert(&quot;"), 1);
}

static bool refused(struct str file)
{
	const struct import *import;
	return import_read(file, &AS_IT_IS, arena, &import) != OK;
}

static struct str changed(struct str file, const char *from, const char *to)
{
	const char *at = memmem(file.at, file.len, from, strlen(from));
	assert_non_null(at);
	size_t head = (size_t)(at - file.at), skip = head + strlen(from);
	return str_print(arena, "%.*s%s%.*s", (int)head, file.at, to, (int)(file.len - skip), file.at + skip);
}

static void a_file_that_is_none_is_refused(void **state)
{
	(void)state;
	struct str hash;
	struct imported at = a_plan_with_a_picture(&hash);
	struct str good = export_of(export_json, at.plan, at.seat, clock_now);
	assert_false(refused(good));
	assert_true(refused(STR("")));
	assert_true(refused(STR("{}")));
	assert_true(refused(STR("<html><script type=\"application/json\" id=\"kring-plan\">{}</script>")));
	for (size_t len = 0; len + 2 < good.len; len += 97)
		assert_true(refused((struct str){good.at, len}));
	assert_true(refused(changed(good, "\"formaat\":1", "\"formaat\":2")));
	assert_true(refused(changed(good, "\"kop\":\"", "\"kop\":\"x")));
	assert_true(refused(changed(good, "\"beelden\"", "\"andere\"")));
	assert_true(refused(changed(good, "plan.begonnen", "plan.genoemd")));
	assert_true(refused(changed(good, "mens.toegevoegd", "uitnodiging.gemaakt")));
	assert_true(refused(changed(good, "\"inhoud\":\"", "\"inhoud\":\"AAAA")));
	assert_true(refused(changed(good, "\"overgenomen\":", "\"genomen\":")));
	assert_true(refused(changed(good, "{\"tijd\":1", "{\"tijd\":-1")));
	const char *room = memmem(good.at, good.len, "\"kamer\":\"", 9);
	char *wrong = (char *)(uintptr_t)str_copy(arena, good).at;
	memcpy(wrong + (room - good.at) + 9, "zzzzzzzzzzzzzzzz", 16);
	assert_true(refused((struct str){wrong, good.len}));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test_setup_teardown(nothing_is_in_the_file_that_the_seat_may_not_see, begin, end),
	        cmocka_unit_test_setup_teardown(nothing_written_becomes_part_of_the_page, begin, end),
	        cmocka_unit_test_setup_teardown(a_file_that_is_none_is_refused, begin, end)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
