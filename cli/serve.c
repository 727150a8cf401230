// SPDX-License-Identifier: EUPL-1.2
// A folder being served: the website, the commands' door, and a calm end. On SIGTERM or SIGINT new questions are refused, what is
// under way is finished in five seconds, and the folder is closed by who opened it.
#include "api.h"
#include "control.h"
#include "installation.h"
#include "log.h"
#include "post.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

enum { FILES = 4096, STOP_SECONDS = 5 };

static void ends(sigset_t *ret)
{
	sigemptyset(ret);
	sigaddset(ret, SIGTERM);
	sigaddset(ret, SIGINT);
}

int serve_prepare(struct picture_helper **ret)
{
	sigset_t signals;
	if (picture_start(ret) != OK)
		return not_done("the system gives no process for reading pictures");
	ends(&signals);
	pthread_sigmask(SIG_BLOCK, &signals, NULL); // inherited by every thread: sigwait alone hears them
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN); // a file that may grow no further is a full disk, which is said in a sentence
	const char *files = server_raise_files(FILES);
	if (files)
		log_say("%s", files);
	return EXIT_DONE;
}

static void sweep(struct house *house)
{
	if (house_sweep(house, house_now(house)) != OK)
		log_say("plans that were to be erased are still there");
}

// Until a signal comes; at once and each minute the plans go whose day to be erased came.
static void wait_for_end(struct house *house)
{
	static const struct timespec minute = {.tv_sec = 60};
	sigset_t signals;
	ends(&signals);
	sweep(house);
	while (sigtimedwait(&signals, NULL, &minute) < 0)
		if (errno == EAGAIN)
			sweep(house);
}

// From the first answer to the last.
static int serve_site(struct house *house, const struct installation *in, struct picture_helper *pictures, struct site *site)
{
	struct server_options options = {.listen = in->listen, .n_proxies = in->n_proxies, .base_url = in->base_url};
	struct server *server;
	struct control *control;
	const char *why = "";
	memcpy(options.proxies, in->proxies, sizeof options.proxies);
	if (control_start(house, in->base_url, pictures, &control) != EXIT_DONE)
		return EXIT_NOT_DONE;
	enum status got = server_start(&options, &site_hooks, site, &server, &why);
	if (got != OK) {
		control_stop(control);
		return got == BAD_INPUT ? wrong_call("%s", why) : not_done("%s", why);
	}
	(void)house_packs(house); // one that is wrong is told when it starts
	site_counts(site, server);
	struct post_round *post = in->texts.demo ? post_round_start(house, in->base_url) : NULL;
	printf("Kring is open at %s\n", in->base_url);
	fflush(stdout);
	wait_for_end(house);
	post_round_stop(post);
	site_counts(site, NULL);
	got = server_stop(server, STOP_SECONDS);
	control_stop(control);
	if (got != OK) { // its threads still hold what we would free; what was acknowledged is on the disk
		log_say("some answers were not finished in %d seconds", STOP_SECONDS);
		_Exit(EXIT_DONE);
	}
	return EXIT_DONE;
}

int serve(struct house *house, const struct installation *in, struct picture_helper *pictures)
{
	struct site_options options = {.house = house,
	        .pictures = pictures,
	        .texts = in->texts,
	        .secure = strncmp(in->base_url, "https:", 6) == 0,
	        .api = &api_door};
	struct site *site = site_create(&options);
	int status = serve_site(house, in, pictures, site);
	site_destroy(site);
	return status;
}
