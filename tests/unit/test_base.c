// SPDX-License-Identifier: EUPL-1.2
// The ground everything stands on, one sentence a test. What is true of every case, not of one, is in tests/prop/prop_base.c.
#include "json.h"
#include "list.h"
#include "with_arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h> // wants the four before it

static void assert_text(struct str found, const char *expected)
{
	assert_string_equal(str_zero(arena, found), expected);
}

// ---- memory ----

static void arena_that_grew_gives_zeroed_memory_again_and_again(void **state)
{
	(void)state;
	for (int time = 0; time < 3; time++, arena_reset(arena))
		for (int piece = 0; piece < 40; piece++) { // more than the first block holds, and than the second
			unsigned char *at = arena_take(arena, 2000);
			for (int i = 0; i < 2000; i++)
				assert_int_equal(at[i], 0);
			memset(at, 0xff, 2000);
		}
	assert_int_equal(arena_size(arena), 16 * 1024);
}

static void arena_gives_zeroed_memory_after_a_reset(void **state)
{
	(void)state;
	memset(arena_take(arena, 5000), 0xff, 5000);
	memset(arena_take(arena, 500000), 0xff, 500000);
	arena_reset(arena);
	assert_int_equal(arena_size(arena), 16 * 1024);
	const unsigned char *again = arena_take(arena, 5000);
	for (int i = 0; i < 5000; i++)
		assert_int_equal(again[i], 0);
}

static void a_large_piece_leaves_the_running_block_in_use(void **state)
{
	(void)state;
	char *before = arena_take(arena, 16);
	arena_take(arena, 100000);
	char *after = arena_take(arena, 16);
	assert_ptr_equal(after, before + 16);
}

static void a_list_grows_and_keeps_what_it_had(void **state)
{
	(void)state;
	struct {
		LIST(int);
	} numbers = {0};
	for (int i = 0; i < 1000; i++)
		*list_add(&numbers) = i;
	int expected = 0;
	list_each(number, &numbers) assert_int_equal(*number, expected++);
	assert_int_equal(expected, 1000);
	list_free(&numbers);
	assert_int_equal(numbers.n, 0);
}

// ---- text ----

static void typed_text_is_trimmed_and_composed(void **state)
{
	(void)state;
	static const struct {
		const char *typed, *kept;
	} cases[] = {
	        {"  Sam is thuis \n", "Sam is thuis"},
	        {"a\tb\r\nc\rd\n\ne", "a b\nc\nd\n\ne"},
	        {"cafe\xcc\x81", "caf\xc3\xa9"},
	        {"\xc2\xa0\xe3\x80\x80 Zo\xc3\xab \xe2\x80\x83", "Zo\xc3\xab"},
	        {"\xe2\x84\xab", "\xc3\x85"}, // the angstrom sign is the letter
	        {"\xe1\x84\x80\xe1\x85\xa1", "\xea\xb0\x80"}, // Hangul
	        {"\xd8\xb4 \xf0\x9f\x98\x80", "\xd8\xb4 \xf0\x9f\x98\x80"}, // Arabic and an emoji stay
	        {" \t\r\n ", ""},
	        {"", ""},
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str kept;
		assert_int_equal(str_clean(arena, str_of(cases[i].typed), &kept), OK);
		assert_text(kept, cases[i].kept);
	}
}

static void typed_text_that_deceives_or_is_broken_is_refused(void **state)
{
	(void)state;
	static const struct str cases[] = {
	        STR("a\0b"), STR("bell\a"), STR("\x1b[2J"), STR("del\x7f"), STR("\xe2\x80\xaa"),
	        STR("a\xe2\x80\xae"
	            "b"),
	        STR("\xe2\x81\xa6"), STR("\xe2\x81\xa9"), // bidi controls
	        STR("\xff"), STR("\xc3"), STR("\xc0\xaf"), STR("\xe0\x80\xaf"), STR("\x80"), // broken and overlong
	        STR("\xed\xa0\x80"), STR("\xf4\x90\x80\x80"), // surrogate, past U+10FFFF
	};
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str kept = STR("untouched");
		assert_int_equal(str_clean(arena, cases[i], &kept), BAD_INPUT);
		assert_text(kept, "untouched");
	}
}

static void a_heap_of_combining_marks_is_refused(void **state)
{
	(void)state;
	char typed[1 + 2 * 31] = "e";
	struct str kept;
	for (int i = 0; i < 31; i++)
		memcpy(typed + 1 + 2 * i, i % 2 ? "\xcc\x81" : "\xcc\xa3", 2);
	assert_int_equal(str_clean(arena, (struct str){typed, sizeof typed}, &kept), BAD_INPUT);
	assert_int_equal(str_clean(arena, (struct str){typed, sizeof typed - 2}, &kept), OK);
}

static void text_is_counted_and_cut_in_code_points(void **state)
{
	(void)state;
	assert_int_equal(str_points(STR("Zo\xc3\xab \xf0\x9f\x98\x80")), 5);
	assert_text(str_head(STR("Zo\xc3\xab!"), 3), "Zo\xc3\xab");
	assert_text(str_head(STR("Zo"), 9), "Zo");
	struct str rest = STR("a/b");
	assert_text(str_cut(&rest, '/'), "a");
	assert_text(str_cut(&rest, '/'), "b");
	assert_text(str_cut(&rest, '/'), "");
}

// ---- out ----

static void a_buffer_never_passes_its_maximum(void **state)
{
	(void)state;
	struct out o;
	out_init(&o, 5);
	out_lit(&o, "abcde");
	assert_false(o.full);
	out_char(&o, 'f');
	assert_true(o.full);
	out_print(&o, "%d", 7);
	assert_text(out_str(&o), "abcde");
	out_finish(&o);
	out_print(&o, "%s", "12345");
	assert_false(o.full);
	assert_text(out_str(&o), "12345");
	out_finish(&o);
}

static void text_on_a_page_cannot_become_markup(void **state)
{
	(void)state;
	struct out o;
	out_init(&o, 1000);
	out_html(&o, STR("<b a=\"1\" c='2'>&\xc3\xab"));
	assert_text(out_str(&o), "&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;\xc3\xab");
	out_finish(&o);
	out_percent(&o, STR("a b/\xc3\xab~"));
	out_char(&o, ' ');
	out_int(&o, INT64_MIN);
	assert_text(out_str(&o), "a%20b%2F%C3%AB~ -9223372036854775808");
	out_finish(&o);
}

// ---- ids ----

static void an_id_has_one_spelling(void **state)
{
	(void)state;
	struct id id;
	assert_int_equal(id_read(STR("0123456789abcdef"), &id), OK);
	assert_text(id_text(arena, id), "0123456789abcdef");
	assert_int_equal(id_read(STR("zzzzzzzzzzzzzzzzzzzzzzzzzw"), &id), OK);
	assert_true(id_long(id));
	static const char *const refused[] = {"", "0123456789abcde", "0123456789ABCDEF", "0123456789abcdei", "0123456789abcdeu",
	        "0000000000000000", "zzzzzzzzzzzzzzzzzzzzzzzzzz", "zzzzzzzzzzzzzzzz0000000000", "012345678-abcdef"};
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		assert_int_equal(id_read(str_of(refused[i]), &id), BAD_INPUT);
}

// ---- days ----

static int64_t moment(const char *text)
{
	int64_t time = TIME_NONE;
	assert_int_equal(time_read(str_of(text), &time), OK);
	return time;
}

static int32_t day(const char *text)
{
	int32_t read = DAY_NONE;
	assert_int_equal(day_read(str_of(text), &read), OK);
	return read;
}

static void the_clock_in_amsterdam_changes_on_the_last_sundays(void **state)
{
	(void)state;
	assert_int_equal(minute_of(moment("2026-03-29T00:59:59.999Z")), 119);
	assert_int_equal(minute_of(moment("2026-03-29T01:00:00Z")), 180);
	assert_int_equal(minute_of(moment("2026-10-25T00:59:59Z")), 179);
	assert_int_equal(minute_of(moment("2026-10-25T01:00:00Z")), 120);
	assert_int_equal(day_start(day("2026-03-30")) - day_start(day("2026-03-29")), 23 * 3600000);
	assert_int_equal(day_start(day("2026-10-26")) - day_start(day("2026-10-25")), 25 * 3600000);
	assert_int_equal(day_start(day("2026-07-01")), moment("2026-06-30T22:00:00Z"));
	assert_int_equal(day_of(moment("2026-12-31T23:00:00Z")), day("2027-01-01"));
	assert_int_equal(day_of(moment("2026-12-31T22:59:59Z")), day("2026-12-31"));
}

static void days_that_do_not_exist_are_refused(void **state)
{
	(void)state;
	static const char *const refused[] = {"2027-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-01-00",
	        "1899-12-31", "2201-01-01", "2026-1-01", "2026-01-01 ", "2026/01/01", ""};
	int32_t read;
	int64_t time;
	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		assert_int_equal(day_read(str_of(refused[i]), &read), BAD_INPUT);
	assert_int_equal(time_read(STR("2026-01-01T24:00:00Z"), &time), BAD_INPUT);
	assert_int_equal(time_read(STR("2026-01-01T10:60:00Z"), &time), BAD_INPUT);
	assert_int_equal(time_read(STR("2026-01-01T10:00:00.00Z"), &time), BAD_INPUT);
	assert_int_equal(time_read(STR("2026-01-01T10:00:00+01"), &time), BAD_INPUT);
	assert_int_equal(day("1970-01-01"), 0);
	assert_int_equal(day_weekday(day("2026-03-29")), 7);
	assert_int_equal(day_weekday(day("2024-02-29")), 4);
}

// ---- JSON ----

static void hostile_json_is_refused(void **state)
{
	(void)state;
	static const struct str cases[] = {STR(""), STR("{"), STR("{\"a\":1,\"a\":2}"), STR("{\"a\":1,\"\\u0061\":2}"),
	        STR("[1,]"), STR("[1] x"), STR("\"a\\u0000b\""), STR("{\"a\\u0000\":1}"), STR("[\"a\0b\"]"), STR("[1]\0"),
	        STR("[\"\xff\"]"), STR("[\"\\ud800\"]"), STR("[NaN]"), STR("[99999999999999999999]"), STR("[1e999]"),
	        STR("{'a':1}"), STR("[01]"), STR("\xef\xbb\xbf[]"), STR("[\"a\nb\"]"), STR("[\"\\\"]"), STR("]")};
	const struct json *read = NULL;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_int_equal(json_read(arena, cases[i], &read), BAD_INPUT);
	assert_null(read);
}

static struct str repeated(const char *piece, size_t times, const char *middle, const char *after)
{
	struct out o;
	out_init(&o, 1 << 24);
	for (size_t i = 0; i < times; i++)
		out_put(&o, str_of(piece));
	out_put(&o, str_of(middle));
	for (size_t i = 0; i < times; i++)
		out_put(&o, str_of(after));
	struct str text = str_copy(arena, out_str(&o));
	out_finish(&o);
	return text;
}

static void deep_and_wide_json_is_refused(void **state)
{
	(void)state;
	const struct json *read = NULL;
	assert_int_equal(json_read(arena, repeated("[", 16, "", "]"), &read), OK);
	assert_int_equal(json_read(arena, repeated("[", 17, "", "]"), &read), TOO_LARGE);
	assert_int_equal(json_read(arena, repeated("{\"a\":", 17, "1", "}"), &read), TOO_LARGE);
	assert_int_equal(json_read(arena, repeated("[", 1000000, "", ""), &read), TOO_LARGE);
	struct str ones = repeated("1,", 19998, "1", "");
	assert_int_equal(json_read(arena, str_print(arena, "[%.*s]", STR_ARG(ones)), &read), OK);
	assert_int_equal(read->n, 19999);
	assert_int_equal(json_read(arena, str_print(arena, "[1,%.*s]", STR_ARG(ones)), &read), TOO_LARGE);
	struct str brackets = repeated("[{,", 30000, "", "");
	assert_int_equal(json_read(arena, str_print(arena, "[\"%.*s\"]", STR_ARG(brackets)), &read), OK);
}

static void json_is_read_in_order_with_its_kinds(void **state)
{
	(void)state;
	const struct json *read;
	assert_int_equal(
	        json_read(arena, STR("{\"b\":[1,true,null,2.5],\"a\":\"\\u00eb\",\"n\":-9223372036854775808}"), &read), OK);
	assert_text(read->at[0].key, "b");
	assert_text(json_get_str(read, "a"), "\xc3\xab");
	assert_int_equal(json_get(read, "n")->number, INT64_MIN);
	const struct json *b = json_get(read, "b");
	static const enum json_kind kinds[] = {JSON_INT, JSON_BOOL, JSON_NULL, JSON_REAL};
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(b->at[i].kind, kinds[i]);
	assert_null(json_get(read, "c"));
	assert_int_equal(json_get_str(b, "a").len, 0);
}

static void the_json_writer_puts_every_comma(void **state)
{
	(void)state;
	struct out o;
	out_init(&o, 1000);
	struct json_out j = {&o, false};
	json_open(&j, '{');
	json_key(&j, STR("a"));
	json_open(&j, '[');
	json_int(&j, 1);
	json_str(&j, STR("\"\\\n\x01"));
	json_day(&j, 0);
	json_time(&j, 0);
	json_close(&j, ']');
	json_key(&j, STR("b"));
	json_bool(&j, true);
	json_key(&j, STR("c"));
	json_id(&j, ID_NONE);
	json_close(&j, '}');
	assert_text(out_str(&o),
	        "{\"a\":[1,\"\\\"\\\\\\n\\u0001\",\"1970-01-01\",\"1970-01-01T00:00:00.000Z\"],\"b\":true,\"c\":null}");
	out_finish(&o);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(arena_that_grew_gives_zeroed_memory_again_and_again),
	        cmocka_unit_test(arena_gives_zeroed_memory_after_a_reset),
	        cmocka_unit_test(a_large_piece_leaves_the_running_block_in_use),
	        cmocka_unit_test(a_list_grows_and_keeps_what_it_had),
	        cmocka_unit_test(typed_text_is_trimmed_and_composed),
	        cmocka_unit_test(typed_text_that_deceives_or_is_broken_is_refused),
	        cmocka_unit_test(a_heap_of_combining_marks_is_refused),
	        cmocka_unit_test(text_is_counted_and_cut_in_code_points),
	        cmocka_unit_test(a_buffer_never_passes_its_maximum),
	        cmocka_unit_test(text_on_a_page_cannot_become_markup),
	        cmocka_unit_test(an_id_has_one_spelling),
	        cmocka_unit_test(the_clock_in_amsterdam_changes_on_the_last_sundays),
	        cmocka_unit_test(days_that_do_not_exist_are_refused),
	        cmocka_unit_test(hostile_json_is_refused),
	        cmocka_unit_test(deep_and_wide_json_is_refused),
	        cmocka_unit_test(json_is_read_in_order_with_its_kinds),
	        cmocka_unit_test(the_json_writer_puts_every_comma),
	};
	return cmocka_run_group_tests_name("base", tests, begin, end);
}
