// SPDX-License-Identifier: EUPL-1.2
// The way of one question through the house: here, through a thread for slow work, through the thread that commits, past the
// disk for its looks. Each step hands the turn on whole, so it has one owner at a time and needs no lock.
#include "turn.h"
#include "form.h"
#include "log.h"
#include <stdlib.h>

// A desk whose page was large gives that memory back; so many desks wait for the next question.
enum { DESK_BODY = 64 * 1024, DESKS = 16 };
static const unsigned at_once[LOADS] = {[LOAD_FORM] = ~0u, [LOAD_UPLOAD] = UPLOADS_AT_ONCE, [LOAD_PLAN] = PLANS_AT_ONCE};

static struct desk *desk_take(struct server *server)
{
	pthread_mutex_lock(&server->desks_lock);
	struct desk *desk = server->desks;
	if (desk) {
		server->desks = desk->next;
		server->n_desks--;
	}
	pthread_mutex_unlock(&server->desks_lock);
	if (desk)
		return desk;
	desk = calloc(1, sizeof *desk);
	if (!desk)
		abort();
	desk->arena = arena_create();
	out_init(&desk->body, BODY_ANSWER);
	return desk;
}

static void desk_free(struct desk *desk)
{
	arena_destroy(desk->arena);
	out_finish(&desk->body);
	free(desk);
}

static void desk_leave(struct server *server, struct desk *desk)
{
	arena_reset(desk->arena);
	out_again(&desk->body);
	if (desk->body.room > DESK_BODY)
		out_finish(&desk->body);
	pthread_mutex_lock(&server->desks_lock);
	bool keep = server->n_desks < DESKS;
	if (keep) {
		desk->next = server->desks;
		server->desks = desk;
		server->n_desks++;
	}
	pthread_mutex_unlock(&server->desks_lock);
	if (!keep)
		desk_free(desk);
}

void desks_free(struct server *server)
{
	while (server->desks) {
		struct desk *desk = server->desks;
		server->desks = desk->next;
		desk_free(desk);
	}
}

struct turn *turn_create(struct server *server, const char *uri)
{
	size_t size = strlen(uri);
	struct turn *turn = calloc(1, sizeof *turn + size);
	if (!turn)
		abort();
	turn->server = server;
	turn->uri_size = size;
	memcpy(turn->uri, uri, size);
	return turn;
}

void turn_destroy(struct turn *turn)
{
	if (turn->desk) {
		turn->desk->body = turn->response.body;
		desk_leave(turn->server, turn->desk);
		atomic_fetch_sub(&turn->server->active, 1);
	}
	out_finish(&turn->upload);
	if (turn->load)
		atomic_fetch_sub(&turn->server->loads[turn->load], 1);
	free(turn);
}

void turn_sit(struct turn *turn)
{
	atomic_fetch_add(&turn->server->active, 1);
	turn->desk = desk_take(turn->server);
	turn->request.arena = turn->desk->arena;
	turn->response.body = turn->desk->body;
	response_clear(&turn->response);
}

// An encoded slash would be one part of a path to us and two to a proxy; nothing of ours has one.
static bool path_read(struct turn *turn)
{
	struct str query = {turn->uri, turn->uri_size};
	struct str encoded = str_cut(&query, '?');
	turn->request.query = query;
	turn->request.path = STR("/");
	struct str path;
	if (percent_read(turn->request.arena, encoded, false, &path) != OK)
		return false;
	size_t slashes = 0;
	for (size_t i = 0; i < encoded.len; i++)
		slashes += encoded.at[i] == '/';
	for (size_t i = 0; i < path.len; i++)
		slashes -= path.at[i] == '/';
	if (slashes != 0 || path.len == 0 || path.at[0] != '/' || memchr(path.at, 0, path.len) || !utf8_valid(path))
		return false;
	turn->request.path = path;
	return true;
}

static void source_read(struct turn *turn)
{
	const struct server_options *options = &turn->server->options;
	turn->request.from = turn->line->from;
	turn->request.direct = turn->forwarded.len == 0;
	for (unsigned i = 0; i < options->n_proxies; i++) {
		if (memcmp(options->proxies[i].b, turn->line->from.b, sizeof turn->line->from.b) != 0)
			continue;
		const char *comma = turn->forwarded.len ? memrchr(turn->forwarded.at, ',', turn->forwarded.len) : NULL;
		struct str last = turn->forwarded;
		if (comma)
			last = (struct str){comma + 1, last.len - (size_t)(comma + 1 - last.at)};
		if (address_read(str_trim(last), &turn->request.from) != OK)
			turn->request.from = turn->line->from;
		return;
	}
}

// The HTTP library has checked that it is a number.
uint64_t turn_announced(const struct turn *turn)
{
	uint64_t length = 0;
	for (size_t i = 0; i < turn->length.len && length < UINT64_MAX / 100; i++)
		length = length * 10 + (uint64_t)(turn->length.at[i] - '0');
	return length;
}

// By what it says it brings, or could when it does not say.
static enum load load_of(const struct turn *turn)
{
	uint64_t size = turn->length.len || turn->request.method == METHOD_GET ? turn_announced(turn) : turn->course.body_max;
	if (size > turn->course.body_max) // it is refused anyhow
		return LOAD_FORM;
	return size > BODY_UPLOAD ? LOAD_PLAN : size > BODY_FORM ? LOAD_UPLOAD : LOAD_FORM;
}

void turn_head(struct turn *turn)
{
	const struct server_hooks *hooks = &turn->server->hooks;
	source_read(turn);
	if (!path_read(turn))
		turn->refused = 400;
	else if (hooks->course)
		turn->course = hooks->course(turn->server->context, &turn->request);
	if (turn->course.body_max == 0)
		turn->course.body_max = BODY_FORM;
	out_init(&turn->upload, turn->course.body_max);
	turn->load = turn->refused ? LOAD_FORM : load_of(turn);
	if (turn->load && atomic_fetch_add(&turn->server->loads[turn->load], 1) >= at_once[turn->load]) {
		atomic_fetch_sub(&turn->server->loads[turn->load], 1);
		turn->load = LOAD_FORM; // nothing of it is kept: it takes nobody's place
		turn->refused = 503;
	}
	if (turn_announced(turn) > turn->course.body_max)
		turn->refused = 413;
}

void turn_body(struct turn *turn, const char *bytes, size_t size)
{
	if (!turn->refused)
		out_bytes(&turn->upload, bytes, size);
	if (turn->upload.full) {
		out_finish(&turn->upload);
		turn->refused = 413;
	}
	if (turn->refused)
		turn->dropped += size;
}

void turn_refuse(struct turn *turn, int status)
{
	turn->response.pending = NULL;
	response_clear(&turn->response);
	turn->response.status = status;
	if (status == 503)
		response_header(&turn->response, "Retry-After", "5");
	turn->server->hooks.refuse(turn->server->context, &turn->request, &turn->response);
}

static void answer(struct turn *turn)
{
	turn->server->hooks.answer(turn->server->context, &turn->request, &turn->response);
	if (turn->response.body.full) {
		log_say("web: an answer was larger than %d bytes and was not sent", (int)BODY_ANSWER);
		turn_refuse(turn, 500);
	}
}

static void *pending_take(struct turn *turn)
{
	void *pending = turn->response.pending;
	turn->response.pending = NULL;
	return pending;
}

bool turn_take(struct turn *turn)
{
	const struct server *server = turn->server;
	turn->request.body = out_str(&turn->upload);
	turn->request.now = micros_of(CLOCK_REALTIME) / 1000;
	turn->begun = micros_of(CLOCK_MONOTONIC);
	if (turn->refused || atomic_load(&server->stopping)) {
		turn_refuse(turn, turn->refused ? turn->refused : 503);
		return true;
	}
	if (turn->course.slow) {
		turn_aside(turn);
		if (!slow_put(server->slow, &turn->job))
			turn_done(turn, BUSY);
		return false;
	}
	if (turn->course.saying) {
		turn_aside(turn);
		server->hooks.queue(server->context, turn);
		return false;
	}
	answer(turn);
	void *pending = pending_take(turn);
	if (!pending)
		return true;
	turn_aside(turn);
	server->hooks.keep(server->context, pending, turn);
	return false;
}

void turn_slow(struct job *job)
{
	struct turn *turn = (struct turn *)job;
	const struct server *server = turn->server;
	if (server->hooks.prepare)
		server->hooks.prepare(server->context, &turn->request);
	if (turn->course.saying) {
		server->hooks.queue(server->context, turn);
		return;
	}
	answer(turn);
	turn_done(turn, OK);
}

void turn_run(struct turn *turn)
{
	answer(turn);
}

void turn_done(struct turn *turn, enum status status)
{
	const struct server *server = turn->server;
	if (status != OK)
		turn_refuse(turn, 503);
	void *pending = pending_take(turn);
	if (pending)
		server->hooks.keep(server->context, pending, turn);
	else
		turn_wake(turn);
}

struct request *turn_request(struct turn *turn)
{
	return &turn->request;
}
