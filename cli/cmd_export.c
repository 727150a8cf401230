// SPDX-License-Identifier: EUPL-1.2
// kring export and kring import: a plan to a file and from one, by the machine's keeper. An export is on record as a look of that
// seat before a byte of it is printed.
#include "anew.h"
#include "export.h"
#include "keeper.h"
#include "people.h"
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

enum { FILE_MOST = 160 << 20 };

static int put_file(struct reply *reply, const char *path, struct str text)
{
	FILE *to = fopen(path, "wxe");
	if (!to)
		return answer_fail(reply, errno == EEXIST ? "%s is there already" : "%s cannot be made", path);
	bool kept = fwrite(text.at, 1, text.len, to) == text.len;
	kept = fclose(to) == 0 && kept;
	if (!kept)
		remove(path); // half a plan would pass for one, and stand in the way of the next try
	return kept ? EXIT_DONE : answer_fail(reply, "%s cannot be written", path);
}

// What the keeper does with a seat is an event of the plan, by the keeper.
struct telling {
	struct house *house;
	struct arena *arena;
	struct id plan, seat;
	enum status got;
};
static void tell_plan(void *with)
{
	struct telling *t = with;
	struct intent intent;
	intent_init(&intent, SAY_CARRIED_OFF);
	intent.as.carried_off.seat = t->seat;
	t->got = keeper_say(t->house, t->plan, &intent, t->arena);
}

// The seat as the keeper may have it (contract.md): without what its person keeps behind four digits, and what was said in
// private time.
static enum status open_shut(struct house *house, struct id seat, struct arena *arena, struct id *ret_plan, struct seat **ret)
{
	struct who who = {.person = ID_NONE};
	enum status got = plan_of_seat(house, seat, ret_plan);
	if (got == OK)
		got = person_of_seat(house, *ret_plan, seat, &who.person);
	if (got == OK)
		got = person_shut(house, who.person, arena, &who.shut);
	return got == OK ? seat_open(house, *ret_plan, &who, arena, ret) : got;
}

static enum status export_seat(struct house *house, const struct call *call, struct id seat, struct out *out)
{
	struct id plan;
	struct seat *at;
	bool html = strcmp(call->at[OPT_AS], "html") == 0;
	enum status got = open_shut(house, seat, call->arena, &plan, &at);
	if (got != OK)
		return got;
	got = (html ? export_html : export_json)(at, house_now(house), call->arena, out);
	if (got == OK)
		got = seat_keep_looks(at);
	seat_close(at);
	struct telling t = {.house = house, .arena = call->arena, .plan = plan, .seat = seat};
	if (got == OK)
		got = house_do(house, tell_plan, &t);
	return got == OK ? t.got : got;
}

static int ask_export(struct house *house, const struct call *call, struct reply *reply)
{
	struct id seat;
	struct out out;
	if (!id_from(call->at[OPT_SEAT], &seat))
		return answer_wrong(reply, "--seat wants the id of a seat; kring seat list shows them");
	if (strcmp(call->at[OPT_AS], "html") != 0 && strcmp(call->at[OPT_AS], "json") != 0)
		return answer_wrong(reply, "--as is html or json");
	out_init(&out, FILE_MOST);
	enum status got = export_seat(house, call, seat, &out);
	int status = EXIT_DONE;
	if (got != OK)
		status = answer_fail(reply, got == NOT_FOUND ? "there is no such seat" : "the plan cannot be read");
	else if (call->at[OPT_TO])
		status = put_file(reply, call->at[OPT_TO], out_str(&out));
	else
		out_put(&reply->text, out_str(&out));
	if (status == EXIT_DONE && reply->text.full)
		status = answer_fail(reply, "it is too large to print; say --to FILE");
	out_finish(&out);
	return status;
}

// ---- import

struct bringing {
	struct house *house;
	struct arena *arena;
	const struct import *import;
	struct str link;
	enum status got;
};

static void bring(void *with)
{
	struct bringing *b = with;
	struct imported at;
	struct who who = {.person = ID_NONE};
	struct secret_facts facts = {
	        .kind = SECRET_LINK}; // of a plan that begins with it: there is nothing to keep from the keeper
	b->got = person_make(b->house, &who.person);
	if (b->got == OK)
		b->got = import_keep(b->house, b->import, &who, b->arena, &at);
	if (b->got != OK)
		return;
	facts.plan = at.plan;
	facts.seat = at.seat;
	facts.person = who.person;
	b->got = secret_make(b->house, &facts, b->arena, &b->link);
}

static enum status get_file(struct arena *arena, const char *path, struct str *ret)
{
	struct stat facts;
	FILE *from = fopen(path, "re");
	if (!from || fstat(fileno(from), &facts) != 0) {
		if (from)
			(void)fclose(from);
		return NOT_FOUND;
	}
	size_t most = facts.st_size > FILE_MOST ? FILE_MOST : (size_t)facts.st_size;
	char *bytes = arena_take(arena, most + 1);
	size_t n = fread(bytes, 1, most + 1, from);
	(void)fclose(from);
	*ret = (struct str){bytes, n};
	return n > most ? TOO_LARGE : OK;
}

static int ask_import(struct house *house, const struct call *call, struct reply *reply)
{
	struct bringing b = {.house = house, .arena = call->arena};
	struct str file;
	enum status got = get_file(call->arena, call->at[OPT_FROM], &file);
	if (got == NOT_FOUND)
		return answer_fail(reply, "%s cannot be read", call->at[OPT_FROM]);
	if (got == OK)
		got = import_read(file, &(struct anew){anew_make, reply->pictures}, call->arena, &b.import);
	if (got != OK)
		return answer_fail(reply, got == TOO_LARGE ? "the file is larger than a plan can be"
		                          : got == BUSY    ? "pictures cannot be read now"
		                                           : "the file is no plan from Kring");
	got = house_do(house, bring, &b);
	if (got != OK || b.got != OK)
		return answer_fail(reply, "it could not be kept: the disk is full or does not answer");
	out_print(&reply->text, "%s/in/%.*s\n", reply->base_url, STR_ARG(b.link));
	return EXIT_DONE;
}

const struct command command_export = {.name = "export",
        .usage = "--data DIR --seat ID --as json|html [--to FILE]",
        .help = "Writes what that seat may see, as one file, without what its person keeps to themselves and what was said in\n"
                "private time and not shown. It is on record as a look of that seat. --to: a file that is not there yet.",
        .takes = BIT(OPT_DATA) | BIT(OPT_SEAT) | BIT(OPT_AS) | BIT(OPT_TO),
        .needs = BIT(OPT_DATA) | BIT(OPT_SEAT) | BIT(OPT_AS),
        .ask = ask_export};
const struct command command_import = {.name = "import",
        .usage = "--data DIR --from FILE",
        .help = "Begins a new plan from a file that an export wrote, and prints a sign-in link for its owner, to be used once.",
        .takes = BIT(OPT_DATA) | BIT(OPT_FROM),
        .needs = BIT(OPT_DATA) | BIT(OPT_FROM),
        .pictures = true,
        .ask = ask_import};
