#include "smolcmp/workroom.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"
#include "smolcmp/guard.h"
#include "smolcmp/memory.h"
#include "smolcmp/moment.h"

const char workroom_prefix[] = "run-";

/* How often a folder is made that somebody removes before it has its lock. */
enum { TRIES = 10 };

/* Seconds after which a folder without a lock is nobody's any longer. */
enum { LEFT_BEHIND = 24 * 60 * 60 };

/* Open the folder that was just made, and let others see that it is in use;
 * false when one of them has been faster. Some systems have no locks. */
static bool take(struct workroom *room)
{
	room->folder =
	    open(room->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (room->folder < 0) {
		rmdir(room->path);
		return false;
	}
	while (flock(room->folder, LOCK_EX) < 0 && errno == EINTR)
		;
	if (descriptor_is(room->folder, AT_FDCWD, room->path,
			  AT_SYMLINK_NOFOLLOW))
		return true;
	close(room->folder);
	return false;
}

int workroom_make(struct workroom *room, const char *parent, size_t count)
{
	const char *usual = getenv("TMPDIR");
	int tries = TRIES;
	size_t size;

	if (!parent)
		parent = usual && usual[0] == '/' ? usual : "/tmp";
	size = strlen(parent) + sizeof("/run-XXXXXX");
	*room = (struct workroom){ memory_alloc(size), -1, count };
	do {
		snprintf(room->path, size, "%s/%sXXXXXX", parent,
			 workroom_prefix);
		if (!mkdtemp(room->path))
			break;
		if (take(room)) {
			guard_folder(room->path, count);
			return 0;
		}
	} while (--tries);
	free(room->path);
	room->path = NULL;
	return -1;
}

void workroom_grow(struct workroom *room, size_t count)
{
	room->count += count;
	guard_folder(room->path, room->count);
}

const char *workroom_name(size_t number, char text[WORKROOM_NAME])
{
	snprintf(text, WORKROOM_NAME, "%zu", number);
	return text;
}

void workroom_release(struct workroom *room)
{
	char name[WORKROOM_NAME];

	if (!room->path)
		return;
	for (size_t i = 0; i < room->count; i++)
		unlinkat(room->folder, workroom_name(i, name), 0);
	rmdir(room->path);
	close(room->folder);
	guard_leave_folder(room->path);
	free(room->path);
	*room = (struct workroom){ .path = NULL };
}

static bool is_left_behind(int folder)
{
	struct stat status;

	if (flock(folder, LOCK_EX | LOCK_NB) == 0)
		return true;
	return errno != EWOULDBLOCK && fstat(folder, &status) == 0 &&
	       moment_now() - status.st_mtime >= LEFT_BEHIND;
}

void workroom_remove_in(int parent, const char *name)
{
	int fd = openat(parent, name,
			O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	DIR *directory = fd < 0 ? NULL : fdopendir(fd);
	struct dirent *entry;

	if (!directory) {
		if (fd >= 0)
			close(fd);
		return;
	}
	if (is_left_behind(fd)) {
		while ((entry = readdir(directory)))
			if (entry->d_name[0] != '.')
				unlinkat(fd, entry->d_name, 0);
		unlinkat(parent, name, AT_REMOVEDIR);
	}
	closedir(directory);
}
