// SPDX-License-Identifier: EUPL-1.2
// A saying and the mail that follows from it, in one transaction: what was not kept is told to nobody. Who sits here without an
// address hears of it when they look; and so does somebody to whom no mail can be made, for what was said stands all the same.
#include "inner.h"
#include "log.h"

static enum status mail_to(struct house *h, struct id plan, struct id seat, struct str said, struct arena *arena)
{
	struct id person;
	struct person_settings settings;
	enum status got = person_of_seat(h, plan, seat, &person);
	if (got == OK)
		got = person_settings_get(h, person, arena, &settings);
	if (got != OK || !settings.mail.len)
		return got == NOT_FOUND ? OK : got; // asked, and not come yet
	struct mail mail = {.kind = MAIL_NEWS, .to = settings.mail, .lang = settings.lang};
	struct str key = STR_JOIN(arena, STR("nieuws "), said, STR(" "), id_text(arena, seat));
	return mail_queue(h, &mail, plan, key, house_now(h));
}

enum status say_and_mail(struct house *h, struct seat *seat, const struct intent *intent, const struct faults *typed,
        struct arena *arena, struct said *ret)
{
	enum status got = seat_say(seat, intent, typed, arena, ret);
	for (size_t i = 0; got == OK && i < ret->news.n; i++) {
		enum status mailed = mail_to(h, seat_plan(seat), ret->news.at[i], ret->id, arena);
		if (mailed != OK)
			log_say("a mail that there is news could not be made: %s", status_name(mailed));
	}
	return got;
}
