// SPDX-License-Identifier: EUPL-1.2
// The settings of an installation: what is misspelt is told with its line, and never becomes a default.
#include "config.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h> // wants the four before it

static struct arena *arena;
static struct config config;
static struct why why;

static enum status read_it(struct str text)
{
	why = (struct why){""};
	return config_text(text, arena, &config, &why);
}

static void a_setting_is_what_stands_behind_its_name(void **state)
{
	(void)state;
	assert_int_equal(
	        read_it(STR("# ours\n\n  host =  gemeente Merenveld \r\nlisten=[::1]:8080\nphone = 06 = 07\nproxy =\n")), OK);
	assert_string_equal(config.at[SET_HOST], "gemeente Merenveld");
	assert_string_equal(config.at[SET_LISTEN], "[::1]:8080");
	assert_string_equal(config.at[SET_PHONE], "06 = 07");
	assert_null(config.at[SET_PROXY]); // named and left open is left out
	assert_null(config.at[SET_OFFICER]);
}

static void a_mistake_is_told_with_its_line(void **state)
{
	static const struct {
		const char *text, *why;
	} wrong[] = {
	        {"\n\n# x\nhots = a\n", "line 4: there is no setting 'hots'"},
	        {"host a", "line 1: it is not `key = value`"},
	        {"host = a\nphone = 1\nhost = a", "line 3: 'host' stands there twice"},
	        {"host = a\nphone = \xff", "line 2: it is not a line of text in UTF-8"},
	        {"host = a\rphone = 1", "line 1: it is not a line of text in UTF-8"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
		assert_int_equal(read_it(str_of(wrong[i].text)), BAD_INPUT);
		assert_string_equal(why.text, wrong[i].why);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_setting_is_what_stands_behind_its_name),
	        cmocka_unit_test(a_mistake_is_told_with_its_line),
	};
	arena = arena_create();
	int failed = cmocka_run_group_tests_name("settings", tests, NULL, NULL);
	arena_destroy(arena);
	return failed;
}
