// SPDX-License-Identifier: EUPL-1.2
// What is no picture, lies about what it is, never ends or wants too much, is refused and harms nothing.
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

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(a_file_that_stops_halfway_is_refused),
	        cmocka_unit_test(what_is_no_picture_is_refused), cmocka_unit_test(random_bytes_after_a_good_beginning_do_no_harm),
	        cmocka_unit_test(a_picture_that_claims_to_be_huge_is_refused_before_it_takes_memory),
	        cmocka_unit_test(a_picture_of_forty_million_pixels_is_still_taken), cmocka_unit_test(a_file_over_8_MB_is_refused),
	        cmocka_unit_test(the_process_of_a_picture_reaches_no_file_network_or_process),
	        cmocka_unit_test(a_picture_that_never_ends_is_ended), cmocka_unit_test(a_picture_gets_no_more_than_its_memory),
	        cmocka_unit_test(without_its_helper_a_picture_is_refused_and_nothing_hangs)};
	return cmocka_run_group_tests(tests, start, stop);
}
