// SPDX-License-Identifier: EUPL-1.2
// A file is only there after a power cut when its folder was synced too. SQLite does so for the files it makes; we make the
// database file ourselves, because it must never have been readable for others, not for a moment.
#include "driver.h"
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

enum status file_sync(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return NOT_KEPT;
	int bad = fsync(fd);
	close(fd);
	return bad ? NOT_KEPT : OK;
}

enum status folder_sync_of(const char *path)
{
	char copy[PATH_MAX];
	if (snprintf(copy, sizeof copy, "%s", path) >= (int)sizeof copy)
		return NOT_KEPT;
	return file_sync(dirname(copy));
}

enum status file_make(const char *path, struct why *why)
{
	if (access(path, F_OK) == 0)
		return OK;
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return why_say(why, NOT_KEPT, "cannot make %s: %s", path, strerror(errno));
	close(fd);
	if (folder_sync_of(path) != OK)
		return why_say(why, NOT_KEPT, "cannot keep %s: %s", path, strerror(errno));
	return OK;
}
