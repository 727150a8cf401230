// SPDX-License-Identifier: EUPL-1.2
// What is true of every day, id and text, tried on many.
#include "json.h"
#include "prop.h"

static struct out made_by(void (*put)(struct out *, struct str), struct str s)
{
	struct out o;
	out_init(&o, 1 << 20);
	put(&o, s);
	return o;
}

// ---- days ----

static bool every_day_is_written_and_read_back(struct chance *chance, struct arena *arena)
{
	(void)chance, (void)arena;
	int32_t last = day_from((struct date){2200, 12, 31});
	struct date before = {1899, 12, 31};
	for (int32_t day = day_from((struct date){1900, 1, 1}), read = DAY_NONE; day <= last; day++) {
		struct date date = day_date(day);
		bool next = date.day == before.day + 1 || (date.day == 1 && date.month == before.month % 12 + 1);
		struct out o;
		out_init(&o, 10);
		out_day(&o, day);
		bool same = day_read(out_str(&o), &read) == OK && read == day && day_from(date) == day;
		out_finish(&o);
		if (!next || !same || day_weekday(day + 1) != day_weekday(day) % 7 + 1)
			return false;
		before = date;
	}
	return true;
}

static int64_t any_time(struct chance *chance)
{
	int64_t first = day_start(day_from((struct date){1900, 1, 2})), last = day_start(day_from((struct date){2200, 12, 31}));
	return first + (int64_t)(chance_next(chance) % (uint64_t)(last - first));
}

static bool a_time_is_written_and_read_back(struct chance *chance, struct arena *arena)
{
	(void)arena;
	int64_t time = any_time(chance), read = TIME_NONE;
	struct out o;
	out_init(&o, 24);
	out_time(&o, time);
	bool same = time_read(out_str(&o), &read) == OK && read == time;
	out_finish(&o);
	return same;
}

static bool a_moment_lies_in_its_day(struct chance *chance, struct arena *arena)
{
	(void)arena;
	int64_t time = any_time(chance);
	int32_t day = day_of(time);
	int64_t length = day_start(day + 1) - day_start(day);
	bool within = day_start(day) <= time && time < day_start(day + 1);
	bool begins = minute_of(day_start(day)) == 0 && day_of(day_start(day)) == day && day_of(day_start(day) - 1) == day - 1;
	return within && begins && (length == 24 * 3600000 || day_weekday(day) == 7);
}

// ---- ids ----

static bool an_id_is_written_and_read_back(struct chance *chance, struct arena *arena)
{
	struct id id = ID_NONE, read = ID_NONE;
	size_t bytes = chance_one_in(chance, 2) ? sizeof id.b : ID_SHORT_BYTES;
	for (size_t i = 0; i < bytes; i++)
		id.b[i] = (uint8_t)chance_next(chance);
	struct str text = id_text(arena, id);
	return text.len == (id_long(id) ? ID_LONG_TEXT : ID_SHORT_TEXT) && id_read(text, &read) == OK && id_eq(read, id);
}

static bool a_text_that_is_an_id_is_its_only_spelling(struct chance *chance, struct arena *arena)
{
	static const char signs[] = "0123456789abcdefghjkmnpqrstvwxyzilouA-";
	size_t len = chance_one_in(chance, 2) ? ID_LONG_TEXT : ID_SHORT_TEXT;
	uint32_t most = chance_one_in(chance, 3) ? sizeof signs - 1 : 32;
	char text[ID_LONG_TEXT];
	for (size_t i = 0; i < len; i++)
		text[i] = signs[chance_below(chance, most)];
	struct id id;
	if (id_read((struct str){text, len}, &id) != OK)
		return true;
	return str_eq(id_text(arena, id), (struct str){text, len});
}

// ---- text and buffers ----

static bool a_buffer_holds_a_beginning_and_never_more_than_its_maximum(struct chance *chance, struct arena *arena)
{
	struct out whole, bounded;
	out_init(&whole, 1 << 20);
	out_init(&bounded, chance_below(chance, 400));
	for (int i = 0; i < 20; i++) {
		struct str piece = chance_text(chance, arena, 20);
		out_html(&whole, piece);
		out_html(&bounded, piece);
	}
	bool fits = whole.len <= bounded.max;
	bool good = bounded.len <= bounded.max && bounded.full == !fits &&
	            memcmp(out_str(&whole).at, out_str(&bounded).at, bounded.len) == 0;
	out_finish(&whole);
	out_finish(&bounded);
	return good;
}

static bool clean_text_stays_as_it_is_when_cleaned_again(struct chance *chance, struct arena *arena)
{
	static const char *const pieces[] = {"e", "\xcc\x81", "\xcc\xa3", "\xc2\xa0", " ", "\t", "\r", "\n", "\xe1\x84\x80",
	        "\xe1\x85\xa1", "\xd8\xb4", "\xd9\x91", "\xe2\x84\xab", "\xe2\x80\x83", "\xf0\x9f\x98\x80", "\xe0\xa5\x98"};
	struct str typed = STR(""), once, twice;
	for (uint32_t n = chance_below(chance, 30); n > 0; n--)
		typed = str_print(arena, "%.*s%s", STR_ARG(typed), pieces[chance_below(chance, sizeof pieces / sizeof *pieces)]);
	if (str_clean(arena, typed, &once) != OK || str_clean(arena, once, &twice) != OK)
		return false;
	return str_eq(once, twice) && str_eq(once, str_trim(once)) && !memchr(once.at, '\r', once.len);
}

static bool escaped_text_holds_no_markup(struct chance *chance, struct arena *arena)
{
	struct out o = made_by(out_html, chance_text(chance, arena, 200));
	bool good = true;
	for (size_t i = 0; i < o.len; i++)
		good &= !strchr("<>\"'", o.at[i]) && (o.at[i] != '&' || memchr(o.at + i, ';', o.len - i));
	out_finish(&o);
	return good;
}

// ---- JSON ----

static void put_made_up(struct json_out *j, struct chance *chance, struct arena *arena, unsigned depth)
{
	uint32_t parts = chance_below(chance, 4);
	switch (chance_below(chance, depth < 16 ? 6 : 4)) {
	case 0: json_none(j); break;
	case 1: json_bool(j, chance_one_in(chance, 2)); break;
	case 2: json_int(j, (int64_t)chance_next(chance)); break;
	case 3: json_str(j, chance_text(chance, arena, 30)); break;
	case 4:
		json_open(j, '[');
		for (; parts > 0; parts--)
			put_made_up(j, chance, arena, depth + 1);
		json_close(j, ']');
		break;
	case 5:
		json_open(j, '{');
		for (; parts > 0; parts--) {
			struct str name = chance_text(chance, arena, 5);
			json_key(j, str_print(arena, "%u%.*s", parts, STR_ARG(name)));
			put_made_up(j, chance, arena, depth + 1);
		}
		json_close(j, '}');
		break;
	}
}

static void put_read(struct json_out *j, const struct json *from)
{
	switch (from->kind) {
	case JSON_NULL:
	case JSON_REAL: json_none(j); break;
	case JSON_BOOL: json_bool(j, from->number); break;
	case JSON_INT: json_int(j, from->number); break;
	case JSON_STR: json_str(j, from->str); break;
	case JSON_LIST:
	case JSON_OBJECT:
		json_open(j, from->kind == JSON_LIST ? '[' : '{');
		for (size_t i = 0; i < from->n; i++) {
			if (from->kind == JSON_OBJECT)
				json_key(j, from->at[i].key);
			put_read(j, &from->at[i]);
		}
		json_close(j, from->kind == JSON_LIST ? ']' : '}');
		break;
	}
}

static bool json_is_written_read_and_written_the_same(struct chance *chance, struct arena *arena)
{
	struct out first, second;
	out_init(&first, 1 << 20);
	out_init(&second, 1 << 20);
	put_made_up(&(struct json_out){&first, false}, chance, arena, 0);
	const struct json *read;
	bool same = json_read(arena, out_str(&first), &read) == OK;
	if (same)
		put_read(&(struct json_out){&second, false}, read);
	same = same && str_eq(out_str(&first), out_str(&second));
	second.len = 0; // and the journal's own reader sees the same in it
	same = same && json_read_kept(arena, out_str(&first), &read) == OK;
	if (same)
		put_read(&(struct json_out){&second, false}, read);
	same = same && str_eq(out_str(&first), out_str(&second));
	out_finish(&first);
	out_finish(&second);
	return same;
}

int main(void)
{
	int broken = 0;
	broken += prop_check("every day of 1900..2200 is written and read back", 1, every_day_is_written_and_read_back);
	broken += prop_check("a time is written and read back", 5000, a_time_is_written_and_read_back);
	broken += prop_check("a moment lies in its day, of 24 hours but on two Sundays", 20000, a_moment_lies_in_its_day);
	broken += prop_check("an id is written and read back", 5000, an_id_is_written_and_read_back);
	broken += prop_check("an id has one spelling", 20000, a_text_that_is_an_id_is_its_only_spelling);
	broken += prop_check("a buffer keeps to its maximum", 2000, a_buffer_holds_a_beginning_and_never_more_than_its_maximum);
	broken += prop_check("clean text stays as it is", 5000, clean_text_stays_as_it_is_when_cleaned_again);
	broken += prop_check("escaped text holds no markup", 2000, escaped_text_holds_no_markup);
	broken += prop_check("JSON is written, read and written the same", 5000, json_is_written_read_and_written_the_same);
	return broken != 0;
}
