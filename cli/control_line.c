// SPDX-License-Identifier: EUPL-1.2
// The name of a socket holds 107 bytes and a folder's name may be longer, so the folder is named by an open descriptor.
#include "control_line.h"
#include "out.h"
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

static int folder_fd(const char *dir, struct sockaddr_un *ret)
{
	int fd = open(dir, O_PATH | O_DIRECTORY | O_CLOEXEC);
	*ret = (struct sockaddr_un){.sun_family = AF_UNIX};
	snprintf(ret->sun_path, sizeof ret->sun_path, "/proc/self/fd/%d/kring.sock", fd);
	return fd;
}

int control_connect(const char *dir)
{
	struct sockaddr_un at;
	int folder = folder_fd(dir, &at), fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (folder < 0 || fd < 0 || connect(fd, (struct sockaddr *)&at, sizeof at) != 0) {
		if (fd >= 0)
			close(fd);
		fd = -1;
	}
	if (folder >= 0)
		close(folder);
	return fd;
}

int control_listen(const char *dir)
{
	struct sockaddr_un at;
	int folder = folder_fd(dir, &at), fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (folder >= 0)
		unlink(at.sun_path); // of a server that was killed: we hold the lock
	if (folder < 0 || fd < 0 || fchmod(fd, 0600) != 0 || bind(fd, (struct sockaddr *)&at, sizeof at) != 0 ||
	        listen(fd, 16) != 0) {
		if (fd >= 0)
			close(fd);
		fd = -1;
	}
	if (folder >= 0)
		close(folder);
	return fd;
}

bool control_write(int fd, struct str text)
{
	while (text.len) {
		ssize_t n = send(fd, text.at, text.len, MSG_NOSIGNAL);
		if (n <= 0)
			return false;
		text = (struct str){text.at + n, text.len - (size_t)n};
	}
	return true;
}

bool control_read(int fd, struct arena *arena, size_t max, int seconds, struct str *ret)
{
	struct out all;
	char room[16384];
	bool ended = false;
	out_init(&all, max);
	while (!ended && !all.full) {
		struct pollfd ready = {.fd = fd, .events = POLLIN};
		if (poll(&ready, 1, seconds ? seconds * 1000 : -1) <= 0)
			break;
		ssize_t n = recv(fd, room, sizeof room, 0);
		if (n <= 0)
			break;
		ended = room[n - 1] == '\n';
		out_bytes(&all, room, (size_t)n - (ended ? 1 : 0));
	}
	ended = ended && !all.full;
	if (ended)
		*ret = str_copy(arena, out_str(&all));
	out_finish(&all);
	return ended;
}
