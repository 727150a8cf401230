// SPDX-License-Identifier: EUPL-1.2
// The plans of a caller, one plan, beginning one, and the methods there are.
#include "api_inner.h"
#include "people.h"

void api_document(struct api *a)
{
	a->ask->out->fixed = (struct str){(const char *)api_documents[0].at, api_documents[0].len};
	a->ask->out->cache = CACHE_ASK;
	response_header(
	        a->ask->out, "Access-Control-Allow-Origin", "*"); // anybody's page may read this document, and nothing else
}

static void write_plan(struct api *a)
{
	struct json_out to = {.out = &a->ask->out->body};
	show_write(&to, &show_sight_plan, a->plan);
}

void api_plan(struct api *a)
{
	if (!api_sit(a, PART_PLAN))
		return;
	a->ask->out->etag = str_zero(a->ask->in->arena, str_print(a->ask->in->arena, "\"%.*s\"", STR_ARG(a->plan->version)));
	write_plan(a);
}

static void write_mine(struct api *a, struct json_out *to, const struct my_plan *mine)
{
	struct seat *seat;
	const struct sight_plan *plan;
	if (seat_open(a->ask->house, mine->plan, &a->who, a->ask->in->arena, &seat) != OK)
		return;
	if (seat_look(seat, PART_OWN, ID_NONE, &plan) == OK) { // a list of names: nothing of a plan is read
		json_open(to, '{');
		json_key(to, STR("id"));
		json_id(to, plan->id);
		json_key(to, STR("naam"));
		json_str(to, plan->name);
		json_key(to, STR("stoel"));
		json_id(to, plan->seat);
		json_key(to, STR("rol"));
		json_str(to, choice_role.words[plan->role]);
		json_close(to, '}');
	}
	seat_close(seat);
}

void api_plans(struct api *a)
{
	struct my_plans mine;
	struct json_out to = {.out = &a->ask->out->body};
	enum status got = plans_of(a->ask->house, a->who.person, a->ask->in->arena, &mine);
	if (got != OK)
		return api_trouble(a, got);
	json_open(&to, '[');
	for (size_t i = 0; i < mine.n; i++)
		write_mine(a, &to, &mine.at[i]);
	json_close(&to, ']');
}

static void read_begin(struct api *a, const struct json *body, struct intent *intent)
{
	struct arena *arena = a->ask->in->arena;
	struct json *with = arena_new(arena, struct json), *parts = arena_many(arena, struct json, body->n + 1);
	if (body->n)
		memcpy(parts, body->at, body->n * sizeof *parts);
	parts[body->n] = (struct json){.kind = JSON_STR, .key = STR("soort"), .str = STR("plan.beginnen")};
	*with = (struct json){.kind = JSON_OBJECT, .at = parts, .n = body->n + 1};
	intent_from_json(arena, with, intent, &a->faults);
	if (!intent->as.plan_begin.name.len)
		intent->as.plan_begin.name = STR("Ons plan");
}

void api_begin(struct api *a)
{
	const struct json *body;
	struct intent intent;
	struct said said;
	struct id plan;
	if (!api_read_body(a, &body))
		return;
	read_begin(a, body, &intent);
	struct faults typed = a->faults;
	if (!typed.n && begin_allowed(a->ask->house, a->ask->in->from.b, a->ask->in->now) != OK)
		return api_refuse(a, 429, "Er begonnen hier net veel plannen", STR("Wacht even. Probeer het dan nog eens."));
	enum status got = plan_start(a->ask->house, &a->who, &intent, &typed, a->ask->in->arena, &plan, &said);
	if (got != OK)
		return api_trouble(a, got);
	if (said.verdict.outcome != SAID && said.verdict.outcome != REPEATED)
		return api_verdict(a, &said.verdict);
	a->match.ids[0] = plan;
	if (!api_sit(a, PART_OWN))
		return;
	a->ask->out->status = 201;
	response_header(a->ask->out, "Location",
	        str_zero(a->ask->in->arena,
	                str_print(a->ask->in->arena, "/api/v1/plannen/%.*s", 26, id_text(a->ask->in->arena, plan).at)));
	write_plan(a);
}

// The packs, each as a gathering takes it along, in Dutch.
void api_methods(struct api *a)
{
	const struct packs *all = house_packs(a->ask->house);
	struct out *body = &a->ask->out->body;
	out_lit(body, "[");
	for (size_t i = 0; i < all->n; i++) {
		if (i)
			out_lit(body, ",");
		out_put(body, all->at[i].form[0]);
	}
	out_lit(body, "]");
}
