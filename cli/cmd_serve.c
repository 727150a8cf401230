// SPDX-License-Identifier: EUPL-1.2
// kring serve: a folder opened for browsers and programs.
#include "installation.h"

static int run(const struct call *call)
{
	struct installation in;
	struct picture_helper *pictures;
	struct house *house;
	int status = installation_read(call, &in);
	if (status == EXIT_DONE)
		status = folder_make(call->at[OPT_DATA]);
	if (status == EXIT_DONE)
		status = serve_prepare(&pictures);
	if (status != EXIT_DONE)
		return status;
	status = folder_open(&(struct house_options){.dir = call->at[OPT_DATA], .cache_bytes = in.memory}, &house);
	if (status == EXIT_DONE) {
		status = serve(house, &in, pictures);
		house_close(house);
	}
	picture_stop(pictures);
	return status;
}

const struct command command_serve = {.name = "serve",
        .usage = "--data DIR [--listen ADDR:PORT] [--base-url URL] [--proxy ADDR] [--config FILE]",
        .help = "Serves the folder DIR, which is made when it is not there, until SIGTERM or SIGINT. It listens on "
                "127.0.0.1:8080\n"
                "unless told otherwise. --base-url is its own address as people type it, when a proxy stands before it; --proxy\n"
                "names that proxy, so that its X-Forwarded-For is believed (more than one: commas between). For others than "
                "this\n"
                "machine the settings file must say whose installation it is: docs/beheer.md.",
        .takes = BIT(OPT_DATA) | BIT(OPT_LISTEN) | BIT(OPT_BASE_URL) | BIT(OPT_PROXY) | BIT(OPT_CONFIG),
        .needs = BIT(OPT_DATA),
        .run = run};
