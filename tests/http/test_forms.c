// SPDX-License-Identifier: EUPL-1.2
// Reading what browsers send: forms, uploads and cookies.
#include "cookie.h"
#include "form.h"
#include "multipart.h"
#include "out.h"
#include "with_arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#define assert_str(s, text)                                                                                                      \
	do {                                                                                                                     \
		struct str str_ = (s);                                                                                           \
		assert_int_equal(str_.len, sizeof(text) - 1);                                                                    \
		assert_memory_equal(str_.at, text, sizeof(text) - 1);                                                            \
	} while (0)

static struct form form;
static struct form_parts parts;

static enum status read_form(const char *text)
{
	form = (struct form){0};
	return form_read(arena, str_of(text), &form);
}

static void a_form_keeps_its_fields_in_order_and_its_repeated_names(void **state)
{
	(void)state;
	assert_int_equal(read_form("doel=Samen+eten&doeners=a&doeners=b%26c&rij.2.kolom=x&leeg=&bloot"), OK);
	assert_int_equal(form.n, 6);
	assert_str(form_get(&form, "doel"), "Samen eten");
	assert_str(form_get(&form, "rij.2.kolom"), "x");
	const struct form_field *first = form_next(&form, "doeners", NULL), *second = form_next(&form, "doeners", first);
	assert_str(first->value, "a");
	assert_str(second->value, "b&c");
	assert_null(form_next(&form, "doeners", second));
	assert_true(form_has(&form, "leeg") && form_has(&form, "bloot"));
	assert_false(form_has(&form, "anders"));
	assert_str(form_get(&form, "anders"), "");
}

static void an_empty_form_and_stray_ampersands_are_fine(void **state)
{
	(void)state;
	assert_int_equal(read_form(""), OK);
	assert_int_equal(form.n, 0);
	assert_int_equal(read_form("&&a=1&&"), OK);
	assert_int_equal(form.n, 1);
}

static void a_form_that_is_broken_is_no_form(void **state)
{
	(void)state;
	static const char *const broken[] = {"a=%", "a=%4", "a=%4g", "a=%ff", "%00=a", "=a", "a%0ab=c", "a=%c0%80", "a=%ed%a0%80",
	        "a=%f4%90%80%80", "a=\xe2\x82"};
	for (unsigned i = 0; i < sizeof broken / sizeof *broken; i++)
		assert_int_equal(read_form(broken[i]), BAD_INPUT);
}

// The field itself refuses it, where its writer can see it.
static void a_zero_in_a_value_is_left_to_its_field(void **state)
{
	(void)state;
	assert_int_equal(read_form("tekst=a%00b"), OK);
	assert_str(form_get(&form, "tekst"), "a\0b");
}

static void a_form_has_at_most_300_fields_and_64_kb(void **state)
{
	(void)state;
	char *text = calloc(1, FORM_BYTES + 2);
	for (int i = 0; i <= FORM_FIELDS; i++) {
		assert_int_equal(read_form(text), OK);
		assert_int_equal(form.n, i);
		memcpy(text + 4 * i, "a=1&", 4);
	}
	assert_int_equal(read_form(text), TOO_LARGE);
	memset(text, 'a', FORM_BYTES);
	text[FORM_BYTES] = 0;
	assert_int_equal(read_form(text), OK);
	text[FORM_BYTES] = 'a';
	assert_int_equal(read_form(text), TOO_LARGE);
	free(text);
}

static void the_type_of_a_form_may_have_parameters_and_capitals(void **state)
{
	(void)state;
	assert_true(multipart_type(STR("multipart/form-data; boundary=x")));
	assert_true(multipart_type(STR("Multipart/Form-Data ; boundary=x")));
	assert_false(multipart_type(STR("application/x-www-form-urlencoded")));
	assert_false(multipart_type(STR("")));
}

static void text_is_utf8_or_it_is_not(void **state)
{
	(void)state;
	assert_true(utf8_valid(STR("")));
	assert_true(utf8_valid(STR("gewone tekst, lang genoeg voor acht tegelijk")));
	assert_true(utf8_valid(STR("\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80\xf4\x8f\xbf\xbf")));
	assert_false(utf8_valid(STR("acht bytes \x80")));
	assert_false(utf8_valid(STR("\xc1\xbf")));
	assert_false(utf8_valid(STR("\xe0\x9f\xbf")));
	assert_false(utf8_valid(STR("\xf0\x8f\xbf\xbf")));
	assert_false(utf8_valid(STR("\xe2\x82")));
	assert_false(utf8_valid(STR("\xf8\x88\x80\x80\x80")));
}

#define TYPE STR("multipart/form-data; boundary=\"--grens\"")
static enum status read_parts(struct str type, struct str body)
{
	parts = (struct form_parts){0};
	return multipart_read(arena, type, body, &parts);
}

static void an_upload_has_its_fields_and_its_file(void **state)
{
	(void)state;
	assert_int_equal(
	        read_parts(TYPE, STR("----grens\r\nContent-Disposition: form-data; name=\"doel\"\r\n\r\nSamen\r\n"
	                             "----grens\r\ncontent-disposition: form-data; name=foto; filename=\"ik; jij.jpg\"\r\n"
	                             "Content-Type: image/jpeg\r\n\r\n\xff\xd8\0\r\n--x\r\n----grens--\r\n")),
	        OK);
	assert_int_equal(parts.n, 2);
	const struct form_part *doel = multipart_get(&parts, "doel"), *foto = multipart_get(&parts, "foto");
	assert_str(doel->bytes, "Samen");
	assert_false(doel->file);
	assert_str(foto->filename, "ik; jij.jpg");
	assert_str(foto->type, "image/jpeg");
	assert_str(foto->bytes, "\xff\xd8\0\r\n--x");
	assert_true(foto->file);
	assert_null(multipart_get(&parts, "anders"));
}

static void a_file_that_was_not_chosen_is_an_empty_file(void **state)
{
	(void)state;
	assert_int_equal(
	        read_parts(TYPE,
	                STR("----grens\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"\"\r\n\r\n\r\n----grens--")),
	        OK);
	assert_int_equal(parts.n, 1);
	assert_true(parts.at[0].file);
	assert_int_equal(parts.at[0].bytes.len, 0);
	assert_int_equal(read_parts(TYPE, STR("----grens--\r\n")), OK);
	assert_int_equal(parts.n, 0);
}

static void an_upload_that_is_cut_short_is_no_upload(void **state)
{
	(void)state;
	static const char cut[] = "----grens\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n----grens--";
	const struct str whole = {cut, sizeof cut - 1};
	for (size_t n = 0; n < whole.len; n++)
		assert_int_equal(read_parts(TYPE, (struct str){cut, n}), BAD_INPUT);
	assert_int_equal(read_parts(TYPE, whole), OK);
	assert_int_equal(read_parts(STR("multipart/form-data"), whole), BAD_INPUT);
	assert_int_equal(read_parts(STR("multipart/form-data; boundary="), whole), BAD_INPUT);
	assert_int_equal(read_parts(STR("multipart/mixed; boundary=\"--grens\""), whole), BAD_INPUT);
	assert_int_equal(read_parts(TYPE, STR("----grens\r\nContent-Disposition: form-data\r\n\r\nb\r\n----grens--")), BAD_INPUT);
	assert_int_equal(read_parts(TYPE, STR("----grens\r\n\r\nb\r\n----grens--")), BAD_INPUT);
}

static void an_upload_has_at_most_300_parts_with_short_headers(void **state)
{
	(void)state;
	struct out body;
	out_init(&body, 1 << 20);
	for (int i = 0; i < MULTIPART_PARTS + 1; i++)
		out_lit(&body, "----grens\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n");
	out_lit(&body, "----grens--");
	assert_int_equal(read_parts(TYPE, out_str(&body)), TOO_LARGE);
	body.len = 0;
	out_lit(&body, "----grens\r\nX-Lang: ");
	for (int i = 0; i < MULTIPART_HEAD; i++)
		out_char(&body, 'a');
	out_lit(&body, "\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n----grens--");
	assert_int_equal(read_parts(TYPE, out_str(&body)), TOO_LARGE);
	out_finish(&body);
}

static void a_cookie_is_found_among_others(void **state)
{
	(void)state;
	assert_str(cookie_get(STR("a=b; kring=Zeker1; __Host-kring=x"), "kring"), "Zeker1");
	assert_str(cookie_get(STR("a=b;kring=Zeker1"), "kring"), "Zeker1");
	assert_str(cookie_get(STR("kring=a=b"), "kring"), "a=b");
	assert_str(cookie_get(STR("kringen=a; Kring=b"), "kring"), "");
	assert_str(cookie_get(STR(""), "kring"), "");
}

static void a_cookie_that_somebody_else_may_have_put_there_is_none(void **state)
{
	(void)state;
	assert_str(cookie_get(STR("kring=a; kring=b"), "kring"), "");
	assert_str(cookie_get(STR("kring=a; kring=a"), "kring"), "a");
	assert_str(cookie_get(STR("kring=\"a\""), "kring"), "");
	assert_str(cookie_get(STR("kring=a b"), "kring"), "");
	assert_str(cookie_get(STR("kring=a\x7f"), "kring"), "");
	assert_str(cookie_get(STR("kring"), "kring"), "");
}

static void a_cookie_is_set_for_our_own_eyes_only(void **state)
{
	(void)state;
	assert_string_equal(cookie_set(arena, "__Host-kring", STR("abc"), COOKIE_SESSION, true),
	        "__Host-kring=abc; Path=/; HttpOnly; SameSite=Lax; Secure");
	assert_string_equal(
	        cookie_set(arena, "kring", STR("abc"), 3600, false), "kring=abc; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax");
	assert_string_equal(
	        cookie_set(arena, "kring", STR(""), COOKIE_GONE, false), "kring=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_form_keeps_its_fields_in_order_and_its_repeated_names),
	        cmocka_unit_test(an_empty_form_and_stray_ampersands_are_fine),
	        cmocka_unit_test(a_form_that_is_broken_is_no_form),
	        cmocka_unit_test(a_zero_in_a_value_is_left_to_its_field),
	        cmocka_unit_test(a_form_has_at_most_300_fields_and_64_kb),
	        cmocka_unit_test(the_type_of_a_form_may_have_parameters_and_capitals),
	        cmocka_unit_test(text_is_utf8_or_it_is_not),
	        cmocka_unit_test(an_upload_has_its_fields_and_its_file),
	        cmocka_unit_test(a_file_that_was_not_chosen_is_an_empty_file),
	        cmocka_unit_test(an_upload_that_is_cut_short_is_no_upload),
	        cmocka_unit_test(an_upload_has_at_most_300_parts_with_short_headers),
	        cmocka_unit_test(a_cookie_is_found_among_others),
	        cmocka_unit_test(a_cookie_that_somebody_else_may_have_put_there_is_none),
	        cmocka_unit_test(a_cookie_is_set_for_our_own_eyes_only),
	};
	return cmocka_run_group_tests_name("forms, uploads and cookies", tests, begin, end);
}
