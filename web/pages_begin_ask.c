// SPDX-License-Identifier: EUPL-1.2
// The beginning, screens 4, 5 and 6: three questions that are answered in a text, typed or spoken, each kept in a room of its
// own. What is going on is for who wrote it alone. Sent again, words that stand there already are not said again. And what was
// spoken at the two questions that ask for names, which nobody can make a name of but she.
#include "pages_begin.h"
#include "site.h"
#include "views.h"
#include "voice.h"

static const struct question {
	enum begin_screen screen;
	struct str heading, hint, skip, room;
	bool alone;
	int lines, rows;
} questions[] = {
        {BEGIN_MATTER, TEXT("Wat is er aan de hand?"),
                TEXT("Vertel het zoals je het een vriendin vertelt. In het plan zie alleen jij dit."), TEXT("Sla over"),
                TEXT("Wat er aan de hand is"), true, 1, 6},
        {BEGIN_GOOD, TEXT("Wat gaat er goed?"), TEXT("Ook iets kleins telt. Denk aan: we eten samen."),
                TEXT("Ik weet even niets"), TEXT("Wat er goed gaat"), false, 3, 1},
        {BEGIN_WISH, TEXT("Wat wil je dat er anders wordt?"), TEXT("Denk aan over een paar weken. Wat zie je dan?"),
                TEXT("Dat weet ik nog niet"), TEXT("Wat we willen"), false, 1, 2},
        {BEGIN_WHO, .room = TEXT("Voor wie is dit plan?"), .alone = true},
        {BEGIN_PEOPLE, .room = TEXT("Wie kan met je meedenken?"), .alone = true},
};

static const struct question *question_of(enum begin_screen screen)
{
	size_t i = 0;
	while (questions[i].screen != screen)
		i++;
	return &questions[i];
}

struct begin_strs begin_spoken(struct visit *v, enum begin_screen screen)
{
	const struct sight_room *room = begin_room(v, question_of(screen)->room);
	struct str *list = arena_many(v->arena, struct str, room ? room->entries.n : 0);
	size_t n = 0;
	for (size_t i = 0; room && i < room->entries.n; i++)
		if (room->entries.at[i].mine)
			list[n++] = room->entries.at[i].text.len ? room->entries.at[i].text : SAY(v, "Ingesproken");
	return (struct begin_strs){list, n};
}

static void show_question(struct visit *v, const struct question *q)
{
	struct begin_text p = {begin_page(v, q->screen), say_text(v, q->heading), say_text(v, q->hint), say_text(v, q->skip),
	        q->alone, q->rows, {NULL, 0}};
	p.b.before = begin_spoken(v, q->screen);
	struct begin_line *lines = arena_many(v->arena, struct begin_line, q->lines);
	for (int n = 1; n <= q->lines; n++)
		lines[n - 1] = (struct begin_line){n, v->again ? begin_value(v, "tekst", n) : STR(""), begin_fault(v, "tekst", n),
		        begin_fault(v, "geluid", n)};
	p.lines = (struct begin_lines){lines, (size_t)q->lines};
	view_begin_text(&v->out->body, &v->view, &p);
}

// What they want stands first in the plan, then what goes well; what is going on, which is hers alone, comes last. It is asked
// first, so each room after it goes before it.
static bool put_first(struct visit *v, const struct question *q, struct id room)
{
	struct said said;
	struct typed fields[] = {{STR("kamer"), id_text(v->arena, room)}};
	struct begin_saying s = {SAY_ROOM_MOVE, q->screen, 8, "tekst.1", fields, 1};
	return v->plan->rooms.n == 0 || !v->plan->owner || begin_say(v, &s, &said);
}

static bool make_room(struct visit *v, const struct question *q, struct id *ret)
{
	const struct sight_room *room = begin_room(v, q->room);
	struct said said;
	if (room) {
		*ret = room->id;
		return true;
	}
	struct typed fields[] = {{STR("titel"), say_text(v, q->room)}, {STR("lezers"), id_text(v->arena, v->plan->seat)}};
	struct begin_saying s = {SAY_ROOM_ADD, q->screen, 9, "tekst.1", fields, q->alone ? 2 : 1};
	if (!begin_say(v, &s, &said))
		return false;
	*ret = said.about;
	return q->alone || put_first(v, q, *ret);
}

static bool stands_already(struct visit *v, const struct question *q, struct str text)
{
	const struct sight_room *room = begin_room(v, q->room);
	struct str clean;
	if (str_clean(v->arena, text, &clean) != OK)
		return false;
	for (size_t i = 0; room && i < room->entries.n; i++)
		if (room->entries.at[i].mine && str_eq(room->entries.at[i].text, clean))
			return true;
	return false;
}

bool begin_keep_sound(struct visit *v, enum begin_screen screen, int n, struct str *ret_hash)
{
	struct str why;
	enum status got = voice_keep(v, n, ret_hash, &why);
	if (why.len)
		begin_wrong(v, screen, begin_numbered(v, "geluid", n), why);
	else if (got != OK)
		visit_trouble(v, got);
	return got == OK;
}

static bool keep_line(struct visit *v, const struct question *q, int n, struct str text)
{
	struct said said;
	struct id room;
	struct str hash;
	if (!begin_keep_sound(v, q->screen, n, &hash))
		return false;
	if (!hash.len && (!text.len || stands_already(v, q, text)))
		return true;
	if (!make_room(v, q, &room))
		return false;
	struct typed fields[] = {{STR("kamer"), id_text(v->arena, room)}, {STR("tekst"), text}, {STR("geluid"), hash}};
	struct begin_saying s = {SAY_ENTRY_ADD, q->screen, n, str_zero(v->arena, begin_numbered(v, "tekst", n)), fields, 3};
	if (!begin_say(v, &s, &said))
		return false;
	if (seat_look(v->seat, PART_OWN, ID_NONE, &v->plan) != OK) // the next line finds the room that this one made
		v->plan = NULL;
	return v->plan != NULL;
}

bool begin_keep_spoken(struct visit *v, enum begin_screen screen)
{
	return keep_line(v, question_of(screen), 1, STR(""));
}

static void keep_question(struct visit *v, const struct question *q)
{
	bool skips = begin_doing(v, "over");
	for (int n = 1; n <= q->lines && !skips; n++)
		if (!keep_line(v, q, n, begin_value(v, "tekst", n)))
			return;
	if (skips && q->screen == BEGIN_WISH && !keep_line(v, q, 1, SAY(v, "We weten het nog niet.")))
		return;
	begin_go_on(v, begin_doing(v, "stop") ? q->screen : q->screen + 1);
}

void begin_matter(struct visit *v)
{
	show_question(v, question_of(BEGIN_MATTER));
}
void begin_matter_told(struct visit *v)
{
	keep_question(v, question_of(BEGIN_MATTER));
}
void begin_good(struct visit *v)
{
	show_question(v, question_of(BEGIN_GOOD));
}
void begin_good_told(struct visit *v)
{
	keep_question(v, question_of(BEGIN_GOOD));
}
void begin_wish(struct visit *v)
{
	show_question(v, question_of(BEGIN_WISH));
}
void begin_wish_told(struct visit *v)
{
	keep_question(v, question_of(BEGIN_WISH));
}
