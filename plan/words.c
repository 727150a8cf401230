// SPDX-License-Identifier: EUPL-1.2
// What every reader of the tables of plan/words needs: finding a saying or a word by its name, and whether a text, a key, a time
// or a field fits. The walkers are words_json.c and words_form.c. One table, so that the page, the API and the journal can never
// disagree about a field.
#include "words_fields.h"

void fields_clear(const struct field *fields, size_t n, void *to)
{
	for (size_t i = 0; i < n; i++) {
		enum field_kind kind = fields[i].kind;
		if (kind == FIELD_DAY || kind == FIELD_INT || kind == FIELD_MINUTE)
			*(int32_t *)((char *)to + fields[i].offset) = NUMBER_NONE;
	}
}

void intent_init(struct intent *to, enum say say)
{
	memset(to, 0, sizeof *to);
	to->say = say;
	if (say < SAYS)
		fields_clear(say_infos[say].fields, say_infos[say].n, &to->as);
}

enum say say_find(struct str wire)
{
	for (unsigned i = 0; i < SAYS; i++)
		if (str_eq(say_infos[i].wire, wire))
			return (enum say)i;
	return SAYS;
}

enum say say_find_event(struct str wire)
{
	for (unsigned i = 0; i < SAYS; i++)
		if (str_eq(say_infos[i].event, wire))
			return (enum say)i;
	return SAYS;
}

void fault_add(struct faults *faults, const struct field *f, struct str reason)
{
	if (faults->n < sizeof faults->at / sizeof faults->at[0])
		faults->at[faults->n++] = (struct fault){f->wire, reason, f->least, f->most, ID_NONE};
}

void fault_in_cell(struct faults *faults, size_t before, struct id cell)
{
	if (faults->n > before)
		faults->at[faults->n - 1].cell = cell;
}

struct str fault_field(struct arena *arena, const struct fault *f)
{
	return id_set(f->cell) ? STR_JOIN(arena, f->field, STR("."), id_text(arena, f->cell)) : f->field;
}

int choice_find(const struct choice *choice, struct str word)
{
	for (int i = 1; i < choice->n; i++)
		if (str_eq(choice->words[i], word))
			return i;
	return 0;
}

bool text_fits(struct arena *a, const struct field *f, struct str typed, struct faults *faults, struct str *ret)
{
	struct str text;
	enum status clean = str_clean(a, typed, &text);
	if (clean != OK)
		return fault_add(faults, f, FAULT_SIGN), false;
	bool lines = f->kind == FIELD_TEXT || f->kind == FIELD_PAIRS;
	int32_t most = f->kind == FIELD_LINES ? (int32_t)ROOM_TITLE : f->kind == FIELD_PAIRS ? (int32_t)CELL : f->most;
	if (!lines && text.len && memchr(text.at, '\n', text.len))
		return fault_add(faults, f, FAULT_LINES), false;
	if (text.len > (size_t)most && str_points(text) > (size_t)most) {
		fault_add(faults, f, FAULT_LONG);
		faults->at[faults->n - 1].most = most;
		return false;
	}
	*ret = text;
	return true;
}

struct str key_read(struct arena *a, struct str typed, struct faults *faults)
{
	static const struct field key = {.wire = {"sleutel", 7}, .least = KEY_MIN, .most = KEY_MAX};
	struct str text = {"", 0};
	bool clean = typed.len <= (size_t)KEY_MAX * 4 && str_clean(a, typed, &text) == OK; // four bytes a code point at most
	size_t points = clean ? str_points(text) : 0;
	if (clean && (typed.len == 0 || (points >= KEY_MIN && points <= KEY_MAX && !memchr(text.at, '\n', text.len))))
		return text;
	fault_add(faults, &key, FAULT_KEY);
	return STR("");
}

bool minute_read(struct str text, int32_t *ret)
{
	if (text.len != 5 || text.at[2] != ':')
		return false;
	for (int i = 0; i < 5; i++)
		if (i != 2 && (text.at[i] < '0' || text.at[i] > '9'))
			return false;
	int hour = (text.at[0] - '0') * 10 + text.at[1] - '0', minute = (text.at[3] - '0') * 10 + text.at[4] - '0';
	if (hour > 23 || minute > 59)
		return false;
	*ret = hour * 60 + minute;
	return true;
}

bool field_filled(const struct field *f, const void *base)
{
	const char *at = (const char *)base + f->offset;
	switch (f->kind) {
	case FIELD_LINE:
	case FIELD_TEXT: return ((const struct str *)at)->len > 0;
	case FIELD_LINES:
	case FIELD_TEXTS:
	case FIELD_IDS:
	case FIELD_PAIRS:
	case FIELD_REFS:
	case FIELD_LIST: return ((const struct ids *)at)->n > 0; // every list is {pointer, count}
	case FIELD_ID: return id_set(*(const struct id *)at);
	case FIELD_DAY:
	case FIELD_MINUTE:
	case FIELD_INT: return *(const int32_t *)at != NUMBER_NONE;
	case FIELD_FLAG: return *(const bool *)at;
	case FIELD_CHOICE: return *(const int *)at != 0;
	case FIELD_TIME: return *(const int64_t *)at != 0 && *(const int64_t *)at != TIME_NONE;
	case FIELD_REF: return *(const void *const *)at != NULL;
	}
	return false;
}

void fields_check_given(const struct field *fields, size_t n, const void *base, struct faults *faults)
{
	for (size_t i = 0; i < n; i++) {
		const struct field *f = &fields[i];
		bool wrong = false;
		for (size_t k = 0; k < faults->n; k++)
			wrong |= str_eq(faults->at[k].field, f->wire);
		if (!wrong && !f->optional && f->kind != FIELD_IDS && !field_filled(f, base))
			fault_add(faults, f, FAULT_EMPTY);
	}
}
