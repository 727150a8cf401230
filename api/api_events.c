// SPDX-License-Identifier: EUPL-1.2
// What happened, as this seat may know it, and saying something. One POST is one thing said at the table.
#include "api_inner.h"
#include "form.h"
#include "people.h"

static void write_fields(struct json_out *to, const struct event *e)
{
	struct event bare = *e;
	struct out text;
	out_init(&text, 1 << 20);
	bare.key = STR(""); // a caller's own key is nobody else's
	event_write(&text, &bare);
	json_key(to, STR("gezegd"));
	out_put(to->out, out_str(&text));
	to->comma = true;
	out_finish(&text);
}

static void write_one(
        struct json_out *to, struct str id, struct str kind, struct str who, int64_t time, struct id about, const struct event *e)
{
	json_open(to, '{');
	json_key(to, STR("id"));
	json_str(to, id);
	json_key(to, STR("soort"));
	json_str(to, kind);
	json_key(to, STR("op"));
	json_time(to, time);
	if (who.len) {
		json_key(to, STR("wie"));
		json_str(to, who);
	}
	if (id_set(about)) {
		json_key(to, STR("over"));
		json_id(to, about);
	}
	if (e)
		write_fields(to, e);
	json_close(to, '}');
}

void api_events(struct api *a)
{
	struct form query;
	struct happenings all;
	struct json_out to = {.out = &a->ask->out->body};
	struct arena *arena = a->ask->in->arena;
	if (form_read(arena, a->ask->in->query, &query) != OK)
		return api_trouble(a, BAD_INPUT);
	if (!api_sit(a, PART_PLAN))
		return;
	enum status got = seat_history(a->seat, form_get(&query, "na"), arena, &all);
	if (got != OK)
		return api_trouble(a, got);
	json_open(&to, '{');
	json_key(&to, STR("volgnummer"));
	json_str(&to, a->plan->version);
	json_key(&to, STR("gebeurtenissen"));
	json_open(&to, '[');
	for (size_t i = 0; i < all.n; i++)
		write_one(&to, all.at[i].id, all.at[i].kind, all.at[i].who, all.at[i].time, all.at[i].about, &all.at[i].event);
	json_close(&to, ']');
	json_close(&to, '}');
}

static void write_said(struct api *a, const struct said *said, enum say say)
{
	struct json_out to = {.out = &a->ask->out->body};
	json_open(&to, '{');
	json_key(&to, STR("volgnummer"));
	json_str(&to, seat_number(a->seat, a->ask->in->arena));
	json_key(&to, STR("gebeurtenissen"));
	json_open(&to, '[');
	json_open(&to, '{');
	json_key(&to, STR("id"));
	json_str(&to, said->id);
	json_key(&to, STR("soort"));
	json_str(&to, say_infos[say].event);
	if (id_set(said->about)) {
		json_key(&to, STR("over"));
		json_id(&to, said->about);
	}
	if (said->made.n) {
		json_key(&to, STR("nieuw"));
		json_open(&to, '[');
		for (size_t i = 0; i < said->made.n; i++)
			json_id(&to, said->made.at[i]);
		json_close(&to, ']');
	}
	json_close(&to, '}');
	json_close(&to, ']');
	json_close(&to, '}');
}

// The words of a thing as they stand now, for this seat.
static struct str text_now(const struct sight_plan *p, struct id id)
{
	for (size_t i = 0; i < p->rooms.n; i++) {
		const struct sight_room *r = &p->rooms.at[i];
		if (id_eq(r->id, id))
			return r->title;
		for (size_t k = 0; k < r->entries.n; k++)
			if (id_eq(r->entries.at[k].id, id))
				return r->entries.at[k].text;
	}
	for (size_t i = 0; i < p->people.n; i++)
		if (id_eq(p->people.at[i].id, id))
			return p->people.at[i].name;
	return STR("");
}

static struct str step_now(const struct sight_plan *p, struct id id)
{
	for (size_t i = 0; i <= p->goals.n; i++) {
		bool loose = i == p->goals.n;
		struct sight_action_list actions = loose ? p->loose : p->goals.at[i].actions;
		struct sight_deal_list deals = loose ? p->deals : p->goals.at[i].deals;
		if (!loose && id_eq(p->goals.at[i].id, id))
			return p->goals.at[i].text;
		for (size_t k = 0; k < actions.n; k++)
			if (id_eq(actions.at[k].id, id))
				return actions.at[k].text;
		for (size_t k = 0; k < deals.n; k++)
			if (id_eq(deals.at[k].id, id))
				return deals.at[k].text;
	}
	return STR("");
}

// Both texts go back with the refusal: what somebody else made of it, and what was sent.
static void keep_both(struct api *a, struct id about, const struct json *body)
{
	static const char *const fields[] = {"tekst", "titel", "naam"};
	if (seat_look(a->seat, PART_OWN, ID_NONE, &a->plan) != OK)
		return;
	a->now = text_now(a->plan, about);
	if (!a->now.len)
		a->now = step_now(a->plan, about);
	for (size_t i = 0; i < sizeof fields / sizeof fields[0] && !a->sent.len; i++)
		a->sent = json_get_str(body, fields[i]);
}

void api_say(struct api *a)
{
	const struct json *body;
	struct intent intent;
	struct said said;
	// The plan first: a stranger hears that it is not there before anything of what was sent is looked at.
	enum status got = seat_open(a->ask->house, a->match.ids[0], &a->who, a->ask->in->arena, &a->seat);
	if (got != OK)
		return api_trouble(a, got);
	if (!api_read_body(a, &body))
		return;
	intent_from_json(a->ask->in->arena, body, &intent, &a->faults);
	if (intent.say == SAYS)
		return api_refuse(a, 400, "Deze soort bestaat niet", STR(""));
	struct faults typed = a->faults;
	got = say_and_mail(a->ask->house, a->seat, &intent, &typed, a->ask->in->arena, &said);
	if (got != OK)
		return api_trouble(a, got);
	if (said.verdict.outcome == OVERTAKEN)
		keep_both(a, said.verdict.about, body);
	if (said.verdict.outcome != SAID && said.verdict.outcome != REPEATED)
		return api_verdict(a, &said.verdict);
	a->ask->out->status = 201;
	write_said(a, &said, intent.say);
}
