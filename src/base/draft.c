#include "smolcmp/draft.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/memory.h"

/* How long the part of a path is that names the folder; 0: it names none. */
static size_t folder_length(const char *file)
{
	const char *slash = strrchr(file, '/');

	return slash ? (size_t)(slash - file) + 1 : 0;
}

/* What a file has that is made in the usual way. */
static mode_t usual_mode(void)
{
	mode_t mask = umask(0);

	umask(mask);
	return 0666 & ~mask;
}

static int copy_status(const struct draft *draft)
{
	struct stat status;

	if (stat(draft->file, &status) < 0)
		return errno == ENOENT ? fchmod(draft->fd, usual_mode()) : -1;
	if (fchown(draft->fd, status.st_uid, status.st_gid) < 0)
		errno = 0;
	return fchmod(draft->fd, status.st_mode & 07777);
}

int draft_open(struct draft *draft, const char *file)
{
	size_t length = strlen(file);
	size_t folder = folder_length(file);
	size_t size = length + sizeof("..XXXXXX");

	draft->file = memory_alloc(length + 1);
	memcpy(draft->file, file, length + 1);
	draft->path = memory_alloc(size);
	snprintf(draft->path, size, "%.*s.%s.XXXXXX", (int)folder, file,
		 file + folder);
	draft->fd = mkstemp(draft->path);
	if (draft->fd < 0) {
		free(draft->path);
		draft->path = NULL;
		return -1;
	}
	return copy_status(draft);
}

/* What a signal finds: the path of a draft, or NULL. */
static const char *volatile guarded;

static void remove_guarded(int number)
{
	const char *path = guarded;

	if (path)
		unlink(path);
	raise(number); /* now what it does by itself */
}

void draft_guard(const struct draft *draft)
{
	static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGXFSZ };
	struct sigaction action = { .sa_handler = remove_guarded,
				    .sa_flags = (int)SA_RESETHAND };

	guarded = draft->path;
	for (size_t i = 0; i < sizeof(numbers) / sizeof(*numbers); i++) {
		struct sigaction before;

		/* Who started us may have asked for it to be ignored. */
		if (sigaction(numbers[i], NULL, &before) == 0 &&
		    before.sa_handler == SIG_DFL)
			sigaction(numbers[i], &action, NULL);
	}
}

static void unguard(const struct draft *draft)
{
	if (guarded == draft->path)
		guarded = NULL;
}

/* A name is on the disk once its folder is. Not every system can do that. */
static void settle(const struct draft *draft)
{
	size_t length = folder_length(draft->file);
	int fd;

	draft->file[length] = '\0';
	fd = open(length ? draft->file : ".",
		  O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return;
	if (fsync(fd) < 0)
		errno = 0;
	close(fd);
}

int draft_publish(struct draft *draft, bool durable)
{
	if ((durable && fsync(draft->fd) < 0) ||
	    rename(draft->path, draft->file) < 0)
		return -1;
	unguard(draft);
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
		unlink(draft->path);
	unguard(draft);
	free(draft->path);
	free(draft->file);
	*draft = (struct draft){ .fd = -1 };
}
