// SPDX-License-Identifier: EUPL-1.2
// What a telephone recorded is told by its first bytes; whatever else calls itself sound is refused.
#include "sound.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h> // wants the four before it

#define KIND(literal) sound_kind(STR(literal))

static void what_telephones_record_is_known(void **state)
{
	(void)state;
	assert_int_equal(KIND("OggS\0\2\0\0"), SOUND_OGG);
	assert_int_equal(KIND("\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm"), SOUND_WEBM);
	assert_int_equal(KIND("\0\0\0\x1c"
	                      "ftypM4A \0\0\0\0"),
	        SOUND_MP4);
	assert_int_equal(KIND("\0\0\0\x18"
	                      "ftypmp42\0\0\0\0"),
	        SOUND_MP4);
	assert_int_equal(KIND("\0\0\0\x18"
	                      "ftyp3gp4\0\0\0\0"),
	        SOUND_3GP);
	assert_int_equal(KIND("ID3\4\0\0"), SOUND_MP3);
	assert_int_equal(KIND("\xff\xfb\x90\x64"), SOUND_MP3);
	assert_int_equal(KIND("RIFF\x24\0\0\0WAVEfmt "), SOUND_WAV);
	assert_int_equal(KIND("#!AMR\n\x3c"), SOUND_AMR);
}

static void a_photo_a_film_and_a_page_are_no_sound(void **state)
{
	(void)state;
	assert_int_equal(KIND("\0\0\0\x18"
	                      "ftypheic\0\0\0\0"),
	        SOUND_NONE);
	assert_int_equal(KIND("\0\0\0\x14"
	                      "ftypqt  \0\0\0\0"),
	        SOUND_NONE);
	assert_int_equal(KIND("\xff\xd8\xff\xe0\0\x10JFIF"), SOUND_NONE);
	assert_int_equal(KIND("RIFF\x24\0\0\0WEBPVP8 "), SOUND_NONE);
	assert_int_equal(KIND("<!doctype html><script>"), SOUND_NONE);
	assert_int_equal(KIND("\xff\xfe<\0h\0"), SOUND_NONE); // UTF-16
	assert_int_equal(KIND("%PDF-1.7"), SOUND_NONE);
}

static void a_file_that_stops_early_is_no_sound(void **state)
{
	(void)state;
	static const struct str whole[] = {STR("OggS"),
	        STR("\0\0\0\x1c"
	            "ftypM4A "),
	        STR("RIFF\x24\0\0\0WAVE"), STR("#!AMR\n"), STR("\xff\xfb\x90\x64"), STR("\x1a\x45\xdf\xa3\x42\x82\x84webm"),
	        STR("ID3")};
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
		assert_int_not_equal(sound_kind(whole[i]), SOUND_NONE);
		for (size_t n = 0; n < whole[i].len; n++)
			assert_int_equal(sound_kind((struct str){whole[i].at, n}), SOUND_NONE);
	}
}

static void each_kind_is_served_as_sound(void **state)
{
	(void)state;
	for (int kind = SOUND_OGG; kind <= SOUND_AMR; kind++)
		assert_true(str_starts(str_of(sound_type((enum sound_kind)kind)), "audio/"));
	assert_string_equal(sound_type(SOUND_NONE), "application/octet-stream");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(what_telephones_record_is_known),
	        cmocka_unit_test(a_photo_a_film_and_a_page_are_no_sound),
	        cmocka_unit_test(a_file_that_stops_early_is_no_sound),
	        cmocka_unit_test(each_kind_is_served_as_sound),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
