#include "publish/shelf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/descriptor.h"
#include "smolcmp/draft.h"
#include "smolcmp/folder.h"
#include "smolcmp/memory.h"

/* "OUT/tools/x.html" in the shelf's arena. */
static const char *place_of(struct shelf *shelf, const char *path)
{
	size_t length = strlen(shelf->name);
	bool slash = length && shelf->name[length - 1] == '/';

	return arena_printf(&shelf->manifest.arena, "%s%s%s", shelf->name,
			    slash ? "" : "/", path);
}

static const char *reason(int number)
{
	return number == ENOTDIR || number == ELOOP
		   ? "a link, or no directory, is in the way"
		   : strerror(number);
}

static int fail(struct shelf *shelf, const char *path, int number,
		struct error *error)
{
	return error_set(error, ERROR_SYSTEM, place_of(shelf, path),
			 "cannot be written: %s; every file that was there is "
			 "whole, and %zu %s new",
			 reason(number), shelf->published.written,
			 shelf->published.written == 1 ? "is" : "are");
}

/* Folders are made where they are missing. */
static void entered(void *context, size_t length, bool made)
{
	(void)context;
	(void)length;
	(void)made;
}

static void leave(struct shelf *shelf)
{
	if (shelf->folder >= 0)
		close(shelf->folder);
	free(shelf->entered);
	shelf->folder = -1;
	shelf->entered = NULL;
}

/* Be in the folder of a file; files come one folder after the other. -1 with
 * errno set. */
static int enter(struct shelf *shelf, const char *path, bool make,
		 const char **name)
{
	const struct folder_taker taker = { NULL, entered };
	const char *slash = strrchr(path, '/');
	size_t length = slash ? (size_t)(slash + 1 - path) : 0;

	*name = path + length;
	if (shelf->folder >= 0 && strlen(shelf->entered) == length &&
	    memcmp(shelf->entered, path, length) == 0)
		return 0;
	leave(shelf);
	shelf->folder =
	    folder_open(shelf->root, path, make ? &taker : NULL, name);
	if (shelf->folder < 0)
		return -1;
	shelf->entered = memory_alloc(length + 1);
	memcpy(shelf->entered, path, length);
	shelf->entered[length] = '\0';
	return 0;
}

/* Read all of a regular file; -1 with errno set, ENOENT where there is none. */
static int read_file(int folder, const char *name, struct buffer *bytes)
{
	/* A FIFO would have us wait for somebody. */
	int fd = openat(folder, name,
			O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
	int status = -1, number;
	struct stat about;

	if (fd < 0)
		return -1;
	errno = EISDIR;
	if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode))
		status = descriptor_read(fd, bytes);
	number = errno;
	close(fd);
	errno = number;
	return status;
}

/* See what is in a file, if it is there. -1 with errno set. */
static int look(struct shelf *shelf, struct manifest_file *file)
{
	struct buffer bytes;
	const char *name;
	int status;

	file->there = false;
	if (enter(shelf, file->path, false, &name) < 0)
		return errno == ENOENT ? 0 : -1;
	buffer_init(&bytes);
	status = read_file(shelf->folder, name, &bytes);
	if (status == 0) {
		file->there = true;
		file->now = sha256_of(bytes.bytes, bytes.length);
	} else if (errno == ENOENT) {
		status = 0;
	}
	buffer_release(&bytes);
	return status;
}

/* True when what is in a file was put there by a publication. */
static bool is_ours(const struct manifest_file *file)
{
	for (const struct manifest_sum *made = file->made; made;
	     made = made->next)
		if (sha256_equal(&made->sum, &file->now))
			return true;
	return false;
}

static bool is_empty(int root)
{
	int fd = openat(root, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *folder = fd < 0 ? NULL : fdopendir(fd);
	size_t count = 0;

	if (!folder) {
		if (fd >= 0)
			close(fd);
		return false;
	}
	while (count < 3 && readdir(folder))
		count++;
	closedir(folder);
	return count < 3;
}

static int read_manifest(struct shelf *shelf, struct error *error)
{
	const char *where = place_of(shelf, MANIFEST_NAME);

	if (read_file(shelf->root, MANIFEST_NAME, &shelf->old) == 0)
		return manifest_read(&shelf->manifest, &shelf->old, where,
				     error);
	if (errno == ENOENT)
		return 0;
	return error_set(error, ERROR_SYSTEM, where, "cannot be read: %s",
			 reason(errno));
}

int shelf_open(struct shelf *shelf, const char *name, struct error *error)
{
	*shelf = (struct shelf){
		.name = name, .root = -1, .journal = -1, .folder = -1
	};
	manifest_init(&shelf->manifest);
	buffer_init(&shelf->old);
	if (mkdir(name, 0777) == 0 || errno == EEXIST)
		shelf->root = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (shelf->root < 0)
		return error_set(error, ERROR_SYSTEM, name,
				 "cannot be written: %s", strerror(errno));
	if (flock(shelf->root, LOCK_EX | LOCK_NB) < 0 && errno == EWOULDBLOCK)
		return error_set(error, ERROR_SYSTEM, name,
				 "cannot be written: a site is being written "
				 "there");
	shelf->empty = is_empty(shelf->root);
	return read_manifest(shelf, error);
}

void shelf_release(struct shelf *shelf)
{
	leave(shelf);
	if (shelf->journal >= 0)
		close(shelf->journal);
	if (shelf->root >= 0)
		close(shelf->root);
	buffer_release(&shelf->old);
	manifest_release(&shelf->manifest);
}

int shelf_plan(struct shelf *shelf, const char *path, struct error *error)
{
	struct manifest_file *file;

	if (!manifest_is_path(path))
		return error_set(error, ERROR_SYSTEM, place_of(shelf, path),
				 "is no path that a page may have");
	file = manifest_file(&shelf->manifest, path);
	if (file->planned)
		return error_set(error, ERROR_SYSTEM, place_of(shelf, path),
				 "would be two pages at once");
	file->planned = true;
	if (shelf->empty)
		return 0;
	if (look(shelf, file) < 0)
		return fail(shelf, path, errno == EISDIR ? EEXIST : errno,
			    error);
	if (file->there && !is_ours(file))
		return error_set(error, ERROR_SYSTEM, place_of(shelf, path),
				 "%s, so nothing is written; move it away, or "
				 "name another directory",
				 file->made ? "was edited since site made it"
					    : "was not made by site");
	return 0;
}

/* Open the manifest to add to it, behind its whole lines. */
static int open_journal(struct shelf *shelf)
{
	struct buffer first;
	int status = 0;

	shelf->journal = openat(
	    shelf->root, MANIFEST_NAME,
	    O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (shelf->journal < 0 ||
	    ftruncate(shelf->journal, (off_t)shelf->manifest.whole) < 0)
		return -1;
	if (shelf->manifest.whole)
		return 0;
	buffer_init(&first);
	manifest_begin(&first);
	status = descriptor_write(shelf->journal, first.bytes, first.length);
	buffer_release(&first);
	return status;
}

/* Say what is about to be in a file. */
static int announce(struct shelf *shelf, const char *path,
		    const struct sha256 *sum)
{
	struct buffer line;
	int status;

	if (shelf->journal < 0 && open_journal(shelf) < 0)
		return -1;
	buffer_init(&line);
	manifest_add(&line, path, sum);
	status = descriptor_write(shelf->journal, line.bytes, line.length);
	buffer_release(&line);
	return status;
}

int shelf_put(struct shelf *shelf, const char *path, const struct buffer *bytes,
	      bool *written, struct error *error)
{
	struct manifest_file *file = manifest_file(&shelf->manifest, path);
	struct sha256 sum = sha256_of(bytes->bytes, bytes->length);
	const char *name;

	*written = !file->there || !sha256_equal(&sum, &file->now);
	file->now = sum;
	if (!*written) {
		shelf->published.unchanged++;
		return 0;
	}
	if (announce(shelf, path, &sum) < 0)
		return fail(shelf, MANIFEST_NAME, errno, error);
	if (enter(shelf, path, true, &name) < 0 ||
	    draft_replace_in(shelf->folder, name, 0, bytes) < 0)
		return fail(shelf, path, errno, error);
	shelf->published.written++;
	return 0;
}

/* Remove the folders of a path that are empty now. */
static void remove_folders(struct shelf *shelf, const char *path)
{
	char *folder = arena_string(&shelf->manifest.arena, path);
	char *slash;

	leave(shelf);
	while ((slash = strrchr(folder, '/'))) {
		*slash = '\0';
		if (unlinkat(shelf->root, folder, AT_REMOVEDIR) < 0)
			return;
	}
}

/* Remove a file that is not wanted any longer, unless it is somebody's own. */
static int drop(struct shelf *shelf, struct manifest_file *file,
		struct error *error)
{
	const char *name;

	if (look(shelf, file) < 0 || (file->there && !is_ours(file))) {
		shelf->published.kept++;
		return 0;
	}
	if (!file->there)
		return 0;
	if (enter(shelf, file->path, false, &name) < 0 ||
	    unlinkat(shelf->folder, name, 0) < 0)
		return error_set(error, ERROR_SYSTEM,
				 place_of(shelf, file->path),
				 "cannot be removed: %s", reason(errno));
	shelf->published.removed++;
	remove_folders(shelf, file->path);
	return 0;
}

int shelf_finish(struct shelf *shelf, struct error *error)
{
	struct manifest *manifest = &shelf->manifest;
	struct buffer text;
	int status = 0;

	for (size_t i = 0; i < manifest->paths.count && status == 0; i++)
		if (!manifest->files[i].planned)
			status = drop(shelf, &manifest->files[i], error);
	if (status < 0)
		return -1;
	buffer_init(&text);
	manifest_write(manifest, &text);
	if ((shelf->journal >= 0 ||
	     strcmp(text.bytes, shelf->old.bytes) != 0) &&
	    draft_replace_in(shelf->root, MANIFEST_NAME, 0, &text) < 0)
		status = fail(shelf, MANIFEST_NAME, errno, error);
	buffer_release(&text);
	return status;
}
