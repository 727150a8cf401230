// SPDX-License-Identifier: EUPL-1.2
// The inner command `count`: how many sayings and looks a running server kept, in how many commits, for `make bench`. It stands
// behind the socket of the same user and not in /metrics, which tells nothing of sayings (contract.md). A server that was not
// begun to be measured does not answer it: where one family has its door shut, the number would tell that they talk.
#include "cli.h"
#include <stdlib.h>

static int ask(struct house *house, const struct call *call, struct reply *answer)
{
	struct house_counts c = house_count(house);
	(void)call;
	if (!getenv("KRING_BENCH"))
		return answer_wrong(answer, "this server was not begun to be measured");
	out_print(&answer->text, "said %llu groups %llu\n", (unsigned long long)c.said, (unsigned long long)c.groups);
	return EXIT_DONE;
}

const struct command command_count = {.name = "count", .usage = "", .help = "", .inner = true, .ask = ask};
