// SPDX-License-Identifier: EUPL-1.2
#include "world.h"
#include "fresh.h"
#include "record.h"
#include "steps.h"
#include <pthread.h>
#include <time.h>

enum { TEXT = 300 };

void open_world(struct world *w)
{
	NEED(w, keys_open(w->folder.path, NULL, &w->keys, &w->why) == OK);
	NEED(w, store_open(folder_file(&w->folder, "kring.db"), journal_steps, journal_steps_n, &w->store, &w->why) == OK);
}

void close_world(struct world *w)
{
	store_close(w->store);
	keys_close(w->keys);
}

void begin_world(struct world *w)
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

enum status say_group(struct world *w, struct chance *chance, struct head heads[PLANS])
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

void read_heads(struct world *w, struct head heads[PLANS])
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

void write_for_ever(struct world *w, uint64_t seed, int to)
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

int64_t read_plan(struct world *w, int plan)
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

void compare(struct world *w, struct told *told)
{
	int64_t rows, more = 0;
	struct chain_break at;
	NEED(w, chain_verify_all(store_writer(w->store), &rows, &at) == OK);
	for (int i = 0; i < PLANS; i++) {
		int64_t n = read_plan(w, i);
		NEED(w, n >= told->seq[i]);
		more += n - told->seq[i];
		told->seq[i] = n; // a life that ends before it tells must not lose these either, nor be blamed for them
	}
	NEED(w, more <= GROUP);
}

void hear(struct world *w, int from, struct told *last)
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
