// SPDX-License-Identifier: EUPL-1.2
// kring verify, backup, restore and erase: looking after a folder.
#include "care.h"
#include "day.h"
#include "keeper.h"
#include <stdio.h>

static int ask_verify(struct house *house, const struct call *call, struct reply *reply)
{
	struct verified all;
	(void)call;
	if (house_verify(house, &all, &reply->why) != OK)
		return EXIT_NOT_DONE;
	out_print(&reply->text, "Whole: %lld plans, %lld seats.\n", (long long)all.plans, (long long)all.seats);
	return EXIT_DONE;
}

const struct command command_verify = {.name = "verify",
        .usage = "--data DIR",
        .help = "Goes through everything that was kept: the chains without any key, and with the keys each plan and the rows "
                "that\n"
                "follow from it. Says the first that does not fit.",
        .takes = BIT(OPT_DATA),
        .needs = BIT(OPT_DATA),
        .ask = ask_verify};

static int ask_backup(struct house *house, const struct call *call, struct reply *reply)
{
	if (house_backup(house, call->at[OPT_TO], &reply->why) != OK)
		return EXIT_NOT_DONE;
	out_print(&reply->text, "Copied to %s, and the keys to " CARE_KEYS " beside it.\n", call->at[OPT_TO]);
	return EXIT_DONE;
}

const struct command command_backup = {.name = "backup",
        .usage = "--data DIR --to FILE",
        .help = "Copies the folder while it is in use: the plans to FILE, the keys to " CARE_KEYS
                " beside it, in the place of the one\n"
                "that was there. Neither can be read without the master key, which is not copied: keep that elsewhere.",
        .takes = BIT(OPT_DATA) | BIT(OPT_TO),
        .needs = BIT(OPT_DATA) | BIT(OPT_TO),
        .ask = ask_backup};

static int run_restore(const struct call *call)
{
	struct why why = {""};
	struct restored again = {0};
	int status = folder_make(call->at[OPT_DATA]);
	if (status != EXIT_DONE)
		return status;
	if (house_restore(call->at[OPT_FROM], call->at[OPT_DATA], &again, &why) != OK)
		return not_done("%s", why.text);
	printf("Restored to %s. Erased again: %lld plans. Ended again: %lld seats. Reading less again: %lld "
	       "seats.\n"
	       "Everybody signs in anew: sessions, links, codes and tokens of the copy have ended, and only keys on paper still "
	       "open.\n",
	        call->at[OPT_DATA], (long long)again.erased, (long long)again.ended, (long long)again.less);
	return EXIT_DONE;
}

const struct command command_restore = {.name = "restore",
        .usage = "--from FILE --data DIR",
        .help = "Makes the folder DIR, which is empty or holds the master key alone, out of a copy and the " CARE_KEYS
                " beside it.\n"
                "What was erased or taken away after the copy was made goes again first; who was put out or left sits there no\n"
                "more, and who was stopped from reading something reads it no more, as far as " CARE_KEYS
                " knows it: use the one of\n"
                "the newest backup. Everybody signs in anew: sessions, "
                "links, codes and tokens of the copy end, "
                "for\n"
                "they may have been used or withdrawn since. Keys on paper stay.",
        .takes = BIT(OPT_DATA) | BIT(OPT_FROM),
        .needs = BIT(OPT_DATA) | BIT(OPT_FROM),
        .run = run_restore};

struct erasing {
	struct house *house;
	struct arena *arena;
	struct id plan;
	enum status got;
};

static void erase(void *with)
{
	struct erasing *e = with;
	e->got = keeper_erase(e->house, e->plan, e->arena);
}

static void print_certificate(struct out *o, struct id plan, int64_t now)
{
	struct date last = day_date(day_of(now) + COPY_DAYS);
	out_lit(o, "Plan ");
	out_id(o, plan);
	out_lit(o, " is erased by the keeper, ");
	out_time(o, now);
	out_print(o,
	        ".\nIts key is destroyed. A copy can exist until %04d-%02d-%02d at the latest, and is unreadable as soon as\n"
	        "its " CARE_KEYS " is replaced by a new backup. Out of reach are paper, files that were taken along, and\n"
	        "what a helper wrote down elsewhere. Whoever sat in it is told.\n",
	        last.year, last.month, last.day);
}

static int ask_erase(struct house *house, const struct call *call, struct reply *reply)
{
	struct erasing e = {.house = house, .arena = call->arena};
	if (!id_from(call->at[OPT_PLAN], &e.plan))
		return answer_wrong(reply, "--plan wants the id of a plan; kring seat list shows them");
	enum status got = house_do(house, erase, &e);
	if (got != OK || e.got != OK)
		return answer_fail(reply, got == OK && e.got == NOT_FOUND
		                                  ? "there is no such plan"
		                                  : "it could not be erased: the disk is full or does not answer");
	print_certificate(&reply->text, e.plan, house_now(house));
	return EXIT_DONE;
}

const struct command command_erase = {.name = "erase",
        .usage = "--data DIR --plan ID",
        .help = "Destroys a plan: first its key, then its rows. Prints a certificate, and tells whoever sat in it. There is no "
                "way back.",
        .takes = BIT(OPT_DATA) | BIT(OPT_PLAN),
        .needs = BIT(OPT_DATA) | BIT(OPT_PLAN),
        .ask = ask_erase};
