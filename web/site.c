// SPDX-License-Identifier: EUPL-1.2
// From a request to the page that answers it: the route, who is signed in, the seat at the plan, what was typed; and after it the
// looks that must be on record before the answer leaves. All pages share this one path, so that none can forget a step of it.
#include "asset.h"
#include "cookie.h"
#include "site_inner.h"
#include "views.h"
#include <stdlib.h>

static const struct pages *const all_pages[] = {&pages_front, &pages_begin, &pages_plan, &pages_items, &pages_circle,
        &pages_invite, &pages_sign, &pages_story, &pages_help, &pages_end, &pages_take, &pages_health, &pages_gatherings,
        &pages_support, &pages_coordinator};
enum { SUBJECTS = sizeof all_pages / sizeof all_pages[0] };

const char *site_cookie(const struct site *s)
{
	return s->secure ? "__Host-kring" : "kring";
}

struct site *site_create(const struct site_options *options)
{
	struct site *s = calloc(1, sizeof *s);
	unsigned n = 0;
	for (unsigned i = 0; i < SUBJECTS; i++)
		n += all_pages[i]->n;
	struct route *routes = calloc(n, sizeof *routes);
	if (!s || !routes || !(s->rows = calloc(n, sizeof *s->rows)))
		abort();
	*s = (struct site){.house = options->house,
	        .pictures = options->pictures,
	        .texts = options->texts,
	        .secure = options->secure,
	        .api = options->api,
	        .rows = s->rows};
	for (unsigned i = 0; i < SUBJECTS; i++)
		for (unsigned k = 0; k < all_pages[i]->n; k++) {
			const struct page *page = &all_pages[i]->at[k];
			routes[s->n_rows] = (struct route){page->method, page->path};
			s->rows[s->n_rows++] = page;
		}
	s->routes = routes;
	s->router = router_create(routes, s->n_rows);
	char *dial = malloc(s->texts.phone.len + 1);
	size_t kept = 0;
	for (size_t i = 0; dial && i < s->texts.phone.len; i++)
		if (s->texts.phone.at[i] != ' ')
			dial[kept++] = s->texts.phone.at[i];
	s->dial = (struct str){dial, kept};
	return s;
}

void site_destroy(struct site *s)
{
	router_destroy(s->router);
	free(s->routes);
	free((void *)(uintptr_t)s->dial.at);
	free(s->rows);
	free(s);
}

void site_counts(struct site *s, const struct server *server)
{
	s->server = server;
}

const struct page *page_named(const struct site *s, const char *name)
{
	for (unsigned i = 0; i < s->n_rows; i++)
		if (s->rows[i]->name && strcmp(s->rows[i]->name, name) == 0)
			return s->rows[i];
	return NULL;
}

static bool agent_has(const struct visit *v, const char *word)
{
	return memmem(v->in->agent.at, v->in->agent.len, word, strlen(word)) != NULL;
}

struct str site_device(const struct visit *v)
{
	static const char *const browsers[] = {"Firefox", "Edg", "OPR", "SamsungBrowser", "Chrome", "Safari"};
	const char *browser = "";
	for (size_t i = 0; i < sizeof browsers / sizeof browsers[0] && !*browser; i++)
		if (agent_has(v, browsers[i]))
			browser = browsers[i];
	const char *kind = agent_has(v, "Mobi") || agent_has(v, "Android") ? "telefoon" : "computer";
	return str_print(v->arena, "%s%s%s", kind, *browser ? " · " : "", browser);
}

// ---- who it is

static enum lang language_of(const struct visit *v)
{
	struct str chosen = cookie_get(v->in->cookie, "kring-taal");
	if (chosen.len)
		return text_lang(chosen);
	return v->in->languages.len ? text_lang(v->in->languages) : LANG_NL;
}

static void find_session(struct visit *v)
{
	v->view.lang = language_of(v);
	v->view.today = day_of(v->in->now);
	v->cookie = cookie_get(v->in->cookie, site_cookie(v->site));
	if (v->cookie.len && session_find(v->house, v->cookie, v->arena, &v->session) == OK) {
		v->signed_in = true;
		v->view.token = v->session.token;
		v->view.shared = v->session.shared;
		v->view.lang = v->session.lang;
	}
}

static bool read_form(struct visit *v)
{
	if (request_reads(v->in))
		return form_read(v->arena, v->in->query, &v->form) == OK;
	if (!multipart_type(v->in->content_type))
		return form_read(v->arena, v->in->body, &v->form) == OK;
	if (multipart_read(v->arena, v->in->content_type, v->in->body, &v->parts) != OK)
		return false;
	struct form_field *fields = arena_many(v->arena, struct form_field, v->parts.n);
	size_t n = 0;
	for (size_t i = 0; i < v->parts.n; i++)
		if (!v->parts.at[i].file)
			fields[n++] = (struct form_field){v->parts.at[i].name, v->parts.at[i].bytes};
	v->form = (struct form){fields, n};
	return true;
}

static bool take_seat(struct visit *v)
{
	struct who who = visit_who(v);
	if (!(v->page->flags & PAGE_SEAT))
		return true;
	enum status got = v->match.n_ids ? seat_open(v->house, v->match.ids[0], &who, v->arena, &v->seat) : NOT_FOUND;
	struct id item = v->match.n_ids > 1 ? v->match.ids[1] : ID_NONE;
	if (got == OK)
		got = seat_look(v->seat, v->page->part, item, &v->plan);
	if (got == OK && v->page->asks && !can(v, v->page->asks))
		got = NOT_FOUND;
	if (got != OK)
		visit_trouble(v, got);
	return got == OK;
}

static bool find_page(struct visit *v)
{
	switch (router_find(v->site->router, v->in->method, v->in->path, &v->match)) {
	case ROUTED: v->page = v->site->rows[v->match.row]; return true;
	case ROUTED_OTHER_METHOD:
		response_header(v->out, "Allow", router_allow(v->arena, v->match.allowed));
		v->out->status = 405;
		break;
	case ROUTED_NOWHERE: v->out->status = 404; break;
	}
	return false;
}

// Who is not signed in: a page is asked for again from the door, and what was sent is given back.
static void at_the_door(struct visit *v)
{
	if (request_reads(v->in))
		return visit_go(v, "/binnen");
	if (!v->page || !read_form(v))
		v->form.n = 0;
	v->out->status = 401;
	site_refuse_page(v);
}

// A page of a plan, asked for in a way it does not know: who has no seat there hears that it is not there.
static void other_method(struct visit *v)
{
	struct who who = {.person = v->session.person};
	enum status got = OK;
	if (v->out->status == 405 && v->match.n_ids && str_starts(v->in->path, "/plan/")) {
		if (!v->signed_in)
			return at_the_door(v);
		got = seat_open(v->house, v->match.ids[0], &who, v->arena, &v->seat);
	}
	if (got != OK)
		return visit_trouble(v, got);
	site_refuse_page(v);
}

// The order of refusals is the contract's: not signed in, not there for this seat, another method, not to be read, not from us.
static void answer_page(struct visit *v)
{
	if (!find_page(v))
		return other_method(v);
	if ((v->page->flags & (PAGE_SIGNED | PAGE_SEAT)) && !v->signed_in)
		return at_the_door(v);
	if (!take_seat(v))
		return;
	if (!read_form(v))
		return visit_trouble(v, BAD_INPUT);
	if (!request_reads(v->in) && !visit_trusted(v))
		return visit_trouble(v, REFUSED);
	v->sent = v->form;
	v->page->show(v);
}

static void answer_asset(struct visit *v)
{
	const struct asset *asset = asset_find(v->in->path);
	if (!asset) {
		v->out->status = 404;
		return site_refuse_page(v);
	}
	v->out->type = asset->mime;
	v->out->fixed = asset->bytes;
	v->out->cache = CACHE_IMMUTABLE;
}

static void visit_begin(struct visit *v, struct site *site, const struct request *in, struct response *out)
{
	*v = (struct visit){.site = site,
	        .texts = &site->texts,
	        .house = site->house,
	        .site_pictures = site->pictures,
	        .in = in,
	        .out = out,
	        .arena = in->arena,
	        .prepared = in->prepared};
	find_session(v);
}

static bool is_api(const struct site *site, const struct request *in)
{
	return site->api && str_starts(in->path, "/api/v1/");
}

static struct api_ask api_ask(const struct visit *v)
{
	struct api_ask ask = {.house = v->house, .in = v->in, .out = v->out, .who = visit_who(v), .pictures = v->site_pictures};
	bool same = str_is(v->in->fetch_site, "same-origin");
	ask.trusted = v->signed_in && (same || (v->in->origin.len && str_eq(v->in->origin, v->texts->base_url)));
	return ask;
}

// The house's time, which does not go back when the machine's clock does: a link that was over stays over.
static int64_t now_of(const struct site *site)
{
	return house_now(site->house);
}

static void answer(void *context, struct request *in, struct response *out)
{
	struct visit v;
	in->now = now_of(context);
	visit_begin(&v, context, in, out);
	if (str_starts(in->path, "/s/"))
		return answer_asset(&v);
	struct api_ask ask = api_ask(&v);
	if (is_api(v.site, in))
		v.site->api->answer(&ask);
	else
		answer_page(&v);
	if (v.seat) {
		out->pending = seat_looks(v.seat);
		seat_close(v.seat);
	}
}

static void refuse(void *context, const struct request *in, struct response *out)
{
	struct visit v;
	int status = out->status;
	visit_begin(&v, context, in, out);
	struct api_ask ask = api_ask(&v);
	ask.refused = status;
	if (is_api(v.site, in))
		return v.site->api->answer(&ask);
	if (!find_page(&v) || !read_form(&v)) // what was typed is given back, if it can be read
		v.form.n = 0;
	out->status = status;
	site_refuse_page(&v);
}

static struct course course(void *context, const struct request *in)
{
	struct site *site = context;
	struct match match;
	struct course course = {.saying = !request_reads(in)};
	if (is_api(site, in) && site->api->brings_file(in))
		return (struct course){.slow = true, .saying = true, .body_max = BODY_UPLOAD};
	if (router_find(site->router, in->method, in->path, &match) != ROUTED)
		return course;
	const struct page *page = site->rows[match.row];
	course.slow = page->prepare != NULL;
	course.saying |= (page->flags & PAGE_SAYS) != 0;
	course.body_max = page->flags & PAGE_FILE ? BODY_PLAN : page->flags & PAGE_UPLOAD ? BODY_UPLOAD : 0;
	return course;
}

static void prepare(void *context, struct request *in)
{
	struct visit v;
	struct response none = {.status = 200};
	in->now = now_of(context);
	visit_begin(&v, context, in, &none);
	struct api_ask ask = api_ask(&v);
	if (is_api(v.site, in)) {
		in->prepared = v.site->api->prepare(&ask);
		return;
	}
	if (find_page(&v) && read_form(&v) && v.page->prepare)
		v.page->prepare(&v);
	in->prepared = v.prepared;
}

// ---- the saying thread's side

struct turn_job {
	struct job job;
	struct turn *turn;
};

static void job_run(struct job *job)
{
	turn_run(((struct turn_job *)job)->turn);
}
static void job_done(struct job *job, enum status status)
{
	turn_done(((struct turn_job *)job)->turn, status);
}

static void fetch(struct site *site, const struct request *in)
{
	struct visit v;
	struct response none = {.status = 200};
	visit_begin(&v, site, in, &none);
	struct api_ask ask = api_ask(&v);
	if (is_api(site, in))
		return site->api->fetch(&ask);
	if (v.signed_in && find_page(&v) && v.page->flags & PAGE_SEAT && v.match.n_ids)
		seat_fetch(v.house, v.match.ids[0], &(struct who){.person = v.session.person}, v.arena);
}

static void queue(void *context, struct turn *turn)
{
	fetch(context, turn_request(turn));
	struct turn_job *job = arena_new(turn_request(turn)->arena, struct turn_job);
	*job = (struct turn_job){.job = {.run = job_run, .done = job_done}, .turn = turn};
	house_queue(((struct site *)context)->house, &job->job);
}

static void keep(void *context, void *pending, struct turn *turn)
{
	struct turn_job *job = arena_new(turn_request(turn)->arena, struct turn_job);
	*job = (struct turn_job){.job = {.done = job_done}, .turn = turn};
	house_keep_looks(((struct site *)context)->house, pending, &job->job);
}

const struct server_hooks site_hooks = {
        .course = course, .prepare = prepare, .answer = answer, .refuse = refuse, .queue = queue, .keep = keep};
