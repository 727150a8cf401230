// SPDX-License-Identifier: EUPL-1.2
// Listening: numbers only, no names are looked up. "127.0.0.1:8080" or "[::1]:8080".
#include "listen.h"
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <threads.h>
#include <unistd.h>

union any_address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

enum status address_read(struct str text, struct address *ret)
{
	char zero_ended[INET6_ADDRSTRLEN];
	if (text.len == 0 || text.len >= sizeof zero_ended || memchr(text.at, 0, text.len))
		return BAD_INPUT;
	memcpy(zero_ended, text.at, text.len);
	zero_ended[text.len] = 0;
	struct address address = {{[10] = 0xff, [11] = 0xff}};
	if (inet_pton(AF_INET, zero_ended, address.b + 12) != 1 && inet_pton(AF_INET6, zero_ended, address.b) != 1)
		return BAD_INPUT;
	*ret = address;
	return OK;
}

struct address address_of(const struct sockaddr *from)
{
	struct address address = {{[10] = 0xff, [11] = 0xff}};
	if (from && from->sa_family == AF_INET)
		memcpy(address.b + 12, &((const struct sockaddr_in *)from)->sin_addr, 4);
	else if (from && from->sa_family == AF_INET6)
		memcpy(address.b, &((const struct sockaddr_in6 *)from)->sin6_addr, 16);
	return address;
}

static bool port_read(struct str text, in_port_t *ret)
{
	unsigned long port = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		port = port * 10 + (unsigned long)(text.at[i] - '0');
		if (port > 65535)
			return false;
	}
	*ret = htons((in_port_t)port);
	return text.len > 0;
}

static bool listen_read(struct str text, union any_address *ret, socklen_t *ret_size)
{
	const char *colon = text.len ? memrchr(text.at, ':', text.len) : NULL;
	if (!colon)
		return false;
	struct str host = {text.at, (size_t)(colon - text.at)}, port = {colon + 1, text.len - (size_t)(colon + 1 - text.at)};
	bool v6 = host.len > 2 && host.at[0] == '[' && host.at[host.len - 1] == ']';
	if (v6)
		host = (struct str){host.at + 1, host.len - 2};
	struct address address;
	in_port_t number;
	if (address_read(host, &address) != OK || !port_read(port, &number) || v6 != (memchr(host.at, ':', host.len) != NULL))
		return false;
	*ret = (union any_address){0};
	if (v6) {
		ret->v6 = (struct sockaddr_in6){.sin6_family = AF_INET6, .sin6_port = number};
		memcpy(&ret->v6.sin6_addr, address.b, 16);
		*ret_size = sizeof ret->v6;
	} else {
		ret->v4 = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = number};
		memcpy(&ret->v4.sin_addr, address.b + 12, 4);
		*ret_size = sizeof ret->v4;
	}
	return true;
}

static const char *sentence(const char *what, const char *address, int error)
{
	static thread_local char text[200];
	snprintf(text, sizeof text, "%s %s: %s.", what, address, strerror(error));
	return text;
}

enum status listen_open(const char *address_and_port, int *ret_fd, unsigned *ret_port, const char **why)
{
	union any_address address;
	socklen_t size;
	if (!listen_read(str_of(address_and_port), &address, &size)) {
		*why = "--listen wants an address and a port, like 127.0.0.1:8080 or [::1]:8080.";
		return BAD_INPUT;
	}
	int fd = socket(address.any.sa_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
	int yes = 1;
	if (fd >= 0)
		setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
	if (fd < 0 || bind(fd, &address.any, size) != 0 || listen(fd, SOMAXCONN) != 0 ||
	        getsockname(fd, &address.any, &size) != 0) {
		*why = sentence("Cannot listen on", address_and_port, errno);
		if (fd >= 0)
			close(fd);
		return BUSY;
	}
	*ret_fd = fd;
	*ret_port = ntohs(address.any.sa_family == AF_INET6 ? address.v6.sin6_port : address.v4.sin_port);
	return OK;
}

const char *server_raise_files(unsigned wanted)
{
	static thread_local char text[200];
	struct rlimit files;
	if (getrlimit(RLIMIT_NOFILE, &files) != 0)
		return "The limit of open files cannot be read.";
	if (files.rlim_cur < files.rlim_max) {
		files.rlim_cur = files.rlim_max;
		if (setrlimit(RLIMIT_NOFILE, &files) != 0)
			return "The limit of open files cannot be raised.";
	}
	if (files.rlim_cur >= wanted)
		return NULL;
	snprintf(text, sizeof text,
	        "Only %lu files may be open at once, %u are wanted: fewer people can be connected (LimitNOFILE= raises it).",
	        (unsigned long)files.rlim_cur, wanted);
	return text;
}
