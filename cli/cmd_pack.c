// SPDX-License-Identifier: EUPL-1.2
// kring pack: is a method's file right, and which methods are there. Needs no open folder.
#include "cli.h"
#include "packs.h"
#include <stdio.h>

static int check(const struct call *call)
{
	struct pack pack;
	struct why why = {""};
	if (pack_read_file(call->arena, call->file, &pack, &why) != OK)
		return not_done("%s: %s", call->file, why.text);
	printf("%.*s: %.*s is a good pack\n", STR_ARG(pack.id), STR_ARG(pack.name[0]));
	return EXIT_DONE;
}

static int list(const struct call *call)
{
	struct packs all;
	struct why why = {""};
	const char *folder =
	        call->at[OPT_DATA] ? str_print(call->arena, "%s/packs%c", call->at[OPT_DATA], 0).at : NULL; // ended by its zero
	enum status got = packs_load(call->arena, folder, &all, &why);
	for (size_t i = 0; i < all.n; i++)
		printf("%.*s\t%.*s\t%.*s\n", STR_ARG(all.at[i].id), STR_ARG(all.at[i].name[0]), STR_ARG(all.at[i].follows));
	return got == OK ? EXIT_DONE : not_done("%s", why.text);
}

static int run(const struct call *call)
{
	if (strcmp(call->verb, "list") == 0)
		return call->file ? wrong_call("pack list takes no file") : list(call);
	return call->file ? check(call) : wrong_call("pack check needs a file");
}

static const char *const verbs[] = {"check", "list", NULL};
const struct command command_pack = {.name = "pack",
        .usage = "check FILE | list [--data DIR]",
        .help = "check: is this method's file right? If not: where, what, and what to do.\n"
                "list: a line a pack: its id, its name, the method it follows; with --data also those of DIR/packs.",
        .verbs = verbs,
        .takes = BIT(OPT_DATA),
        .loose = true,
        .run = run};
