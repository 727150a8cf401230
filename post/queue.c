// SPDX-License-Identifier: EUPL-1.2
// Taking mail out of the row of waiting mail. The mark is on the disk before the mail leaves, and it is also the time of the next
// try: nothing has to be written when delivering fails, so nothing goes wrong when nobody is left to write it.
#include "post.h"

enum { SECOND = 1000, CODE_SENDS = 5, DAY_SECONDS = 24 * 60 * 60 };

struct taking {
	struct house *house;
	struct arena *arena;
	int64_t now, id;
	int pause;
	struct waiting_mail *mail;
	enum status got;
};

// For nobody; or a code that cannot work any more, which only confuses who gets it.
static bool not_to_send(const struct waiting_mail *w, int64_t now)
{
	int64_t lives = CODE_MINUTES * 60 * (int64_t)SECOND;
	bool late = w->tries >= CODE_SENDS || now > w->due + lives;
	return w->mail.kind == MAIL_NONE || (w->mail.kind == MAIL_CODE && late);
}

// Codes are waited for: they keep the first pause.
static int64_t pause_after(const struct waiting_mail *w, int first)
{
	int64_t pause = first;
	for (int i = 0; i < w->tries && w->mail.kind != MAIL_CODE && pause < DAY_SECONDS; i++)
		pause *= 4;
	return (pause < DAY_SECONDS ? pause : DAY_SECONDS) * SECOND;
}

static void take(void *with)
{
	struct taking *t = with;
	struct waiting_mail w;
	while ((t->got = mail_next(t->house, t->now, t->arena, &w)) == OK && not_to_send(&w, t->now))
		if ((t->got = mail_sent(t->house, w.id)) != OK)
			return;
	if (t->got == OK)
		t->got = mail_failed(t->house, w.id, t->now + pause_after(&w, t->pause));
	if (t->got == OK)
		*t->mail = w;
}

enum status post_take(struct house *house, int pause, struct arena *arena, struct waiting_mail *ret)
{
	struct waiting_mail mail;
	struct taking t = {.house = house, .arena = arena, .now = house_now(house), .pause = pause, .mail = &mail};
	enum status got = mail_next(house, t.now, arena, &mail); // mostly there is nothing, and nobody needs to wait for that
	if (got == OK || got == BROKEN)
		got = house_do(house, take, &t);
	if (got == OK)
		got = t.got;
	if (got == OK)
		*ret = mail;
	return got;
}

static void forget(void *with)
{
	struct taking *t = with;
	t->got = mail_sent(t->house, t->id);
}

enum status post_done(struct house *house, int64_t id)
{
	struct taking t = {.house = house, .id = id};
	enum status got = house_do(house, forget, &t);
	return got == OK ? t.got : got;
}
