// SPDX-License-Identifier: EUPL-1.2
// kring: one program, one command a call. A command that works with a folder which a server has open is sent to that server.
#include "control.h"
#include "picture.h"
#include <stdio.h>
#include <sys/resource.h>
#include <sys/stat.h>

extern const struct command command_serve, command_work, command_demo, command_seed, command_seat, command_token, command_erase,
        command_export, command_import, command_backup, command_restore, command_verify, command_version, command_help,
        command_mail, command_count, command_pack;
const struct command *const commands[] = {&command_serve, &command_work, &command_demo, &command_seed, &command_seat,
        &command_token, &command_erase, &command_export, &command_import, &command_backup, &command_restore, &command_verify,
        &command_version, &command_help, &command_mail, &command_count, &command_pack, NULL};

static int print_answer(int status, struct reply *answer)
{
	struct str text = out_str(&answer->text);
	if (text.len && (fwrite(text.at, 1, text.len, stdout) != text.len || fflush(stdout) != 0))
		return not_done("what was done could not be printed");
	if (status != EXIT_DONE)
		fprintf(stderr, "kring: %s.\n", answer->why.text);
	return status;
}

// With a folder: by this process when nobody has it open, else by the server that has.
static int ask(const struct call *call, int argc, char **argv)
{
	struct reply answer = {.base_url = "http://127.0.0.1:8080"};
	struct house *house = NULL;
	struct house_options options = {.dir = call->at[OPT_DATA]};
	if (call->command->pictures && picture_start(&answer.pictures) != OK) // before a key is in memory
		return not_done("the system gives no process for reading pictures");
	out_init(&answer.text, ANSWER_BYTES);
	enum status got = house_open(&options, &house, &answer.why);
	int status = EXIT_NOT_DONE;
	if (got == OK)
		status = call->command->ask(house, call, &answer);
	else if (got == BUSY)
		status = control_ask(call, argc, argv, &answer);
	house_close(house);
	picture_stop(answer.pictures);
	status = print_answer(status, &answer);
	out_finish(&answer.text);
	return status;
}

int main(int argc, char **argv)
{
	struct arena *arena = arena_create();
	struct call call;
	struct why why = {""};
	umask(077);
	setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0}); // no keys in a core file
	int status = call_read(arena, argc - 1, argv + 1, true, &call, &why);
	if (status != EXIT_DONE)
		status = wrong_call("%s", why.text);
	else
		status = call.command->run ? call.command->run(&call) : ask(&call, argc - 1, argv + 1);
	arena_destroy(arena);
	return status;
}
