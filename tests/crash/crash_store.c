// SPDX-License-Identifier: EUPL-1.2
// What was acknowledged is kept, whatever happens to the process: no row is lost, none is there twice, none by halves.
//
//	crash_store [ROUNDS [SEED]]
//
// A writer appends to some plans and tells over a pipe what was committed. It is killed at a moment nobody chose; the folder is
// opened again, by the next writer too, and every row is read and verified. After that a disk that says no: by a limit on the
// size of files that moves through every place where a write can fail. What the
// kernel had and the disk had not is for crash_power.c.
#include "world.h"
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

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
