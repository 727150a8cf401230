// SPDX-License-Identifier: EUPL-1.2
// docs/openapi.json: the API by the NL API Design Rules 2.x. Every saying and everything shown comes from
// plan/words; the addresses are in words_doc_paths.c.
#include "words_doc.h"
#include <string.h>

#define ID_SIGNS "[0-9a-hjkmnp-tv-z]" // Crockford's base32, lower case

// ---- fields

static void bounds(struct jot *j, const struct doc *d, const struct w_field *f, const char *least, const char *most)
{
	if (f->least[0] && limit_value(d, f->least) > 0)
		jot_int(j, least, limit_value(d, f->least));
	if (f->most[0])
		jot_int(j, most, limit_value(d, f->most));
}

static void words_of_choice(struct jot *j, const struct doc *d, const struct w_field *f, bool or_none)
{
	jot_open(j, "enum", '[');
	for (int i = 0; i < d->words->n_choices; i++)
		for (int k = 0; strcmp(d->words->choices[i].name, f->of) == 0 && k < d->words->choices[i].n; k++)
			jot_text(j, NULL, d->words->choices[i].words[k].dutch);
	if (or_none)
		jot_text(j, NULL, "");
	jot_close(j, ']');
}

static const char *wire_of_show(const struct doc *d, const char *name)
{
	for (int i = 0; i < d->words->n_shows; i++)
		if (strcmp(d->words->shows[i].name, name) == 0)
			return d->words->shows[i].wire;
	return name;
}

static void list_items(struct jot *j, const struct doc *d, const struct w_field *f)
{
	jot_text(j, "type", "array");
	bounds(j, d, f, "minItems", "maxItems");
	if (f->kind == W_LIST)
		return jot_ref(j, "items", SCHEMAS, wire_of_show(d, f->of));
	if (f->kind == W_IDS || f->kind == W_REFS)
		return jot_ref(j, "items", SCHEMAS, "id");
	if (f->kind == W_PAIRS)
		return jot_ref(j, "items", SCHEMAS, "veldwaarde");
	jot_open(j, "items", '{');
	jot_text(j, "type", "string");
	if (f->kind == W_LINES)
		jot_int(j, "maxLength", limit_value(d, "ROOM_TITLE"));
	jot_close(j, '}');
}

static void plain_type(struct jot *j, const struct doc *d, const struct w_field *f)
{
	jot_text(j, "type", f->kind == W_INT ? "integer" : f->kind == W_FLAG ? "boolean" : "string");
	if (f->kind == W_LINE || f->kind == W_TEXT)
		bounds(j, d, f, "minLength", "maxLength");
	if (f->kind == W_LINE)
		jot_text(j, "description", "Eén regel.");
	if (f->kind == W_INT)
		bounds(j, d, f, "minimum", "maximum");
	if (f->kind == W_DAY)
		jot_text(j, "format", "date");
	if (f->kind == W_TIME)
		jot_text(j, "format", "date-time");
	if (f->kind == W_MINUTE)
		jot_text(j, "pattern", "^([01][0-9]|2[0-3]):[0-5][0-9]$");
}

static void field(struct jot *j, const struct doc *d, const struct w_field *f, bool shown)
{
	if (f->kind == W_ID || f->kind == W_REF)
		return jot_ref(j, f->wire, SCHEMAS, "id");
	jot_open(j, f->wire, '{');
	if (f->kind == W_LINES || f->kind == W_IDS || f->kind == W_PAIRS || f->kind == W_REFS || f->kind == W_LIST ||
	        f->kind == W_TEXTS)
		list_items(j, d, f);
	else
		plain_type(j, d, f);
	if (f->kind == W_CHOICE)
		words_of_choice(j, d, f, shown && !f->optional);
	jot_close(j, '}');
}

static void required(struct jot *j, const struct w_entry *e, const char *first)
{
	jot_open(j, "required", '[');
	if (first)
		jot_text(j, NULL, first);
	for (int i = 0; i < e->n; i++)
		if (!e->fields[i].optional)
			jot_text(j, NULL, e->fields[i].wire);
	jot_close(j, ']');
}

// ---- what can be said, and what is shown

static bool is_said(const struct w_entry *e) // by somebody who has a seat; a plan is begun at an address of its own
{
	for (int i = 0; i < 11; i++)
		if (e->rights[i].given)
			return true;
	return false;
}

static void envelope(struct jot *j, const struct doc *d)
{
	jot_open(j, "volgnummer", '{');
	jot_text(j, "type", "string");
	jot_text(j, "description",
	        "Wat u het laatst zag. Heeft iemand daarna hetzelfde veranderd, dan volgt 409. Weg: wat het nu is.");
	jot_close(j, '}');
	jot_open(j, "sleutel", '{');
	jot_text(j, "type", "string");
	jot_int(j, "minLength", limit_value(d, "KEY_MIN"));
	jot_int(j, "maxLength", limit_value(d, "KEY_MAX"));
	jot_text(j, "description",
	        "Uw eigen sleutel voor dit ene. Met dezelfde sleutel wordt hetzelfde dertig dagen lang maar één keer gedaan.");
	jot_close(j, '}');
}

static void one_said(struct jot *j, const struct doc *d, const struct w_entry *e)
{
	jot_open(j, e->wire, '{');
	jot_text(j, "type", "object");
	jot_text(j, "title", e->wire);
	jot_text(j, "description", e->tells);
	required(j, e, "soort");
	jot_open(j, "properties", '{');
	jot_open(j, "soort", '{');
	jot_text(j, "const", e->wire);
	jot_close(j, '}');
	envelope(j, d);
	for (int i = 0; i < e->n; i++)
		field(j, d, &e->fields[i], false);
	jot_close(j, '}');
	jot_bool(j, "additionalProperties", false);
	jot_close(j, '}');
}

static void any_said(struct jot *j, const struct doc *d)
{
	jot_open(j, "gezegde", '{');
	jot_text(j, "description", "Eén ding dat aan tafel gezegd wordt.");
	jot_open(j, "oneOf", '[');
	for (int i = 0; i < d->words->n_says; i++)
		if (is_said(&d->words->says[i]))
			jot_ref(j, NULL, SCHEMAS, d->words->says[i].wire);
	jot_close(j, ']');
	jot_open(j, "discriminator", '{');
	jot_text(j, "propertyName", "soort");
	jot_open(j, "mapping", '{');
	for (int i = 0; i < d->words->n_says; i++)
		if (is_said(&d->words->says[i])) {
			struct text path = {0};
			text_print(&path, SCHEMAS "%s", d->words->says[i].wire);
			jot_text(j, d->words->says[i].wire, path.at);
		}
	jot_close(j, '}');
	jot_close(j, '}');
	jot_close(j, '}');
}

static void begin_plan(struct jot *j, const struct doc *d)
{
	for (int i = 0; i < d->words->n_says; i++) {
		const struct w_entry *e = &d->words->says[i];
		if (strcmp(e->name, "plan_begin") != 0)
			continue;
		jot_open(j, "nieuw-plan", '{');
		jot_text(j, "type", "object");
		jot_open(j, "properties", '{');
		envelope(j, d);
		for (int k = 0; k < e->n; k++)
			field(j, d, &e->fields[k], false);
		jot_close(j, '}');
		jot_bool(j, "additionalProperties", false);
		jot_close(j, '}');
	}
}

static void one_show(struct jot *j, const struct doc *d, const struct w_entry *e)
{
	jot_open(j, e->wire, '{');
	jot_text(j, "type", "object");
	required(j, e, NULL);
	jot_open(j, "properties", '{');
	for (int i = 0; i < e->n; i++)
		field(j, d, &e->fields[i], true);
	jot_close(j, '}');
	jot_close(j, '}');
}

static void event_kinds(struct jot *j, const struct doc *d)
{
	jot_open(j, "soort-gebeurtenis", '{');
	jot_text(j, "type", "string");
	jot_open(j, "enum", '[');
	for (int i = 0; i < d->words->n_says; i++)
		jot_text(j, NULL, d->words->says[i].event);
	jot_close(j, ']');
	jot_close(j, '}');
}

// ---- the pieces that stand by hand

static const struct {
	const char *name, *json;
} SCHEMA_BY_HAND[] = {
        {"id", "'type': 'string', 'pattern': '^(" ID_SIGNS "{16}|" ID_SIGNS
               "{26})$', 'description': 'Van een plan of een persoon 26 "
               "tekens, van al het andere 16.'"},
        {"veldwaarde", "'type': 'object', 'required': ['veld', 'waarde'], 'properties': {'veld': {'$ref': '" SCHEMAS
                       "id'}, 'waarde': {'type': 'string', 'maxLength': 1000}}"},
        {"plan-in-lijst", "'type': 'object', 'required': ['id', 'naam', 'stoel', 'rol'], 'properties': {'id': {'$ref': '" SCHEMAS
                          "id'}, 'naam': {'type': 'string'}, 'stoel': {'$ref': '" SCHEMAS "id'}, 'rol': {'type': 'string'}}"},
        {"methode",
                "'type': 'object', 'required': ['id', 'naam', 'fasen', 'kamers'], 'properties': {'id': {'type': 'string', "
                "'maxLength': 40}, 'naam': {'type': 'string'}, 'volgt': {'type': 'string', 'description': 'Op welke werkwijze "
                "het "
                "lijkt.'}, 'nagekeken': {'type': 'string'}, 'over': {'type': 'string'}, 'fasen': {'type': 'array', 'items': "
                "{'type': 'object', 'required': ['id', 'titel', 'besloten', 'vragen'], 'properties': {'id': {'type': 'string'}, "
                "'titel': {'type': 'string'}, 'uitleg': {'type': 'string'}, 'besloten': {'type': 'boolean'}, 'vragen': {'type': "
                "'array', 'items': {'type': 'string'}}}}}, 'rollen': {'type': 'array', 'items': {'type': 'object'}}, 'kamers': "
                "{'type': 'array', 'items': {'type': 'object'}}, 'daarna': {'type': 'array', 'items': {'type': 'object'}}}"},
        {"gebeurtenis",
                "'type': 'object', 'required': ['id', 'soort'], 'properties': {'id': {'type': 'string', 'description': 'Een "
                "volgnummer "
                "van deze stoel.'}, 'soort': {'$ref': '" SCHEMAS "soort-gebeurtenis'}, 'op': {'type': 'string', 'format': "
                "'date-time'}, 'wie': {'type': 'string'}, 'over': {'$ref': '" SCHEMAS "id'}, 'nieuw': {'type': 'array', 'items': "
                "{'$ref': '" SCHEMAS
                "id'}}, 'gezegd': {'type': 'object', 'description': 'Wat er gezegd is, met de velden van die "
                "soort.', 'additionalProperties': true}}"},
        {"gebeurtenissen",
                "'type': 'object', 'required': ['volgnummer', 'gebeurtenissen'], 'properties': {'volgnummer': {'type': "
                "'string'}, 'gebeurtenissen': {'type': 'array', 'items': {'$ref': '" SCHEMAS "gebeurtenis'}}}"},
        {"bestand", "'type': 'object', 'properties': {'beeld': {'type': 'string'}, 'geluid': {'type': 'string'}}"},
        {"probleem",
                "'type': 'object', 'description': 'RFC 9457.', 'required': ['status', 'title'], 'properties': {'status': "
                "{'type': 'integer'}, 'title': {'type': 'string'}, 'detail': {'type': 'string'}, 'fouten': {'type': 'array', "
                "'items': {'type': 'object', 'required': ['veld', 'reden'], 'properties': {'veld': {'type': 'string'}, "
                "'reden': {'type': 'string'}}}}, 'teksten': {'type': 'object', 'description': 'Bij 409: de tekst zoals die nu "
                "is, "
                "en zoals u hem stuurde.', 'required': ['nu', 'gestuurd'], 'properties': {'nu': {'type': 'string'}, 'gestuurd': "
                "{'type': 'string'}}}}"},
};

static void limits(struct jot *j, const struct doc *d)
{
	jot_open(j, "x-grenzen", '{'); // limits.h, by its own names
	for (int i = 0; i < d->n_limits; i++)
		jot_int(j, d->limits[i].name, d->limits[i].value);
	jot_close(j, '}');
}

static void components(struct jot *j, const struct doc *d)
{
	jot_open(j, "components", '{');
	jot_by_hand(j, "securitySchemes",
	        "'token': {'type': 'http', 'scheme': 'bearer'}, 'sessie': {'type': 'apiKey', 'in': 'cookie', 'name': "
	        "'__Host-kring', "
	        "'description': 'De sessie van een browser; zeggen alleen vanaf onze eigen pagina.'}");
	jot_by_hand(j, "headers",
	        "'API-Version': {'description': 'De volledige versie van deze API.', 'schema': {'type': 'string', 'examples': "
	        "['1.0.0']}}");
	jot_by_hand(j, "parameters",
	        "'id': {'name': 'id', 'in': 'path', 'required': true, 'schema': {'$ref': '" SCHEMAS
	        "id'}}, 'na': {'name': 'na', 'in': 'query', 'description': 'Een volgnummer van deze stoel; weg of 0: vanaf het "
	        "begin.', "
	        "'schema': {'type': 'string'}}, 'hash': {'name': 'hash', 'in': 'path', 'required': true, 'schema': {'type': "
	        "'string', 'pattern': '^[0-9a-f]{64}$'}}");
	jot_open(j, "schemas", '{');
	for (size_t i = 0; i < sizeof SCHEMA_BY_HAND / sizeof *SCHEMA_BY_HAND; i++)
		jot_by_hand(j, SCHEMA_BY_HAND[i].name, SCHEMA_BY_HAND[i].json);
	event_kinds(j, d);
	begin_plan(j, d);
	any_said(j, d);
	for (int i = 0; i < d->words->n_says; i++)
		if (is_said(&d->words->says[i]))
			one_said(j, d, &d->words->says[i]);
	for (int i = 0; i < d->words->n_shows; i++)
		one_show(j, d, &d->words->shows[i]);
	jot_close(j, '}');
	jot_close(j, '}');
}

void write_openapi(const struct doc *d, struct text *to)
{
	struct jot j = {.to = to};
	jot_open(&j, NULL, '{');
	jot_text(&j, "openapi", "3.1.0");
	jot_by_hand(&j, "info",
	        "'title': 'Kring', 'version': '1.0.0', 'description': 'Een familiegroepsplan: dezelfde rechten als op de "
	        "pagina’s. "
	        "Gemaakt uit plan/words.', 'contact': {'name': 'Wie deze Kring draait; zie /privacy'}, 'license': {'name': "
	        "'EUPL-1.2', 'identifier': 'EUPL-1.2'}");
	jot_open(&j, "servers", '[');
	jot_by_hand(&j, NULL, "'url': '/api/v1'");
	jot_close(&j, ']');
	jot_open(&j, "security", '[');
	jot_by_hand(&j, NULL, "'token': []");
	jot_by_hand(&j, NULL, "'sessie': []");
	jot_close(&j, ']');
	jot_open(&j, "tags", '[');
	jot_by_hand(&j, NULL, "'name': 'plannen'");
	jot_close(&j, ']');
	write_paths(&j);
	components(&j, d);
	limits(&j, d);
	jot_close(&j, '}');
	text_print(to, "\n");
}
