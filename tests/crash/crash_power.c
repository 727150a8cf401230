// SPDX-License-Identifier: EUPL-1.2
// What was acknowledged survives a power cut: of every file only what was synced is left, and of what was not, nothing.
//
//	crash_power [ROUNDS [SEED]]
//
// SQLite reaches the disk through a table of functions. Here its sync also puts a copy of the file aside, as FILE.synced. The
// writer is killed at a moment nobody chose, and the folder is made of those copies alone. That is the worst a disk may do that
// keeps its word about syncing.
#include "world.h"
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

static const char *const FILES[] = {"kring.db", "kring.db-wal", "keys.db", "keys.db-wal"};
enum { FILES_N = 4, OPEN_MAX = 64, FAILS = 12 };

// --- The disk -------------------------------------------------------------------------------------------------------------

static void copy_file(const char *from, const char *to)
{
	char fresh[500];
	struct stat st;
	off_t at = 0;
	snprintf(fresh, sizeof fresh, "%s.new", to);
	int in = open(from, O_RDONLY), out = open(fresh, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (in < 0 || out < 0 || fstat(in, &st) != 0)
		abort();
	while (at < st.st_size && sendfile(out, in, &at, (size_t)(st.st_size - at)) > 0)
		continue;
	close(in);
	close(out);
	if (at < st.st_size || rename(fresh, to) != 0) // all or nothing of one sync
		abort();
}

static void put_aside(const char *path)
{
	static pthread_mutex_t one = PTHREAD_MUTEX_INITIALIZER; // the writer and the checkpoints sync the same log
	char to[450];
	snprintf(to, sizeof to, "%s.synced", path);
	pthread_mutex_lock(&one);
	copy_file(path, to);
	pthread_mutex_unlock(&one);
}

static sqlite3_vfs *real, noting;
static const sqlite3_io_methods *real_methods[2]; // of a database, which has locks, and of a log, which has none
static sqlite3_io_methods noting_methods[2];

static int kind_of(const sqlite3_file *file)
{
	return file->pMethods == &noting_methods[1];
}

static struct {
	_Atomic(sqlite3_file *) file;
	char path[400];
} opened[OPEN_MAX];

static _Atomic int fails_after = INT_MAX; // so many syncs go well, and the next one fails

static int note_sync(sqlite3_file *file, int flags)
{
	if (atomic_fetch_sub(&fails_after, 1) == 0)
		return SQLITE_IOERR_FSYNC;
	int code = real_methods[kind_of(file)]->xSync(file, flags);
	for (int i = 0; i < OPEN_MAX && code == SQLITE_OK; i++)
		if (opened[i].file == file)
			put_aside(opened[i].path);
	return code;
}

static int note_close(sqlite3_file *file)
{
	for (int i = 0; i < OPEN_MAX; i++)
		if (opened[i].file == file)
			opened[i].file = NULL;
	return real_methods[kind_of(file)]->xClose(file);
}

static int note_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *ret_flags)
{
	int code = real->xOpen(vfs, path, file, flags, ret_flags), at = 0;
	if (code != SQLITE_OK || !path || !(flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL)))
		return code;
	int kind = (flags & SQLITE_OPEN_WAL) != 0;
	if (!real_methods[kind])
		noting_methods[kind] = *(real_methods[kind] = file->pMethods);
	noting_methods[kind].xSync = note_sync;
	noting_methods[kind].xClose = note_close;
	for (sqlite3_file *none = NULL; !atomic_compare_exchange_strong(&opened[at].file, &none, file); none = NULL)
		if (++at == OPEN_MAX)
			abort();
	snprintf(opened[at].path, sizeof opened[at].path, "%s", path);
	file->pMethods = &noting_methods[kind];
	return code;
}

static void note_syncs(void)
{
	sqlite3_initialize();
	real = sqlite3_vfs_find(NULL);
	noting = *real;
	noting.zName = "noting";
	noting.xOpen = note_open;
	if (sqlite3_vfs_register(&noting, 1) != SQLITE_OK)
		abort();
}

// --- The cut --------------------------------------------------------------------------------------------------------------

static void name_of(const char *file, const char *end, char to[60])
{
	snprintf(to, 60, "%s%s", file, end);
}

static void start_from_what_is_there(struct world *w)
{
	char synced[60];
	for (int i = 0; i < FILES_N; i++) {
		name_of(FILES[i], ".synced", synced);
		unlink(folder_file(&w->folder, synced));
		if (access(folder_file(&w->folder, FILES[i]), F_OK) == 0)
			put_aside(folder_file(&w->folder, FILES[i]));
	}
}

static void leave_what_was_synced(struct world *w)
{
	char synced[60], index[60];
	for (int i = 0; i < FILES_N; i++) {
		name_of(FILES[i], ".synced", synced);
		name_of(FILES[i], "-shm", index);
		unlink(folder_file(&w->folder, FILES[i]));
		unlink(folder_file(&w->folder, index));
		rename(folder_file(&w->folder, synced), folder_file(&w->folder, FILES[i]));
	}
}

static void round_of_cutting(struct world *w, struct chance *chance, struct told *last)
{
	int pipes[2], status;
	uint64_t seed = chance_next(chance);
	start_from_what_is_there(w);
	NEED(w, pipe(pipes) == 0);
	pid_t child = fork();
	if (child == 0) {
		close(pipes[0]);
		note_syncs();
		write_for_ever(w, seed, pipes[1]);
	}
	close(pipes[1]);
	nanosleep(&(struct timespec){0, (long)chance_below(chance, 80000) * 1000}, NULL);
	NEED(w, kill(child, SIGKILL) == 0 && waitpid(child, &status, 0) == child);
	NEED(w, WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	leave_what_was_synced(w);
	hear(w, pipes[0], last);
	close(pipes[0]);
}

// --- A sync that fails ----------------------------------------------------------------------------------------------------

// What was not kept was told so: it may not come back, though the kernel has all of it.
static void say_until_refused(struct world *w, uint64_t seed, int after, int to)
{
	struct chance chance = {seed};
	struct head heads[PLANS];
	struct told told = {0};
	note_syncs();
	open_world(w);
	read_heads(w, heads);
	fails_after = after;
	while (say_group(w, &chance, heads) == OK)
		continue;
	for (int i = 0; i < PLANS; i++)
		told.seq[i] = heads[i].seq;
	_exit(write(to, &told, sizeof told) != sizeof told);
}

static void round_of_failing(struct world *w, struct chance *chance, int after, struct told *last)
{
	int pipes[2], status;
	uint64_t seed = chance_next(chance);
	NEED(w, pipe(pipes) == 0);
	pid_t child = fork();
	if (child == 0)
		say_until_refused(w, seed, after, pipes[1]);
	close(pipes[1]);
	NEED(w, waitpid(child, &status, 0) == child && status == 0);
	hear(w, pipes[0], last);
	open_world(w);
	for (int i = 0; i < PLANS; i++)
		NEED(w, read_plan(w, i) == last->seq[i]);
	close_world(w);
	close(pipes[0]);
}

int main(int argc, char **argv)
{
	int rounds = argc > 1 ? (int)strtol(argv[1], NULL, 10) : 60;
	struct chance chance = {argc > 2 ? strtoull(argv[2], NULL, 10) : (uint64_t)time(NULL)};
	struct world w = {0};
	struct told last = {0};
	fprintf(stderr, "seed %llu\n", (unsigned long long)chance.state);
	begin_world(&w);
	open_world(&w); // makes kring.db: a cut while a folder is being made is for another day
	close_world(&w);
	for (int i = 0; i < rounds; i++)
		round_of_cutting(&w, &chance, &last);
	for (int i = 0; i < FAILS; i++)
		round_of_failing(&w, &chance, i, &last);
	folder_clear(&w.folder);
	printf("%d power cuts, %d failing syncs, %lld rows of the first plan kept\n", rounds, FAILS, (long long)last.seq[0]);
	return 0;
}
