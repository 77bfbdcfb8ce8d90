#include "smolcmp/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"
#include "smolcmp/guard.h"

static const struct claim no_claim = { .fd = -1, .draft = { .fd = -1 } };

static int fail(const struct claim *claim, const char *what,
		struct error *error)
{
	return error_set(error, ERROR_SYSTEM, claim->path, "cannot %s: %s",
			 what, strerror(errno));
}

static bool is_there(const char *path)
{
	struct stat status;

	return lstat(path, &status) == 0;
}

/* True when the name still is that of the open file: whoever had it before may
 * have put a new one in its place. */
static bool is_current(const struct claim *claim)
{
	return descriptor_is(claim->fd, AT_FDCWD, claim->file, 0);
}

static bool is_regular(int fd)
{
	struct stat status;

	return fstat(fd, &status) == 0 && S_ISREG(status.st_mode);
}

/* Open what is there, or make it. */
static int open_file(struct claim *claim, bool make)
{
	int flags = O_RDWR | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;

	claim->fd = -1;
	if (make)
		claim->fd = open(claim->file, flags | O_CREAT | O_EXCL, 0666);
	claim->made = claim->fd >= 0;
	if (claim->fd < 0 && (!make || errno == EEXIST))
		claim->fd = open(claim->file, flags);
	return claim->fd < 0 ? -1 : 0;
}

static int open_locked(struct claim *claim, bool make, struct error *error)
{
	for (;;) {
		if (open_file(claim, make) < 0) {
			if (make && errno == ENOENT && is_there(claim->file))
				continue;
			return fail(claim, "open", error);
		}
		if (!is_regular(claim->fd))
			return error_set(error, ERROR_SYSTEM, claim->path,
					 "is no regular file");
		while (flock(claim->fd, LOCK_EX) < 0)
			if (errno != EINTR)
				return fail(claim, "lock", error);
		if (is_current(claim)) {
			if (claim->made)
				guard_file(claim->file);
			return 0;
		}
		close(claim->fd);
	}
}

int claim_open(struct claim *claim, const char *path, bool make,
	       struct error *error)
{
	*claim = no_claim;
	claim->path = path;
	claim->file = draft_resolve(path);
	if (!claim->file)
		return fail(claim, "open", error);
	return open_locked(claim, make, error);
}

void claim_release(struct claim *claim)
{
	guard_leave_file(claim->file);
	/* Whoever waits for this file finds that it is gone, and makes it. */
	if (claim->made && is_current(claim))
		unlink(claim->file);
	draft_release(&claim->draft);
	if (claim->fd >= 0)
		close(claim->fd);
	free(claim->file);
	*claim = no_claim;
}

int claim_read(struct claim *claim, struct buffer *bytes, struct error *error)
{
	if (fstat(claim->fd, &claim->read) < 0 ||
	    lseek(claim->fd, 0, SEEK_SET) < 0 ||
	    descriptor_read(claim->fd, bytes) < 0)
		return fail(claim, "read", error);
	return 0;
}

static bool is_same_time(struct timespec a, struct timespec b)
{
	return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* True when nobody has put another file there, or written to this one. */
static bool is_unchanged(const struct claim *claim)
{
	struct stat now;

	return is_current(claim) && fstat(claim->fd, &now) == 0 &&
	       now.st_size == claim->read.st_size &&
	       is_same_time(now.st_mtim, claim->read.st_mtim);
}

int claim_write(struct claim *claim, const char *bytes, size_t length,
		struct error *error)
{
	if (draft_open(&claim->draft, claim->file) < 0)
		return fail(claim, "write a file beside it", error);
	draft_guard(&claim->draft);
	if (descriptor_write(claim->draft.fd, bytes, length) < 0 ||
	    fsync(claim->draft.fd) < 0)
		return fail(claim, "write", error);
	return 0;
}

int claim_check(const struct claim *claim, struct error *error)
{
	if (is_unchanged(claim))
		return 0;
	return error_set(error, ERROR_SYSTEM, claim->path,
			 "was changed meanwhile, and stays as it is; run it "
			 "again");
}

int claim_publish(struct claim *claim, struct error *error)
{
	if (claim_check(claim, error) < 0)
		return -1;
	/* From here on it may be what was written. */
	guard_leave_file(claim->file);
	if (draft_publish(&claim->draft, true) < 0)
		return fail(claim, "write", error);
	claim->made = false;
	return 0;
}
