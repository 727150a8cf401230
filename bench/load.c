// SPDX-License-Identifier: EUPL-1.2
// Asks a server on this machine: load PORT LINES SECONDS RATE < ASKS. Each line of ASKS is "PATH COOKIE" (a GET) or "PATH COOKIE
// BODY" (a form sent); they are asked in turn over LINES connections that stay open, each waiting for its answer. SECONDS 0:
// every line once. RATE 0: as fast as it goes; else so many a second, and what had to wait for its turn counts as late. A form
// gets a `sleutel` of its own, as a page would give it. Prints: answers, refused, a second, and of the time to an answer the
// median, 99 of 100 and the longest, in milliseconds.
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum { LINES = 1024, HEAD = 16384, EVENTS = 64 };

struct ask {
	const char *path, *cookie, *body;
};
struct line {
	int fd, status;
	bool busy;
	double begun; // seconds; with a rate, when it was due
	size_t n, wanted; // bytes heard, and in the whole answer once its head is there
	char head[HEAD];
};

static struct ask *asks;
static size_t n_asks, next_ask, n_late, room_late;
static double *late; // seconds of each answer
static long refused;
static struct line lines[LINES];
static int port, n_lines, polled;

static double seconds(void)
{
	struct timespec at;
	clock_gettime(CLOCK_MONOTONIC, &at);
	return (double)at.tv_sec + 1e-9 * (double)at.tv_nsec;
}

static void fail(const char *what)
{
	fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
	exit(1);
}

static void *more(void *list, size_t n, size_t *room, size_t size)
{
	if (n < *room)
		return list;
	*room = *room ? 2 * *room : 1024;
	void *grown = realloc(list, *room * size);
	if (!grown)
		fail("memory");
	return grown;
}

static void read_asks(void)
{
	char *text = NULL;
	size_t size = 0, room = 0;
	for (ssize_t n; (n = getline(&text, &size, stdin)) > 0; text = NULL, size = 0) {
		char *rest = text;
		text[n - 1] = 0;
		asks = more(asks, n_asks, &room, sizeof *asks);
		const char *path = strsep(&rest, " "), *cookie = strsep(&rest, " ");
		asks[n_asks++] = (struct ask){path, cookie, rest};
	}
	if (!n_asks)
		fail("nothing to ask");
}

static void dial(struct line *line)
{
	struct sockaddr_in to = {
	        .sin_family = AF_INET, .sin_port = htons((in_port_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct epoll_event event = {.events = EPOLLIN, .data.ptr = line};
	line->fd = socket(AF_INET, SOCK_STREAM, 0);
	if (connect(line->fd, (struct sockaddr *)&to, sizeof to) != 0 ||
	        setsockopt(line->fd, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int)) != 0 ||
	        epoll_ctl(polled, EPOLL_CTL_ADD, line->fd, &event) != 0)
		fail("connect");
}

static void send_ask(struct line *line, double due)
{
	static unsigned keys;
	static char text[65536];
	char key[64];
	const struct ask *a = &asks[next_ask++ % n_asks];
	int key_len = snprintf(key, sizeof key, "&sleutel=%016x%08x", (unsigned)getpid(), keys++);
	int n = snprintf(text, sizeof text,
	        "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\nAccept: text/html\r\nAccept-Language: nl\r\n",
	        a->body ? "POST" : "GET", a->path, port, a->cookie);
	size_t at = (size_t)n;
	if (a->body)
		n = snprintf(text + at, sizeof text - at,
		        "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
		        "%zu\r\n\r\n%s%s",
		        strlen(a->body) + (size_t)key_len, a->body, key);
	else
		n = snprintf(text + at, sizeof text - at, "\r\n");
	at += (size_t)n;
	line->busy = true;
	line->n = line->wanted = 0;
	line->begun = due;
	if (at > sizeof text || send(line->fd, text, at, MSG_NOSIGNAL) != (ssize_t)at)
		fail("send");
}

// The length of the whole answer, once its head is there.
static void read_head(struct line *line)
{
	line->head[line->n < HEAD ? line->n : HEAD - 1] = 0;
	const char *end = strstr(line->head, "\r\n\r\n"), *length = strcasestr(line->head, "\r\ncontent-length:");
	if (!end)
		return;
	line->status = (int)strtol(line->head + 9, NULL, 10);
	line->wanted = (size_t)(end - line->head) + 4 + (length && length < end ? strtoul(length + 17, NULL, 10) : 0);
}

// True when the answer is complete.
static bool hear(struct line *line)
{
	static char rest[262144];
	bool head = !line->wanted;
	ssize_t got = head ? recv(line->fd, line->head + line->n, HEAD - 1 - line->n, 0) : recv(line->fd, rest, sizeof rest, 0);
	if (got <= 0 && !line->busy) { // nothing was asked on it for long
		close(line->fd);
		line->fd = -1;
		return false;
	}
	if (got <= 0)
		fail("the server hung up");
	line->n += (size_t)got;
	if (head)
		read_head(line);
	if (!line->wanted || line->n < line->wanted)
		return false;
	late = more(late, n_late, &room_late, sizeof *late);
	late[n_late++] = seconds() - line->begun;
	refused += line->status >= 400;
	line->busy = false;
	return true;
}

static bool finished(double begun, double length)
{
	return length > 0 ? seconds() - begun >= length : next_ask >= n_asks;
}

// Sends what is due on the lines that are free.
static void send_due(double begun, double length, double rate)
{
	for (int i = 0; i < n_lines && !finished(begun, length); i++) {
		double due = rate > 0 ? begun + (double)next_ask / rate : seconds();
		if (due > seconds())
			return;
		if (lines[i].busy)
			continue;
		if (lines[i].fd < 0)
			dial(&lines[i]);
		send_ask(&lines[i], due);
	}
}

static double ask_all(double length, double rate)
{
	struct epoll_event events[EVENTS];
	int busy = 1;
	polled = epoll_create1(0);
	for (int i = 0; i < n_lines; i++)
		dial(&lines[i]);
	double begun = seconds();
	while (busy || !finished(begun, length)) {
		send_due(begun, length, rate);
		int n = epoll_wait(polled, events, EVENTS, rate > 0 ? 1 : 1000);
		for (int i = 0; i < n; i++)
			hear(events[i].data.ptr);
		busy = 0;
		for (int i = 0; i < n_lines; i++)
			busy += lines[i].busy;
	}
	return seconds() - begun;
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
	if (argc != 5 || (n_lines = (int)strtol(argv[2], NULL, 10)) < 1 || n_lines > LINES)
		return 2;
	port = (int)strtol(argv[1], NULL, 10);
	read_asks();
	double took = ask_all(strtod(argv[3], NULL), strtod(argv[4], NULL));
	qsort(late, n_late, sizeof *late, by_size);
	printf("%zu %ld %.1f %.3f %.3f %.3f\n", n_late, refused, (double)n_late / took, 1e3 * late[n_late / 2],
	        1e3 * late[n_late * 99 / 100], 1e3 * late[n_late - 1]);
	return 0;
}
