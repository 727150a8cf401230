// SPDX-License-Identifier: EUPL-1.2
// Clients that are slow, many or gone, against a server in a process of its own: it is measured from outside, and is stopped as
// systemd stops it.
#include "hall.h"
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#define HOST "Host: test\r\n"
static const char ASK_PAGE[] = "GET /bladzij HTTP/1.1\r\n" HOST "\r\n";
static struct reply reply;

struct child {
	pid_t pid;
	unsigned port;
};

static void on_term(int signal)
{
	(void)signal;
}

// The child's life: serves until SIGTERM, exits 0 when everybody was answered in time.
static void serve(struct server_options options, int tell_port)
{
	sigset_t mask, before;
	prctl(PR_SET_PDEATHSIG, SIGKILL); // a test that fails leaves no server behind
	sigemptyset(&mask);
	sigaddset(&mask, SIGTERM);
	sigprocmask(SIG_BLOCK, &mask, &before);
	sigaction(SIGTERM, &(struct sigaction){.sa_handler = on_term}, NULL);
	(void)server_raise_files(20000);
	struct hall *hall = hall_open(options);
	unsigned port = hall_port(hall);
	if (write(tell_port, &port, sizeof port) != sizeof port)
		_exit(2);
	sigsuspend(&before);
	_exit(hall_close(hall, 5) == OK ? 0 : 1);
}

static struct child start(struct server_options options)
{
	int ends[2];
	struct child child = {0};
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	child.pid = fork();
	if (child.pid == 0)
		serve(options, ends[1]);
	assert_int_equal(read(ends[0], &child.port, sizeof child.port), sizeof child.port);
	close(ends[0]);
	close(ends[1]);
	return child;
}

static int stop(struct child child)
{
	int status = 0;
	kill(child.pid, SIGTERM);
	waitpid(child.pid, &status, 0);
	return status;
}

static double now_ms(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1000 + (double)now.tv_nsec / 1e6;
}

static bool closed(int fd)
{
	char c;
	return recv(fd, &c, 1, MSG_DONTWAIT) == 0;
}

// In kB, of what is resident.
static long resident(pid_t pid)
{
	char path[64], line[256];
	long kb = 0;
	snprintf(path, sizeof path, "/proc/%d/status", (int)pid);
	FILE *f = fopen(path, "re");
	assert_non_null(f);
	while (fgets(line, sizeof line, f))
		if (sscanf(line, "VmRSS: %ld", &kb) == 1)
			break;
	fclose(f);
	return kb;
}

// Another program may keep this one from running: how much later than asked each sleep ended, all together. A limit on time is
// given that much more, so that it is a limit on the server.
static double kept_waiting;

static void nap(int ms)
{
	double begun = now_ms();
	usleep((unsigned)ms * 1000);
	kept_waiting += now_ms() - begun - ms;
}

struct pace {
	double slowest;
	int answers, late;
};

static void ask_once(unsigned port, struct pace *pace)
{
	double asked = now_ms();
	assert_true(ask(port, ASK_PAGE, &reply));
	assert_int_equal(reply.status, 200);
	double took = now_ms() - asked;
	pace->slowest = took > pace->slowest ? took : pace->slowest;
	pace->answers++;
	pace->late += took >= 20;
}

// The same questions go in turn to a server that has no other guests: what this machine does meets both alike.
static void two_hundred_who_drip_their_headers_delay_nobody_and_are_shut_out(void **state)
{
	(void)state;
	enum { SLOW = 200, HEADERS_S = 3, SECONDS = 6 };
	struct child child = start((struct server_options){.headers_s = HEADERS_S}), quiet = start((struct server_options){0});
	struct pace beside = {0}, alone = {0};
	int slow[SLOW];
	for (int i = 0; i < SLOW; i++)
		slow[i] = dial(child.port);
	for (int second = 0; second < SECONDS; second++) {
		for (int i = 0; i < SLOW; i++)
			send(slow[i], &"GET / HTTP/1.1\r\nHost: x"[second], 1, MSG_NOSIGNAL);
		for (double begun = now_ms(); now_ms() < begun + 1000; usleep(10000)) {
			ask_once(child.port, &beside);
			ask_once(quiet.port, &alone);
		}
	}
	int still_there = 0;
	for (int i = 0; i < SLOW; i++) {
		still_there += !closed(slow[i]);
		close(slow[i]);
	}
	print_message("late beside %d slow ones: %d of %d, the slowest %.1f ms; alone: %d, %.1f ms\n", SLOW, beside.late,
	        beside.answers, beside.slowest, alone.late, alone.slowest);
	assert_int_equal(still_there, 0);
	assert_true(beside.late <= 2 * alone.late + 1 + beside.answers / 50);
	assert_int_equal(stop(child), 0);
	assert_int_equal(stop(quiet), 0);
}

// What is announced earns no time: the second of these promises a photo of 8 MB.
static void a_body_that_drips_is_shut_out_too_however_large_it_says_it_is(void **state)
{
	(void)state;
	enum { BODY_S = 2 };
	struct child child = start((struct server_options){.body_s = BODY_S});
	static const char *const heads[] = {"POST /zeg HTTP/1.1\r\n" HOST "Content-Length: 100\r\n\r\n",
	        "POST /foto HTTP/1.1\r\n" HOST "Content-Length: 8000000\r\n\r\n"};
	for (int i = 0; i < 2; i++) {
		int fd = dial(child.port);
		assert_true(tell(fd, heads[i], strlen(heads[i])));
		double begun = now_ms();
		kept_waiting = 0;
		while (!closed(fd) && now_ms() - begun < 20000) {
			send(fd, "a", 1, MSG_NOSIGNAL);
			nap(100);
		}
		double took = now_ms() - begun;
		print_message("shut out after %.0f ms, of which %.0f ms nobody let us run\n", took, kept_waiting);
		assert_true(took > (BODY_S - 1) * 1000);
		assert_true(took < (BODY_S + 2) * 1000 + 500 + 2 * kept_waiting); // looked at each second, in whole seconds
		close(fd);
	}
	assert_int_equal(stop(child), 0);
}

// Half a megabit is what a slow telephone has: it gets as long as it takes.
static void a_body_that_comes_slowly_and_steadily_is_taken(void **state)
{
	(void)state;
	enum { PIECE = 16 * 1024, PIECES = 60 };
	struct child child = start((struct server_options){.body_s = 2});
	static char piece[PIECE];
	char head[100];
	int fd = dial(child.port);
	snprintf(head, sizeof head, "POST /foto HTTP/1.1\r\n" HOST "Content-Length: %d\r\n\r\n", PIECE * PIECES);
	assert_true(tell(fd, head, strlen(head)));
	for (int i = 0; i < PIECES; i++) {
		assert_true(tell(fd, piece, sizeof piece));
		usleep(100000); // 160 kB in a second
	}
	assert_true(hear(fd, &reply));
	assert_int_equal(reply.status, 200);
	close(fd);
	assert_int_equal(stop(child), 0);
}

static void who_idles_longer_than_is_allowed_is_closed(void **state)
{
	(void)state;
	enum { IDLE_S = 1 };
	struct child child = start((struct server_options){.idle_s = IDLE_S});
	int fd = dial(child.port);
	assert_true(tell(fd, ASK_PAGE, strlen(ASK_PAGE)) && hear(fd, &reply));
	assert_false(closed(fd));
	double begun = now_ms();
	for (kept_waiting = 0; !closed(fd) && now_ms() - begun < 20000;)
		nap(50);
	assert_true(now_ms() - begun < (IDLE_S + 2) * 1000 + 500 + 2 * kept_waiting);
	close(fd);
	assert_int_equal(stop(child), 0);
}

static void a_client_that_leaves_while_its_words_are_kept_hurts_nobody(void **state)
{
	(void)state;
	struct child child = start((struct server_options){0});
	const char *say = "POST /zeg HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\na=b";
	for (int i = 0; i < 100; i++) {
		int fd = dial(child.port);
		assert_true(tell(fd, say, strlen(say)));
		close(fd);
	}
	assert_true(ask(child.port, say, &reply));
	assert_int_equal(reply.status, 200);
	assert_int_equal(stop(child), 0);
}

static void ten_thousand_idle_connections_cost_little_memory_and_no_time(void **state)
{
	(void)state;
	enum { MANY = 10000 };
	if (server_raise_files(MANY + 100)) {
		print_message("not run: this system does not let us open %d files\n", MANY);
		skip();
	}
	struct child child = start((struct server_options){0});
	int *fds = calloc(MANY, sizeof *fds);
	long before = resident(child.pid);
	for (int i = 0; i < MANY; i++) {
		fds[i] = dial(child.port);
		assert_true(fds[i] >= 0);
		assert_true(tell(fds[i], ASK_PAGE, strlen(ASK_PAGE)) && hear(fds[i], &reply));
		assert_int_equal(reply.body_size, 10240);
	}
	long after = resident(child.pid);
	double took = 1e9; // the best of ten: what else this machine does is not the server's
	for (int i = 0; i < 10; i++) {
		double asked = now_ms();
		assert_true(tell(fds[i], ASK_PAGE, strlen(ASK_PAGE)) && hear(fds[i], &reply));
		took = now_ms() - asked < took ? now_ms() - asked : took;
	}
	print_message("resident: %ld kB before, %ld kB with %d idle; an answer takes %.1f ms\n", before, after, MANY, took);
	assert_true(took < 5);
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
	assert_true(after < 110 * 1024);
#endif
	double begun = now_ms();
	assert_int_equal(stop(child), 0);
	print_message("stopped in %.0f ms\n", now_ms() - begun);
	assert_true(now_ms() - begun < 5000);
	for (int i = 0; i < MANY; i++)
		close(fds[i]);
	free(fds);
}

static void a_server_that_stops_finishes_what_is_under_way_and_refuses_new(void **state)
{
	(void)state;
	struct child child = start((struct server_options){0});
	int idle = dial(child.port), busy = dial(child.port);
	const char *say = "POST /lang HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\na=b";
	assert_true(tell(idle, ASK_PAGE, strlen(ASK_PAGE)) && hear(idle, &reply));
	assert_true(tell(busy, say, strlen(say)));
	usleep(200000);
	kill(child.pid, SIGTERM);
	usleep(200000);
	assert_int_equal(dial(child.port), -1);
	assert_true(hear(busy, &reply));
	assert_int_equal(reply.status, 200);
	assert_string_equal(reply.body, "a=b");
	assert_non_null(strcasestr(reply.text, "\r\nConnection: close"));
	assert_true(closed(idle));
	close(idle);
	close(busy);
	assert_int_equal(stop(child), 0);
}

static void a_server_that_cannot_finish_in_time_says_so(void **state)
{
	(void)state;
	struct child child = start((struct server_options){0});
	int fds[8];
	const char *say = "POST /lang HTTP/1.1\r\n" HOST "Content-Length: 3\r\n\r\na=b";
	for (int i = 0; i < 8; i++) {
		fds[i] = dial(child.port);
		assert_true(tell(fds[i], say, strlen(say)));
	}
	usleep(200000);
	double begun = now_ms();
	int status = stop(child);
	assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 1);
	assert_true(now_ms() - begun < 7500); // all eight would take eight seconds
	for (int i = 0; i < 8; i++)
		close(fds[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	        cmocka_unit_test(two_hundred_who_drip_their_headers_delay_nobody_and_are_shut_out),
	        cmocka_unit_test(a_body_that_drips_is_shut_out_too_however_large_it_says_it_is),
	        cmocka_unit_test(a_body_that_comes_slowly_and_steadily_is_taken),
	        cmocka_unit_test(who_idles_longer_than_is_allowed_is_closed),
	        cmocka_unit_test(a_client_that_leaves_while_its_words_are_kept_hurts_nobody),
	        cmocka_unit_test(ten_thousand_idle_connections_cost_little_memory_and_no_time),
	        cmocka_unit_test(a_server_that_stops_finishes_what_is_under_way_and_refuses_new),
	        cmocka_unit_test(a_server_that_cannot_finish_in_time_says_so),
	};
	return cmocka_run_group_tests_name("hostile clients", tests, NULL, NULL);
}
