// SPDX-License-Identifier: EUPL-1.2
// sample.html, compiled, with what a hostile hand could have typed in every place.
#include "sample.h"
#include "views.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

static const struct view_ctx DUTCH = {LANG_NL, {"a\"b", 3}}, ENGLISH = {LANG_EN, {"t", 1}};
static struct out o;

static const char *page(const struct view_ctx *x, const struct sample *p)
{
	static char copy[1 << 16];
	out_finish(&o);
	out_init(&o, sizeof copy - 1);
	view_sample(&o, x, p);
	assert_false(o.full);
	struct str s = out_str(&o);
	memcpy(copy, s.at, s.len);
	copy[s.len] = 0;
	return copy;
}

static void has(const char *html, const char *part)
{
	if (strstr(html, part) == NULL)
		fail_msg("lacks %s in\n%s", part, html);
}

static void lacks(const char *html, const char *part)
{
	if (strstr(html, part) != NULL)
		fail_msg("has %s in\n%s", part, html);
}

static struct sample plain(void)
{
	return (struct sample){
	        .name = STR("Noor"), .id = {{1}}, .to = {STR("/plan/a?b&c")}, .drawing = {STR("M0 0h10z")}, .count = 3};
}

static void what_someone_typed_never_becomes_a_tag_or_an_attribute(void **state)
{
	(void)state;
	struct sample p = plain();
	struct sample_row row = {.text = STR("</ul><img src=x onerror=a>")};
	p.name = STR("\"'><script>alert(1)</script></textarea></title>{n}&amp;");
	p.rows.at = &row;
	p.rows.n = 1;
	const char *html = page(&DUTCH, &p);
	lacks(html, "<script>a");
	lacks(html, "<img");
	lacks(html, "\"'>");
	has(html, "&lt;/ul&gt;&lt;img src=x onerror=a&gt;");
	has(html, "<textarea name=\"meer\">\n&quot;");
	has(html, "{n}&amp;amp;</bdi></h1>"); // what is filled in is not filled in again
}

static void an_address_that_is_not_ours_is_written_as_nothing(void **state)
{
	(void)state;
	static const char *const BAD[] = {"javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//elders.example",
	        "/\\elders.example", " /x", "", "plan"};
	struct sample p = plain();
	for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
		p.to.text = str_of(BAD[i]);
		has(page(&DUTCH, &p), "<a href=\"#\">b</a>");
	}
	p.to.text = STR("/plan/a?b=\"&c");
	has(page(&DUTCH, &p), "<a href=\"/plan/a?b=&quot;&amp;c\">b</a>");
}

static void a_drawing_holds_nothing_but_a_drawing(void **state)
{
	(void)state;
	struct sample p = plain();
	has(page(&DUTCH, &p), "<path d=\"M0 0h10z\"/>");
	p.drawing.d = STR("M0 0\"/><script>");
	has(page(&DUTCH, &p), "<path d=\"\"/>");
}

static void a_form_that_changes_something_carries_the_proof_of_our_page(void **state)
{
	(void)state;
	struct sample p = plain();
	has(page(&DUTCH, &p), "<form method=\"post\" action=\"/plan/0400000000000000\"><input type=\"hidden\" name=\"bewijs\" "
	                      "value=\"a&quot;b\">");
}

static void on_a_telephone_of_more_people_the_browser_keeps_nothing_that_is_typed(void **state)
{
	(void)state;
	struct sample p = plain();
	const struct view_ctx shared = {.lang = LANG_NL, .token = {"t", 1}, .shared = true};
	has(page(&shared, &p), "<form method=\"post\" action=\"/plan/0400000000000000\" autocomplete=\"off\">");
}

static void names_are_kept_from_turning_the_line_around(void **state)
{
	(void)state;
	struct sample p = plain();
	const char *html = page(&DUTCH, &p);
	has(html, "<h1>Hallo <bdi>Noor</bdi></h1>");
	has(html, "<p title=\"Hallo Noor\"><bdi>Noor</bdi> staat\nhier.</p>");
	has(html, "<title>Noor · Kring</title>");
}

static void a_page_speaks_the_language_of_its_reader(void **state)
{
	(void)state;
	struct sample p = plain();
	has(page(&DUTCH, &p), "<p>Niets te doen &lt;nu&gt;</p>");
	has(page(&ENGLISH, &p), "<p>Nothing to do</p>");
	has(page(&ENGLISH, &p), "<h1>Hello <bdi>Noor</bdi></h1>");
}

static void one_thing_is_said_otherwise_than_three(void **state)
{
	(void)state;
	static const struct sample_row ROWS[3] = {{.text = {"a", 1}, .done = true}, {.text = {"b", 1}}, {.text = {"c", 1}}};
	struct sample p = plain();
	p.rows.at = ROWS;
	p.rows.n = 3;
	has(page(&DUTCH, &p), "<p>3 dingen</p>");
	p.count = 1;
	has(page(&DUTCH, &p), "<p>één ding</p>");
	has(page(&ENGLISH, &p), "<p>one thing</p>");
	has(page(&DUTCH, &p),
	        "<ul>\n<li class=\"row done\">1 a</li>\n<li class=\"row\">2 b</li>\n<li class=\"row\">3 c</li>\n</ul>");
}

static void an_attribute_is_there_when_it_should_be(void **state)
{
	(void)state;
	struct sample_row row = {0};
	struct sample p = plain();
	has(page(&DUTCH, &p), "value=\"Noor\" aria-describedby=\"e-3\">");
	p.count = 1;
	p.rows.at = &row;
	p.rows.n = 1;
	has(page(&DUTCH, &p), "value=\"Noor\" required>");
	has(page(&DUTCH, &p), "<p id=\"weinig\">1</p>");
}

static void assets_stand_at_addresses_that_hold_their_hash(void **state)
{
	(void)state;
	struct sample p = plain();
	has(page(&DUTCH, &p), "<link rel=\"stylesheet\" href=\"/s/kring.0123abcd.css\">");
	has(page(&DUTCH, &p), "<svg class=\"icon\" aria-hidden=\"true\"><use href=\"/s/icons.89efcdab.svg#key\"/></svg>");
	has(page(&DUTCH, &p), "</body>\n</html>\n");
}

static void a_text_is_found_by_its_dutch(void **state)
{
	(void)state;
	struct arena *arena = arena_create();
	struct str hello = text_say(LANG_EN, TEXT("Hallo {naam}"));
	struct text_arg args[] = {{"naam", STR("{naam}")}, {NULL, {0}}};
	assert_true(str_is(text_fill(arena, hello, args), "Hello {naam}"));
	assert_true(str_is(text_fill(arena, hello, NULL), "Hello "));
	assert_true(str_is(text_say(LANG_EN, STR("onbekend")), "onbekend"));
	assert_int_equal(text_find(STR("")), TEXT_NONE);
	assert_true(str_is(text_get((enum lang)9, text_find(STR("één ding"))), "één ding"));
	assert_true(str_is(text_get(LANG_EN, text_find(STR("één ding")) + 1), "{n} things"));
	assert_int_equal(text_get(LANG_NL, TEXT_NONE).len, 0);
	assert_int_equal(text_lang(STR("en-GB")), LANG_EN);
	assert_int_equal(text_lang(STR("english")), LANG_NL);
	arena_destroy(arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(what_someone_typed_never_becomes_a_tag_or_an_attribute),
	        cmocka_unit_test(an_address_that_is_not_ours_is_written_as_nothing),
	        cmocka_unit_test(a_drawing_holds_nothing_but_a_drawing),
	        cmocka_unit_test(a_form_that_changes_something_carries_the_proof_of_our_page),
	        cmocka_unit_test(on_a_telephone_of_more_people_the_browser_keeps_nothing_that_is_typed),
	        cmocka_unit_test(names_are_kept_from_turning_the_line_around),
	        cmocka_unit_test(a_page_speaks_the_language_of_its_reader),
	        cmocka_unit_test(one_thing_is_said_otherwise_than_three),
	        cmocka_unit_test(an_attribute_is_there_when_it_should_be),
	        cmocka_unit_test(assets_stand_at_addresses_that_hold_their_hash),
	        cmocka_unit_test(a_text_is_found_by_its_dutch),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
