// SPDX-License-Identifier: EUPL-1.2
// A small disk is a tmpfs in a mount namespace of the child's own: nothing outside sees it, and it ends with the child. Without
// root the child first becomes root in a user namespace.
#include "folder.h"
#include <fcntl.h>
#include <ftw.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

void folder_make(struct folder *f)
{
	const char *tmp = getenv("TMPDIR");
	snprintf(f->path, sizeof f->path, "%s/kring-test-XXXXXX", tmp ? tmp : "/tmp");
	if (!mkdtemp(f->path))
		abort();
}

static int drop(const char *path, const struct stat *st, int kind, struct FTW *ftw)
{
	(void)st, (void)kind, (void)ftw;
	return remove(path);
}

void folder_clear(struct folder *f)
{
	nftw(f->path, drop, 8, FTW_DEPTH | FTW_PHYS);
}

const char *folder_file(const struct folder *f, const char *name)
{
	static char paths[4][400];
	static unsigned next;
	char *path = paths[next++ % 4];
	snprintf(path, sizeof paths[0], "%s/%s", f->path, name);
	return path;
}

bool folder_holds(const struct folder *f, const char *name, const void *bytes, size_t n)
{
	struct stat st;
	bool found = false;
	int fd = open(folder_file(f, name), O_RDONLY);
	if (fd < 0)
		return false;
	if (fstat(fd, &st) == 0 && st.st_size > 0) {
		void *all = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
		if (all == MAP_FAILED)
			abort();
		found = memmem(all, (size_t)st.st_size, bytes, n) != NULL;
		munmap(all, (size_t)st.st_size);
	}
	close(fd);
	return found;
}

bool folder_small_disk(const struct folder *f, size_t bytes)
{
	char size[40];
	snprintf(size, sizeof size, "size=%zu", bytes);
	if (unshare(CLONE_NEWNS) != 0 && unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0)
		return false;
	if (mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
		return false;
	return mount("tmpfs", f->path, "tmpfs", 0, size) == 0;
}

bool folder_read_only(const struct folder *f)
{
	return mount("tmpfs", f->path, "tmpfs", MS_REMOUNT | MS_RDONLY, NULL) == 0;
}
