// SPDX-License-Identifier: EUPL-1.2
// A record lock of POSIX: the kernel drops it however the process ends, a child does not inherit it, and it tells who holds it.
// The pid is also written into the file, for people.
#include "lock.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct lock {
	int fd;
};

static struct flock whole(short type)
{
	return (struct flock){.l_type = type, .l_whence = SEEK_SET, .l_start = 0, .l_len = 0};
}

static enum status taken(int fd, const char *dir, pid_t *other, struct why *why)
{
	struct flock held = whole(F_WRLCK);
	*other = fcntl(fd, F_GETLK, &held) == 0 && held.l_type != F_UNLCK && held.l_pid > 0 ? held.l_pid : 0;
	if (*other)
		return why_say(why, BUSY, "%s is in use by process %d", dir, (int)*other);
	return why_say(why, BUSY, "%s is in use by another process", dir);
}

static void write_pid(int fd)
{
	char text[24];
	int n = snprintf(text, sizeof text, "%d\n", (int)getpid());
	if (ftruncate(fd, 0) == 0 && pwrite(fd, text, (size_t)n, 0) != n)
		(void)!ftruncate(fd, 0); // a full disk: the lock holds without it
}

enum status lock_take(const char *dir, struct lock **ret, pid_t *other, struct why *why)
{
	char path[PATH_MAX];
	*other = 0;
	if (snprintf(path, sizeof path, "%s/lock", dir) >= (int)sizeof path)
		return why_say(why, NOT_KEPT, "the name of the folder is too long");
	int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	if (fd < 0)
		return why_say(why, NOT_KEPT, "cannot write in %s: %s", dir, strerror(errno));
	struct flock want = whole(F_WRLCK);
	if (fcntl(fd, F_SETLK, &want) != 0) {
		int error = errno;
		enum status status = error == EACCES || error == EAGAIN
		                             ? taken(fd, dir, other, why)
		                             : why_say(why, NOT_KEPT, "cannot lock %s: %s", path, strerror(error));
		close(fd);
		return status;
	}
	write_pid(fd);
	if (!(*ret = malloc(sizeof **ret)))
		abort();
	(*ret)->fd = fd;
	return OK;
}

void lock_drop(struct lock *lock)
{
	if (!lock)
		return;
	close(lock->fd);
	free(lock);
}
