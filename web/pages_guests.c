// SPDX-License-Identifier: EUPL-1.2
// Who comes to a gathering: the list with who asks whom, and the page on which each prepares, alone or with who asks them. What
// one needs to be able to come is for all who are asked, or for who leads alone; what is shown here is what the sight says.
#include "pages_guests.h"
#include "fresh.h"
#include "items.h"
#include "pages_gatherings.h"
#include "pages_tasks.h"
#include "views.h"

static const struct sight_guest *see_guest(const struct visit *v, struct id id, const struct sight_gathering **ret)
{
	for (size_t i = 0; v->plan && i < v->plan->gatherings.n; i++) {
		const struct sight_gathering *g = &v->plan->gatherings.at[i];
		for (size_t k = 0; k < g->guests.n; k++)
			if (id_eq(g->guests.at[k].id, id)) {
				*ret = g;
				return &g->guests.at[k];
			}
	}
	return NULL;
}

const struct sight_guest *guest_me(const struct sight_gathering *g)
{
	for (size_t i = 0; i < g->guests.n; i++)
		if (g->guests.at[i].me)
			return &g->guests.at[i];
	return NULL;
}

// ---- the list

static struct str coming_said(const struct visit *v, enum coming comes)
{
	static const struct str words[] = {[COMING_NONE] = TEXT("nog geen antwoord"),
	        [COMING_YES] = TEXT("komt"),
	        [COMING_FAR] = TEXT("doet mee op afstand"),
	        [COMING_NO] = TEXT("komt niet"),
	        [COMING_UNSURE] = TEXT("weet het nog niet")};
	return say_text(v, words[comes]);
}

static bool has_seat(const struct visit *v, struct id person)
{
	const struct sight_person *m = see_person(v, person);
	return !m || m->seated || m->invited || m->me || !m->whole;
}

struct guest_lines guest_lines(const struct visit *v, const struct sight_gathering *g)
{
	struct guest_line *lines = arena_many(v->arena, struct guest_line, g->guests.n);
	for (size_t i = 0; i < g->guests.n; i++) {
		const struct sight_guest *one = &g->guests.at[i];
		lines[i] = (struct guest_line){.id = one->id,
		        .person = one->person->id,
		        .name = words_name(v, one->person),
		        .asks = one->asks == one->person ? STR("") : words_name(v, one->asks),
		        .comes = coming_said(v, one->comes),
		        .words = one->words,
		        .needs = one->needs,
		        .beside = words_name(v, one->beside),
		        .only = words_name(v, one->only),
		        .key = id_text(v->arena, fresh_short()),
		        .good = one->comes == COMING_YES || one->comes == COMING_FAR,
		        .away = one->words.len && one->comes != COMING_YES,
		        .speaks = one->speaks && !g->over,
		        .may_remove = (v->plan->owner || one->mine) && can(v, SAY_GUEST_REMOVE) && !g->over,
		        .may_invite = can(v, SAY_INVITE) && !has_seat(v, one->person->id)};
	}
	return (struct guest_lines){lines, g->guests.n};
}

static bool is_guest(const struct sight_gathering *g, struct id person)
{
	for (size_t i = 0; i < g->guests.n; i++)
		if (id_eq(g->guests.at[i].person->id, person))
			return true;
	return false;
}

static const struct form_page *add_form(struct visit *v, const struct sight_gathering *g)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Zet op de lijst"));
	p->action = gathering_url(v, g->id, "/wie");
	struct box *who = box_add(p, BOX_TICKS, "mens", SAY(v, "Wie vragen jullie?"), STR(""));
	for (size_t i = 0; i < v->plan->people.n; i++) {
		const struct sight_person *m = &v->plan->people.at[i];
		struct sight_name name = {m->id, m->name};
		if (m->whole && !m->organisation && !is_guest(g, m->id))
			box_option(p, who, id_text(v->arena, m->id), m->me ? SAY(v, "Ik") : words_name(v, &name), false);
	}
	struct box *asks = box_add(p, BOX_SELECT, "vraagt", SAY(v, "Wie vraagt hen?"), STR(""));
	asks->hint = SAY(v, "Wie gevraagd is, ziet wie er nog meer gevraagd zijn.");
	box_person(p, asks, v->plan->me);
	return who->options.n ? p : NULL;
}

void guests_show(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	if (!g)
		return;
	struct guests_page p = {.frame = items_frame(v, SAY(v, "Wie komt er?"), 1),
	        .plan = v->plan->id,
	        .gathering = g->id,
	        .title = g->title,
	        .lines = guest_lines(v, g)};
	if (!g->over && can(v, SAY_GUEST_ADD))
		p.add = add_form(v, g);
	view_guests_page(&v->out->body, &v->view, &p);
}

void guests_add_do(struct visit *v)
{
	const struct sight_gathering *g = this_gathering(v);
	struct str key = form_value(v, "sleutel");
	int n = 0;
	if (!g)
		return;
	for (const struct form_field *f = NULL; (f = form_next(&v->form, "mens", f)); n++) {
		struct intent one;
		struct said said;
		intent_init(&one, SAY_GUEST_ADD);
		one.as.guest_add.gathering = g->id;
		one.as.guest_add.asks = form_id(v, "vraagt");
		one.key = str_print(v->arena, "%.*s-%d", STR_ARG(key), n);
		if (id_read(f->value, &one.as.guest_add.person) != OK)
			return visit_missing(v);
		if (!visit_say(v, &one, "bijeenkomst-wie", &said))
			return;
	}
	visit_go(v, "/plan/%s/bijeenkomst/%s/wie", items_id(v, v->match.ids[0]), items_id(v, v->match.ids[1]));
}

void guest_remove_do(struct visit *v)
{
	const struct sight_gathering *g = NULL;
	struct intent one;
	struct said said;
	if (!see_guest(v, v->match.ids[1], &g))
		return visit_missing(v);
	struct id gathering = g->id;
	intent_init(&one, SAY_GUEST_REMOVE);
	one.as.guest_remove.guest = v->match.ids[1];
	one.key = form_value(v, "sleutel");
	if (visit_say(v, &one, "bijeenkomsten", &said))
		visit_go(v, "/plan/%s/bijeenkomst/%s/wie", items_id(v, v->match.ids[0]), items_id(v, gathering));
}

// ---- one of them: preparing

static struct str guest_url(const struct visit *v, struct id guest, const char *rest)
{
	return str_print(v->arena, "/plan/%s/gast/%s%s", items_id(v, v->plan->id), items_id(v, guest), rest);
}

static const struct form_page *poll_form(
        struct visit *v, const struct sight_gathering *g, const struct sight_guest *one, struct prepare_page *to)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	struct day_line *days = arena_many(v->arena, struct day_line, g->moments.n);
	p->action.text = guest_url(v, one->id, "/dagen");
	struct box *b =
	        box_add(p, BOX_TICKS, "kan", one->me ? SAY(v, "Welke dagen kun jij?") : SAY(v, "Welke dagen kunnen?"), STR(""));
	b->wide = true;
	for (size_t i = 0; i < g->moments.n; i++) {
		const struct sight_moment *m = &g->moments.at[i];
		bool can_then = false;
		for (size_t k = 0; k < m->can.n; k++)
			can_then |= id_eq(m->can.at[k]->id, one->person->id);
		box_option(p, b, m->moment, moment_words(v, m->day, m->from), can_then);
		days[i] = (struct day_line){.moment = m->moment};
	}
	to->days.at = days;
	to->days.n = one->polled ? 0 : g->moments.n;
	return g->moments.n && g->day == DAY_NONE ? p : NULL;
}

static const struct form_page *answer_form(struct visit *v, const struct sight_guest *one)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	p->action.text = guest_url(v, one->id, "/antwoord");
	struct box *b = box_add(p, BOX_ONE, "komt", one->me ? SAY(v, "Kom je?") : SAY(v, "Komt die?"), STR(""));
	static const struct str words[] = {[COMING_YES] = TEXT("Ik kom"),
	        [COMING_FAR] = TEXT("Ik doe mee op afstand"),
	        [COMING_NO] = TEXT("Ik kom niet"),
	        [COMING_UNSURE] = TEXT("Ik weet het nog niet")};
	for (int i = COMING_YES; i <= COMING_UNSURE; i++)
		box_option(p, b, choice_coming.words[i], say_text(v, words[i]), (int)one->comes == i);
	box_add(p, BOX_TEXT, "woorden", SAY(v, "Wil je woorden meegeven?"), one->words)->hint =
	        SAY(v, "Kom je niet? Dan lezen we dit aan tafel voor.");
	return p;
}

static const struct form_page *needs_form(struct visit *v, const struct sight_gathering *g, const struct sight_guest *one)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	p->action.text = guest_url(v, one->id, "/nodig");
	box_add(p, BOX_TEXT, "nodig", SAY(v, "Wat is er nodig om te kunnen komen?"), one->needs)->hint =
	        SAY(v, "Bijvoorbeeld een tolk, rust, oppas, of plek voor een rolstoel.");
	box_person(p, box_add(p, BOX_SELECT, "naast", SAY(v, "Wie komt er naast je zitten?"), STR("")), one->beside);
	struct box *b = box_add(p, BOX_ONE, "alleen", SAY(v, "Wie mag dit lezen?"), STR(""));
	b->wide = true;
	box_option(p, b, STR(""), SAY(v, "Iedereen die gevraagd is"), !one->only);
	if (g->lead && !g->leading) {
		struct text_arg args[] = {{"naam", words_name(v, g->lead)}, {NULL, {0}}};
		box_option(p, b, id_text(v->arena, g->lead->id), text_fill(v->arena, SAY(v, "Alleen {naam}, die leidt"), args),
		        one->only != NULL);
	}
	return p;
}

static void fill_parts(const struct visit *v, const struct sight_gathering *g, struct prepare_page *p)
{
	struct day_line *parts = arena_many(v->arena, struct day_line, g->phases.n);
	size_t n = 0;
	for (size_t i = 0; i < g->phases.n; i++)
		if (!g->phases.at[i].skipped)
			parts[n++].text = g->phases.at[i].title;
	p->parts.at = parts;
	p->parts.n = n;
}

void prepare_show(struct visit *v)
{
	const struct sight_gathering *g = NULL;
	const struct sight_guest *one = v->match.n_ids > 1 ? see_guest(v, v->match.ids[1], &g) : NULL;
	if (!one || !one->speaks)
		return visit_missing(v);
	struct prepare_page p = {.frame = items_frame(v, SAY(v, "Voorbereiden"), 1),
	        .plan = v->plan->id,
	        .gathering = g->id,
	        .id = one->id,
	        .title = g->title,
	        .asks = one->asks && !items_me(v, one->asks) ? words_name(v, one->asks) : STR(""),
	        .key = id_text(v->arena, fresh_short()),
	        .facts = meet_facts(v, g),
	        .tasks = task_lines(v, g),
	        .task = tasks_of(v, g, one->person->id),
	        .may_erase = (one->polled || one->comes || one->needs.len || one->beside) && can(v, SAY_GUEST_ERASE),
	        .erase_key = id_text(v->arena, fresh_short())};
	if (!one->me)
		p.name = words_name(v, one->person);
	fill_parts(v, g, &p);
	p.poll = poll_form(v, g, one, &p);
	if (!p.poll)
		p.days.n = 0;
	p.answer = answer_form(v, one);
	p.needs = needs_form(v, g, one);
	view_prepare_page(&v->out->body, &v->view, &p);
}
