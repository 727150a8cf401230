// SPDX-License-Identifier: EUPL-1.2
// Stands before the C library of a server under test: while the file that SWITCH names is there, the disk takes nothing, as one
// that the kernel made read-only because it fails (ext4, errors=remount-ro). With `mount` that cannot be had while files are
// open.
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

static int shut(void)
{
	const char *path = getenv("SWITCH");
	int error = errno, there = path && REAL(access)(path, F_OK) == 0;
	errno = error;
	return there;
}

static int is_file(int fd)
{
	struct stat about;
	return fstat(fd, &about) == 0 && S_ISREG(about.st_mode);
}

#define REFUSE(when)                                                                                                             \
	if ((when) && shut()) {                                                                                                  \
		errno = EROFS;                                                                                                   \
		return -1;                                                                                                       \
	}
ssize_t write(int fd, const void *bytes, size_t n)
{
	REFUSE(is_file(fd))
	return REAL(write)(fd, bytes, n);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
	REFUSE(1)
	return REAL(pwrite)(fd, bytes, n, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
	REFUSE(1)
	return REAL(pwrite64)(fd, bytes, n, at);
}

int ftruncate(int fd, off_t size)
{
	REFUSE(1)
	return REAL(ftruncate)(fd, size);
}

int ftruncate64(int fd, off64_t size)
{
	REFUSE(1)
	return REAL(ftruncate64)(fd, size);
}

int fsync(int fd)
{
	REFUSE(1)
	return REAL(fsync)(fd);
}

int fdatasync(int fd)
{
	REFUSE(1)
	return REAL(fdatasync)(fd);
}

int unlink(const char *path)
{
	REFUSE(1)
	return REAL(unlink)(path);
}

int rename(const char *from, const char *to)
{
	REFUSE(1)
	return REAL(rename)(from, to);
}

int access(const char *path, int how)
{
	REFUSE(how & W_OK)
	return REAL(access)(path, how);
}

int mkdir(const char *path, mode_t mode)
{
	REFUSE(REAL(access)(path, F_OK) != 0)
	return REAL(mkdir)(path, mode);
}

// A terminal or a device is written to all the same.
static int writes(const char *path, int flags)
{
	struct stat about;
	int there = stat(path, &about) == 0;
	return ((flags & O_ACCMODE) != O_RDONLY && (!there || S_ISREG(about.st_mode))) || ((flags & O_CREAT) && !there);
}

#define OPEN(name)                                                                                                               \
	int name(const char *path, int flags, ...)                                                                               \
	{                                                                                                                        \
		va_list args;                                                                                                    \
		va_start(args, flags);                                                                                           \
		mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;                                          \
		va_end(args);                                                                                                    \
		REFUSE(writes(path, flags))                                                                                      \
		return REAL(name)(path, flags, mode);                                                                            \
	}
OPEN(open)
OPEN(open64)
