// SPDX-License-Identifier: EUPL-1.2
// From a question under /api/v1/ to JSON. The same seats, sights and sayings as the pages, so the same rights; a refusal is
// problem+json (RFC 9457) in the contract's order: 413 and 401 first, then 404, 403 by role, 405, 415, 400, 403 by content, 409.
#include "api.h"
#include "api_inner.h"
#include "people.h"
#include "router.h"
#include <pthread.h>

static const struct route routes[] = {
        {METHOD_GET, "/api/v1/openapi.json"},
        {METHOD_GET, "/api/v1/plannen"},
        {METHOD_POST, "/api/v1/plannen"},
        {METHOD_GET, "/api/v1/plannen/{id}"},
        {METHOD_GET, "/api/v1/plannen/{id}/gebeurtenissen"},
        {METHOD_POST, "/api/v1/plannen/{id}/gebeurtenissen"},
        {METHOD_GET, "/api/v1/plannen/{id}/export.json"},
        {METHOD_GET, "/api/v1/plannen/{id}/export.html"},
        {METHOD_POST, "/api/v1/plannen/{id}/bestanden"},
        {METHOD_GET, "/api/v1/plannen/{id}/bestanden/{word}"},
        {METHOD_GET, "/api/v1/methoden"},
};
enum { ROW_DOCUMENT = 0, ROW_FILE = 8 };
static void (*const answers[])(struct api *) = {api_document, api_plans, api_begin, api_plan, api_events, api_say,
        api_export_json, api_export_html, api_file_keep, api_file_send, api_methods};

static struct router *router;
static void make_router(void)
{
	router = router_create(routes, sizeof routes / sizeof routes[0]);
}

// ---- refusals

void api_refuse(struct api *a, int status, const char *title, struct str detail)
{
	struct response *out = a->ask->out;
	struct json_out to = {.out = &out->body};
	out->status = status;
	out->type = "application/problem+json";
	out_again(&out->body);
	json_open(&to, '{');
	json_key(&to, STR("status"));
	json_int(&to, status);
	json_key(&to, STR("title"));
	json_str(&to, str_of(title));
	if (detail.len) {
		json_key(&to, STR("detail"));
		json_str(&to, detail);
	}
	if (a->faults.n) {
		json_key(&to, STR("fouten"));
		json_open(&to, '[');
		for (size_t i = 0; i < a->faults.n; i++)
			api_fault(a, &to, &a->faults.at[i]);
		json_close(&to, ']');
	}
	if (a->now.len) {
		json_key(&to, STR("teksten"));
		json_open(&to, '{');
		json_key(&to, STR("nu"));
		json_str(&to, a->now);
		json_key(&to, STR("gestuurd"));
		json_str(&to, a->sent);
		json_close(&to, '}');
	}
	json_close(&to, '}');
}

void api_fault(struct api *a, struct json_out *to, const struct fault *f)
{
	struct arena *arena = a->ask->in->arena;
	struct text_arg args[] = {
	        {"most", str_print(arena, "%d", f->most)}, {"least", str_print(arena, "%d", f->least)}, {NULL, {0}}};
	json_open(to, '{');
	json_key(to, STR("veld"));
	json_str(to, fault_field(arena, f));
	json_key(to, STR("reden"));
	json_str(to, text_fill(arena, text_say(LANG_NL, f->reason), args));
	json_close(to, '}');
}

void api_trouble(struct api *a, enum status status)
{
	switch (status) {
	case NOT_FOUND: return api_refuse(a, 404, "Dit is er niet", STR(""));
	case REFUSED: return api_refuse(a, 403, "Dit mag hier niet", STR(""));
	case BAD_INPUT: return api_refuse(a, 400, "Dit konden we niet lezen", STR(""));
	case TOO_LARGE: return api_refuse(a, 413, "Dit is te groot", STR(""));
	case TOO_OFTEN: return api_refuse(a, 429, "Dit is te vaak geprobeerd", STR(""));
	case NOT_KEPT:
	case BUSY:
		return api_refuse(a, 503, "Dit kan nu niet bewaard worden", STR("Er is niets veranderd. Probeer het nog eens."));
	case OK:
	case BROKEN: break;
	}
	api_refuse(a, 500, "Dit ging mis bij ons", STR(""));
}

void api_verdict(struct api *a, const struct verdict *v)
{
	a->faults = v->faults;
	struct str reason = v->reason.len ? text_say(LANG_NL, v->reason) : STR("");
	switch (v->outcome) {
	case UNKNOWN: return api_trouble(a, NOT_FOUND);
	case NOT_YOURS: return api_refuse(a, 403, "Deze stoel mag dit niet", reason);
	case WRONG: return api_refuse(a, 400, "Er klopt iets niet", reason);
	case NOT_NOW: return api_refuse(a, 403, "Dit kan nu niet", reason);
	case OVERTAKEN: return api_refuse(a, 409, "Iemand anders was eerder", reason);
	case KEY_TAKEN: return api_refuse(a, 409, "Deze sleutel is al gebruikt", reason);
	case SAID:
	case REPEATED: break;
	}
}

// ---- who asks

static bool find_person(struct api *a)
{
	struct str header = a->ask->in->authorization;
	struct secret_facts facts;
	a->who = a->ask->who;
	if (str_starts(header, "Bearer ")) {
		struct str token = {header.at + 7, header.len - 7};
		if (token_find(a->ask->house, token, &facts) != OK || !id_set(facts.person))
			return false;
		a->who = (struct who){.person = facts.person};
		return !facts.by_keeper || person_shut(a->ask->house, facts.person, a->ask->in->arena, &a->who.shut) == OK;
	}
	// A browser's session: reading is free, saying only from our own pages.
	return id_set(a->who.person) && (request_reads(a->ask->in) || a->ask->trusted);
}

bool api_sit(struct api *a, enum part part)
{
	enum status got = seat_open(a->ask->house, a->match.ids[0], &a->who, a->ask->in->arena, &a->seat);
	if (got == OK)
		got = seat_look(a->seat, part, ID_NONE, &a->plan);
	if (got != OK)
		api_trouble(a, got);
	return got == OK;
}

bool api_read_body(struct api *a, const struct json **ret)
{
	struct str type = a->ask->in->content_type;
	if (!str_starts(type, "application/json")) {
		api_refuse(a, 415, "Stuur JSON", STR(""));
		return false;
	}
	if (json_read(a->ask->in->arena, a->ask->in->body, ret) == OK && (*ret)->kind == JSON_OBJECT)
		return true;
	api_refuse(a, 400, "Dit is geen JSON die we kunnen lezen", STR(""));
	return false;
}

// What was refused before or after it was asked: its body was too large, or its group was not kept.
static void refused(struct api *a)
{
	static const struct {
		int status;
		enum status is;
	} kinds[] = {{400, BAD_INPUT}, {403, REFUSED}, {404, NOT_FOUND}, {413, TOO_LARGE}, {429, TOO_OFTEN}, {503, NOT_KEPT}};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (kinds[i].status == a->ask->refused)
			return api_trouble(a, kinds[i].is);
	api_trouble(a, BROKEN);
}

// A plan that is not there for this seat is not there whatever is asked of it.
static void other_method(struct api *a)
{
	struct seat *seat = NULL;
	enum status got = OK;
	if (a->match.n_ids)
		got = seat_open(a->ask->house, a->match.ids[0], &a->who, a->ask->in->arena, &seat);
	seat_close(seat);
	if (got != OK)
		return api_trouble(a, got);
	response_header(a->ask->out, "Allow", router_allow(a->ask->in->arena, a->match.allowed));
	api_refuse(a, 405, "Dit kan hier niet", STR(""));
}

static enum routed find(struct api *a)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, make_router);
	return router_find(router, a->ask->in->method, a->ask->in->path, &a->match);
}

static void answer(const struct api_ask *ask)
{
	struct api a = {.ask = ask};
	enum routed routed = find(&a);
	ask->out->type = "application/json";
	response_header(ask->out, "API-Version", "1.0.0");
	if (ask->refused)
		return refused(&a);
	bool open = routed == ROUTED && a.match.row == ROW_DOCUMENT;
	if (!open && !find_person(&a)) {
		response_header(ask->out, "WWW-Authenticate", "Bearer");
		return api_refuse(&a, 401, "Niet aangemeld", STR(""));
	}
	if (routed == ROUTED_NOWHERE)
		return api_trouble(&a, NOT_FOUND);
	if (routed == ROUTED_OTHER_METHOD)
		return other_method(&a);
	answers[a.match.row](&a);
	if (a.seat) {
		ask->out->pending = seat_looks(a.seat);
		seat_close(a.seat);
	}
}

static void fetch(const struct api_ask *ask)
{
	struct api a = {.ask = ask};
	if (find(&a) == ROUTED && a.match.n_ids && find_person(&a))
		seat_fetch(ask->house, a.match.ids[0], &a.who, ask->in->arena);
}

static bool brings_file(const struct request *in)
{
	struct api a = {.ask = &(struct api_ask){.in = in}};
	return find(&a) == ROUTED && a.match.row == ROW_FILE;
}

static void *prepare(const struct api_ask *ask)
{
	struct api a = {.ask = ask};
	bool asked = find(&a) == ROUTED && find_person(&a);
	return asked ? api_file_prepare(&a) : NULL;
}

const struct api_door api_door = {.answer = answer, .fetch = fetch, .brings_file = brings_file, .prepare = prepare};
