// SPDX-License-Identifier: EUPL-1.2
// The command line: each command is a row that says which options it takes, what its help says and what does it. Calls are read
// by one reader, here and in a running server, so that a command means the same wherever it is done.
#pragma once
#include "out.h"
#include "table.h"

enum option {
	OPT_DATA,
	OPT_CONFIG,
	OPT_LISTEN,
	OPT_BASE_URL,
	OPT_PROXY,
	OPT_LINKS,
	OPT_PLANS,
	OPT_SEED,
	OPT_PLAN,
	OPT_SEAT,
	OPT_AS,
	OPT_TO,
	OPT_FROM,
	OPT_EVERY,
	OPTIONS
};
#define BIT(option) (1u << (option))

enum exit_status { EXIT_DONE = 0, EXIT_NOT_DONE = 1, EXIT_WRONG_CALL = 2 };

// A command as it was called. Texts live as long as its arena.
struct call {
	struct arena *arena;
	const struct command *command;
	const char *verb; // "link" of `seat link`; of help and pack the word that follows; NULL
	const char *file; // the loose word after the verb: `pack check FILE`; NULL
	const char *at[OPTIONS]; // NULL when left out; files are absolute, so that another process can find them
};

// What a command says back. text goes to stdout, why to stderr as one sentence.
struct reply {
	struct out text;
	struct why why;
	const char *base_url; // of the links it prints: the running server's, or http://127.0.0.1:8080
	struct picture_helper *pictures; // of the running server; of this process for a command that wants it
};

struct command {
	const char *name;
	const char *usage; // what is typed after the name, one line
	const char *help; // what it does, in sentences
	const char *const *verbs; // ended by NULL; NULL when it takes none
	unsigned takes, needs; // options, as BIT()s
	bool loose; // takes one loose word more
	bool pictures; // makes pictures anew
	bool inner; // asked over the socket by another command, never typed
	// One of these two: in a process of its own; or with an open folder, here or in the server that has it open.
	int (*run)(const struct call *);
	int (*ask)(struct house *, const struct call *, struct reply *);
};
// Every command, in the order of the help; ended by NULL.
extern const struct command *const commands[];

// EXIT_DONE and *ret, or EXIT_WRONG_CALL and a sentence in why. `env` also looks at KRING_DATA and at the working folder.
int call_read(struct arena *, int argc, char **argv, bool env, struct call *ret, struct why *);

// One sentence on stderr; answers EXIT_NOT_DONE or EXIT_WRONG_CALL.
int not_done(const char *format, ...) __attribute__((format(printf, 1, 2)));
int wrong_call(const char *format, ...) __attribute__((format(printf, 1, 2)));
int answer_fail(struct reply *, const char *format, ...) __attribute__((format(printf, 2, 3))); // EXIT_NOT_DONE, into why
int answer_wrong(struct reply *, const char *format, ...) __attribute__((format(printf, 2, 3))); // EXIT_WRONG_CALL

// Opens the folder for this process alone, or says why not on stderr.
MUST_USE int folder_open(const struct house_options *, struct house **ret);
// Makes the folder (0700) when it is not there yet. 0, or a sentence on stderr and EXIT_NOT_DONE.
MUST_USE int folder_make(const char *dir);
bool folder_is_empty(const char *dir); // also when it is not there; an office's methods may lie ready
bool folder_has(const char *dir, const char *name);
bool number_from(const char *typed, int64_t least, int64_t most, int64_t *ret); // NULL is no number
bool id_from(const char *typed, struct id *ret); // as id_read, of a zero-ended text; NULL is no id
