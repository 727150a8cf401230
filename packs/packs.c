// SPDX-License-Identifier: EUPL-1.2
// Reading packs: the program's own, which were embedded when it was built, and those of a folder.
#include "list.h"
#include "own_packs.h"
#include "yaml.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct str copy(struct arena *arena, const char *text)
{
	return text ? str_copy(arena, str_of(text)) : STR("");
}

static struct str said(struct arena *arena, const struct y_text *t, int lang)
{
	return copy(arena, lang && t->en ? t->en : t->nl);
}

static enum status fill(struct arena *arena, const struct y_pack *from, struct pack *to, struct why *why)
{
	*to = (struct pack){.id = copy(arena, from->id), .follows = copy(arena, from->follows)};
	for (int lang = 0; lang < 2; lang++) {
		struct out out;
		to->name[lang] = said(arena, &from->name, lang);
		to->about[lang] = said(arena, &from->about, lang);
		to->checked[lang] = said(arena, &from->checked, lang);
		out_init(&out, METHOD_TEXT);
		pack_form(&out, from, lang);
		bool full = out.full;
		to->form[lang] = full ? STR("") : str_copy(arena, out_str(&out));
		out_finish(&out);
		if (full)
			return why_say(why, BAD_INPUT, "this pack is too large to keep; leave something out");
	}
	return OK;
}

enum status pack_read(struct arena *arena, struct str file, struct pack *ret, struct why *why)
{
	struct y_pack *loose;
	struct str text;
	enum status got = text_of_file(arena, file, &text, why);
	if (got == OK)
		got = loose_load(text, &loose, why);
	if (got != OK)
		return got;
	got = pack_check(text, loose, why);
	if (got == OK)
		got = fill(arena, loose, ret, why);
	loose_free(loose);
	return got;
}

struct found {
	LIST(struct pack);
};

// False when there are too many.
static bool keep(struct found *all, const struct pack *pack)
{
	list_each(other, all) if (str_eq(other->id, pack->id))
	{
		*other = *pack;
		return true;
	}
	if (all->n >= PACKS)
		return false;
	*list_add(all) = *pack;
	return true;
}

// What is no file (a pipe, a device) is not waited for.
static enum status read_file(struct arena *arena, const char *path, struct str *ret, struct why *why)
{
	struct stat about;
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	bool file = fd >= 0 && fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
	char *to = arena_many(arena, char, PACK_BYTES + 1);
	ssize_t n = file ? read(fd, to, PACK_BYTES + 1) : -1;
	int error = errno;
	if (fd >= 0)
		close(fd);
	if (n < 0)
		return why_say(why, BAD_INPUT, "it cannot be read: %s", fd >= 0 && !file ? "it is no file" : strerror(error));
	*ret = (struct str){to, (size_t)n};
	return OK;
}

enum status pack_read_file(struct arena *arena, const char *path, struct pack *ret, struct why *why)
{
	struct str text = STR("");
	enum status got = read_file(arena, path, &text, why);
	return got == OK ? pack_read(arena, text, ret, why) : got;
}

static int is_yaml(const struct dirent *d)
{
	size_t n = strlen(d->d_name);
	return d->d_name[0] != '.' && n > 5 && strcmp(d->d_name + n - 5, ".yaml") == 0;
}

// One that is wrong is left out, and the first of those is told.
static enum status read_folder(struct arena *arena, const char *folder, struct found *all, struct why *why)
{
	struct dirent **names;
	int n = scandir(folder, &names, is_yaml, alphasort);
	enum status got = OK;
	for (int i = 0; i < n; i++) {
		struct pack pack;
		struct why one = {""};
		struct str path = str_print(arena, "%s/%s", folder, names[i]->d_name);
		enum status read = pack_read_file(arena, str_zero(arena, path), &pack, &one);
		if (read == OK && !keep(all, &pack))
			read = why_say(&one, BAD_INPUT, "there are more than %d packs; this one is left out", PACKS);
		if (read != OK && got == OK)
			got = why_say(why, read, "%.60s: %s", names[i]->d_name, one.text);
		free(names[i]);
	}
	if (n >= 0)
		free(names);
	return got;
}

enum status packs_load(struct arena *arena, const char *folder, struct packs *ret, struct why *why)
{
	struct found all = {0};
	enum status got = OK;
	for (const struct embedded *own = own_packs; own->name && got == OK; own++) {
		struct pack pack;
		got = pack_read(arena, (struct str){(const char *)own->at, own->len}, &pack, why);
		if (got == OK)
			(void)keep(&all, &pack);
	}
	if (got == OK && folder)
		got = read_folder(arena, folder, &all, why);
	struct pack *list = arena_many(arena, struct pack, all.n);
	if (all.n)
		memcpy(list, all.at, all.n * sizeof *list);
	*ret = (struct packs){list, all.n};
	list_free(&all);
	return got;
}

const struct pack *packs_find(const struct packs *all, struct str id)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->at[i].id, id))
			return &all->at[i];
	return NULL;
}
