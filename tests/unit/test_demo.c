// SPDX-License-Identifier: EUPL-1.2
// The demonstration's families can be told on whatever day somebody starts them: each weekday, the nights on which the clock is
// put forward or back, the turn of the year, a leap day. The years lie so far ahead that the machine's own clock is always before
// them.
#include "day.h"
#include "demo.h"
#include "people.h"
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
// cmocka wants the three above first
#include <cmocka.h>

static int64_t start;
static char complaint[500];

// In the program this stands on stderr (call.c).
int not_done(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(complaint, sizeof complaint, format, args);
	va_end(args);
	return EXIT_NOT_DONE;
}

static int64_t moment(int year, int month, int day, int hour, int minute)
{
	return day_start(day_from((struct date){year, month, day})) + (hour * 60 + minute) * 60000LL;
}

// ---- what must hold of the story itself

static bool is_day(const struct demo_step *s, const struct demo_field *f)
{
	enum say say = say_find(s->what);
	for (size_t i = 0; say != SAYS && i < say_infos[say].n; i++)
		if (say_infos[say].fields[i].kind == FIELD_DAY && str_eq(say_infos[say].fields[i].wire, f->name))
			return true;
	return false;
}

static void days_lie_ahead(const struct demo_step *s)
{
	for (size_t i = 0; i < s->n; i++) {
		const struct demo_field *f = &s->fields[i];
		int32_t day;
		if (!is_day(s, f) || !memchr(f->value.at, '+', f->value.len))
			continue;
		assert_true(demo_day(f->value, start, &day));
		if (day < day_of(start))
			fail_msg("%s, line %d: %d days ago", s->file, s->line, day_of(start) - day);
	}
}

static void stands_in_order(const struct demo_story *story)
{
	int line[16] = {0};
	for (size_t i = 0; i < story->n; i++) {
		const struct demo_step *s = &story->at[i];
		if (s->line < line[s->plan])
			fail_msg("%s: line %d comes after line %d", s->file, s->line, line[s->plan]);
		line[s->plan] = s->line;
		assert_true(s->time < start);
		days_lie_ahead(s);
	}
}

// ---- telling it

static int64_t told_clock(void)
{
	int64_t time = demo_clock(); // the machine's, between the sayings
	return time > start - 400LL * 86400000 ? time : start - 400LL * 86400000;
}

static int take_away(const char *path, const struct stat *what, int kind, struct FTW *where)
{
	(void)what, (void)kind, (void)where;
	return remove(path);
}

static void tell(int64_t at)
{
	char folder[] = "/tmp/kring-demo-XXXXXX";
	struct house *house;
	struct why why = {""};
	struct demo_story story;
	struct out list;
	struct arena *arena = arena_create();
	start = at;
	assert_non_null(mkdtemp(folder));
	out_init(&list, 1 << 16);
	assert_true(demo_read(arena, start, &story));
	stands_in_order(&story);
	assert_int_equal(house_open(&(struct house_options){.dir = folder, .clock = told_clock}, &house, &why), OK);
	if (demo_tell(house, &story, &list) != EXIT_DONE)
		fail_msg("started on weekday %d: %s", day_weekday(day_of(start)), complaint);
	house_close(house);
	out_finish(&list);
	free(story.at);
	nftw(folder, take_away, 8, FTW_DEPTH | FTW_PHYS);
	arena_destroy(arena);
}

static void on_each_weekday(void **state)
{
	(void)state;
	for (int day = 10; day < 17; day++)
		tell(moment(2103, 9, day, 9 + day % 3, 12));
}

static void around_the_clock_going_forward(void **state)
{
	(void)state;
	tell(moment(2103, 3, 25, 0, 40)); // the last Sunday of March
	tell(moment(2103, 3, 25, 4, 10));
	tell(moment(2103, 3, 31, 23, 50));
}

static void around_the_clock_going_back(void **state)
{
	(void)state;
	tell(moment(2103, 10, 28, 1, 30));
	tell(moment(2103, 10, 28, 3, 20));
	tell(moment(2103, 11, 2, 0, 5));
}

static void around_the_turn_of_the_year_and_a_leap_day(void **state)
{
	(void)state;
	tell(moment(2103, 12, 31, 23, 59));
	tell(moment(2104, 1, 1, 0, 1));
	tell(moment(2104, 2, 29, 12, 0));
	tell(moment(2104, 3, 1, 0, 0));
}

static void the_clock_on_the_wall(void **state)
{
	(void)state;
	assert_int_equal(day_weekday(day_from((struct date){2103, 3, 25})), 7);
	assert_int_equal(day_weekday(day_from((struct date){2103, 10, 28})), 7);
	start = moment(2103, 3, 26, 12, 0);
	struct demo_story story;
	struct arena *arena = arena_create();
	assert_true(demo_read(arena, start, &story));
	for (size_t i = 0; i < story.n; i++) // "@ -1 18:00" was the day on which the clock went forward
		if (day_of(story.at[i].time) == day_of(start) - 1 && str_is(story.at[i].who, "Linda"))
			assert_int_equal(minute_of(story.at[i].time) / 60, 18);
	free(story.at);
	arena_destroy(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(on_each_weekday), cmocka_unit_test(around_the_clock_going_forward),
	        cmocka_unit_test(around_the_clock_going_back), cmocka_unit_test(around_the_turn_of_the_year_and_a_leap_day),
	        cmocka_unit_test(the_clock_on_the_wall)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
