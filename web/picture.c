// SPDX-License-Identifier: EUPL-1.2
// The server's side of the picture helper: it gives a file and takes an answer that it does not trust either.
#include "picture_inner.h"
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct picture_helper {
	int control;
	pid_t process;
	pthread_mutex_t lock;
	pthread_cond_t one_done;
	int under_way;
};

const char *picture_type(enum picture_kind kind)
{
	return kind == PICTURE_PNG ? "image/png" : "image/jpeg";
}

enum status picture_start(struct picture_helper **ret)
{
	int end[2];
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, end) != 0)
		return BUSY;
	pid_t process = fork();
	if (process == 0) {
		close(end[0]);
		picture_helper_run(end[1]);
	}
	close(end[1]);
	struct picture_helper *helper = calloc(1, sizeof *helper);
	if (process < 0 || !helper) {
		close(end[0]);
		free(helper);
		return BUSY;
	}
	helper->control = end[0];
	helper->process = process;
	pthread_mutex_init(&helper->lock, NULL);
	pthread_condattr_t clock;
	pthread_condattr_init(&clock);
	pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
	pthread_cond_init(&helper->one_done, &clock);
	pthread_condattr_destroy(&clock);
	*ret = helper;
	return OK;
}

void picture_stop(struct picture_helper *helper)
{
	if (!helper)
		return;
	close(helper->control);
	waitpid(helper->process, NULL, 0);
	pthread_cond_destroy(&helper->one_done);
	pthread_mutex_destroy(&helper->lock);
	free(helper);
}

pid_t picture_helper_process(const struct picture_helper *helper)
{
	return helper->process;
}

// ---- Turns

static struct timespec wait_until(void)
{
	struct timespec until;
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_sec += PICTURE_WAIT;
	return until;
}

static enum status turn_take(struct picture_helper *helper)
{
	struct timespec until = wait_until();
	int late = 0;
	pthread_mutex_lock(&helper->lock);
	while (helper->under_way >= PICTURE_AT_ONCE && late == 0)
		late = pthread_cond_timedwait(&helper->one_done, &helper->lock, &until);
	bool mine = helper->under_way < PICTURE_AT_ONCE;
	helper->under_way += mine;
	pthread_mutex_unlock(&helper->lock);
	return mine ? OK : BUSY;
}

static void turn_give(struct picture_helper *helper)
{
	pthread_mutex_lock(&helper->lock);
	helper->under_way--;
	pthread_cond_signal(&helper->one_done);
	pthread_mutex_unlock(&helper->lock);
}

// ---- Asking

// Hands one end to the helper, which forks a process for it. BUSY: it is gone.
static enum status socket_open(struct picture_helper *helper, int *ret)
{
	int end[2];
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, end) != 0)
		return BUSY;
	union {
		struct cmsghdr align;
		char room[CMSG_SPACE(sizeof(int))];
	} about = {0};
	struct iovec part = {"p", 1};
	struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &about, .msg_controllen = sizeof about};
	struct cmsghdr *head = CMSG_FIRSTHDR(&message);
	head->cmsg_level = SOL_SOCKET;
	head->cmsg_type = SCM_RIGHTS;
	head->cmsg_len = CMSG_LEN(sizeof(int));
	memcpy(CMSG_DATA(head), &end[1], sizeof(int));
	bool sent = sendmsg(helper->control, &message, MSG_NOSIGNAL) == 1;
	close(end[1]);
	if (!sent) {
		close(end[0]);
		return BUSY;
	}
	*ret = end[0];
	return OK;
}

static bool ready(int socket, short what, const struct timespec *until)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	int64_t left = (until->tv_sec - now.tv_sec) * 1000 + (until->tv_nsec - now.tv_nsec) / 1000000;
	struct pollfd wanted = {.fd = socket, .events = what};
	return left > 0 && poll(&wanted, 1, (int)left) == 1;
}

static bool send_all(int socket, struct str file, const struct timespec *until)
{
	while (file.len > 0) {
		ssize_t put = ready(socket, POLLOUT, until) ? send(socket, file.at, file.len, MSG_NOSIGNAL | MSG_DONTWAIT) : 0;
		if (put < 0 && (errno == EAGAIN || errno == EINTR))
			continue;
		if (put <= 0)
			return false;
		file.at += put;
		file.len -= (size_t)put;
	}
	return shutdown(socket, SHUT_WR) == 0;
}

static bool receive_all(int socket, void *into, size_t len, const struct timespec *until)
{
	char *at = into;
	while (len > 0) {
		ssize_t got = ready(socket, POLLIN, until) ? recv(socket, at, len, MSG_DONTWAIT) : 0;
		if (got < 0 && (errno == EAGAIN || errno == EINTR))
			continue;
		if (got <= 0)
			return false;
		at += got;
		len -= (size_t)got;
	}
	return true;
}

static bool answer_is_sane(const struct picture_answer *a)
{
	return a->kind <= PICTURE_PNG && a->width >= 1 && a->width <= PICTURE_OUT_SIDE && a->height >= 1 &&
	       a->height <= PICTURE_OUT_SIDE && a->size >= 1 && a->size <= PICTURE_OUT_BYTES;
}

static enum status ask(int socket, struct str file, struct arena *arena, struct picture_made *ret)
{
	struct timespec until = wait_until();
	struct picture_answer answer;
	if (!send_all(socket, file, &until) || !receive_all(socket, &answer, sizeof answer, &until))
		return REFUSED;
	if (answer.status == BAD_INPUT || answer.status == TOO_LARGE)
		return answer.status;
	if (answer.status != OK || !answer_is_sane(&answer))
		return REFUSED;
	char *bytes = arena_take(arena, answer.size);
	if (!receive_all(socket, bytes, answer.size, &until))
		return REFUSED;
	*ret = (struct picture_made){answer.kind, answer.width, answer.height, {bytes, answer.size}};
	return OK;
}

enum status picture_encode(struct picture_helper *helper, struct str file, struct arena *arena, struct picture_made *ret)
{
	if (file.len == 0)
		return BAD_INPUT;
	if (file.len > PICTURE_IN_BYTES)
		return TOO_LARGE;
	enum status status = turn_take(helper);
	if (status != OK)
		return status;
	int socket;
	status = socket_open(helper, &socket);
	if (status == OK) {
		status = ask(socket, file, arena, ret);
		close(socket);
	}
	turn_give(helper);
	return status;
}
