#include "smolcmp/workroom.h"

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
	*room = (struct workroom){ NULL };
}
