// SPDX-License-Identifier: EUPL-1.2
// Reads the phases out of a pack's text in the journal. It was written from a pack that was checked when it was loaded, or came
// with a plan out of a file; what is not understood is left out, because a fold never fails.
#include "method.h"
#include "words_fields.h"

static const struct json *list_of(const struct json *from, const char *key, size_t most, size_t *ret_n)
{
	const struct json *list = json_get(from, key);
	bool usable = list && list->kind == JSON_LIST;
	*ret_n = !usable ? 0 : list->n < most ? list->n : most;
	return usable ? list->at : NULL;
}

static uint32_t roles_of(const struct json *from, const char *key)
{
	size_t n;
	uint32_t all = 0;
	const struct json *list = list_of(from, key, (size_t)choice_role.n, &n);
	for (size_t i = 0; i < n; i++)
		for (int role = 1; role < choice_role.n; role++)
			if (list[i].kind == JSON_STR && str_eq(list[i].str, choice_role.words[role]))
				all |= 1u << role;
	return all;
}

// Of a file somebody brings it may hold anything: what no pack could say is left out, what is too long is cut.
static struct str words_of(struct arena *arena, struct str from, size_t most, bool lines)
{
	struct str text;
	if (str_clean(arena, from, &text) != OK || (!lines && memchr(text.at, '\n', text.len)))
		return STR("");
	return str_trim(str_head(text, most));
}

static struct strs texts_of(struct arena *arena, const struct json *from, const char *key, size_t most, size_t points)
{
	size_t n, kept = 0;
	const struct json *list = list_of(from, key, most, &n);
	struct str *to = arena_many(arena, struct str, n);
	for (size_t i = 0; i < n; i++)
		if (list[i].kind == JSON_STR && (to[kept] = words_of(arena, list[i].str, points, true)).len)
			kept++;
	return (struct strs){to, kept};
}

static bool phase_read(struct arena *arena, const struct json *from, struct phase *to)
{
	const struct json *closed = json_get(from, "besloten"), *minutes = json_get(from, "minuten");
	*to = (struct phase){.id = words_of(arena, json_get_str(from, "id"), PHASE_ID, false),
	        .title = words_of(arena, json_get_str(from, "titel"), PHASE_TITLE, false),
	        .hint = words_of(arena, json_get_str(from, "uitleg"), ROOM_HINT, true),
	        .closed = closed && closed->kind == JSON_BOOL && closed->number,
	        .there = roles_of(from, "erbij"),
	        .writers = roles_of(from, "schrijft"),
	        .minutes = minutes && minutes->kind == JSON_INT && minutes->number >= 1 && minutes->number <= PHASE_MINUTES
	                           ? (int32_t)minutes->number
	                           : NUMBER_NONE,
	        .prompts = texts_of(arena, from, "vragen", PHASE_PROMPTS, ROOM_HINT),
	        .starters = texts_of(arena, from, "beginzinnen", PHASE_PROMPTS, ROOM_HINT)};
	return to->id.len > 0;
}

// ---- the rooms it brings

static struct sight_brought_field_list fields_of(struct arena *arena, const struct json *from)
{
	size_t n, kept = 0;
	const struct json *list = list_of(from, "vakjes", ROOM_FIELDS, &n);
	struct sight_brought_field *to = arena_many(arena, struct sight_brought_field, n);
	for (size_t i = 0; i < n; i++) {
		to[kept] = (struct sight_brought_field){
		        .title = words_of(arena, json_get_str(&list[i], "titel"), FIELD_TITLE, false),
		        .sort = (enum sort)choice_find(&choice_sort, json_get_str(&list[i], "soort")),
		        .choices = texts_of(arena, &list[i], "keuzes", FIELD_CHOICES, ROOM_TITLE)};
		kept += to[kept].title.len > 0;
	}
	return (struct sight_brought_field_list){to, kept};
}

static struct sight_brought_list rooms_of(struct arena *arena, const struct json *from)
{
	size_t n, kept = 0;
	const struct json *list = list_of(from, "kamers", ROOMS_AT_ONCE, &n);
	struct sight_brought *to = arena_many(arena, struct sight_brought, n);
	for (size_t i = 0; i < n; i++) {
		to[kept] = (struct sight_brought){.title = words_of(arena, json_get_str(&list[i], "titel"), ROOM_TITLE, false),
		        .hint = words_of(arena, json_get_str(&list[i], "uitleg"), ROOM_HINT, true),
		        .shows = (enum shows)choice_find(&choice_shows, json_get_str(&list[i], "toont")),
		        .fields = fields_of(arena, &list[i])};
		kept += to[kept].title.len > 0;
	}
	return (struct sight_brought_list){to, kept};
}

static struct sight_task_list tasks_of(struct arena *arena, const struct json *from)
{
	size_t n, kept = 0;
	const struct json *list = list_of(from, "rollen", PACK_ROLES, &n);
	struct sight_task *to = arena_many(arena, struct sight_task, n);
	for (size_t i = 0; i < n; i++) {
		const struct json *several = json_get(&list[i], "meer");
		to[kept] = (struct sight_task){.id = words_of(arena, json_get_str(&list[i], "id"), PHASE_ID, false),
		        .several = several && several->kind == JSON_BOOL && several->number,
		        .title = words_of(arena, json_get_str(&list[i], "titel"), PHASE_TITLE, false),
		        .hint = words_of(arena, json_get_str(&list[i], "uitleg"), ROOM_HINT, true)};
		kept += to[kept].title.len > 0;
	}
	return (struct sight_task_list){to, kept};
}

static void later_read(struct arena *arena, const struct json *from, struct method *to)
{
	size_t n;
	const struct json *list = list_of(from, "daarna", METHOD_LATER, &n);
	struct later *later = arena_many(arena, struct later, n);
	for (size_t i = 0; i < n; i++) {
		const struct json *days = json_get(&list[i], "dagen");
		struct str what = words_of(arena, json_get_str(&list[i], "wat"), WORD, true);
		bool sound = days && days->kind == JSON_INT && days->number >= 1 && days->number <= AHEAD_DAYS;
		if (sound && what.len)
			later[to->n_later++] = (struct later){(int32_t)days->number, what};
	}
	to->later = later;
}

// ---- the whole

static bool phases_read(struct arena *arena, const struct json *from, struct method *ret)
{
	size_t n;
	*ret = (struct method){.id = words_of(arena, json_get_str(from, "id"), METHOD_ID, false),
	        .name = words_of(arena, json_get_str(from, "naam"), GATHERING_TITLE, false),
	        .follows = words_of(arena, json_get_str(from, "volgt"), GATHERING_TITLE, false),
	        .checked = words_of(arena, json_get_str(from, "nagekeken"), ROOM_HINT, true),
	        .tasks = tasks_of(arena, from),
	        .rooms = rooms_of(arena, from)};
	later_read(arena, from, ret);
	const struct json *list = list_of(from, "fasen", PHASES, &n);
	struct phase *phases = arena_many(arena, struct phase, n);
	for (size_t i = 0; i < n; i++)
		ret->n += phase_read(arena, &list[i], &phases[ret->n]);
	ret->phases = phases;
	return ret->id.len > 0;
}

bool method_read(struct arena *arena, struct str text, struct method *ret)
{
	struct arena *scratch = arena_create();
	const struct json *from;
	bool read = text.len > 0 && json_read_kept(scratch, text, &from) == OK && from->kind == JSON_OBJECT &&
	            phases_read(arena, from, ret);
	arena_destroy(scratch);
	return read;
}

int method_phase(const struct method *m, struct str id)
{
	for (size_t i = 0; i < m->n; i++)
		if (str_eq(m->phases[i].id, id))
			return (int)i;
	return -1;
}

int method_task(const struct method *m, struct str id)
{
	for (size_t i = 0; i < m->tasks.n && id.len; i++)
		if (str_eq(m->tasks.at[i].id, id))
			return (int)i;
	return -1;
}
