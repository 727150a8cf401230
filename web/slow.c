// SPDX-License-Identifier: EUPL-1.2
// A queue with a bound and two threads: see slow.h.
#include "slow.h"
#include <pthread.h>
#include <stdlib.h>

// argon2 takes up to 170 ms: who stands behind more than this has left before it is done.
enum { THREADS = 2, MOST_WAITING = 100 };

struct slow {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	pthread_t threads[THREADS];
	struct job *first, **end;
	unsigned waiting;
	bool ending;
	void (*run)(struct job *);
};

static struct job *take(struct slow *slow)
{
	pthread_mutex_lock(&slow->lock);
	while (!slow->first && !slow->ending)
		pthread_cond_wait(&slow->changed, &slow->lock);
	struct job *job = slow->first;
	if (job) {
		slow->first = job->next;
		if (!slow->first)
			slow->end = &slow->first;
		slow->waiting--;
	}
	pthread_mutex_unlock(&slow->lock);
	return job;
}

static void *work(void *arg)
{
	struct slow *slow = arg;
	for (struct job *job; (job = take(slow));)
		slow->run(job);
	return NULL;
}

struct slow *slow_create(void (*run)(struct job *))
{
	struct slow *slow = calloc(1, sizeof *slow);
	if (!slow || pthread_mutex_init(&slow->lock, NULL) != 0 || pthread_cond_init(&slow->changed, NULL) != 0)
		abort();
	slow->end = &slow->first;
	slow->run = run;
	for (int i = 0; i < THREADS; i++)
		if (pthread_create(&slow->threads[i], NULL, work, slow) != 0)
			abort();
	return slow;
}

void slow_destroy(struct slow *slow)
{
	pthread_mutex_lock(&slow->lock);
	slow->ending = true;
	pthread_cond_broadcast(&slow->changed);
	pthread_mutex_unlock(&slow->lock);
	for (int i = 0; i < THREADS; i++)
		pthread_join(slow->threads[i], NULL);
	pthread_cond_destroy(&slow->changed);
	pthread_mutex_destroy(&slow->lock);
	free(slow);
}

bool slow_put(struct slow *slow, struct job *job)
{
	job->next = NULL;
	pthread_mutex_lock(&slow->lock);
	bool fits = slow->waiting < MOST_WAITING;
	if (fits) {
		*slow->end = job;
		slow->end = &job->next;
		slow->waiting++;
		pthread_cond_signal(&slow->changed);
	}
	pthread_mutex_unlock(&slow->lock);
	return fits;
}
