#include "source/file_stamp.h"

#include <string.h>
#include <time.h>

enum { LARGE = 256 * 1024 };

static int64_t nanoseconds(struct timespec time)
{
	return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void *make_digest(void *context)
{
	struct file_stamp *stamp = context;

	stamp->has_digest = sha256_file(stamp->fd, &stamp->digest) == 0;
	return NULL;
}

/* Some systems keep times in steps of two seconds. */
static void set_time(struct file_stamp *stamp)
{
	static const int64_t step = 2000000000;
	struct timespec now;

	stamp->changed = nanoseconds(stamp->before.st_mtim);
	stamp->has_time = clock_gettime(CLOCK_REALTIME, &now) == 0 &&
			  nanoseconds(now) - stamp->changed > step;
}

bool file_stamp_look(struct file_stamp *stamp, int fd)
{
	*stamp = (struct file_stamp){ .fd = fd };
	if (fd < 0 || fstat(fd, &stamp->before) < 0 ||
	    !S_ISREG(stamp->before.st_mode)) {
		stamp->fd = -1;
		return false;
	}
	stamp->size = (uint64_t)stamp->before.st_size;
	set_time(stamp);
	return true;
}

void file_stamp_begin(struct file_stamp *stamp, int fd, const void *bytes,
		      size_t size)
{
	if (fd < 0) {
		*stamp = (struct file_stamp){ .fd = -1, .size = size };
		stamp->digest = sha256_of(bytes, size);
		stamp->has_digest = true;
		return;
	}
	if (!file_stamp_look(stamp, fd))
		return;
	stamp->threaded =
	    stamp->size >= LARGE &&
	    pthread_create(&stamp->thread, NULL, make_digest, stamp) == 0;
	if (!stamp->threaded)
		make_digest(stamp);
}

int file_stamp_end(struct file_stamp *stamp)
{
	struct stat after;

	if (stamp->threaded)
		pthread_join(stamp->thread, NULL);
	stamp->threaded = false;
	if (stamp->fd < 0)
		return 0;
	if (!stamp->has_digest || fstat(stamp->fd, &after) < 0)
		return -1;
	return after.st_size == stamp->before.st_size &&
		       nanoseconds(after.st_mtim) ==
			   nanoseconds(stamp->before.st_mtim)
		   ? 0
		   : -1;
}
