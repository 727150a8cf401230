// SPDX-License-Identifier: EUPL-1.2
// A folder whose master key is lost is lost, and a new key beside old data would hide that until it is too late: so a key is made
// only where there is nothing else yet. It is written under another name, synced, renamed and its folder synced, so that it is
// never half there.
#include "master.h"
#include "fresh.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *const HARMLESS[] = {".", "..", "lock", "kring.sock", "lost+found", "master.key.new",
        "packs"}; // an office's methods may lie ready: no key seals them

static bool harmless(const char *name)
{
	for (size_t i = 0; i < sizeof HARMLESS / sizeof *HARMLESS; i++)
		if (strcmp(name, HARMLESS[i]) == 0)
			return true;
	return false;
}

static enum status must_be_empty(const char *dir, const char *path, struct why *why)
{
	enum status status = OK;
	DIR *d = opendir(dir);
	if (!d)
		return why_say(why, NOT_KEPT, "cannot read %s: %s", dir, strerror(errno));
	for (struct dirent *e = readdir(d); e && status == OK; e = readdir(d))
		if (!harmless(e->d_name))
			status = why_say(why, REFUSED,
			        "%s is missing: what is in this folder cannot be read without it, put it back", path);
	closedir(d);
	return status;
}

static int write_whole(const char *path, const uint8_t key[KEY_BYTES])
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	if (fd < 0)
		return -1;
	errno = ENOSPC; // what a short write means
	int bad = write(fd, key, KEY_BYTES) != KEY_BYTES || fsync(fd) != 0;
	int error = errno;
	close(fd);
	errno = error;
	return bad ? -1 : 0;
}

static int sync_folder(const char *dir)
{
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int bad = fd < 0 || fsync(fd) != 0;
	if (fd >= 0)
		close(fd);
	return bad ? -1 : 0;
}

static enum status make(const char *dir, const char *path, uint8_t ret[KEY_BYTES], struct why *why)
{
	char fresh[PATH_MAX];
	enum status status = must_be_empty(dir, path, why);
	if (status != OK)
		return status;
	if (snprintf(fresh, sizeof fresh, "%s/master.key.new", dir) >= (int)sizeof fresh)
		return why_say(why, NOT_KEPT, "the name of the folder is too long");
	fresh_bytes(ret, KEY_BYTES);
	if (write_whole(fresh, ret) == 0 && rename(fresh, path) == 0 && sync_folder(dir) == 0)
		return OK;
	status = why_say(why, NOT_KEPT, "cannot make %s: %s", path, strerror(errno));
	unlink(fresh);
	return status;
}

static enum status read_whole(int fd, const char *path, uint8_t ret[KEY_BYTES], struct why *why)
{
	uint8_t all[KEY_BYTES + 1];
	ssize_t n = read(fd, all, sizeof all);
	enum status status = OK;
	if (n == KEY_BYTES)
		memcpy(ret, all, KEY_BYTES);
	else
		status = why_say(why, REFUSED, "%s is not a master key: it must be %d bytes", path, KEY_BYTES);
	sodium_memzero(all, sizeof all);
	return status;
}

// The place the operator chose, or NULL for the folder's own.
static const char *chosen(const char *key_file, char room[PATH_MAX])
{
	const char *credentials = getenv("CREDENTIALS_DIRECTORY"), *env = getenv("KRING_MASTER_KEY_FILE");
	if (key_file || (env && *env))
		return key_file ? key_file : env;
	if (credentials && snprintf(room, PATH_MAX, "%s/master.key", credentials) < PATH_MAX && access(room, F_OK) == 0)
		return room;
	return NULL;
}

enum status master_read(const char *dir, const char *key_file, uint8_t ret[KEY_BYTES], struct why *why)
{
	char own[PATH_MAX], room[PATH_MAX];
	const char *path = chosen(key_file, room);
	bool outside = path != NULL;
	if (!outside && snprintf(own, sizeof own, "%s/master.key", dir) >= (int)sizeof own)
		return why_say(why, NOT_KEPT, "the name of the folder is too long");
	if (!outside)
		path = own;
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 && errno == ENOENT && !outside)
		return make(dir, path, ret, why);
	if (fd < 0)
		return why_say(why, REFUSED, "the master key %s cannot be read: %s", path, strerror(errno));
	enum status status = read_whole(fd, path, ret, why);
	close(fd);
	return status;
}
