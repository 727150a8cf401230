// SPDX-License-Identifier: EUPL-1.2
// DIR/kring.sock: how a command reaches the process that has the folder open. One question a connection: a line of JSON
// {"woorden":["seat","list"]}, answered by a line {"stand":0,"tekst":"…","waarom":"…"}. Only for the same user and root. The
// server does it with the same code as the command would have used itself.
#pragma once
#include "cli.h"

enum { ANSWER_BYTES = 16 << 20, QUESTION_BYTES = 64 << 10 };

struct control;
// Listens, with a thread of its own. base_url stays the caller's. 0, or a sentence on stderr and EXIT_NOT_DONE.
MUST_USE int control_start(struct house *, const char *base_url, struct picture_helper *, struct control **ret);
void control_stop(struct control *); // finishes the command under way; NULL is allowed

// Asks the server of the call's folder. The exit status it gave, with its text and reason; EXIT_NOT_DONE with answer->why kept
// as it was (who has the folder) when no server answers.
int control_ask(const struct call *, int argc, char **argv, struct reply *);
