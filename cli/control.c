// SPDX-License-Identifier: EUPL-1.2
// The answering side of DIR/kring.sock: a thread that does one command at a time, with the code the command would have run
// itself. What it changes it changes in the saying thread, as everyone does.
#include "control.h"
#include "control_line.h"
#include "json.h"
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum { WORDS = 32, SECONDS = 5 }; // who asks no question, or takes no answer, for so long is left

struct control {
	struct house *house;
	const char *base_url;
	struct picture_helper *pictures;
	int fd, stop;
	pthread_t thread;
};

static bool from_us(int fd)
{
	struct ucred who;
	socklen_t size = sizeof who;
	return getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &who, &size) == 0 && (who.uid == geteuid() || who.uid == 0);
}

static int do_words(struct control *c, struct arena *arena, int argc, char **argv, struct reply *answer)
{
	struct call call;
	int status = call_read(arena, argc, argv, false, &call, &answer->why);
	if (status != EXIT_DONE)
		return status;
	if (!call.command->ask)
		return answer_wrong(answer, "a server does not do this command");
	return call.command->ask(c->house, &call, answer);
}

static int do_line(struct control *c, struct arena *arena, struct str line, struct reply *answer)
{
	const struct json *question, *words = NULL;
	char *argv[WORDS + 1] = {NULL};
	if (json_read(arena, line, &question) == OK)
		words = json_get(question, "woorden");
	if (!words || words->kind != JSON_LIST || words->n > WORDS)
		return answer_wrong(answer, "the question cannot be read");
	for (size_t i = 0; i < words->n; i++)
		argv[i] = (char *)(uintptr_t)str_zero(arena, words->at[i].str);
	return do_words(c, arena, (int)words->n, argv, answer);
}

static void write_answer(int fd, int status, struct reply *answer)
{
	struct out line;
	out_init(&line, ANSWER_BYTES + QUESTION_BYTES);
	struct json_out j = {&line};
	json_open(&j, '{');
	json_key(&j, STR("stand"));
	json_int(&j, status);
	json_key(&j, STR("tekst"));
	json_str(&j, out_str(&answer->text));
	json_key(&j, STR("waarom"));
	json_str(&j, str_of(answer->why.text));
	json_close(&j, '}');
	out_lit(&line, "\n");
	if (!line.full)
		(void)control_write(fd, out_str(&line)); // who asked may be gone: it is done all the same
	out_finish(&line);
}

static void serve_one(struct control *c, int fd)
{
	struct arena *arena = arena_create();
	struct reply answer = {.base_url = c->base_url, .pictures = c->pictures};
	struct str line;
	out_init(&answer.text, ANSWER_BYTES);
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &(struct timeval){.tv_sec = SECONDS}, sizeof(struct timeval));
	if (from_us(fd) && control_read(fd, arena, QUESTION_BYTES, SECONDS, &line)) {
		int status = do_line(c, arena, line, &answer);
		write_answer(fd, status, &answer);
	}
	out_finish(&answer.text);
	arena_destroy(arena);
}

static void *control_thread(void *with)
{
	struct control *c = with;
	struct pollfd ready[2] = {{.fd = c->stop, .events = POLLIN}, {.fd = c->fd, .events = POLLIN}};
	while (poll(ready, 2, -1) >= 0 || errno == EINTR) {
		if (ready[0].revents)
			break;
		int fd = ready[1].revents ? accept4(c->fd, NULL, NULL, SOCK_CLOEXEC) : -1;
		if (fd < 0) { // no file to be had: who asks waits, and so do we
			(void)poll(ready, 1, 100);
			continue;
		}
		serve_one(c, fd);
		close(fd);
	}
	return NULL;
}

int control_start(struct house *house, const char *base_url, struct picture_helper *pictures, struct control **ret)
{
	struct control *c = calloc(1, sizeof *c);
	if (!c)
		abort();
	c->house = house;
	c->base_url = base_url;
	c->pictures = pictures;
	c->stop = eventfd(0, EFD_CLOEXEC);
	c->fd = control_listen(house_dir(house));
	if (c->fd >= 0 && c->stop >= 0 && pthread_create(&c->thread, NULL, control_thread, c) == 0) {
		*ret = c;
		return EXIT_DONE;
	}
	int status = not_done("cannot listen on %s/kring.sock: %s", house_dir(house), strerror(errno));
	close(c->fd);
	close(c->stop);
	free(c);
	return status;
}

void control_stop(struct control *c)
{
	if (!c)
		return;
	(void)!write(c->stop, &(uint64_t){1}, sizeof(uint64_t));
	pthread_join(c->thread, NULL);
	char path[4096];
	snprintf(path, sizeof path, "%s/kring.sock", house_dir(c->house));
	unlink(path);
	close(c->fd);
	close(c->stop);
	free(c);
}
