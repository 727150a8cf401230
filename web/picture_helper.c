// SPDX-License-Identifier: EUPL-1.2
// The helper: a first process that only forks, and one process a picture that locks itself in before it reads a byte. The
// kernel keeps the time and the memory; going over either ends the process, which the other side sees as no answer.
#include "picture_inner.h"
#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

// Read, write, take and give back memory that cannot be run, end. Everything else ends the process at once.
static scmp_filter_ctx rules_make(void)
{
	static const int allowed[] = {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(brk),
	        SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise)};
	scmp_filter_ctx rules = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int failed = rules == NULL;
	for (size_t i = 0; !failed && i < sizeof allowed / sizeof *allowed; i++)
		failed = seccomp_rule_add(rules, SCMP_ACT_ALLOW, allowed[i], 0);
	failed = failed || seccomp_rule_add(rules, SCMP_ACT_ALLOW, SCMP_SYS(mmap), 2, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0),
	                           SCMP_A4(SCMP_CMP_MASKED_EQ, 0xffffffff, 0xffffffff)); // no file: descriptor -1
	if (PICTURE_SANITIZED)
		failed = failed || seccomp_rule_add(rules, SCMP_ACT_ALLOW, SCMP_SYS(sigaltstack), 0);
	if (failed)
		_exit(1);
	return rules;
}

void picture_confine(int socket)
{
	scmp_filter_ctx rules = rules_make();
	const struct itimerval work = {.it_value = {.tv_sec = PICTURE_WORK}};
	const struct rlimit memory = {PICTURE_MEMORY, PICTURE_MEMORY}, none = {0, 0};
	int failed = dup2(socket, 3) < 0 || close_range(4, ~0u, 0) != 0 || close_range(0, 2, 0) != 0;
	failed = failed || setitimer(ITIMER_PROF, &work, NULL) != 0;
	failed = failed || setrlimit(RLIMIT_CORE, &none) != 0;
	if (!PICTURE_SANITIZED)
		failed = failed || setrlimit(RLIMIT_AS, &memory) != 0;
	alarm(PICTURE_WAIT - 1);
	if (failed || seccomp_load(rules) != 0)
		_exit(1);
}

static struct str read_all(int from)
{
	char *at = malloc(PICTURE_IN_BYTES + 1);
	size_t len = 0;
	while (at && len <= PICTURE_IN_BYTES) {
		ssize_t got = read(from, at + len, PICTURE_IN_BYTES + 1 - len);
		if (got == 0)
			return (struct str){at, len};
		if (got < 0)
			break;
		len += (size_t)got;
	}
	_exit(1);
}

static void write_all(int to, const void *bytes, size_t len)
{
	const char *at = bytes;
	while (len > 0) {
		ssize_t put = write(to, at, len);
		if (put <= 0)
			_exit(1);
		at += put;
		len -= (size_t)put;
	}
}

static _Noreturn void one_picture(int socket)
{
	picture_confine(socket);
	struct picture_file file = {0};
	enum status status = picture_convert(read_all(3), &file);
	struct picture_answer answer = {
	        .status = status, .kind = file.kind, .width = file.width, .height = file.height, .size = (uint32_t)file.size};
	write_all(3, &answer, sizeof answer);
	write_all(3, file.at, file.size);
	_exit(0);
}

// The end of a socket that came with a byte; -1 when the other side is gone.
static int receive_socket(int control)
{
	char byte;
	union {
		struct cmsghdr align;
		char room[CMSG_SPACE(sizeof(int))];
	} about;
	struct iovec part = {&byte, 1};
	struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &about, .msg_controllen = sizeof about};
	ssize_t got;
	do
		got = recvmsg(control, &message, MSG_CMSG_CLOEXEC);
	while (got < 0 && errno == EINTR);
	struct cmsghdr *head = got == 1 ? CMSG_FIRSTHDR(&message) : NULL;
	int socket = -1;
	if (head && head->cmsg_type == SCM_RIGHTS && head->cmsg_len == CMSG_LEN(sizeof(int)))
		memcpy(&socket, CMSG_DATA(head), sizeof socket);
	return socket;
}

void picture_helper_run(int control)
{
	prctl(PR_SET_NAME, "kring-picture");
	// Kept from the terminal's Ctrl-C: it ends when the server does, after the picture that is under way.
	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_IGN);
	signal(SIGPIPE, SIG_DFL);
	signal(SIGPROF, SIG_DFL);
	signal(SIGALRM, SIG_DFL);
	signal(SIGCHLD, SIG_IGN); // the kernel buries the children
	if (dup2(control, 3) < 0 || close_range(4, ~0u, 0) != 0)
		_exit(1);
	int socket;
	while ((socket = receive_socket(3)) >= 0) {
		if (fork() == 0)
			one_picture(socket);
		close(socket);
	}
	_exit(0);
}
