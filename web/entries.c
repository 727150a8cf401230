// SPDX-License-Identifier: EUPL-1.2
// How an entry stands in its room: whose words these are, who typed them, who reads them; and the boxes of a room's own fields.
#include "fresh.h"
#include "items.h"

enum { LINK_WORDS = 60 };

bool items_me(const struct visit *v, const struct sight_name *person)
{
	return person && v->plan->me && id_eq(person->id, v->plan->me->id);
}

static const struct sight_seat *seat_of(const struct visit *v, const struct sight_name *person)
{
	for (size_t i = 0; person && i < v->plan->seats.n; i++)
		if (v->plan->seats.at[i].person && id_eq(v->plan->seats.at[i].person->id, person->id))
			return &v->plan->seats.at[i];
	return NULL;
}

bool items_works(const struct visit *v, const struct sight_name *person)
{
	const struct sight_seat *seat = seat_of(v, person);
	return seat && works_with_families(seat->role);
}

// Who typed it, at this table or at that of the file; empty when it was who said it.
static struct str typist_of(const struct visit *v, const struct sight_name *typed, struct str then, struct str me)
{
	return !typed ? then : items_me(v, typed) ? me : words_name(v, typed);
}

struct str items_said(const struct visit *v, const struct sight_goal *g)
{
	if (!g->from)
		return STR("");
	struct str who = items_me(v, g->from) ? SAY(v, "Jij") : words_name(v, g->from);
	struct str typist = typist_of(v, g->typed, g->typed_then, SAY(v, "Jij"));
	struct text_arg args[] = {{"wie", who}, {"typte", typist}, {NULL, {0}}};
	return text_fill(v->arena, typist.len ? SAY(v, "{wie} zei dit. {typte} typte het.") : SAY(v, "{wie} zei dit."), args);
}

static struct str said_by(const struct visit *v, const struct sight_entry *e)
{
	struct str from = items_me(v, e->from) ? SAY(v, "jou") : words_name(v, e->from);
	struct str typist = typist_of(v, e->typed, e->typed_then, SAY(v, "jou"));
	if (!typist.len)
		return items_me(v, e->from) ? SAY(v, "Van jou") : from;
	struct text_arg args[] = {{"wie", from}, {"typte", typist}, {NULL, {0}}};
	return text_fill(v->arena, SAY(v, "Gezegd door {wie}, getypt door {typte}"), args);
}

// What is typed for somebody is asked of them; for who has no seat, of the family.
static struct str asks(const struct visit *v, const struct sight_entry *e)
{
	struct str typist = typist_of(v, e->typed, e->typed_then, STR(""));
	if (!e->proposed || !e->from || !typist.len) // one's own typing is asked of oneself by nobody
		return STR("");
	struct text_arg args[] = {{"typte", typist}, {"wie", words_name(v, e->from)}, {NULL, {0}}};
	if (items_me(v, e->from))
		return text_fill(v->arena, SAY(v, "{typte} typte dit. Zei jij het zo?"), args);
	if (seat_of(v, e->from) || !family_role(v->plan->role))
		return STR("");
	return text_fill(v->arena, SAY(v, "{typte} typte dit. Zei {wie} het zo?"), args);
}

struct str first_words(const struct visit *v, struct str text, size_t most)
{
	struct str head = str_head(text, most);
	const char *space = head.len < text.len ? memrchr(head.at, ' ', head.len) : NULL;
	if (space && (size_t)(space - head.at) > head.len / 2) // not in the middle of a word
		head.len = (size_t)(space - head.at);
	return head.len < text.len ? STR_JOIN(v->arena, head, STR("…")) : head;
}

// Of an entry: its text, else what its picture shows, else a row of its own fields.
struct str entry_words(const struct visit *v, const struct sight_entry *e, size_t most)
{
	struct str text = e->text.len ? e->text : e->caption;
	for (size_t c = 0; !e->text.len && !e->caption.len && c < e->cells.n; c++)
		if (e->cells.at[c].value.len)
			text = text.len ? STR_JOIN(v->arena, text, STR(" · "), e->cells.at[c].value) : e->cells.at[c].value;
	if (!text.len)
		text = e->sound.len ? SAY(v, "Een gesproken bericht") : SAY(v, "Een foto of tekening");
	return first_words(v, text, most);
}

struct str cell_said(const struct visit *v, struct id field, struct str text)
{
	struct id id;
	enum sort sort = SORT_NONE;
	for (size_t r = 0; r < v->plan->rooms.n; r++)
		for (size_t i = 0; i < v->plan->rooms.at[r].fields.n; i++)
			if (id_eq(v->plan->rooms.at[r].fields.at[i].id, field))
				sort = v->plan->rooms.at[r].fields.at[i].sort;
	if ((sort != SORT_PERSON && sort != SORT_GOAL) || id_read(text, &id) != OK)
		return text;
	const struct sight_person *person = see_person(v, id);
	const struct sight_goal *goal = see_goal(v, id);
	return person ? person->name : goal ? goal->text : STR("");
}

static struct str cell_words(const struct visit *v, const struct sight_room *room, const struct sight_cell *c)
{
	int32_t day;
	for (size_t i = 0; i < room->fields.n; i++)
		if (id_eq(room->fields.at[i].id, c->field) && room->fields.at[i].sort == SORT_DAY &&
		        day_read(c->value, &day) == OK)
			return words_day(v, day);
	return c->value;
}

static void links_into(const struct visit *v, const struct sight_entry *e, struct entry_row *to)
{
	struct entry_link *list = arena_many(v->arena, struct entry_link, e->links.n);
	for (size_t i = 0; i < e->links.n; i++) {
		const struct sight_entry *other = see_entry(v, e->links.at[i]->id, NULL);
		if (other)
			list[to->links.n++] = (struct entry_link){other->id, entry_words(v, other, LINK_WORDS)};
	}
	to->links.at = list;
}

void entry_row_of(const struct visit *v, const struct sight_room *room, const struct sight_entry *e, struct entry_row *ret)
{
	struct cell_shown *cells = arena_many(v->arena, struct cell_shown, e->cells.n);
	const char *plan = items_id(v, v->plan->id);
	*ret = (struct entry_row){.plan = v->plan->id,
	        .id = e->id,
	        .text = e->text,
	        .caption = e->caption,
	        .said = said_by(v, e),
	        .audience = e->own_readers ? words_audience(v, e->readers, e->alone) : STR(""),
	        .ask = asks(v, e),
	        .key = id_text(v->arena, fresh_short()),
	        .changed = e->changed > e->at ? words_time(v, e->changed) : STR(""),
	        .has_photo = e->photo.len > 0,
	        .has_sound = e->sound.len > 0,
	        .kept = items_kept(v, e->inside),
	        .mine = e->mine,
	        .alone = e->alone,
	        .outside = items_works(v, e->typed ? e->typed : e->from),
	        .may_deny = items_me(v, e->from) && e->typed && !e->denied && !e->proposed,
	        .denied = e->denied,
	        .moves = e->mine || v->plan->owner,
	        .readings = remark_rows_of(v, e->readings),
	        .plainer = remark_rows_of(v, e->plainer),
	        .of_helper = e->of_helper && !e->author,
	        .unclear = e->unclear,
	        .asked = e->asked,
	        .may_ask = e->of_helper && !e->author && !e->asked && can(v, SAY_ENTRY_UNCLEAR)};
	ret->photo.text = str_print(v->arena, "/plan/%s/beeld/%.*s", plan, STR_ARG(e->photo));
	ret->sound = items_sound(v, e->sound);
	for (size_t i = 0; i < e->cells.n; i++) {
		cells[i] = (struct cell_shown){e->cells.at[i].title, cell_words(v, room, &e->cells.at[i])};
		ret->filled |= cells[i].value.len > 0;
	}
	ret->cells = (struct cells_shown){cells, e->cells.n};
	links_into(v, e, ret);
}

// ---- boxes of own fields

static void offer(struct form_page *p, struct box *b, struct str text)
{
	box_option(p, b, text, text, str_eq(text, b->value));
}

static void offer_numbers(struct form_page *p, struct box *b)
{
	for (int i = 0; i <= 10; i++)
		offer(p, b, str_print(p->visit->arena, "%d", i));
}

// What stands there stays choosable, also when it is no longer in the list.
static void offer_what_stands(struct form_page *p, struct box *b, struct str words)
{
	for (size_t i = 0; i < b->options.n; i++)
		if (str_eq(b->options.at[i].value, b->value))
			return;
	box_option(p, b, b->value, words, true);
}

static void offer_thing(struct form_page *p, struct box *b, struct id id, struct str name)
{
	struct str value = id_text(p->visit->arena, id);
	box_option(p, b, value, name, str_eq(value, b->value));
}

static void offer_all(struct form_page *p, struct box *b, const struct sight_field *f, struct str words)
{
	const struct visit *v = p->visit;
	box_option(p, b, STR(""), SAY(v, "Weten we nog niet"), b->value.len == 0);
	for (size_t i = 0; f->sort == SORT_CHOICE && i < f->choices.n; i++)
		offer(p, b, f->choices.at[i]);
	for (size_t i = 0; f->sort == SORT_PERSON && i < v->plan->people.n; i++)
		if (v->plan->people.at[i].whole)
			offer_thing(p, b, v->plan->people.at[i].id, v->plan->people.at[i].name);
	for (size_t i = 0; f->sort == SORT_GOAL && i < v->plan->goals.n; i++)
		offer_thing(p, b, v->plan->goals.at[i].id, v->plan->goals.at[i].text);
	if (f->sort == SORT_SCALE)
		offer_numbers(p, b);
	if (f->sort == SORT_STAGE) {
		offer(p, b, SAY(v, "nu"));
		offer(p, b, SAY(v, "blijvend"));
	}
	offer_what_stands(p, b, words);
}

static enum box_kind box_of(enum sort sort)
{
	switch (sort) {
	case SORT_NUMBER: return BOX_NUMBER;
	case SORT_DAY: return BOX_DAY;
	case SORT_STAGE:
	case SORT_CHOICE:
	case SORT_SCALE:
	case SORT_PERSON:
	case SORT_GOAL: return BOX_SELECT;
	case SORT_NONE:
	case SORT_TEXT:
	case SORT_PERIOD: break;
	}
	return BOX_LINE;
}

static const struct sight_cell *cell_now(const struct sight_entry *e, struct id field)
{
	static const struct sight_cell none;
	for (size_t i = 0; e && i < e->cells.n; i++)
		if (id_eq(e->cells.at[i].field, field))
			return &e->cells.at[i];
	return &none;
}

void box_cells(struct form_page *p, const struct sight_room *room, const struct sight_entry *now)
{
	const struct visit *v = p->visit;
	for (size_t i = 0; i < room->fields.n; i++) {
		const struct sight_field *f = &room->fields.at[i];
		const char *name = str_zero(v->arena, str_print(v->arena, "velden.%s", items_id(v, f->id)));
		const struct sight_cell *cell = cell_now(now, f->id);
		struct str value = cell->to ? id_text(v->arena, cell->to->id) : cell->value;
		struct box *b = box_add(p, box_of(f->sort), name, f->title, value);
		bool all = i == 0 && fault_of(v, "velden").len; // of them as a whole: the first stands for them
		b->id = all ? STR("velden") : str_print(v->arena, "velden-%s", items_id(v, f->id));
		if (b->kind == BOX_SELECT)
			offer_all(p, b, f, cell->value);
		if (f->sort == SORT_PERIOD)
			b->hint = SAY(v, "Van wanneer tot wanneer?");
	}
}
