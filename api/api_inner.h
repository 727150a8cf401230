// SPDX-License-Identifier: EUPL-1.2
// Inside the API: one question under way.
#pragma once
#include "api.h"
#include "embedded.h"
#include "router.h"
#include "text.h"

struct api {
	const struct api_ask *ask;
	struct match match;
	struct who who;
	struct seat *seat;
	const struct sight_plan *plan;
	struct faults faults;
	struct str now, sent; // overtaken: the text as it stands, and as it was sent; nothing is lost
};

bool api_sit(struct api *, enum part); // false: the answer is made
bool api_read_body(struct api *, const struct json **ret);
void api_refuse(struct api *, int status, const char *title, struct str detail);
void api_fault(struct api *, struct json_out *, const struct fault *);
void api_trouble(struct api *, enum status);
void api_verdict(struct api *, const struct verdict *);

extern const struct embedded api_documents[]; // docs/openapi.json

// api_plans.c
void api_document(struct api *);
void api_plans(struct api *);
void api_begin(struct api *);
void api_plan(struct api *);
void api_methods(struct api *);
// api_events.c
void api_events(struct api *);
void api_say(struct api *);
// api_files.c
void *api_file_prepare(struct api *);
void api_file_keep(struct api *);
void api_file_send(struct api *);
// api_export.c
void api_export_json(struct api *);
void api_export_html(struct api *);
