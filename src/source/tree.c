#include "source/tree.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "smolcmp/form.h"
#include "smolcmp/memory.h"
#include "smolcmp/place.h"
#include "source/glob.h"

void tree_release(struct tree *tree)
{
	free(tree->files);
	tree->files = NULL;
}

bool tree_has_extension(const char *name, const char *extension)
{
	size_t length = strlen(name);
	size_t tail = strlen(extension);

	return length > tail && strcmp(name + length - tail, extension) == 0;
}

bool tree_is_data(const char *name)
{
	return form_of(name, strlen(name)) != FORM_UNKNOWN;
}

static bool matches_any(const struct texts *patterns, const char *path)
{
	for (size_t i = 0; i < patterns->count; i++)
		if (glob_matches(patterns->items[i], path))
			return true;
	return false;
}

bool tree_leaves_out(const struct source_filter *filter, const char *path)
{
	size_t base;

	if (!filter || !filter->base)
		return false;
	base = strlen(filter->base);
	if (strncmp(path, filter->base, base) == 0 && path[base] == '/')
		path += base + 1;
	return (filter->files.count && !matches_any(&filter->files, path)) ||
	       matches_any(&filter->exclude, path);
}

const char *tree_below(const char *root, const char *path)
{
	size_t length = strcmp(root, "/") == 0 ? 0 : strlen(root);

	return strncmp(path, root, length) == 0 &&
		       (path[length] == '/' || !path[length])
		   ? path + length
		   : NULL;
}

bool tree_is_inside(const char *root, const char *path)
{
	char *real_root = realpath(root, NULL);
	char *real_path = realpath(path, NULL);
	bool inside =
	    real_root && real_path && tree_below(real_root, real_path);

	free(real_root);
	free(real_path);
	return inside;
}

static void add_file(struct tree *tree, const char *path, bool linked,
		     const struct stat *status)
{
	tree->files = memory_grow(tree->files, tree->count, &tree->capacity,
				  sizeof(*tree->files));
	tree->files[tree->count++] = (struct tree_file){
		.path = path,
		.linked = linked,
		.device = status->st_dev,
		.inode = status->st_ino,
		.size = (uint64_t)status->st_size,
	};
}

static int list_directory(struct tree *tree, const char *root, const char *path,
			  const struct source_filter *filter,
			  struct error *error);

/* Whoever collects problems is told of data that nobody reads. */
static int pass_over(const char *path, const char *what, struct error *error)
{
	if (error->taker)
		problem_add(error, PROBLEM_UNREAD_FILE,
			    (struct place){ .file = path },
			    "is %s, and is passed over", what);
	return 0;
}

static int add_entry(struct tree *tree, const char *root, const char *path,
		     const char *name, const struct source_filter *filter,
		     struct error *error)
{
	struct stat status;
	bool linked;

	if (lstat(path, &status) < 0)
		return error_add(error, path, "cannot read: %s",
				 strerror(errno));
	if (S_ISDIR(status.st_mode))
		return list_directory(tree, root, path, filter, error);
	linked = S_ISLNK(status.st_mode);
	if (!tree_is_data(name) || tree_leaves_out(filter, path))
		return 0;
	if (linked && (!tree_is_inside(root, path) || stat(path, &status) < 0))
		return pass_over(path,
				 "a link out of the directory or to "
				 "nothing",
				 error);
	if (!S_ISREG(status.st_mode))
		return pass_over(path, "no regular file", error);
	add_file(tree, path, linked, &status);
	return 0;
}

static int list_directory(struct tree *tree, const char *root, const char *path,
			  const struct source_filter *filter,
			  struct error *error)
{
	DIR *directory = opendir(path);
	struct dirent *entry;
	int status = 0;

	if (!directory)
		return error_add(error, path, "cannot read: %s",
				 strerror(errno));
	while (errno = 0, (entry = readdir(directory))) {
		const char *inner;

		if (entry->d_name[0] == '.')
			continue;
		inner = arena_printf(tree->arena, "%s/%s", path, entry->d_name);
		if (add_entry(tree, root, inner, entry->d_name, filter, error) <
		    0)
			status = -1;
	}
	if (errno)
		status =
		    error_add(error, path, "cannot read: %s", strerror(errno));
	closedir(directory);
	return status;
}

static int compare_paths(const void *a, const void *b)
{
	const struct tree_file *x = a;
	const struct tree_file *y = b;

	return strcmp(x->path, y->path);
}

/* Files by identity, the one that is no link first. */
static int compare_identities(const void *a, const void *b)
{
	const struct tree_file *x = a;
	const struct tree_file *y = b;

	if (x->device != y->device)
		return x->device < y->device ? -1 : 1;
	if (x->inode != y->inode)
		return x->inode < y->inode ? -1 : 1;
	if (x->linked != y->linked)
		return x->linked ? 1 : -1;
	return strcmp(x->path, y->path);
}

static bool is_same_file(const struct tree_file *a, const struct tree_file *b)
{
	return a->device == b->device && a->inode == b->inode;
}

/* Keep one path of each file that links lead to a second time. */
static void drop_repeats(struct tree *tree)
{
	size_t kept = 0;
	bool any = false;

	for (size_t i = 0; i < tree->count; i++)
		any |= tree->files[i].linked;
	if (!any)
		return;
	qsort(tree->files, tree->count, sizeof(*tree->files),
	      compare_identities);
	for (size_t i = 0; i < tree->count; i++) {
		const struct tree_file *file = &tree->files[i];

		if (file->linked && kept &&
		    is_same_file(file, &tree->files[kept - 1]))
			continue;
		tree->files[kept++] = *file;
	}
	tree->count = kept;
}

int tree_list(const char *root, const struct source_filter *filter,
	      struct arena *arena, struct tree *tree, struct error *error)
{
	size_t length = strlen(root);
	char *path;
	int status;

	while (length > 1 && root[length - 1] == '/')
		length--;
	path = arena_text(arena, root, length);
	memset(tree, 0, sizeof(*tree));
	tree->arena = arena;
	status = list_directory(tree, path, path, filter, error);
	drop_repeats(tree);
	if (tree->count)
		qsort(tree->files, tree->count, sizeof(*tree->files),
		      compare_paths);
	return status;
}
