#include "source/ahead.h"

#include <errno.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

#include "source/blocks.h"
#include "source/inlet.h"

/* One is worked on while the other is read. */
enum { SLOTS = 2 };

struct slot {
	uint8_t *memory;
	ssize_t length; /* as read(2) returned it, */
	int problem;	/* and its errno */
};

struct ahead {
	struct inlet *inlet;
	size_t size;
	size_t room;
	struct slot slots[SLOTS]; /* block n is in slot n % SLOTS */
	pthread_t thread;

	pthread_mutex_t lock;	/* of the following */
	pthread_cond_t changed; /* one of them, for the other thread */
	uint64_t read;		/* blocks so far */
	uint64_t given;		/* back, of those */
	bool stopped;

	uint64_t next; /* block to hand out; the caller's side alone */
};

/* Wait for a slot that is free; false when there is no more to do. */
static bool wait_for_room(struct ahead *ahead)
{
	bool stopped;

	pthread_mutex_lock(&ahead->lock);
	while (ahead->read - ahead->given == SLOTS && !ahead->stopped)
		pthread_cond_wait(&ahead->changed, &ahead->lock);
	stopped = ahead->stopped;
	pthread_mutex_unlock(&ahead->lock);
	return !stopped;
}

static void *run(void *context)
{
	struct ahead *ahead = context;
	ssize_t length = 1;

	while (length > 0 && wait_for_room(ahead)) {
		struct slot *slot = &ahead->slots[ahead->read % SLOTS];

		length = inlet_read(ahead->inlet, slot->memory + ahead->room,
				    ahead->size);
		slot->length = length;
		slot->problem = errno;
		pthread_mutex_lock(&ahead->lock);
		ahead->read++;
		pthread_cond_signal(&ahead->changed);
		pthread_mutex_unlock(&ahead->lock);
	}
	return NULL;
}

static void release(struct ahead *ahead)
{
	pthread_mutex_destroy(&ahead->lock);
	pthread_cond_destroy(&ahead->changed);
	for (int i = 0; i < SLOTS; i++)
		free(ahead->slots[i].memory);
	free(ahead);
}

struct ahead *ahead_start(struct inlet *inlet, size_t size, size_t room)
{
	struct ahead *ahead = memory_zero(1, sizeof(*ahead));

	ahead->inlet = inlet;
	ahead->size = size;
	ahead->room = room;
	for (int i = 0; i < SLOTS; i++)
		ahead->slots[i].memory = blocks_alloc(room + size);
	pthread_mutex_init(&ahead->lock, NULL);
	pthread_cond_init(&ahead->changed, NULL);
	if (pthread_create(&ahead->thread, NULL, run, ahead) == 0)
		return ahead;
	release(ahead);
	return NULL;
}

static void wait_for_block(struct ahead *ahead)
{
	pthread_mutex_lock(&ahead->lock);
	while (ahead->read == ahead->next)
		pthread_cond_wait(&ahead->changed, &ahead->lock);
	pthread_mutex_unlock(&ahead->lock);
}

static void give_back(struct ahead *ahead)
{
	pthread_mutex_lock(&ahead->lock);
	ahead->given++;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->lock);
}

ssize_t ahead_next(struct ahead *ahead, const uint8_t *rest, size_t length,
		   uint8_t **block)
{
	struct slot *slot = &ahead->slots[ahead->next % SLOTS];

	wait_for_block(ahead);
	*block = slot->memory + ahead->room;
	memcpy(*block - length, rest, length);
	if (ahead->next)
		give_back(ahead);
	ahead->next++;
	errno = slot->problem;
	return slot->length;
}

void ahead_stop(struct ahead *ahead)
{
	if (!ahead)
		return;
	pthread_mutex_lock(&ahead->lock);
	ahead->stopped = true;
	pthread_cond_signal(&ahead->changed);
	pthread_mutex_unlock(&ahead->lock);
	pthread_join(ahead->thread, NULL);
	release(ahead);
}
