// SPDX-License-Identifier: EUPL-1.2
// A file as somebody brings it. The outer JSON is walked without a tree, because a plan has more values than json.h reads at
// once; each event and each picture in it is then read strictly by itself.
#include "archive.h"
#include <sodium.h>

enum { BLOBS = 2 * ENTRIES }; // a picture and a voice each

struct cursor {
	const char *at, *end;
};

static void skip_space(struct cursor *c)
{
	while (c->at < c->end && (*c->at == ' ' || *c->at == '\n' || *c->at == '\r' || *c->at == '\t'))
		c->at++;
}

static bool take(struct cursor *c, char sign)
{
	skip_space(c);
	bool there = c->at < c->end && *c->at == sign;
	c->at += there;
	return there;
}

static bool skip_string(struct cursor *c)
{
	if (!take(c, '"'))
		return false;
	for (; c->at < c->end; c->at++) {
		if (*c->at == '"')
			return c->at++, true;
		c->at += *c->at == '\\';
	}
	c->at = c->end;
	return false;
}

// The text of the value that stands here; its inside is not looked at.
static bool take_value(struct cursor *c, struct str *ret)
{
	skip_space(c);
	const char *from = c->at;
	size_t depth = 0;
	do {
		if (c->at == c->end)
			return false;
		char sign = *c->at;
		if (sign == '"') {
			if (!skip_string(c))
				return false;
			continue;
		}
		bool opens = sign == '{' || sign == '[', closes = sign == '}' || sign == ']';
		if (depth == 0 && (closes || sign == ','))
			break;
		depth = depth + opens - closes;
		c->at++;
	} while (c->at < c->end && (depth || (*c->at != ',' && *c->at != '}' && *c->at != ']')));
	*ret = (struct str){from, (size_t)(c->at - from)};
	return depth == 0 && ret->len;
}

struct slices {
	LIST(struct str);
};

static enum status slice_list(struct str list, size_t most, struct slices *to)
{
	struct cursor c = {list.at, list.at + list.len};
	if (!take(&c, '['))
		return BAD_INPUT;
	if (take(&c, ']'))
		return c.at == c.end ? OK : BAD_INPUT;
	do {
		if (to->n == most)
			return TOO_LARGE;
		struct str *one = list_add(to);
		if (!take_value(&c, one))
			return BAD_INPUT;
	} while (take(&c, ','));
	return take(&c, ']') && c.at == c.end ? OK : BAD_INPUT;
}

struct parts { // as they stand in the file
	struct str form, made, head, events, blobs;
};

static bool take_member(struct cursor *c, struct parts *to)
{
	static const struct {
		const char *name;
		size_t offset;
	} names[] = {{"\"formaat\"", offsetof(struct parts, form)}, {"\"gemaakt\"", offsetof(struct parts, made)},
	        {"\"kop\"", offsetof(struct parts, head)}, {"\"gebeurtenissen\"", offsetof(struct parts, events)},
	        {"\"beelden\"", offsetof(struct parts, blobs)}};
	skip_space(c);
	struct str name = {c->at, 0}, value;
	if (!skip_string(c))
		return false;
	name.len = (size_t)(c->at - name.at);
	if (!take(c, ':') || !take_value(c, &value))
		return false;
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		struct str *part = (struct str *)(void *)((char *)to + names[i].offset);
		if (str_is(name, names[i].name) && !part->len)
			return *part = str_trim(value), true;
	}
	return false;
}

static enum status take_parts(struct str json, struct parts *ret)
{
	struct cursor c = {json.at, json.at + json.len};
	*ret = (struct parts){0};
	if (!take(&c, '{'))
		return BAD_INPUT;
	do
		if (!take_member(&c, ret))
			return BAD_INPUT;
	while (take(&c, ','));
	bool whole = take(&c, '}');
	skip_space(&c);
	if (!whole || c.at != c.end || !str_is(ret->form, "1") || !ret->events.len || !ret->blobs.len)
		return BAD_INPUT;
	if (ret->head.len != HASH_TEXT + 2 || ret->head.at[0] != '"')
		return BAD_INPUT;
	ret->head = (struct str){ret->head.at + 1, HASH_TEXT};
	for (size_t i = 0; i < HASH_TEXT; i++)
		if (!strchr("0123456789abcdef", ret->head.at[i]) || !ret->head.at[i])
			return BAD_INPUT;
	return OK;
}

static enum status read_events(struct str list, struct arena *arena, struct archive *to)
{
	struct slices slices = {0};
	enum status got = slice_list(list, TAKEN_ALONG, &slices);
	struct event *events = arena_many(arena, struct event, got == OK ? slices.n : 0);
	for (size_t i = 0; got == OK && i < slices.n; i++)
		got = event_read(arena, slices.at[i], &events[i]);
	to->at = events;
	to->n = slices.n;
	list_free(&slices);
	return got == OK ? archive_check(events, to->n, &to->n_lines) : got;
}

// ---- pictures and voice: in the JSON itself, or where the page shows them

// Where the page shows one, in one reading: a file of some thousands is not read through for each. Words that somebody wrote have
// no such place, their quotes are escaped.
static void find_shown(struct str file, struct slices *to)
{
	static const char begins[] = "id=\"b-";
	const char *at = file.at, *end = file.at + file.len;
	while (to->n < BLOBS && (at = memmem(at, (size_t)(end - at), begins, sizeof begins - 1))) {
		at += sizeof begins - 1;
		*list_add(to) = (struct str){at, (size_t)(end - at)};
	}
}

static struct str base64_in_page(const struct slices *shown, const struct blob *b, struct arena *arena)
{
	const char *begins = str_print(arena, "%.*s\" src=\"data:%s;base64,", STR_ARG(b->hash), b->type).at;
	list_each(one, shown) if (str_starts(*one, begins))
	{
		struct str rest = {one->at + strlen(begins), one->len - strlen(begins)};
		return str_cut(&rest, '"');
	}
	return STR("");
}

static enum status read_blob(const struct slices *shown, struct str text, struct arena *arena, struct blob *ret)
{
	const struct json *object;
	const char *end;
	if (json_read(arena, text, &object) != OK)
		return BAD_INPUT;
	ret->hash = json_get_str(object, "hash");
	ret->type = str_zero(arena, json_get_str(object, "soort"));
	struct str base64 = json_get_str(object, "inhoud");
	if (ret->hash.len == HASH_TEXT && !base64.len)
		base64 = base64_in_page(shown, ret, arena);
	uint8_t *bytes = arena_take(arena, base64.len + 1);
	size_t n = 0;
	if (sodium_base642bin(bytes, base64.len, base64.at, base64.len, NULL, &n, &end, sodium_base64_VARIANT_ORIGINAL) != 0 ||
	        end != base64.at + base64.len)
		return BAD_INPUT;
	ret->bytes = (struct str){(const char *)bytes, n};
	const char *type = blob_type(ret->bytes);
	if (!type || strcmp(type, ret->type) != 0 || !str_eq(archive_hash(ret->bytes, arena), ret->hash))
		return BAD_INPUT;
	ret->type = type;
	return OK;
}

static enum status read_blobs(struct str file, struct str list, struct arena *arena, struct archive *to)
{
	struct slices slices = {0}, shown = {0};
	size_t bytes = 0;
	enum status got = slice_list(list, BLOBS, &slices);
	if (got == OK && slices.n)
		find_shown(file, &shown);
	struct blob *blobs = arena_many(arena, struct blob, got == OK ? slices.n : 0);
	for (size_t i = 0; got == OK && i < slices.n; i++) {
		got = read_blob(&shown, slices.at[i], arena, &blobs[i]);
		bytes += blobs[i].bytes.len;
		if (got == OK && bytes > ARCHIVE_BLOB_BYTES)
			got = TOO_LARGE;
	}
	to->blobs = blobs;
	to->n_blobs = slices.n;
	list_free(&shown);
	list_free(&slices);
	return got;
}

// ---- the file

static bool plan_in(struct str file, struct str *ret)
{
	static const char begins[] = "<script type=\"application/json\" id=\"kring-plan\">", ends[] = "</script>";
	struct str text = str_trim(file);
	*ret = text;
	if (text.len && text.at[0] == '{')
		return true;
	const char *from = memmem(file.at, file.len, begins, sizeof begins - 1);
	if (!from)
		return false;
	from += sizeof begins - 1;
	const char *to = memmem(from, (size_t)(file.at + file.len - from), ends, sizeof ends - 1);
	*ret = (struct str){from, to ? (size_t)(to - from) : 0};
	return to != NULL;
}

enum status import_read(struct str file, const struct anew *anew, struct arena *arena, const struct import **ret)
{
	struct parts parts;
	struct str json;
	struct import *import = arena_new(arena, struct import);
	if (file.len > ARCHIVE_BYTES)
		return TOO_LARGE;
	if (!plan_in(file, &json))
		return BAD_INPUT;
	enum status got = take_parts(json, &parts);
	if (got == OK)
		got = read_events(parts.events, arena, &import->archive);
	if (got == OK)
		got = read_blobs(file, parts.blobs, arena, &import->archive);
	if (got == OK)
		got = archive_anew(&import->archive, anew, arena);
	if (got != OK)
		return got;
	import->archive.head = parts.head;
	import->hash = archive_hash(file, arena);
	*ret = import;
	return OK;
}
