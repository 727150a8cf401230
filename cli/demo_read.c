// SPDX-License-Identifier: EUPL-1.2
// Reading cli/demo/*.txt. These are our own texts, so a mistake ends the reading with the place where it stands.
#include "day.h"
#include "demo.h"
#include <stdio.h>
#include <stdlib.h>

struct reader {
	struct demo_story *story;
	const char *file;
	int line;
	int64_t time; // of the next saying
};
enum { BETWEEN = 20 * 1000 }; // milliseconds from one saying to the next under the same time

struct str demo_file(const char *name)
{
	for (const struct embedded *f = demo_files; f->name; f++)
		if (strcmp(f->name, name) == 0)
			return (struct str){(const char *)f->at, f->len};
	return STR("");
}

static bool wrong(const struct reader *r, const char *what)
{
	not_done("demo/%s, line %d: %s", r->file, r->line, what);
	return false;
}

static bool number(struct str text, int32_t *ret)
{
	int32_t sign = text.len && text.at[0] == '-' ? -1 : 1, value = 0;
	size_t i = text.len && (text.at[0] == '-' || text.at[0] == '+');
	for (size_t first = i; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9' || i > first + 5)
			return false;
		value = value * 10 + (text.at[i] - '0');
	}
	*ret = sign * value;
	return text.len > 0;
}

bool demo_day(struct str text, int64_t start, int32_t *ret)
{
	static const char *const weekdays[] = {"ma", "di", "wo", "do", "vr", "za", "zo"};
	int weekday = 0;
	for (int i = 0; i < 7 && !weekday; i++)
		if (str_starts(text, weekdays[i]))
			weekday = i + 1;
	if (weekday)
		text = (struct str){text.at + 2, text.len - 2};
	int32_t off, today = day_of(start);
	if (!number(text, &off))
		return false;
	*ret = today + off;
	while (weekday && day_weekday(*ret) != weekday)
		*ret += off < 0 ? -1 : 1;
	return true;
}

// What the clock on the wall says, also on the days on which it is put forward or back.
static int64_t clock_time(int32_t day, int32_t minute)
{
	int64_t time = day_start(day) + minute * 60000LL;
	int32_t off = minute - minute_of(time);
	if (off > 12 * 60 || off < -12 * 60) // midnight lies between
		off += off < 0 ? 24 * 60 : -24 * 60;
	return time + off * 60000LL;
}

// "@ -4 08:20", "@ di-4 08:20" or, counted in minutes from the first start, "@ nu -128".
static bool read_time(struct reader *r, struct str rest)
{
	struct str first = str_cut(&rest, ' ');
	int32_t day, hours, minutes;
	if (str_is(first, "nu")) {
		if (!number(rest, &minutes))
			return wrong(r, "minutes before the start are wanted");
		r->time = r->story->start + minutes * 60000LL;
		return true;
	}
	struct str hour = str_cut(&rest, ':');
	if (!demo_day(first, r->story->start, &day) || !number(hour, &hours) || !number(rest, &minutes))
		return wrong(r, "a day and a time are wanted, as -12 21:40");
	r->time = clock_time(day, hours * 60 + minutes);
	if (r->time >= r->story->start)
		return wrong(r, "this is not before the first start");
	return true;
}

static bool read_field(struct reader *r, struct str line)
{
	struct demo_step *step = r->story->n ? &r->story->at[r->story->n - 1] : NULL;
	struct str value = str_trim(line), name = str_cut(&value, ' ');
	if (!step || step->plan != r->story->plans)
		return wrong(r, "a field stands here without a saying");
	if (step->n == step->room) {
		struct demo_field *more = arena_many(r->story->arena, struct demo_field, step->room * 2 + 8);
		if (step->n)
			memcpy(more, step->fields, step->n * sizeof *more);
		step->fields = more;
		step->room = step->room * 2 + 8;
	}
	step->fields[step->n++] = (struct demo_field){name, str_trim(value)};
	return true;
}

static struct demo_step *step_add(struct demo_story *s)
{
	if (s->n == s->room) {
		s->room = s->room * 2 + 256;
		if (!(s->at = realloc(s->at, s->room * sizeof *s->at)))
			abort();
	}
	return memset(&s->at[s->n++], 0, sizeof *s->at);
}

// What is no saying, by its word.
static enum demo_kind kind_of(struct str what)
{
	static const struct {
		const char *word;
		enum demo_kind kind;
	} kinds[] = {{"kijkt", DEMO_LOOK}, {"kantoor", DEMO_OFFICE}, {"mail", DEMO_MAIL}, {"cijfers", DEMO_DIGITS}};
	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_is(what, kinds[i].word))
			return kinds[i].kind;
	return DEMO_SAYING;
}

// "Linda kamer.toevoegen goed", "Hanneke kijkt vraag", "Anouk kantoor gemeente".
static bool read_step(struct reader *r, struct str line)
{
	struct demo_step *step = step_add(r->story);
	struct str rest = line, who = str_cut(&rest, ' '), what = str_cut(&rest, ' ');
	enum demo_kind kind = kind_of(what);
	bool saying = kind == DEMO_SAYING;
	*step = (struct demo_step){.kind = kind,
	        .file = r->file,
	        .line = r->line,
	        .plan = r->story->plans,
	        .time = r->time,
	        .who = who,
	        .what = saying ? what : rest,
	        .makes = saying ? rest : STR("")};
	r->time += BETWEEN;
	if (!r->time || !what.len)
		return wrong(r, "who says what, and when?");
	return true;
}

static bool read_line(struct reader *r, struct str line)
{
	if (!str_trim(line).len || line.at[0] == '#')
		return true;
	if (line.at[0] == ' ')
		return read_field(r, line);
	struct str rest = str_trim(line), first = rest;
	if (line.at[0] == '@') {
		(void)str_cut(&rest, ' ');
		return read_time(r, str_trim(rest));
	}
	return read_step(r, first);
}

static bool read_file(struct demo_story *story, const char *name, struct str text)
{
	struct reader r = {.story = story, .file = name};
	story->plans++;
	while (text.len) {
		r.line++;
		if (!read_line(&r, str_cut(&text, '\n')))
			return false;
	}
	return true;
}

// By time; of one file in the order in which it is told.
static int earlier(const void *a, const void *b)
{
	const struct demo_step *x = a, *y = b;
	if (x->time != y->time)
		return x->time < y->time ? -1 : 1;
	return x->plan != y->plan ? x->plan - y->plan : x->line - y->line;
}

bool demo_read(struct arena *arena, int64_t start, struct demo_story *ret)
{
	*ret = (struct demo_story){.arena = arena, .start = start};
	for (const struct embedded *f = demo_files; f->name; f++) {
		size_t len = strlen(f->name);
		if (len > 4 && strcmp(f->name + len - 4, ".txt") == 0 && !read_file(ret, f->name, demo_file(f->name)))
			return false;
	}
	qsort(ret->at, ret->n, sizeof *ret->at, earlier);
	return true;
}
