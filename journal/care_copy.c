// SPDX-License-Identifier: EUPL-1.2
// A copy of a folder, and a folder out of a copy. The keys are copied after the rows: a row in the copy always has its key, and a
// plan that is erased meanwhile has none. Whoever erases or takes something away later takes it out of that copy of the keys too,
// as long as it lies where it was put: so no copy of the rows that it opens can bring it back.
#include "care.h"
#include "house.h"
#include "log.h"
#include "rows.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

// "a/b/x.db" and "kring.keys" give "a/b/kring.keys".
static bool beside(const char *file, const char *name, char ret[PATH_MAX])
{
	const char *slash = strrchr(file, '/');
	int folder = slash ? (int)(slash - file) + 1 : 0;
	return snprintf(ret, PATH_MAX, "%.*s%s", folder, file, name) < PATH_MAX;
}

// Under this name it is written; only what is whole gets its own. Of two names that differ no part is the same.
static bool part_of(const char *to, char ret[PATH_MAX])
{
	return snprintf(ret, PATH_MAX, "%s.new", to) < PATH_MAX;
}

// This folder and no copy of it.
static struct str folder_mark(const struct house *h, char room[64])
{
	struct stat at = {0};
	(void)!stat(h->dir, &at);
	return (struct str){
	        room, (size_t)snprintf(room, 64, "%llx:%llx", (unsigned long long)at.st_dev, (unsigned long long)at.st_ino)};
}

// The keys as they are now to that file, in the place of what stood there.
static enum status put_keys(struct house *h, const char *keys, struct why *why)
{
	char fresh[PATH_MAX];
	if (!part_of(keys, fresh))
		return why_say(why, REFUSED, "the name of the copy is too long");
	unlink(fresh);
	enum status got = taken_carry(h);
	if (got != OK)
		why_say(why, got, "cannot keep in the keys what was taken away");
	if (got == OK)
		got = keys_copy(h->keys, fresh, why);
	if (got == OK && rename(fresh, keys) != 0)
		got = why_say(why, NOT_KEPT, "cannot write %s: %s", keys, strerror(errno));
	if (got == OK && folder_sync_of(keys) != OK)
		got = why_say(why, NOT_KEPT, "cannot keep %s: %s", keys, strerror(errno));
	if (got != OK)
		unlink(fresh);
	return got;
}

static enum status back_up(struct house *h, const char *to, const char *part, const char *keys, struct why *why)
{
	char mark[64];
	unlink(part); // of a backup that was cut short
	enum status got = store_copy(h->store, part, why);
	if (got == OK && (got = keys_copied_set(h->keys, str_of(keys), folder_mark(h, mark))) != OK)
		why_say(why, got, "cannot keep where the keys are copied to");
	if (got == OK)
		got = put_keys(h, keys, why);
	if (got == OK && rename(part, to) != 0)
		got = why_say(why, NOT_KEPT, "cannot write %s: %s", to, strerror(errno));
	if (got == OK && folder_sync_of(to) != OK)
		got = why_say(why, NOT_KEPT, "cannot keep %s: %s", to, strerror(errno));
	if (got != OK)
		unlink(part);
	return got;
}

enum status house_backup(struct house *h, const char *to, struct why *why)
{
	char keys[PATH_MAX], part[PATH_MAX];
	if (!beside(to, CARE_KEYS, keys) || !part_of(to, part) || strcmp(to, keys) == 0)
		return why_say(why, REFUSED, "choose another name for the copy");
	if (access(to, F_OK) == 0)
		return why_say(why, REFUSED, "%s is there already", to);
	pthread_mutex_lock(&h->copying);
	enum status got = back_up(h, to, part, keys, why);
	pthread_mutex_unlock(&h->copying);
	return got;
}

void copies_renew(struct house *h)
{
	struct arena *arena;
	struct str path, folder;
	struct why why = {""};
	char mark[64];
	if (!atomic_exchange(&h->copy_behind, false))
		return;
	arena = arena_create();
	pthread_mutex_lock(&h->copying);
	if (keys_copied(h->keys, arena, &path, &folder) == OK && str_eq(folder, folder_mark(h, mark)) &&
	        access(str_zero(arena, path), F_OK) == 0 && put_keys(h, str_zero(arena, path), &why) != OK) {
		h->copy_later = true;
		log_say("what was taken away still stands in the last copy: %s", why.text);
	}
	pthread_mutex_unlock(&h->copying);
	arena_destroy(arena);
}

void copies_later(struct house *h)
{
	if (atomic_exchange(&h->copy_later, false))
		h->copy_behind = true;
}

static bool empty_but_key(const char *dir)
{
	DIR *d = opendir(dir);
	bool empty = d != NULL;
	for (struct dirent *e = d ? readdir(d) : NULL; e && empty; e = readdir(d))
		empty = e->d_name[0] == '.' || strcmp(e->d_name, "master.key") == 0 || strcmp(e->d_name, "lock") == 0;
	if (d)
		closedir(d);
	return empty;
}

static bool pour(int in, int out)
{
	static char room[1 << 16];
	ssize_t n;
	while ((n = read(in, room, sizeof room)) > 0)
		if (write(out, room, (size_t)n) != n)
			return false;
	return n == 0 && fsync(out) == 0;
}

static enum status copy_file(const char *from, const char *dir, const char *name, struct why *why)
{
	char to[PATH_MAX];
	int in = open(from, O_RDONLY | O_CLOEXEC), out = -1;
	if (in < 0)
		return why_say(why, REFUSED, "cannot read %s: %s", from, strerror(errno));
	if (snprintf(to, sizeof to, "%s/%s", dir, name) < (int)sizeof to)
		out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	bool well = out >= 0 && pour(in, out);
	enum status got = well ? OK : why_say(why, NOT_KEPT, "cannot write in %s: %s", dir, strerror(errno));
	close(in);
	if (out >= 0)
		close(out);
	return got;
}

struct again {
	struct house *house;
	LIST(struct id) plans;
	int64_t ended, less;
	enum status got;
};

// Who came in then does not come in by that now: what was used, ended or withdrawn since is not known in a copy.
static enum status end_ways_in(struct house *h)
{
	enum status (*const rows[])(struct conn *) = {
	        sql_sessions_end_all, sql_secrets_end_all, sql_codes_end_all, sql_outbox_end_all};
	enum status got = OK;
	for (size_t i = 0; i < sizeof rows / sizeof rows[0] && got == OK; i++)
		got = rows[i](house_writer(h));
	return got;
}

static void go_again(void *with)
{
	struct again *a = with;
	a->got = taken_again(a->house);
	if (a->got == OK)
		a->got = ended_again(a->house, &a->ended);
	if (a->got == OK)
		a->got = given_again(a->house, &a->less);
	if (a->got == OK)
		a->got = end_ways_in(a->house);
	list_each(plan, &a->plans) if (a->got == OK) a->got = plan_erase(a->house, *plan);
}

// Plans of the copy that have no key any more.
static enum status find_erased(struct house *h, struct again *a)
{
	struct conn *conn = NULL;
	struct sql_event_next_plan at = {ID_NONE};
	enum status got = house_reader(h, &conn);
	while (got == OK && (got = sql_event_next_plan(conn, at.plan, &at)) == OK) {
		const struct key *key = NULL;
		got = keys_take(h->keys, at.plan, &key);
		if (got == NOT_FOUND)
			*list_add(&a->plans) = at.plan;
		keys_give(h->keys, key);
		got = got == NOT_FOUND ? OK : got;
	}
	house_reader_done(h, conn);
	return got == NOT_FOUND ? OK : got;
}

static enum status replay(const char *dir, struct restored *ret, struct why *why)
{
	struct house *h;
	struct house_options options = {.dir = dir};
	enum status got = house_open(&options, &h, why);
	if (got != OK)
		return got;
	struct again a = {.house = h};
	got = find_erased(h, &a);
	if (got == OK)
		got = house_do(h, go_again, &a);
	*ret = (struct restored){.erased = a.plans.n, .ended = a.ended, .less = a.less};
	if (got != OK || a.got != OK)
		got = why_say(why, NOT_KEPT, "what was erased or taken away since could not go again");
	list_free(&a.plans);
	house_close(h);
	return got;
}

static void take_back(const char *dir)
{
	static const char *const names[] = {
	        "kring.db", "kring.db-wal", "kring.db-shm", "keys.db", "keys.db-wal", "keys.db-shm", "lock"};
	char path[PATH_MAX];
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (snprintf(path, sizeof path, "%s/%s", dir, names[i]) < (int)sizeof path)
			unlink(path);
}

enum status house_restore(const char *from, const char *dir, struct restored *ret, struct why *why)
{
	char keys[PATH_MAX];
	if (!empty_but_key(dir))
		return why_say(why, REFUSED, "%s is not empty", dir);
	if (!beside(from, CARE_KEYS, keys))
		return why_say(why, REFUSED, "the name of the copy is too long");
	enum status got = copy_file(keys, dir, "keys.db", why);
	if (got == OK)
		got = copy_file(from, dir, "kring.db", why);
	if (got == OK)
		got = replay(dir, ret, why);
	if (got != OK)
		take_back(dir);
	return got;
}
