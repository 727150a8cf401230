// SPDX-License-Identifier: EUPL-1.2
// Inside of the server: what server.c (sockets) and turn.c (what happens with a question) share.
#pragma once
#include "lines.h"
#include "server.h"
#include "slow.h"
#include <pthread.h>

struct MHD_Connection;
struct MHD_Daemon;

enum stage {
	STAGE_HEAD, // its first line has come
	STAGE_BODY, // its headers have come, its body comes in
	STAGE_AWAY, // its connection is put aside
	STAGE_READY // the answer is there, its connection is woken
};

// What answering takes and the next question can use again: an idle connection holds none of it.
struct desk {
	struct desk *next;
	struct arena *arena;
	struct out body;
};

// What a question brings: a form, a picture or a voice, a plan out of a file. Each is kept in memory while it comes.
enum load { LOAD_FORM, LOAD_UPLOAD, LOAD_PLAN, LOADS };
struct turn {
	struct job job; // first: slow.h hands it back
	struct server *server;
	struct MHD_Connection *connection;
	struct line *line;
	struct desk *desk; // NULL until its headers are there
	struct request request;
	struct response response;
	struct course course;
	struct out upload; // the body as it comes in
	uint64_t came, dropped; // bytes of its body; of one that was refused
	int64_t body_begun; // seconds (lines.h)
	enum load load; // it counts among those, until it ends
	int refused; // the status with which the server itself answers; 0: it does not
	enum stage stage;
	int64_t begun; // microseconds, when the question was complete
	struct str forwarded, length, coding, expect; // headers that only the server looks at
	size_t uri_size;
	char uri[]; // as it was sent
};

struct server {
	struct server_options options;
	struct server_hooks hooks;
	void *context;
	struct MHD_Daemon *daemon;
	struct entrance *entrance;
	struct lines *lines;
	struct slow *slow;
	unsigned port;
	atomic_bool stopping;
	atomic_uint loads[LOADS]; // of each kind, here now
	atomic_uint active, waiting; // questions whose headers are there; of these, put aside
	_Atomic uint64_t requests, by_class[6], micros;
	pthread_mutex_t desks_lock;
	struct desk *desks;
	unsigned n_desks;
};

struct turn *turn_create(struct server *, const char *uri);
void turn_destroy(struct turn *);
void turn_sit(struct turn *); // takes a desk: the request has an arena from now on
void turn_head(struct turn *); // headers are filled in: looks at the address and asks for its course
void turn_body(struct turn *, const char *bytes, size_t size);
uint64_t turn_announced(const struct turn *); // the length its headers tell; 0 when they tell none
void turn_refuse(struct turn *, int status);
// The question is complete. True: answer it now. False: its connection was put aside and the turn is somebody else's.
bool turn_take(struct turn *);
void turn_slow(struct job *);
void desks_free(struct server *);

// In server.c, where the connections are.
void turn_aside(struct turn *);
void turn_wake(struct turn *);

static inline int64_t micros_of(clockid_t clock)
{
	struct timespec now;
	clock_gettime(clock, &now);
	return now.tv_sec * 1000000 + now.tv_nsec / 1000;
}
