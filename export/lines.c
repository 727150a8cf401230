// SPDX-License-Identifier: EUPL-1.2
// The history as lines: one sentence for each thing that happened, as this seat may know it, in the language of the plan. Lines
// that came out of a file go on as they are.
#include "archive.h"
#include "text.h"

enum { ARGS = 8 };

static enum lang lang_of(const struct sight_plan *plan)
{
	return plan->lang == LANGUAGE_ENGLISH ? LANG_EN : LANG_NL;
}

static struct str value_of(const struct field *f, const struct happened *h)
{
	const void *at = (const char *)&h->event.as + f->offset;
	return f->kind == FIELD_LINE || f->kind == FIELD_TEXT ? *(const struct str *)at : h->text;
}

static bool names(struct str tells, struct str wire, struct arena *arena)
{
	struct str hole = str_print(arena, "{%.*s}", STR_ARG(wire));
	return memmem(tells.at, tells.len, hole.at, hole.len) != NULL;
}

// {wie}, and whatever else the sentence names: a field of what was said, or what that is called now.
static struct str sentence(const struct book *b, const struct happened *h)
{
	const struct say_info *info = &say_infos[h->say];
	struct text_arg args[ARGS + 1] = {{"wie", book_text(h->who)}};
	size_t n = 1;
	for (size_t i = 0; i < info->n && n < ARGS; i++)
		if (names(h->tells, info->fields[i].wire, b->arena))
			args[n++] = (struct text_arg){str_zero(b->arena, info->fields[i].wire), value_of(&info->fields[i], h)};
	args[n] = (struct text_arg){NULL, {0}};
	return text_fill(b->arena, text_say(lang_of(b->plan), h->tells), args);
}

// What somebody thinks of a version is shown as history: it gives no right, and nobody here stands behind it. So is what the
// certified institution said of it.
static struct str with_answer(const struct book *b, const struct happened *h, struct str line)
{
	const union said_fields *as = &h->event.as;
	if (h->say != SAY_VERSION_STAND && h->say != SAY_PLAN_ADOPT)
		return line;
	bool stands = h->say == SAY_VERSION_STAND;
	struct str word = stands ? as->version_stand.word : as->plan_adopt.why;
	struct str answer = str_copy(
	        b->arena, stands ? choice_stand.words[as->version_stand.stand] : choice_adopted.words[as->plan_adopt.adopted]);
	for (size_t i = 0; i < answer.len; i++)
		if (answer.at[i] == '-')
			((char *)(uintptr_t)answer.at)[i] = ' ';
	line = str_print(b->arena, "%.*s “%.*s”", STR_ARG(line), STR_ARG(answer));
	return word.len ? str_print(b->arena, "%.*s “%.*s”", STR_ARG(line), STR_ARG(word)) : line;
}

// Why somebody was put out is told to owners (plan/told.c), also in their file; and what was said at an action that is gone.
static struct str with_words(const struct book *b, const struct happened *h, struct str line)
{
	struct str why = h->say == SAY_SEAT_END ? h->event.as.seat_end.why : STR("");
	struct text_arg args[] = {{"tekst", why}, {NULL, {0}}};
	if (h->left.len)
		return str_print(b->arena, "%.*s “%.*s”", STR_ARG(line), STR_ARG(h->left));
	if (!why.len)
		return line;
	struct str told = text_fill(b->arena, text_say(lang_of(b->plan), TEXT("Waarom: {tekst}")), args);
	return str_print(b->arena, "%.*s %.*s", STR_ARG(line), STR_ARG(told));
}

static struct str with_typist(const struct book *b, const struct happened *h, struct str line)
{
	struct text_arg args[] = {{"naam", h->event.typist}, {NULL, {0}}};
	if (!h->event.typist.len)
		return line;
	struct str typed = text_fill(b->arena, text_say(lang_of(b->plan), TEXT("(getypt door {naam})")), args);
	return str_print(b->arena, "%.*s %.*s", STR_ARG(line), STR_ARG(typed));
}

static void tell(struct book *b, const struct happened *h)
{
	struct event *e = book_add(b, SAY_TOLD_BEFORE, h->time, h->who);
	if (h->carried) {
		e->as.told_before = h->event.as.told_before;
		return;
	}
	e->as.told_before.what = h->kind;
	struct str *line = &e->as.told_before.line;
	if (str_clean(b->arena, with_typist(b, h, with_words(b, h, with_answer(b, h, sentence(b, h)))), line) != OK)
		*line = h->kind;
	else if (line->len && line->at[line->len - 1] == ':') // the words it named are gone
		*line = str_print(b->arena, "%.*s.", (int)line->len - 1, line->at);
}

// The newest that fit behind the plan itself, in the order in which they happened.
static void fit(struct book *b, uint32_t first)
{
	uint32_t room = first < TAKEN_ALONG ? TAKEN_ALONG - first : 1, n = b->events.n - first;
	if (n <= room)
		return;
	struct event *last = &b->events.at[b->events.n - room], *to = &b->events.at[first];
	struct say_told_before gone = {STR("overgenomen.weggelaten"),
	        text_say(lang_of(b->plan), TEXT("Wat daarvoor gebeurde, paste niet in het bestand."))};
	last->carried.who = STR("");
	last->as.told_before = gone;
	memmove(to, last, room * sizeof *to);
	b->events.n = first + room;
}

enum status book_lines(struct book *b, struct seat *seat, struct str *ret_head)
{
	struct happenings all;
	size_t here = 0;
	uint32_t first = b->events.n;
	enum status got = seat_history(seat, STR(""), b->arena, &all);
	*ret_head = STR("");
	for (size_t i = 0; got == OK && i < all.n; i++)
		if (!all.at[i].carried && here++ == 0 && all.at[i].say == SAY_TAKEN_OVER && all.at[i].seq == 2)
			*ret_head = all.at[i].event.as.taken_over.head;
	bool pristine = here == 1 && ret_head->len;
	if (!pristine)
		*ret_head = STR("");
	for (int before = 1; before >= 0; before--) // what came out of a file happened before it was taken over
		for (size_t i = 0; got == OK && (before || !pristine) && i < all.n; i++)
			if (all.at[i].carried == before)
				tell(b, &all.at[i]);
	fit(b, first);
	return got;
}
