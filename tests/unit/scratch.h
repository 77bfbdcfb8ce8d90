/*
 * A temporary directory that a test works in, as its working directory.
 * Included by tests after cmocka.
 */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct scratch {
	char path[64];
	int home; /* the working directory before */
};

/* For cmocka as setup: *state is a struct scratch, empty and entered. */
static inline int scratch_setup(void **state)
{
	static struct scratch scratch;

	strcpy(scratch.path, "/tmp/smolcmp-test-XXXXXX");
	scratch.home = open(".", O_RDONLY);
	*state = &scratch;
	return scratch.home >= 0 && mkdtemp(scratch.path) &&
		       chdir(scratch.path) == 0
		   ? 0
		   : -1;
}

static inline int scratch_remove(const char *path)
{
	DIR *directory = remove(path) == 0 ? NULL : opendir(path);
	struct dirent *entry;
	char inner[PATH_MAX + 300];

	if (!directory)
		return 0;
	while ((entry = readdir(directory))) {
		int length = snprintf(inner, sizeof(inner), "%s/%s", path,
				      entry->d_name);

		if (strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0 && length > 0 &&
		    (size_t)length < sizeof(inner))
			scratch_remove(inner);
	}
	closedir(directory);
	return remove(path);
}

/* For cmocka as teardown. */
static inline int scratch_teardown(void **state)
{
	struct scratch *scratch = *state;

	if (fchdir(scratch->home) < 0)
		return -1;
	close(scratch->home);
	return scratch_remove(scratch->path);
}

static inline void scratch_directory(const char *path)
{
	assert_int_equal(mkdir(path, 0755), 0);
}

static inline void scratch_bytes(const char *path, const void *bytes,
				 size_t size)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, size, file), size);
	assert_int_equal(fclose(file), 0);
}

static inline void scratch_file(const char *path, const char *text)
{
	scratch_bytes(path, text, strlen(text));
}

#endif
