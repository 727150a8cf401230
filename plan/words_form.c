// SPDX-License-Identifier: EUPL-1.2
// An intent from a form. An empty box is a box not filled in; a list is a name repeated; a value for an own field is
// velden.ID. Times and dates are taken as browsers send them and as people type them.
#include "words_fields.h"

static bool number_read(struct str text, int32_t *ret)
{
	int32_t n = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9' || i > 8)
			return false;
		n = n * 10 + (text.at[i] - '0');
	}
	*ret = n;
	return text.len > 0;
}

// "31-1-2027", as people write it, beside the "2027-01-31" of a date box.
static bool day_typed(struct str text, int32_t *ret)
{
	int32_t part[3];
	if (day_read(text, ret) == OK)
		return true;
	for (int i = 0; i < 3; i++)
		if (!number_read(str_cut(&text, '-'), &part[i]))
			return false;
	int32_t day =
	        text.len || part[2] < 1900 || part[2] > 2200 ? DAY_NONE : day_from((struct date){part[2], part[1], part[0]});
	if (day == DAY_NONE)
		return false;
	*ret = day;
	return true;
}

static void one_from_form(struct arena *a, const struct field *f, struct str value, void *to, struct faults *faults)
{
	struct str plain = str_trim(value);
	int32_t number;
	if (plain.len == 0)
		return;
	switch (f->kind) {
	case FIELD_LINE:
	case FIELD_TEXT: (void)text_fits(a, f, value, faults, to); break;
	case FIELD_ID:
		if (id_read(plain, to) != OK)
			fault_add(faults, f, FAULT_UNKNOWN);
		break;
	case FIELD_DAY:
		if (!day_typed(plain, to))
			fault_add(faults, f, FAULT_DAY);
		break;
	case FIELD_MINUTE:
		if (!minute_read(plain, to))
			fault_add(faults, f, FAULT_MINUTE);
		break;
	case FIELD_INT:
		if (!number_read(plain, &number) || number < f->least || number > f->most)
			fault_add(faults, f, FAULT_NUMBER);
		else
			*(int32_t *)to = number;
		break;
	case FIELD_FLAG: *(bool *)to = true; break;
	case FIELD_CHOICE:
		*(int *)to = choice_find(f->choice, plain);
		if (*(int *)to == 0)
			fault_add(faults, f, FAULT_CHOICE);
		break;
	case FIELD_LINES:
	case FIELD_IDS:
	case FIELD_PAIRS:
	case FIELD_TIME:
	case FIELD_REF:
	case FIELD_REFS:
	case FIELD_LIST:
	case FIELD_TEXTS: break;
	}
}

// The values typed for a list, in order: its name repeated, or for pairs its name, a point and an id.
static bool belongs(const struct field *f, const struct typed *t, struct str *key)
{
	if (str_trim(t->value).len == 0 && f->kind != FIELD_PAIRS)
		return false;
	if (f->kind != FIELD_PAIRS)
		return str_eq(t->name, f->wire);
	if (t->name.len <= f->wire.len + 1 || memcmp(t->name.at, f->wire.at, f->wire.len) != 0 || t->name.at[f->wire.len] != '.')
		return false;
	*key = (struct str){t->name.at + f->wire.len + 1, t->name.len - f->wire.len - 1};
	return true;
}

static void list_from_form(
        struct arena *a, const struct field *f, const struct typed *typed, size_t n, void *to, struct faults *faults)
{
	struct str key = {0};
	size_t count = 0, done = 0;
	for (size_t i = 0; i < n; i++)
		count += belongs(f, &typed[i], &key);
	if (count > (size_t)f->most)
		return fault_add(faults, f, FAULT_MANY);
	struct pair *pairs = arena_many(a, struct pair, count);
	struct id *ids = arena_many(a, struct id, count);
	struct str *texts = arena_many(a, struct str, count);
	for (size_t i = 0; i < n; i++) {
		if (!belongs(f, &typed[i], &key))
			continue;
		bool fits = true;
		if (f->kind == FIELD_IDS)
			fits = id_read(str_trim(typed[i].value), &ids[done]) == OK;
		else if (f->kind == FIELD_PAIRS)
			fits = id_read(key, &pairs[done].id) == OK;
		if (!fits)
			return fault_add(faults, f, FAULT_UNKNOWN);
		struct str *text = f->kind == FIELD_PAIRS ? &pairs[done].text : &texts[done];
		size_t before = faults->n;
		if (f->kind != FIELD_IDS && !text_fits(a, f, typed[i].value, faults, text)) {
			if (f->kind != FIELD_PAIRS)
				return;
			fault_in_cell(faults, before, pairs[done].id);
		}
		done++;
	}
	if (f->kind == FIELD_IDS)
		*(struct ids *)to = (struct ids){ids, done};
	else if (f->kind == FIELD_LINES)
		*(struct strs *)to = (struct strs){texts, done};
	else
		*(struct pairs *)to = (struct pairs){pairs, done};
}

static struct str form_value(const struct typed *typed, size_t n, struct str name)
{
	for (size_t i = n; i-- > 0;)
		if (str_eq(typed[i].name, name))
			return typed[i].value;
	return STR("");
}

void intent_from_form(struct arena *a, const struct typed *typed, size_t n, struct intent *to, struct faults *faults)
{
	const struct say_info *info = &say_infos[to->say];
	to->key = key_read(a, form_value(typed, n, STR("sleutel")), faults);
	to->version = form_value(typed, n, STR("volgnummer"));
	for (size_t i = 0; i < info->n; i++) {
		const struct field *f = &info->fields[i];
		void *at = (char *)&to->as + f->offset;
		if (f->ours)
			continue;
		if (f->kind == FIELD_LINES || f->kind == FIELD_IDS || f->kind == FIELD_PAIRS)
			list_from_form(a, f, typed, n, at, faults);
		else
			one_from_form(a, f, form_value(typed, n, f->wire), at, faults);
	}
	fields_check_given(info->fields, info->n, &to->as, faults);
}
