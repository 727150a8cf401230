// SPDX-License-Identifier: EUPL-1.2
// Any words as a command, one a line, as the socket of a running server hands them on: refused with a sentence, or a command of
// the table with what it needs and nothing that it does not take.
#include "cli.h"
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct command look = {.name = "look", .takes = BIT(OPT_DATA) | BIT(OPT_PLAN), .needs = BIT(OPT_PLAN)};
static const struct command bring = {.name = "bring",
        .verbs = (const char *const[]){"one", "all", NULL},
        .takes = BIT(OPT_DATA) | BIT(OPT_FROM),
        .needs = BIT(OPT_DATA),
        .loose = true};
static const struct command within = {.name = "within", .inner = true, .loose = true};
const struct command *const commands[] = {&look, &bring, &within, NULL};

enum { MOST_WORDS = 32 };

static void check(const struct call *call, bool typed)
{
	const struct command *c = call->command;
	unsigned given = 0;
	for (int i = 0; i < OPTIONS; i++)
		given |= call->at[i] ? BIT(i) : 0;
	unsigned needs = typed ? c->needs : c->needs & ~BIT(OPT_DATA);
	if ((given & ~c->takes) || (needs & ~given) || (call->file && !c->loose) || !c->verbs != !call->verb ||
	        (typed && c->inner))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_create();
	struct str rest = {(const char *)data, size};
	char *words[MOST_WORDS + 1] = {NULL};
	int n = 0;
	while (rest.len && n < MOST_WORDS)
		words[n++] = (char *)(uintptr_t)str_zero(arena, str_cut(&rest, '\n'));
	for (int typed = 0; typed < 2; typed++) {
		struct why why = {""};
		struct call call;
		int status = call_read(arena, n, words, typed, &call, &why);
		if ((status == EXIT_DONE) != (why.text[0] == 0))
			abort();
		if (status == EXIT_DONE)
			check(&call, typed);
	}
	arena_destroy(arena);
	return 0;
}
