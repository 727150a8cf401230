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

// A byte order mark and Windows' line ends are no mistake; another encoding is.
static enum status plain(struct arena *arena, struct str text, struct str *ret, struct why *why)
{
	if (text.len > PACK_BYTES)
		return why_say(why, BAD_INPUT, "the file is larger than %d kB", PACK_BYTES >> 10);
	if (text.len >= 3 && memcmp(text.at, "\xef\xbb\xbf", 3) == 0)
		text = (struct str){text.at + 3, text.len - 3};
	if (str_clean(arena, text, ret) != OK)
		return why_say(why, BAD_INPUT,
		        "this is no text in UTF-8, or a tab or another hidden sign is in it; save it as UTF-8, with spaces");
	return OK;
}

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
		bool full = out.full || str_points(out_str(&out)) > METHOD_TEXT;
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
	enum status got = plain(arena, file, &text, why);
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

static void keep(struct found *all, const struct pack *pack)
{
	list_each(other, all) if (str_eq(other->id, pack->id))
	{
		*other = *pack;
		return;
	}
	*list_add(all) = *pack;
}

static enum status read_file(struct arena *arena, const char *path, struct str *ret, struct why *why)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *to = arena_many(arena, char, PACK_BYTES + 1);
	ssize_t n = fd < 0 ? -1 : read(fd, to, PACK_BYTES + 1);
	if (fd >= 0)
		close(fd);
	if (n < 0)
		return why_say(why, NOT_KEPT, "it cannot be read: %s", strerror(errno));
	*ret = (struct str){to, (size_t)n};
	return OK;
}

static int is_yaml(const struct dirent *d)
{
	size_t n = strlen(d->d_name);
	return d->d_name[0] != '.' && n > 5 && strcmp(d->d_name + n - 5, ".yaml") == 0;
}

static enum status read_folder(struct arena *arena, const char *folder, struct found *all, struct why *why)
{
	struct dirent **names;
	int n = scandir(folder, &names, is_yaml, alphasort);
	enum status got = OK;
	for (int i = 0; i < n; i++) {
		char path[1024];
		struct str text;
		struct pack pack;
		struct why one = {""};
		snprintf(path, sizeof path, "%s/%s", folder, names[i]->d_name);
		if (got == OK && all->n >= PACKS)
			got = why_say(why, BAD_INPUT, "there are more than %d packs", PACKS);
		if (got == OK) {
			got = read_file(arena, path, &text, &one);
			if (got == OK)
				got = pack_read(arena, text, &pack, &one);
			if (got != OK)
				got = why_say(why, got, "%s: %s", names[i]->d_name, one.text);
			else
				keep(all, &pack);
		}
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
			keep(&all, &pack);
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
