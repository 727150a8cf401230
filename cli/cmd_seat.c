// SPDX-License-Identifier: EUPL-1.2
// kring seat and kring token: what the machine's keeper can do for somebody who lost a way in. It is an event of the plan by the
// keeper, told to that seat and to the owners; no names are shown here.
#include "care.h"
#include "keeper.h"
#include "people.h"

static void print_seat(struct out *o, const struct care_seat *s)
{
	struct str role = choice_role.words[s->role];
	out_id(o, s->plan);
	out_char(o, ' ');
	out_id(o, s->seat);
	out_print(o, " %.*s%s%s\n", STR_ARG(role), s->owner ? " eigenaar" : "",
	        s->invited   ? " genodigd"
	        : s->waiting ? " wacht"
	                     : "");
}

static int list(struct house *house, const struct call *call, struct reply *reply)
{
	struct care_seats all;
	struct id plan = ID_NONE;
	if (call->at[OPT_PLAN] && !id_from(call->at[OPT_PLAN], &plan))
		return answer_wrong(reply, "--plan wants the id of a plan");
	enum status got = house_seats(house, plan, call->arena, &all);
	if (got != OK)
		return answer_fail(reply, got == NOT_FOUND ? "there is no such plan" : "the plans cannot be read");
	for (size_t i = 0; i < all.n; i++)
		print_seat(&reply->text, &all.at[i]);
	return EXIT_DONE;
}

struct way_in {
	struct house *house;
	struct arena *arena;
	enum secret_kind kind;
	struct id plan, seat;
	struct str secret;
	enum status got;
};

static enum status tell_plan(struct way_in *w)
{
	struct intent intent;
	intent_init(&intent, SAY_KEY_RENEWED);
	intent.as.key_renewed.seat = w->seat;
	return keeper_say(w->house, w->plan, &intent, w->arena);
}

static void make_way_in(void *with)
{
	struct way_in *w = with;
	struct secret_facts facts = {.kind = w->kind, .plan = w->plan, .seat = w->seat, .by_keeper = true};
	enum status sits = person_of_seat(w->house, w->plan, w->seat, &facts.person);
	bool invited = sits == NOT_FOUND; // nobody yet: a link is the invitation's, and a token would be nobody's
	w->got = sits == OK || (invited && w->kind == SECRET_LINK) ? tell_plan(w) : invited ? REFUSED : sits;
	if (w->got == OK)
		w->got = secret_make(w->house, &facts, w->arena, &w->secret);
}

// The plan of a seat: of one that is taken from the rows, of an invited one by looking through the plans.
static enum status find_plan(struct house *house, struct id seat, struct arena *arena, struct id *ret)
{
	struct care_seats all;
	enum status got = plan_of_seat(house, seat, ret);
	if (got != NOT_FOUND)
		return got;
	got = house_seats(house, ID_NONE, arena, &all);
	for (size_t i = 0; got == OK && i < all.n; i++)
		if (id_eq(all.at[i].seat, seat)) {
			*ret = all.at[i].plan;
			return OK;
		}
	return got == OK ? NOT_FOUND : got;
}

static int way_in(struct house *house, const struct call *call, struct reply *reply, struct way_in *w)
{
	if (!id_from(call->at[OPT_SEAT], &w->seat))
		return answer_wrong(reply, "--seat wants the id of a seat; kring seat list shows them");
	w->house = house;
	w->arena = call->arena;
	enum status got = find_plan(house, w->seat, call->arena, &w->plan);
	if (got == OK)
		got = house_do(house, make_way_in, w);
	if (got == OK)
		got = w->got;
	if (got == OK)
		return EXIT_DONE;
	if (got == REFUSED)
		return answer_fail(reply, "nobody sits there yet; kring seat link makes the invitation's link");
	return answer_fail(reply, got == NOT_FOUND ? "there is no such seat, or it ended"
	                                           : "it could not be kept: the disk is full or does not answer");
}

static int link(struct house *house, const struct call *call, struct reply *reply)
{
	struct way_in w = {.kind = SECRET_LINK};
	int status = way_in(house, call, reply, &w);
	if (status == EXIT_DONE)
		out_print(&reply->text, "%s/in/%.*s\n", reply->base_url, STR_ARG(w.secret));
	return status;
}

static int ask_seat(struct house *house, const struct call *call, struct reply *reply)
{
	if (strcmp(call->verb, "list") == 0)
		return list(house, call, reply);
	if (!call->at[OPT_SEAT])
		return answer_wrong(reply, "--seat is needed");
	return link(house, call, reply);
}

static int ask_token(struct house *house, const struct call *call, struct reply *reply)
{
	struct way_in w = {.kind = SECRET_TOKEN};
	int status = way_in(house, call, reply, &w);
	if (status == EXIT_DONE)
		out_print(&reply->text, "%.*s\n", STR_ARG(w.secret));
	return status;
}

static const char *const verbs[] = {"list", "link", NULL};
const struct command command_seat = {.name = "seat",
        .usage = "list --data DIR [--plan ID] | link --data DIR --seat ID",
        .help = "list: a line a seat: the plan's id, the seat's id, its role and marks. No names.\n"
                "link: a fresh sign-in link for that seat, to be used once. The plan tells that seat and the owners that it was "
                "made.\n"
                "Who comes in with it reads what is shared; what that person keeps to themselves, and what was said in private\n"
                "time, opens with their own four digits, a key they had, or one from who may help them.",
        .verbs = verbs,
        .takes = BIT(OPT_DATA) | BIT(OPT_PLAN) | BIT(OPT_SEAT),
        .needs = BIT(OPT_DATA),
        .ask = ask_seat};
const struct command command_token = {.name = "token",
        .usage = "--data DIR --seat ID",
        .help = "Prints a bearer token for the API, for the person of that seat. The plan tells that seat and the owners.\n"
                "It never opens what that person keeps to themselves, nor what was said in private time.",
        .takes = BIT(OPT_DATA) | BIT(OPT_SEAT),
        .needs = BIT(OPT_DATA) | BIT(OPT_SEAT),
        .ask = ask_token};
