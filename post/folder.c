// SPDX-License-Identifier: EUPL-1.2
// The demonstration's mail: its people are made up, so nothing of it may leave the machine. A file is named by the mail's own
// number: when it is written a second time, after a crash, it is the same file.
#include "log.h"
#include "post.h"
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROUND_MS = 1000 };

static enum status write_file(struct arena *arena, const char *folder, int64_t id, struct str text)
{
	const char *path = str_print(arena, "%s/%06lld.txt", folder, (long long)id).at;
	const char *fresh = str_print(arena, "%s.new", path).at;
	FILE *file = fopen(fresh, "we");
	bool bad = !file || fwrite(text.at, 1, text.len, file) != text.len || fflush(file) != 0 || fsync(fileno(file)) != 0;
	if (file)
		fclose(file);
	return bad || rename(fresh, path) != 0 ? NOT_KEPT : OK;
}

static enum status lay_down(struct house *house, struct arena *arena, const struct waiting_mail *w, struct str base_url)
{
	const char *folder = str_print(arena, "%s/post", house_dir(house)).at;
	struct letter letter = post_letter(arena, &w->mail, base_url);
	struct str text = str_print(
	        arena, "To: %.*s\nSubject: %.*s\n\n%.*s", STR_ARG(w->mail.to), STR_ARG(letter.subject), STR_ARG(letter.body));
	if (mkdir(folder, 0700) != 0 && errno != EEXIST)
		return NOT_KEPT;
	enum status got = write_file(arena, folder, w->id, text);
	return got == OK ? post_done(house, w->id) : got;
}

enum status post_to_folder(struct house *house, struct str base_url)
{
	enum status got;
	struct waiting_mail w;
	struct arena *arena = arena_create();
	while ((got = post_take(house, POST_PAUSE, arena, &w)) == OK && (got = lay_down(house, arena, &w, base_url)) == OK)
		arena_reset(arena);
	arena_destroy(arena);
	return got == NOT_FOUND ? OK : got;
}

struct post_round {
	struct house *house;
	struct str base_url;
	pthread_t thread;
	int stop;
};

static void *go_round(void *with)
{
	struct post_round *r = with;
	struct pollfd stop = {.fd = r->stop, .events = POLLIN};
	enum status before = OK;
	do {
		enum status got = post_to_folder(r->house, r->base_url);
		if (got != OK && got != before)
			log_say("mail of the demonstration cannot be laid down: %s", status_name(got));
		before = got;
	} while (poll(&stop, 1, ROUND_MS) == 0);
	return NULL;
}

struct post_round *post_round_start(struct house *house, const char *base_url)
{
	struct post_round *r = calloc(1, sizeof *r);
	if (!r)
		abort();
	*r = (struct post_round){.house = house, .base_url = str_of(base_url), .stop = eventfd(0, EFD_CLOEXEC)};
	if (r->stop >= 0 && pthread_create(&r->thread, NULL, go_round, r) == 0)
		return r;
	if (r->stop >= 0)
		close(r->stop);
	free(r);
	return NULL;
}

void post_round_stop(struct post_round *r)
{
	if (!r)
		return;
	(void)!write(r->stop, &(uint64_t){1}, sizeof(uint64_t));
	pthread_join(r->thread, NULL);
	close(r->stop);
	free(r);
}
