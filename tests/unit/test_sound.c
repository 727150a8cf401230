// SPDX-License-Identifier: EUPL-1.2
// What a telephone recorded is told by its first bytes; whatever else calls itself sound is refused.
#include "arena.h"
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

// ---- what a recorder writes beside the sound

static struct arena *arena;

#define HOLDS(s, literal) (memmem((s).at, (s).len, literal, sizeof literal - 1) != NULL)

static struct str clean(struct str file)
{
	struct str once, twice;
	assert_int_equal(sound_anew(file, arena, &once), OK);
	assert_int_equal(once.len, file.len);
	assert_int_equal(sound_kind(once), sound_kind(file));
	assert_int_equal(sound_anew(once, arena, &twice), OK);
	assert_true(str_eq(once, twice));
	assert_null(memmem(once.at, once.len, "GEHEIM", 6));
	return once;
}

#define BOX(size, name, inside) "\0\0\0" size name inside

static void a_voice_from_a_telephone_tells_no_title_place_or_time(void **state)
{
	(void)state;
	struct str file = STR(BOX("\x10", "ftyp", "M4A \0\0\0\0") BOX("\x0e", "mdat", "GELUID") BOX("\x54", "moov",
	        BOX("\x18", "mvhd", "\0\0\0\0TIJDTIJD\0\0\3\xe8")
	                BOX("\x24", "trak", BOX("\x18", "tkhd", "\0\0\0\3TIJDTIJD\0\0\0\1") "\0\0\0\4")
	                        BOX("\x10", "udta", "GEHEIM52")) BOX("\x0e", "uuid", "GEHEIM"));
	struct str now = clean(file);
	assert_null(memmem(now.at, now.len, "TIJD", 4));
	assert_true(HOLDS(now, "GELUID")); // the sound stays, and where it stood
	assert_memory_equal(now.at, file.at, 30);
	assert_true(HOLDS(now, "\0\0\3\xe8"));
}

static void a_wav_keeps_its_form_and_its_sound_alone(void **state)
{
	(void)state;
	struct str now = clean(STR("RIFF\x50\0\0\0WAVEfmt \4\0\0\0\1\0\1\0"
	                           "LIST\7\0\0\0GEHEIM5\0data\6\0\0\0GELUIDid3 \6\0\0\0GEHEIM"));
	assert_true(HOLDS(now, "JUNK\7\0\0\0\0\0\0\0\0\0\0\0data\6\0\0\0GELUIDJUNK"));
}

static void an_mp3_loses_both_its_tags(void **state)
{
	(void)state;
	char file[200] = "ID3\4\0\x80\0\0\0\x0bTIT2 GEHEIM\xff\xfb\x90\x64GELUID";
	memcpy(file + 72, "TAGGEHEIM", 9);
	struct str now = clean((struct str){file, sizeof file});
	assert_memory_equal(now.at + 21, "\xff\xfb\x90\x64GELUID", 10);
}

static void a_webm_loses_its_title_tags_and_day(void **state)
{
	(void)state;
	struct str now = clean(STR("\x1a\x45\xdf\xa3\x87\x42\x82\x84webm"
	                           "\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff" // a segment that goes on
	                           "\x15\x49\xa9\x66\x95\x7b\xa9\x87GEHEIM7\x44\x61\x88TIJDTIJD" // its title and day
	                           "\x1f\x43\xb6\x75\xff\xa3\x86GELUID" // sound that goes on
	                           "\x12\x54\xc3\x67\x8aGEHEIM TAG\xa3\x86GELUID"));
	assert_null(memmem(now.at, now.len, "TIJD", 4));
	assert_true(HOLDS(now, "\x7b\xa9\x87       \x44\x61\x88"));
	assert_true(HOLDS(now, "GELUID\xec\x01\0\0\0\0\0\0\6\0\0\0\0\0\0\xa3\x86GELUID"));
}

// With the checksum that another program counted.
static void the_comments_of_an_ogg_are_blank_and_its_page_is_whole(void **state)
{
	(void)state;
#define PAGE(checksum, vendor, title)                                                                                            \
	"OggS\0\0\0\0\0\0\0\0\0\0\7\0\0\0\1\0\0\0" checksum "\1$OpusTags\4\0\0\0" vendor "\1\0\0\0\x0c\0\0\0TITLE=" title
	struct str now = clean(STR(PAGE("????", "opus", "GEHEIM")));
	assert_true(str_eq(now, STR(PAGE("\370\207\147\227", "    ", "      "))));
}

static void what_a_recorder_broke_off_is_left_as_far_as_it_goes(void **state)
{
	(void)state;
	static const struct str whole[] = {STR("OggS\0\0\0\0\0\0\0\0\0\0\7\0\0\0\1\0\0\0????\1\xffOpusTags\xff\xff\xff\xffxx"),
	        STR("\0\0\0\x10"
	            "ftypM4A \0\0\0\0\0\0\0\1udta\0\0\0\0\0\0\0\x20xxxx"),
	        STR("RIFF\x24\0\0\0WAVELIST\xff\xff\xff\xffxx"), STR("ID3\4\0\0\x7f\x7f\x7f\x7fxx"),
	        STR("\x1a\x45\xdf\xa3\x87\x42\x82\x84webm\x12\x54\xc3\x67\x01\0\0\0\0\0\0\x20xx")};
	for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
		for (size_t n = 0; n <= whole[i].len; n++) {
			struct str once, twice, part = {whole[i].at, n};
			if (sound_anew(part, arena, &once) == OK)
				assert_true(once.len == n && sound_anew(once, arena, &twice) == OK && str_eq(once, twice));
		}
}

int main(void)
{
	arena = arena_create();
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(what_telephones_record_is_known),
	        cmocka_unit_test(a_photo_a_film_and_a_page_are_no_sound),
	        cmocka_unit_test(a_file_that_stops_early_is_no_sound),
	        cmocka_unit_test(each_kind_is_served_as_sound),
	        cmocka_unit_test(a_voice_from_a_telephone_tells_no_title_place_or_time),
	        cmocka_unit_test(a_wav_keeps_its_form_and_its_sound_alone),
	        cmocka_unit_test(an_mp3_loses_both_its_tags),
	        cmocka_unit_test(a_webm_loses_its_title_tags_and_day),
	        cmocka_unit_test(the_comments_of_an_ogg_are_blank_and_its_page_is_whole),
	        cmocka_unit_test(what_a_recorder_broke_off_is_left_as_far_as_it_goes),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
