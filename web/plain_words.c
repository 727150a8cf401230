// SPDX-License-Identifier: EUPL-1.2
// Plainer words (plain_words.h): every saying of a page comes past here, so that no page can forget it. What can be plainer is
// asked on a page of its own that carries along all that was sent, and sends it to where it was going.
#include "plain_words.h"
#include "embedded.h"
#include "items.h"
#include "pages_guests.h"
#include "views.h"

extern const struct embedded jargon_files[]; // made by tools/embed.c

static bool letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c & 0x80);
}

static bool holds_word(struct str text, struct str word)
{
	for (size_t i = 0; word.len && i + word.len <= text.len; i++) {
		bool begins = i == 0 || !letter(text.at[i - 1]);
		bool ends = i + word.len == text.len || !letter(text.at[i + word.len]);
		if (begins && ends && memcmp(text.at + i, word.at, word.len) == 0)
			return true;
	}
	return false;
}

static struct str small_letters(struct arena *arena, struct str text)
{
	char *small = arena_many(arena, char, text.len + 1);
	for (size_t i = 0; i < text.len; i++)
		small[i] = text.at[i] >= 'A' && text.at[i] <= 'Z' ? (char)(text.at[i] + 'a' - 'A') : text.at[i];
	return (struct str){small, text.len};
}

// ---- the list: "dwang, gedwongen kader", or "domein (leefgebied)", a tab, and what is plainer

static struct str all_rows(void)
{
	struct str rows = {(const char *)jargon_files[0].at, jargon_files[0].len};
	str_cut(&rows, '\n'); // what its columns are
	return rows;
}

// The next row of which a word stands in it, and that word. `rest` begins as all rows.
static bool next_word(struct arena *arena, struct str small, struct str *rest, struct str *ret_word, struct str *ret_plain)
{
	while (rest->len) {
		struct str line = str_cut(rest, '\n'), term = str_cut(&line, '\t'), words = str_cut(&term, '(');
		*ret_plain = str_cut(&line, '\t');
		while (words.len) {
			*ret_word = str_trim(str_cut(&words, ','));
			if (holds_word(small, small_letters(arena, *ret_word)))
				return true;
		}
	}
	return false;
}

// “beschikking”: brief met het besluit van de gemeente. Of every word of the list that stands there; empty: it is plain.
static struct str plainer_of(struct arena *arena, struct str text)
{
	struct str small = small_letters(arena, text), rest = all_rows(), word, plain, all = STR("");
	while (next_word(arena, small, &rest, &word, &plain))
		all = str_print(arena, "%.*s%s“%.*s”: %.*s", STR_ARG(all), all.len ? " · " : "", STR_ARG(word), STR_ARG(plain));
	return all;
}

void plain_words_note(struct form_page *p, struct str text)
{
	struct arena *arena = p->visit->arena;
	struct str small = small_letters(arena, text), rest = all_rows(), word, plain;
	while (next_word(arena, small, &rest, &word, &plain))
		form_note(p, str_print(arena, "“%.*s”: %.*s", STR_ARG(word), STR_ARG(plain)));
}

// ---- who is asked

static bool helps(const struct visit *v)
{
	const struct sight_seat *seat = v->plan ? see_seat(v, v->plan->seat) : NULL;
	bool guides = seat && seat->role == ROLE_NETWORK && seat_marked(seat, MARK_GUIDE);
	return guides || (seat && works_with_families(seat->role));
}

static bool is_another(const struct visit *v, struct id person)
{
	return id_set(person) && !(v->plan->me && id_eq(person, v->plan->me->id));
}

static bool is_own_guest(const struct visit *v, struct id guest)
{
	for (size_t i = 0; i < v->plan->gatherings.n; i++) {
		const struct sight_guest *me = guest_me(&v->plan->gatherings.at[i]);
		if (me && id_eq(me->id, guest))
			return true;
	}
	return false;
}

// What another said stays as it was said, whoever types it or changes it afterwards.
static bool words_of_another(const struct visit *v, enum say say)
{
	const struct sight_entry *entry = see_entry(v, form_id(v, "inbreng"), NULL);
	const struct sight_goal *goal = see_goal(v, form_id(v, "doel"));
	if (is_another(v, form_id(v, "van")) || is_another(v, form_id(v, "voor")))
		return true;
	if (say == SAY_ENTRY_CHANGE && entry && entry->from)
		return is_another(v, entry->from->id);
	if (say == SAY_GOAL_CHANGE && goal && goal->from)
		return is_another(v, goal->from->id);
	return (say == SAY_GUEST_ANSWER || say == SAY_GUEST_NEEDS) && !is_own_guest(v, form_id(v, "gast"));
}

// ---- which fields hold words

// Lines that name somebody or something, lead there, or are one of a list: nobody says them in other words.
static bool is_name(struct str wire)
{
	static const char *const names[] = {"naam", "ik", "instantie", "adres", "telefoon", "nummer", "plek", "methode", "fase",
	        "na", "rol", "moment", "momenten", "kan", "beeld", "geluid"};
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_is(wire, names[i]))
			return true;
	return false;
}

static bool is_text_cell(const struct visit *v, struct str name)
{
	struct str id = name;
	struct id field;
	str_cut(&id, '.');
	for (size_t r = 0; id_read(id, &field) == OK && r < v->plan->rooms.n; r++) {
		const struct sight_room *room = &v->plan->rooms.at[r];
		for (size_t i = 0; i < room->fields.n; i++)
			if (id_eq(room->fields.at[i].id, field))
				return room->fields.at[i].sort == SORT_TEXT;
	}
	return false;
}

// The field of this saying in which somebody writes; NULL: what was sent there is no words.
static const struct field *words_of(const struct visit *v, enum say say, struct str name)
{
	const struct say_info *info = &say_infos[say];
	for (size_t i = 0; i < info->n; i++) {
		const struct field *f = &info->fields[i];
		if (f->kind == FIELD_PAIRS && str_starts(name, str_zero(v->arena, STR_JOIN(v->arena, f->wire, STR(".")))))
			return is_text_cell(v, name) ? f : NULL;
		bool words = f->kind == FIELD_TEXT || ((f->kind == FIELD_LINE || f->kind == FIELD_LINES) && !is_name(f->wire));
		if (words && !f->ours && str_eq(f->wire, name))
			return f;
	}
	return NULL;
}

// ---- the page

static void add_box(
        struct visit *v, struct plainer_page *p, const struct field *f, const struct form_field *sent, struct str hint)
{
	p->boxes.at[p->boxes.n] = (struct box){.kind = f->kind == FIELD_LINE ? BOX_LINE : BOX_TEXT,
	        .name = sent->name,
	        .id = str_print(v->arena, "woorden-%zu", p->boxes.n + 1),
	        .label = SAY(v, "Wat je schreef"),
	        .hint = hint,
	        .value = sent->value};
	p->boxes.n++;
}

static void keep_field(struct plainer_page *p, const char *name, struct str value)
{
	p->kept.at[p->kept.n++] = (struct form_field){str_of(name), value};
}

// A photo or a voice that came along is kept already, and is named by what it is kept as.
static void keep_media(struct visit *v, struct plainer_page *p)
{
	static const char *const media[] = {"beeld", "geluid"};
	for (size_t i = 0; i < sizeof media / sizeof media[0]; i++)
		if (form_value(v, media[i]).len && !form_has(&v->sent, media[i]))
			keep_field(p, media[i], form_value(v, media[i]));
}

bool plain_words_offered(struct visit *v, enum say say)
{
	if (v->faults.n || form_has(&v->sent, "gezien") || !helps(v) || words_of_another(v, say))
		return false;
	struct plainer_page p = {
	        .action = {STR_JOIN(v->arena, v->in->path, v->in->query.len ? STR("?") : STR(""), v->in->query)}};
	p.kept.at = arena_many(v->arena, struct form_field, v->sent.n + 2);
	p.boxes.at = arena_many(v->arena, struct box, v->sent.n);
	for (size_t i = 0; i < v->sent.n; i++) {
		const struct form_field *sent = &v->sent.at[i];
		const struct field *f = words_of(v, say, sent->name);
		struct str hint = f ? plainer_of(v->arena, sent->value) : STR("");
		if (hint.len)
			add_box(v, &p, f, sent, hint);
		else if (!str_is(sent->name, "bewijs"))
			keep_field(&p, str_zero(v->arena, sent->name), sent->value);
	}
	if (!p.boxes.n)
		return false;
	keep_media(v, &p);
	p.frame = items_frame(v, SAY(v, "Kan dit gewoner?"), 1);
	view_plainer_page(&v->out->body, &v->view, &p);
	return true;
}
