// SPDX-License-Identifier: EUPL-1.2
// kring help and kring version.
#include "cli.h"
#include <stdio.h>

static int version(const struct call *call)
{
	(void)call;
	printf("kring %s\n", KRING_VERSION);
	return EXIT_DONE;
}

const struct command command_version = {
        .name = "version", .usage = "", .help = "Prints the version of this program.", .run = version};

static int help_all(void)
{
	printf("kring: a family's own plan, kept at their own table.\n\n");
	for (const struct command *const *c = commands; *c; c++)
		if (!(*c)->inner)
			printf("  kring %-8s %s\n", (*c)->name, (*c)->usage);
	printf("\nkring help COMMAND says more. --data may be left out when KRING_DATA is set.\n"
	       "Exit status: 0 it worked, 1 it did not, 2 the call is wrong.\n");
	return EXIT_DONE;
}

static int help(const struct call *call)
{
	if (!call->file)
		return help_all();
	for (const struct command *const *c = commands; *c; c++)
		if (strcmp((*c)->name, call->file) == 0 && !(*c)->inner) {
			printf("kring %s %s\n\n%s\n", (*c)->name, (*c)->usage, (*c)->help);
			return EXIT_DONE;
		}
	return wrong_call("there is no command '%.60s'; kring help lists them", call->file);
}

const struct command command_help = {
        .name = "help", .usage = "[COMMAND]", .help = "Lists the commands, or says more about one.", .loose = true, .run = help};
