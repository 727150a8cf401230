// SPDX-License-Identifier: EUPL-1.2
// For the machine's keeper and what watches for them: does it run, can it keep what is said, how much was asked (contract.md, the
// API). Only for who asks from this machine itself, nobody between: for others these pages are not there. They tell of the
// installation and never of a plan: how many questions and how long they took, not what was said.
#include "site_inner.h"

static bool from_this_machine(const struct visit *v)
{
	static const uint8_t mapped[13] = {[10] = 0xff, [11] = 0xff, 127}, loopback[16] = {[15] = 1};
	const uint8_t *from = v->in->from.b;
	return v->in->direct && (memcmp(from, mapped, sizeof mapped) == 0 || memcmp(from, loopback, sizeof loopback) == 0);
}

static bool is_for(struct visit *v)
{
	if (!from_this_machine(v))
		visit_missing(v);
	else
		v->out->type = "text/plain; charset=utf-8";
	return v->out->status == 200;
}

static void alive(struct visit *v)
{
	if (is_for(v))
		out_lit(&v->out->body, "ok\n");
}

// Runs in the saying thread: what it writes is committed before the answer leaves. When the disk does not take it, when the house
// is closing or that thread is stuck, the server says 503 in its place.
static void ready(struct visit *v)
{
	if (!is_for(v))
		return;
	if (people_keep_try(v->house) != OK)
		return visit_trouble(v, NOT_KEPT);
	out_lit(&v->out->body, "ok\n");
}

static void line(struct out *o, const char *name, const char *help, bool total, uint64_t value)
{
	out_print(o, "# HELP kring_%s %s\n# TYPE kring_%s %s\nkring_%s %llu\n", name, help, name, total ? "counter" : "gauge",
	        name, (unsigned long long)value);
}

// In the text format that Prometheus reads, version 0.0.4.
static void metrics(struct visit *v)
{
	struct out *o = &v->out->body;
	const struct server *server = v->site->server;
	if (!is_for(v) || !server)
		return;
	struct server_counts c = server_count(server);
	v->out->type = "text/plain; version=0.0.4; charset=utf-8";
	line(o, "requests_total", "Questions answered.", true, c.requests);
	out_lit(o,
	        "# HELP kring_answers_total Answers, by the first digit of their status.\n# TYPE kring_answers_total counter\n");
	for (int i = 2; i <= 5; i++)
		out_print(o, "kring_answers_total{class=\"%dxx\"} %llu\n", i, (unsigned long long)c.by_class[i]);
	line(o, "request_microseconds_total", "Time between a whole question and its answer.", true, c.micros);
	line(o, "connections_cut_total", "Connections that were too slow.", true, c.cut);
	line(o, "connections", "Connections that are open now.", false, c.connections);
	line(o, "waiting", "Questions that wait for the disk or for slow work now.", false, c.waiting);
}

static const struct page rows[] = {
        {METHOD_GET, "/healthz", NULL, alive, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_GET, "/readyz", NULL, ready, PAGE_SAYS, PART_OWN, NULL},
        {METHOD_GET, "/metrics", NULL, metrics, PAGE_OPEN, PART_OWN, NULL},
};
const struct pages pages_health = {rows, sizeof rows / sizeof rows[0]};
