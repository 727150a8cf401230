// SPDX-License-Identifier: EUPL-1.2
// The answers of the test server: see hall.h. Its "disk" is one thread that takes a moment for each.
#include "hall.h"
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

enum { PAGE = 10240, COMMIT_US = 2000 };

struct waiting {
	struct waiting *next;
	struct turn *turn;
	bool run;
	enum status ends;
	unsigned takes_us;
};

struct hall {
	struct server *server;
	pthread_t disk;
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct waiting *first, **end;
	bool closing;
	char page[PAGE];
};

static struct course course(void *context, const struct request *r)
{
	(void)context;
	return (struct course){
	        .saying = r->method == METHOD_POST && (str_starts(r->path, "/zeg") || str_is(r->path, "/lang")),
	        .slow = str_is(r->path, "/reken"),
	        .body_max = str_is(r->path, "/plan")   ? BODY_PLAN
	                    : str_is(r->path, "/foto") ? BODY_UPLOAD
	                                               : 0,
	};
}

static void prepare(void *context, struct request *r)
{
	(void)context;
	usleep(50 * 1000);
	r->prepared = arena_take(r->arena, 1);
}

static void read_answer(struct hall *hall, const struct request *q, struct response *r)
{
	if (str_is(q->path, "/"))
		out_lit(&r->body, "hallo");
	else if (str_is(q->path, "/bladzij"))
		out_bytes(&r->body, hall->page, PAGE);
	else if (str_starts(q->path, "/kijk")) {
		out_lit(&r->body, "gezien");
		r->pending = str_is(q->path, "/kijk/mis") ? "mis" : "goed";
	} else if (str_is(q->path, "/vast")) {
		r->fixed = STR("altijd hetzelfde");
		r->etag = "\"v1\"";
		r->cache = CACHE_IMMUTABLE;
	} else if (str_is(q->path, "/wie")) {
		for (int i = 0; i < 16; i++)
			out_print(&r->body, "%02x", q->from.b[i]);
	} else if (str_is(q->path, "/draad")) {
		out_print(&r->body, "%d", (int)gettid());
	} else
		r->status = 404;
}

static void answer(void *context, struct request *q, struct response *r)
{
	if (request_reads(q)) {
		read_answer(context, q, r);
		return;
	}
	if (str_is(q->path, "/reken") && !q->prepared)
		abort();
	r->type = "application/octet-stream";
	out_put(&r->body, q->body);
	response_cookie(r, "kring=a; Path=/");
}

static void refuse(void *context, const struct request *q, struct response *r)
{
	(void)context;
	out_print(&r->body, "geweigerd %d %.*s", r->status, STR_ARG(q->path));
}

static void put(struct hall *hall, struct waiting waiting)
{
	struct waiting *w = malloc(sizeof *w);
	*w = waiting;
	pthread_mutex_lock(&hall->lock);
	*hall->end = w;
	hall->end = &w->next;
	pthread_cond_signal(&hall->changed);
	pthread_mutex_unlock(&hall->lock);
}

static void queue(void *context, struct turn *turn)
{
	struct str path = turn_request(turn)->path;
	put(context, (struct waiting){.turn = turn,
	                     .run = true,
	                     .ends = str_is(path, "/zeg/mis") ? NOT_KEPT : OK,
	                     .takes_us = str_is(path, "/lang") ? 1000000 : COMMIT_US});
}

static void keep(void *context, void *pending, struct turn *turn)
{
	put(context, (struct waiting){.turn = turn, .ends = strcmp(pending, "mis") == 0 ? NOT_KEPT : OK, .takes_us = COMMIT_US});
}

static struct waiting *next(struct hall *hall)
{
	pthread_mutex_lock(&hall->lock);
	while (!hall->first && !hall->closing)
		pthread_cond_wait(&hall->changed, &hall->lock);
	struct waiting *w = hall->first;
	if (w && !(hall->first = w->next))
		hall->end = &hall->first;
	pthread_mutex_unlock(&hall->lock);
	return w;
}

static void *disk(void *arg)
{
	for (struct waiting *w; (w = next(arg)); free(w)) {
		if (w->run)
			turn_run(w->turn);
		usleep(w->takes_us);
		turn_done(w->turn, w->ends);
	}
	return NULL;
}

struct hall *hall_open(struct server_options options)
{
	static const struct server_hooks hooks = {course, prepare, answer, refuse, queue, keep};
	struct hall *hall = calloc(1, sizeof *hall);
	hall->end = &hall->first;
	memset(hall->page, 'x', PAGE);
	options.listen = "127.0.0.1:0";
	const char *why = "";
	if (pthread_mutex_init(&hall->lock, NULL) != 0 || pthread_cond_init(&hall->changed, NULL) != 0 ||
	        pthread_create(&hall->disk, NULL, disk, hall) != 0 ||
	        server_start(&options, &hooks, hall, &hall->server, &why) != OK)
		abort();
	return hall;
}

enum status hall_close(struct hall *hall, unsigned seconds)
{
	enum status status = server_stop(hall->server, seconds);
	if (status != OK)
		return status;
	pthread_mutex_lock(&hall->lock);
	hall->closing = true;
	pthread_cond_signal(&hall->changed);
	pthread_mutex_unlock(&hall->lock);
	pthread_join(hall->disk, NULL);
	pthread_mutex_destroy(&hall->lock);
	pthread_cond_destroy(&hall->changed);
	free(hall);
	return OK;
}

unsigned hall_port(const struct hall *hall)
{
	return server_port(hall->server);
}

struct server_counts hall_count(const struct hall *hall)
{
	return server_count(hall->server);
}
