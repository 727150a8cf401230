// SPDX-License-Identifier: EUPL-1.2
// See seen_again.h.
#include "seen_again.h"
#include <setjmp.h>
#include <stdarg.h>
// cmocka wants the two above first
#include <cmocka.h>

// What is another in the plan that a file becomes.
static const struct {
	const char *show, *field, *why;
} others[] = {
        {"plan", "id", "it is another plan"},
        {"plan", "volgnummer", "it is another plan"},
        {"plan", "stoel", "seats do not travel"},
        {"plan", "rol", "who works with families is of the family's network there"},
        {"plan", "eigenaar", "who brings it owns it"},
        {"plan", "mag", "sharing and seats give no right"},
        {"plan", "leest-stappen", "who brings it reads it"},
        {"plan", "leest-mensen", "who brings it reads it"},
        {"plan", "stappen-lezers", "sharing gives no right"},
        {"plan", "mensen-lezers", "sharing gives no right"},
        {"plan", "stoelen", "seats do not travel"},
        {"plan", "sleutelhulp", "keys do not travel"},
        {"plan", "privetijd", "no door is shut there; what lay behind one is marked"},
        {"plan", "te-roepen", "nobody sits there to be called"},
        {"plan", "wordt-geroepen", "nobody sits there who calls"},
        {"plan", "afgerond", "who begins with it goes on"},
        {"plan", "wordt-gewist", "it is another plan"},
        {"inbreng", "schrijver", "it is of who brings it"},
        {"inbreng", "van-hulpverlener", "no helper sits there to be asked for other words"},
        {"actie", "terug-te-draaien", "what was told elsewhere is not taken back here"},
        {"actie", "stand", "follows from the reports, also from those behind a door that were never shown"},
        {"actie", "laatst", "the same"},
        {"actie", "opschuiven", "the same"},
        {"actie", "deze-week", "the same"},
        {"doel", "ik-zei-dit", "who typed it is not there to be answered"},
        {"mens", "doet-mee", "seats do not travel"},
        {"mens", "gevraagd", "seats do not travel"},
        {"mens", "in-de-kring", "who brings it has them all in the circle"},
        {"mens", "te-citeren", "who brings it reads of all"},
        {"mens", "ik-zeg-namens", "seats do not travel, so nobody else speaks for themselves there"},
        {"plan", "alleen-eigen-acties", "sharing and seats give no right"},
        {"mens", "bereik-lezers", "sharing gives no right"},
        {"bijeenkomst", "leidt", "seats do not travel; who led it is told"},
        {"bijeenkomst", "ik-leid", "seats do not travel"},
        {"bijeenkomst", "niet-geleid-overgenomen", "told apart"},
        {"bijeenkomst", "bewaart", "one door stands there for all that was never shown"},
        {"bijeenkomst", "achter-de-deur", "the same"},
        {"bijeenkomst", "slaapt", "no door is shut there"},
        {"gast", "ik-vul-in", "who is not there has no seat, and is asked by who brings it"},
        {"gast", "binnen", "who was asked behind the door is asked in the plan it comes to"},
        {"gast", "alleen", "who alone read it was a seat; now it is who brings it"},
        {"uitspraak", "mijn-zaak", "who brings it states nothing there"},
        {"vraag", "aan-mij", "it is answered no more"},
        {"vraag", "dagen", "nobody waits for the answer"},
        {"vraag", "eigen-lezers", "it is for who brings it alone"},
        {"voorbereiding", "met", "seats do not travel; with whom is told"},
        {"plan", "ondersteuning", "how the owners of that plan are helped"},
};

static bool looks_back; // it is asked of a version

static bool is_another(const struct show *show, const struct field *f)
{
	for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
		if (str_is(show->wire, others[i].show) && str_is(f->wire, others[i].field))
			return true;
	static const char *const everywhere[] = {
	        "overgenomen", "eigen", "lezers", "alleen-ik"}; // told apart; of who brings it alone
	static const char *const beside[] = {
	        "bijeenkomst", "binnen", "neemt-mee"}; // of a version: gatherings have days of their own
	for (size_t i = 0; i < sizeof everywhere / sizeof everywhere[0]; i++)
		if (str_is(f->wire, everywhere[i]))
			return true;
	for (size_t i = 0; looks_back && i < sizeof beside / sizeof beside[0]; i++)
		if (str_is(f->wire, beside[i]))
			return true;
	return false;
}

static size_t size_of(enum field_kind kind)
{
	switch (kind) {
	case FIELD_LINE:
	case FIELD_TEXT: return sizeof(struct str);
	case FIELD_ID: return sizeof(struct id);
	case FIELD_DAY:
	case FIELD_MINUTE:
	case FIELD_INT: return sizeof(int32_t);
	case FIELD_CHOICE: return sizeof(int);
	case FIELD_FLAG: return sizeof(bool);
	case FIELD_TIME: return sizeof(int64_t);
	case FIELD_REF: return sizeof(void *);
	case FIELD_LINES:
	case FIELD_IDS:
	case FIELD_PAIRS:
	case FIELD_REFS:
	case FIELD_LIST:
	case FIELD_TEXTS: break;
	}
	return sizeof(struct ids); // every list is {pointer, count}
}

static const struct field *field_named(const struct show *show, const char *wire)
{
	for (size_t i = 0; i < show->n; i++)
		if (str_is(show->fields[i].wire, wire))
			return &show->fields[i];
	return NULL;
}

// Who typed it sits at that table; in a file it is somebody who did then.
static void typed_then(const struct show *show, char *at)
{
	const struct field *typed = field_named(show, "getypt"), *then = field_named(show, "getypt-toen");
	if (!typed || !then)
		return;
	const struct sight_name **who = (const struct sight_name **)(void *)(at + typed->offset);
	if (*who)
		*(struct str *)(void *)(at + then->offset) = (*who)->name;
	*who = NULL;
}

static void without_others(const struct show *show, char *at)
{
	typed_then(show, at);
	for (size_t i = 0; i < show->n; i++) {
		const struct field *f = &show->fields[i];
		struct ids *list = (struct ids *)(void *)(at + f->offset);
		if (is_another(show, f))
			memset(at + f->offset, 0, size_of(f->kind));
		else if (f->kind == FIELD_LIST && list->n) {
			char *copy = arena_take(arena, list->n * f->show->size);
			memcpy(copy, list->at, list->n * f->show->size);
			for (size_t k = 0; k < list->n; k++)
				without_others(f->show, copy + k * f->show->size);
			list->at = (const struct id *)(const void *)copy;
		}
	}
}

// Who brings it is a person, and comes first in the circle there; also who was taken out of it in the other plan.
static struct sight_person_list me_first(struct sight_person_list from, struct sight_person_list was)
{
	struct sight_person *list = arena_many(arena, struct sight_person, from.n);
	size_t n = 0;
	bool there = false;
	for (size_t i = 0; i < was.n; i++)
		there |= was.at[i].me;
	for (int me = there; me >= 0; me--)
		for (size_t i = 0; i < from.n; i++)
			if (from.at[i].me == me)
				list[n++] = from.at[i];
	if (n && list[0].me)
		list[0].organisation = list[0].unasked = false;
	return (struct sight_person_list){list, n};
}

static int by_field(const void *a, const void *b)
{
	return memcmp(&((const struct sight_cell *)a)->field, &((const struct sight_cell *)b)->field, sizeof(struct id));
}

static struct sight_entry_list filled_cells(struct sight_entry_list from)
{
	struct sight_entry *list = arena_many(arena, struct sight_entry, from.n);
	for (size_t i = 0; i < from.n; i++) {
		struct sight_cell *cells = arena_many(arena, struct sight_cell, from.at[i].cells.n);
		list[i] = from.at[i];
		list[i].cells = (struct sight_cell_list){cells, 0};
		for (size_t k = 0; k < from.at[i].cells.n; k++)
			if (from.at[i].cells.at[k].value.len)
				cells[list[i].cells.n++] = from.at[i].cells.at[k];
		qsort(cells, list[i].cells.n, sizeof *cells, by_field);
	}
	return (struct sight_entry_list){list, from.n};
}

// Of a room that a seat did not read, only what stood in it with a value: there it has fields of its own for that.
static struct sight_room_list rooms_read(struct sight_room_list from, struct sight_room_list was)
{
	struct sight_room *list = arena_many(arena, struct sight_room, from.n);
	assert_int_equal(from.n, was.n);
	for (size_t i = 0; i < from.n; i++) {
		list[i] = from.at[i];
		if (was.at[i].readers.n)
			continue;
		list[i].fields.n = 0;
		list[i].entries = filled_cells(list[i].entries);
	}
	return (struct sight_room_list){list, from.n};
}

static struct str said(const struct sight_plan *from, const struct sight_plan *was)
{
	struct sight_plan p = *from;
	p.people = me_first(p.people, was->people);
	p.rooms = rooms_read(p.rooms, was->rooms);
	without_others(&show_sight_plan, (char *)&p);
	return list_text(&show_sight_plan, &p, 1);
}

void assert_seen_again(const struct sight_plan *was, const struct sight_plan *is)
{
	assert_same(said(was, was), said(is, was));
}

// What the page of a version shows: goals, actions, agreements and rooms.
static struct sight_plan of_page(const struct sight_plan *from)
{
	struct sight_plan p = *from;
	p.people.n = p.offers.n = p.gatherings.n = p.versions.n = 0;
	p.statements.n = p.questions.n = p.preps.n = 0;
	return p;
}

void assert_then_again(const struct sight_plan *was, const struct sight_plan *is)
{
	struct sight_plan both[] = {of_page(was), of_page(is)};
	looks_back = true;
	assert_seen_again(&both[0], &both[1]);
	looks_back = false;
}

void each_seat_sees_it_again(uint64_t seed, int stories, int sayings, each_seat *look)
{
	for (int i = 0; i < stories; i++) {
		struct story s;
		tell_story(&s, seed + (uint64_t)i, sayings);
		for (uint32_t seat = 0; seat < s.scene.plan->seats.n; seat++) {
			if (!sits(&s, seat))
				continue;
			struct imported from = {s.scene.plan->id, scene_seat(&s.scene, (int)seat)};
			struct imported at = import_of(export_of(export_json, from.plan, from.seat, clock_now));
			const struct sight_plan *was = whole_sight_at(from);
			assert_seen_again(was, whole_sight_at(at));
			look(from, at, was);
		}
		scene_end(&s.scene);
	}
}
