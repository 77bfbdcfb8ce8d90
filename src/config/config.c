#include "smolcmp/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <jansson.h>

#include "smolcmp/buffer.h"

static const char file_name[] = ".smolcmp.json";
static const char format_name[] = "smolcmp-config/1";

enum { SIZE_MOST = 1 << 20 };

/* A configuration is one of the user's own, or of the administrator's. */
static bool is_trusted(const struct stat *status)
{
	return status->st_uid == geteuid() || status->st_uid == 0;
}

static int read_all(const char *path, struct buffer *text, struct error *error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	char block[4096];
	ssize_t got = 0;

	if (fd < 0)
		return error_add(error, path, "cannot open: %s",
				 strerror(errno));
	while (text->length <= SIZE_MOST &&
	       (got = read(fd, block, sizeof(block))) > 0)
		buffer_add(text, block, (size_t)got);
	if (got < 0)
		error_add(error, path, "cannot read: %s", strerror(errno));
	else if (text->length > SIZE_MOST)
		error_add(error, path, "is larger than 1 MiB");
	close(fd);
	return error->kind == ERROR_NONE ? 0 : -1;
}

/* Standard input and URLs are not relative to anything. */
static bool is_path(const char *name)
{
	return strcmp(name, "-") != 0 && strncmp(name, "http://", 7) != 0 &&
	       strncmp(name, "https://", 8) != 0;
}

static const char *join(struct arena *arena, const char *base, const char *path)
{
	if (path[0] == '/' || strcmp(base, ".") == 0 || !is_path(path))
		return arena_string(arena, path);
	return arena_printf(arena, "%s/%s", base, path);
}

static int refuse(const struct config *config, const char *member,
		  const char *wanted, struct error *error)
{
	return error_add(error, config->path, "'%s' must be %s", member,
			 wanted);
}

/* A text, or an array of texts, each joined with base if it is a path. */
static int take_texts(struct arena *arena, const struct config *config,
		      const char *member, const json_t *value, bool paths,
		      struct texts *texts, struct error *error)
{
	size_t count = json_is_array(value) ? json_array_size(value) : 1;

	texts->items = arena_alloc(arena, (count + 1) * sizeof(char *));
	texts->count = 0;
	for (size_t i = 0; i < count; i++) {
		const json_t *item =
		    json_is_array(value) ? json_array_get(value, i) : value;
		const char *text = json_string_value(item);

		if (!text || !text[0])
			return refuse(config, member,
				      paths ? "a path or an array of paths"
					    : "an array of patterns",
				      error);
		texts->items[texts->count++] =
		    paths ? join(arena, config->base, text)
			  : arena_string(arena, text);
	}
	return 0;
}

static int take_member(struct arena *arena, struct config *config,
		       const char *member, const json_t *value,
		       struct error *error)
{
	if (strcmp(member, "format") == 0) {
		if (!json_is_string(value) ||
		    strcmp(json_string_value(value), format_name) != 0)
			return refuse(config, member, "'smolcmp-config/1'",
				      error);
		return 0;
	}
	if (strcmp(member, "data") == 0)
		return take_texts(arena, config, member, value, true,
				  &config->data, error);
	if (strcmp(member, "files") == 0 && json_is_array(value))
		return take_texts(arena, config, member, value, false,
				  &config->files, error);
	if (strcmp(member, "exclude") == 0 && json_is_array(value))
		return take_texts(arena, config, member, value, false,
				  &config->exclude, error);
	if (strcmp(member, "files") == 0 || strcmp(member, "exclude") == 0)
		return refuse(config, member, "an array of patterns", error);
	if (strcmp(member, "policy") == 0) {
		if (json_is_string(value))
			return 0; /* for commands that know policies */
		return refuse(config, member, "a path", error);
	}
	return error_add(error, config->path, "unknown member '%s'", member);
}

static int take_all(struct arena *arena, struct config *config,
		    const struct buffer *text, struct error *error)
{
	json_error_t problem;
	const char *member;
	json_t *root;
	json_t *value;
	int status = 0;

	/* jansson takes NUL behind a number or a word for a blank. */
	if (memchr(text->bytes, '\0', text->length))
		return error_add(error, config->path, "holds a NUL byte");
	root = json_loadb(text->bytes, text->length, JSON_REJECT_DUPLICATES,
			  &problem);
	if (!root)
		return error_add_at(
		    error,
		    (struct place){ .file = config->path,
				    .line = (uint64_t)problem.line,
				    .column = (uint64_t)problem.column },
		    "%s", problem.text);
	if (!json_is_object(root))
		status = error_add(error, config->path, "is not an object");
	else if (!json_object_get(root, "format"))
		status = refuse(config, "format", "'smolcmp-config/1'", error);
	json_object_foreach(root, member,
			    value) if (take_member(arena, config, member, value,
						   error) < 0) status = -1;
	json_decref(root);
	return status;
}

/* The nearest file upward, named relative to the working directory. */
static const char *find(struct arena *arena, struct stat *status)
{
	char *directory = getcwd(NULL, 0);
	const char *found = NULL;
	const char *path = file_name;
	size_t up = 0; /* parts of the directory's path */

	for (const char *at = directory; at && *at; at++)
		up += *at == '/' && at[1];
	for (size_t i = 0; !found && i <= up; i++) {
		if (stat(path, status) == 0 && S_ISREG(status->st_mode))
			found = path;
		else
			path = arena_printf(arena, "../%s", path);
	}
	free(directory);
	return found;
}

int config_find(struct arena *arena, struct config *config, struct error *error)
{
	struct buffer text;
	struct stat status;
	const char *path = find(arena, &status);
	size_t length;
	int result;

	memset(config, 0, sizeof(*config));
	if (!path)
		return 0;
	if (!is_trusted(&status)) {
		config->ignored = path;
		return 0;
	}
	config->path = path;
	length = strlen(path) - strlen(file_name);
	config->base = length ? arena_text(arena, path, length - 1) : ".";
	buffer_init(&text);
	result = read_all(path, &text, error);
	if (result == 0)
		result = take_all(arena, config, &text, error);
	buffer_release(&text);
	return result;
}
