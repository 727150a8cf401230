// SPDX-License-Identifier: EUPL-1.2
// No place where professionals talk among themselves: whatever is said, in whatever order, no text that two who work for families
// can read is hidden from all of the family. Looked for in what each is shown, and in the history each may read.
#include "any_saying.h"
#include <stdio.h>
#include <stdlib.h>

static bool works(const struct plan *p, int seat)
{
	return p->seats.at[seat].role == ROLE_PROFESSIONAL || p->seats.at[seat].role == ROLE_COORDINATOR;
}

static bool of_family(const struct plan *p, int seat)
{
	return p->seats.at[seat].role <= ROLE_CHILD || p->seats.at[seat].owner;
}

// All that a seat can read: its sight, and every event that it may see.
static struct str all_texts(const struct scene *s, int seat)
{
	const struct plan *p = s->plan;
	struct id id = scene_seat(s, seat);
	struct out out;
	out_init(&out, 32 << 20);
	out_put(&out, sight_text(p, seat, p->time, s->arena));
	list_each(k, &s->kept)
	{
		struct event e;
		if (event_read(s->arena, k->text, &e) != OK || !plan_event_visible(p, &e, k->seq, id))
			continue;
		plan_event_blank(p, &e, id, s->arena);
		e.key = STR(""); // the caller's own; no answer holds it
		event_write(&out, &e);
	}
	struct str text = str_copy(s->arena, out_str(&out));
	out_finish(&out);
	return text;
}

struct read_by {
	char text[MARK_TEXT];
	int seat;
};
struct marks {
	LIST(struct read_by);
};

static void gather(struct marks *to, struct str text, int seat)
{
	for (const char *at = text.at; text.len && (at = memmem(at, (size_t)(text.at + text.len - at), "uu", 2)); at++) {
		if (at + MARK_TEXT > text.at + text.len)
			return;
		struct read_by *m = list_add(to);
		memcpy(m->text, at, MARK_TEXT);
		m->seat = seat;
	}
}

static int by_text(const void *a, const void *b)
{
	const struct read_by *x = a, *y = b;
	int order = memcmp(x->text, y->text, MARK_TEXT);
	return order ? order : x->seat - y->seat;
}

static bool good_mark(const struct plan *p, const struct read_by *at, size_t n)
{
	int workers = 0;
	for (size_t i = 0; i < n; i++) {
		if (of_family(p, at[i].seat))
			return true;
		workers += works(p, at[i].seat) && (i == 0 || at[i].seat != at[i - 1].seat);
	}
	return workers < 2 ||
	       printf("%.16s is read by %d who work for families, and by nobody of the family\n", at->text, workers) < 0;
}

static bool nothing_among_themselves(const struct scene *s)
{
	struct marks all = {0};
	for (int i = 0; i < (int)s->plan->seats.n; i++)
		if (seat_active(s->plan, i, s->plan->time))
			gather(&all, all_texts(s, i), i);
	if (all.n)
		qsort(all.at, all.n, sizeof *all.at, by_text);
	bool good = true;
	for (size_t i = 0, n; i < all.n; i += n) {
		for (n = 1; i + n < all.n && memcmp(all.at[i].text, all.at[i + n].text, MARK_TEXT) == 0;)
			n++;
		good = good_mark(s->plan, &all.at[i], n) && good;
	}
	list_free(&all);
	return good;
}

// Two more who work for families, so that there are three and a coordinator to talk among themselves.
static void more_workers(struct scene *s)
{
	struct intent in;
	struct event e;
	for (int i = 0; i < 2; i++) {
		intent_init(&in, SAY_PERSON_ADD);
		in.as.person_add.name = STR("Hanneke");
		(void)scene_say(s, voice_of(s, 0), &in, &e);
		intent_init(&in, SAY_INVITE);
		in.as.invite = (struct say_invite){.person = s->plan->people.at[s->plan->people.n - 1].item.id,
		        .role = ROLE_PROFESSIONAL,
		        .steps = true,
		        .people = true,
		        .honest = true,
		        .until = DAY_NONE};
		(void)scene_say(s, voice_of(s, 0), &in, &e);
		intent_init(&in, SAY_SEAT_TAKE);
		(void)scene_say(s, voice_of(s, (int)s->plan->seats.n - 1), &in, &e);
	}
}

// One of them speaks, and where readers are chosen chooses the others.
static void a_worker_speaks(struct scene *s)
{
	static const enum say says[] = {SAY_ENTRY_ADD, SAY_ENTRY_READERS, SAY_ACTION_ADD, SAY_ACTION_REPORT, SAY_ENTRY_CHANGE};
	int seat = (int)chance_below(s->chance, s->plan->seats.n);
	struct intent in;
	struct event e;
	any_intent(s->chance, s->arena, s->plan, s->now, says[chance_below(s->chance, 5)], &in);
	struct id *ids = arena_many(s->arena, struct id, s->plan->seats.n);
	struct ids chosen = {ids, 0};
	for (int i = 0; i < (int)s->plan->seats.n; i++)
		if (works(s->plan, i))
			ids[chosen.n++] = scene_seat(s, i);
	if (in.say == SAY_ENTRY_ADD)
		in.as.entry_add.readers = chosen;
	else if (in.say == SAY_ENTRY_READERS)
		in.as.entry_readers.readers = chosen;
	else if (in.say == SAY_ACTION_ADD)
		in.as.action_add.readers = chosen;
	else if (in.say == SAY_ACTION_REPORT)
		in.as.action_report.readers = chosen;
	if (works(s->plan, seat) || chance_one_in(s->chance, 3))
		(void)scene_say(s, voice_of(s, seat), &in, &e);
}

static bool no_text_is_for_professionals_alone(struct chance *chance, struct arena *arena)
{
	struct scene s;
	scene_begin(&s, chance, arena);
	more_workers(&s);
	bool good = true;
	for (int i = 0; i < 400 && good; i++) {
		if (chance_one_in(chance, 3))
			a_worker_speaks(&s);
		else
			(void)scene_step(&s, &(struct event){0});
		good = i % 20 || nothing_among_themselves(&s);
	}
	scene_end(&s);
	return good;
}

int main(void)
{
	return prop_check("no text is for professionals alone", 20, no_text_is_for_professionals_alone);
}
