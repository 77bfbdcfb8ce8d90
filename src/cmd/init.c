/*
 * Writes the example repository: new files only, and no file through a link.
 * Either all of them are there in the end, or what was made is removed again,
 * since the next run would take half a file for somebody's own.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "smolcmp/command.h"
#include "smolcmp/descriptor.h"
#include "smolcmp/folder.h"
#include "smolcmp/view.h"

static const struct embedded example[] = {
#include "embedded_example.inc"
};

enum { EXAMPLES = sizeof(example) / sizeof(*example) };

/* The directory that is written into. */
struct start {
	const char *name; /* as it was given */
	int root;
	bool made;
	bool mixed;	    /* one of the folders was there before */
	const char *path;   /* of what is being made */
	struct texts paths; /* what was made below it, in order */
	struct arena *arena;
	struct error *error;
};

/* Remember what was made below root, to remove it should a later step fail. */
static void made(struct start *start, const char *path)
{
	start->paths.items[start->paths.count++] = path;
}

static bool remove_made(struct start *start)
{
	bool all = true;

	while (start->paths.count) {
		const char *path = start->paths.items[--start->paths.count];

		all &= unlinkat(start->root, path, 0) == 0 ||
		       unlinkat(start->root, path, AT_REMOVEDIR) == 0;
	}
	return all && (!start->made || rmdir(start->name) == 0);
}

/* Say what could not be made, and remove the rest; path is from the start on,
 * NULL that itself. */
static int fail(struct start *start, const char *path, int number)
{
	const char *where =
	    !path ? start->name
		  : arena_printf(start->arena, "%s/%s", start->name, path);
	const char *reason = number == ENOTDIR || number == ELOOP
				 ? "it is a link, or no directory"
				 : strerror(number);
	bool removed = remove_made(start);

	return error_set(start->error, ERROR_SYSTEM, where,
			 "cannot be written: %s; %s", reason,
			 removed ? "nothing that init made is left"
				 : "not all that init made could be removed");
}

/* Folders that were there before may hold anything. */
static void entered(void *context, size_t length, bool is_new)
{
	struct start *start = context;
	const char *path = arena_text(start->arena, start->path, length);

	if (is_new)
		made(start, path);
	else if (!texts_have(&start->paths, path))
		start->mixed = true;
}

/* Open the folder that a file is in; its last name is where *name points. */
static int open_folder(struct start *start, const char *path, const char **name)
{
	const struct folder_taker taker = { start, entered };
	int folder;

	start->path = path;
	folder = folder_open(start->root, path, &taker, name);
	if (folder >= 0)
		return folder;
	return fail(start,
		    arena_text(start->arena, path,
			       (size_t)(*name - path) + strcspn(*name, "/")),
		    errno);
}

static int write_file(struct start *start, const struct embedded *file,
		      bool *written)
{
	const char *name;
	int folder = open_folder(start, file->name, &name);
	int fd, number;

	if (folder < 0)
		return -1;
	fd = openat(folder, name,
		    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	number = errno;
	close(folder);
	*written = fd >= 0;
	if (fd < 0)
		return number == EEXIST ? 0 : fail(start, file->name, number);
	made(start, file->name);
	number =
	    descriptor_write(fd, file->bytes, file->length) < 0 ? errno : 0;
	if (close(fd) < 0 && !number)
		number = errno;
	return number ? fail(start, file->name, number) : 0;
}

static int open_start(struct start *start)
{
	int number;

	start->made = mkdir(start->name, 0777) == 0;
	number = errno;
	start->root = open(start->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (start->root >= 0)
		return 0;
	if (start->made || number == EEXIST)
		number = errno;
	return fail(start, NULL, number);
}

/* At most so many files and folders are made. */
static size_t count_paths(void)
{
	size_t count = EXAMPLES;

	for (size_t i = 0; i < EXAMPLES; i++)
		for (const char *at = example[i].name; *at; at++)
			count += *at == '/';
	return count;
}

static int write_all(struct start *start, struct init_file *files)
{
	int status = 0;

	start->paths.items = arena_zero(start->arena, count_paths(),
					sizeof(*start->paths.items));
	if (open_start(start) < 0)
		return -1;
	for (size_t i = 0; i < EXAMPLES && status == 0; i++) {
		files[i].path = example[i].name;
		status = write_file(start, &example[i], &files[i].written);
	}
	close(start->root);
	return status;
}

int init_run(const struct request *request, struct response *response,
	     struct error *error)
{
	struct arena *arena = &response->arena;
	struct start start = { .name =
				   request->count ? request->arguments[0] : ".",
			       .arena = arena,
			       .error = error };
	struct init_file *files = arena_zero(arena, EXAMPLES, sizeof(*files));
	struct fields fields;

	if (request->count > 1)
		return error_set(error, ERROR_USAGE, NULL,
				 "init wants one directory at most, got %zu",
				 request->count);
	if (fields_choose(&init_fields, request->options->fields, false, arena,
			  &fields, error) < 0 ||
	    write_all(&start, files) < 0)
		return -1;
	if (request->document)
		response->document =
		    init_document(&fields, files, EXAMPLES, start.name);
	else
		init_report(&fields, files, EXAMPLES, start.mixed,
			    &response->report);
	return 0;
}
