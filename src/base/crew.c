#include "smolcmp/crew.h"

#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#include "smolcmp/memory.h"

struct seat {
	void *job;
	bool done;
};

struct crew {
	void (*work)(void *job);
	pthread_t *threads;
	unsigned count;
	struct seat *seats; /* job n is in seat n % most */
	size_t most;
	uint64_t taken; /* jobs; the caller's side alone */

	pthread_mutex_t lock; /* of the following, and of seats */
	pthread_cond_t given_one;
	pthread_cond_t done_one;
	uint64_t given;
	uint64_t begun;
	bool stopped;
};

unsigned crew_size(unsigned wanted)
{
	cpu_set_t set;

	if (wanted)
		return wanted;
	if (sched_getaffinity(0, sizeof(set), &set) < 0)
		return 1;
	return (unsigned)CPU_COUNT(&set);
}

/* The next job to begin; NULL when there will be none. */
static struct seat *begin(struct crew *crew)
{
	struct seat *seat = NULL;

	pthread_mutex_lock(&crew->lock);
	while (crew->begun == crew->given && !crew->stopped)
		pthread_cond_wait(&crew->given_one, &crew->lock);
	if (!crew->stopped)
		seat = &crew->seats[crew->begun++ % crew->most];
	pthread_mutex_unlock(&crew->lock);
	return seat;
}

static void *run(void *context)
{
	struct crew *crew = context;
	struct seat *seat;

	while ((seat = begin(crew))) {
		crew->work(seat->job);
		pthread_mutex_lock(&crew->lock);
		seat->done = true;
		pthread_cond_signal(&crew->done_one);
		pthread_mutex_unlock(&crew->lock);
	}
	return NULL;
}

struct crew *crew_new(unsigned threads, size_t most, void (*work)(void *job))
{
	struct crew *crew = memory_zero(1, sizeof(*crew));

	crew->work = work;
	crew->most = most;
	crew->seats = memory_zero(most, sizeof(*crew->seats));
	crew->threads = memory_zero(threads, sizeof(*crew->threads));
	pthread_mutex_init(&crew->lock, NULL);
	pthread_cond_init(&crew->given_one, NULL);
	pthread_cond_init(&crew->done_one, NULL);
	while (crew->count < threads &&
	       pthread_create(&crew->threads[crew->count], NULL, run, crew) ==
		   0)
		crew->count++;
	if (crew->count)
		return crew;
	crew_free(crew);
	return NULL;
}

void crew_free(struct crew *crew)
{
	if (!crew)
		return;
	pthread_mutex_lock(&crew->lock);
	crew->stopped = true;
	pthread_cond_broadcast(&crew->given_one);
	pthread_mutex_unlock(&crew->lock);
	while (crew->count)
		pthread_join(crew->threads[--crew->count], NULL);
	pthread_mutex_destroy(&crew->lock);
	pthread_cond_destroy(&crew->given_one);
	pthread_cond_destroy(&crew->done_one);
	free(crew->threads);
	free(crew->seats);
	free(crew);
}

void crew_give(struct crew *crew, void *job)
{
	pthread_mutex_lock(&crew->lock);
	crew->seats[crew->given++ % crew->most] = (struct seat){ .job = job };
	pthread_cond_signal(&crew->given_one);
	pthread_mutex_unlock(&crew->lock);
}

void *crew_take(struct crew *crew)
{
	struct seat *seat = &crew->seats[crew->taken % crew->most];
	void *job = NULL;

	pthread_mutex_lock(&crew->lock);
	if (crew->taken < crew->given) {
		while (!seat->done)
			pthread_cond_wait(&crew->done_one, &crew->lock);
		job = seat->job;
		crew->taken++;
	}
	pthread_mutex_unlock(&crew->lock);
	return job;
}
