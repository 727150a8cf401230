// SPDX-License-Identifier: EUPL-1.2
// The links file of the demonstration, made anew at each start: a link is used up by who signs in with it.
#include "demo.h"
#include "json.h"
#include "people.h"
#include <errno.h>
#include <stdio.h>

struct linker {
	struct house *house;
	struct str list;
	const char *base_url;
	struct arena *arena;
	struct json_out json;
	unsigned printed; // roles of which a link was printed, as bits
	struct out *shown;
	bool failed;
};
struct line { // of the list that demo_tell made
	struct str kind, name;
	struct id person, plan, seat;
};

static bool line_read(struct str text, struct line *ret)
{
	*ret = (struct line){.kind = str_cut(&text, ' ')};
	if (id_read(str_cut(&text, ' '), &ret->person) != OK)
		return false;
	bool seat = str_is(ret->kind, "stoel");
	if (seat && (id_read(str_cut(&text, ' '), &ret->plan) != OK || id_read(str_cut(&text, ' '), &ret->seat) != OK))
		return false;
	ret->name = text;
	return true;
}

// How this person comes in beside the link: the four digits or the mail address; empty when there is none.
static struct str way_in(const struct linker *l, const char *kind, struct id person)
{
	struct str rest = l->list;
	struct line line;
	while (rest.len)
		if (line_read(str_cut(&rest, '\n'), &line) && str_is(line.kind, kind) && id_eq(line.person, person))
			return line.name;
	return STR("");
}

static void field(struct linker *l, const char *name, struct str value)
{
	json_key(&l->json, str_of(name));
	json_str(&l->json, value);
}

static void field_if(struct linker *l, const char *name, struct str value)
{
	if (value.len)
		field(l, name, value);
}

static void show(struct linker *l, const struct line *line, enum role role, struct str word, struct str url)
{
	if (l->printed & 1u << role)
		return;
	l->printed |= 1u << role;
	struct str digits = way_in(l, "cijfers", line->person);
	out_print(l->shown, "  %-13.*s %-10.*s %.*s%s%.*s\n", STR_ARG(word), STR_ARG(line->name), STR_ARG(url),
	        digits.len ? "   cijfers: " : "", STR_ARG(digits));
}

static void write_one(struct linker *l, const struct line *line, enum role role, bool owner)
{
	struct secret_facts facts = {.kind = SECRET_LINK, .plan = line->plan, .seat = line->seat, .person = line->person};
	struct str link, token, word = choice_role.words[role];
	enum status got = secret_make(l->house, &facts, l->arena, &link);
	facts.kind = SECRET_TOKEN;
	if (got == OK)
		got = secret_make(l->house, &facts, l->arena, &token);
	if (got != OK) {
		l->failed = true;
		return;
	}
	struct str url = str_print(l->arena, "%s/in/%.*s", l->base_url, STR_ARG(link));
	json_open(&l->json, '{');
	json_key(&l->json, STR("stoel"));
	json_id(&l->json, id_set(line->seat) ? line->seat : line->person);
	field(l, "rol", word);
	if (owner) {
		json_key(&l->json, STR("eigenaar"));
		json_bool(&l->json, true);
	}
	field(l, "naam", line->name);
	json_key(&l->json, STR("plan"));
	json_id(&l->json, line->plan);
	field(l, "url", url);
	field(l, "token", token);
	field_if(l, "cijfers", way_in(l, "cijfers", line->person));
	field_if(l, "mail", way_in(l, "mail", line->person));
	json_close(&l->json, '}');
	show(l, line, role, word, url);
}

static enum role role_named(struct str word)
{
	for (int i = 0; i < choice_role.n; i++)
		if (str_eq(choice_role.words[i], word))
			return (enum role)i;
	return ROLE_NONE;
}

static void write_line(struct linker *l, const struct line *line)
{
	struct seat *seat;
	if (str_is(line->kind, "mail") || str_is(line->kind, "cijfers"))
		return; // stand with the seats of their person
	if (!str_is(line->kind, "stoel"))
		return write_one(l, line, role_named(line->kind), false);
	if (seat_open_by_id(l->house, line->plan, line->seat, l->arena, &seat) != OK)
		return; // the plan or the seat ended since
	struct seat_facts facts = seat_facts(seat);
	struct line now = *line;
	now.name = str_copy(l->arena, facts.name);
	seat_close(seat);
	write_one(l, &now, facts.role, facts.owner);
}

static void write_all(void *with)
{
	struct linker *l = with;
	struct str rest = l->list;
	struct line line;
	json_open(&l->json, '[');
	while (rest.len) {
		struct str text = str_cut(&rest, '\n');
		if (text.len && line_read(text, &line))
			write_line(l, &line);
	}
	json_close(&l->json, ']');
	out_lit(l->json.out, "\n");
}

static int save(const char *path, struct str text)
{
	FILE *file = fopen(path, "we");
	bool bad = !file || fwrite(text.at, 1, text.len, file) != text.len;
	int error = errno;
	if ((file && fclose(file) != 0) || bad)
		return not_done("cannot write %s: %s", path, strerror(error));
	return EXIT_DONE;
}

int demo_links(struct house *house, struct str list, const char *base_url, const char *links)
{
	struct out json, shown;
	struct arena *arena = arena_create();
	out_init(&json, 1 << 20);
	out_init(&shown, 1 << 16);
	struct linker l = {.house = house, .list = list, .base_url = base_url, .arena = arena, .json = {&json}, .shown = &shown};
	enum status got = house_do(house, write_all, &l);
	int status = got == OK && !l.failed ? EXIT_DONE : not_done("the links cannot be made: the disk does not answer");
	if (status == EXIT_DONE && links)
		status = save(links, out_str(&json));
	if (status == EXIT_DONE)
		printf("Sign in, as one of each role:\n%.*sThe post of these families stands on %s/post\n",
		        STR_ARG(out_str(&shown)), base_url);
	out_finish(&json);
	out_finish(&shown);
	arena_destroy(arena);
	return status;
}
