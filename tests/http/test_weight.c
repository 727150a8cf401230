// SPDX-License-Identifier: EUPL-1.2
// What a question may weigh, and how many heavy ones come in at a time (request.h): each at, under and over its bound. Nothing
// is sent but the head: who is let in is told to go on.
#include "hall.h"
#include "request.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <unistd.h>

#include <cmocka.h>

#define POST "POST %s HTTP/1.1\r\nHost: test\r\nContent-Length: %zu\r\n"
static struct hall *hall;
static struct reply reply;

// Announces a body. 100: it may come; else what it is refused with. *ret_fd stays open.
static int announce(const char *path, size_t size, int *ret_fd)
{
	char head[200];
	int n = snprintf(head, sizeof head, POST "Expect: 100-continue\r\n\r\n", path, size);
	*ret_fd = dial(hall_port(hall));
	return tell(*ret_fd, head, (size_t)n) && hear(*ret_fd, &reply) ? reply.status : 0;
}

static int status_of(const char *path, size_t size)
{
	int fd, status = announce(path, size, &fd);
	close(fd);
	return status;
}

// That somebody hung up is seen a moment later.
static int status_after_a_while(const char *path, size_t size)
{
	int status = 503;
	for (int tries = 0; tries < 500 && status == 503; tries++) {
		status = status_of(path, size);
		usleep(status == 503 ? 10000 : 0);
	}
	return status;
}

static void a_body_weighs_what_is_allowed_and_no_more(void **state)
{
	static const struct {
		const char *path;
		size_t most;
	} kinds[] = {{"/zeg", BODY_FORM}, {"/foto", BODY_UPLOAD}, {"/plan", BODY_PLAN}};
	(void)state;
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		assert_int_equal(status_after_a_while(kinds[i].path, kinds[i].most - 1), 100);
		assert_int_equal(status_after_a_while(kinds[i].path, kinds[i].most), 100);
		assert_int_equal(status_after_a_while(kinds[i].path, kinds[i].most + 1), 413);
	}
}

static void come_at_once(const char *path, size_t size, int most)
{
	int fds[16], over, again;
	char head[200];
	assert_int_equal(status_after_a_while(path, size), 100);
	for (int i = 0; i < most; i++)
		while (announce(path, size, &fds[i]) == 503)
			close(fds[i]);
	assert_int_equal(reply.status, 100);
	assert_int_equal(announce(path, size, &over), 503);
	assert_non_null(strstr(reply.text, "Retry-After: 5"));
	close(over);
	over = dial(hall_port(hall)); // does not ask, and is slow: it waits in nobody's place
	assert_true(tell(over, head, (size_t)snprintf(head, sizeof head, POST "\r\n", path, size)));
	usleep(300 * 1000); // while all places are taken
	assert_int_equal(status_of("/zeg", BODY_FORM), 100); // who says something small is let through
	close(fds[0]);
	assert_int_equal(status_after_a_while(path, size), 100);
	while (announce(path, size, &again) == 503)
		close(again);
	assert_int_equal(reply.status, 100);
	assert_int_equal(status_of(path, size), 503);
	close(over), close(again);
	for (int i = 1; i < most; i++)
		close(fds[i]);
}

static void so_many_pictures_come_in_at_a_time_and_the_next_is_asked_to_wait(void **state)
{
	(void)state;
	come_at_once("/foto", BODY_FORM + 1, UPLOADS_AT_ONCE);
}

static void so_many_plans_come_in_at_a_time_and_the_next_is_asked_to_wait(void **state)
{
	(void)state;
	come_at_once("/plan", BODY_UPLOAD + 1, PLANS_AT_ONCE);
}

static int open_hall(void **state)
{
	(void)state;
	hall = hall_open((struct server_options){0});
	return 0;
}

static int close_hall(void **state)
{
	(void)state;
	return hall_close(hall, 5) == OK ? 0 : 1;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(a_body_weighs_what_is_allowed_and_no_more),
	        cmocka_unit_test(so_many_pictures_come_in_at_a_time_and_the_next_is_asked_to_wait),
	        cmocka_unit_test(so_many_plans_come_in_at_a_time_and_the_next_is_asked_to_wait),
	};
	return cmocka_run_group_tests_name("what comes in at once", tests, open_hall, close_hall);
}
