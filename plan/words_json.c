// SPDX-License-Identifier: EUPL-1.2
// Walks the tables of plan/words for JSON: an intent out of it, an event into it and back, a sight into it.
#include "words_fields.h"

// ---- JSON in

static void list_from_json(struct arena *a, const struct field *f, const struct json *value, void *to, struct faults *faults)
{
	if (value->kind != JSON_LIST)
		return fault_add(faults, f, FAULT_SHAPE);
	if (value->n > (size_t)f->most)
		return fault_add(faults, f, FAULT_MANY);
	struct id *ids = f->kind == FIELD_IDS ? arena_many(a, struct id, value->n) : NULL;
	struct str *texts = f->kind == FIELD_LINES ? arena_many(a, struct str, value->n) : NULL;
	struct pair *pairs = f->kind == FIELD_PAIRS ? arena_many(a, struct pair, value->n) : NULL;
	for (size_t i = 0; i < value->n; i++) {
		const struct json *item = &value->at[i];
		struct str id = f->kind == FIELD_PAIRS ? json_get_str(item, "veld") : item->str;
		if (f->kind != FIELD_PAIRS && item->kind != JSON_STR)
			return fault_add(faults, f, FAULT_SHAPE);
		if (!texts && id_read(id, ids ? &ids[i] : &pairs[i].id) != OK)
			return fault_add(faults, f, FAULT_UNKNOWN);
		if (texts && (!text_fits(a, f, item->str, faults, &texts[i]) || texts[i].len == 0))
			return;
		size_t before = faults->n;
		if (pairs && !text_fits(a, f, json_get_str(item, "waarde"), faults, &pairs[i].text))
			fault_in_cell(faults, before, pairs[i].id);
	}
	if (ids)
		*(struct ids *)to = (struct ids){ids, value->n};
	else if (texts)
		*(struct strs *)to = (struct strs){texts, value->n};
	else
		*(struct pairs *)to = (struct pairs){pairs, value->n};
}

static void number_from_json(const struct field *f, const struct json *value, void *to, struct faults *faults)
{
	if (f->kind == FIELD_DAY) {
		if (value->kind != JSON_STR || day_read(value->str, (int32_t *)to) != OK)
			fault_add(faults, f, FAULT_DAY);
	} else if (f->kind == FIELD_MINUTE) {
		if (value->kind != JSON_STR || !minute_read(value->str, (int32_t *)to))
			fault_add(faults, f, FAULT_MINUTE);
	} else if (value->kind != JSON_INT || value->number < f->least || value->number > f->most) {
		fault_add(faults, f, FAULT_NUMBER);
	} else {
		*(int32_t *)to = (int32_t)value->number;
	}
}

static void value_from_json(struct arena *a, const struct field *f, const struct json *value, void *base, struct faults *faults)
{
	void *to = (char *)base + f->offset;
	switch (f->kind) {
	case FIELD_LINE:
	case FIELD_TEXT:
		if (value->kind != JSON_STR)
			fault_add(faults, f, FAULT_SHAPE);
		else
			(void)text_fits(a, f, value->str, faults, to);
		break;
	case FIELD_LINES:
	case FIELD_IDS:
	case FIELD_PAIRS: list_from_json(a, f, value, to, faults); break;
	case FIELD_ID:
		if (value->kind != JSON_STR || id_read(value->str, to) != OK)
			fault_add(faults, f, FAULT_UNKNOWN);
		break;
	case FIELD_DAY:
	case FIELD_MINUTE:
	case FIELD_INT: number_from_json(f, value, to, faults); break;
	case FIELD_FLAG:
		if (value->kind != JSON_BOOL)
			fault_add(faults, f, FAULT_SHAPE);
		else
			*(bool *)to = value->number != 0;
		break;
	case FIELD_CHOICE:
		*(int *)to = value->kind == JSON_STR ? choice_find(f->choice, value->str) : 0;
		if (*(int *)to == 0)
			fault_add(faults, f, FAULT_CHOICE);
		break;
	case FIELD_TIME:
	case FIELD_REF:
	case FIELD_REFS:
	case FIELD_LIST:
	case FIELD_TEXTS: break; // shown, never said
	}
}

static const struct field *field_named(const struct field *fields, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(fields[i].wire, name))
			return &fields[i];
	return NULL;
}

static bool is_envelope(struct str key)
{
	return str_is(key, "soort") || str_is(key, "volgnummer") || str_is(key, "sleutel");
}

void intent_from_json(struct arena *a, const struct json *object, struct intent *to, struct faults *faults)
{
	enum say say = say_find(json_get_str(object, "soort"));
	intent_init(to, say);
	to->key = key_read(a, json_get_str(object, "sleutel"), faults);
	to->version = json_get_str(object, "volgnummer");
	if (say == SAYS) {
		static const struct field kind = {.wire = {"soort", 5}};
		return fault_add(faults, &kind, FAULT_UNKNOWN);
	}
	const struct say_info *info = &say_infos[say];
	for (size_t i = 0; i < object->n; i++) {
		const struct json *value = &object->at[i];
		const struct field *f = field_named(info->fields, info->n, value->key);
		bool known = f && !f->ours;
		if (known && value->kind != JSON_NULL)
			value_from_json(a, f, value, &to->as, faults);
		else if (!known && !is_envelope(value->key))
			fault_add(faults, &(struct field){.wire = value->key}, FAULT_NO_FIELD);
	}
	fields_check_given(info->fields, info->n, &to->as, faults);
}

// ---- events

static void field_write(struct json_out *to, const struct field *f, const void *base);

void event_write(struct out *out, const struct event *e)
{
	struct json_out to = {.out = out};
	const struct say_info *info = &say_infos[e->say];
	json_open(&to, '{');
	json_key(&to, STR("v"));
	json_int(&to, 1);
	json_key(&to, STR("soort"));
	json_str(&to, info->event);
	json_key(&to, STR("tijd"));
	json_int(&to, e->time);
	if (id_set(e->seat)) {
		json_key(&to, STR("wie"));
		json_id(&to, e->seat);
	}
	if (e->key.len) {
		json_key(&to, STR("sleutel"));
		json_str(&to, e->key);
	}
	if (e->typist.len) {
		json_key(&to, STR("typte"));
		json_str(&to, e->typist);
	}
	if (e->fresh.n) {
		json_key(&to, STR("nieuw"));
		json_open(&to, '[');
		for (size_t i = 0; i < e->fresh.n; i++)
			json_id(&to, e->fresh.at[i]);
		json_close(&to, ']');
	}
	if (e->carried.is)
		carried_write(&to, &e->carried);
	for (size_t i = 0; i < info->n; i++)
		if (field_filled(&info->fields[i], &e->as)) {
			json_key(&to, info->fields[i].wire);
			field_write(&to, &info->fields[i], &e->as);
		}
	json_close(&to, '}');
}

// What stands around the fields of an event, in the order in which event_write writes it.
enum around { AROUND_V, AROUND_KIND, AROUND_TIME, AROUND_WHO, AROUND_KEY, AROUND_TYPIST, AROUND_FRESH, AROUND_CARRIED, AROUND };
static const struct str AROUND_NAMES[AROUND] = {
        {"v", 1}, {"soort", 5}, {"tijd", 4}, {"wie", 3}, {"sleutel", 7}, {"typte", 5}, {"nieuw", 5}, {"overgenomen", 11}};

static void around_find(const struct json *object, const struct json *found[AROUND])
{
	for (size_t i = 0; i < object->n; i++)
		for (int k = 0; k < AROUND; k++)
			if (!found[k] && str_eq(object->at[i].key, AROUND_NAMES[k])) {
				found[k] = &object->at[i];
				break;
			}
}

static struct str text_of(const struct json *value)
{
	return value && value->kind == JSON_STR ? value->str : STR("");
}

static bool is_int(const struct json *value)
{
	return value && value->kind == JSON_INT;
}

static bool around_read(struct arena *a, const struct json *const found[AROUND], struct event *to)
{
	static const struct field typist = {.wire = {"typte", 5}, .kind = FIELD_LINE, .most = NAME};
	static const struct field news = {.wire = {"nieuw", 5}, .kind = FIELD_IDS, .most = FRESH};
	struct faults faults;
	faults.n = 0; // the rest is large, and not cleared
	to->say = say_find_event(text_of(found[AROUND_KIND]));
	if (to->say == SAYS || !is_int(found[AROUND_V]) || found[AROUND_V]->number != 1 || !is_int(found[AROUND_TIME]))
		return false;
	to->time = found[AROUND_TIME]->number;
	if (to->time < 0 || to->time >= TIME_END)
		return false;
	to->key = text_of(found[AROUND_KEY]);
	struct str seat = text_of(found[AROUND_WHO]);
	if (seat.len && id_read(seat, &to->seat) != OK)
		return false;
	if (!text_fits(a, &typist, text_of(found[AROUND_TYPIST]), &faults, &to->typist))
		return false;
	if (found[AROUND_CARRIED] && !carried_read(a, found[AROUND_CARRIED], &to->carried))
		return false;
	if (found[AROUND_FRESH])
		list_from_json(a, &news, found[AROUND_FRESH], &to->fresh, &faults);
	return faults.n == 0;
}

enum status event_read(struct arena *a, struct str text, struct event *to)
{
	const struct json *object, *around[AROUND] = {NULL};
	struct faults faults;
	faults.n = 0;
	if (json_read_kept(a, text, &object) != OK || object->kind != JSON_OBJECT)
		return BAD_INPUT;
	memset(to, 0, sizeof *to);
	around_find(object, around);
	if (!around_read(a, around, to))
		return BAD_INPUT;
	const struct say_info *info = &say_infos[to->say];
	fields_clear(info->fields, info->n, &to->as);
	for (size_t i = 0; i < object->n; i++) {
		const struct field *f = field_named(info->fields, info->n, object->at[i].key);
		if (f)
			value_from_json(a, f, &object->at[i], &to->as, &faults);
	}
	return faults.n ? BAD_INPUT : OK;
}

// ---- out

static void minute_write(struct json_out *to, int32_t minute)
{
	char text[6] = {(char)('0' + minute / 600), (char)('0' + minute / 60 % 10), ':', (char)('0' + minute % 60 / 10),
	        (char)('0' + minute % 10), 0};
	json_str(to, (struct str){text, 5});
}

static void list_write(struct json_out *to, const struct field *f, const void *at)
{
	const struct ids *list = at; // every list is {pointer, count}
	json_open(to, '[');
	for (size_t i = 0; i < list->n; i++) {
		if (f->kind == FIELD_IDS)
			json_id(to, list->at[i]);
		else if (f->kind == FIELD_LINES || f->kind == FIELD_TEXTS)
			json_str(to, ((const struct strs *)at)->at[i]);
		else if (f->kind == FIELD_REFS)
			json_id(to, ((const struct sight_names *)at)->at[i]->id);
		else if (f->kind == FIELD_LIST)
			show_write(to, f->show, (const char *)(const void *)list->at + i * f->show->size);
		else {
			const struct pair *pair = &((const struct pairs *)at)->at[i];
			json_open(to, '{');
			json_key(to, STR("veld"));
			json_id(to, pair->id);
			json_key(to, STR("waarde"));
			json_str(to, pair->text);
			json_close(to, '}');
		}
	}
	json_close(to, ']');
}

static void field_write(struct json_out *to, const struct field *f, const void *base)
{
	const void *at = (const char *)base + f->offset;
	switch (f->kind) {
	case FIELD_LINE: // shown, a line may be nothing: null
		if (((const struct str *)at)->len)
			json_str(to, *(const struct str *)at);
		else
			json_none(to);
		break;
	case FIELD_TEXT: json_str(to, *(const struct str *)at); break;
	case FIELD_ID: json_id(to, *(const struct id *)at); break;
	case FIELD_DAY: json_day(to, *(const int32_t *)at); break;
	case FIELD_MINUTE: minute_write(to, *(const int32_t *)at); break;
	case FIELD_INT: json_int(to, *(const int32_t *)at); break;
	case FIELD_FLAG: json_bool(to, *(const bool *)at); break;
	case FIELD_CHOICE: json_str(to, f->choice->words[*(const int *)at]); break;
	case FIELD_TIME: json_time(to, *(const int64_t *)at); break;
	case FIELD_REF:
		json_id(to, *(const struct sight_name *const *)at ? (*(const struct sight_name *const *)at)->id : ID_NONE);
		break;
	case FIELD_LINES:
	case FIELD_TEXTS:
	case FIELD_IDS:
	case FIELD_PAIRS:
	case FIELD_REFS:
	case FIELD_LIST: list_write(to, f, at); break;
	}
}

void show_write(struct json_out *to, const struct show *show, const void *from)
{
	json_open(to, '{');
	for (size_t i = 0; i < show->n; i++)
		if (!show->fields[i].optional || field_filled(&show->fields[i], from)) {
			json_key(to, show->fields[i].wire);
			field_write(to, &show->fields[i], from);
		}
	json_close(to, '}');
}
