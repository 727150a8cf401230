// SPDX-License-Identifier: EUPL-1.2
// A voice is sent in parts to who asks for parts (RFC 9110, section 14), for telephones that play none that is sent whole.
#include "range.h"
#include "with_arena.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

struct asked {
	int status;
	struct str body;
	const char *content_range;
};

static struct asked ask(const char *range, const char *if_range, enum method method, bool ranges)
{
	struct request in = {.arena = arena, .method = method, .range = str_of(range), .if_range = str_of(if_range)};
	struct response out = {.status = 200, .ranges = ranges};
	struct asked got = {.body = STR("0123456789")};
	range_apply(&in, &out, &got.body);
	got.status = out.status;
	for (unsigned i = 0; i < out.n_extra; i++)
		if (strcmp(out.extra[i].name, "Content-Range") == 0)
			got.content_range = out.extra[i].value;
	return got;
}

static void one_part_is_sent_as_that_part(void **state)
{
	static const struct {
		const char *range, *part, *says;
	} parts[] = {{"bytes=0-1", "01", "bytes 0-1/10"}, {"bytes=4-", "456789", "bytes 4-9/10"},
	        {"bytes=-3", "789", "bytes 7-9/10"}, {"bytes=-30", "0123456789", "bytes 0-9/10"},
	        {"bytes=8-99", "89", "bytes 8-9/10"}, {"bytes=9-9", "9", "bytes 9-9/10"},
	        {"bytes=0-999999999999999999", "0123456789", "bytes 0-9/10"}};
	(void)state;
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		struct asked got = ask(parts[i].range, "", METHOD_GET, true);
		assert_int_equal(got.status, 206);
		assert_true(str_is(got.body, parts[i].part));
		assert_string_equal(got.content_range, parts[i].says);
	}
}

static void a_part_that_is_not_there_is_416_with_the_whole_length(void **state)
{
	static const char *const ranges[] = {"bytes=10-", "bytes=10-12", "bytes=999-", "bytes=-0"};
	(void)state;
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		struct asked got = ask(ranges[i], "", METHOD_GET, true);
		assert_int_equal(got.status, 416);
		assert_int_equal(got.body.len, 0);
		assert_string_equal(got.content_range, "bytes */10");
	}
}

static void what_is_no_single_range_of_bytes_gets_the_whole(void **state)
{
	static const char *const ranges[] = {"", "bytes=", "bytes=-", "bytes=2-1", "bytes=a-b", "bytes=0-1,3-4", "regels=0-1",
	        "bytes 0-1", "bytes=0x1-2", "bytes=9999999999999999999-", "bytes=--1", "bytes=1-2 x"};
	(void)state;
	for (size_t i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		struct asked got = ask(ranges[i], "", METHOD_GET, true);
		assert_int_equal(got.status, 200);
		assert_int_equal(got.body.len, 10);
		assert_null(got.content_range);
	}
}

static void only_a_get_of_what_can_be_sent_in_parts_is(void **state)
{
	(void)state;
	assert_int_equal(ask("bytes=0-1", "", METHOD_HEAD, true).status, 200);
	assert_int_equal(ask("bytes=0-1", "", METHOD_GET, false).status, 200);
	assert_int_equal(ask("bytes=0-1", "\"v1\"", METHOD_GET, true).status, 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(one_part_is_sent_as_that_part),
	        cmocka_unit_test(a_part_that_is_not_there_is_416_with_the_whole_length),
	        cmocka_unit_test(what_is_no_single_range_of_bytes_gets_the_whole),
	        cmocka_unit_test(only_a_get_of_what_can_be_sent_in_parts_is),
	};
	return cmocka_run_group_tests(tests, begin, end);
}
