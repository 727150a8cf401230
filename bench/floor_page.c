// SPDX-License-Identifier: EUPL-1.2
// The floor under a page: the bare HTTP library that sends one file from memory, with the headers of a second file, to whoever
// asks. floor_page PORT BODY HEADERS; HEADERS has a "Name: value" a line. Threads and memory a connection are those of our
// server.
#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST = 1 << 20, HEADERS = 32, THREADS = 4, CONNECTIONS = 4000, MEMORY = 8192 };

static char body[MOST], lines[MOST];
static size_t body_len;
static struct {
	const char *name, *value;
} headers[HEADERS];
static size_t n_headers;

static size_t slurp(const char *path, char *to)
{
	FILE *file = fopen(path, "rbe");
	if (!file) {
		perror(path);
		exit(1);
	}
	size_t n = fread(to, 1, MOST - 1, file);
	fclose(file);
	return n;
}

static void cut_headers(void)
{
	char *rest = lines, *line;
	while ((line = strsep(&rest, "\n")) && n_headers < HEADERS) {
		char *value = strstr(line, ": ");
		if (!value)
			continue;
		*value = 0;
		headers[n_headers].name = line;
		headers[n_headers++].value = value + 2;
	}
}

static enum MHD_Result answer(void *with, struct MHD_Connection *connection, const char *url, const char *method,
        const char *version, const char *bytes, size_t *size, void **context)
{
	static int begun;
	(void)with, (void)url, (void)method, (void)version, (void)bytes, (void)size;
	if (!*context) {
		*context = &begun;
		return MHD_YES;
	}
	struct MHD_Response *r = MHD_create_response_from_buffer(body_len, body, MHD_RESPMEM_PERSISTENT);
	for (size_t i = 0; i < n_headers; i++)
		MHD_add_response_header(r, headers[i].name, headers[i].value);
	enum MHD_Result result = MHD_queue_response(connection, 200, r);
	MHD_destroy_response(r);
	return result;
}

int main(int argc, char **argv)
{
	if (argc != 4)
		return 2;
	struct sockaddr_in at = {.sin_family = AF_INET,
	        .sin_port = htons((in_port_t)strtol(argv[1], NULL, 10)),
	        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	body_len = slurp(argv[2], body);
	(void)slurp(argv[3], lines);
	cut_headers();
	if (!MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, 0, NULL, NULL, answer, NULL, MHD_OPTION_SOCK_ADDR, &at,
	            MHD_OPTION_THREAD_POOL_SIZE, (unsigned)THREADS, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS,
	            MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY, MHD_OPTION_END)) {
		fputs("floor_page: it does not start\n", stderr);
		return 1;
	}
	pause();
	return 0;
}
