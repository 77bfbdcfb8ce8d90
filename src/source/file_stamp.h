/* What tells whether a file is as it was: its size, its time and its digest. */
#ifndef SOURCE_FILE_STAMP_H
#define SOURCE_FILE_STAMP_H

#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include "smolcmp/sha256.h"

struct file_stamp {
	uint64_t size;
	/* Nanoseconds; not known where the file was changed so lately that a
	 * further change need not show in it. */
	bool has_time;
	int64_t changed;
	bool has_digest; /* not of what can be read only once */
	struct sha256 digest;

	int fd; /* while it is made; -1: bytes in memory */
	struct stat before;
	bool threaded;
	pthread_t thread;
};

/* Look at size and time alone; false, and nothing is known, unless fd gives a
 * regular file. */
bool file_stamp_look(struct file_stamp *stamp, int fd);

/* Begin to stamp what fd gives, which must stay open until the end, or where
 * that is -1 so many bytes. A large file's digest is made by a thread. */
void file_stamp_begin(struct file_stamp *stamp, int fd, const void *bytes,
		      size_t size);

/* -1 when the file was changed since, or could not be read. */
MUST_CHECK int file_stamp_end(struct file_stamp *stamp);

#endif
