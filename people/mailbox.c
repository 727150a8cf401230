// SPDX-License-Identifier: EUPL-1.2
// Mail that waits, sealed with the house's own key and in the transaction of what it is about: what was not kept is not sent, and
// what was kept is sent once. Sending it is post/'s.
#include "inner.h"
#include "log.h"
#include "people_rows.h"

enum { MAIL_TRIES = 8 };
static const char *const kinds[] = {
        [MAIL_CODE] = "code", [MAIL_INVITE] = "uitnodiging", [MAIL_NEWS] = "nieuws", [MAIL_NONE] = "geen"};

enum status mail_queue(struct house *h, const struct mail *mail, struct id plan, struct str key, int64_t due)
{
	uint8_t hash[HOUSE_HASH];
	struct arena *arena = arena_create();
	struct out text;
	struct json_out json = {.out = &text};
	struct str sealed;
	const struct {
		const char *key;
		struct str text;
	} parts[] = {{"soort", str_of(kinds[mail->kind])}, {"aan", mail->to}, {"geheim", mail->secret},
	        {"taal", text_code(mail->lang)}};
	house_hash(h, "kring.mail", key, hash);
	out_init(&text, 4096);
	json_open(&json, '{');
	for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
		json_key(&json, str_of(parts[i].key));
		json_str(&json, parts[i].text);
	}
	json_close(&json, '}');
	enum status got =
	        text.full ? TOO_LARGE : house_seal(h, ID_NONE, "outbox", hash_id(hash), ID_NONE, out_str(&text), arena, &sealed);
	if (got == OK)
		got = sql_mail_add(house_writer(h), due, sealed, plan, hash_str(hash));
	out_finish(&text);
	arena_destroy(arena);
	return got;
}

static enum status mail_read(struct str text, struct arena *arena, struct mail *ret)
{
	const struct json *o;
	if (json_read(arena, text, &o) != OK)
		return BROKEN;
	struct mail mail = {
	        .to = json_get_str(o, "aan"), .secret = json_get_str(o, "geheim"), .lang = text_lang(json_get_str(o, "taal"))};
	for (int i = 0; i < (int)(sizeof kinds / sizeof kinds[0]); i++)
		if (str_is(json_get_str(o, "soort"), kinds[i])) {
			mail.kind = (enum mail_kind)i;
			*ret = mail;
			return OK;
		}
	return BROKEN;
}

static struct str mail_name(const struct house *h, struct str key, struct arena *arena)
{
	uint8_t hash[HOUSE_HASH];
	house_hash(h, "kring.mail.name", key, hash);
	return id_text(arena, hash_id(hash));
}

static enum status mail_open(struct house *h, const struct sql_mail_due *row, struct arena *arena, struct waiting_mail *ret)
{
	struct str text;
	struct mail mail;
	if (row->key.len != HOUSE_HASH)
		return BROKEN;
	enum status got =
	        house_unseal(h, ID_NONE, "outbox", hash_id((const uint8_t *)row->key.at), ID_NONE, row->sealed, arena, &text);
	if (got == OK)
		got = mail_read(text, arena, &mail);
	if (got == OK)
		*ret = (struct waiting_mail){row->mail, row->due, (int)row->tries, mail_name(h, row->key, arena), mail};
	return got;
}

enum status mail_next(struct house *h, int64_t now, struct arena *arena, struct waiting_mail *ret)
{
	for (;;) {
		struct conn *conn;
		struct sql_mail_due row;
		enum status got = house_reader(h, &conn);
		if (got != OK)
			return got;
		got = sql_mail_due(conn, now, arena, &row);
		house_reader_done(h, conn);
		if (got != OK)
			return got;
		got = mail_open(h, &row, arena, ret);
		if (got != BROKEN || !house_is_saying(h))
			return got;
		log_say("a mail that cannot be read was taken out of the row: it kept the others waiting");
		if ((got = mail_sent(h, row.mail)) != OK)
			return got;
	}
}

enum status mail_sent(struct house *h, int64_t id)
{
	return sql_mail_drop(house_writer(h), id);
}

enum status mail_failed(struct house *h, int64_t id, int64_t again)
{
	enum status got = sql_mail_again(house_writer(h), id, again);
	return got == OK ? sql_mail_give_up(house_writer(h), id, MAIL_TRIES) : got;
}
