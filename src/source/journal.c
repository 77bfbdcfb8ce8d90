#include "smolcmp/journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"
#include "smolcmp/draft.h"

static int fail(const struct journal *journal, const char *what,
		struct error *error)
{
	return error_set(error, ERROR_SYSTEM, journal->path, "cannot %s: %s",
			 what, strerror(errno));
}

static bool is_there(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0;
}

/* Its own name where there was no such file, so that it can be made (somebody
 * may have done so by now); NULL with errno for a link to nothing. */
static char *resolve(const char *path)
{
	char *file = realpath(path, NULL);
	struct stat status;

	if (file || errno != ENOENT)
		return file;
	if (lstat(path, &status) == 0 && S_ISLNK(status.st_mode)) {
		errno = ENOENT;
		return NULL;
	}
	return strdup(path);
}

/* True when the name still is that of the open file: whoever had it before may
 * have put a new one in its place. */
static bool is_current(const struct journal *journal)
{
	struct stat opened;
	struct stat named;

	return fstat(journal->fd, &opened) == 0 &&
	       stat(journal->file, &named) == 0 &&
	       opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

static bool is_regular(int fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

/* Open what is there, or make it. */
static int open_or_make(struct journal *journal)
{
	int flags = O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;

	journal->fd = open(journal->file, flags | O_CREAT | O_EXCL, 0666);
	journal->made = journal->fd >= 0;
	if (journal->fd < 0 && errno == EEXIST)
		journal->fd = open(journal->file, flags);
	return journal->fd < 0 ? -1 : 0;
}

static int open_locked(struct journal *journal, struct error *error)
{
	for (;;) {
		if (open_or_make(journal) < 0) {
			if (errno == ENOENT && is_there(journal->file))
				continue;
			return fail(journal, "open", error);
		}
		if (!is_regular(journal->fd))
			return error_set(error, ERROR_SYSTEM, journal->path,
					 "is no regular file");
		while (flock(journal->fd, LOCK_EX) < 0)
			if (errno != EINTR)
				return fail(journal, "lock", error);
		if (is_current(journal))
			return 0;
		close(journal->fd);
	}
}

int journal_open(struct journal *journal, const char *path, struct error *error)
{
	*journal = (struct journal){ .path = path, .fd = -1 };
	journal->file = resolve(path);
	if (!journal->file)
		return fail(journal, "open", error);
	return open_locked(journal, error);
}

void journal_release(struct journal *journal)
{
	/* Whoever waits for this file finds that it is gone, and makes it. */
	if (journal->made && is_current(journal))
		unlink(journal->file);
	if (journal->fd >= 0)
		close(journal->fd);
	free(journal->file);
	*journal = (struct journal){ .fd = -1 };
}

/* Everything, and the line. */
static int fill(const struct journal *journal, const char *text, int fd)
{
	struct buffer bytes;
	int status;

	buffer_init(&bytes);
	status = lseek(journal->fd, 0, SEEK_SET) < 0
		     ? -1
		     : descriptor_read(journal->fd, &bytes);
	if (bytes.length && bytes.bytes[bytes.length - 1] != '\n')
		buffer_add_char(&bytes, '\n');
	buffer_add_string(&bytes, text);
	buffer_add_char(&bytes, '\n');
	if (status == 0)
		status = descriptor_write(fd, bytes.bytes, bytes.length);
	buffer_release(&bytes);
	return status;
}

int journal_append(struct journal *journal, const char *text,
		   struct error *error)
{
	struct draft draft;
	int status = -1;

	if (draft_open(&draft, journal->file) < 0) {
		fail(journal, "write a file beside it", error);
	} else if (fill(journal, text, draft.fd) < 0 ||
		   draft_publish(&draft, true) < 0) {
		fail(journal, "write", error);
	} else {
		journal->made = false;
		status = 0;
	}
	draft_release(&draft);
	return status;
}
