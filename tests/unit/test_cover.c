// SPDX-License-Identifier: EUPL-1.2
// The picture on a plan: it says nothing before there is something good to say, and it costs little on a slow phone.
// With a folder as argument it also writes each picture there, to look at.
#include "cover.h"
#include "view.h"
#include "views.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static const bool DONE[] = {true, true, false, true, false, true, true, true};

static char html[16000];

static const char *draw(enum cover_kind kind, const bool *done, size_t n, bool closed)
{
	struct cover c = {.kind = kind, .closed = closed, .name = STR("Ons <plan>"), .words = STR("Vier ramen zijn aan.")};
	cover_light(&c, done, n);
	struct out o;
	out_init(&o, sizeof html - 1);
	view_cover(&o, &(struct view_ctx){.token = STR("x")}, &c);
	assert_false(o.full);
	memcpy(html, o.at, o.len);
	html[o.len] = '\0';
	out_finish(&o);
	return html;
}

static size_t times(const char *text, const char *what)
{
	size_t n = 0;
	while ((text = strstr(text, what)) != NULL) {
		n++;
		text += strlen(what);
	}
	return n;
}

static void a_plan_where_nothing_is_done_has_no_picture(void **state)
{
	(void)state;
	const bool none[] = {false, false, false};
	assert_null(strstr(draw(COVER_HOUSE, none, 3, false), "<svg"));
	assert_null(strstr(draw(COVER_TREE, none, 0, false), "<svg"));
	assert_non_null(strstr(draw(COVER_HOUSE, none, 3, false), "<h1 class=\"cover__name\"><bdi>Ons &lt;plan&gt;</bdi></h1>"));
}

static void every_action_has_a_window_that_is_lit_when_it_is_done(void **state)
{
	(void)state;
	for (enum cover_kind kind = COVER_TWO; kind <= COVER_CIRCLE; kind++)
		for (size_t n = 1; n <= COVER_WINDOWS; n++) {
			assert_int_equal(times(draw(kind, DONE, n, false), "class=\"window"), n);
			size_t lit = 0;
			for (size_t i = 0; i < n; i++)
				lit += DONE[i];
			assert_int_equal(times(html, "class=\"window lit\""), lit);
		}
	assert_int_equal(times(draw(COVER_HOUSE, DONE, 5, false), "class=\"window\""), 2);
}

static void more_actions_than_windows_are_left_dark_outside(void **state)
{
	(void)state;
	assert_int_equal(times(draw(COVER_BOAT, DONE, 8, false), "class=\"window"), COVER_WINDOWS);
}

static void a_closed_door_shows_no_light(void **state)
{
	(void)state;
	size_t open = times(draw(COVER_HOUSE, DONE, 2, false), "window lit");
	assert_int_equal(times(draw(COVER_HOUSE, DONE, 2, true), "window lit"), open - 1);
}

static void a_picture_is_small_and_has_its_words_beside_it(void **state)
{
	(void)state;
	for (enum cover_kind kind = COVER_HOUSE; kind <= COVER_CIRCLE; kind++) {
		const char *svg = strstr(draw(kind, DONE, COVER_WINDOWS, false), "<svg");
		assert_non_null(svg);
		assert_true(strstr(svg, "</svg>") + 6 - svg < 2500);
		assert_non_null(strstr(html, "<p class=\"cover__words\">Vier ramen zijn aan.</p>"));
	}
}

static void write_all(const char *folder)
{
	char name[200];
	for (enum cover_kind kind = COVER_NONE; kind <= COVER_CIRCLE; kind++) {
		snprintf(name, sizeof name, "%s/cover-%d.html", folder, kind);
		FILE *f = fopen(name, "w");
		assert_non_null(f);
		fputs(draw(kind, DONE, 5, false), f);
		fclose(f);
	}
}

int main(int argc, char **argv)
{
	if (argc > 1)
		write_all(argv[1]);
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_plan_where_nothing_is_done_has_no_picture),
	        cmocka_unit_test(every_action_has_a_window_that_is_lit_when_it_is_done),
	        cmocka_unit_test(more_actions_than_windows_are_left_dark_outside),
	        cmocka_unit_test(a_closed_door_shows_no_light),
	        cmocka_unit_test(a_picture_is_small_and_has_its_words_beside_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
