#include "smolcmp/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/memory.h"

/* Make a folder unless it is there. */
static int make(int parent, const char *name, size_t length,
		const struct folder_taker *taker)
{
	bool made = mkdirat(parent, name, 0777) == 0;

	if (!made && errno != EEXIST)
		return -1;
	taker->take(taker->context, length, made);
	return 0;
}

/* Open the folder that ends at length in path; parent is closed. */
static int enter(int parent, const char *start, size_t length, const char *path,
		 const struct folder_taker *taker)
{
	size_t size = length - (size_t)(start - path);
	char *name = memory_alloc(size + 1);
	int folder = -1, number;

	memcpy(name, start, size);
	name[size] = '\0';
	if (!taker || make(parent, name, length, taker) == 0)
		folder =
		    openat(parent, name,
			   O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	number = errno;
	close(parent);
	free(name);
	errno = number;
	return folder;
}

int folder_open(int root, const char *path, const struct folder_taker *taker,
		const char **name)
{
	int folder = fcntl(root, F_DUPFD_CLOEXEC, 0);
	const char *slash;

	*name = path;
	while (folder >= 0 && (slash = strchr(*name, '/'))) {
		folder =
		    enter(folder, *name, (size_t)(slash - path), path, taker);
		if (folder >= 0)
			*name = slash + 1;
	}
	return folder;
}
