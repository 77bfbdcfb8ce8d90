#include "smolcmp/workroom.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "smolcmp/guard.h"
#include "smolcmp/memory.h"

const char workroom_prefix[] = "run-";

int workroom_make(struct workroom *room, const char *parent, size_t count)
{
	const char *usual = getenv("TMPDIR");
	size_t size;

	if (!parent)
		parent = usual && usual[0] == '/' ? usual : "/tmp";
	size = strlen(parent) + sizeof("/run-XXXXXX");
	*room = (struct workroom){ memory_alloc(size), count };
	snprintf(room->path, size, "%s/%sXXXXXX", parent, workroom_prefix);
	if (!mkdtemp(room->path)) {
		free(room->path);
		room->path = NULL;
		return -1;
	}
	guard_folder(room->path, count);
	return 0;
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
	int folder;

	if (!room->path)
		return;
	folder = open(room->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	for (size_t i = 0; folder >= 0 && i < room->count; i++)
		unlinkat(folder, workroom_name(i, name), 0);
	if (folder >= 0)
		close(folder);
	rmdir(room->path);
	guard_leave_folder(room->path);
	free(room->path);
	*room = (struct workroom){ .path = NULL };
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
	while ((entry = readdir(directory)))
		if (entry->d_name[0] != '.')
			unlinkat(fd, entry->d_name, 0);
	closedir(directory);
	unlinkat(parent, name, AT_REMOVEDIR);
}
