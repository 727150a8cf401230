// SPDX-License-Identifier: EUPL-1.2
// A plan taken along as a file, a plan begun from such a file, and going on alone. The name of the file says nothing of whose
// plan it is: a telephone shows it to whoever holds it.
#include "pages_take.h"
#include "anew.h"
#include "begun.h"
#include "export.h"
#include "fresh.h"
#include "site.h"
#include "views.h"

typedef enum status exporting(struct seat *, int64_t now, struct arena *, struct out *);

static void send(struct visit *v, exporting *how, const char *type, const char *disposition)
{
	enum status got = how(v->seat, v->in->now, v->arena, &v->out->body);
	if (got != OK)
		return visit_trouble(v, got);
	v->out->type = type;
	response_header(v->out, "Content-Disposition", disposition);
}

static void send_html(struct visit *v)
{
	send(v, export_html, "text/html; charset=utf-8", "attachment; filename=\"kring.html\"");
}
static void send_json(struct visit *v)
{
	send(v, export_json, "application/json", "attachment; filename=\"kring.json\"");
}

static void go_to_plan(struct visit *v, struct id plan)
{
	visit_go(v, "/plan/%s", str_zero(v->arena, id_text(v->arena, plan)));
}

static void say_alone(struct visit *v)
{
	struct imported at;
	struct begun begun;
	struct who who = visit_who(v);
	if (begun_before(v, &begun))
		return go_to_plan(v, begun.plan);
	if (begun_too_many(v, "verder"))
		return;
	enum status got = export_go_alone(v->house, v->seat, &who, v->arena, &at);
	if (got == OK)
		got = begun_with(v, &(struct begun){who.person, at.plan});
	if (got != OK)
		return visit_trouble(v, got);
	go_to_plan(v, at.plan);
}

// ---- from a file

struct brought { // by prepare, in a thread for slow work
	const struct import *import;
	enum status got;
};

static void read_file(struct visit *v)
{
	struct brought *b = arena_new(v->arena, struct brought);
	const struct form_part *file = multipart_get(&v->parts, "bestand");
	const struct anew anew = {anew_make, v->site_pictures};
	b->got = !visit_trusted(v)         ? REFUSED
	         : file && file->bytes.len ? begin_allowed(v->house, v->in->from.b, v->in->now)
	                                   : BAD_INPUT;
	if (b->got == OK)
		b->got = import_read(file->bytes, &anew, v->arena, &b->import);
	v->prepared = b;
}

static struct str refusal(enum status got)
{
	if (got == TOO_LARGE)
		return TEXT("In dit bestand zit meer dan in een plan past. Vraag het wie deze site beheert.");
	if (got == BUSY)
		return TEXT("Het is nu te druk voor foto's. Probeer het over een minuut nog eens.");
	if (got == TOO_OFTEN)
		return TEXT("Er begonnen hier net veel plannen. Wacht even. Probeer het dan nog eens.");
	return TEXT("Dit is geen plan uit Kring. Kies het bestand dat je eerder meenam.");
}

static void show_take_over(struct visit *v)
{
	const struct brought *b = v->prepared;
	if (b) {
		v->faults = (struct faults){.at = {{STR("bestand"), refusal(b->got), 0, 0}}, .n = 1};
		v->out->status = b->got == TOO_LARGE ? 413 : b->got == TOO_OFTEN ? 429 : b->got == BUSY ? 503 : 400;
	}
	struct take_over_page p = {.frame = visit_frame(v, SAY(v, "Plan uit een bestand"), 0),
	        .key = fresh_short(),
	        .fault = fault_of(v, "bestand")};
	view_take_over_page(&v->out->body, &v->view, &p);
}

// The plan, and who it is of: whoever is signed in, or somebody new.
static enum status take_over(struct visit *v, const struct import *import, struct begun *ret)
{
	struct who who = visit_who(v);
	struct imported at;
	enum status got = v->signed_in ? OK : visit_new_person(v, &who.person);
	if (got == OK)
		got = import_keep(v->house, import, &who, v->arena, &at);
	if (got == OK)
		*ret = (struct begun){who.person, at.plan};
	return got == OK ? begun_with(v, ret) : got;
}

static void say_take_over(struct visit *v)
{
	const struct brought *b = v->prepared;
	struct begun begun;
	if (!b || b->got != OK)
		return show_take_over(v);
	bool there = begun_before(v, &begun);
	enum status got = there ? OK : take_over(v, b->import, &begun);
	if (got != OK)
		return visit_trouble(v, got);
	if (!v->signed_in)
		visit_sign_in(v, begun.person, false, SHUT_NOTHING);
	go_to_plan(v, begun.plan);
}

static const struct page rows[] = {
        {METHOD_GET, "/plan/{id}/meenemen/plan.html", NULL, send_html, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/plan/{id}/meenemen/plan.json", NULL, send_json, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_POST, "/plan/{id}/verder", NULL, say_alone, PAGE_SEAT, PART_OWN, NULL},
        {METHOD_GET, "/overnemen", "overnemen", show_take_over, PAGE_OPEN, PART_OWN, NULL},
        {METHOD_POST, "/overnemen", NULL, say_take_over, PAGE_FILE | PAGE_SLOW, PART_OWN, read_file},
};
const struct pages pages_take = {rows, sizeof rows / sizeof rows[0]};
