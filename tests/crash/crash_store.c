// SPDX-License-Identifier: EUPL-1.2
// What was acknowledged is kept, whatever happens to the process: no row is lost, none is there twice, none by halves.
//
//	crash_store [ROUNDS [SEED]]
//
// A writer appends to some plans and tells over a pipe what was committed. It is killed at a moment nobody chose; the folder is
// opened again, by the next writer too, and every row is read and verified. After that a disk that says no: by a limit on the
// size of files that moves through every place where a write can fail. Killing a process does not lose what the kernel has: that
// what was committed was also synced is SQLite's synchronous=FULL, and is not tested here.
#include "folder.h"
#include "fresh.h"
#include "prop.h"
#include "record.h"
#include "steps.h"
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PLANS = 5, GROUP = 64, TEXT = 300 };

struct told { // what the writer tells, and what the parent believes
	int64_t seq[PLANS];
	struct id made, erased; // a key that was made, one that was erased; ID_NONE: none
};

struct world {
	struct folder folder;
	struct id plans[PLANS];
	struct keys *keys;
	struct store *store;
	struct why why;
};

#define NEED(world, what)                                                                                                        \
	do {                                                                                                                     \
		if (!(what)) {                                                                                                   \
			fprintf(stderr, "%s:%d: %s (%s)\n", __FILE__, __LINE__, #what, (world)->why.text);                       \
			_exit(1);                                                                                                \
		}                                                                                                                \
	} while (0)

static void open_world(struct world *w)
{
	NEED(w, keys_open(w->folder.path, NULL, &w->keys, &w->why) == OK);
	NEED(w, store_open(folder_file(&w->folder, "kring.db"), journal_steps, journal_steps_n, &w->store, &w->why) == OK);
}

static void close_world(struct world *w)
{
	store_close(w->store);
	keys_close(w->keys);
}

static void begin_world(struct world *w)
{
	folder_make(&w->folder);
	open_world(w);
	for (int i = 0; i < PLANS; i++)
		w->plans[i] = fresh_long();
	NEED(w, keys_make(w->keys, w->plans, PLANS) == OK);
	close_world(w);
}

// What row `seq` of a plan says: nobody could have made it up.
static struct str words(int plan, int64_t seq, char to[TEXT])
{
	int n = snprintf(to, TEXT, "plan %d says %lld ", plan, (long long)seq);
	memset(to + n, 'a' + (int)(seq % 26), (size_t)(TEXT - n));
	return (struct str){to, (size_t)(n + (int)(seq * 7 % (TEXT - n)))};
}

// --- The writer -----------------------------------------------------------------------------------------------------------

static enum status say_group(struct world *w, struct chance *chance, struct head heads[PLANS])
{
	struct conn *c = store_writer(w->store);
	struct head after[PLANS];
	char text[TEXT];
	uint32_t n = 1 + chance_below(chance, GROUP);
	memcpy(after, heads, sizeof after);
	enum status status = store_begin(c);
	for (uint32_t i = 0; status == OK && i < n; i++) {
		const struct key *key;
		uint32_t p = chance_below(chance, PLANS);
		NEED(w, keys_take(w->keys, w->plans[p], &key) == OK);
		status = record_add(c, CHAIN_EVENT, w->plans[p], key, words((int)p, after[p].seq + 1, text), &after[p]);
		keys_give(w->keys, key);
	}
	if (status == OK)
		status = store_commit(c);
	else
		store_rollback(c);
	if (status == OK)
		memcpy(heads, after, sizeof after);
	return status;
}

static void read_heads(struct world *w, struct head heads[PLANS])
{
	for (int i = 0; i < PLANS; i++)
		NEED(w, chain_head(store_writer(w->store), CHAIN_EVENT, w->plans[i], &heads[i]) == OK);
}

static void tell(struct world *w, int to, const struct head heads[PLANS], struct id made, struct id erased)
{
	struct told told = {.made = made, .erased = erased};
	for (int i = 0; i < PLANS; i++)
		told.seq[i] = heads[i].seq;
	NEED(w, write(to, &told, sizeof told) == sizeof told); // shorter than PIPE_BUF: whole or not at all
}

static void *copy_log(void *store)
{
	for (;;) {
		if (store_log_bytes(store) > 200000)
			(void)!store_checkpoint(store, false);
		nanosleep(&(struct timespec){0, 1000000}, NULL);
	}
	return NULL;
}

static void write_for_ever(struct world *w, uint64_t seed, int to)
{
	struct chance chance = {seed};
	struct head heads[PLANS];
	struct id made = ID_NONE;
	pthread_t copier;
	open_world(w);
	NEED(w, pthread_create(&copier, NULL, copy_log, w->store) == 0);
	read_heads(w, heads);
	for (;;) {
		struct id fresh = fresh_long();
		NEED(w, say_group(w, &chance, heads) == OK);
		tell(w, to, heads, ID_NONE, ID_NONE);
		if (!chance_one_in(&chance, 8))
			continue;
		NEED(w, keys_make(w->keys, &fresh, 1) == OK);
		tell(w, to, heads, fresh, ID_NONE);
		if (id_set(made) && chance_one_in(&chance, 2)) {
			NEED(w, keys_erase(w->keys, made) == OK);
			tell(w, to, heads, ID_NONE, made);
			made = ID_NONE;
		} else {
			made = fresh;
		}
	}
}

// --- The one who looks afterwards -----------------------------------------------------------------------------------------

static int64_t read_plan(struct world *w, int plan)
{
	const struct key *key;
	struct record_reader r;
	struct record record;
	enum status status;
	char text[TEXT];
	NEED(w, keys_take(w->keys, w->plans[plan], &key) == OK);
	record_open(&r, store_writer(w->store), CHAIN_EVENT, w->plans[plan], key, &(struct head){0});
	while ((status = record_next(&r, &record)) == OK)
		NEED(w, str_eq(record.text, words(plan, record.seq, text)));
	NEED(w, status == NOT_FOUND);
	int64_t n = r.head.seq;
	record_close(&r);
	keys_give(w->keys, key);
	return n;
}

// At least what was told, and at most the one group after it that was committed and not told any more.
static void compare(struct world *w, const struct told *told)
{
	int64_t rows, more = 0;
	struct chain_break at;
	NEED(w, chain_verify_all(store_writer(w->store), &rows, &at) == OK);
	for (int i = 0; i < PLANS; i++) {
		int64_t n = read_plan(w, i);
		NEED(w, n >= told->seq[i]);
		more += n - told->seq[i];
	}
	NEED(w, more <= GROUP);
}

static void hear(struct world *w, int from, struct told *last)
{
	struct told told;
	const struct key *key;
	struct id made = ID_NONE, erased = ID_NONE;
	while (read(from, &told, sizeof told) == sizeof told) {
		*last = told;
		made = id_set(told.made) ? told.made : made;
		erased = id_set(told.erased) ? told.erased : erased;
	}
	open_world(w);
	if (id_set(made) && !id_eq(made, erased)) {
		enum status status = keys_take(w->keys, made, &key);
		NEED(w, status == OK);
		keys_give(w->keys, key);
	}
	if (id_set(erased))
		NEED(w, keys_take(w->keys, erased, &key) == NOT_FOUND);
	compare(w, last);
	NEED(w, store_check(w->store, &w->why) == OK && keys_check(w->keys, &w->why) == OK);
	close_world(w);
}

static void round_of_killing(struct world *w, struct chance *chance, struct told *last)
{
	int pipes[2], status;
	uint64_t seed = chance_next(chance);
	NEED(w, pipe(pipes) == 0);
	pid_t child = fork();
	if (child == 0) {
		close(pipes[0]);
		write_for_ever(w, seed, pipes[1]);
	}
	close(pipes[1]);
	long us = chance_one_in(chance, 4) ? chance_below(chance, 5000) : chance_below(chance, 60000);
	nanosleep(&(struct timespec){0, us * 1000}, NULL);
	NEED(w, kill(child, SIGKILL) == 0 && waitpid(child, &status, 0) == child);
	NEED(w, WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	hear(w, pipes[0], last);
	close(pipes[0]);
}

// --- A disk that says no --------------------------------------------------------------------------------------------------

static void limit_files(struct world *w, rlim_t bytes)
{
	struct rlimit limit;
	NEED(w, getrlimit(RLIMIT_FSIZE, &limit) == 0);
	limit.rlim_cur = bytes;
	NEED(w, setrlimit(RLIMIT_FSIZE, &limit) == 0);
}

// What was told kept is there, what was told not kept is not; and when there is room again it goes on.
static void round_of_refusing(struct world *w, struct chance *chance, rlim_t bytes)
{
	struct head heads[PLANS];
	struct told told = {0};
	int refused = 0;
	open_world(w);
	read_heads(w, heads);
	limit_files(w, bytes);
	for (int i = 0; i < 40; i++)
		refused += say_group(w, chance, heads) != OK;
	limit_files(w, RLIM_INFINITY);
	NEED(w, say_group(w, chance, heads) == OK);
	for (int i = 0; i < PLANS; i++) {
		told.seq[i] = heads[i].seq;
		NEED(w, read_plan(w, i) == heads[i].seq);
	}
	close_world(w);
	open_world(w);
	compare(w, &told);
	for (int i = 0; i < PLANS; i++)
		NEED(w, read_plan(w, i) == heads[i].seq);
	NEED(w, refused > 0 || bytes > 150000);
	close_world(w);
}

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	int rounds = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 60, limits = 0;
	struct chance chance = {argc > 2 ? strtoull(argv[2], NULL, 10) : (uint64_t)time(NULL)};
	struct world killed = {0};
	struct told last = {0};
	double begin = seconds();
	fprintf(stderr, "seed %llu\n", (unsigned long long)chance.state);
	signal(SIGXFSZ, SIG_IGN);
	begin_world(&killed);
	for (int i = 0; i < rounds; i++)
		round_of_killing(&killed, &chance, &last);
	folder_clear(&killed.folder);
	for (rlim_t bytes = 40000; bytes < 200000; bytes += 1 + chance_below(&chance, 2 * 160000 / 16), limits++) {
		struct world full = {0};
		begin_world(&full);
		round_of_refusing(&full, &chance, bytes);
		folder_clear(&full.folder);
	}
	printf("%d killings, %d refusing disks, %lld rows of the first plan kept, %.1f s\n", rounds, limits,
	        (long long)last.seq[0], seconds() - begin);
	return 0;
}
