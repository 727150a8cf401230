// SPDX-License-Identifier: EUPL-1.2
// Reading a call: names and values are looked up in tables, what a command does not take is refused, and names of files become
// absolute, for a command may be done by a server that stands in another folder.
#include "cli.h"
#include <stdlib.h>
#include <unistd.h>

static const struct {
	const char *name;
	bool file;
} options[OPTIONS] = {
        [OPT_DATA] = {"--data", true},
        [OPT_CONFIG] = {"--config", true},
        [OPT_LISTEN] = {"--listen"},
        [OPT_BASE_URL] = {"--base-url"},
        [OPT_PROXY] = {"--proxy"},
        [OPT_LINKS] = {"--links", true},
        [OPT_PLANS] = {"--plans"},
        [OPT_SEED] = {"--seed"},
        [OPT_PLAN] = {"--plan"},
        [OPT_SEAT] = {"--seat"},
        [OPT_AS] = {"--as"},
        [OPT_TO] = {"--to", true},
        [OPT_FROM] = {"--from", true},
        [OPT_EVERY] = {"--every"},
};

static int wrong(struct why *why, const char *format, const char *word)
{
	why_say(why, BAD_INPUT, format, word);
	return EXIT_WRONG_CALL;
}

static const char *absolute(struct arena *arena, const char *path)
{
	char here[4096];
	if (path[0] == '/' || !getcwd(here, sizeof here))
		return path;
	return str_print(arena, "%s/%s", here, path).at;
}

static int option_find(const char *name, size_t len)
{
	for (int i = 0; i < OPTIONS; i++)
		if (strlen(options[i].name) == len && memcmp(options[i].name, name, len) == 0)
			return i;
	return -1;
}

// "--data DIR" or "--data=DIR"; moves *i past the value.
static int read_option(struct call *call, int argc, char **argv, int *i, bool env, struct why *why)
{
	const char *word = argv[*i], *equals = strchr(word, '=');
	int at = option_find(word, equals ? (size_t)(equals - word) : strlen(word));
	const char *value = equals ? equals + 1 : *i + 1 < argc ? argv[++*i] : NULL;
	if (at < 0 || !(call->command->takes & BIT(at)))
		return wrong(why, "there is no option %.60s here", word);
	if (!value || !*value)
		return wrong(why, "%.60s wants a value", word);
	if (call->at[at])
		return wrong(why, "%.60s stands here twice", word);
	call->at[at] = env && options[at].file ? absolute(call->arena, value) : value;
	return EXIT_DONE;
}

static bool verb_known(const struct command *c, const char *word)
{
	for (const char *const *v = c->verbs; *v; v++)
		if (strcmp(*v, word) == 0)
			return true;
	return false;
}

static int read_word(struct call *call, const char *word, bool env, struct why *why)
{
	const struct command *c = call->command;
	if (c->verbs && !call->verb) {
		call->verb = word;
		return verb_known(c, word) ? EXIT_DONE : wrong(why, "this command does not know '%.60s'", word);
	}
	if (!c->loose || call->file)
		return wrong(why, "'%.60s' is one word too many", word);
	call->file = env && c->verbs ? absolute(call->arena, word) : word;
	return EXIT_DONE;
}

static int check_needs(struct call *call, bool env, struct why *why)
{
	const struct command *c = call->command;
	const char *folder = getenv("KRING_DATA");
	if (env && !call->at[OPT_DATA] && (c->takes & BIT(OPT_DATA)) && folder && *folder)
		call->at[OPT_DATA] = absolute(call->arena, folder);
	if (c->verbs && !call->verb)
		return wrong(why, "what should it do: kring %s", str_print(call->arena, "%s %s", c->name, c->usage).at);
	unsigned needs = env ? c->needs : c->needs & ~BIT(OPT_DATA); // a server knows its folder
	for (int i = 0; i < OPTIONS; i++)
		if ((needs & BIT(i)) && !call->at[i])
			return wrong(why, "%s is needed", options[i].name);
	return EXIT_DONE;
}

int call_read(struct arena *arena, int argc, char **argv, bool env, struct call *ret, struct why *why)
{
	*ret = (struct call){.arena = arena};
	if (argc < 1)
		return wrong(why, "say what to do; %s lists the commands", "kring help");
	for (const struct command *const *c = commands; *c && !ret->command; c++)
		if (strcmp((*c)->name, argv[0]) == 0 && !(env && (*c)->inner))
			ret->command = *c;
	if (!ret->command)
		return wrong(why, "there is no command '%.60s'; kring help lists them", argv[0]);
	int bad = EXIT_DONE;
	for (int i = 1; i < argc && !bad; i++)
		bad = strncmp(argv[i], "--", 2) == 0 ? read_option(ret, argc, argv, &i, env, why)
		                                     : read_word(ret, argv[i], env, why);
	return bad ? bad : check_needs(ret, env, why);
}
