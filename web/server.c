// SPDX-License-Identifier: EUPL-1.2
// The only file that knows libmicrohttpd. Its order of calls for one question:
//
//   on_uri      the first line is there: a turn is made, and the line hurries from now on
//   on_access   1. the headers are there      2. pieces of the body      3. the body is complete, or the connection was woken
//   on_completed  the answer is sent, or the connection is gone: everything the question held is given back
//
// Whatever is answered at 1 closes the connection, so only a refused body is. The library has no timeout here at all: lines.c
// counts.
#include "entrance.h"
#include "headers.h"
#include "listen.h"
#include "range.h"
#include "turn.h"
#include <microhttpd.h>
#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

enum {
	LEAST_THREADS = 2, // one may wait for the disk
	MOST_THREADS = 16,
	LINE_MEMORY = 8 * 1024, // headers in and out; what does not fit is 431 by the library
	MOST_LINES = 20000,
	OTHER_FILES = 256, // the databases, standard streams, the epolls of the threads
	AWAY_S = 60, // a connection that is put aside
	SEND_S = 30, // and a second for each
	SEND_PACE = 16 * 1024, // bytes
	BODY_PACE = 64 * 1024, // what comes in may take body_s, and a second for each: half a megabit is a slow telephone
	DRAIN = 160 * 1024 * 1024, // a refused body of at most this, a plan as large as they come, is taken in and dropped, so
	                           // that its sender reads our 413
};

static struct line *line_of(struct MHD_Connection *connection)
{
	return MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT)->socket_context;
}

static void on_connection(void *cls, struct MHD_Connection *connection, void **context, enum MHD_ConnectionNotificationCode code)
{
	struct server *server = cls;
	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		int fd = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
		const struct sockaddr *from =
		        MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS)->client_addr;
		*context = line_add(server->lines, fd, address_of(from), server->options.headers_s);
	} else {
		line_remove(server->lines, *context);
	}
}

static void *on_uri(void *cls, const char *uri, struct MHD_Connection *connection)
{
	struct server *server = cls;
	struct turn *turn = turn_create(server, uri);
	turn->connection = connection;
	turn->line = line_of(connection);
	line_hurry(turn->line, server->options.headers_s);
	return turn;
}

// turn_head decodes the path itself, strictly.
static size_t on_unescape(void *cls, struct MHD_Connection *connection, char *text)
{
	(void)cls;
	(void)connection;
	return strlen(text);
}

static void on_completed(void *cls, struct MHD_Connection *connection, void **context, enum MHD_RequestTerminationCode code)
{
	struct server *server = cls;
	(void)connection;
	(void)code;
	struct turn *turn = *context;
	if (!turn)
		return;
	line_expect(turn->line, server->options.idle_s, true);
	turn_destroy(turn);
	*context = NULL;
}

static enum MHD_Result on_header(
        void *cls, enum MHD_ValueKind kind, const char *name, size_t name_size, const char *value, size_t value_size)
{
	struct turn *turn = cls;
	(void)kind;
	if (value && !header_take(turn, (struct str){name, name_size}, (struct str){value, value_size}))
		turn->refused = 400;
	return MHD_YES;
}

static enum method method_of(const char *name)
{
	static const char *const names[] = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(name, names[i]) == 0)
			return (enum method)i;
	return METHOD_OTHER;
}

static int add_header(void *response, const char *name, const char *value)
{
	return MHD_add_response_header(response, name, value);
}

static enum MHD_Result turn_send(struct turn *turn)
{
	struct server *server = turn->server;
	struct response *r = &turn->response;
	bool known = request_reads(&turn->request) && r->status == 200 && etag_known(turn->request.known, r->etag);
	if (known)
		r->status = 304;
	struct str body = known ? STR("") : r->fixed.len ? r->fixed : out_str(&r->body);
	range_apply(&turn->request, &turn->response, &body);
	struct MHD_Response *response = MHD_create_response_from_buffer(body.len, (void *)body.at, MHD_RESPMEM_PERSISTENT);
	if (!response)
		abort();
	headers_write(turn, body.len > 0, add_header, response);
	if (atomic_load(&server->stopping))
		MHD_add_response_header(response, MHD_HTTP_HEADER_CONNECTION, "close");
	line_expect(turn->line, SEND_S + (unsigned)(body.len / SEND_PACE), false);
	atomic_fetch_add_explicit(&server->requests, 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&server->by_class[r->status / 100 % 6], 1, memory_order_relaxed);
	atomic_fetch_add_explicit(&server->micros, (uint64_t)(micros_of(CLOCK_MONOTONIC) - turn->begun), memory_order_relaxed);
	enum MHD_Result result = MHD_queue_response(turn->connection, (unsigned)r->status, response);
	MHD_destroy_response(response);
	return result;
}

static enum MHD_Result turn_complete(struct turn *turn)
{
	line_expect(turn->line, AWAY_S, false);
	return turn_take(turn) ? turn_send(turn) : MHD_YES;
}

// True when the sender of a refused body had better be told at once: it asks first, or sends more than we care to take in.
static bool refuse_early(const struct turn *turn)
{
	return turn->refused && (turn->expect.len > 0 || turn_announced(turn) > DRAIN);
}

// Time is earned by what came, not by what was announced: who drips has body_s, however much is promised.
static void body_expect(struct turn *turn)
{
	int64_t until = turn->body_begun + turn->server->options.body_s + (int64_t)(turn->came / BODY_PACE);
	int64_t left = until - seconds_now();
	line_expect(turn->line, left > 0 ? (unsigned)left : 0, false);
}

static enum MHD_Result on_headers(struct turn *turn, const char *method)
{
	turn_sit(turn);
	turn->request.method = method_of(method);
	MHD_get_connection_values_n(turn->connection, MHD_HEADER_KIND, on_header, turn);
	turn_head(turn);
	turn->stage = STAGE_BODY;
	if (refuse_early(turn))
		return turn_complete(turn);
	turn->body_begun = seconds_now();
	body_expect(turn);
	return MHD_YES;
}

static enum MHD_Result on_access(void *cls, struct MHD_Connection *connection, const char *url, const char *method,
        const char *version, const char *bytes, size_t *size, void **context)
{
	struct turn *turn = *context;
	(void)cls;
	(void)connection;
	(void)url;
	(void)version;
	switch (turn->stage) {
	case STAGE_HEAD: return on_headers(turn, method);
	case STAGE_BODY:
		if (*size == 0)
			return turn_complete(turn);
		turn_body(turn, bytes, *size);
		turn->came += *size;
		*size = 0;
		body_expect(turn);
		return turn->dropped > DRAIN ? MHD_NO : MHD_YES;
	case STAGE_READY: return turn_send(turn);
	case STAGE_AWAY: break;
	}
	return MHD_NO;
}

void turn_aside(struct turn *turn)
{
	turn->stage = STAGE_AWAY;
	atomic_fetch_add(&turn->server->waiting, 1);
	MHD_suspend_connection(turn->connection);
}

// Once woken, the HTTP thread may end the turn at any moment. `waiting` goes down last: server_stop frees the server only then.
void turn_wake(struct turn *turn)
{
	struct server *server = turn->server;
	turn->stage = STAGE_READY;
	MHD_resume_connection(turn->connection);
	atomic_fetch_sub(&server->waiting, 1);
}

static unsigned or_else(unsigned value, unsigned otherwise)
{
	return value ? value : otherwise;
}

static void options_settle(struct server_options *options)
{
	options->headers_s = or_else(options->headers_s, 10);
	options->body_s = or_else(options->body_s, 30);
	options->idle_s = or_else(options->idle_s, 75);
	long files = sysconf(_SC_OPEN_MAX);
	unsigned most = files > MOST_LINES + OTHER_FILES ? MOST_LINES
	                : files > 2 * OTHER_FILES        ? (unsigned)files - OTHER_FILES
	                                                 : OTHER_FILES;
	if (options->connections == 0 || options->connections > most)
		options->connections = most;
}

// One a processor: more of them take turns, and whoever is answered by one waits for the others' turns.
static unsigned threads(void)
{
	cpu_set_t set;
	int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : LEAST_THREADS;
	return (unsigned)(n < LEAST_THREADS ? LEAST_THREADS : n > MOST_THREADS ? MOST_THREADS : n);
}

// How many there may be is counted at the entrance: the library's own limit, which hangs up on who comes, is out of the way.
static struct MHD_Daemon *daemon_start(struct server *server)
{
	return MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC | MHD_USE_NO_LISTEN_SOCKET,
	        0, NULL, NULL, on_access, server, MHD_OPTION_THREAD_POOL_SIZE, threads(), MHD_OPTION_CONNECTION_LIMIT,
	        2 * server->options.connections, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)LINE_MEMORY,
	        MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_NOTIFY_CONNECTION, on_connection, server, MHD_OPTION_NOTIFY_COMPLETED,
	        on_completed, server, MHD_OPTION_URI_LOG_CALLBACK, on_uri, server, MHD_OPTION_UNESCAPE_CALLBACK, on_unescape,
	        NULL, MHD_OPTION_END);
}

static bool has_room(void *context)
{
	const struct server *server = context;
	return lines_count(server->lines) < server->options.connections;
}

// The library gives them to its threads in turn, by number.
static void enter(void *context, int fd, const struct sockaddr *from, socklen_t size)
{
	const struct server *server = context;
	(void)MHD_add_connection(server->daemon, fd, from, size); // it closes what it cannot take
}

static void server_free(struct server *server)
{
	slow_destroy(server->slow);
	lines_destroy(server->lines);
	desks_free(server);
	pthread_mutex_destroy(&server->desks_lock);
	free(server);
}

enum status server_start(const struct server_options *options, const struct server_hooks *hooks, void *context,
        struct server **ret, const char **why)
{
	int fd;
	unsigned port;
	enum status status = listen_open(options->listen, &fd, &port, why);
	if (status != OK)
		return status;
	struct server *server = calloc(1, sizeof *server);
	if (!server || pthread_mutex_init(&server->desks_lock, NULL) != 0)
		abort();
	server->options = *options;
	options_settle(&server->options);
	server->hooks = *hooks;
	server->context = context;
	server->port = port;
	server->lines = lines_create(server->options.connections);
	server->slow = slow_create(turn_slow);
	server->daemon = daemon_start(server);
	if (!server->daemon)
		close(fd);
	struct visitors visitors = {has_room, enter, server};
	if (server->daemon && entrance_open(fd, &visitors, &server->entrance) == OK) {
		*ret = server;
		return OK;
	}
	*why = "The HTTP threads cannot be started.";
	MHD_stop_daemon(server->daemon);
	server_free(server);
	return BUSY;
}

unsigned server_port(const struct server *server)
{
	return server->port;
}

enum status server_stop(struct server *server, unsigned seconds)
{
	atomic_store(&server->stopping, true);
	entrance_close(server->entrance);
	lines_cut_idle(server->lines);
	int64_t until = micros_of(CLOCK_MONOTONIC) + (int64_t)seconds * 1000000;
	// A turn that was just woken may be answered and gone before its waking ends: see turn_wake.
	while ((atomic_load(&server->active) > 0 || atomic_load(&server->waiting) > 0) && micros_of(CLOCK_MONOTONIC) < until)
		usleep(5000);
	if (atomic_load(&server->waiting) > 0)
		return BUSY;
	MHD_stop_daemon(server->daemon);
	server_free(server);
	return OK;
}

struct server_counts server_count(const struct server *server)
{
	struct server_counts counts = {.requests = atomic_load(&server->requests), .micros = atomic_load(&server->micros)};
	for (int i = 0; i < 6; i++)
		counts.by_class[i] = atomic_load(&server->by_class[i]);
	counts.waiting = atomic_load(&server->waiting);
	counts.connections = lines_count(server->lines);
	counts.cut = lines_cut_count(server->lines);
	return counts;
}
