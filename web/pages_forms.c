// SPDX-License-Identifier: EUPL-1.2
// What shape the plan begins with: blank, three columns, questions, a table, or one's own list of titles (product.md P4). The
// words are our own; once chosen they are the family's, and nothing in the program knows which form they came from.
#include "fresh.h"
#include "items.h"
#include "views.h"

enum { TITLES = 5 };
static const struct ready_form {
	struct str title, text, titles[TITLES];
} ready_forms[] = {
        {TEXT("Drie kolommen"), TEXT("Goed om snel te beginnen."),
                {TEXT("Waar we mee zitten"), TEXT("Wat we al goed doen"), TEXT("Wat we gaan doen")}},
        {TEXT("Vragen"), TEXT("Elke vraag is een kamer."),
                {TEXT("Wat willen we anders?"), TEXT("Wat kunnen we zelf?"), TEXT("Wie kan ons helpen?"),
                        TEXT("Wat vragen we aan anderen?"), TEXT("Wat doen we als het niet lukt?")}},
};
enum { READY = sizeof ready_forms / sizeof ready_forms[0] };

static struct form_choice choice_of(const struct visit *v, const struct ready_form *f)
{
	struct form_title *titles = arena_many(v->arena, struct form_title, TITLES);
	struct form_choice c = {
	        .title = say_text(v, f->title), .text = say_text(v, f->text), .key = id_text(v->arena, fresh_short())};
	while (c.titles.n < TITLES && f->titles[c.titles.n].len) {
		titles[c.titles.n].text = say_text(v, f->titles[c.titles.n]);
		c.titles.n++;
	}
	c.titles.at = titles;
	return c;
}

static const struct form_page *own_form(struct visit *v)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Maak deze kamers"));
	p->action.text = str_print(v->arena, "/plan/%s/vorm", items_id(v, v->plan->id));
	struct box *b = box_add(p, BOX_TEXT, "regels", SAY(v, "Welke kamers willen jullie?"), STR(""));
	b->hint = SAY(v, "Zet op elke regel een titel. Zestien passen er in een keer.");
	return p;
}

void forms_show(struct visit *v)
{
	fault_move(v, "titels", "regels");
	struct form_choice *choices = arena_many(v->arena, struct form_choice, READY);
	for (size_t i = 0; i < READY; i++)
		choices[i] = choice_of(v, &ready_forms[i]);
	struct forms_page p = {
	        .frame = items_frame(v, SAY(v, "Vorm"), 1), .plan = v->plan->id, .choices = {choices, READY}, .own = own_form(v)};
	view_forms_page(&v->out->body, &v->view, &p);
}

void forms_do(struct visit *v)
{
	struct form_field titles[ROOMS_AT_ONCE + 1]; // one more than may be, so that too many is told and not cut off
	struct str rest = form_value(v, "regels");
	size_t n = 0;
	while (rest.len && n < sizeof titles / sizeof titles[0]) {
		struct str line = str_trim(str_cut(&rest, '\n'));
		if (line.len)
			titles[n++] = (struct form_field){STR("titels"), line};
	}
	items_do_with(v, titles, n);
}
