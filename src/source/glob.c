#include "source/glob.h"

#include <fnmatch.h>
#include <stddef.h>
#include <string.h>

enum { PART_LONGEST = 255 };

/* Copy the first part of path; its length, or -1 when it is no real one. */
static int first_part(const char *path, char part[PART_LONGEST + 1])
{
	size_t length = strcspn(path, "/");

	if (length > PART_LONGEST)
		return -1;
	memcpy(part, path, length);
	part[length] = '\0';
	return (int)length;
}

static const char *after(const char *path, int length)
{
	return path[length] == '/' ? path + length + 1 : NULL;
}

/*
 * Match part by part. A second ** makes the first one's choice final, so the
 * work stays within the product of the lengths.
 */
static bool matches_parts(const char *pattern, const char *path)
{
	const char *retry_pattern = NULL;
	const char *retry_path = NULL;
	char glob[PART_LONGEST + 1];
	char part[PART_LONGEST + 1];

	for (;;) {
		int glob_length = pattern ? first_part(pattern, glob) : 0;
		int part_length = path ? first_part(path, part) : 0;

		if (glob_length < 0 || part_length < 0)
			return false;
		if (pattern && strcmp(glob, "**") == 0) {
			retry_pattern = pattern = after(pattern, glob_length);
			retry_path = path;
			if (!pattern)
				return true;
			continue;
		}
		if (!pattern && !path)
			return true;
		if (pattern && path && fnmatch(glob, part, FNM_PERIOD) == 0) {
			pattern = after(pattern, glob_length);
			path = after(path, part_length);
			continue;
		}
		if (!retry_path)
			return false;
		part_length = first_part(retry_path, part);
		if (part_length < 0)
			return false;
		retry_path = after(retry_path, part_length);
		if (!retry_path)
			return false;
		pattern = retry_pattern;
		path = retry_path;
	}
}

bool glob_matches(const char *pattern, const char *path)
{
	const char *last = strrchr(path, '/');

	if (!strchr(pattern, '/'))
		return fnmatch(pattern, last ? last + 1 : path, FNM_PERIOD) ==
		       0;
	return matches_parts(pattern, path);
}
