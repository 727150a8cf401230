// SPDX-License-Identifier: EUPL-1.2
// Reading the settings file. A key that is misspelt is a mistake and not a default: the operator must hear it.
#include "config.h"
#include <errno.h>
#include <stdio.h>

enum { CONFIG_BYTES = 64 << 10 };

static const char *const keys[SETTINGS] = {"listen", "base-url", "proxy", "host", "officer", "complaints", "phone", "away",
        "offices", "mail.server", "mail.tls", "mail.ca", "mail.user", "mail.password", "mail.from", "mail.pause"};

static int key_find(struct str name)
{
	for (int i = 0; i < SETTINGS; i++)
		if (str_is(name, keys[i]))
			return i;
	return -1;
}

static int read_line(const char *path, int number, struct str line, struct arena *arena, struct config *ret)
{
	line = str_trim(line);
	if (line.len == 0 || line.at[0] == '#')
		return EXIT_DONE;
	if (!memchr(line.at, '=', line.len))
		return wrong_call("%s, line %d: it is not `key = value`", path, number);
	struct str value = line, key = str_trim(str_cut(&value, '='));
	int at = key_find(key);
	value = str_trim(value);
	if (at < 0)
		return wrong_call("%s, line %d: there is no setting '%.*s'", path, number, STR_ARG(key));
	if (ret->at[at])
		return wrong_call("%s, line %d: '%s' stands there twice", path, number, keys[at]);
	if (value.len)
		ret->at[at] = str_zero(arena, value);
	return EXIT_DONE;
}

int config_read(const char *path, struct arena *arena, struct config *ret)
{
	*ret = (struct config){{NULL}};
	if (!path)
		return EXIT_DONE;
	FILE *file = fopen(path, "re");
	if (!file)
		return not_done("cannot read %s: %s", path, strerror(errno));
	char *text = arena_take(arena, CONFIG_BYTES);
	size_t n = fread(text, 1, CONFIG_BYTES, file);
	bool bad = ferror(file) || n == CONFIG_BYTES;
	fclose(file);
	if (bad)
		return not_done("%s cannot be read, or is too large", path);
	struct str rest = {text, n}, clean;
	if (str_clean(arena, rest, &clean) != OK)
		return wrong_call("%s is not a text in UTF-8", path);
	int status = EXIT_DONE;
	for (int number = 1; clean.len && status == EXIT_DONE; number++)
		status = read_line(path, number, str_cut(&clean, '\n'), arena, ret);
	return status;
}
