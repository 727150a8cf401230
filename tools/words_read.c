// SPDX-License-Identifier: EUPL-1.2
// The reader of plan/words. Lines; the first word says what a line is. Every name used must have been introduced before it.
#include "words_read.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *file;
static int line_number;
static char section[80];
static const char *line_start;

static void fail(const char *at, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	fprintf(stderr, "%s:%d:%d: ", file, line_number, at ? (int)(at - line_start) + 1 : 1);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(1);
}

static void keep(char *to, size_t size, const char *word)
{
	if (strlen(word) >= size)
		fail(word, "'%s' is too long", word);
	memcpy(to, word, strlen(word) + 1);
}
#define KEEP(to, word) keep((to), sizeof(to), (word))

static char *next_word(char **rest)
{
	char *at = *rest + strspn(*rest, " \t");
	if (*at == '\0')
		return NULL;
	size_t n = strcspn(at, " \t");
	*rest = at[n] ? at + n + 1 : at + n;
	at[n] = '\0';
	return at;
}

static char *must_word(char **rest, const char *what)
{
	char *word = next_word(rest);
	if (!word)
		fail(NULL, "expected %s", what);
	return word;
}

static int thing(struct words *w, const char *name)
{
	for (int i = 0; i < w->n_things; i++)
		if (strcmp(w->things[i], name) == 0)
			return i;
	if (w->n_things == 24)
		fail(name, "too many kinds of things");
	KEEP(w->things[w->n_things], name);
	return w->n_things++;
}

static int condition(struct words *w, const char *name)
{
	for (int i = 0; i < w->n_conditions; i++)
		if (strcmp(w->conditions[i], name) == 0)
			return i;
	if (w->n_conditions == 60)
		fail(name, "too many conditions");
	KEEP(w->conditions[w->n_conditions], name);
	return w->n_conditions++;
}

static void split_word(char *word, struct w_word *to)
{
	char *is = strchr(word, '=');
	if (!is)
		fail(word, "expected english=dutch, not '%s'", word);
	*is = '\0';
	KEEP(to->english, word);
	KEEP(to->dutch, is + 1);
}

static void read_choice(struct words *w, char *rest)
{
	struct w_choice *c = &w->choices[w->n_choices++];
	KEEP(c->name, must_word(&rest, "a name"));
	for (char *word; (word = next_word(&rest));)
		split_word(word, &c->words[c->n++]);
	if (strcmp(c->name, "role") != 0)
		return;
	static const struct w_word beside[] = {
	        {"owner", "eigenaar"}, {"invited", "genodigde"}, {"newcomer", "nieuw"}, {"keeper", "beheerder"}};
	memcpy(w->chairs, c->words, sizeof(struct w_word) * (size_t)c->n);
	memcpy(w->chairs + c->n, beside, sizeof beside);
	w->n_chairs = c->n + 4;
}

static void check_of(const struct words *w, const struct w_field *f)
{
	for (int i = 0; f->kind == W_CHOICE && i < w->n_choices; i++)
		if (strcmp(w->choices[i].name, f->of) == 0)
			return;
	for (int i = 0; f->kind == W_LIST && i < w->n_shows; i++)
		if (strcmp(w->shows[i].name, f->of) == 0)
			return;
	if (f->kind == W_CHOICE || f->kind == W_LIST)
		fail(NULL, "there is no '%s' above this line", f->of);
}

static void read_bounds(struct w_field *f, char *word)
{
	char *dots = strstr(word, "..");
	*dots = '\0';
	KEEP(f->least, word);
	KEEP(f->most, dots + 2);
}

// A saying's fields stand beside what every event and every form has of its own.
static void check_wire(const struct words *w, const struct w_entry *e, const struct w_field *f)
{
	static const char *const own[] = {"v", "soort", "tijd", "wie", "sleutel", "nieuw", "volgnummer", "bewijs", "overgenomen"};
	bool said = e >= w->says && e < w->says + w->n_says;
	for (size_t i = 0; said && i < sizeof own / sizeof *own; i++)
		if (strcmp(own[i], f->wire) == 0)
			fail(NULL, "every event or form has a '%s' of its own", f->wire);
	for (const struct w_field *other = e->fields; other < f; other++)
		if (strcmp(other->wire, f->wire) == 0 || strcmp(other->name, f->name) == 0)
			fail(NULL, "'%s' stands here twice", f->wire);
}

static bool read_field(struct words *w, struct w_entry *e, char *type, char *rest)
{
	static const char *const types[] = {"line", "text", "lines", "id", "ids", "day", "minute", "int", "flag", "choice",
	        "pairs", "time", "ref", "refs", "list", "texts"};
	char *of = strchr(type, ':');
	if (of)
		*of++ = '\0';
	int kind = 0;
	while (kind < 16 && strcmp(types[kind], type) != 0)
		kind++;
	if (kind == 16)
		return false;
	if (e->n == 40)
		fail(type, "too many fields");
	struct w_field *f = &e->fields[e->n++];
	f->kind = (enum w_kind)kind;
	KEEP(f->of, of ? of : "");
	check_of(w, f);
	KEEP(f->name, must_word(&rest, "a name"));
	char *wire = must_word(&rest, "the field's Dutch name");
	size_t n = strlen(wire);
	f->ours = wire[n - 1] == '!';
	f->optional = wire[n - 1] == '?' || f->ours;
	wire[n - f->optional] = '\0';
	KEEP(f->wire, wire);
	check_wire(w, e, f);
	for (char *word; (word = next_word(&rest));) {
		if (strstr(word, ".."))
			read_bounds(f, word);
		else if (strcmp(word, "of") == 0)
			KEEP(f->thing, w->things[thing(w, must_word(&rest, "a kind of thing"))]);
		else
			fail(word, "unexpected '%s'", word);
	}
	return true;
}

static void give(struct words *w, struct w_entry *e, const char *group, int from, int to, const char *name, int cond)
{
	if (strcmp(group, name) != 0)
		return;
	for (int i = from; i < to; i++) {
		if (e->rights[i].given)
			fail(name, "'%s' was given a right twice", w->chairs[i].dutch);
		e->rights[i] = (struct w_right){true, cond};
	}
}

static void read_by(struct words *w, struct w_entry *e, char *rest)
{
	char *colon = strchr(rest, ':');
	int cond = -1;
	if (colon) {
		char *after = colon + 1;
		*colon = '\0';
		cond = condition(w, must_word(&after, "a condition"));
	}
	for (char *name; (name = next_word(&rest));) {
		bool known = !strcmp(name, "family") || !strcmp(name, "circle") || !strcmp(name, "table");
		give(w, e, "family", 0, 4, name, cond);
		give(w, e, "circle", 0, 5, name, cond);
		give(w, e, "table", 0, 7, name, cond);
		for (int i = 0; i < w->n_chairs; i++) {
			known |= strcmp(w->chairs[i].dutch, name) == 0;
			give(w, e, w->chairs[i].dutch, i, i + 1, name, cond);
		}
		if (!known)
			fail(name, "'%s' is no role", name);
	}
}

static void read_new(struct words *w, struct w_entry *e, char *rest)
{
	KEEP(e->makes, w->things[thing(w, must_word(&rest, "a kind of thing"))]);
	char *word = next_word(&rest);
	if (!word)
		return;
	char *list = must_word(&rest, "the name of a list");
	for (int i = 0; i < e->n; i++)
		if (strcmp(e->fields[i].name, list) == 0)
			e->makes_per = i;
	if (strcmp(word, "per") != 0 || e->makes_per < 0)
		fail(word, "expected 'per' and one of this saying's lists");
}

static struct w_entry *begin(struct w_entry *list, int *n, int most, char *rest)
{
	if (*n == most)
		fail(NULL, "too many entries");
	struct w_entry *e = &list[(*n)++];
	e->makes_per = -1;
	e->line = line_number;
	KEEP(e->section, section);
	KEEP(e->name, must_word(&rest, "a name"));
	KEEP(e->wire, must_word(&rest, "a Dutch name"));
	char *arrow = next_word(&rest);
	if (arrow)
		KEEP(e->event, must_word(&rest, "the event's name"));
	return e;
}

static void read_tells(struct w_entry *e, char *rest)
{
	char *from = strchr(rest, '"'), *to = strrchr(rest, '"');
	if (!from || to == from)
		fail(NULL, "expected a text between quotes");
	*to = '\0';
	KEEP(e->tells, from + 1);
}

static void read_door(struct w_entry *e, char *rest)
{
	static const char *const doors[] = {[W_THROUGH] = "through", [W_AT_ONCE] = "at-once", [W_AFTER] = "after"};
	char *word = must_word(&rest, "what the closed door does with it");
	for (int i = W_THROUGH; i <= W_AFTER; i++)
		if (strcmp(doors[i], word) == 0)
			e->door = (enum w_door)i;
	if (e->door == W_INSIDE)
		fail(word, "'%s' is none of through, at-once, after", word);
}

static void read_line(struct words *w, struct w_entry **entry, char *rest)
{
	char *first = next_word(&rest);
	if (!first)
		return;
	if (strcmp(first, "choice") == 0)
		read_choice(w, rest);
	else if (strcmp(first, "say") == 0)
		*entry = begin(w->says, &w->n_says, 240, rest);
	else if (strcmp(first, "show") == 0)
		*entry = begin(w->shows, &w->n_shows, 80, rest);
	else if (!*entry)
		fail(first, "'%s' stands outside an entry", first);
	else if (strcmp(first, "by") == 0)
		read_by(w, *entry, rest);
	else if (strcmp(first, "new") == 0)
		read_new(w, *entry, rest);
	else if (strcmp(first, "door") == 0)
		read_door(*entry, rest);
	else if (strcmp(first, "tells") == 0)
		read_tells(*entry, rest);
	else if (!read_field(w, *entry, first, rest))
		fail(first, "'%s' is no type of field", first);
}

void words_read(const char *path, struct words *w)
{
	char line[400];
	struct w_entry *entry = NULL;
	FILE *from = fopen(file = path, "r");
	if (!from)
		fail(NULL, "cannot be opened");
	while (fgets(line, sizeof line, from)) {
		line_number++;
		line_start = line;
		line[strcspn(line, "\n")] = '\0';
		char *note = strchr(line, '#');
		char feature[120] = "";
		if (strncmp(line, "# ---- ", 7) == 0)
			snprintf(section, sizeof section, "%.79s", line + 7);
		if (note) {
			*note = '\0';
			snprintf(feature, sizeof feature, "%s", note + 1 + (note[1] == ' '));
		}
		bool heads = strncmp(line, "say ", 4) == 0;
		read_line(w, &entry, line);
		if (heads)
			memcpy(entry->feature, feature, sizeof feature);
	}
	fclose(from);
}
