// SPDX-License-Identifier: EUPL-1.2
// What a pack may say, beyond its form: ids, lengths, who may write, and that the family can always leave a closed phase. The
// YAML reader keeps no places, so the first place where the wrong words stand in the file is told.
#include "yaml.h"
#include <stdio.h>

struct checking {
	struct str text;
	struct why *why;
};

static enum status wrong(const struct checking *c, const char *at, const char *what)
{
	const char *found = at && *at ? memmem(c->text.at, c->text.len, at, strlen(at)) : NULL;
	int line = 1, column = 1;
	for (const char *s = c->text.at; found && s < found; s++)
		*s == '\n' ? (line++, column = 1) : column++;
	if (!found)
		return why_say(c->why, BAD_INPUT, "%s", what);
	return why_say(c->why, BAD_INPUT, "line %d, column %d: %s ('%.40s')", line, column, what, at);
}

static bool is_id(const char *s, size_t most)
{
	size_t n = s ? strlen(s) : 0;
	for (size_t i = 0; i < n; i++)
		if (!((s[i] >= 'a' && s[i] <= 'z') || (s[i] >= '0' && s[i] <= '9') || (s[i] == '-' && i > 0)))
			return false;
	return n > 0 && n <= most;
}

static bool fits(const struct y_text *t, size_t most)
{
	return (!t->nl || str_points(str_of(t->nl)) <= most) && (!t->en || str_points(str_of(t->en)) <= most);
}

static bool is_role(const char *s)
{
	static const char *const groups[] = {"familie", "kring", "tafel"};
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		if (strcmp(groups[i], s) == 0)
			return true;
	for (int i = 1; i < choice_role.n; i++)
		if (str_is(choice_role.words[i], s))
			return true;
	return false;
}

static enum status check_roles_named(const struct checking *c, const struct y_list *list)
{
	for (unsigned i = 0; i < list->n; i++)
		if (!is_role(list->at[i]))
			return wrong(c, list->at[i],
			        "this is nobody at the table: use familie, kring, tafel, or a role of the documents");
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

static enum status check_phase(const struct checking *c, const struct y_pack *p, unsigned at)
{
	const struct y_phase *f = &p->phases[at];
	if (!is_id(f->id, PHASE_ID))
		return wrong(c, f->id, "a phase's id has small letters, digits and dashes");
	for (unsigned i = 0; i < at; i++)
		if (strcmp(p->phases[i].id, f->id) == 0)
			return wrong(c, f->id, "two phases have this id");
	if (!fits(&f->title, PHASE_TITLE) || !fits(&f->hint, ROOM_HINT))
		return wrong(c, f->title.nl, "the title or the words under it are too long");
	for (unsigned i = 0; i < f->n_prompts; i++)
		if (!fits(&f->prompts[i], ROOM_HINT))
			return wrong(c, f->prompts[i].nl, "this question is too long");
	if (check_roles_named(c, &f->there) != OK || check_roles_named(c, &f->writes) != OK)
		return BAD_INPUT;
	if (!names_family(&f->writes))
		return wrong(c, f->id, "in each phase somebody of the family can write");
	return OK;
}

static enum status check_room(const struct checking *c, const struct y_room *r)
{
	if (!fits(&r->title, ROOM_TITLE) || !fits(&r->hint, ROOM_HINT))
		return wrong(c, r->title.nl, "the title or the words under it are too long");
	bool known = !r->shows;
	for (int i = 1; i < choice_shows.n && !known; i++)
		known = str_is(choice_shows.words[i], r->shows);
	if (!known)
		return wrong(c, r->shows, "a room shows inbreng, mensen, stappen or tabel");
	for (unsigned i = 0; i < r->n_fields; i++) {
		const struct y_field *f = &r->fields[i];
		known = !f->sort;
		for (int k = 1; k < choice_sort.n && !known; k++)
			known = str_is(choice_sort.words[k], f->sort);
		if (!known)
			return wrong(c, f->sort, "a field is of no such sort");
		if (!fits(&f->title, FIELD_TITLE))
			return wrong(c, f->title.nl, "this title is too long");
	}
	return OK;
}

enum status pack_check(struct str text, const struct y_pack *p, struct why *why)
{
	const struct checking c = {text, why};
	enum status got = OK;
	if (!is_id(p->id, METHOD_ID))
		return wrong(&c, p->id, "a pack's id has small letters, digits and dashes");
	if (!fits(&p->name, GATHERING_TITLE) || !fits(&p->checked, ROOM_HINT) || !fits(&p->about, ENTRY_TEXT))
		return wrong(&c, p->name.nl, "a name or a text about the pack is too long");
	if (p->n_phases == 0)
		return wrong(&c, p->id, "a pack has at least one phase, under 'fasen'");
	for (unsigned i = 0; i < p->n_roles && got == OK; i++)
		if (!is_id(p->roles[i].id, PHASE_ID) || !fits(&p->roles[i].title, PHASE_TITLE) ||
		        !fits(&p->roles[i].hint, ROOM_HINT))
			got = wrong(&c, p->roles[i].id, "this role has no good id, or its words are too long");
	for (unsigned i = 0; i < p->n_phases && got == OK; i++)
		got = check_phase(&c, p, i);
	if (got == OK && p->phases[p->n_phases - 1].closed)
		got = wrong(&c, p->phases[p->n_phases - 1].id, "after a closed phase comes one in which the plan is shown");
	for (unsigned i = 0; i < p->n_rooms && got == OK; i++)
		got = check_room(&c, &p->rooms[i]);
	for (unsigned i = 0; i < p->n_later && got == OK; i++)
		if (p->later[i].days < 1 || p->later[i].days > AHEAD_DAYS || !fits(&p->later[i].what, WORD))
			got = wrong(&c, p->later[i].what.nl, "this comes on no day after the gathering, or is too long");
	return got;
}
