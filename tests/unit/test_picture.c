// SPDX-License-Identifier: EUPL-1.2
// Pictures that people send, good and bad, through the helper process as the server uses it.
#include "out.h"
#include "picture_inner.h"
#include "prop.h"
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <jpeglib.h>
#include <png.h>

static struct picture_helper *helper;
static struct arena *arena;

// ---- Files to send. Left half of the picture is red, right half blue, so that turning shows.

static struct pixels halves(uint32_t width, uint32_t height)
{
	struct pixels p = {.rgb = calloc((size_t)width * height, 3), .width = width, .height = height};
	assert_non_null(p.rgb);
	for (size_t i = 0; i < (size_t)width * height; i++)
		p.rgb[3 * i + (i % width < width / 2 ? 0 : 2)] = 255;
	return p;
}

static struct str bytes_kept(const void *at, size_t len)
{
	char *to = arena_take(arena, len);
	memcpy(to, at, len);
	return (struct str){to, len};
}

static struct str jpeg_of(struct pixels p, struct str exif)
{
	struct jpeg_compress_struct jpeg;
	struct jpeg_error_mgr end;
	unsigned char *at = NULL;
	unsigned long size = 0;
	jpeg.err = jpeg_std_error(&end);
	jpeg_create_compress(&jpeg);
	jpeg_mem_dest(&jpeg, &at, &size);
	jpeg.image_width = p.width;
	jpeg.image_height = p.height;
	jpeg.input_components = 3;
	jpeg.in_color_space = JCS_RGB;
	jpeg_set_defaults(&jpeg);
	jpeg_start_compress(&jpeg, TRUE);
	if (exif.len > 0)
		jpeg_write_marker(&jpeg, JPEG_APP0 + 1, (const JOCTET *)exif.at, (unsigned)exif.len);
	while (jpeg.next_scanline < jpeg.image_height) {
		JSAMPROW row = p.rgb + (size_t)jpeg.next_scanline * p.width * 3;
		jpeg_write_scanlines(&jpeg, &row, 1);
	}
	jpeg_finish_compress(&jpeg);
	jpeg_destroy_compress(&jpeg);
	struct str file = bytes_kept(at, size);
	free(at);
	free(p.rgb);
	return file;
}

static struct str png_of(struct pixels p)
{
	png_image image = {.version = PNG_IMAGE_VERSION, .width = p.width, .height = p.height, .format = PNG_FORMAT_RGB};
	png_alloc_size_t size = 0;
	assert_true(png_image_write_to_memory(&image, NULL, &size, 0, p.rgb, 0, NULL));
	char *at = arena_take(arena, size);
	assert_true(png_image_write_to_memory(&image, at, &size, 0, p.rgb, 0, NULL));
	free(p.rgb);
	return (struct str){at, size};
}

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

static enum status encode(struct str file, struct picture_made *ret)
{
	return picture_encode(helper, file, arena, ret);
}

// ---- Sentences

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

static struct pixels noise(uint32_t width, uint32_t height)
{
	struct chance chance = {1};
	struct pixels p = halves(width, height);
	for (size_t i = 0; i < (size_t)width * height * 3; i++)
		p.rgb[i] = (uint8_t)chance_next(&chance);
	return p;
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

static void a_file_that_stops_halfway_is_refused(void **state)
{
	(void)state;
	struct picture_made picture;
	struct str jpeg = jpeg_of(noise(300, 300), STR("")), png = png_of(noise(300, 300));
	for (size_t part = 1; part < 10; part++) {
		assert_int_equal(encode((struct str){jpeg.at, jpeg.len * part / 10}, &picture), BAD_INPUT);
		assert_int_equal(encode((struct str){png.at, png.len * part / 10}, &picture), BAD_INPUT);
	}
}

static void what_is_no_picture_is_refused(void **state)
{
	(void)state;
	struct picture_made picture;
	assert_int_equal(encode(STR(""), &picture), BAD_INPUT);
	assert_int_equal(encode(STR("\xff\xd8\xff"), &picture), BAD_INPUT);
	assert_int_equal(encode(STR("\x89PNG\r\n\x1a\n"), &picture), BAD_INPUT);
	assert_int_equal(encode(STR("<svg xmlns='http://www.w3.org/2000/svg'/>"), &picture), BAD_INPUT);
	assert_int_equal(encode(STR("GIF89a"), &picture), BAD_INPUT);
}

static void random_bytes_after_a_good_beginning_do_no_harm(void **state)
{
	(void)state;
	struct chance chance = {7};
	struct str good = jpeg_of(halves(200, 100), STR(""));
	for (int i = 0; i < 100; i++) {
		char *file = arena_take(arena, good.len);
		memcpy(file, good.at, good.len);
		for (int broken = 0; broken < 20; broken++)
			file[20 + chance_below(&chance, (uint32_t)good.len - 20)] = (char)chance_next(&chance);
		struct picture_made picture = {0};
		enum status status = encode((struct str){file, good.len}, &picture);
		assert_true(status == OK || status == BAD_INPUT || status == TOO_LARGE || status == REFUSED);
	}
	struct picture_made picture;
	assert_int_equal(encode(good, &picture), OK);
}

static void a_picture_that_claims_to_be_huge_is_refused_before_it_takes_memory(void **state)
{
	(void)state;
	struct picture_made picture;
	struct str png = png_of(halves(10, 10));
	memcpy((char *)png.at + 16, "\0\0\x75\x30\0\0\x75\x30", 8); // 30,000 by 30,000
	assert_int_equal(encode(png, &picture), TOO_LARGE);
	memcpy((char *)png.at + 16, "\x7f\xff\xff\xff\0\0\0\x01", 8);
	assert_int_equal(encode(png, &picture), TOO_LARGE);
	struct str jpeg = jpeg_of(halves(10, 10), STR(""));
	char *frame = memmem((char *)jpeg.at, jpeg.len, "\xff\xc0", 2);
	assert_non_null(frame);
	memcpy(frame + 5, "\x75\x30\x75\x30", 4);
	assert_int_equal(encode(jpeg, &picture), TOO_LARGE);
}

static void a_picture_of_forty_million_pixels_is_still_taken(void **state)
{
	(void)state;
	if (PICTURE_SANITIZED)
		return; // too slow for the seconds a picture gets
	struct picture_made picture;
	assert_int_equal(encode(png_of(halves(8000, 5000)), &picture), OK);
	assert_int_equal(picture.width, 1600);
	assert_int_equal(picture.height, 1000);
}

static void a_file_over_8_MB_is_refused(void **state)
{
	(void)state;
	struct picture_made picture;
	char *at = arena_take(arena, PICTURE_IN_BYTES + 1);
	assert_int_equal(encode((struct str){at, PICTURE_IN_BYTES + 1}, &picture), TOO_LARGE);
}

static void without_its_helper_a_picture_is_refused_and_nothing_hangs(void **state)
{
	(void)state;
	struct picture_helper *gone;
	assert_int_equal(picture_start(&gone), OK);
	struct picture_made picture;
	struct str file = jpeg_of(halves(20, 20), STR(""));
	assert_int_equal(picture_encode(gone, file, arena, &picture), OK);
	siginfo_t how;
	assert_int_equal(kill(picture_helper_process(gone), SIGKILL), 0);
	assert_int_equal(waitid(P_PID, (id_t)picture_helper_process(gone), &how, WEXITED | WNOWAIT), 0);
	assert_int_equal(picture_encode(gone, file, arena, &picture), BUSY);
	picture_stop(gone);
}

// ---- The walls. Each attempt runs in a process locked in as one that reads a picture; how that ended is what is asked.

static int ends_of(void (*attempt)(void))
{
	int end[2], status;
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, end), 0);
	pid_t child = fork();
	if (child == 0) {
		picture_confine(end[1]);
		attempt();
		_exit(0);
	}
	close(end[0]);
	close(end[1]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return status;
}

static void do_nothing(void) {}

static void open_a_file(void)
{
	_exit(open("/etc/passwd", O_RDONLY) >= 0);
}

static void open_a_socket(void)
{
	_exit(socket(AF_INET, SOCK_STREAM, 0) >= 0);
}

static void start_a_process(void)
{
	_exit(fork() >= 0);
}

static void make_memory_to_run(void)
{
	_exit(mmap(NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED);
}

static void compute_for_ever(void)
{
	for (volatile unsigned i = 0;; i++)
		;
}

static void take_more_memory_than_allowed(void)
{
	_exit(mmap(NULL, PICTURE_MEMORY, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED ? 9 : 0);
}

static void the_process_of_a_picture_reaches_no_file_network_or_process(void **state)
{
	(void)state;
	void (*attempts[])(void) = {open_a_file, open_a_socket, start_a_process, make_memory_to_run};
	int nothing = ends_of(do_nothing);
	assert_true(WIFEXITED(nothing) && WEXITSTATUS(nothing) == 0);
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		int status = ends_of(attempts[i]);
		assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS);
	}
}

static void a_picture_that_never_ends_is_ended(void **state)
{
	(void)state;
	int status = ends_of(compute_for_ever);
	assert_true(WIFSIGNALED(status) && (WTERMSIG(status) == SIGPROF || WTERMSIG(status) == SIGALRM));
}

static void a_picture_gets_no_more_than_its_memory(void **state)
{
	(void)state;
	if (PICTURE_SANITIZED)
		return; // a sanitizer needs address space of its own
	int status = ends_of(take_more_memory_than_allowed);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 9);
}

static int start(void **state)
{
	(void)state;
	arena = arena_create();
	return picture_start(&helper) == OK ? 0 : -1;
}

static int stop(void **state)
{
	(void)state;
	picture_stop(helper);
	arena_destroy(arena);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_photo_says_nothing_of_where_it_was_taken),
	        cmocka_unit_test(a_photo_taken_sideways_stands_upright),
	        cmocka_unit_test(each_of_the_eight_orientations_is_turned_to_where_it_belongs),
	        cmocka_unit_test(a_large_photo_becomes_small_enough),
	        cmocka_unit_test(what_was_made_here_stays_the_same_bytes),
	        cmocka_unit_test(what_is_hidden_in_a_picture_made_here_is_lost),
	        cmocka_unit_test(even_noise_is_made_to_fit),
	        cmocka_unit_test(a_drawing_stays_sharp),
	        cmocka_unit_test(a_very_long_picture_keeps_a_pixel_of_breadth),
	        cmocka_unit_test(a_file_that_stops_halfway_is_refused),
	        cmocka_unit_test(what_is_no_picture_is_refused),
	        cmocka_unit_test(random_bytes_after_a_good_beginning_do_no_harm),
	        cmocka_unit_test(a_picture_that_claims_to_be_huge_is_refused_before_it_takes_memory),
	        cmocka_unit_test(a_picture_of_forty_million_pixels_is_still_taken),
	        cmocka_unit_test(a_file_over_8_MB_is_refused),
	        cmocka_unit_test(the_process_of_a_picture_reaches_no_file_network_or_process),
	        cmocka_unit_test(a_picture_that_never_ends_is_ended),
	        cmocka_unit_test(a_picture_gets_no_more_than_its_memory),
	        cmocka_unit_test(without_its_helper_a_picture_is_refused_and_nothing_hangs),
	};
	return cmocka_run_group_tests(tests, start, stop);
}
