// SPDX-License-Identifier: EUPL-1.2
// Gatherings: which there are, beginning one in a way that suits, going through its parts, and taking in the rooms it brings.
// What a method says comes from its pack; nothing here knows one by name.
#include "pages_gatherings.h"
#include "fresh.h"
#include "items.h"
#include "made.h"
#include "pages_guests.h"
#include "site.h"
#include "views.h"

const struct sight_gathering *see_gathering(const struct visit *v, struct id id)
{
	for (size_t i = 0; v->plan && i < v->plan->gatherings.n; i++)
		if (id_eq(v->plan->gatherings.at[i].id, id))
			return &v->plan->gatherings.at[i];
	return NULL;
}

const struct sight_gathering *this_gathering(struct visit *v)
{
	const struct sight_gathering *g = v->match.n_ids > 1 ? see_gathering(v, v->match.ids[1]) : NULL;
	if (!g)
		visit_missing(v);
	return g;
}

struct url gathering_url(const struct visit *v, struct id gathering, const char *rest)
{
	return (struct url){
	        str_print(v->arena, "/plan/%s/bijeenkomst/%s%s", items_id(v, v->plan->id), items_id(v, gathering), rest)};
}

const struct sight_private *private_on(const struct visit *v)
{
	return v->plan && v->plan->private.n ? &v->plan->private.at[0] : NULL;
}

struct lines_shown shown_lines(const struct visit *v, struct strs from)
{
	struct line_shown *lines = arena_many(v->arena, struct line_shown, from.n);
	for (size_t i = 0; i < from.n; i++)
		lines[i].text = from.at[i];
	return (struct lines_shown){lines, from.n};
}

struct id room_for_notes(const struct visit *v)
{
	for (size_t i = 0; can(v, SAY_ENTRY_ADD) && i < v->plan->rooms.n; i++) {
		const struct sight_room *r = &v->plan->rooms.at[i];
		if (!r->alone && r->readers.n && r->shows <= SHOWS_ENTRIES)
			return r->id;
	}
	return ID_NONE;
}

static struct url url_of(const struct visit *v, const struct sight_gathering *g, const char *rest, struct str word)
{
	return (struct url){str_print(
	        v->arena, "/plan/%s/bijeenkomst/%s%s%.*s", items_id(v, v->plan->id), items_id(v, g->id), rest, STR_ARG(word))};
}

// ---- which there are, and beginning one

static struct str state_of(const struct visit *v, const struct sight_gathering *g)
{
	if (g->over)
		return SAY(v, "Voorbij");
	for (size_t i = 0; i < g->phases.n; i++)
		if (g->phases.at[i].now)
			return g->phases.at[i].title;
	return STR("");
}

static void fill_methods(const struct visit *v, struct gatherings_page *p)
{
	const struct packs *all = house_packs(v->house);
	int lang = v->view.lang == LANG_EN;
	struct method_card *cards = arena_many(v->arena, struct method_card, all->n);
	for (size_t i = 0; i < all->n; i++)
		cards[i] = (struct method_card){all->at[i].id, all->at[i].name[lang], all->at[i].about[lang], all->at[i].follows,
		        all->at[i].checked[lang], id_text(v->arena, fresh_short())};
	p->methods.at = cards;
	p->methods.n = all->n;
}

void gatherings_show(struct visit *v)
{
	struct gathering_line *lines = arena_many(v->arena, struct gathering_line, v->plan->gatherings.n);
	struct gatherings_page p = {.frame = items_frame(v, SAY(v, "Bijeenkomsten"), 1),
	        .plan = v->plan->id,
	        .fault = fault_of(v, "methode"),
	        .may_begin = can(v, SAY_GATHERING_ADD)};
	for (size_t i = 0; i < v->plan->gatherings.n; i++) {
		const struct sight_gathering *g = &v->plan->gatherings.at[i];
		lines[i] = (struct gathering_line){g->id, g->title, state_of(v, g)};
	}
	p.lines.at = lines;
	p.lines.n = v->plan->gatherings.n;
	if (p.may_begin)
		fill_methods(v, &p);
	view_gatherings_page(&v->out->body, &v->view, &p);
}

// ---- one gathering

static void fill_phases(const struct visit *v, const struct sight_gathering *g, struct gathering_page *p)
{
	struct phase_shown *to = arena_many(v->arena, struct phase_shown, g->phases.n);
	const struct str *times = part_times(v, g);
	for (size_t i = 0; i < g->phases.n; i++) {
		const struct sight_phase *f = &g->phases.at[i];
		to[i] = (struct phase_shown){.id = f->id,
		        .title = f->title,
		        .hint = f->hint,
		        .there = there_words(v, f),
		        .time = times[i],
		        .key = id_text(v->arena, fresh_short()),
		        .door = url_of(v, g, "/deur?fase=", f->id),
		        .rename = url_of(v, g, "/noemen?fase=", f->id),
		        .closed = f->closed,
		        .now = f->now,
		        .skipped = f->skipped,
		        .prompts = shown_lines(v, f->prompts)};
	}
	for (size_t i = 0; i < g->phases.n; i++) {
		if (to[i].now)
			p->now = &to[i], p->next = NULL;
		else if (!p->next && !to[i].skipped)
			p->next = &to[i];
	}
	p->phases.at = to;
	p->phases.n = g->phases.n;
}

static bool has_room(const struct visit *v, struct str title)
{
	for (size_t i = 0; i < v->plan->rooms.n; i++)
		if (str_eq(v->plan->rooms.at[i].title, title))
			return true;
	return false;
}

static struct sight_names circle_of(const struct visit *v)
{
	const struct sight_name **names = arena_many(v->arena, const struct sight_name *, v->plan->seats.n);
	struct sight_name *ids = arena_many(v->arena, struct sight_name, v->plan->seats.n);
	size_t n = 0;
	for (size_t i = 0; i < v->plan->seats.n; i++)
		if (circle_role(v->plan->seats.at[i].role)) {
			ids[n].id = v->plan->seats.at[i].id;
			names[n] = &ids[n], n++;
		}
	return (struct sight_names){names, n};
}

// All that the plan does not have yet, in one tap.
static const struct form_page *rooms_form(struct visit *v, const struct sight_gathering *g)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Zet deze kamers erbij"));
	size_t n = 0;
	p->action = url_of(v, g, "/kamers", STR(""));
	struct box *rooms = box_add(p, BOX_TICKS, "kamers", SAY(v, "Deze kamers horen erbij"), STR(""));
	rooms->wide = true; // a hint does not fit in half a telephone
	for (size_t i = 0; i < g->brought.n; i++)
		if (!has_room(v, g->brought.at[i].title)) {
			box_option(p, rooms, g->brought.at[i].title, g->brought.at[i].title, true);
			rooms->options.at[n++].more = g->brought.at[i].hint;
		}
	box_seats(p, box_add(p, BOX_TICKS, "lezers", SAY(v, "Wie leest ze?"), STR("")), circle_of(v));
	return n ? p : NULL;
}

const struct form_page *whom_form(struct visit *v, struct str action)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	p->action.text = action;
	struct box *b = box_add(p, BOX_SELECT, "stoel", SAY(v, "Wil je straks iemand erbij kunnen halen?"), STR(""));
	b->hint = SAY(v, "Alleen jij ziet wie je kiest.");
	box_option(p, b, STR(""), SAY(v, "Nee"), !v->plan->whom);
	box_seats(p, b, (struct sight_names){&v->plan->whom, v->plan->whom ? 1 : 0});
	return b->options.n > 1 ? p : NULL;
}

static bool has_door(const struct sight_gathering *g)
{
	bool closed = false;
	for (size_t i = 0; i < g->phases.n; i++)
		closed |= g->phases.at[i].closed;
	return closed && !g->over;
}

// For who looks: their own line among the guests, and whom they may have called.
static void fill_own(struct visit *v, const struct sight_gathering *g, bool shut, struct gathering_page *p)
{
	const struct sight_guest *me = guest_me(g);
	if (me && !g->over)
		p->me = me->id;
	if (has_door(g) && !shut && can(v, SAY_PRIVATE_ASK_WHOM))
		p->whom = whom_form(v, url_of(v, g, "/kiezen", STR("")).text), p->by_mail = enters_by_mail(v);
}

void gathering_show(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	const struct sight_private *on = private_on(v);
	if (!g)
		return;
	bool free = !g->over && (!on || on->inside), leads = free && can(v, SAY_PHASE_OPEN);
	struct gathering_page p = {.frame = items_frame(v, SAY(v, "Bijeenkomst"), 1),
	        .plan = v->plan->id,
	        .id = g->id,
	        .title = g->title,
	        .facts = meet_facts(v, g),
	        .guests = guest_lines(v, g),
	        .goals = v->plan->goals.n > 0,
	        .after = after_lines(v, g),
	        .may_plan = (!on || on->inside) && can(v, SAY_ACTION_ADD),
	        .brings = brings_of(v, g),
	        .tasks = task_lines(v, g),
	        .follows = g->follows,
	        .checked = g->checked,
	        .key = id_text(v->arena, fresh_short()),
	        .over = g->over,
	        .kept = g->kept && mades_of(v, g).n,
	        .slept = g->slept,
	        .outside = on && !on->inside,
	        .may_lead = leads && !on,
	        .may_name = free && can(v, SAY_PHASE_NAME),
	        .may_end = leads && !on && can(v, SAY_GATHERING_END),
	        .may_arrange = free && can(v, SAY_GATHERING_ARRANGE),
	        .rooms = leads && can(v, SAY_ROOM_ADD) ? rooms_form(v, g) : NULL,
	        .rename = url_of(v, g, "/noemen", STR(""))};
	if (free)
		p.box = note_box(v, g, ""), p.bring = bring_form(v, g), p.tasks = tasks_to_give(v, g);
	p.said = notes_of(v, g, free);
	p.going = g->phase.len > 0;
	fill_own(v, g, on != NULL, &p);
	fill_phases(v, g, &p);
	p.last = g->over || (p.going && !p.next);
	p.may_put = can(v, SAY_VERSION_PUT);
	view_gathering_page(&v->out->body, &v->view, &p);
}

// ---- the rooms it brings

static bool add_fields(struct visit *v, const struct sight_brought *from, struct id room, struct str key)
{
	for (size_t i = 0; i < from->fields.n; i++) {
		struct intent one;
		struct said said;
		intent_init(&one, SAY_FIELD_ADD);
		one.as.field_add = (struct say_field_add){.room = room,
		        .title = from->fields.at[i].title,
		        .sort = from->fields.at[i].sort,
		        .choices = from->fields.at[i].choices};
		one.key = str_print(v->arena, "%.*s-%zu", STR_ARG(key), i);
		if (!visit_say(v, &one, "bijeenkomst", &said))
			return false;
	}
	return true;
}

static bool add_room(struct visit *v, const struct sight_brought *from, struct ids readers, struct str key)
{
	struct intent one;
	struct said said;
	intent_init(&one, SAY_ROOM_ADD);
	one.as.room_add.title = from->title;
	one.as.room_add.hint = from->hint;
	one.as.room_add.shows = from->shows;
	one.as.room_add.readers = readers;
	one.key = key;
	return visit_say(v, &one, "bijeenkomst", &said) && add_fields(v, from, said.about, key);
}

static struct ids typed_ids(const struct visit *v, const char *field)
{
	struct id *ids = arena_many(v->arena, struct id, v->form.n);
	size_t n = 0;
	for (const struct form_field *f = NULL; (f = form_next(&v->form, field, f));)
		n += id_read(f->value, &ids[n]) == OK;
	return (struct ids){ids, n};
}

void gathering_rooms_do(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	if (!g)
		return;
	struct ids readers = typed_ids(v, "lezers");
	struct str key = form_value(v, "sleutel");
	for (size_t i = 0; i < g->brought.n; i++)
		if (was_typed(v, "kamers", g->brought.at[i].title) &&
		        !add_room(v, &g->brought.at[i], readers, str_print(v->arena, "%.*s-%zu", STR_ARG(key), i)))
			return;
	visit_go(v, "/plan/%s/bijeenkomst/%s?klaar=bijeenkomst.kamers", items_id(v, v->match.ids[0]),
	        items_id(v, v->match.ids[1]));
}

#define LOOK(path, name, show)                                                                                                   \
	{                                                                                                                        \
		METHOD_GET, "/plan/{id}" path, name, show, PAGE_SEAT, PART_PLAN, NULL                                            \
	}
#define ASK(path, name, show, say)                                                                                               \
	{                                                                                                                        \
		METHOD_GET, "/plan/{id}" path, name, show, PAGE_SEAT, PART_PLAN, NULL, say                                       \
	}
#define DO(path, say)                                                                                                            \
	{                                                                                                                        \
		METHOD_POST, "/plan/{id}" path, NULL, say, PAGE_SEAT, PART_OWN, NULL                                             \
	}
static const struct page rows[] = {
        LOOK("/bijeenkomst", "bijeenkomsten", gatherings_show),
        LOOK("/bijeenkomst/{id}", "bijeenkomst", gathering_show),
        LOOK("/bijeenkomst/{id}/noemen", "bijeenkomst-naam", gathering_name_show),
        ASK("/bijeenkomst/{id}/deel-erbij", "deel-erbij", part_add_show, SAY_PHASE_ADD),
        LOOK("/bijeenkomst/{id}/deur", "deur", door_show),
        LOOK("/bijeenkomst/{id}/laat-zien", "laat-zien", present_show),
        LOOK("/privetijd", "privetijd", private_show),
        LOOK("/bijeenkomst/{id}/wie", "bijeenkomst-wie", guests_show),
        LOOK("/bijeenkomst/{id}/dag", "bijeenkomst-dag", days_show),
        ASK("/bijeenkomst/{id}/regelen", "bijeenkomst-regelen", arrange_show, SAY_GATHERING_ARRANGE),
        LOOK("/bijeenkomst/{id}/afspraak.ics", NULL, calendar_show),
        LOOK("/gast/{id}", "gast", prepare_show),
        LOOK("/bijeenkomst/{id}/volgen", "volgen", follow_show),
        DO("/bijeenkomst", items_do),
        DO("/bijeenkomst/{id}/opschrijven", note_do),
        DO("/bijeenkomst/{id}/wie", guests_add_do),
        DO("/bijeenkomst/{id}/prikken", days_do),
        DO("/bijeenkomst/{id}/regelen", items_do),
        DO("/gast/{id}/weghalen", guest_remove_do),
        DO("/gast/{id}/{word}", items_do),
        DO("/bijeenkomst/{id}/noemen", items_do),
        DO("/bijeenkomst/{id}/deel-noemen", phase_name_do),
        DO("/bijeenkomst/{id}/deel-erbij", phase_name_do),
        DO("/bijeenkomst/{id}/meebrengen", brings_do),
        ASK("/bijeenkomst/{id}/vorm", "bijeenkomst-vorm", form_gift_show, SAY_PHASE_NAME),
        DO("/bijeenkomst/{id}/vorm", form_gift_do),
        LOOK("/bijeenkomst/{id}/vel", "vel", table_sheet_show),
        DO("/bijeenkomst/{id}/rollen", tasks_do),
        DO("/bijeenkomst/{id}/kamers", gathering_rooms_do),
        DO("/bijeenkomst/{id}/deur", door_do),
        DO("/bijeenkomst/{id}/laat-zien", present_do),
        DO("/bijeenkomst/{id}/{word}", items_do),
        DO("/privetijd/{word}", items_do),
};
const struct pages pages_gatherings = {rows, sizeof rows / sizeof rows[0]};
