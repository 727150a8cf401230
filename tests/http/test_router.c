// SPDX-License-Identifier: EUPL-1.2
// From a path to a row, and how often one may knock.
#include "rate.h"
#include "router.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#define PLAN "0123456789abcdefghjkmnpqr0"
#define ROOM "0123456789abcdef"
enum { HOME, SEE_PLAN, SAY, SEE_ROOM, ROOM_LIST, LINK, NEW, NEW_OR_ID, FILES };
static const struct route ROWS[] = {
        [HOME] = {METHOD_GET, "/"},
        [SEE_PLAN] = {METHOD_GET, "/plan/{id}"},
        [SAY] = {METHOD_POST, "/plan/{id}"},
        [SEE_ROOM] = {METHOD_GET, "/plan/{id}/kamer/{id}"},
        [ROOM_LIST] = {METHOD_GET, "/plan/{id}/kamer"},
        [LINK] = {METHOD_GET, "/in/{word}"},
        [NEW] = {METHOD_POST, "/plan/nieuw"},
        [NEW_OR_ID] = {METHOD_GET, "/plan/{word}/{word}"},
        [FILES] = {METHOD_GET, "/api/v1/plannen/{id}/export.json"},
};
static struct router *router;
static struct match match;

static enum routed find(enum method method, const char *path)
{
	return router_find(router, method, str_of(path), &match);
}

static void a_path_leads_to_its_row_with_its_ids(void **state)
{
	(void)state;
	assert_int_equal(find(METHOD_GET, "/"), ROUTED);
	assert_int_equal(match.row, HOME);
	assert_int_equal(find(METHOD_GET, "/plan/" PLAN "/kamer/" ROOM), ROUTED);
	assert_int_equal(match.row, SEE_ROOM);
	assert_int_equal(match.n_ids, 2);
	assert_true(id_long(match.ids[0]) && !id_long(match.ids[1]));
	assert_int_equal(find(METHOD_POST, "/plan/" PLAN), ROUTED);
	assert_int_equal(match.row, SAY);
	assert_int_equal(find(METHOD_HEAD, "/plan/" PLAN), ROUTED);
	assert_int_equal(match.row, SEE_PLAN);
	assert_int_equal(find(METHOD_GET, "/api/v1/plannen/" PLAN "/export.json"), ROUTED);
	assert_int_equal(match.row, FILES);
	assert_int_equal(find(METHOD_GET, "/in/geheim"), ROUTED);
	assert_true(str_is(match.words[0], "geheim"));
}

static void what_is_written_out_wins_and_a_dead_end_goes_back(void **state)
{
	(void)state;
	assert_int_equal(find(METHOD_POST, "/plan/nieuw"), ROUTED);
	assert_int_equal(match.row, NEW);
	assert_int_equal(find(METHOD_GET, "/plan/nieuw/deel"), ROUTED);
	assert_int_equal(match.row, NEW_OR_ID);
	assert_int_equal(match.n_words, 2);
	assert_int_equal(match.n_ids, 0);
	assert_int_equal(find(METHOD_GET, "/plan/" PLAN "/anders"), ROUTED);
	assert_int_equal(match.row, NEW_OR_ID);
	assert_int_equal(match.n_ids, 0);
}

static void an_unknown_path_is_nowhere(void **state)
{
	(void)state;
	static const char *const nowhere[] = {"", "plan", "/plan", "/plan/", "/plan/" PLAN "/", "//", "/plan//kamer/" ROOM "/x",
	        "/plan/0123", "/in/", "/in/a/b", "/a/b/c/d/e/f/g/h/i/j/k/l", "/api/v1/plannen/" ROOM "/export.pdf"};
	for (unsigned i = 0; i < sizeof nowhere / sizeof *nowhere; i++)
		assert_int_equal(find(METHOD_GET, nowhere[i]), ROUTED_NOWHERE);
}

static void a_known_path_with_another_method_says_which_it_takes(void **state)
{
	(void)state;
	struct arena *arena = arena_create();
	assert_int_equal(find(METHOD_DELETE, "/plan/" PLAN), ROUTED_OTHER_METHOD);
	assert_string_equal(router_allow(arena, match.allowed), "GET, HEAD, POST");
	assert_int_equal(find(METHOD_OTHER, "/"), ROUTED_OTHER_METHOD);
	assert_string_equal(router_allow(arena, match.allowed), "GET, HEAD");
	arena_destroy(arena);
}

static struct address v4(uint8_t last)
{
	return (struct address){{[10] = 0xff, [11] = 0xff, 192, 0, 2, last}};
}

static void an_address_may_try_so_often_a_minute_and_gets_it_back_evenly(void **state)
{
	(void)state;
	struct rate *rate = rate_create(60000);
	int64_t now = 1800000000000;
	for (int i = 0; i < 5; i++)
		assert_int_equal(rate_hit(rate, v4(1), 5, 1000, now), OK);
	assert_int_equal(rate_hit(rate, v4(1), 5, 1000, now), TOO_OFTEN);
	assert_int_equal(rate_hit(rate, v4(2), 5, 1000, now), OK);
	assert_int_equal(rate_hit(rate, v4(1), 5, 1000, now + 11999), TOO_OFTEN);
	assert_int_equal(rate_hit(rate, v4(1), 5, 1000, now + 12000), OK);
	assert_int_equal(rate_hit(rate, v4(1), 5, 1000, now + 12000), TOO_OFTEN);
	for (int i = 0; i < 5; i++)
		assert_int_equal(rate_hit(rate, v4(1), 5, 1000, now + 120000), OK);
	rate_destroy(rate);
}

static void all_together_have_a_limit_and_a_refused_try_does_not_count(void **state)
{
	(void)state;
	struct rate *rate = rate_create(60000);
	int64_t now = 1800000000000;
	for (int i = 0; i < 1000; i++)
		assert_int_equal(rate_hit(rate, v4(1), 1, 10, now), i == 0 ? OK : TOO_OFTEN);
	for (uint8_t i = 2; i <= 10; i++)
		assert_int_equal(rate_hit(rate, v4(i), 1, 10, now), OK);
	assert_int_equal(rate_hit(rate, v4(11), 1, 10, now), TOO_OFTEN);
	assert_int_equal(rate_hit(rate, v4(12), 0, 10, now + 60000), TOO_OFTEN);
	rate_destroy(rate);
}

static void one_household_is_one_caller_on_ipv6(void **state)
{
	(void)state;
	struct rate *rate = rate_create(60000);
	struct address one = {{0x20, 1, 0xd, 0xb8, 0, 0, 0, 1, [15] = 1}}, other = one, neighbour = one;
	other.b[15] = 2;
	neighbour.b[7] = 2;
	assert_int_equal(rate_hit(rate, one, 1, 100, 1000), OK);
	assert_int_equal(rate_hit(rate, other, 1, 100, 1000), TOO_OFTEN);
	assert_int_equal(rate_hit(rate, neighbour, 1, 100, 1000), OK);
	rate_destroy(rate);
}

static void a_clock_that_goes_back_shuts_nobody_out(void **state)
{
	(void)state;
	struct rate *rate = rate_create(60000);
	assert_int_equal(rate_hit(rate, v4(1), 2, 100, 1800000000000), OK);
	int64_t back = 1700000000000;
	assert_int_equal(rate_hit(rate, v4(1), 2, 100, back), OK);
	assert_int_equal(rate_hit(rate, v4(1), 2, 100, back), OK);
	assert_int_equal(rate_hit(rate, v4(1), 2, 100, back), TOO_OFTEN);
	rate_destroy(rate);
}

static void a_crowd_larger_than_the_table_is_still_counted_together(void **state)
{
	(void)state;
	struct rate *rate = rate_create(60000);
	unsigned passed = 0;
	for (uint32_t i = 0; i < 100000; i++) {
		struct address from = {{[10] = 0xff, [11] = 0xff, 10, (uint8_t)(i >> 16), (uint8_t)(i >> 8), (uint8_t)i}};
		passed += rate_hit(rate, from, 5, 20000, 1800000000000) == OK;
	}
	assert_int_equal(passed, 20000);
	rate_destroy(rate);
}

static int begin(void **state)
{
	(void)state;
	router = router_create(ROWS, sizeof ROWS / sizeof *ROWS);
	return 0;
}

static int end(void **state)
{
	(void)state;
	router_destroy(router);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_path_leads_to_its_row_with_its_ids),
	        cmocka_unit_test(what_is_written_out_wins_and_a_dead_end_goes_back),
	        cmocka_unit_test(an_unknown_path_is_nowhere),
	        cmocka_unit_test(a_known_path_with_another_method_says_which_it_takes),
	        cmocka_unit_test(an_address_may_try_so_often_a_minute_and_gets_it_back_evenly),
	        cmocka_unit_test(all_together_have_a_limit_and_a_refused_try_does_not_count),
	        cmocka_unit_test(one_household_is_one_caller_on_ipv6),
	        cmocka_unit_test(a_clock_that_goes_back_shuts_nobody_out),
	        cmocka_unit_test(a_crowd_larger_than_the_table_is_still_counted_together),
	};
	return cmocka_run_group_tests_name("routes and rates", tests, begin, end);
}
