// SPDX-License-Identifier: EUPL-1.2
// A picture is made anew: small, upright, and saying nothing but what it shows.
#include "out.h"
#include "picture_calls.h"
#include "picture_inner.h"
#include "prop.h"
#include <fcntl.h>
#include <png.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
// jpeglib wants stdio before it
#include <jpeglib.h>
// cmocka wants those above first
#include <cmocka.h>

// An Exif block that says: turn a quarter right (6), and taken at this place by this camera.
static const char exif_with_place[] = "Exif\0\0MM\0*\0\0\0\x08\0\x03"
                                      "\x01\x0f\0\x02\0\0\0\x0a\0\0\0\x32" // the make of the camera, at 50
                                      "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0" // orientation
                                      "\x88\x25\0\x04\0\0\0\x01\0\0\0\x3c" // where the place stands, at 60
                                      "\0\0\0\0"
                                      "GEHEIMCAM\0"
                                      "\0\x01\0\x01\0\x02\0\0\0\x02N\0\0\0\0\0\0\0";

static bool holds(struct str file, const char *word)
{
	return memmem(file.at, file.len, word, strlen(word)) != NULL;
}

// What the helper gave back, as pixels.
static struct pixels seen(struct picture_made picture)
{
	struct pixels p;
	assert_int_equal(picture_read(picture.bytes, &p), OK);
	assert_int_equal(p.width, picture.width);
	assert_int_equal(p.height, picture.height);
	return p;
}

static bool is_red(struct pixels p, uint32_t x, uint32_t y)
{
	const uint8_t *at = p.rgb + 3 * ((size_t)y * p.width + x);
	return at[0] > 200 && at[2] < 60;
}

static void a_photo_says_nothing_of_where_it_was_taken(void **state)
{
	(void)state;
	struct str file = jpeg_of(halves(400, 300), (struct str){exif_with_place, sizeof exif_with_place - 1});
	assert_true(holds(file, "GEHEIMCAM"));
	struct picture_made picture;
	assert_int_equal(encode(file, &picture), OK);
	assert_int_equal(picture.kind, PICTURE_JPEG);
	assert_false(holds(picture.bytes, "GEHEIMCAM"));
	assert_false(holds(picture.bytes, "Exif"));
}

static void a_photo_taken_sideways_stands_upright(void **state)
{
	(void)state;
	struct picture_made picture;
	struct str file = jpeg_of(halves(400, 300), (struct str){exif_with_place, sizeof exif_with_place - 1});
	assert_int_equal(encode(file, &picture), OK);
	struct pixels p = seen(picture);
	assert_int_equal(p.width, 300);
	assert_int_equal(p.height, 400);
	// A quarter to the right: what was left is above.
	assert_true(is_red(p, 10, 10) && is_red(p, 290, 10));
	assert_false(is_red(p, 10, 390) || is_red(p, 290, 390));
	free(p.rgb);
}

static void each_of_the_eight_orientations_is_turned_to_where_it_belongs(void **state)
{
	(void)state;
	// A picture of 2 by 2 whose first pixel is marked, and where the mark stands when upright: x, y.
	static const uint8_t stands[9][2] = {[1] = {0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}, {1, 0}, {1, 1}, {0, 1}};
	// The same for the second pixel of the first row: it tells a turn from a mirror.
	static const uint8_t second[9][2] = {[1] = {1, 0}, {0, 0}, {0, 1}, {1, 1}, {0, 1}, {1, 1}, {1, 0}, {0, 0}};
	for (uint8_t o = 1; o <= 8; o++) {
		uint8_t rgb[12] = {1, 1, 1, 2, 2, 2};
		struct pixels from = {.rgb = rgb, .width = 2, .height = 2, .orientation = o};
		struct pixels to = picture_upright(&from);
		assert_int_equal(to.rgb[3 * (stands[o][1] * 2 + stands[o][0])], 1);
		assert_int_equal(to.rgb[3 * (second[o][1] * 2 + second[o][0])], 2);
		free(to.rgb);
	}
}

static void a_large_photo_becomes_small_enough(void **state)
{
	(void)state;
	struct picture_made picture;
	assert_int_equal(encode(jpeg_of(halves(5000, 2500), STR("")), &picture), OK);
	assert_int_equal(picture.width, 1600);
	assert_int_equal(picture.height, 800);
	assert_true(picture.bytes.len <= PICTURE_OUT_BYTES);
	struct pixels p = seen(picture);
	assert_true(is_red(p, 20, 20));
	assert_false(is_red(p, 1580, 20));
	free(p.rgb);
}

static struct str noise_jpeg(uint32_t width, uint32_t height, uint32_t seed)
{
	struct pixels p = halves(width, height);
	for (size_t i = 0; i < (size_t)width * height * 3; i++)
		p.rgb[i] = (uint8_t)((seed = seed * 1664525 + 1013904223) >> (24 - i % 3));
	return jpeg_of(p, STR(""));
}

static void what_was_made_here_stays_the_same_bytes(void **state)
{
	(void)state;
	struct str files[] = {jpeg_of(halves(400, 300), STR("")), jpeg_of(halves(1601, 37), STR("")),
	        jpeg_of(halves(1, 1), STR("")), noise_jpeg(333, 451, 1), noise_jpeg(1600, 1600, 2), png_of(halves(300, 200)),
	        jpeg_of(halves(640, 480), (struct str){exif_with_place, sizeof exif_with_place - 1})};
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		struct picture_made first, again;
		assert_int_equal(encode(files[i], &first), OK);
		assert_int_equal(encode(first.bytes, &again), OK);
		assert_true(str_eq(first.bytes, again.bytes));
		assert_true(first.kind == again.kind && first.width == again.width && first.height == again.height);
	}
}

// Our own bytes with something put beside them are not our own any more.
static void what_is_hidden_in_a_picture_made_here_is_lost(void **state)
{
	(void)state;
	static const char comment[] = "\xff\xfe\0\x0bGEHEIM-52", after[] = "GEHEIM-52";
	struct picture_made own, picture;
	assert_int_equal(encode(jpeg_of(halves(400, 300), STR("")), &own), OK);
	struct str parts[3][4] = {{{own.bytes.at, 2}, {comment, sizeof comment - 1}, {own.bytes.at + 2, own.bytes.len - 2}},
	        {own.bytes, {after, sizeof after - 1}},
	        {{own.bytes.at, 2}, {"\xff\xe1\0\x0bGEHEIM-52", 13}, {own.bytes.at + 2, own.bytes.len - 2}}};
	for (int i = 0; i < 3; i++) {
		struct out file;
		out_init(&file, 1 << 20);
		for (int k = 0; k < 4; k++)
			out_put(&file, parts[i][k]);
		assert_true(holds(out_str(&file), "GEHEIM"));
		assert_int_equal(encode(out_str(&file), &picture), OK);
		assert_false(holds(picture.bytes, "GEHEIM"));
		out_finish(&file);
	}
}

static void even_noise_is_made_to_fit(void **state)
{
	(void)state;
	struct picture_made picture;
	assert_int_equal(encode(png_of(noise(1500, 1500)), &picture), OK);
	assert_int_equal(picture.kind, PICTURE_JPEG);
	assert_true(picture.bytes.len <= PICTURE_OUT_BYTES);
}

static void a_drawing_stays_sharp(void **state)
{
	(void)state;
	struct picture_made picture;
	assert_int_equal(encode(png_of(halves(1200, 900)), &picture), OK);
	assert_int_equal(picture.kind, PICTURE_PNG);
	assert_int_equal(picture.width, 1200);
	struct pixels p = seen(picture);
	assert_memory_equal(p.rgb, "\xff\0\0", 3);
	assert_memory_equal(p.rgb + 3 * 599, "\xff\0\0\0\0\xff", 6);
	free(p.rgb);
}

static void a_very_long_picture_keeps_a_pixel_of_breadth(void **state)
{
	(void)state;
	struct picture_made picture;
	assert_int_equal(encode(png_of(halves(20000, 3)), &picture), OK);
	assert_int_equal(picture.width, 1600);
	assert_int_equal(picture.height, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_photo_says_nothing_of_where_it_was_taken),
	        cmocka_unit_test(a_photo_taken_sideways_stands_upright),
	        cmocka_unit_test(each_of_the_eight_orientations_is_turned_to_where_it_belongs),
	        cmocka_unit_test(a_large_photo_becomes_small_enough), cmocka_unit_test(what_was_made_here_stays_the_same_bytes),
	        cmocka_unit_test(what_is_hidden_in_a_picture_made_here_is_lost), cmocka_unit_test(even_noise_is_made_to_fit),
	        cmocka_unit_test(a_drawing_stays_sharp), cmocka_unit_test(a_very_long_picture_keeps_a_pixel_of_breadth)};
	return cmocka_run_group_tests(tests, start, stop);
}
