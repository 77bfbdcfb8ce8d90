#include "smolcmp/descriptor.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

int descriptor_read(int fd, struct buffer *bytes)
{
	char block[4096];
	ssize_t count;

	while ((count = read(fd, block, sizeof(block))) != 0) {
		if (count < 0 && errno != EINTR)
			return -1;
		if (count > 0)
			buffer_add(bytes, block, (size_t)count);
	}
	return 0;
}

int descriptor_write(int fd, const void *bytes, size_t length)
{
	const char *from = bytes;
	size_t done = 0;

	while (done < length) {
		ssize_t count = write(fd, from + done, length - done);

		if (count < 0 && errno != EINTR)
			return -1;
		if (count > 0)
			done += (size_t)count;
	}
	return 0;
}

bool descriptor_is(int fd, int folder, const char *name, int flags)
{
	struct stat opened, named;

	return fstat(fd, &opened) == 0 &&
	       fstatat(folder, name, &named, flags) == 0 &&
	       opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}
