// SPDX-License-Identifier: EUPL-1.2
// What our mail says. It may be read on a locked screen, by an employer, or by who looks along: it tells who nor what.
#include "post.h"

static struct str link_of(struct arena *arena, const struct mail *mail, struct str base_url)
{
	struct str path = str_starts(mail->secret, "/") ? mail->secret : STR("");
	return str_print(arena, "%.*s%.*s", STR_ARG(base_url), STR_ARG(path));
}

static struct letter code_letter(struct arena *arena, const struct mail *mail)
{
	struct text_arg args[] = {{"code", mail->secret}, {NULL, {0}}};
	struct str says = text_fill(arena, text_say(mail->lang, TEXT("Je code is {code}. Hij werkt tien minuten.")), args);
	struct str else_says = text_say(mail->lang, TEXT("Vroeg je geen code? Dan hoef je niets te doen."));
	return (struct letter){
	        text_say(mail->lang, TEXT("Je code")), str_print(arena, "%.*s\n\n%.*s\n", STR_ARG(says), STR_ARG(else_says))};
}

// A sentence, an address on a line of its own, and a sentence.
static struct str around(struct arena *arena, struct str says, struct str link, struct str ends)
{
	return str_print(arena, "%.*s\n\n%.*s\n\n%.*s\n", STR_ARG(says), STR_ARG(link), STR_ARG(ends));
}

struct letter post_letter(struct arena *arena, const struct mail *mail, struct str base_url)
{
	enum lang lang = mail->lang;
	struct str link = link_of(arena, mail, base_url);
	if (mail->kind == MAIL_NEWS)
		return (struct letter){text_say(lang, TEXT("Er is nieuws in jullie kring")),
		        around(arena, text_say(lang, TEXT("Er is nieuws in jullie kring. Hier lees je het.")), link,
		                text_say(lang, TEXT("Wil je geen mail meer? Haal dan je mailadres weg bij je instellingen.")))};
	if (mail->kind != MAIL_INVITE)
		return code_letter(arena, mail);
	return (struct letter){text_say(lang, TEXT("Een uitnodiging voor jou")),
	        around(arena, text_say(lang, TEXT("Iemand nodigt je uit in een kring. Met deze link kom je binnen.")), link,
	                text_say(lang,
	                        TEXT("De link werkt één keer. Ken je niemand die dit stuurt? Dan hoef je niets te doen.")))};
}
