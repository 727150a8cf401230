// SPDX-License-Identifier: EUPL-1.2
// The data folder as commands meet it, and the one sentence on stderr.
#include "cli.h"
#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static void say(const char *format, va_list args)
{
	char text[400];
	vsnprintf(text, sizeof text, format, args);
	size_t len = strlen(text);
	fprintf(stderr, "kring: %s%s\n", text, len && text[len - 1] == '.' ? "" : ".");
}

int not_done(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	say(format, args);
	va_end(args);
	return EXIT_NOT_DONE;
}

int wrong_call(const char *format, ...)
{
	va_list args;
	va_start(args, format);
	say(format, args);
	va_end(args);
	return EXIT_WRONG_CALL;
}

int answer_fail(struct reply *answer, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(answer->why.text, sizeof answer->why.text, format, args);
	va_end(args);
	return EXIT_NOT_DONE;
}

int answer_wrong(struct reply *answer, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	vsnprintf(answer->why.text, sizeof answer->why.text, format, args);
	va_end(args);
	return EXIT_WRONG_CALL;
}

bool number_from(const char *typed, int64_t least, int64_t most, int64_t *ret)
{
	char *end = NULL;
	if (!typed || *typed < '0' || *typed > '9')
		return false;
	long long n = strtoll(typed, &end, 10);
	if (*end || n < least || n > most)
		return false;
	*ret = n;
	return true;
}

bool id_from(const char *typed, struct id *ret)
{
	return typed && id_read(str_of(typed), ret) == OK;
}

bool folder_has(const char *dir, const char *name)
{
	char path[4096];
	return snprintf(path, sizeof path, "%s/%s", dir, name) < (int)sizeof path && access(path, F_OK) == 0;
}

bool folder_is_empty(const char *dir)
{
	DIR *d = opendir(dir);
	bool empty = d != NULL || errno == ENOENT;
	for (struct dirent *e = d ? readdir(d) : NULL; e && empty; e = readdir(d))
		empty = strcmp(e->d_name, ".") == 0 || strcmp(e->d_name, "..") == 0 || strcmp(e->d_name, "lock") == 0 ||
		        strcmp(e->d_name, "packs") == 0;
	if (d)
		closedir(d);
	return empty;
}

int folder_make(const char *dir)
{
	if (mkdir(dir, 0700) == 0 || errno == EEXIST)
		return EXIT_DONE;
	return not_done("cannot make the folder %s: %s", dir, strerror(errno));
}

int folder_open(const struct house_options *options, struct house **ret)
{
	struct why why = {""};
	enum status got = house_open(options, ret, &why);
	if (got == OK)
		return EXIT_DONE;
	return not_done("%s", why.text[0] ? why.text : "the folder cannot be opened");
}
