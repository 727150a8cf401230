// SPDX-License-Identifier: EUPL-1.2
// A day as a file for a calendar: lines as RFC 5545 wants them, the time zone with a time, and nothing that tells what it is.
#include "calendar.h"
#include "words.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
// cmocka wants three of these first
#include <cmocka.h>

static struct str written(struct arena *arena, const struct appointment *a)
{
	struct out out;
	out_init(&out, 1 << 16);
	calendar_write(&out, a);
	struct str text = str_copy(arena, out_str(&out));
	out_finish(&out);
	return text;
}

static bool holds(struct str text, const char *words)
{
	return memmem(text.at, text.len, words, strlen(words)) != NULL;
}

// Every line ends in CR LF and has at most 75 bytes; none breaks a sign of UTF-8.
static void lines_are_sound(struct str text)
{
	assert_true(text.len > 2 && memcmp(text.at + text.len - 2, "\r\n", 2) == 0);
	for (size_t at = 0, end; at < text.len; at = end + 2) {
		for (end = at; text.at[end] != '\r'; end++)
			assert_true(text.at[end] != '\n');
		assert_int_equal(text.at[end + 1], '\n');
		assert_in_range(end - at, 1, 75);
		assert_true(((unsigned char)text.at[at] & 0xc0) != 0x80);
		assert_true(text.at[at] != ' ' || ((unsigned char)text.at[at + 1] & 0xc0) != 0x80);
	}
}

static void a_day_with_a_time_stands_in_the_time_of_amsterdam(void **state)
{
	(void)state;
	struct arena *arena = arena_create();
	struct appointment a = {.id = {{1, 2, 3}}, .title = STR("Afspraak"), .from = 14 * 60 + 5, .made = 1800000000000};
	assert_int_equal(day_read(STR("2027-01-31"), &a.day), OK);
	struct str text = written(arena, &a);
	lines_are_sound(text);
	assert_true(str_starts(text, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
	assert_true(holds(text, "\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Amsterdam\r\n"));
	assert_true(holds(text, "\r\nDTSTAMP:20270115T080000Z\r\nSEQUENCE:32774400\r\nDTSTART;TZID=Europe/"
	                        "Amsterdam:20270131T140500\r\nSUMMARY:Afspraak\r\n"));
	assert_true(holds(text, "\r\nUID:") && holds(text, "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"));
	assert_false(holds(text, "LOCATION") || holds(text, "DESCRIPTION") || holds(text, "ring"));
	arena_destroy(arena);
}

static void what_is_known_of_its_end_is_told_and_nothing_made_up(void **state)
{
	(void)state;
	static const struct {
		int32_t from, till;
		const char *end; // NULL: none
	} CASES[] = {{14 * 60, 14 * 60 + 1, "\r\nDTEND;TZID=Europe/Amsterdam:20270131T140100\r\n"}, {14 * 60, 14 * 60, NULL},
	        {14 * 60, 13 * 60, NULL}, {14 * 60, NUMBER_NONE, NULL}, {NUMBER_NONE, 17 * 60, NULL},
	        {NUMBER_NONE, NUMBER_NONE, NULL}};
	struct arena *arena = arena_create();
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
		struct appointment a = {.id = {{1}}, .title = STR("Afspraak"), .from = CASES[i].from, .till = CASES[i].till};
		assert_int_equal(day_read(STR("2027-01-31"), &a.day), OK);
		struct str text = written(arena, &a);
		assert_true(holds(text, CASES[i].end ? CASES[i].end : "DTSTART") && holds(text, "\r\nMETHOD:PUBLISH\r\n"));
		assert_int_equal(holds(text, "DTEND") || holds(text, "DURATION"), CASES[i].end != NULL);
	}
	arena_destroy(arena);
}

static struct str line_of(struct str text, const char *name)
{
	const char *at = memmem(text.at, text.len, name, strlen(name));
	struct str rest = {at, at ? text.len - (size_t)(at - text.at) : 0};
	return str_cut(&rest, '\r');
}

static void the_file_of_a_later_moment_takes_the_place_of_the_former_one(void **state)
{
	(void)state;
	struct arena *arena = arena_create();
	struct appointment a = {
	        .id = {{7}}, .title = STR("Afspraak"), .from = 14 * 60, .till = NUMBER_NONE, .made = 1800000000000};
	struct str first = written(arena, &a);
	a.day += 7, a.from = 15 * 60, a.made += 1000;
	struct str then = written(arena, &a);
	assert_true(str_eq(line_of(first, "\r\nUID:"), line_of(then, "\r\nUID:")));
	long one = strtol(line_of(first, "SEQUENCE:").at + 9, NULL, 10),
	     other = strtol(line_of(then, "SEQUENCE:").at + 9, NULL, 10);
	assert_true(0 < one && one < other);
	a.made = 3786912000000; // the year 2090
	assert_in_range(strtoll(line_of(written(arena, &a), "SEQUENCE:").at + 9, NULL, 10), other, INT32_MAX - 1);
	arena_destroy(arena);
}

static void a_day_without_a_time_is_the_whole_day_and_needs_no_zone(void **state)
{
	(void)state;
	struct arena *arena = arena_create();
	struct appointment a = {.id = {{1}}, .title = STR("Afspraak"), .from = NUMBER_NONE, .made = 1800000000000};
	assert_int_equal(day_read(STR("2028-02-29"), &a.day), OK);
	struct str text = written(arena, &a);
	lines_are_sound(text);
	assert_true(holds(text, "\r\nDTSTART;VALUE=DATE:20280229\r\n"));
	assert_false(holds(text, "VTIMEZONE"));
	arena_destroy(arena);
}

static void a_long_title_is_folded_and_what_means_something_there_is_escaped(void **state)
{
	(void)state;
	struct arena *arena = arena_create();
	struct appointment a = {
	        .title = STR("é,;\\\nééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"),
	        .from = NUMBER_NONE};
	struct str text = written(arena, &a);
	lines_are_sound(text);
	assert_true(holds(text, "SUMMARY:é\\,\\;\\\\\\né"));
	assert_true(holds(text, "\r\n é"));
	arena_destroy(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_day_with_a_time_stands_in_the_time_of_amsterdam),
	        cmocka_unit_test(what_is_known_of_its_end_is_told_and_nothing_made_up),
	        cmocka_unit_test(the_file_of_a_later_moment_takes_the_place_of_the_former_one),
	        cmocka_unit_test(a_day_without_a_time_is_the_whole_day_and_needs_no_zone),
	        cmocka_unit_test(a_long_title_is_folded_and_what_means_something_there_is_escaped)};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
