// SPDX-License-Identifier: EUPL-1.2
// The file's form: which keys there are and of which type. The only file that sees libcyaml. Its complaints come line by line,
// the innermost first; the first that says where it stands is what a person can use.
#include "yaml.h"
#include <cyaml/cyaml.h>
#include <stdio.h>
#include <stdlib.h>

static const cyaml_schema_value_t word = {CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 0, CYAML_UNLIMITED)};

static const cyaml_schema_field_t text_fields[] = {
        CYAML_FIELD_STRING_PTR("nl", CYAML_FLAG_POINTER, struct y_text, nl, 1, CYAML_UNLIMITED),
        CYAML_FIELD_STRING_PTR("en", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct y_text, en, 1, CYAML_UNLIMITED),
        CYAML_FIELD_END};
static const cyaml_schema_value_t text_value = {CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct y_text, text_fields)};
#define TEXT_FIELD(key, optional, in, member) CYAML_FIELD_MAPPING(key, optional, in, member, text_fields)
#define LIST_FIELD(key, in, member, schema, most)                                                                                \
	CYAML_FIELD_SEQUENCE_COUNT(key, CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, in, member, n_##member, schema, 0, most)

static const cyaml_schema_field_t field_fields[] = {TEXT_FIELD("titel", CYAML_FLAG_DEFAULT, struct y_field, title),
        CYAML_FIELD_STRING_PTR("soort", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct y_field, sort, 1, 40),
        LIST_FIELD("keuzes", struct y_field, choices, &text_value, FIELD_CHOICES), CYAML_FIELD_END};
static const cyaml_schema_value_t field_value = {CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct y_field, field_fields)};

static const cyaml_schema_field_t room_fields[] = {TEXT_FIELD("titel", CYAML_FLAG_DEFAULT, struct y_room, title),
        TEXT_FIELD("uitleg", CYAML_FLAG_OPTIONAL, struct y_room, hint),
        CYAML_FIELD_STRING_PTR("toont", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct y_room, shows, 1, 40),
        LIST_FIELD("vakjes", struct y_room, fields, &field_value, ROOM_FIELDS), CYAML_FIELD_END};
static const cyaml_schema_value_t room_value = {CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct y_room, room_fields)};

static const cyaml_strval_t yes_no[] = {{"ja", 1}, {"true", 1}, {"nee", 0}, {"false", 0}};
static const cyaml_schema_field_t role_fields[] = {
        CYAML_FIELD_STRING_PTR("id", CYAML_FLAG_POINTER, struct y_role, id, 1, CYAML_UNLIMITED),
        TEXT_FIELD("titel", CYAML_FLAG_DEFAULT, struct y_role, title),
        TEXT_FIELD("uitleg", CYAML_FLAG_OPTIONAL, struct y_role, hint),
        CYAML_FIELD_ENUM("meer", CYAML_FLAG_OPTIONAL | CYAML_FLAG_STRICT, struct y_role, several, yes_no, 4), CYAML_FIELD_END};
static const cyaml_schema_value_t role_value = {CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct y_role, role_fields)};

static const cyaml_schema_field_t phase_fields[] = {
        CYAML_FIELD_STRING_PTR("id", CYAML_FLAG_POINTER, struct y_phase, id, 1, CYAML_UNLIMITED),
        TEXT_FIELD("titel", CYAML_FLAG_DEFAULT, struct y_phase, title),
        TEXT_FIELD("uitleg", CYAML_FLAG_OPTIONAL, struct y_phase, hint),
        CYAML_FIELD_ENUM("besloten", CYAML_FLAG_OPTIONAL | CYAML_FLAG_STRICT, struct y_phase, closed, yes_no, 4),
        CYAML_FIELD_SEQUENCE_COUNT(
                "erbij", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct y_phase, there.at, there.n, &word, 0, PACK_ROLES),
        CYAML_FIELD_SEQUENCE_COUNT(
                "schrijft", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct y_phase, writes.at, writes.n, &word, 0, PACK_ROLES),
        LIST_FIELD("vragen", struct y_phase, prompts, &text_value, PHASE_PROMPTS),
        LIST_FIELD("beginzinnen", struct y_phase, starters, &text_value, PHASE_PROMPTS),
        CYAML_FIELD_STRING_PTR("minuten", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct y_phase, minutes, 1, CYAML_UNLIMITED),
        CYAML_FIELD_END};
static const cyaml_schema_value_t phase_value = {CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct y_phase, phase_fields)};

static const cyaml_schema_field_t later_fields[] = {
        CYAML_FIELD_STRING_PTR("dagen", CYAML_FLAG_POINTER, struct y_follow, days, 1, CYAML_UNLIMITED),
        TEXT_FIELD("wat", CYAML_FLAG_DEFAULT, struct y_follow, what), CYAML_FIELD_END};
static const cyaml_schema_value_t later_value = {CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct y_follow, later_fields)};

static const cyaml_schema_field_t pack_fields[] = {
        CYAML_FIELD_STRING_PTR("id", CYAML_FLAG_POINTER, struct y_pack, id, 1, CYAML_UNLIMITED),
        TEXT_FIELD("naam", CYAML_FLAG_DEFAULT, struct y_pack, name),
        CYAML_FIELD_STRING_PTR("volgt", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, struct y_pack, follows, 1, CYAML_UNLIMITED),
        TEXT_FIELD("nagekeken", CYAML_FLAG_OPTIONAL, struct y_pack, checked),
        TEXT_FIELD("over", CYAML_FLAG_OPTIONAL, struct y_pack, about),
        LIST_FIELD("rollen", struct y_pack, roles, &role_value, PACK_ROLES),
        LIST_FIELD("fasen", struct y_pack, phases, &phase_value, PHASES),
        LIST_FIELD("kamers", struct y_pack, rooms, &room_value, ROOMS_AT_ONCE),
        LIST_FIELD("daarna", struct y_pack, later, &later_value, METHOD_LATER), CYAML_FIELD_END};
static const cyaml_schema_value_t pack_value = {CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct y_pack, pack_fields)};

// ---- what went wrong, in a sentence

struct complaint {
	char what[200], key[80];
	int line, column;
};

static void listen(cyaml_log_t level, void *with, const char *format, va_list args)
{
	struct complaint *c = with;
	char text[200], key[80];
	int line, column;
	if (level < CYAML_LOG_ERROR)
		return;
	vsnprintf(text, sizeof text, format, args);
	text[strcspn(text, "\n")] = '\0';
	if (c->line == 0 && sscanf(text, " in mapping field '%79[^']' (line: %d, column: %d)", key, &line, &column) == 3)
		memcpy(c->key, key, sizeof key), c->line = line, c->column = column;
	else if (c->line == 0 && strstr(text, "(line: ") &&
	         sscanf(strstr(text, "(line: "), "(line: %d, column: %d)", &line, &column) == 2)
		c->line = line, c->column = column;
	else if (!c->what[0] && text[0] != ' ' && !strstr(text, "Backtrace"))
		snprintf(c->what, sizeof c->what, "%s", strncmp(text, "Load: ", 6) == 0 ? text + 6 : text);
}

// Of a name that may not stand there the library tells the place of another; of what is broken off or no pack at all, none.
static void point(struct str text, struct complaint *c)
{
	char key[80];
	struct place place = {c->line, c->column};
	if (sscanf(c->what, "Unexpected key: %79[^\n]", key) == 1)
		place = place_at(text, spot_of(text, 0, str_of(key)));
	else if (sscanf(c->what, "Mapping field already seen: %79s", key) == 1)
		place = place_at(text, spot_of(text, spot_of(text, 0, str_of(key)) + 1, str_of(key)));
	else if (strstr(c->what, "end of stream"))
		place = place_at(text, text.len - 1);
	else if (!c->line)
		place = place_at(text, 0);
	c->line = place.line;
	c->column = place.column;
}

static const char *advice(cyaml_err_t err, const char *what)
{
	static const struct {
		const char *said, *advice;
	} known[] = {{"already seen", "this name stands here twice; take one out"},
	        {"end of stream", "the file ends too early; a quote or a bracket is not closed"},
	        {"Expecting MAPPING, got event: SCALAR", "a text is written as {nl: ...} here"},
	        {"Expecting SEQUENCE", "a list belongs here: between [ and ], or each on a line of its own with a dash"},
	        {"ENUM", "write ja or nee here"}};
	for (size_t i = 0; i < sizeof known / sizeof *known; i++)
		if (strstr(what, known[i].said))
			return known[i].advice;
	const char *key = strstr(what, "Unexpected key: ");
	if (key && strchr(strchr(key, ':') + 1, ':'))
		return "a space belongs behind the colon";
	if (key && strchr(strchr(key, ':') + 2, ' '))
		return "is this part of a sentence with a comma or a colon? put the sentence between quotes";
	switch ((int)err) {
	case CYAML_ERR_INVALID_KEY: return "this name does not belong here; see the list in the documents";
	case CYAML_ERR_MAPPING_FIELD_MISSING: return "a line that is needed is not there";
	case CYAML_ERR_INVALID_VALUE:
	case CYAML_ERR_UNEXPECTED_EVENT: return "something else belongs here; look at the indents and the colons";
	case CYAML_ERR_ALIAS: return "& and * are not used in a pack; write it out";
	case CYAML_ERR_SEQUENCE_ENTRIES_MAX: return "this list is too long";
	case CYAML_ERR_STRING_LENGTH_MIN: return "nothing is filled in here";
	case CYAML_ERR_STRING_LENGTH_MAX: return "this text is too long";
	default: return "this is no YAML; look at the indents, the colons and the quotes";
	}
}

enum status loose_load(struct str text, struct y_pack **ret, struct why *why)
{
	struct complaint c = {.line = 0};
	cyaml_config_t config = {
	        .log_fn = listen, .log_ctx = &c, .mem_fn = cyaml_mem, .log_level = CYAML_LOG_ERROR, .flags = CYAML_CFG_NO_ALIAS};
	cyaml_data_t *data = NULL;
	cyaml_err_t err = cyaml_load_data((const uint8_t *)text.at, text.len, &config, &pack_value, &data, NULL);
	*ret = data;
	if (err == CYAML_OK && data)
		return OK;
	*ret = NULL;
	point(text, &c);
	return why_say(
	        why, BAD_INPUT, "line %d, column %d: %s (%s)", c.line, c.column, advice(err, c.what), c.what[0] ? c.what : c.key);
}

void loose_free(struct y_pack *pack)
{
	cyaml_config_t config = {.mem_fn = cyaml_mem};
	(void)cyaml_free(&config, &pack_value, pack, 0);
}
