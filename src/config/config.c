#include "smolcmp/config.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "config/json_file.h"
#include "smolcmp/address.h"
#include "smolcmp/url.h"

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
	return strcmp(name, "-") != 0 && !url_is_named(name);
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

static bool is_address(const char *text)
{
	struct address address;
	struct arena arena;
	bool is;

	arena_init(&arena);
	is = address_parse(text, &arena, &address);
	arena_release(&arena);
	return is;
}

static bool is_text(const char *text)
{
	return text[0] != '\0';
}

/* What messages are sent with. */
static int take_digest(struct arena *arena, struct config *config,
		       const char *member, const json_t *value,
		       struct error *error)
{
	const struct {
		const char *name;
		const char **text;
		bool (*is_right)(const char *text);
		const char *wanted;
	} rows[] = {
		{ "from", &config->digest.from, is_address, address_wanted },
		{ "subject", &config->digest.subject, is_text, "a text" },
		{ "unsubscribe", &config->digest.unsubscribe, address_is_url,
		  address_url_wanted },
	};
	const char *text = json_string_value(value);

	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++) {
		if (strcmp(member, rows[i].name) != 0)
			continue;
		if (!text || !rows[i].is_right(text))
			return refuse(config,
				      arena_printf(arena, "digest/%s", member),
				      rows[i].wanted, error);
		*rows[i].text = arena_string(arena, text);
		return 0;
	}
	return error_add(error, config->path, "unknown member 'digest/%s'",
			 member);
}

static int take_digests(struct arena *arena, struct config *config,
			const json_t *value, struct error *error)
{
	int status = 0;

	if (!json_is_object(value))
		return refuse(config, "digest", "an object", error);
	for (void *at = json_object_iter((json_t *)value); at;
	     at = json_object_iter_next((json_t *)value, at))
		if (take_digest(arena, config, json_object_iter_key(at),
				json_object_iter_value(at), error) < 0)
			status = -1;
	return status;
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
	if (strcmp(member, "digest") == 0)
		return take_digests(arena, config, value, error);
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
