// SPDX-License-Identifier: EUPL-1.2
// Reading the settings file. A key that is misspelt is a mistake and not a default: the operator must hear it.
#include "config.h"
#include <errno.h>
#include <stdio.h>

enum { CONFIG_BYTES = 64 << 10 };

static const char *const keys[SETTINGS] = {"listen", "base-url", "proxy", "host", "officer", "complaints", "phone", "away",
        "memory", "offices", "mail.server", "mail.tls", "mail.ca", "mail.user", "mail.password", "mail.from", "mail.pause"};

static int key_find(struct str name)
{
	for (int i = 0; i < SETTINGS; i++)
		if (str_is(name, keys[i]))
			return i;
	return -1;
}

static enum status read_line(struct str typed, int number, struct arena *arena, struct config *ret, struct why *why)
{
	struct str line;
	if (str_clean(arena, typed, &line) != OK || memchr(line.at, '\n', line.len)) // a CR within it
		return why_say(why, BAD_INPUT, "line %d: it is not a line of text in UTF-8", number);
	if (line.len == 0 || line.at[0] == '#')
		return OK;
	if (!memchr(line.at, '=', line.len))
		return why_say(why, BAD_INPUT, "line %d: it is not `key = value`", number);
	struct str value = line, key = str_trim(str_cut(&value, '='));
	int at = key_find(key);
	value = str_trim(value);
	if (at < 0)
		return why_say(why, BAD_INPUT, "line %d: there is no setting '%.*s'", number, STR_ARG(key));
	if (ret->at[at])
		return why_say(why, BAD_INPUT, "line %d: '%s' stands there twice", number, keys[at]);
	if (value.len)
		ret->at[at] = str_zero(arena, value);
	return OK;
}

enum status config_text(struct str text, struct arena *arena, struct config *ret, struct why *why)
{
	enum status got = OK;
	*ret = (struct config){{NULL}};
	for (int number = 1; text.len && got == OK; number++)
		got = read_line(str_cut(&text, '\n'), number, arena, ret, why);
	return got;
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
	struct why why;
	bool good = config_text((struct str){text, n}, arena, ret, &why) == OK;
	return good ? EXIT_DONE : wrong_call("%s, %s", path, why.text);
}
