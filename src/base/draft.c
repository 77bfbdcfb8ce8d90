#include "smolcmp/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"
#include "smolcmp/guard.h"
#include "smolcmp/memory.h"

enum { RANDOM = 6 }; /* letters at the end of a name until it is published */

/* How long the part of a path is that names the folder; 0: it names none. */
static size_t folder_length(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash ? (size_t)(slash - file) + 1 : 0;
}

/* A name that nobody else thinks of meanwhile; should the system have nothing
 * random, another one is tried where it is taken. */
static void make_up(char *end, int tries)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz012345";
	unsigned char bytes[RANDOM] = { 0 };

	if (getentropy(bytes, sizeof(bytes)) < 0)
		bytes[0] = (unsigned char)tries;
	for (size_t i = 0; i < RANDOM; i++)
		end[i] = letters[bytes[i] % (sizeof(letters) - 1)];
}

/* Make the file; nobody may read it before it has its own mode. */
static int make(struct draft *draft, mode_t mode)
{
	char *end = draft->path + strlen(draft->path) - RANDOM;
	int tries = 100;

	do {
		make_up(end, tries);
		draft->fd = openat(
		    draft->folder, draft->path,
		    O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode);
	} while (draft->fd < 0 && errno == EEXIST && --tries);
	return draft->fd < 0 ? -1 : 0;
}

/* Give it what the file has that it will replace. */
static int copy_status(const struct draft *draft, const struct stat *status)
{
	if (fchown(draft->fd, status->st_uid, status->st_gid) < 0)
		errno = 0;
	return fchmod(draft->fd, status->st_mode & 07777);
}

int draft_open_in(struct draft *draft, int folder, const char *file)
{
	size_t length = strlen(file);
	size_t within = folder_length(file);
	size_t size = length + sizeof("..") + RANDOM;
	struct stat status;
	bool replaces;

	*draft = (struct draft){ .fd = -1, .folder = folder };
	draft->file = memory_alloc(length + 1);
	memcpy(draft->file, file, length + 1);
	draft->path = memory_alloc(size);
	snprintf(draft->path, size, "%.*s.%s.%.*s", (int)within, file,
		 file + within, RANDOM, "XXXXXX");
	replaces = fstatat(folder, file, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
		   S_ISREG(status.st_mode);
	if (make(draft, replaces ? 0600 : 0666) < 0) {
		free(draft->path);
		draft->path = NULL;
		return -1;
	}
	return replaces ? copy_status(draft, &status) : 0;
}

int draft_open(struct draft *draft, const char *file)
{
	return draft_open_in(draft, AT_FDCWD, file);
}

char *draft_resolve(const char *name)
{
	char *file = realpath(name, NULL);
	struct stat status;

	if (file || errno != ENOENT)
		return file;
	if (lstat(name, &status) == 0 && S_ISLNK(status.st_mode)) {
		errno = ENOENT;
		return NULL;
	}
	return strdup(name);
}

int draft_open_output(struct draft *draft, const char *name)
{
	struct stat there;
	char *file;
	int status;

	*draft = (struct draft){ .fd = -1, .folder = AT_FDCWD };
	if (stat(name, &there) == 0 && !S_ISREG(there.st_mode)) {
		draft->fd = open(name, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		return draft->fd < 0 ? -1 : 0;
	}
	file = draft_resolve(name);
	if (!file)
		return -1;
	status = draft_open(draft, file);
	free(file);
	return status;
}

void draft_guard(const struct draft *draft)
{
	guard_file(draft->path);
}

/* A name is on the disk once its folder is. Not every system can do that. */
static void settle(const struct draft *draft)
{
	size_t length = folder_length(draft->file);
	int fd;

	draft->file[length] = '\0';
	fd = openat(draft->folder, length ? draft->file : ".",
		    O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	if (fsync(fd) < 0)
		errno = 0;
	close(fd);
}

int draft_publish(struct draft *draft, bool durable)
{
	if (!draft->path)
		return 0;
	if ((durable && fsync(draft->fd) < 0) ||
	    renameat(draft->folder, draft->path, draft->folder, draft->file) <
		0)
		return -1;
	guard_leave_file(draft->path);
	free(draft->path);
	draft->path = NULL;
	if (durable)
		settle(draft);
	return 0;
}

void draft_release(struct draft *draft)
{
	if (draft->fd >= 0)
		close(draft->fd);
	if (draft->path)
		unlinkat(draft->folder, draft->path, 0);
	guard_leave_file(draft->path);
	free(draft->path);
	free(draft->file);
	*draft = (struct draft){ .fd = -1 };
}

int draft_replace_in(int folder, const char *file, mode_t mode,
		     const struct buffer *bytes)
{
	struct draft draft;
	int status = draft_open_in(&draft, folder, file);
	int number;

	if (status == 0 && mode)
		status = fchmod(draft.fd, mode);
	if (status == 0)
		status =
		    descriptor_write(draft.fd, bytes->bytes, bytes->length);
	if (status == 0)
		status = draft_publish(&draft, false);
	number = errno;
	draft_release(&draft);
	errno = number;
	return status;
}
