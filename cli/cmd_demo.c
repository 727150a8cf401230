// SPDX-License-Identifier: EUPL-1.2
// kring demo: fills an empty folder with fictional families and serves it. DIR/demo says that we filled it, and holds who sits
// where; without it a folder is somebody's own and is left alone.
#include "demo.h"
#include "installation.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char first_line[] = "kring demo 1\n";
enum { LIST_BYTES = 64 << 10 };

static struct str list_read(struct arena *arena, const char *dir)
{
	const char *path = str_print(arena, "%s/demo", dir).at;
	char *text = arena_take(arena, LIST_BYTES);
	FILE *file = fopen(path, "re");
	size_t n = file ? fread(text, 1, LIST_BYTES, file) : 0;
	if (file)
		fclose(file);
	size_t head = sizeof first_line - 1;
	if (n < head || memcmp(text, first_line, head) != 0)
		return STR("");
	return (struct str){text + head, n - head};
}

static int list_write(struct arena *arena, const char *dir, struct str list)
{
	const char *path = str_print(arena, "%s/demo", dir).at, *fresh = str_print(arena, "%s/demo.new", dir).at;
	FILE *file = fopen(fresh, "we");
	bool bad = !file || fputs(first_line, file) < 0 || fwrite(list.at, 1, list.len, file) != list.len || fflush(file) != 0 ||
	           fsync(fileno(file)) != 0;
	if (file)
		fclose(file);
	if (bad || rename(fresh, path) != 0)
		return not_done("cannot write %s: %s", path, strerror(errno));
	return EXIT_DONE;
}

static int fill(struct house *house, struct arena *arena, struct str *ret_list)
{
	struct demo_story story = {0};
	struct out list;
	int status = EXIT_NOT_DONE;
	out_init(&list, LIST_BYTES);
	if (demo_read(arena, demo_clock(), &story))
		status = demo_tell(house, &story, &list);
	if (status == EXIT_DONE)
		status = list_write(arena, house_dir(house), out_str(&list));
	*ret_list = str_copy(arena, out_str(&list));
	out_finish(&list);
	free(story.at);
	return status;
}

static int open_and_serve(
        const struct call *call, const struct installation *in, struct picture_helper *pictures, struct str list)
{
	struct house *house;
	int status = folder_open(&(struct house_options){.dir = call->at[OPT_DATA], .clock = demo_clock}, &house);
	if (status != EXIT_DONE)
		return status;
	if (!list.len)
		status = fill(house, call->arena, &list);
	if (status == EXIT_DONE)
		status = demo_links(house, list, in->base_url, call->at[OPT_LINKS]);
	if (status == EXIT_DONE)
		status = serve(house, in, pictures);
	house_close(house);
	return status;
}

static int run(const struct call *call)
{
	struct installation in;
	struct picture_helper *pictures;
	const char *dir = call->at[OPT_DATA];
	int status = installation_read_demo(call, &in);
	if (status == EXIT_DONE)
		status = folder_make(dir);
	if (status != EXIT_DONE)
		return status;
	struct str list = list_read(call->arena, dir);
	if (!list.len && !folder_is_empty(dir))
		return not_done("%s is not empty, and was not filled by kring demo: it is left alone", dir);
	status = serve_prepare(&pictures);
	if (status != EXIT_DONE)
		return status;
	status = open_and_serve(call, &in, pictures, list);
	picture_stop(pictures);
	return status;
}

const struct command command_demo = {.name = "demo",
        .usage = "--data DIR [--listen ADDR:PORT] [--links FILE]",
        .help = "Fills the folder DIR with four fictional families when it is empty, and serves it on this machine. A second "
                "start\n"
                "keeps what was done in it. It prints one sign-in link of each role; --links FILE gets all of them as JSON.",
        .takes = BIT(OPT_DATA) | BIT(OPT_LISTEN) | BIT(OPT_LINKS),
        .needs = BIT(OPT_DATA),
        .run = run};
