// SPDX-License-Identifier: EUPL-1.2
// The post of the demonstration: mail goes to a folder and this page shows it, so that one can try everything with made-up
// addresses. A real installation has no such page: it is not there (404).
#include "pages_help.h"
#include "site.h"
#include "views.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

enum { MAILS = 20, MAIL_BYTES = 8 * 1024, LINES = 40, NAMES = 400, NAME_ROOM = 256 };

struct names {
	size_t n;
	char at[NAMES][NAME_ROOM];
};

static int later_first(const void *a, const void *b)
{
	return -strcmp(a, b);
}

static void read_names(const char *folder, struct names *names)
{
	DIR *dir = opendir(folder);
	if (!dir)
		return;
	for (struct dirent *e; names->n < NAMES && (e = readdir(dir));) {
		size_t len = strlen(e->d_name);
		if (len > 4 && len < NAME_ROOM && strcmp(e->d_name + len - 4, ".txt") == 0)
			memcpy(names->at[names->n++], e->d_name, len + 1);
	}
	closedir(dir);
	qsort(names->at, names->n, NAME_ROOM, later_first);
}

static struct str read_file(struct arena *arena, const char *path)
{
	FILE *f = fopen(path, "re");
	if (!f)
		return STR("");
	char *bytes = arena_take(arena, MAIL_BYTES);
	size_t n = fread(bytes, 1, MAIL_BYTES, f);
	fclose(f);
	return utf8_valid((struct str){bytes, n}) ? (struct str){bytes, n} : STR("");
}

// Headers until the first empty line, then the words; a line that is an address of ours can be tapped.
static struct post_mail mail_of(const struct visit *v, struct str text)
{
	struct post_mail mail = {0};
	struct post_line *lines = arena_many(v->arena, struct post_line, LINES);
	const char *base = str_zero(v->arena, v->texts->base_url);
	bool head = true;
	while (text.len && mail.lines.n < LINES) {
		struct str line = str_trim(str_cut(&text, '\n'));
		if (head && str_starts(line, "Subject: "))
			mail.subject = (struct str){line.at + 9, line.len - 9};
		else if (head && str_starts(line, "To: "))
			mail.to = (struct str){line.at + 4, line.len - 4};
		head = head && line.len > 0;
		if (!head && line.len)
			lines[mail.lines.n++] = (struct post_line){line, {*base && str_starts(line, base) ? line : STR("")}};
	}
	mail.lines.at = lines;
	return mail;
}

void post_show(struct visit *v)
{
	if (!v->texts->demo)
		return visit_missing(v);
	struct names *names = arena_new(v->arena, struct names);
	struct post_mail *mails = arena_many(v->arena, struct post_mail, MAILS);
	struct post_page p = {.frame = visit_frame(v, SAY(v, "Post van de proef"), 0)};
	const char *folder = str_zero(v->arena, str_print(v->arena, "%s/post", house_dir(v->house)));
	read_names(folder, names);
	for (size_t i = 0; i < names->n && p.mails.n < MAILS; i++) {
		struct str path = str_print(v->arena, "%s/%s", folder, names->at[i]);
		mails[p.mails.n++] = mail_of(v, read_file(v->arena, str_zero(v->arena, path)));
	}
	p.mails.at = mails;
	view_post_page(&v->out->body, &v->view, &p);
}
