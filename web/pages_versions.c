// SPDX-License-Identifier: EUPL-1.2
// Versions: the plan as it was put before everyone, and what each says of it (P10, P11). Five answers, all of them good ones; who
// has no seat says it to somebody, and a third was there. Nobody is counted and nothing waits for all.
#include "pages_versions.h"
#include "fresh.h"
#include "items.h"
#include "views.h"

static struct str typed_words(const struct visit *v, const struct sight_stand *s)
{
	if (!s->typed)
		return STR("");
	struct text_arg args[] = {{"typte", words_name(v, s->typed)}, {"getuige", words_name(v, s->witness)}, {NULL, {0}}};
	return text_fill(
	        v->arena, s->witness ? SAY(v, "getypt door {typte}, {getuige} was erbij") : SAY(v, "getypt door {typte}"), args);
}

static void stands_into(const struct visit *v, const struct sight_version *version, struct version_row *to)
{
	struct stand_row *rows = arena_many(v->arena, struct stand_row, version->stands.n);
	for (size_t i = 0; i < version->stands.n; i++) {
		const struct sight_stand *s = &version->stands.at[i];
		rows[i] = (struct stand_row){.who = items_me(v, s->who) ? SAY(v, "Jij") : words_name(v, s->who),
		        .stand = words_choice(v, &choice_stand, (int)s->stand),
		        .word = s->word,
		        .typed = typed_words(v, s),
		        .good = s->stand == STAND_BEHIND,
		        .waiting = s->stand != STAND_BEHIND};
	}
	to->stands.at = rows;
	to->stands.n = version->stands.n;
}

static void box_stands(struct form_page *p)
{
	const struct visit *v = p->visit;
	struct box *b = box_add(p, BOX_ONE, "antwoord", SAY(v, "Wat zegt die ervan?"), STR(""));
	box_beside(p, b, "namens-antwoord");
	for (int i = 1; i < choice_stand.n; i++)
		box_option(p, b, choice_stand.words[i], words_choice(v, &choice_stand, i), false);
}

// Those without a seat of their own, and those who asked the visitor to stand in.
static size_t box_whom(struct form_page *p)
{
	const struct visit *v = p->visit;
	struct box *b = box_add(p, BOX_SELECT, "voor", SAY(v, "Voor wie?"), STR(""));
	for (size_t i = 0; i < v->plan->people.n; i++) {
		const struct sight_person *m = &v->plan->people.at[i];
		if (m->speaks && !m->unasked)
			box_option(p, b, id_text(v->arena, m->id), m->name, false);
	}
	return b->options.n;
}

static const struct form_page *other_form(struct visit *v, const struct sight_version *version)
{
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Bewaar"));
	p->action.text =
	        str_print(v->arena, "/plan/%s/versie/%s/antwoord?namens", items_id(v, v->plan->id), items_id(v, version->id));
	if (box_whom(p) == 0)
		return NULL;
	box_stands(p);
	box_beside(p, box_add(p, BOX_TEXT, "woord", SAY(v, "Een woord erbij"), STR("")), "namens-woord");
	struct box *witness = box_add(p, BOX_SELECT, "getuige", SAY(v, "Wie was erbij?"), STR(""));
	witness->hint = SAY(v, "Iemand anders dan jij, die dit ook hoorde.");
	box_person(p, witness, NULL);
	return p;
}

static const struct form_page *put_form(struct visit *v)
{
	if (!can(v, SAY_VERSION_PUT))
		return NULL;
	struct form_page *p = form_begin(v, STR(""), SAY(v, "Leg dit plan voor"));
	p->action.text = str_print(v->arena, "/plan/%s/versie/nieuw", items_id(v, v->plan->id));
	box_add(p, BOX_LINE, "titel", SAY(v, "Naam van deze versie"), STR(""))->hint = SAY(v, "Mag leeg blijven.");
	struct box *b = box_add(p, BOX_TICKS, "samen", SAY(v, "Wanneer zie je elkaars antwoord?"), STR(""));
	b->wide = true;
	box_option(p, b, STR("ja"), SAY(v, "Pas als iedereen die wil iets zei"), true);
	return p;
}

static struct str title_of(const struct visit *v, const struct sight_version *version)
{
	struct text_arg args[] = {{"nummer", str_print(v->arena, "%d", version->number)}, {NULL, {0}}};
	return version->title.len ? version->title : text_fill(v->arena, SAY(v, "Versie {nummer}"), args);
}

// The form with one's own answer, not that for another or that for the whole plan.
static bool refused_here(const struct visit *v)
{
	return !v->in->query.len && !memmem(v->in->path.at, v->in->path.len, "/overnemen", 10);
}

void versions_show(struct visit *v)
{
	struct version_row *rows = arena_many(v->arena, struct version_row, v->plan->versions.n);
	for (size_t i = 0; i < v->plan->versions.n; i++) {
		const struct sight_version *version = &v->plan->versions.at[i];
		bool last = i == 0 && !version->carried; // an older one is answered no more, nor what was agreed elsewhere
		rows[i] = (struct version_row){.plan = v->plan->id,
		        .id = version->id,
		        .title = title_of(v, version),
		        .when = words_time(v, version->at),
		        .by = words_name(v, version->by),
		        .key = id_text(v->arena, fresh_short()),
		        .mine = words_choice(v, &choice_stand, (int)version->mine),
		        .newest = last,
		        .carried = version->carried,
		        .waits = version->waits,
		        .may_reveal = version->waits && !version->carried && can(v, SAY_VERSION_REVEAL),
		        .reveal_key = id_text(v->arena, fresh_short()),
		        .aside = v->again && !refused_here(v),
		        .may_say = last && can(v, SAY_VERSION_STAND),
		        .adopt = last ? adopt_form(v, version) : NULL,
		        .adopted = adopted_rows(v, version),
		        .other = last && can(v, SAY_ENTRY_CONFIRM) ? other_form(v, version) : NULL};
		stands_into(v, version, &rows[i]);
		if (last && !rows[i].aside) {
			rows[i].draft = typed(v, "woord", STR(""));
			rows[i].fault = fault_of(v, "woord");
		}
	}
	struct versions_page p = {.frame = items_frame(v, SAY(v, "Versies"), 1),
	        .plan = v->plan->id,
	        .put = put_form(v),
	        .versions = {rows, v->plan->versions.n}};
	view_versions_page(&v->out->body, &v->view, &p);
}

// A sheet for who answers on paper; somebody types it over, with who was there.
void version_sheet_show(struct visit *v)
{
	const struct sight_version *version = v->match.n_ids > 1 ? see_version(v, v->match.ids[1]) : NULL;
	if (!version)
		return visit_missing(v);
	struct version_page p = {.frame = items_frame(v, SAY(v, "Antwoord op papier"), 1),
	        .plan = v->plan->id,
	        .title = title_of(v, version),
	        .when = words_time(v, version->at)};
	view_version_sheet(&v->out->body, &v->view, &p);
}

// ---- the plan as it was

static struct then_line entry_then(const struct visit *v, const struct sight_entry *e)
{
	struct str text = e->text;
	for (size_t i = 0; i < e->cells.n; i++) {
		struct str value = e->cells.at[i].value, title = e->cells.at[i].title;
		if (value.len)
			text = str_print(v->arena, "%.*s%s%.*s: %.*s", STR_ARG(text), text.len ? " · " : "", STR_ARG(title),
			        STR_ARG(value));
	}
	return (struct then_line){text, words_name(v, e->from)};
}

static struct then_part room_then(const struct visit *v, const struct sight_room *r)
{
	struct then_line *lines = arena_many(v->arena, struct then_line, r->entries.n);
	for (size_t i = 0; i < r->entries.n; i++)
		lines[i] = entry_then(v, &r->entries.at[i]);
	return (struct then_part){.title = r->title, .lines = {lines, r->entries.n}};
}

static struct then_part steps_then(
        const struct visit *v, struct str title, struct sight_action_list actions, struct sight_deal_list deals)
{
	struct then_line *lines = arena_many(v->arena, struct then_line, actions.n + deals.n);
	for (size_t i = 0; i < actions.n; i++)
		lines[i] = (struct then_line){actions.at[i].text, items_doers(v, actions.at[i].doers)};
	for (size_t i = 0; i < deals.n; i++)
		lines[actions.n + i] = (struct then_line){deals.at[i].text, SAY(v, "afspraak")};
	return (struct then_part){.title = title, .lines = {lines, actions.n + deals.n}};
}

static const struct form_page *away_form(struct visit *v, const struct sight_version *version)
{
	return carried_away_form(
	        v, str_print(v->arena, "/plan/%s/versie/%s/weghalen", items_id(v, v->plan->id), items_id(v, version->id)));
}

void version_show(struct visit *v)
{
	const struct sight_version *version = v->match.n_ids > 1 ? see_version(v, v->match.ids[1]) : NULL;
	const struct sight_plan *then;
	if (!version)
		return visit_missing(v);
	enum status got = seat_look_version(v->seat, version->id, &then);
	bool lost = got == NOT_FOUND && version->carried;
	if (lost)
		then = &(struct sight_plan){.version = STR("")};
	else if (got != OK)
		return visit_trouble(v, got);
	struct then_part *parts = arena_many(v->arena, struct then_part, then->rooms.n + then->goals.n + 1);
	size_t n = 0;
	for (size_t i = 0; i < then->goals.n; i++)
		parts[n++] = steps_then(v, then->goals.at[i].text, then->goals.at[i].actions, then->goals.at[i].deals);
	if (then->loose.n + then->deals.n)
		parts[n++] = steps_then(v, SAY(v, "Zonder doel"), then->loose, then->deals);
	for (size_t i = 0; i < then->rooms.n; i++)
		parts[n++] = room_then(v, &then->rooms.at[i]);
	struct version_page p = {.frame = items_frame(v, SAY(v, "Het plan zoals het was"), 1),
	        .plan = v->plan->id,
	        .title = title_of(v, version),
	        .when = words_time(v, version->at),
	        .lost = lost,
	        .audience = version->carried ? words_audience(v, (struct sight_names){0}, true) : STR(""),
	        .away = version->carried && can(v, SAY_VERSION_REMOVE) ? away_form(v, version) : NULL,
	        .parts = {parts, n}};
	view_version_page(&v->out->body, &v->view, &p);
}
