// SPDX-License-Identifier: EUPL-1.2
// "Deel de vorm, niet de inhoud": the form of a gathering and of the rooms a family chooses, as a file that another family or an
// office can use. Only names of parts, questions, rooms and fields go along; the page shows them, for a title may hold a name.
#include "items.h"
#include "packs.h"
#include "pages_gatherings.h"

// For who names its parts.
static const struct sight_gathering *given_gathering(struct visit *v)
{
	if (can(v, SAY_PHASE_NAME))
		return this_gathering(v);
	visit_missing(v);
	return NULL;
}

static struct str parts_named(const struct visit *v, const struct sight_gathering *g)
{
	struct str all = STR("");
	for (size_t i = 0; i < g->phases.n; i++) {
		const struct sight_phase *f = &g->phases.at[i];
		all = STR_JOIN(v->arena, all, i ? STR(" · ") : STR(""), f->title);
		for (size_t k = 0; k < f->prompts.n; k++)
			all = STR_JOIN(v->arena, all, STR(" · "), f->prompts.at[k]);
	}
	for (size_t i = 0; i < g->tasks.n; i++)
		all = STR_JOIN(v->arena, all, all.len ? STR(" · ") : STR(""), g->tasks.at[i].title);
	return all;
}

static struct str fields_named(const struct visit *v, const struct sight_room *r)
{
	struct str all = r->hint;
	for (size_t i = 0; i < r->fields.n; i++)
		all = STR_JOIN(v->arena, all, all.len ? STR(" · ") : STR(""), r->fields.at[i].title);
	return all;
}

void form_gift_show(struct visit *v)
{
	const struct sight_gathering *g = given_gathering(v);
	if (!g)
		return;
	struct form_page *p = form_begin(v, SAY(v, "Deel de vorm, niet de inhoud"), SAY(v, "Haal het bestand op"));
	p->lead = SAY(v, "Alleen namen gaan mee: van delen, rollen, vragen, kamers en vakjes. Niets van wat jullie schreven.");
	p->action.text = str_print(v->arena, "/plan/%s/bijeenkomst/%s/vorm", items_id(v, v->plan->id), items_id(v, g->id));
	p->back.text = str_print(v->arena, "/plan/%s/bijeenkomst/%s", items_id(v, v->plan->id), items_id(v, g->id));
	p->back_text = SAY(v, "Terug naar de bijeenkomst");
	p->about = parts_named(v, g);
	box_add(p, BOX_LINE, "naam", SAY(v, "Hoe heet deze vorm?"), g->title);
	struct box *b = box_add(p, BOX_TICKS, "kamers", SAY(v, "Welke kamers gaan mee?"), STR(""));
	b->wide = true;
	b->hint = SAY(v, "Hooguit zestien.");
	for (size_t i = 0; i < v->plan->rooms.n; i++) {
		const struct sight_room *r = &v->plan->rooms.at[i];
		if (r->alone)
			continue;
		box_option(p, b, id_text(v->arena, r->id), r->title, false);
		b->options.at[b->options.n - 1].more = fields_named(v, r);
	}
	form_note(p, SAY(v, "Staat er een naam van iemand tussen? Verander die eerst."));
	form_note(p, SAY(v, "Een organisatie zet het bestand in Kring. Daarna kan iedereen daar jullie vorm kiezen."));
	form_show(v, p);
}

void form_gift_do(struct visit *v)
{
	const struct sight_gathering *g = given_gathering(v);
	if (!g)
		return;
	const struct sight_room **rooms = arena_many(v->arena, const struct sight_room *, v->plan->rooms.n);
	struct str name;
	struct pack_gift gift = {.name = g->title, .from = g, .rooms = rooms};
	if (str_clean(v->arena, form_value(v, "naam"), &name) == OK && name.len)
		gift.name = name;
	for (size_t i = 0; i < v->plan->rooms.n; i++)
		for (const struct form_field *f = NULL; (f = form_next(&v->form, "kamers", f));)
			if (str_eq(f->value, id_text(v->arena, v->plan->rooms.at[i].id)) && !v->plan->rooms.at[i].alone)
				rooms[gift.n_rooms++] = &v->plan->rooms.at[i];
	pack_give(&v->out->body, &gift);
	v->out->type = "application/yaml; charset=utf-8";
	response_header(v->out, "Content-Disposition", "attachment; filename=\"vorm.yaml\"");
}
