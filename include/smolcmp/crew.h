/*
 * Threads that work on jobs side by side; what they made is taken in the order
 * in which the jobs were given. Knows nothing of what a job is.
 */
#ifndef SMOLCMP_CREW_H
#define SMOLCMP_CREW_H

#include <stddef.h>

struct crew;

/* How many threads are wanted: as many as there are processors that this
 * process may use where that is 0. */
unsigned crew_size(unsigned wanted);

/*
 * A crew of at least 1 thread, with room for so many jobs at once. work is
 * called for one job on one thread; several may be worked on at the same time.
 * NULL when there can be no thread.
 */
struct crew *crew_new(unsigned threads, size_t most, void (*work)(void *job));

/* Wait for jobs that were begun; others are dropped. Accepts NULL. */
void crew_free(struct crew *crew);

/* Give it a job, of which there may be room left for no more than this one. */
void crew_give(struct crew *crew, void *job);

/* Wait for the oldest job to be done, and take it; NULL when there is none. */
void *crew_take(struct crew *crew);

#endif
