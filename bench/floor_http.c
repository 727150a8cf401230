// SPDX-License-Identifier: EUPL-1.2
// What our listening side costs above the bare HTTP library: both send a page of 10,240 bytes with the same headers to the same
// 64 connections, with the same memory a connection, and the processor time of the server's process is divided by the answers.
// Prints both and their ratio. Ours writes the page into its buffer anew for each question, as a view does; the bare library
// sends it from where it stands.
#include "server.h"
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PAGE = 10240, LINES = 64, ROUNDS = 1000, TIMES = 7, PORT_BARE = 18471, PORT_OURS = 18472 };
static char page[PAGE];

static const char *const HEADERS[][2] = {
        {"Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src "
                "'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
        {"Cache-Control", "no-store"},
        {"Content-Type", "text/html; charset=utf-8"},
};

static enum MHD_Result bare_answer(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
        const char *version, const char *bytes, size_t *size, void **context)
{
	static int begun;
	(void)cls, (void)url, (void)method, (void)version, (void)bytes, (void)size;
	if (!*context) {
		*context = &begun;
		return MHD_YES;
	}
	struct MHD_Response *r = MHD_create_response_from_buffer(PAGE, page, MHD_RESPMEM_PERSISTENT);
	for (size_t i = 0; i < sizeof HEADERS / sizeof *HEADERS; i++)
		MHD_add_response_header(r, HEADERS[i][0], HEADERS[i][1]);
	enum MHD_Result result = MHD_queue_response(connection, 200, r);
	MHD_destroy_response(r);
	return result;
}

static void bare_serve(void)
{
	struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(PORT_BARE), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	if (!MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, bare_answer, NULL, MHD_OPTION_SOCK_ADDR, &at,
	            MHD_OPTION_THREAD_POOL_SIZE, 4u, MHD_OPTION_CONNECTION_LIMIT, 4000u, MHD_OPTION_CONNECTION_MEMORY_LIMIT,
	            (size_t)8192, MHD_OPTION_LISTENING_ADDRESS_REUSE, 1u, MHD_OPTION_END))
		_exit(1);
	pause();
}

static void our_answer(void *context, struct request *q, struct response *r)
{
	(void)context, (void)q;
	out_bytes(&r->body, page, PAGE);
}

static void our_serve(void)
{
	static const struct server_hooks hooks = {.answer = our_answer};
	struct server *server;
	const char *why = "";
	char listen[32];
	snprintf(listen, sizeof listen, "127.0.0.1:%d", PORT_OURS);
	if (server_start(&(struct server_options){.listen = listen}, &hooks, NULL, &server, &why) != OK)
		_exit(1);
	pause();
}

static int dial(int port)
{
	struct sockaddr_in to = {
	        .sin_family = AF_INET, .sin_port = htons((in_port_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	for (int tries = 0; tries < 100; tries++, usleep(20000)) {
		int fd = socket(AF_INET, SOCK_STREAM, 0);
		if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0)
			return fd;
		close(fd);
	}
	fputs("floor_http: the server did not start\n", stderr);
	exit(1);
}

// Reads one answer: its head up to the empty line, and PAGE bytes.
static void hear(int fd)
{
	char text[PAGE + 4096];
	size_t n = 0, wanted = sizeof text;
	while (n < wanted) {
		ssize_t got = recv(fd, text + n, sizeof text - n, 0);
		if (got <= 0)
			exit(1);
		n += (size_t)got;
		const char *end = memmem(text, n, "\r\n\r\n", 4);
		if (end)
			wanted = (size_t)(end - text) + 4 + PAGE;
	}
}

static double measure(void (*serve)(void), int port)
{
	static const char question[] = "GET /plan HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\nAccept: text/html\r\n"
	                               "Accept-Language: nl\r\nCookie: kring=0123456789abcdef0123456789\r\n\r\n";
	pid_t pid = fork();
	if (pid == 0) {
		serve();
		_exit(1);
	}
	int fds[LINES];
	for (int i = 0; i < LINES; i++)
		fds[i] = dial(port);
	for (int round = 0; round < ROUNDS; round++) {
		for (int i = 0; i < LINES; i++)
			if (send(fds[i], question, sizeof question - 1, MSG_NOSIGNAL) < 0)
				exit(1);
		for (int i = 0; i < LINES; i++)
			hear(fds[i]);
	}
	struct rusage used;
	kill(pid, SIGKILL);
	wait4(pid, NULL, 0, &used);
	for (int i = 0; i < LINES; i++)
		close(fds[i]);
	double micros = 1e6 * (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
	                (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
	return micros / (LINES * ROUNDS);
}

int main(void)
{
	memset(page, 'x', sizeof page);
	double bare = 1e9, ours = 1e9; // the best of each: what else runs here only adds
	for (int i = 0; i < TIMES; i++) {
		double once = measure(bare_serve, PORT_BARE);
		bare = once < bare ? once : bare;
		once = measure(our_serve, PORT_OURS);
		ours = once < ours ? once : ours;
	}
	printf("http_bare_cpu_us %.2f\nhttp_ours_cpu_us %.2f\nhttp_ratio %.2f\n", bare, ours, ours / bare);
	return 0;
}
