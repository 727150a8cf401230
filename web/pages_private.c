// SPDX-License-Identifier: EUPL-1.2
// Private time: the door with the list of who stays, the page inside it, and showing what was made there. Who is outside gets the
// same addresses and reads that the family talks without them; what they may know is decided by what they see, not here.
#include "fresh.h"
#include "items.h"
#include "made.h"
#include "pages_gatherings.h"
#include "views.h"

// ---- the door

static void box_stays(struct form_page *p)
{
	const struct visit *v = p->visit;
	struct box *b = box_add(p, BOX_TICKS, "binnen", SAY(v, "Lees de namen hardop"), STR(""));
	b->hint = SAY(v, "Wie hier niet staat, ziet straks niets.");
	b->wide = true;
	for (size_t i = 0; i < v->plan->seats.n; i++) {
		const struct sight_seat *s = &v->plan->seats.at[i];
		if (s->invited || s->waiting || s->ended || office_role(s->role))
			continue;
		box_option(p, b, id_text(v->arena, s->id), words_name(v, s->person), circle_role(s->role));
		if (!circle_role(s->role))
			b->options.at[b->options.n - 1].more =
			        SAY(v, "Werkt met gezinnen. Sommige plichten blijven, ook aan tafel.");
	}
}

static void box_hours(struct form_page *p)
{
	const struct visit *v = p->visit;
	struct box *b = box_add(p, BOX_ONE, "uren", SAY(v, "Hoe lang denken jullie nodig te hebben?"), STR(""));
	b->wide = true;
	box_option(p, b, STR("2"), SAY(v, "2 uur"), false);
	box_option(p, b, STR("5"), SAY(v, "Vanmiddag"), false);
	box_option(p, b, STR(""), SAY(v, "We zien wel"), true);
}

void door_show(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	if (!g)
		return;
	struct form_page *p = form_begin(v, SAY(v, "Wie blijft er aan tafel?"), SAY(v, "Doe de deur dicht"));
	p->lead = SAY(v, "Straks praten jullie zonder hulpverleners.");
	p->action = gathering_url(v, g->id, "/deur");
	p->back = gathering_url(v, g->id, "");
	p->back_text = SAY(v, "Terug naar de bijeenkomst");
	box_stays(p);
	box_hours(p);
	form_hidden(p, "fase", form_value(v, "fase"));
	form_note(p, SAY(v, "Anderen zien niets tot jullie het plan laten zien. Wat je niet laat zien, zien ze nooit."));
	form_note(p, SAY(v, "Wie deze computer beheert, of de sleutel ervan, kan wel kijken."));
	form_note(p, SAY(v, "Gevaar? Bel 112. Kring slaat geen alarm."));
	form_show(v, p);
}

// No name at all would stand for the whole circle (core): here it is a list that nobody ticked.
void door_do(struct visit *v)
{
	if (form_has(&v->form, "binnen"))
		return items_do(v);
	visit_wrong(v, "deur", STR("binnen"), TEXT("Kies wie er blijft. Iemand van de familie hoort daarbij."), 400);
}

// ---- inside

static const struct form_page *alone_form(struct visit *v, struct id room)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	p->action.text = str_print(v->arena, "/plan/%s/kamer/%s/erbij", items_id(v, v->plan->id), items_id(v, room));
	struct box *b = box_add(p, BOX_TEXT, "tekst", SAY(v, "Alleen voor mij"), STR(""));
	b->hint = SAY(v, "Niemand anders aan tafel ziet dit.");
	form_hidden(p, "lezers", id_text(v->arena, v->plan->seat));
	form_hidden(p, "terug", STR("privetijd"));
	return p;
}

bool enters_by_mail(const struct visit *v)
{
	struct person_settings own;
	return !v->session.shut && person_settings_get(v->house, v->session.person, v->arena, &own) == OK && own.mail.len &&
	       !own.digits;
}

static void fill_made(const struct visit *v, const struct sight_gathering *g, struct private_page *p)
{
	struct mades all = mades_of(v, g);
	struct made_line *lines = arena_many(v->arena, struct made_line, all.n);
	for (size_t i = 0; i < all.n; i++)
		lines[i] = (struct made_line){{str_print(v->arena, "/plan/%s/%s/%s%s", items_id(v, v->plan->id), all.at[i].part,
		                                      items_id(v, all.at[i].at), all.at[i].tail)},
		        all.at[i].text, all.at[i].said};
	p->made.at = lines;
	p->made.n = all.n;
}

static void fill_inside(struct visit *v, const struct sight_private *on, struct private_page *p)
{
	const struct sight_gathering *g = see_gathering(v, on->gathering);
	for (size_t i = 0; g && i < g->phases.n; i++)
		if (g->phases.at[i].now)
			p->hint = g->phases.at[i].hint, p->prompts = shown_lines(v, g->phases.at[i].prompts);
	p->names = words_names(v, on->names);
	p->ask = on->ask;
	p->soon = on->soon > 0;
	p->fine = on->fine;
	p->wait = on->wait;
	p->waiting = on->waiting.n ? words_names(v, on->waiting) : STR("");
	p->soon_key = id_text(v->arena, fresh_short());
	p->wait_key = id_text(v->arena, fresh_short());
	p->letters = on->letters > 0;
	p->asked = on->asked;
	p->notes = room_for_notes(v);
	if (g)
		p->box = note_box(v, g, "privetijd");
	p->may_lead = can(v, SAY_GATHERING_PRESENT);
	p->goals = v->plan->goals.n > 0;
	p->by_mail = enters_by_mail(v);
	if (v->plan->whom)
		p->whom = words_name(v, v->plan->whom);
	if (!p->asked && can(v, SAY_PRIVATE_ASK_WHOM))
		p->choose = whom_form(v, str_print(v->arena, "/plan/%s/privetijd/kiezen", items_id(v, v->plan->id)));
	if (id_set(p->notes))
		p->alone = alone_form(v, p->notes);
	if (g)
		fill_made(v, g, p);
}

// What somebody outside writes is taken in and waits: one chooses the room in which it will stand.
static const struct form_page *letter_form(struct visit *v)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Leg dit in de brievenbus"));
	p->action.text = str_print(v->arena, "/plan/%s/privetijd/brief", items_id(v, v->plan->id));
	struct box *b = box_add(p, BOX_SELECT, "kamer", SAY(v, "Waar hoort het bij?"), STR(""));
	for (size_t i = 0; i < v->plan->rooms.n; i++) {
		const struct sight_room *r = &v->plan->rooms.at[i];
		if (!r->alone && r->shows <= SHOWS_ENTRIES)
			box_option(p, b, id_text(v->arena, r->id), r->title, false);
	}
	box_add(p, BOX_TEXT, "tekst", SAY(v, "Wat wil je zeggen?"), STR(""));
	return b->options.n && can(v, SAY_ENTRY_ADD) ? p : NULL;
}

void private_show(struct visit *v)
{
	const struct sight_private *on = private_on(v);
	if (!on && v->again) // it ended meanwhile
		return gatherings_show(v);
	if (!on)
		return visit_go(v, "/plan/%s/bijeenkomst", items_id(v, v->plan->id));
	struct private_page p = {.frame = items_frame(v, SAY(v, "Privétijd"), 1),
	        .plan = v->plan->id,
	        .gathering = on->gathering,
	        .since = words_time(v, on->since),
	        .inside = on->inside,
	        .called = v->plan->called,
	        .key = id_text(v->arena, fresh_short()),
	        .stay_key = id_text(v->arena, fresh_short()),
	        .stop_key = id_text(v->arena, fresh_short())};
	p.frame.private = STR(""); // the page says it itself
	if (on->inside)
		fill_inside(v, on, &p);
	else
		p.letter = letter_form(v), p.again = v->again;
	view_private_page(&v->out->body, &v->view, &p);
}

// ---- showing it

// What stood there before the door shut, with what is other now. Not ticked: outside it stays as it was.
static bool box_changed(struct form_page *p, struct sight_change_list changes)
{
	const struct visit *v = p->visit;
	if (!changes.n)
		return false;
	struct box *b = box_add(p, BOX_TICKS, "tonen", SAY(v, "Dit stond er al en is nu anders"), STR(""));
	box_beside(p, b, "tonen-anders");
	b->hint = SAY(v, "Zonder vinkje blijft het voor anderen zoals het was.");
	b->wide = true;
	for (size_t i = 0; i < changes.n; i++) {
		const struct sight_change *c = &changes.at[i];
		box_option(p, b, id_text(v->arena, c->id), change_words(v, c), true);
		b->options.at[b->options.n - 1].more = change_told(v, c);
	}
	return true;
}

static bool box_made(struct form_page *p, struct mades all)
{
	const struct visit *v = p->visit;
	struct box *b = NULL;
	for (size_t i = 0; i < all.n; i++) {
		if (all.at[i].alone)
			continue;
		if (!b)
			b = box_add(p, BOX_TICKS, "tonen", SAY(v, "Dit is nieuw"), STR(""));
		b->hint = SAY(v, "Lees het samen nog eens door");
		b->wide = true;
		box_option(p, b, id_text(v->arena, all.at[i].id), all.at[i].text, true);
		b->options.at[b->options.n - 1].more = all.at[i].kind;
	}
	return b != NULL;
}

void present_show(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	const struct sight_private *on = private_on(v);
	bool here = g && on && on->inside && id_eq(on->gathering, g->id);
	if (!g)
		return;
	if (!here && !g->kept && v->again) // somebody else showed it meanwhile
		return gathering_show(v);
	if (!here && !g->kept)
		return visit_go(v, "/plan/%s/bijeenkomst/%s", items_id(v, v->plan->id), items_id(v, g->id));
	struct form_page *p = form_begin(v, SAY(v, "Wat laten jullie zien?"), SAY(v, "Laat dit zien"));
	p->lead = SAY(v, "Wat niet is aangevinkt, blijft van jullie.");
	p->action = gathering_url(v, g->id, "/laat-zien");
	p->back = here ? (struct url){str_print(v->arena, "/plan/%s/privetijd", items_id(v, v->plan->id))}
	               : gathering_url(v, g->id, "");
	p->back_text = here ? SAY(v, "Terug naar de privétijd") : SAY(v, "Terug naar de bijeenkomst");
	bool made = box_made(p, mades_of(v, g)), changed = here && box_changed(p, on->changes);
	if (!made && !changed)
		form_note(p, SAY(v, "Jullie schreven nog niets op voor iedereen."));
	if (here && on->waiting.n)
		form_note(p, text_fill(v->arena, SAY(v, "{namen}: wacht even."),
		                     (struct text_arg[]){{"namen", words_names(v, on->waiting)}, {0}}));
	form_note(p, here ? SAY(v, "Daarna is de deur open. Wie meeleest, ziet dit meteen.")
	                  : SAY(v, "Wie meeleest, ziet dit meteen."));
	form_show(v, p);
}

// What is not ticked stays behind, also what was written after this page was shown.
void present_do(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	if (!g)
		return;
	struct mades all = mades_of(v, g);
	const struct sight_private *on = private_on(v);
	struct sight_change_list changes = on ? on->changes : (struct sight_change_list){NULL, 0};
	struct form_field *kept = arena_many(v->arena, struct form_field, all.n + changes.n);
	size_t n = 0;
	for (size_t i = 0; i < all.n; i++) {
		struct str id = id_text(v->arena, all.at[i].id);
		if (!all.at[i].alone && !was_typed(v, "tonen", id))
			kept[n++] = (struct form_field){STR("achter"), id};
	}
	for (size_t i = 0; i < changes.n; i++) {
		struct str id = id_text(v->arena, changes.at[i].id);
		if (!was_typed(v, "tonen", id))
			kept[n++] = (struct form_field){STR("achter"), id};
	}
	items_do_with(v, kept, n);
}
