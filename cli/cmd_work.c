// SPDX-License-Identifier: EUPL-1.2
// kring work: sends what waits. It is the only part of Kring that reaches the network, and it holds no folder: beside a server it
// asks that server for each mail, so that the process which speaks with the outside never has a family's words in its memory.
#include "control.h"
#include "log.h"
#include "smtp.h"
#include "work.h"
#include <signal.h>
#include <stdio.h>
#include <time.h>

enum { SEND_SECONDS = 60, MESSAGE_BYTES = 64 << 10, EVERY_MOST = 3600 };

struct work {
	const char *dir;
	struct house *house; // NULL: a server has it
	struct smtp *smtp;
	struct work_settings set;
	sigset_t ends; // held back while a mail is under way
	bool ended; // one of them came: a signal is told once, so it is remembered
	int sent, failed;
	struct why why; // of what failed last
};

static int ask(struct work *w, struct arena *arena, const char *verb, const char *word, struct reply *answer)
{
	struct call call = {.arena = arena, .command = &command_mail, .verb = verb, .file = word, .at[OPT_DATA] = w->dir};
	char name[] = "mail", *words[] = {name, NULL};
	return w->house ? command_mail.ask(w->house, &call, answer) : control_ask(&call, 1, words, answer);
}

static enum status take(struct work *w, struct arena *arena, struct waiting_mail *ret)
{
	struct reply answer = {.why = w->why};
	out_init(&answer.text, MESSAGE_BYTES);
	int status = ask(w, arena, "next", str_print(arena, "%d", w->set.pause).at, &answer);
	struct str text = str_copy(arena, out_str(&answer.text));
	out_finish(&answer.text);
	if (status != EXIT_DONE) {
		w->why = answer.why;
		return BUSY;
	}
	return text.len ? work_read(arena, text, ret) : NOT_FOUND;
}

static enum status deliver(struct work *w, struct arena *arena, const struct waiting_mail *mail)
{
	struct out message;
	struct str to = post_address(mail->mail.to), from = str_of(w->set.from);
	struct timespec now;
	if (!to.len) {
		log_say("a mail for what is no address is forgotten");
		return OK;
	}
	clock_gettime(CLOCK_REALTIME, &now);
	out_init(&message, MESSAGE_BYTES);
	post_message(&message, mail, from, str_of(w->set.base_url), now.tv_sec * 1000);
	struct str text = str_copy(arena, out_str(&message));
	out_finish(&message);
	return smtp_send(w->smtp, post_address(from), to, text, &w->why);
}

static enum status forget(struct work *w, struct arena *arena, int64_t id)
{
	struct reply answer = {0};
	out_init(&answer.text, MESSAGE_BYTES);
	int status = ask(w, arena, "done", str_print(arena, "%lld", (long long)id).at, &answer);
	out_finish(&answer.text);
	if (status == EXIT_DONE)
		return OK;
	w->why = answer.why;
	return BUSY;
}

static enum status one(struct work *w)
{
	struct waiting_mail mail;
	struct arena *arena = arena_create();
	enum status got = take(w, arena, &mail);
	if (got == OK) {
		got = deliver(w, arena, &mail);
		if (got == OK && (got = forget(w, arena, mail.id)) == OK)
			w->sent++;
		w->failed += got != OK;
	}
	arena_destroy(arena);
	return got;
}

static bool told_to_end(struct work *w, int seconds)
{
	w->ended = w->ended || sigtimedwait(&w->ends, NULL, &(struct timespec){.tv_sec = seconds}) > 0;
	return w->ended;
}

// Until nothing is due. One that is refused does not hold up the next; when there is no mail server none is tried.
static enum status round_of(struct work *w)
{
	enum status got = OK;
	while ((got == OK || got == REFUSED) && !told_to_end(w, 0))
		got = one(w);
	return got == NOT_FOUND || got == REFUSED ? OK : got;
}

static int once(struct work *w)
{
	struct house_options options = {.dir = w->dir};
	enum status got = house_open(&options, &w->house, &w->why);
	if (got != OK && got != BUSY)
		return not_done("%s", w->why.text);
	got = round_of(w);
	house_close(w->house);
	if (w->failed)
		return not_done("not everything could be sent, it is tried again later: %s", w->why.text);
	if (got != OK)
		return not_done("%s", w->why.text[0] ? w->why.text : "the mail that waits cannot be read");
	return EXIT_DONE;
}

// Beside a server that comes and goes. It never opens the folder, so a server that starts finds it free.
static int again_and_again(struct work *w, int seconds)
{
	struct why said = {""};
	do {
		w->why = (struct why){""};
		(void)round_of(w);
		if (w->why.text[0] && strcmp(w->why.text, said.text) != 0)
			log_say("mail waits and is tried again: %s", w->why.text);
		said = w->why;
	} while (!told_to_end(w, seconds));
	return EXIT_DONE;
}

static int open_smtp(struct work *w, struct arena *arena)
{
	struct smtp_options options = {.server = w->set.server,
	        .tls = (enum smtp_tls)w->set.tls,
	        .authority = w->set.authority,
	        .user = w->set.user,
	        .password = w->set.password,
	        .domain = str_zero(arena, post_domain(str_of(w->set.from))),
	        .seconds = w->set.pause / 2 < SEND_SECONDS ? w->set.pause / 2 : SEND_SECONDS};
	enum status got = smtp_open(&options, &w->smtp, &w->why);
	if (got == OK)
		return EXIT_DONE;
	return got == BAD_INPUT ? wrong_call("%s", w->why.text) : not_done("%s", w->why.text);
}

static int run(const struct call *call)
{
	struct work w = {.dir = call->at[OPT_DATA]};
	int64_t every = 0;
	if (call->at[OPT_EVERY] && !number_from(call->at[OPT_EVERY], 1, EVERY_MOST, &every))
		return wrong_call("--every wants a number of seconds from 1 to %d", EVERY_MOST);
	if (folder_has(w.dir, "demo"))
		return not_done("%s is a demonstration, its mail is laid in %s/post and leaves this machine never", w.dir, w.dir);
	int status = work_settings_read(call->at[OPT_CONFIG], call->arena, &w.set);
	if (status == EXIT_DONE)
		status = open_smtp(&w, call->arena);
	if (status != EXIT_DONE)
		return status;
	sigemptyset(&w.ends);
	sigaddset(&w.ends, SIGTERM);
	sigaddset(&w.ends, SIGINT);
	pthread_sigmask(SIG_BLOCK, &w.ends, NULL);
	signal(SIGPIPE, SIG_IGN);
	status = every ? again_and_again(&w, (int)every) : once(&w);
	smtp_close(w.smtp);
	return status;
}

const struct command command_work = {.name = "work",
        .usage = "--data DIR [--config FILE] [--every SECONDS]",
        .help = "Sends the mail that waits: codes, invitations, news. Beside a server it asks that server for it. It ends when "
                "nothing\n"
                "waits any more; with --every it stays beside the server and looks again each so many seconds, until SIGTERM. "
                "The\n"
                "settings file says which mail server: docs/beheer.md. What a mail server does not take is tried eight times.",
        .takes = BIT(OPT_DATA) | BIT(OPT_CONFIG) | BIT(OPT_EVERY),
        .needs = BIT(OPT_DATA),
        .run = run};
