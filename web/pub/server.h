// SPDX-License-Identifier: EUPL-1.2
// The listening side. It knows sockets, deadlines and limits, and nothing of plans. A few threads that never wait, one a
// processor, take the questions in; whatever waits for the disk or for slow work puts its connection aside, so that a full disk
// queue or a slow hash costs nobody else a moment. Handlers know nothing of this: they are straight-line functions of (request ->
// response).
//
// The ways a question can go, as `course` says when its headers are there:
//   here      answer() at once, in the HTTP thread. A GET, most of all.
//   slow      prepare() in one of two threads for slow work (argon2, pictures), then as below.
//   saying    queue(turn): whoever commits calls turn_run(turn), which calls answer(), and turn_done(turn, status) once what was
//             said is on disk. Anything but OK drops the answer and sends refuse(503) in its place.
// Then, if answer() left response.pending (looks), keep(pending, turn) is called and the answer leaves at its turn_done(OK).
#pragma once
#include "request.h"

struct server;
struct turn; // one question under way

struct course {
	bool slow; // prepare() first, in a thread for slow work
	bool saying; // answer() in the thread that commits
	uint32_t body_max; // bytes; more is 413. 0 means BODY_FORM
};

// Called from several threads at once. `context` is what server_start was given.
struct server_hooks {
	// From the headers alone; request.body is still empty. May be NULL: everything is answered here.
	struct course (*course)(void *context, const struct request *);
	void (*prepare)(void *context, struct request *);
	void (*answer)(void *context, struct request *, struct response *);
	// Writes the page (or the problem+json) for what the server itself refuses: 400, 413, 500, 503. The response is clear,
	// its status is set.
	void (*refuse)(void *context, const struct request *, struct response *);
	// Hands it to the thread that commits, and does not wait. Whoever takes it calls turn_run once and then turn_done once,
	// or turn_done alone (BUSY, stopping).
	void (*queue)(void *context, struct turn *);
	// Puts looks on disk and calls turn_done once, from any thread, also before this returns.
	void (*keep)(void *context, void *pending, struct turn *);
};

void turn_run(struct turn *); // calls answer(); only for a turn that queue() was given
void turn_done(struct turn *, enum status); // the turn is not yours any more
struct request *turn_request(struct turn *); // its arena may hold what the queue needs, until turn_done

enum { SERVER_PROXIES = 8 };

struct server_options {
	const char *listen; // "127.0.0.1:8080", "[::1]:8080", port 0 for any
	struct address proxies[SERVER_PROXIES];
	unsigned n_proxies;
	unsigned connections; // at most so many; 0: what the system allows, and 20,000 at most
	unsigned headers_s, body_s, idle_s; // seconds for headers, for a body, and between questions; 0: 10, 30 and 75
	const char *base_url; // "https://…" adds Strict-Transport-Security; may be NULL
};

// BAD_INPUT: listen is no address. BUSY: that address is taken or not ours. `why` is then one English sentence, static or in
// thread-local memory. Nothing is answered before this returns OK.
MUST_USE enum status server_start(
        const struct server_options *, const struct server_hooks *, void *context, struct server **ret, const char **why);
unsigned server_port(const struct server *); // the port it listens on
// Refuses new connections, closes idle ones, answers what is under way for at most `seconds`, then ends.
// OK: all was answered and the server is gone. BUSY: something still waits; the threads are left as they are and the process
// is to exit.
MUST_USE enum status server_stop(struct server *, unsigned seconds);

// Totals for /metrics, of the installation and never of a plan.
struct server_counts {
	uint64_t requests, by_class[6]; // [2] answers 2xx … [5] 5xx
	uint64_t cut; // connections that were too late
	uint64_t micros; // time between a complete question and its answer, added up
	unsigned connections, waiting; // now open; now put aside
};
struct server_counts server_count(const struct server *);

// Raises the soft limit of open files to the hard one; before server_start, which counts on what it finds. NULL when it allows
// `wanted`, else one English sentence for the log.
const char *server_raise_files(unsigned wanted);
// "127.0.0.1", "::1", "2001:db8::1"; no port.
MUST_USE enum status address_read(struct str, struct address *ret);
