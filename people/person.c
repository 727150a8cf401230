// SPDX-License-Identifier: EUPL-1.2
// Persons: a key of their own, and one sealed row with all that is kept of them. Erasing one destroys the key, and so every old
// copy of the row.
#include "fresh.h"
#include "inner.h"
#include "people_rows.h"

enum { ROW_BYTES = 16 * 1024 };

static void row_write(struct json_out *json, const struct person_row *row)
{
	const struct person_settings *s = &row->settings;
	const struct {
		const char *key;
		struct str text;
	} texts[] = {{"post", s->mail}, {"taal", text_code(s->lang)}, {"samen", s->together}, {"cijfers", row->digits}};
	const struct {
		const char *key;
		int64_t number;
	} numbers[] = {{"gedeeld", s->shared_phone}, {"groot", s->large}, {"scherm", s->page}, {"mis", row->wrong},
	        {"mis-op", row->wrong_at}, {"keer", row->digits_no}};
	json_open(json, '{');
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		json_key(json, str_of(texts[i].key));
		json_str(json, texts[i].text);
	}
	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		json_key(json, str_of(numbers[i].key));
		json_int(json, numbers[i].number);
	}
	json_key(json, STR("scherm-plan"));
	json_id(json, s->page_plan);
	json_key(json, STR("gewist"));
	json_id(json, s->erased);
	json_close(json, '}');
}

static int64_t number(const struct json *object, const char *key)
{
	const struct json *value = json_get(object, key);
	return value ? value->number : 0;
}

static enum status row_read(struct str text, struct arena *arena, struct person_row *ret)
{
	const struct json *o;
	if (json_read(arena, text, &o) != OK)
		return BROKEN;
	struct person_settings s = {.mail = json_get_str(o, "post"),
	        .lang = text_lang(json_get_str(o, "taal")),
	        .together = json_get_str(o, "samen"),
	        .shared_phone = number(o, "gedeeld"),
	        .large = number(o, "groot"),
	        .page = (int)number(o, "scherm")};
	struct str plan = json_get_str(o, "scherm-plan"), gone = json_get_str(o, "gewist"), digits = json_get_str(o, "cijfers");
	if ((plan.len && id_read(plan, &s.page_plan) != OK) || (gone.len && id_read(gone, &s.erased) != OK))
		return BROKEN;
	s.digits = digits.len > 0;
	*ret = (struct person_row){s, digits, (int)number(o, "keer"), (int)number(o, "mis"), number(o, "mis-op")};
	return OK;
}

enum status person_read(struct house *h, struct id person, struct arena *arena, struct person_row *ret)
{
	struct conn *conn;
	struct sql_person_get row;
	struct str text;
	enum status got = house_reader(h, &conn);
	if (got != OK)
		return got;
	got = sql_person_get(conn, person, arena, &row);
	house_reader_done(h, conn);
	if (got == OK)
		got = house_unseal(h, person, "person", person, ID_NONE, row.sealed, arena, &text);
	return got == OK ? row_read(text, arena, ret) : got;
}

enum status person_write(struct house *h, struct id person, const struct person_row *row)
{
	struct arena *arena = arena_create();
	struct out text;
	struct json_out json = {.out = &text};
	struct str sealed;
	out_init(&text, ROW_BYTES);
	row_write(&json, row);
	enum status got =
	        text.full ? TOO_LARGE : house_seal(h, person, "person", person, ID_NONE, out_str(&text), arena, &sealed);
	if (got == OK)
		got = sql_person_put(house_writer(h), person, sealed);
	out_finish(&text);
	arena_destroy(arena);
	return got;
}

enum status person_make(struct house *h, struct id *ret)
{
	struct id person = fresh_long();
	enum status got = house_key_make(h, person);
	if (got == OK)
		got = person_write(h, person, &(struct person_row){0});
	if (got == OK)
		*ret = person;
	return got;
}

enum status person_settings_get(struct house *h, struct id person, struct arena *arena, struct person_settings *ret)
{
	struct person_row row;
	enum status got = person_read(h, person, arena, &row);
	if (got == OK)
		*ret = row.settings;
	return got;
}

enum status person_shut(struct house *h, struct id person, struct arena *arena, enum shut *ret)
{
	struct person_settings settings;
	enum status got = person_settings_get(h, person, arena, &settings);
	if (got == OK)
		*ret = settings.digits ? SHUT_INSIDE | SHUT_OWN : SHUT_INSIDE;
	return got;
}

// An address is added by code_check only, which has proof of it; here it may stay or go.
enum status person_settings_set(struct house *h, struct id person, const struct person_settings *settings)
{
	struct arena *arena = arena_create();
	struct person_row row;
	enum status got = person_read(h, person, arena, &row);
	if (got == OK && settings->mail.len && !str_eq(settings->mail, row.settings.mail))
		got = REFUSED;
	if (got == OK && !settings->mail.len && row.settings.mail.len)
		got = sql_person_drop_addresses(house_writer(h), person);
	if (got == OK) {
		row.settings = *settings;
		got = person_write(h, person, &row);
	}
	if (got == OK)
		forget_person(h, person); // the language is remembered with the session
	arena_destroy(arena);
	return got;
}

enum status person_tell_erased(struct house *h, struct id person, struct id plan)
{
	struct arena *arena = arena_create();
	struct person_row row;
	enum status got = person_read(h, person, arena, &row);
	if (got == OK) {
		row.settings.erased = plan;
		got = person_write(h, person, &row);
	}
	arena_destroy(arena);
	return got;
}

enum status person_erase(struct house *h, struct id person)
{
	struct conn *conn = house_writer(h);
	enum status (*const rows[])(struct conn *, struct id) = {sql_person_drop_sessions, sql_person_drop_secrets,
	        sql_person_drop_codes, sql_person_drop_addresses, sql_person_drop};
	enum status got = house_key_erase(h, person);
	for (size_t i = 0; i < sizeof rows / sizeof rows[0] && got == OK; i++)
		got = rows[i](conn, person);
	if (got == OK)
		got = seats_take_back(h, person);
	forget_person(h, person);
	return got;
}
