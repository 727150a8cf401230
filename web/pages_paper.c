// SPDX-License-Identifier: EUPL-1.2
// An invitation on a screen, on paper and by e-mail. Paper says nothing of what it opens: a first name, a key and whom to call
// (beginnen.md, the paper key). A secret that comes back here came from our own page; what is no secret of ours opens nothing.
#include "pages_invite.h"
#include "views.h"

static struct str posted_secret(const struct visit *v) // comes back from our own page; what is no secret of ours opens nothing
{
	struct str secret = form_value(v, "geheim");
	for (size_t i = 0; i < secret.len; i++) {
		char c = secret.at[i];
		if (!((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-'))
			return STR("");
	}
	return secret.len <= 64 ? secret : STR("");
}

static void show_code(struct visit *v)
{
	const struct sight_seat *s = invite_untaken(v, v->match.ids[1]);
	struct str secret = posted_secret(v);
	if (!s || !secret.len)
		return visit_missing(v);
	struct invite_code_page p = {.frame = visit_frame(v, SAY(v, "De code"), 3),
	        .plan = v->plan->id,
	        .name = words_name(v, s->person),
	        .link = invite_secret_url(v, secret)};
	p.qr = qr_draw(v->arena, p.link);
	view_invite_code(&v->out->body, &v->view, &p);
}

static struct str host_of(const struct visit *v) // what one types: without https://
{
	struct str url = v->texts->base_url;
	const char *slashes = memmem(url.at, url.len, "//", 2);
	return slashes ? (struct str){slashes + 2, url.len - (size_t)(slashes + 2 - url.at)} : url;
}

static struct invite_sheet_page sheet(struct visit *v, struct str name, struct str secret)
{
	struct invite_sheet_page p = {.frame = visit_frame(v, SAY(v, "Op papier"), 3),
	        .name = name,
	        .host = host_of(v),
	        .link = invite_secret_url(v, secret),
	        .owner = v->plan->me ? v->plan->me->name : STR("")};
	p.qr = qr_draw(v->arena, p.link);
	return p;
}

static void show_letter(struct visit *v)
{
	const struct sight_seat *s = invite_untaken(v, v->match.ids[1]);
	struct str secret = posted_secret(v);
	if (!s || !secret.len)
		return visit_missing(v);
	struct invite_sheet_page p = sheet(v, words_name(v, s->person), secret);
	struct str all = invite_message_text(v, p.name, STR(""));
	p.message = str_cut(&all, '\n');
	p.letter = true;
	view_invite_sheet(&v->out->body, &v->view, &p);
}

void invite_show_key_sheet(struct visit *v, struct id seat)
{
	const struct sight_seat *s = see_seat(v, seat);
	struct str key;
	if (!s)
		return visit_missing(v);
	if (!invite_make_secret(v, SECRET_KEY, seat, &key))
		return;
	struct invite_sheet_page p = sheet(v, words_name(v, s->person), key);
	struct str rest = key;
	for (int i = 0; i < 4; i++)
		p.parts[i] = str_cut(&rest, '-');
	view_invite_sheet(&v->out->body, &v->view, &p);
}

void invite_make_key(struct visit *v)
{
	if (!invite_untaken(v, v->match.ids[1]))
		return visit_missing(v);
	invite_show_key_sheet(v, v->match.ids[1]);
}

// The buttons under the message: the same link as a code or a letter, or a key on paper instead.
void invite_show_as(struct visit *v)
{
	struct str how = form_value(v, "hoe");
	if (str_is(how, "sleutel"))
		return invite_make_key(v);
	return str_is(how, "brief") ? show_letter(v) : show_code(v);
}

static bool mail_ok(struct str mail)
{
	const char *at = memchr(mail.at, '@', mail.len);
	if (!at || at == mail.at || mail.len > MAIL_MOST)
		return false;
	for (size_t i = 0; i < mail.len; i++)
		if ((unsigned char)mail.at[i] <= ' ' || strchr("<>,;:\"()[]\\", mail.at[i]))
			return false;
	return memchr(at, '.', mail.len - (size_t)(at - mail.at)) != NULL;
}

// The one message Kring sends in somebody's name, because they asked for it; it says who nor what.
void invite_send_mail(struct visit *v)
{
	const struct sight_seat *s = invite_untaken(v, v->match.ids[1]);
	struct str secret = posted_secret(v), to = str_trim(form_value(v, "mail"));
	if (!s || !secret.len)
		return visit_missing(v);
	if (!mail_ok(to)) {
		v->notice = SAY(v, "Dit is geen mailadres. Kijk of er een apenstaart en een punt in staan.");
		v->notice_bad = true;
		return invite_show_message(v, s, secret);
	}
	struct mail mail = {MAIL_INVITE, to, str_print(v->arena, "/in/%.*s", STR_ARG(secret)), v->view.lang};
	enum status got = mail_queue(v->house, &mail, v->plan->id, form_value(v, "sleutel"), v->in->now);
	if (got != OK)
		return visit_trouble(v, got);
	v->notice = SAY(v, "De uitnodiging gaat per mail.");
	invite_show_message(v, s, secret);
}
