// SPDX-License-Identifier: EUPL-1.2
// What a pack may say, beyond its form: ids, lengths, who may write, and that the family can always leave a closed phase. The
// YAML reader keeps no places, so it is told where the wrong words stand behind what was checked before them (place.c).
#include "yaml.h"

struct checking {
	struct str text;
	struct why *why;
	size_t from; // in the text
};

static enum status wrong(const struct checking *c, const char *at, const char *what)
{
	struct str words = at ? str_of(at) : STR("");
	words.len = str_sound(words); // as far as it stands in the file as it is
	words = str_cut(&words, '\n');
	size_t spot = spot_of(c->text, c->from, words);
	if (spot == c->text.len)
		spot = spot_of(c->text, 0, words);
	struct str shown = str_head(words, 40);
	if (spot == c->text.len)
		return why_say(c->why, BAD_INPUT, "%s", what);
	struct place place = place_at(c->text, spot);
	return why_say(c->why, BAD_INPUT, "line %d, column %d: %s ('%.*s')", place.line, place.column, what, STR_ARG(shown));
}

// What is told from now on stands behind these words.
static void go_behind(struct checking *c, const char *words)
{
	size_t spot = spot_of(c->text, c->from, str_of(words));
	if (spot < c->text.len)
		c->from = spot + strlen(words);
}

static void go_to_list(struct checking *c, const char *key)
{
	c->from = 0;
	go_behind(c, key);
}

static bool is_id(const char *s, size_t most)
{
	size_t n = s ? strlen(s) : 0;
	for (size_t i = 0; i < n; i++)
		if (!((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= '0' && s[i] <= '9') || (s[i] == '-' && i > 0)))
			return false;
	return n > 0 && n <= most;
}

// YAML can write any sign as a code, so a text is looked at once more.
static enum status check_words(const struct checking *c, const char *words, size_t most, bool lines)
{
	struct str s = str_of(words ? words : "");
	if (!words)
		return OK;
	if (str_sound(s) < s.len)
		return wrong(c, words, "a hidden sign is in this text; take its code out");
	if (!str_trim(s).len)
		return wrong(c, words, "nothing is filled in here");
	if (!lines && memchr(str_trim(s).at, '\n', str_trim(s).len))
		return wrong(c, words, "this goes on one line");
	return str_points(s) <= most ? OK : wrong(c, words, "this text is too long; make it shorter");
}

static enum status check_text(const struct checking *c, const struct y_text *t, size_t most, bool lines)
{
	enum status got = check_words(c, t->nl, most, lines);
	return got == OK ? check_words(c, t->en, most, lines) : got;
}

// A name, and the words under it.
static enum status check_title(const struct checking *c, const struct y_text *title, size_t most, const struct y_text *hint)
{
	enum status got = check_text(c, title, most, false);
	return got == OK && hint ? check_text(c, hint, ROOM_HINT, true) : got;
}

static enum status check_lines(const struct checking *c, const struct y_text *lines, unsigned n, bool long_ones)
{
	enum status got = OK;
	for (unsigned i = 0; i < n && got == OK; i++)
		got = check_text(c, &lines[i], ROOM_HINT, long_ones);
	return got;
}

static bool is_choice(const struct choice *choice, const char *word)
{
	for (int i = 1; word && i < choice->n; i++)
		if (str_is(choice->words[i], word))
			return true;
	return !word; // left out
}

static bool is_role(const char *s)
{
	static const char *const groups[] = {"familie", "kring", "tafel"};
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if (strcmp(groups[i], s) == 0)
			return true;
	return is_choice(&choice_role, s);
}

static enum status check_roles_named(const struct checking *c, const struct y_list *list)
{
	for (unsigned i = 0; i < list->n; i++)
		if (!is_role(list->at[i]))
			return wrong(c, list->at[i],
			        "name familie, kring, tafel, ouder, verzorger, jongere, kind, netwerk, professional or "
			        "coordinator here; no role of your own");
	return OK;
}

static bool names_family(const struct y_list *list)
{
	for (unsigned i = 0; i < list->n; i++)
		if (!strcmp(list->at[i], "familie") || !strcmp(list->at[i], "kring") || !strcmp(list->at[i], "tafel") ||
		        !strcmp(list->at[i], "ouder") || !strcmp(list->at[i], "verzorger"))
			return true;
	return list->n == 0;
}

static enum status check_phase(struct checking *c, const struct y_pack *p, unsigned at)
{
	const struct y_phase *f = &p->phases[at];
	if (!is_id(f->id, PHASE_ID))
		return wrong(c, f->id, "a phase's id has small letters, digits and dashes, and is short");
	for (unsigned i = 0; i < at; i++)
		if (strcmp(p->phases[i].id, f->id) == 0)
			return wrong(c, f->id, "two phases have this id; give each its own");
	go_behind(c, f->id);
	if (check_title(c, &f->title, PHASE_TITLE, &f->hint) != OK)
		return BAD_INPUT;
	if (check_lines(c, f->prompts, f->n_prompts, true) != OK || check_lines(c, f->starters, f->n_starters, false) != OK)
		return BAD_INPUT;
	if (f->minutes && !minutes_of(f->minutes))
		return wrong(c, f->minutes, "this is no number of minutes; a phase takes 1 to 600");
	if (check_roles_named(c, &f->there) != OK || check_roles_named(c, &f->writes) != OK)
		return BAD_INPUT;
	if (!names_family(&f->writes))
		return wrong(c, f->writes.at[0], "somebody of the family can write in each phase; add familie here");
	return OK;
}

static enum status check_field(const struct checking *c, const struct y_field *f)
{
	if (!is_choice(&choice_sort, f->sort))
		return wrong(c, f->sort, "a field is of no such sort; see the list in the documents");
	if (f->sort && str_is(choice_sort.words[SORT_CHOICE], f->sort) && !f->n_choices)
		return wrong(c, f->title.nl, "there is nothing to choose from; name the choices under 'keuzes'");
	enum status got = check_title(c, &f->title, FIELD_TITLE, NULL);
	for (unsigned i = 0; i < f->n_choices && got == OK; i++)
		got = check_title(c, &f->choices[i], ROOM_TITLE, NULL);
	return got;
}

static enum status check_room(struct checking *c, const struct y_room *r)
{
	enum status got = check_title(c, &r->title, ROOM_TITLE, &r->hint);
	if (got != OK)
		return got;
	go_behind(c, r->title.nl);
	if (!is_choice(&choice_shows, r->shows))
		return wrong(c, r->shows, "a room shows inbreng, mensen, stappen or tabel");
	for (unsigned i = 0; i < r->n_fields && got == OK; i++)
		got = check_field(c, &r->fields[i]);
	return got;
}

static int32_t number_of(const char *s, int32_t most)
{
	int32_t number = 0;
	for (; *s >= '0' && *s <= '9' && number <= most; s++)
		number = number * 10 + (*s - '0');
	return *s || number > most ? 0 : number;
}

int32_t days_of(const char *s)
{
	return number_of(s, AHEAD_DAYS);
}

int32_t minutes_of(const char *s)
{
	return number_of(s, PHASE_MINUTES);
}

static enum status check_role(struct checking *c, const struct y_pack *p, unsigned at)
{
	const struct y_role *r = &p->roles[at];
	if (!is_id(r->id, PHASE_ID))
		return wrong(c, r->id, "a role's id has small letters, digits and dashes, and is short");
	for (unsigned i = 0; i < at; i++)
		if (strcmp(p->roles[i].id, r->id) == 0)
			return wrong(c, r->id, "two roles have this id; give each its own");
	go_behind(c, r->id);
	return check_title(c, &r->title, PHASE_TITLE, &r->hint);
}

static enum status check_lists(struct checking *c, const struct y_pack *p)
{
	enum status got = OK;
	go_to_list(c, "rollen:");
	for (unsigned i = 0; i < p->n_roles && got == OK; i++)
		got = check_role(c, p, i);
	go_to_list(c, "fasen:");
	for (unsigned i = 0; i < p->n_phases && got == OK; i++)
		got = check_phase(c, p, i);
	go_to_list(c, "fasen:");
	if (got == OK && p->phases[p->n_phases - 1].closed)
		got = wrong(c, p->phases[p->n_phases - 1].id, "after a closed phase comes one in which the plan is shown");
	go_to_list(c, "kamers:");
	for (unsigned i = 0; i < p->n_rooms && got == OK; i++)
		got = check_room(c, &p->rooms[i]);
	go_to_list(c, "daarna:");
	for (unsigned i = 0; i < p->n_later && got == OK; i++)
		got = days_of(p->later[i].days) ? check_text(c, &p->later[i].what, WORD, true)
		                                : wrong(c, p->later[i].days, "this is no number of days after the gathering");
	return got;
}

enum status pack_check(struct str text, const struct y_pack *p, struct why *why)
{
	struct checking c = {.text = text, .why = why};
	if (!is_id(p->id, METHOD_ID))
		return wrong(&c, p->id, "a pack's id has small letters, digits and dashes, and is short");
	if (check_title(&c, &p->name, GATHERING_TITLE, &p->checked) != OK || check_text(&c, &p->about, ENTRY_TEXT, true) != OK ||
	        check_words(&c, p->follows, GATHERING_TITLE, false) != OK)
		return BAD_INPUT;
	if (p->n_phases == 0)
		return wrong(&c, p->id, "a pack has at least one phase, under 'fasen'");
	return check_lists(&c, p);
}
