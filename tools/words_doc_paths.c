// SPDX-License-Identifier: EUPL-1.2
// The addresses of the API and their answers, by hand, beside api/. Every answer names its version and every refusal is
// problem+json, as the NL API Design Rules ask.
#include "words_doc.h"
#include <string.h>

static void answer(struct jot *j, const char *status, const char *says, const char *type, const char *schema)
{
	jot_open(j, status, '{');
	jot_text(j, "description", says);
	jot_open(j, "headers", '{');
	jot_ref(j, "API-Version", "#/components/headers/", "API-Version");
	jot_close(j, '}');
	jot_open(j, "content", '{');
	jot_open(j, type, '{');
	if (schema)
		jot_ref(j, "schema", SCHEMAS, schema);
	jot_close(j, '}');
	jot_close(j, '}');
	jot_close(j, '}');
}

static void refusals(struct jot *j, const char *statuses)
{
	static const char *const says[][2] = {{"400", "Er klopt iets niet; zie fouten."}, {"401", "Niet aangemeld."},
	        {"403", "Deze stoel mag dit niet, of het kan nu niet."}, {"404", "Dit is er niet, of niet voor deze stoel."},
	        {"409", "Iemand anders was eerder, of deze sleutel is al gebruikt."}, {"413", "Dit is te groot."},
	        {"415", "Dit soort inhoud kan hier niet."}, {"429", "Dit is te vaak geprobeerd."},
	        {"503", "Dit kan nu niet bewaard worden. Er is niets veranderd."}};
	for (size_t i = 0; i < sizeof says / sizeof *says; i++)
		if (strstr(statuses, says[i][0]))
			answer(j, says[i][0], says[i][1], "application/problem+json", "probleem");
}

static void operation(struct jot *j, const char *method, const char *id, const char *summary)
{
	jot_open(j, method, '{');
	jot_text(j, "operationId", id);
	jot_text(j, "summary", summary);
	jot_open(j, "tags", '[');
	jot_text(j, NULL, "plannen");
	jot_close(j, ']');
}

static void body(struct jot *j, const char *schema)
{
	jot_open(j, "requestBody", '{');
	jot_bool(j, "required", true);
	jot_open(j, "content", '{');
	jot_open(j, "application/json", '{');
	jot_ref(j, "schema", SCHEMAS, schema);
	jot_close(j, '}');
	jot_close(j, '}');
	jot_close(j, '}');
}

static void answers(
        struct jot *j, const char *status, const char *says, const char *type, const char *schema, const char *refused)
{
	jot_open(j, "responses", '{');
	answer(j, status, says, type, schema);
	refusals(j, refused);
	jot_close(j, '}');
	jot_close(j, '}'); // of the operation
}

static void plan_parameter(struct jot *j)
{
	jot_open(j, "parameters", '[');
	jot_ref(j, NULL, "#/components/parameters/", "id");
	jot_close(j, ']');
}

static void paths_of_plans(struct jot *j)
{
	jot_open(j, "/openapi.json", '{');
	operation(j, "get", "leesOpenapi", "Dit document");
	jot_open(j, "security", '[');
	jot_close(j, ']');
	answers(j, "200", "Dit document.", "application/json", NULL, "");
	jot_close(j, '}');
	jot_open(j, "/plannen", '{');
	operation(j, "get", "leesPlannen", "De plannen waarin u een stoel hebt");
	jot_open(j, "responses", '{');
	jot_open(j, "200", '{');
	jot_text(j, "description", "De plannen.");
	jot_by_hand(j, "headers", "'API-Version': {'$ref': '#/components/headers/API-Version'}");
	jot_by_hand(
	        j, "content", "'application/json': {'schema': {'type': 'array', 'items': {'$ref': '" SCHEMAS "plan-in-lijst'}}}");
	jot_close(j, '}');
	refusals(j, "401 503");
	jot_close(j, '}');
	jot_close(j, '}');
	operation(j, "post", "beginPlan", "Een nieuw plan, leeg; u wordt de eigenaar");
	body(j, "nieuw-plan");
	answers(j, "201", "Het plan.", "application/json", "plan", "400 401 409 413 415 429 503");
	jot_close(j, '}');
	jot_open(j, "/plannen/{id}", '{');
	plan_parameter(j);
	operation(j, "get", "leesPlan", "Het plan, zoals uw stoel het mag zien");
	answers(j, "200", "Het plan.", "application/json", "plan", "401 404 503");
	jot_close(j, '}');
}

static void paths_of_events(struct jot *j)
{
	jot_open(j, "/plannen/{id}/gebeurtenissen", '{');
	plan_parameter(j);
	operation(j, "get", "leesGebeurtenissen", "Wat er veranderd is, voor zover uw stoel het mag zien");
	jot_open(j, "parameters", '[');
	jot_ref(j, NULL, "#/components/parameters/", "na");
	jot_close(j, ']');
	answers(j, "200", "De gebeurtenissen, de oudste eerst.", "application/json", "gebeurtenissen", "400 401 404 503");
	operation(j, "post", "zeg", "Eén ding zeggen");
	body(j, "gezegde");
	answers(j, "201", "Het is gezegd en bewaard.", "application/json", "gebeurtenissen",
	        "400 401 403 404 409 413 415 429 503");
	jot_close(j, '}');
	static const char *const exports[][3] = {{"/plannen/{id}/export.json", "exportJson", "application/json"},
	        {"/plannen/{id}/export.html", "exportHtml", "text/html"}};
	for (int i = 0; i < 2; i++) {
		jot_open(j, exports[i][0], '{');
		plan_parameter(j);
		operation(j, "get", exports[i][1], "Het hele plan in één bestand, zoals uw stoel het mag zien");
		answers(j, "200", "Het bestand.", exports[i][2], NULL, "401 404 503");
		jot_close(j, '}');
	}
}

static void paths_of_files(struct jot *j)
{
	jot_open(j, "/plannen/{id}/bestanden", '{');
	plan_parameter(j);
	operation(j, "post", "brengBestand",
	        "Een foto, tekening of opname brengen. Noem daarna de hash in een gezegde; wat niets noemt, verdwijnt na een "
	        "dag");
	jot_by_hand(j, "requestBody", "'required': true, 'content': {'image/jpeg': {}, 'image/png': {}, 'audio/*': {}}");
	answers(j, "201", "Bewaard, onder deze hash.", "application/json", "bestand", "400 401 403 404 413 415 503");
	jot_close(j, '}');
	jot_open(j, "/plannen/{id}/bestanden/{hash}", '{');
	jot_open(j, "parameters", '[');
	jot_ref(j, NULL, "#/components/parameters/", "id");
	jot_ref(j, NULL, "#/components/parameters/", "hash");
	jot_close(j, ']');
	operation(j, "get", "leesBestand", "Een foto, tekening of opname die uw stoel mag zien");
	answers(j, "200", "Het bestand, als wat het is.", "*/*", NULL, "401 404 503");
	jot_close(j, '}');
}

static void paths_of_methods(struct jot *j)
{
	jot_open(j, "/methoden", '{');
	operation(j, "get", "leesMethoden", "De werkwijzen voor een bijeenkomst");
	jot_open(j, "responses", '{');
	jot_open(j, "200", '{');
	jot_text(j, "description", "De werkwijzen, zoals een bijeenkomst ze meeneemt.");
	jot_by_hand(j, "headers", "'API-Version': {'$ref': '#/components/headers/API-Version'}");
	jot_by_hand(j, "content", "'application/json': {'schema': {'type': 'array', 'items': {'$ref': '" SCHEMAS "methode'}}}");
	jot_close(j, '}');
	refusals(j, "401 503");
	jot_close(j, '}');
	jot_close(j, '}');
	jot_close(j, '}');
}

void write_paths(struct jot *j)
{
	jot_open(j, "paths", '{');
	paths_of_plans(j);
	paths_of_events(j);
	paths_of_files(j);
	paths_of_methods(j);
	jot_close(j, '}');
}
