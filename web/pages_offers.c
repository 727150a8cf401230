// SPDX-License-Identifier: EUPL-1.2
// Help offered: what somebody says they can do. It waits on the table until the family makes it an action, in one step (P16).
#include "fresh.h"
#include "items.h"
#include "views.h"

static struct url url_of(const struct visit *v, const struct sight_offer *o, const char *rest)
{
	return (struct url){str_print(v->arena, "/plan/%s/aanbod/%s%s", items_id(v, v->plan->id), items_id(v, o->id), rest)};
}

static const struct sight_offer *this_offer(struct visit *v)
{
	const struct sight_offer *o = v->match.n_ids > 1 ? see_offer(v, v->match.ids[1]) : NULL;
	if (!o)
		visit_missing(v);
	return o;
}

static const struct form_page *add_form(struct visit *v)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Leg op tafel"));
	p->action.text = str_print(v->arena, "/plan/%s/aanbod/nieuw", items_id(v, v->plan->id));
	struct box *text = box_add(p, BOX_LINE, "tekst", SAY(v, "Wat kun je doen?"), STR(""));
	text->hint = SAY(v, "Bijvoorbeeld: een keer koken, of oppassen.");
	box_add(p, BOX_LINE, "wanneer", SAY(v, "Wanneer?"), STR(""))->hint = SAY(v, "In je eigen woorden. Mag leeg blijven.");
	if (v->plan->people.n > 1) {
		const struct sight_name *me[1] = {v->plan->me};
		box_people(p, box_add(p, BOX_SELECT, "van", SAY(v, "Wie zegt dit?"), STR("")),
		        (struct sight_names){me, v->plan->me ? 1 : 0});
	}
	return p;
}

static struct str offered_by(const struct visit *v, const struct sight_offer *o)
{
	struct str typed = o->typed ? words_name(v, o->typed) : o->typed_then;
	if (!typed.len)
		return words_name(v, o->from);
	struct text_arg args[] = {{"wie", words_name(v, o->from)}, {"typte", typed}, {NULL, {0}}};
	return text_fill(v->arena, SAY(v, "{wie}, getypt door {typte}"), args);
}

struct offer_rows offer_rows_of(const struct visit *v)
{
	struct offer_row *rows = arena_many(v->arena, struct offer_row, v->plan->offers.n);
	for (size_t i = 0; i < v->plan->offers.n; i++) {
		const struct sight_offer *o = &v->plan->offers.at[i];
		rows[i] = (struct offer_row){v->plan->id, o->id, o->text, o->when, offered_by(v, o), can(v, SAY_OFFER_TAKE),
		        v->plan->owner || o->mine};
	}
	return (struct offer_rows){rows, v->plan->offers.n};
}

void offers_show(struct visit *v)
{
	struct offers_page p = {.frame = items_frame(v, SAY(v, "Hulp op tafel"), 1),
	        .plan = v->plan->id,
	        .offers = offer_rows_of(v),
	        .add = can(v, SAY_OFFER_ADD) ? add_form(v) : NULL};
	view_offers_page(&v->out->body, &v->view, &p);
}

void offer_take_show(struct visit *v)
{
	const struct sight_offer *o = this_offer(v);
	if (!o)
		return;
	struct form_page *p = form_begin(v, SAY(v, "Maak er een actie van"), SAY(v, "Zet in het plan"));
	p->about = o->text;
	p->lead = offered_by(v, o);
	p->action = url_of(v, o, "/gebruiken");
	p->back.text = str_print(v->arena, "/plan/%s/aanbod", items_id(v, v->plan->id));
	p->back_text = SAY(v, "Terug");
	struct box *when = box_add(p, BOX_DAY, "wanneer", SAY(v, "Wanneer?"), STR(""));
	when->hint = o->when.len ? o->when : SAY(v, "Mag leeg blijven.");
	struct box *rhythm = box_add(p, BOX_SELECT, "ritme", SAY(v, "Hoe vaak?"), STR(""));
	box_rhythms(p, rhythm, RHYTHM_NONE);
	box_goals(p, box_add(p, BOX_SELECT, "doel", SAY(v, "Bij welk doel?"), STR("")), ID_NONE);
	form_show(v, p);
}

void offer_remove_show(struct visit *v)
{
	const struct sight_offer *o = this_offer(v);
	if (!o)
		return;
	struct form_page *p = form_begin(v, SAY(v, "Dit weghalen?"), SAY(v, "Haal weg"));
	p->about = o->text;
	p->action = url_of(v, o, "/weghalen");
	p->back.text = str_print(v->arena, "/plan/%s/aanbod", items_id(v, v->plan->id));
	p->back_text = SAY(v, "Terug");
	p->away = true;
	form_show(v, p);
}
