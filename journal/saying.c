// SPDX-License-Identifier: EUPL-1.2
// The one thread in which things are said. It takes all that wait, does each in turn inside one transaction, commits, publishes
// the new plans and tells each. No lock on a plan and no race for its chain; sixty-four people who speak at once cost one write
// to the disk. When the commit fails nothing was said: unpublished plans are dropped and each is told so.
#include "house.h"
#include "log.h"
#include <stdlib.h>
#include <time.h>

enum { GROUP = 256 }; // sayings in one transaction: more would keep the first one waiting

bool house_is_saying(const struct house *h)
{
	return pthread_equal(h->saying, pthread_self());
}
struct conn *house_writer(struct house *h)
{
	return store_writer(h->store);
}

struct unpublished *group_get(struct house *h, struct id id)
{
	for (size_t i = h->group.n; i-- > 0;) // who speaks twice in a group does so in a row, most often
		if (id_eq(h->group.at[i].id, id))
			return &h->group.at[i];
	return NULL;
}

void group_put(struct house *h, struct id id, const struct folded *now, bool gone)
{
	struct unpublished *u = group_get(h, id);
	if (u)
		plan_release(u->now.plan);
	else
		u = list_add(&h->group);
	*u = (struct unpublished){id, *now, gone};
}

static void group_end(struct house *h, bool kept)
{
	list_each(u, &h->group)
	{
		if (kept && u->gone)
			cache_drop(h, u->id);
		else if (kept)
			cache_put(h, u->id, &u->now);
		plan_release(u->now.plan);
	}
	h->group.n = 0;
}

static struct job *take(struct house *h)
{
	pthread_mutex_lock(&h->queue_lock);
	while (!h->first && !h->stopping)
		pthread_cond_wait(&h->queue_has, &h->queue_lock);
	struct job *jobs = h->first, **end = &jobs;
	for (int n = 0; *end && n < GROUP; n++)
		end = &(*end)->next;
	h->first = *end;
	*end = NULL;
	if (!h->first)
		h->last = &h->first;
	pthread_mutex_unlock(&h->queue_lock);
	return jobs;
}

static void do_group(struct house *h, struct job *jobs)
{
	enum status kept = store_begin(house_writer(h));
	uint64_t n = 0;
	for (struct job *j = jobs; j && kept == OK; j = j->next, n++)
		j->run(j);
	if (kept == OK && h->spoiled)
		kept = NOT_KEPT;
	if (kept == OK)
		kept = store_commit(house_writer(h));
	else
		store_rollback(house_writer(h));
	h->spoiled = false;
	if (kept != OK)
		log_say("a group of sayings was not kept: %s", store_why(house_writer(h)));
	group_end(h, kept == OK);
	looks_end(h, kept == OK);
	bool marked, gone = kept == OK && (h->erasing || h->taking);
	if (marks_carry(h, kept == OK, &marked) != OK)
		log_say("a seat that ended, or reads less, would not do so again when an older copy is put back");
	if (h->erasing && erase_finish(h) != OK) // and again after the next group, or at the next start
		log_say("a plan could not be erased to the end yet: %s", store_why(house_writer(h)));
	if (h->taking) // whoever reads is in the way: then with the next sweep
		h->cut_later = store_checkpoint(h->store, true) != OK;
	h->taking = false;
	if (gone || marked)
		h->copy_behind = true;
	seats_moved(h);
	list_each(a, &h->after) a->run(h, a->with);
	h->after.n = 0;
	h->groups++;
	h->said += kept == OK ? n : 0;
	for (struct job *j = jobs, *next; j; j = next) {
		next = j->next;
		j->done(j, kept == OK ? OK : NOT_KEPT);
	}
}

static void *saying_thread(void *with)
{
	struct house *h = with;
	h->saying = pthread_self();
	for (struct job *jobs; (jobs = take(h));)
		do_group(h, jobs);
	return NULL;
}

// Checkpoints beside the writer: when enough has gathered, or when it is quiet.
static void *checkpoint_thread(void *with)
{
	struct house *h = with;
	int64_t before = -1;
	pthread_mutex_lock(&h->queue_lock);
	while (!h->checkpoint_stops) {
		struct timespec until;
		clock_gettime(CLOCK_MONOTONIC, &until); // a clock that is set back must not make it wait for days
		until.tv_nsec += 250000000;
		until.tv_sec += until.tv_nsec / 1000000000;
		until.tv_nsec %= 1000000000;
		pthread_cond_timedwait(&h->queue_idle, &h->queue_lock, &until);
		pthread_mutex_unlock(&h->queue_lock);
		int64_t bytes = store_log_bytes(h->store);
		if (bytes > STORE_CHECKPOINT_BYTES || (bytes > 0 && bytes == before))
			(void)!store_checkpoint(h->store, false);
		if (bytes == before)
			(void)!keys_tidy(h->keys);
		copies_renew(h);
		before = store_log_bytes(h->store);
		pthread_mutex_lock(&h->queue_lock);
		if (h->first)
			pthread_cond_signal(&h->queue_has); // for what only goes along, when nobody came
	}
	pthread_mutex_unlock(&h->queue_lock);
	return NULL;
}

enum status saying_start(struct house *h)
{
	pthread_condattr_t steady;
	pthread_condattr_init(&steady);
	pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
	pthread_cond_init(&h->queue_has, NULL);
	pthread_cond_init(&h->queue_idle, &steady);
	pthread_condattr_destroy(&steady);
	h->last = &h->first;
	if (pthread_create(&h->thread, NULL, saying_thread, h) != 0)
		return NOT_KEPT;
	if (pthread_create(&h->checkpointer, NULL, checkpoint_thread, h) == 0)
		return OK;
	saying_stop(h);
	return NOT_KEPT;
}

void saying_stop(struct house *h)
{
	pthread_mutex_lock(&h->queue_lock);
	h->stopping = h->checkpoint_stops = true;
	pthread_cond_broadcast(&h->queue_has);
	pthread_cond_broadcast(&h->queue_idle);
	pthread_mutex_unlock(&h->queue_lock);
	pthread_join(h->thread, NULL);
	if (h->checkpointer)
		pthread_join(h->checkpointer, NULL);
	h->thread = h->checkpointer = 0;
	list_free(&h->group);
	list_free(&h->looked);
	list_free(&h->marks);
	list_free(&h->after);
}

static bool line_up(struct house *h, struct job *job)
{
	pthread_mutex_lock(&h->queue_lock);
	bool open = !h->stopping;
	if (open) {
		job->next = NULL;
		*h->last = job;
		h->last = &job->next;
	}
	pthread_mutex_unlock(&h->queue_lock);
	if (!open)
		job->done(job, BUSY);
	return open;
}

// Woken after the lock is let go: who is woken with it still held wakes only to wait for it.
void house_queue(struct house *h, struct job *job)
{
	if (line_up(h, job))
		pthread_cond_signal(&h->queue_has);
}

void house_queue_along(struct house *h, struct job *job)
{
	(void)!line_up(h, job);
}

struct waiting {
	struct job job;
	void (*run)(void *);
	void *with;
	pthread_mutex_t lock;
	pthread_cond_t ended;
	bool over;
	enum status status;
};

static void waiting_run(struct job *job)
{
	struct waiting *w = (struct waiting *)job;
	w->run(w->with);
}

static void waiting_done(struct job *job, enum status status)
{
	struct waiting *w = (struct waiting *)job;
	pthread_mutex_lock(&w->lock);
	w->over = true;
	w->status = status;
	pthread_cond_signal(&w->ended);
	pthread_mutex_unlock(&w->lock);
}

enum status house_do(struct house *h, void (*run)(void *), void *with)
{
	struct waiting w = {.job = {.run = waiting_run, .done = waiting_done}, .run = run, .with = with};
	pthread_mutex_init(&w.lock, NULL);
	pthread_cond_init(&w.ended, NULL);
	house_queue(h, &w.job);
	pthread_mutex_lock(&w.lock);
	while (!w.over)
		pthread_cond_wait(&w.ended, &w.lock);
	pthread_mutex_unlock(&w.lock);
	pthread_cond_destroy(&w.ended);
	pthread_mutex_destroy(&w.lock);
	return w.status;
}
