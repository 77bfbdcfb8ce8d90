#include "smolcmp/target.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

static int fail(const struct target *target, struct error *error)
{
	return error_set(error, ERROR_SYSTEM, target->path,
			 "cannot be written: %s", strerror(errno));
}

int target_open(struct target *target, const char *path, struct error *error)
{
	*target = (struct target){ .draft = { .fd = -1 } };
	if (!path || strcmp(path, "-") == 0)
		return 0;
	target->path = path;
	if (draft_open_output(&target->draft, path) < 0 ||
	    dup2(target->draft.fd, STDOUT_FILENO) < 0)
		return fail(target, error);
	return 0;
}

int target_publish(struct target *target, struct error *error)
{
	if (target->path && draft_publish(&target->draft, true) < 0)
		return fail(target, error);
	return 0;
}

void target_release(struct target *target)
{
	draft_release(&target->draft);
}
