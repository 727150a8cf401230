// SPDX-License-Identifier: EUPL-1.2
// A pack as a gathering keeps it: JSON in one language, with only what plan/method.h reads and what the pages offer from it.
#include "yaml.h"

static void put(struct json_out *j, const char *key, const struct y_text *t, int lang)
{
	const char *text = lang && t->en ? t->en : t->nl;
	if (!text)
		return;
	if (key)
		json_key(j, str_of(key));
	json_str(j, str_of(text));
}

static void put_lines(struct json_out *j, const char *key, const struct y_text *lines, unsigned n, int lang)
{
	json_key(j, str_of(key));
	json_open(j, '[');
	for (unsigned i = 0; i < n; i++)
		put(j, NULL, &lines[i], lang);
	json_close(j, ']');
}

static void put_role(struct json_out *j, const char *name)
{
	static const struct {
		const char *group;
		int to; // the roles up to this one
	} groups[] = {{"familie", ROLE_CHILD}, {"kring", ROLE_NETWORK}, {"tafel", ROLE_COORDINATOR}};
	for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
		for (int role = 1; strcmp(groups[i].group, name) == 0 && role <= groups[i].to; role++)
			json_str(j, choice_role.words[role]);
	for (int role = 1; role < choice_role.n; role++)
		if (str_is(choice_role.words[role], name))
			json_str(j, choice_role.words[role]);
}

static void put_names(struct json_out *j, const char *key, const struct y_list *list)
{
	if (!list->n)
		return;
	json_key(j, str_of(key));
	json_open(j, '[');
	for (unsigned i = 0; i < list->n; i++)
		put_role(j, list->at[i]);
	json_close(j, ']');
}

static void put_phase(struct json_out *j, const struct y_phase *f, int lang)
{
	json_open(j, '{');
	json_key(j, STR("id"));
	json_str(j, str_of(f->id));
	put(j, "titel", &f->title, lang);
	put(j, "uitleg", &f->hint, lang);
	json_key(j, STR("besloten"));
	json_bool(j, f->closed != 0);
	put_names(j, "erbij", &f->there);
	put_names(j, "schrijft", &f->writes);
	put_lines(j, "vragen", f->prompts, f->n_prompts, lang);
	if (f->n_starters)
		put_lines(j, "beginzinnen", f->starters, f->n_starters, lang);
	if (f->minutes) {
		json_key(j, STR("minuten"));
		json_int(j, minutes_of(f->minutes));
	}
	json_close(j, '}');
}

static void put_field(struct json_out *j, const struct y_field *f, int lang)
{
	json_open(j, '{');
	put(j, "titel", &f->title, lang);
	if (f->sort) {
		json_key(j, STR("soort"));
		json_str(j, str_of(f->sort));
	}
	put_lines(j, "keuzes", f->choices, f->n_choices, lang);
	json_close(j, '}');
}

static void put_room(struct json_out *j, const struct y_room *r, int lang)
{
	json_open(j, '{');
	put(j, "titel", &r->title, lang);
	put(j, "uitleg", &r->hint, lang);
	if (r->shows) {
		json_key(j, STR("toont"));
		json_str(j, str_of(r->shows));
	}
	json_key(j, STR("vakjes"));
	json_open(j, '[');
	for (unsigned i = 0; i < r->n_fields; i++)
		put_field(j, &r->fields[i], lang);
	json_close(j, ']');
	json_close(j, '}');
}

static void put_lists(struct json_out *j, const struct y_pack *p, int lang)
{
	json_key(j, STR("rollen"));
	json_open(j, '[');
	for (unsigned i = 0; i < p->n_roles; i++) {
		json_open(j, '{');
		json_key(j, STR("id"));
		json_str(j, str_of(p->roles[i].id));
		put(j, "titel", &p->roles[i].title, lang);
		put(j, "uitleg", &p->roles[i].hint, lang);
		json_key(j, STR("meer"));
		json_bool(j, p->roles[i].several != 0);
		json_close(j, '}');
	}
	json_close(j, ']');
	json_key(j, STR("fasen"));
	json_open(j, '[');
	for (unsigned i = 0; i < p->n_phases; i++)
		put_phase(j, &p->phases[i], lang);
	json_close(j, ']');
	json_key(j, STR("kamers"));
	json_open(j, '[');
	for (unsigned i = 0; i < p->n_rooms; i++)
		put_room(j, &p->rooms[i], lang);
	json_close(j, ']');
	json_key(j, STR("daarna"));
	json_open(j, '[');
	for (unsigned i = 0; i < p->n_later; i++) {
		json_open(j, '{');
		json_key(j, STR("dagen"));
		json_int(j, days_of(p->later[i].days));
		put(j, "wat", &p->later[i].what, lang);
		json_close(j, '}');
	}
	json_close(j, ']');
}

void pack_form(struct out *out, const struct y_pack *p, int lang)
{
	struct json_out j = {.out = out};
	json_open(&j, '{');
	json_key(&j, STR("id"));
	json_str(&j, str_of(p->id));
	put(&j, "naam", &p->name, lang);
	if (p->follows) {
		json_key(&j, STR("volgt"));
		json_str(&j, str_of(p->follows));
	}
	put(&j, "nagekeken", &p->checked, lang);
	put(&j, "over", &p->about, lang);
	put_lists(&j, p, lang);
	json_close(&j, '}');
}
