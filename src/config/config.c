#include "smolcmp/config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config/json_file.h"

static const char file_name[] = ".smolcmp.json";
static const char format_name[] = "smolcmp-config/1";

/* A configuration is one of the user's own, or of the administrator's. */
static bool is_trusted(const struct stat *status)
{
	return status->st_uid == geteuid() || status->st_uid == 0;
}

/* Standard input and URLs are not relative to anything. */
static bool is_path(const char *name)
{
	return strcmp(name, "-") != 0 && strncmp(name, "http://", 7) != 0 &&
	       strncmp(name, "https://", 8) != 0;
}

static const char *join(struct arena *arena, const char *base, const char *path)
{
	return is_path(path) ? json_file_join(arena, base, path)
			     : arena_string(arena, path);
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
	if (strcmp(member, "$schema") == 0) /* for editors */
		return json_is_string(value)
			   ? 0
			   : refuse(config, member, "a text", error);
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
		const char *path = json_string_value(value);

		if (!path || !path[0])
			return refuse(config, member, "a path", error);
		config->policy = json_file_join(arena, config->base, path);
		return 0;
	}
	return error_add(error, config->path, "unknown member '%s'", member);
}

static int take_all(struct arena *arena, struct config *config,
		    struct error *error)
{
	const char *member;
	json_t *root;
	json_t *value;
	int status = 0;

	if (json_file_read(config->path, &root, error) < 0)
		return -1;
	if (!json_object_get(root, "format"))
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
	struct stat status;
	const char *path = find(arena, &status);

	memset(config, 0, sizeof(*config));
	if (!path)
		return 0;
	if (!is_trusted(&status)) {
		config->ignored = path;
		return 0;
	}
	config->path = path;
	config->base = json_file_folder(arena, path);
	return take_all(arena, config, error);
}
