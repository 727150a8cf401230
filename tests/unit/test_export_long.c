// SPDX-License-Identifier: EUPL-1.2
// What a file holds at most (limits.h, TAKEN_ALONG): at it, under it and over it. What does not fit is said in the file.
#include "any_saying.h"
#include "export.h"
#include "export_table.h"
#include "folder.h"
#include "house.h"
#include "seen_again.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
// cmocka wants the four above first
#include <cmocka.h>

struct laid {
	struct story story;
	struct imported owner;
	struct id room, version; // the version: the oldest
};

static void write_in(const struct laid *t, const char *words)
{
	struct intent in;
	intent_init(&in, SAY_ENTRY_ADD);
	in.as.entry_add.room = t->room;
	in.as.entry_add.text = str_of(words);
	say(t->owner, &in);
}

static struct id put_version(struct imported at)
{
	struct intent in;
	intent_init(&in, SAY_VERSION_PUT);
	return say(at, &in);
}

static void lay(struct laid *t, uint64_t seed)
{
	struct intent in;
	tell_story(&t->story, seed, 0);
	t->owner = (struct imported){t->story.scene.plan->id, scene_seat(&t->story.scene, 0)};
	intent_init(&in, SAY_ROOM_ADD);
	in.as.room_add.title = STR("Dagboek");
	t->room = say(t->owner, &in);
	write_in(t, "Zo was het.");
	t->version = put_version(t->owner);
}

static size_t events_then(struct imported at, struct id version)
{
	struct str mark = str_print(arena, "\"versie\":\"%.*s\"", STR_ARG(id_text(arena, version)));
	return count(export_of(export_json, at.plan, at.seat, clock_now), str_zero(arena, mark));
}

// Six versions more: with the one that is there they take so many events, as the plan was then.
static void put_until(const struct laid *t, size_t events)
{
	size_t has = events_then(t->owner, put_version(t->owner)), rest = events - events_then(t->owner, t->version) - has;
	for (; has < rest / 5; has++)
		write_in(t, "Nog iets.");
	for (size_t i = 0; i < 5; i++) {
		if (i == 5 - rest % 5)
			write_in(t, "Nog één.");
		put_version(t->owner);
	}
}

static bool read_back(struct imported at, struct id version)
{
	struct past past = {.version = version};
	assert_int_equal(seat_look_back(seat_at(at), &past, 1), OK);
	return past.then != NULL;
}

static void so_much_of_the_versions_fits_and_of_an_older_one_it_is_said_that_it_did_not(void **state)
{
	(void)state;
	for (int over = -1; over < 2; over++) {
		struct laid t;
		lay(&t, (uint64_t)(61 + over));
		put_until(&t, (size_t)(TAKEN_ALONG_THEN + over));
		struct str file = export_of(export_json, t.owner.plan, t.owner.seat, clock_now);
		struct imported at = import_of(file);
		assert_same(file, export_of(export_json, at.plan, at.seat, clock_now));
		assert_int_equal(sight_at(at)->versions.n, 7);
		assert_int_equal(read_back(at, t.version), over < 1);
		struct str page = export_of(export_html, t.owner.plan, t.owner.seat, clock_now);
		assert_int_equal(count(page, "Hoe het plan toen was, paste niet in het bestand."), over < 1 ? 0 : 1);
		scene_end(&t.story.scene);
	}
}

static size_t events_in(struct str file)
{
	return count(file, "\n{\"v\":1");
}

// The file, with the last line of its history so often that it holds n events.
static struct str with_lines(struct str file, size_t n)
{
	struct out out;
	const char *end = memmem(file.at, file.len, "],\"beelden\"", 11), *line = end;
	assert_non_null(end);
	while (*line != '\n')
		line--;
	out_init(&out, 64 << 20);
	out_bytes(&out, file.at, (size_t)(end - file.at));
	for (size_t has = events_in(file); has < n; has++) {
		out_char(&out, ',');
		out_bytes(&out, line, (size_t)(end - line));
	}
	out_bytes(&out, end, (size_t)(file.at + file.len - end));
	struct str all = str_copy(arena, out_str(&out));
	out_finish(&out);
	return all;
}

static void of_a_long_history_the_newest_lines_go_along_with_one_that_says_so_and_there_is_room_for_more(void **state)
{
	(void)state;
	struct laid t;
	struct intent in;
	const struct import *import;
	lay(&t, 63);
	struct str few = export_of(export_json, t.owner.plan, t.owner.seat, clock_now);
	intent_init(&in, SAY_GOAL_ADD);
	in.as.goal_add.text =
	        STR("En verder"); // the goal, the line of it, and the line that the plan was taken over: three events more
	for (int over = -1; over < 2; over++) {
		struct imported at = import_of(with_lines(few, (size_t)(TAKEN_ALONG + over - 3)));
		say(at, &in);
		struct str file = export_of(export_json, at.plan, at.seat, clock_now);
		assert_int_equal(events_in(file), TAKEN_ALONG + (over < 0 ? over : 0));
		assert_int_equal(count(file, "Wat daarvoor gebeurde, paste niet in het bestand."), over > 0);
		assert_int_equal(count(file, "\"En verder\""), 1);
		struct imported again = import_of(file);
		assert_same(file, export_of(export_json, again.plan, again.seat, clock_now));
		say(again, &in);
	}
	assert_int_equal(import_read(with_lines(few, TAKEN_ALONG + 1), &AS_IT_IS, arena, &import), TOO_LARGE);
	scene_end(&t.story.scene);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)
int main(void)
{
	const struct CMUnitTest tests[] = {TEST(so_much_of_the_versions_fits_and_of_an_older_one_it_is_said_that_it_did_not),
	        TEST(of_a_long_history_the_newest_lines_go_along_with_one_that_says_so_and_there_is_room_for_more)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
