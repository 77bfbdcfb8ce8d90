#include "smolcmp/target.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail(const struct target *target, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, target->path,
			 "cannot be written: %s", strerror(errno));
}

/* A new file in place of the one that the name leads to. */
static int open_draft(struct target *target)
{
	char *file = realpath(target->path, NULL);
	int status;

	target->whole = true;
	if (!file && errno != ENOENT)
		return -1;
	status = draft_open(&target->draft, file ? file : target->path);
	free(file);
	if (status < 0)
		return -1;
	return dup2(target->draft.fd, STDOUT_FILENO) < 0 ? -1 : 0;
}

static int open_as_it_is(const struct target *target)
{
	int fd = open(target->path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	int status;

	if (fd < 0)
		return -1;
	status = dup2(fd, STDOUT_FILENO);
	close(fd);
	return status < 0 ? -1 : 0;
}

int target_open(struct target *target, const char *path, struct error *error)
{
	struct stat status;
	bool there;

	*target = (struct target){ .draft = { .fd = -1 } };
	if (!path || strcmp(path, "-") == 0)
		return 0;
	target->path = path;
	there = stat(path, &status) == 0 && !S_ISREG(status.st_mode);
	if ((there ? open_as_it_is(target) : open_draft(target)) < 0)
		return fail(target, error);
	return 0;
}

int target_publish(struct target *target, struct error *error)
{
	if (target->whole && draft_publish(&target->draft, true) < 0)
		return fail(target, error);
	return 0;
}

void target_release(struct target *target)
{
	draft_release(&target->draft);
}
