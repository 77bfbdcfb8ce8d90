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
#include "smolcmp/view.h"

static const struct embedded example[] = {
#include "embedded_example.inc"
};

enum { EXAMPLES = sizeof(example) / sizeof(*example) };

/* The directory that is written into. */
struct site {
	const char *name; /* as it was given */
	int root;
	bool made;
	bool mixed;	    /* one of the folders was there before */
	struct texts paths; /* what was made below it, in order */
	struct arena *arena;
	struct error *error;
};

/* Remember what was made below root, to remove it should a later step fail. */
static void made(struct site *site, const char *path)
{
	site->paths.items[site->paths.count++] = path;
}

static bool remove_made(struct site *site)
{
	bool all = true;

	while (site->paths.count) {
		const char *path = site->paths.items[--site->paths.count];

		all &= unlinkat(site->root, path, 0) == 0 ||
		       unlinkat(site->root, path, AT_REMOVEDIR) == 0;
	}
	return all && (!site->made || rmdir(site->name) == 0);
}

/* Say what could not be made, and remove the rest; path is from the site on,
 * NULL that itself. */
static int fail(struct site *site, const char *path, int number)
{
	const char *where =
	    !path ? site->name
		  : arena_printf(site->arena, "%s/%s", site->name, path);
	const char *reason = number == ENOTDIR || number == ELOOP
				 ? "it is a link, or no directory"
				 : strerror(number);
	bool removed = remove_made(site);

	return error_set(site->error, ERROR_SYSTEM, where,
			 "cannot be written: %s; %s", reason,
			 removed ? "nothing that init made is left"
				 : "not all that init made could be removed");
}

/* Open the folder at path, called name in its parent, which is closed; make it
 * if need be. */
static int enter(struct site *site, int parent, const char *name,
		 const char *path)
{
	int folder = -1, number = 0;

	if (mkdirat(parent, name, 0777) == 0)
		made(site, path);
	else if (errno != EEXIST)
		number = errno;
	else if (!texts_have(&site->paths, path))
		site->mixed = true;
	if (!number) {
		folder =
		    openat(parent, name,
			   O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
		number = errno;
	}
	close(parent);
	return folder < 0 ? fail(site, path, number) : folder;
}

/* Open the folder that a file is in; its last name is where *name points. */
static int open_folder(struct site *site, const char *path, const char **name)
{
	int folder = fcntl(site->root, F_DUPFD_CLOEXEC, 0);
	const char *slash;

	*name = path;
	if (folder < 0)
		return fail(site, path, errno);
	for (; folder >= 0 && (slash = strchr(*name, '/')); *name = slash + 1)
		folder = enter(
		    site, folder,
		    arena_text(site->arena, *name, (size_t)(slash - *name)),
		    arena_text(site->arena, path, (size_t)(slash - path)));
	return folder;
}

static int write_file(struct site *site, const struct embedded *file,
		      bool *written)
{
	const char *name;
	int folder = open_folder(site, file->name, &name);
	int fd, number;

	if (folder < 0)
		return -1;
	fd = openat(folder, name,
		    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);
	number = errno;
	close(folder);
	*written = fd >= 0;
	if (fd < 0)
		return number == EEXIST ? 0 : fail(site, file->name, number);
	made(site, file->name);
	number =
	    descriptor_write(fd, file->bytes, file->length) < 0 ? errno : 0;
	if (close(fd) < 0 && !number)
		number = errno;
	return number ? fail(site, file->name, number) : 0;
}

static int open_site(struct site *site)
{
	int number;

	site->made = mkdir(site->name, 0777) == 0;
	number = errno;
	site->root = open(site->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (site->root >= 0)
		return 0;
	if (site->made || number == EEXIST)
		number = errno;
	return fail(site, NULL, number);
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

static int write_all(struct site *site, struct init_file *files)
{
	int status = 0;

	site->paths.items =
	    arena_zero(site->arena, count_paths(), sizeof(*site->paths.items));
	if (open_site(site) < 0)
		return -1;
	for (size_t i = 0; i < EXAMPLES && status == 0; i++) {
		files[i].path = example[i].name;
		status = write_file(site, &example[i], &files[i].written);
	}
	close(site->root);
	return status;
}

int init_run(const struct request *request, struct response *response,
	     struct error *error)
{
	struct arena *arena = &response->arena;
	struct site site = { .name =
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
	    write_all(&site, files) < 0)
		return -1;
	if (request->document)
		response->document =
		    init_document(&fields, files, EXAMPLES, site.name);
	else
		init_report(&fields, files, EXAMPLES, site.mixed,
			    &response->report);
	return 0;
}
