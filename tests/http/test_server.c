// SPDX-License-Identifier: EUPL-1.2
// What the listening side does with questions, well formed or not.
#include "hall.h"
#include <sched.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cmocka.h>

#define HOST "Host: test\r\n"
static struct hall *hall;
static struct reply reply;

static int status_of(const char *question)
{
	return ask(hall_port(hall), question, &reply) ? reply.status : 0;
}

static bool head_has(const char *line)
{
	return strcasestr(reply.text, line) != NULL;
}

static void every_answer_carries_the_headers_that_protect_a_page(void **state)
{
	(void)state;
	assert_int_equal(status_of("GET / HTTP/1.1\r\n" HOST "\r\n"), 200);
	assert_string_equal(reply.body, "hallo");
	assert_true(head_has("Content-Security-Policy: default-src 'none'"));
	assert_true(head_has("X-Content-Type-Options: nosniff"));
	assert_true(head_has("Cross-Origin-Opener-Policy: same-origin"));
	assert_true(head_has("Permissions-Policy: "));
	assert_true(head_has("Referrer-Policy: same-origin"));
	assert_true(head_has("Cache-Control: no-store"));
	assert_true(head_has("Content-Type: text/html; charset=utf-8"));
	assert_false(head_has("Strict-Transport-Security"));
}

static void a_page_leaves_when_its_look_is_on_disk_and_not_without_it(void **state)
{
	(void)state;
	assert_int_equal(status_of("GET /kijk HTTP/1.1\r\n" HOST "\r\n"), 200);
	assert_string_equal(reply.body, "gezien");
	assert_int_equal(status_of("GET /kijk/mis HTTP/1.1\r\n" HOST "\r\n"), 503);
	assert_string_equal(reply.body, "geweigerd 503 /kijk/mis");
	assert_true(head_has("Retry-After: 5"));
}

static void what_is_said_is_answered_after_the_commit_and_refused_without_it(void **state)
{
	(void)state;
	assert_int_equal(status_of("POST /zeg HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\na=b"), 200);
	assert_string_equal(reply.body, "a=b");
	assert_true(head_has("Set-Cookie: kring=a; Path=/"));
	assert_int_equal(status_of("POST /zeg/mis HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\na=b"), 503);
	assert_string_equal(reply.body, "geweigerd 503 /zeg/mis");
	assert_false(head_has("Set-Cookie"));
}

static void slow_work_is_done_before_the_answer(void **state)
{
	(void)state;
	assert_int_equal(status_of("POST /reken HTTP/1.1\r\n" HOST "Content-Length: 2\r\n\r\nab"), 200);
	assert_string_equal(reply.body, "ab");
}

static void a_chunked_body_is_put_together(void **state)
{
	(void)state;
	assert_int_equal(
	        status_of("POST /zeg HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"),
	        200);
	assert_string_equal(reply.body, "abcde");
}

static void an_asset_is_kept_for_a_year_and_answered_304_when_known(void **state)
{
	(void)state;
	assert_int_equal(status_of("GET /vast HTTP/1.1\r\n" HOST "\r\n"), 200);
	assert_string_equal(reply.body, "altijd hetzelfde");
	assert_true(head_has("Cache-Control: public, max-age=31536000, immutable"));
	assert_int_equal(status_of("GET /vast HTTP/1.1\r\n" HOST "If-None-Match: \"v0\", W/\"v1\"\r\n\r\n"), 304);
	assert_int_equal(reply.body_size, 0);
}

static void questions_sent_at_once_are_answered_in_their_order(void **state)
{
	(void)state;
	int fd = dial(hall_port(hall));
	const char *three = "GET / HTTP/1.1\r\n" HOST "\r\nPOST /zeg HTTP/1.1\r\n" HOST "Content-Length: 4\r\n\r\ntwee"
	                    "GET /kijk HTTP/1.1\r\n" HOST "\r\nGET /bladzij HTTP/1.1\r\n" HOST "\r\n";
	assert_true(tell(fd, three, strlen(three)));
	assert_true(hear(fd, &reply));
	assert_string_equal(reply.body, "hallo");
	assert_true(hear(fd, &reply));
	assert_string_equal(reply.body, "twee");
	assert_true(hear(fd, &reply));
	assert_string_equal(reply.body, "gezien");
	assert_true(hear(fd, &reply));
	assert_int_equal(reply.body_size, 10240);
	close(fd);
}

static void a_question_for_the_head_gets_no_body(void **state)
{
	(void)state;
	int fd = dial(hall_port(hall));
	const char *two = "HEAD /bladzij HTTP/1.1\r\n" HOST "\r\nGET / HTTP/1.1\r\n" HOST "Connection: close\r\n\r\n";
	assert_true(tell(fd, two, strlen(two)));
	char all[4096] = "";
	size_t n = 0;
	for (ssize_t got; n < sizeof all - 1 && (got = read(fd, all + n, sizeof all - 1 - n)) > 0;)
		n += (size_t)got;
	assert_non_null(strstr(all, "Content-Length: 10240"));
	assert_null(strstr(all, "xxxx"));
	assert_non_null(strstr(all, "hallo"));
	close(fd);
}

static void a_body_above_the_limit_is_413_and_the_line_goes_on(void **state)
{
	(void)state;
	enum { SIZE = BODY_FORM + 1 };
	char *body = malloc(SIZE);
	memset(body, 'a', SIZE);
	const char *heads[] = {
	        "POST /zeg HTTP/1.1\r\n" HOST "Content-Length: 65537\r\n\r\n",
	        "POST /zeg HTTP/1.1\r\n" HOST "Transfer-Encoding: chunked\r\n\r\n10001\r\n",
	};
	for (int i = 0; i < 2; i++) {
		int fd = dial(hall_port(hall));
		assert_true(tell(fd, heads[i], strlen(heads[i])));
		assert_true(tell(fd, body, SIZE));
		if (i == 1)
			assert_true(tell(fd, "\r\n0\r\n\r\n", 7));
		assert_true(hear(fd, &reply));
		assert_int_equal(reply.status, 413);
		assert_string_equal(reply.body, "geweigerd 413 /zeg");
		assert_true(tell(fd, "GET / HTTP/1.1\r\n" HOST "\r\n", strlen("GET / HTTP/1.1\r\n" HOST "\r\n")));
		assert_true(hear(fd, &reply));
		assert_int_equal(reply.status, 200);
		close(fd);
	}
	free(body);
}

static void a_body_far_above_the_limit_is_refused_before_it_is_sent(void **state)
{
	(void)state;
	assert_int_equal(
	        status_of("POST /foto HTTP/1.1\r\n" HOST "Content-Length: 9437185\r\nExpect: 100-continue\r\n\r\n"), 413);
	assert_int_equal(status_of("POST /foto HTTP/1.1\r\n" HOST "Content-Length: 4000000000\r\n\r\n"), 413);
}

static void a_photo_is_taken_in_whole(void **state)
{
	(void)state;
	int fd = dial(hall_port(hall));
	const char *head = "POST /foto HTTP/1.1\r\n" HOST "Content-Length: 100000\r\n\r\n";
	char *body = calloc(1, 100000);
	assert_true(tell(fd, head, strlen(head)));
	assert_true(tell(fd, body, 100000));
	assert_true(hear(fd, &reply));
	assert_int_equal(reply.status, 200);
	assert_int_equal(reply.body_size, 100000);
	free(body);
	close(fd);
}

static void a_path_that_is_none_is_400(void **state)
{
	(void)state;
	assert_int_equal(status_of("GET /%00 HTTP/1.1\r\n" HOST "\r\n"), 400);
	assert_int_equal(status_of("GET /%ff HTTP/1.1\r\n" HOST "\r\n"), 400);
	assert_int_equal(status_of("GET /a%2fb HTTP/1.1\r\n" HOST "\r\n"), 400);
	assert_int_equal(status_of("GET /%4 HTTP/1.1\r\n" HOST "\r\n"), 400);
	assert_int_equal(status_of("GET /\xff\xfe HTTP/1.1\r\n" HOST "\r\n"), 400);
	assert_int_equal(status_of("GET /%6Bijk HTTP/1.1\r\n" HOST "\r\n"), 200);
}

static void bytes_that_are_no_question_hurt_nobody(void **state)
{
	(void)state;
	const struct str noise[] = {
	        STR("\0\0\0\0\r\n\r\n"),
	        STR("GET\r\n\r\n"),
	        STR("GET / HTTP/9.9\r\n\r\n"),
	        STR("\x16\x03\x01\x02\x00\x01"),
	        STR("GET / HTTP/1.1\r\nHost: a\r\nCookie: \0b\r\n\r\n"),
	        STR("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n"),
	        STR("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
	};
	for (unsigned i = 0; i < sizeof noise / sizeof *noise; i++) {
		int fd = dial(hall_port(hall));
		tell(fd, noise[i].at, noise[i].len);
		usleep(2000);
		close(fd);
	}
	assert_int_equal(status_of("GET / HTTP/1.1\r\n" HOST "\r\n"), 200);
}

static void headers_of_more_than_the_line_holds_are_refused(void **state)
{
	(void)state;
	char question[17000];
	memset(question, 'a', sizeof question);
	memcpy(question, STR("GET / HTTP/1.1\r\n" HOST "Cookie: ").at, STR("GET / HTTP/1.1\r\n" HOST "Cookie: ").len);
	memcpy(question + sizeof question - 5, "\r\n\r\n", 5);
	int status = status_of(question);
	assert_true(status == 431 || status == 413 || status == 0);
}

static void the_caller_is_the_socket_unless_a_proxy_of_ours_says_who(void **state)
{
	(void)state;
	const char *question = "GET /wie HTTP/1.1\r\n" HOST "X-Forwarded-For: 192.0.2.9, 203.0.113.7\r\n\r\n";
	assert_int_equal(status_of(question), 200);
	assert_string_equal(reply.body, "00000000000000000000ffff7f000001");
	struct server_options options = {.n_proxies = 1, .base_url = "https://kring.example"};
	assert_int_equal(address_read(STR("127.0.0.1"), &options.proxies[0]), OK);
	struct hall *behind = hall_open(options);
	assert_true(ask(hall_port(behind), question, &reply));
	assert_string_equal(reply.body, "00000000000000000000ffffcb007107");
	assert_true(head_has("Strict-Transport-Security: max-age="));
	assert_true(ask(hall_port(behind), "GET /wie HTTP/1.1\r\n" HOST "X-Forwarded-For: 2001:db8::1\r\n\r\n", &reply));
	assert_string_equal(reply.body, "20010db8000000000000000000000001");
	assert_true(ask(hall_port(behind), "GET /wie HTTP/1.1\r\n" HOST "X-Forwarded-For: nobody\r\n\r\n", &reply));
	assert_string_equal(reply.body, "00000000000000000000ffff7f000001");
	assert_int_equal(hall_close(behind, 5), OK);
}

static void a_second_server_on_the_same_port_is_told_so(void **state)
{
	(void)state;
	char listen[32];
	snprintf(listen, sizeof listen, "127.0.0.1:%u", hall_port(hall));
	const struct server_hooks none = {0};
	struct server *server = NULL;
	const char *why = NULL;
	assert_int_equal(server_start(&(struct server_options){.listen = listen}, &none, NULL, &server, &why), BUSY);
	assert_non_null(strstr(why, "Address already in use"));
	assert_int_equal(server_start(&(struct server_options){.listen = "localhost"}, &none, NULL, &server, &why), BAD_INPUT);
	assert_null(server);
}

static void people_who_come_are_spread_over_the_threads(void **state)
{
	enum { MANY = 64, MOST = 16 };
	cpu_set_t set;
	assert_int_equal(sched_getaffinity(0, sizeof set, &set), 0);
	int cpus = CPU_COUNT(&set), threads = cpus < 2 ? 2 : cpus > MOST ? MOST : cpus;
	const char *which = "GET /draad HTTP/1.1\r\n" HOST "\r\n";
	int fds[MANY], thread[MOST] = {0}, n[MOST] = {0};
	(void)state;
	for (int i = 0; i < MANY; i++)
		assert_true((fds[i] = dial(hall_port(hall))) >= 0);
	for (int i = 0; i < MANY; i++) {
		assert_true(tell(fds[i], which, strlen(which)) && hear(fds[i], &reply));
		int at = 0, id = (int)strtol(reply.body, NULL, 10);
		while (at < threads && thread[at] != id && thread[at])
			at++;
		assert_true(at < threads);
		thread[at] = id;
		n[at]++;
	}
	for (int i = 0; i < threads; i++)
		assert_in_range(n[i], MANY / threads / 4, MANY / threads * 2);
	for (int i = 0; i < MANY; i++)
		close(fds[i]);
}

static void who_comes_when_it_is_full_waits_until_somebody_goes(void **state)
{
	enum { ROOM = 8 };
	const char *hello = "GET / HTTP/1.1\r\n" HOST "\r\n";
	struct hall *small = hall_open((struct server_options){.connections = ROOM});
	int fds[ROOM], late;
	(void)state;
	for (int i = 0; i < ROOM; i++) {
		assert_true((fds[i] = dial(hall_port(small))) >= 0);
		assert_true(tell(fds[i], hello, strlen(hello)) && hear(fds[i], &reply));
	}
	assert_true((late = dial(hall_port(small))) >= 0);
	assert_true(tell(late, hello, strlen(hello)));
	usleep(100000);
	char none;
	assert_int_equal(recv(late, &none, 1, MSG_DONTWAIT), -1); // no answer yet, and not sent away
	close(fds[0]);
	assert_true(hear(late, &reply));
	assert_string_equal(reply.body, "hallo");
	for (int i = 1; i < ROOM; i++)
		close(fds[i]);
	close(late);
	assert_int_equal(hall_close(small, 5), OK);
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
	        cmocka_unit_test(every_answer_carries_the_headers_that_protect_a_page),
	        cmocka_unit_test(a_page_leaves_when_its_look_is_on_disk_and_not_without_it),
	        cmocka_unit_test(what_is_said_is_answered_after_the_commit_and_refused_without_it),
	        cmocka_unit_test(slow_work_is_done_before_the_answer),
	        cmocka_unit_test(a_chunked_body_is_put_together),
	        cmocka_unit_test(an_asset_is_kept_for_a_year_and_answered_304_when_known),
	        cmocka_unit_test(questions_sent_at_once_are_answered_in_their_order),
	        cmocka_unit_test(a_question_for_the_head_gets_no_body),
	        cmocka_unit_test(a_body_above_the_limit_is_413_and_the_line_goes_on),
	        cmocka_unit_test(a_body_far_above_the_limit_is_refused_before_it_is_sent),
	        cmocka_unit_test(a_photo_is_taken_in_whole),
	        cmocka_unit_test(a_path_that_is_none_is_400),
	        cmocka_unit_test(bytes_that_are_no_question_hurt_nobody),
	        cmocka_unit_test(headers_of_more_than_the_line_holds_are_refused),
	        cmocka_unit_test(the_caller_is_the_socket_unless_a_proxy_of_ours_says_who),
	        cmocka_unit_test(a_second_server_on_the_same_port_is_told_so),
	        cmocka_unit_test(people_who_come_are_spread_over_the_threads),
	        cmocka_unit_test(who_comes_when_it_is_full_waits_until_somebody_goes),
	};
	return cmocka_run_group_tests_name("server", tests, open_hall, close_hall);
}
