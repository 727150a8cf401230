// SPDX-License-Identifier: EUPL-1.2
// The asking side of DIR/kring.sock.
#include "control.h"
#include "control_line.h"
#include "json.h"
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

static void write_word(struct json_out *j, const char *word)
{
	json_str(j, str_of(word));
}

// The words as they were typed, with the names of files as call_read made them: absolute.
static void write_question(struct out *o, const struct call *call, char **argv)
{
	static const char *const names[OPTIONS] = {
	        [OPT_PLAN] = "--plan", [OPT_SEAT] = "--seat", [OPT_AS] = "--as", [OPT_TO] = "--to", [OPT_FROM] = "--from"};
	struct json_out j = {o};
	json_open(&j, '{');
	json_key(&j, STR("woorden"));
	json_open(&j, '[');
	write_word(&j, argv[0]);
	if (call->verb)
		write_word(&j, call->verb);
	if (call->file)
		write_word(&j, call->file);
	for (int i = 0; i < OPTIONS; i++)
		if (names[i] && call->at[i]) {
			write_word(&j, names[i]);
			write_word(&j, call->at[i]);
		}
	json_close(&j, ']');
	json_close(&j, '}');
	out_lit(o, "\n");
}

static int read_answer(struct arena *arena, struct str line, struct reply *answer)
{
	const struct json *said, *stand;
	if (json_read(arena, line, &said) != OK || !(stand = json_get(said, "stand")))
		return answer_fail(answer, "the server gave an answer that cannot be read");
	out_put(&answer->text, json_get_str(said, "tekst"));
	struct str why = json_get_str(said, "waarom");
	snprintf(answer->why.text, sizeof answer->why.text, "%.*s", STR_ARG(why));
	return (int)stand->number;
}

int control_ask(const struct call *call, int argc, char **argv, struct reply *answer)
{
	struct out question;
	struct str line;
	int fd = control_connect(call->at[OPT_DATA]);
	if (fd < 0 || argc < 1)
		return EXIT_NOT_DONE;
	out_init(&question, QUESTION_BYTES);
	write_question(&question, call, argv);
	bool sent = !question.full && control_write(fd, out_str(&question));
	out_finish(&question);
	bool got = sent && control_read(fd, call->arena, ANSWER_BYTES + QUESTION_BYTES, 0, &line);
	close(fd);
	if (!got)
		return answer_fail(answer, "the server that has the folder open gives no answer");
	return read_answer(call->arena, line, answer);
}
