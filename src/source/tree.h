/* The data files of a directory tree. */
#ifndef SOURCE_TREE_H
#define SOURCE_TREE_H

#include "smolcmp/source.h"

struct tree_file {
	const char *path;
	bool linked; /* through a symbolic link */
	uint64_t device;
	uint64_t inode;
	uint64_t size;
};

struct tree {
	struct tree_file *files; /* in byte order of path */
	size_t count;
	size_t capacity;
	struct arena *arena;
};

/*
 * List the files of data (form.h) below root: no hidden ones, none
 * that the filter leaves out, each file once, and links only to files inside
 * root. To be released in any case.
 */
MUST_CHECK int tree_list(const char *root, const struct source_filter *filter,
			 struct arena *arena, struct tree *tree,
			 struct error *error);
void tree_release(struct tree *tree);

/* True when name ends in extension (".json"). */
bool tree_has_extension(const char *name, const char *extension);

/* True of the names of data files. */
bool tree_is_data(const char *name);

/* What a path has behind root, from its slash on: nothing when it is root
 * itself, NULL when it lies elsewhere. Both are as realpath() makes them. */
const char *tree_below(const char *root, const char *path);

/* True when path is root or lies below it, links resolved. */
bool tree_is_inside(const char *root, const char *path);

/* True when the filter, which may be NULL, does not want a file. */
bool tree_leaves_out(const struct source_filter *filter, const char *path);

#endif
