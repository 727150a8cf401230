// SPDX-License-Identifier: EUPL-1.2
// The client's end: blocking sockets that wait five seconds at most. See hall.h.
#include "hall.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

int dial(unsigned port)
{
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	struct sockaddr_in to = {
	        .sin_family = AF_INET, .sin_port = htons((in_port_t)port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	struct timeval patience = {.tv_sec = 5};
	setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
	if (connect(fd, (struct sockaddr *)&to, sizeof to) == 0)
		return fd;
	close(fd);
	return -1;
}

bool tell(int fd, const char *text, size_t size)
{
	while (size > 0) {
		ssize_t n = send(fd, text, size, MSG_NOSIGNAL);
		if (n <= 0)
			return false;
		text += n;
		size -= (size_t)n;
	}
	return true;
}

// Reads up to the end of the head, a byte at a time: what follows may be the next answer.
static bool hear_head(int fd, struct reply *ret)
{
	size_t n = 0;
	while (n < sizeof ret->text - 1 && recv(fd, ret->text + n, 1, 0) == 1) {
		n++;
		if (n >= 4 && memcmp(ret->text + n - 4, "\r\n\r\n", 4) == 0) {
			ret->text[n] = 0;
			ret->body = ret->text + n;
			return true;
		}
	}
	return false;
}

bool hear(int fd, struct reply *ret)
{
	ret->status = 0;
	ret->body_size = 0;
	if (!hear_head(fd, ret) || sscanf(ret->text, "HTTP/1.1 %d", &ret->status) != 1)
		return false;
	const char *length = strcasestr(ret->text, "\r\nContent-Length:");
	size_t wanted = length && ret->status != 304 ? strtoul(length + 17, NULL, 10) : 0;
	size_t room = sizeof ret->text - 1 - (size_t)(ret->body - ret->text);
	while (ret->body_size < wanted && ret->body_size < room) {
		ssize_t n = recv(fd, ret->body + ret->body_size, (wanted < room ? wanted : room) - ret->body_size, 0);
		if (n <= 0)
			return false;
		ret->body_size += (size_t)n;
	}
	ret->body[ret->body_size] = 0;
	return true;
}

bool ask(unsigned port, const char *text, struct reply *ret)
{
	int fd = dial(port);
	bool heard = fd >= 0 && tell(fd, text, strlen(text)) && hear(fd, ret);
	if (fd >= 0)
		close(fd);
	return heard;
}
