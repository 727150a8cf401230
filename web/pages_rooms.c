// SPDX-License-Identifier: EUPL-1.2
// A room: what stands in it, making one, another name, another place, own fields; and the forms a plan can begin with. Every form
// here is only a handful of titles: nothing in the program knows them afterwards.
#include "fresh.h"
#include "items.h"
#include "views.h"

enum { LINK_WORDS = 40, LINK_CHOICES = 24 };

static struct url url_of(const struct visit *v, const struct sight_room *r, const char *rest)
{
	return (struct url){str_print(v->arena, "/plan/%s/kamer/%s%s", items_id(v, v->plan->id), items_id(v, r->id), rest)};
}

static const struct sight_room *this_room(struct visit *v)
{
	const struct sight_room *r = v->match.n_ids > 1 ? see_room(v, v->match.ids[1]) : NULL;
	if (!r)
		visit_missing(v);
	return r;
}

static bool may_change(const struct visit *v, const struct sight_room *r)
{
	return v->plan->owner || r->mine;
}

// ---- what stands in it

// Who says it: oneself, or somebody one types for. A young person's own page needs no such question first.
static void box_from(struct form_page *p)
{
	const struct visit *v = p->visit;
	const struct sight_name *me[1] = {v->plan->me};
	struct box *b = box_add(p, BOX_SELECT, "van", SAY(v, "Wie zei dit?"), STR(""));
	b->folded = true;
	box_people(p, b, (struct sight_names){me, v->plan->me ? 1 : 0});
	for (size_t i = 0; i < v->plan->people.n; i++) { // names one has already, also without reading the people
		const struct sight_person *m = &v->plan->people.at[i];
		if (m->quotable && !m->me && !m->whole)
			box_option(p, b, id_text(v->arena, m->id), words_name(v, &(struct sight_name){m->id, m->name}), false);
	}
	if (b->options.n < 2) // nobody whom the visitor can name
		p->boxes.n--;
}

static void box_readers(struct form_page *p)
{
	const struct visit *v = p->visit;
	struct box *b = box_add(p, BOX_TICKS, "lezers", SAY(v, "Liever niet iedereen van deze kamer?"), STR(""));
	b->hint = SAY(v, "Kies dan wie dit leest. Kies je niemand? Dan leest de hele kamer het.");
	b->folded = true;
	box_option(p, b, id_text(v->arena, v->plan->seat), SAY(v, "Alleen ik"), false);
	box_seats(p, b, (struct sight_names){0});
}

// What it belongs with: something that stands in this room, or what the visitor came from.
static void box_links(struct form_page *p, const struct sight_room *r)
{
	const struct visit *v = p->visit;
	struct id from = form_id(v, "bij");
	const struct sight_entry *other = see_entry(v, from, NULL);
	if (!r->entries.n && !other)
		return;
	struct box *b =
	        box_add(p, BOX_SELECT, "bij", SAY(v, "Hoort dit bij iets anders?"), other ? id_text(v->arena, from) : STR(""));
	b->folded = !other;
	box_option(p, b, STR(""), SAY(v, "Nee"), !other);
	if (other)
		box_option(p, b, id_text(v->arena, other->id), entry_words(v, other, LINK_WORDS), true);
	for (size_t i = r->entries.n; i-- > 0 && b->options.n < LINK_CHOICES;)
		if (!other || !id_eq(r->entries.at[i].id, other->id))
			box_option(p, b, id_text(v->arena, r->entries.at[i].id), entry_words(v, &r->entries.at[i], LINK_WORDS),
			        false);
}

static const struct form_page *add_form(struct visit *v, const struct sight_room *r, struct str audience)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Zet erbij"));
	p->action = url_of(v, r, "/erbij");
	p->files = true;
	box_cells(p, r, NULL);
	struct box *text =
	        box_add(p, BOX_TEXT, "tekst", r->fields.n ? SAY(v, "Nog iets erbij?") : SAY(v, "Schrijf er iets bij"), STR(""));
	text->hint = audience;
	box_add(p, BOX_SOUND, "geluid.1", STR(""), STR(""));
	struct box *photo = box_add(p, BOX_PHOTO, "foto", SAY(v, "Een foto of tekening"), STR(""));
	photo->folded = true;
	photo->hint = SAY(v, "Plaats en tijd halen we uit de foto.");
	struct box *caption = box_add(p, BOX_LINE, "bijschrift", SAY(v, "Wat staat er op de foto?"), STR(""));
	caption->folded = true;
	caption->hint = SAY(v, "Voor wie de foto niet kan zien.");
	box_from(p);
	box_links(p, r);
	box_readers(p);
	for (size_t i = 0; i < p->boxes.n; i++) {
		p->more |= p->boxes.at[i].folded;
		p->open |= p->boxes.at[i].folded && (p->boxes.at[i].fault.len || p->boxes.at[i].value.len);
	}
	return p;
}

void room_fill(struct visit *v, const struct sight_room *r, struct room_page *p)
{
	struct entry_row *rows = arena_many(v->arena, struct entry_row, r->entries.n);
	struct entry_row *said = arena_many(v->arena, struct entry_row, r->entries.n);
	struct cell_shown *columns = arena_many(v->arena, struct cell_shown, r->fields.n);
	for (size_t i = 0; i < r->fields.n; i++)
		columns[i].title = r->fields.at[i].title;
	p->columns = (struct cells_shown){columns, r->fields.n};
	for (size_t i = 0; i < r->entries.n; i++) {
		struct entry_row row;
		entry_row_of(v, r, &r->entries.at[i], &row);
		if (row.filled && row.cells.n == r->fields.n)
			rows[p->rows.n++] = row;
		else
			said[p->said.n++] = row;
	}
	p->rows.at = rows;
	p->said.at = said;
}

void room_show(struct visit *v)
{
	const struct sight_room *r = this_room(v);
	if (!r)
		return;
	struct room_page p = {.frame = items_frame(v, SAY(v, "Kamer"), 1),
	        .plan = v->plan->id,
	        .id = r->id,
	        .title = r->title,
	        .hint = r->hint,
	        .audience = r->readers.n ? words_audience(v, r->readers, r->alone) : STR(""),
	        .kept = items_kept(v, r->inside),
	        .alone = r->alone,
	        .may_change = may_change(v, r),
	        .table = r->shows == SHOWS_TABLE || r->fields.n > 0,
	        .people = r->shows == SHOWS_PEOPLE,
	        .steps = r->shows == SHOWS_STEPS};
	room_fill(v, r, &p);
	p.add = r->readers.n && can(v, SAY_ENTRY_ADD) ? add_form(v, r, p.audience) : NULL;
	view_room_page(&v->out->body, &v->view, &p);
}

// ---- making one

enum { COLUMNS = 4 };

// The circle and the steps have a place in the order of the rooms when the family gives them one.
static void box_shows(struct form_page *p)
{
	const struct visit *v = p->visit;
	struct box *b = box_add(p, BOX_SELECT, "toont", SAY(v, "Wat komt erin?"), STR("inbreng"));
	b->folded = true;
	box_option(p, b, STR("inbreng"), SAY(v, "Wat jullie schrijven"), true);
	box_option(p, b, STR("mensen"), SAY(v, "Jullie mensen"), false);
	box_option(p, b, STR("stappen"), SAY(v, "Jullie doelen en acties"), false);
}

void room_add_show(struct visit *v)
{
	bool table = str_is(form_value(v, "toont"), "tabel");
	struct form_page *p =
	        form_begin(v, table ? SAY(v, "Een kamer met een tabel") : SAY(v, "Een nieuwe kamer"), SAY(v, "Maak de kamer"));
	p->lead = SAY(v, "Een kamer is een deel van jullie plan. Jullie kiezen hoe die heet.");
	p->action = (struct url){str_print(v->arena, "/plan/%s/kamer/nieuw", items_id(v, v->plan->id))};
	box_add(p, BOX_LINE, "titel", SAY(v, "Hoe heet de kamer?"), STR(""));
	struct box *hint = box_add(p, BOX_LINE, "uitleg", SAY(v, "Een zin eronder"), STR(""));
	hint->hint = SAY(v, "Hoeft niet. Bijvoorbeeld: wat komt hier?");
	if (table)
		form_hidden(p, "toont", STR("tabel"));
	else
		box_shows(p);
	for (int i = 0; table && i < COLUMNS; i++) {
		struct text_arg args[] = {{"nummer", str_print(v->arena, "%d", i + 1)}, {NULL, {0}}};
		struct box *b = box_add(p, BOX_LINE, "kolom", text_fill(v->arena, SAY(v, "Kolom {nummer}"), args), STR(""));
		b->id = str_print(v->arena, "kolom-%d", i + 1);
	}
	struct box *readers = box_add(p, BOX_TICKS, "lezers", SAY(v, "Wie leest deze kamer?"), STR(""));
	readers->hint = SAY(v, "Jij leest het altijd.");
	box_option(p, readers, id_text(v->arena, v->plan->seat), SAY(v, "Alleen ik"), false);
	box_seats(p, readers, (struct sight_names){0});
	form_show(v, p);
}

// Columns are own fields; they are said after the room, each with a key of its own so that a double tap makes none twice.
static void add_columns(struct visit *v, struct id room)
{
	struct form typed_form = v->form;
	struct str key = form_get(&typed_form, "sleutel"), title;
	int n = 0;
	for (const struct form_field *f = NULL; (f = form_next(&typed_form, "kolom", f)) && n < ROOM_FIELDS;) {
		if (str_clean(v->arena, f->value, &title) != OK || title.len == 0)
			continue;
		struct form_field fields[] = {{STR("kamer"), id_text(v->arena, room)},
		        {STR("titel"), str_head(title, FIELD_TITLE)},
		        {STR("sleutel"), str_print(v->arena, "%.*s-%d", STR_ARG(key), ++n)}};
		struct said said;
		v->form = (struct form){fields, sizeof fields / sizeof fields[0]};
		if (!visit_say_form(v, SAY_FIELD_ADD, "kamer-nieuw", &said))
			return;
	}
	visit_go(v, "/plan/%s/kamer/%s?klaar=kamer.nieuw", items_id(v, v->match.ids[0]), items_id(v, room));
}

void room_add_do(struct visit *v)
{
	struct said said = {0};
	if (visit_say_form(v, SAY_ROOM_ADD, "kamer-nieuw", &said))
		add_columns(v, said.about);
}

// ---- another name, another place, own fields

static struct str sort_name(const struct visit *v, enum sort sort)
{
	static const struct str names[] = {[SORT_TEXT] = TEXT("tekst"),
	        [SORT_NUMBER] = TEXT("getal"),
	        [SORT_DAY] = TEXT("dag"),
	        [SORT_PERIOD] = TEXT("van wanneer tot wanneer"),
	        [SORT_STAGE] = TEXT("nu of blijvend"),
	        [SORT_CHOICE] = TEXT("kiezen uit een lijst"),
	        [SORT_SCALE] = TEXT("cijfer van 0 tot 10"),
	        [SORT_PERSON] = TEXT("iemand van de kring"),
	        [SORT_GOAL] = TEXT("een doel")};
	return sort > 0 && (size_t)sort < sizeof names / sizeof names[0] ? say_text(v, names[sort]) : SAY(v, "tekst");
}

static const struct form_page *rename_form(struct visit *v, const struct sight_room *r)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	p->action = url_of(v, r, "/noemen");
	box_add(p, BOX_LINE, "titel", SAY(v, "Hoe heet de kamer?"), r->title);
	box_add(p, BOX_LINE, "uitleg", SAY(v, "Een zin eronder"), r->hint);
	return p;
}

static const struct form_page *field_form(struct visit *v, const struct sight_room *r)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Zet het vakje erbij"));
	p->action = url_of(v, r, "/vakje");
	box_beside(p, box_add(p, BOX_LINE, "titel", SAY(v, "Hoe heet het vakje?"), STR("")), "vakje");
	struct box *sort = box_add(p, BOX_SELECT, "soort-veld", SAY(v, "Wat komt erin?"), STR("tekst"));
	for (int i = 1; i < choice_sort.n; i++)
		box_option(p, sort, choice_sort.words[i], sort_name(v, (enum sort)i), i == SORT_TEXT);
	struct box *choices = box_add(p, BOX_TEXT, "lijst", SAY(v, "Waaruit kun je kiezen?"), STR(""));
	choices->hint = SAY(v, "Alleen bij kiezen uit een lijst. Eén keuze op elke regel.");
	if (v->again)
		choices->id = STR("keuzes"), choices->fault = fault_of(v, "keuzes");
	return p;
}

void room_change_show(struct visit *v)
{
	const struct sight_room *r = this_room(v);
	if (!r)
		return;
	struct field_line *fields = arena_many(v->arena, struct field_line, r->fields.n);
	for (size_t i = 0; i < r->fields.n; i++)
		fields[i] = (struct field_line){r->fields.at[i].id, r->fields.at[i].title, sort_name(v, r->fields.at[i].sort)};
	size_t at = (size_t)(r - v->plan->rooms.at), n = v->plan->rooms.n;
	struct room_change_page p = {.frame = items_frame(v, SAY(v, "Kamer anders"), 1),
	        .plan = v->plan->id,
	        .id = r->id,
	        .title = r->title,
	        .key = id_text(v->arena, fresh_short()),
	        .version = v->plan->version,
	        .up = v->plan->owner && at > 0,
	        .down = v->plan->owner && at + 1 < n,
	        .above = at > 1 ? id_text(v->arena, v->plan->rooms.at[at - 2].id) : STR(""),
	        .below = at + 1 < n ? id_text(v->arena, v->plan->rooms.at[at + 1].id) : STR(""),
	        .full = r->fields.n >= ROOM_FIELDS,
	        .rename = rename_form(v, r),
	        .field = field_form(v, r),
	        .fields = {fields, r->fields.n}};
	view_room_change_page(&v->out->body, &v->view, &p);
}

void room_field_do(struct visit *v)
{
	struct form_field fields[FIELD_CHOICES];
	struct str rest = form_value(v, "lijst");
	size_t n = 0;
	while (rest.len && n < FIELD_CHOICES) {
		struct str line = str_trim(str_cut(&rest, '\n'));
		if (line.len)
			fields[n++] = (struct form_field){STR("keuzes"), line};
	}
	items_do_with(v, fields, n);
}

void room_remove_show(struct visit *v)
{
	const struct sight_room *r = this_room(v);
	if (!r)
		return;
	struct form_page *p = form_begin(v, SAY(v, "Deze kamer weghalen?"), SAY(v, "Haal de kamer weg"));
	p->about = r->title;
	p->action = url_of(v, r, "/weghalen");
	p->back = url_of(v, r, "/anders");
	p->back_text = SAY(v, "Terug");
	p->away = true;
	form_note(p, SAY(v, "Wat erin staat, is dan niet meer te zien."));
	form_note(p, SAY(v, "Staan er woorden van iemand anders in? Dan blijft de kamer staan."));
	form_show(v, p);
}

void room_readers_show(struct visit *v)
{
	const struct sight_room *r = this_room(v);
	if (!r)
		return;
	struct form_page *p = form_begin(v, SAY(v, "Wie leest deze kamer?"), SAY(v, "Bewaar"));
	p->about = r->title;
	p->action = url_of(v, r, "/delen");
	p->back = url_of(v, r, "");
	p->back_text = SAY(v, "Terug naar de kamer");
	box_seats(p, box_add(p, BOX_TICKS, "lezers", SAY(v, "Kies op naam"), STR("")), r->readers);
	form_note(p, SAY(v, "Jij leest de kamer altijd. Haal je iemand weg? Wat die al las, weet die nog."));
	form_show(v, p);
}
