#include "remote/listing.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <jansson.h>

#include "smolcmp/form.h"
#include "smolcmp/url.h"

static const char format_name[] = "smolcmp-index/1";

static const char *skip_blanks(const char *at)
{
	return at + strspn(at, " \t\r\n");
}

/* What stands behind a word, or NULL. */
static const char *behind(const char *at, const char *word)
{
	at = skip_blanks(at);
	return strncmp(at, word, strlen(word)) == 0 ? at + strlen(word) : NULL;
}

bool listing_is(const char *start)
{
	const char *const words[] = { "{", "\"format\"", ":", "\"" };
	const char *at = behind(start, "\xef\xbb\xbf");

	if (!at)
		at = start;
	for (size_t i = 0; at && i < sizeof(words) / sizeof(*words); i++)
		at = behind(at, words[i]);
	return at && strncmp(at, format_name, strlen(format_name)) == 0 &&
	       at[strlen(format_name)] == '"';
}

/* A part of a path between slashes: a name, and not one that is written so as
 * to be taken for something else. */
static bool is_name(const char *part, size_t length)
{
	static const char *const hidden[] = { "%2e", "%2f", "%5c" };

	if (!length || strncmp(part, ".", length) == 0 ||
	    strncmp(part, "..", length) == 0)
		return false;
	for (size_t i = 0; i + 2 < length; i++) {
		if (part[i] != '%')
			continue;
		if (part[i + 1] < '2' || strncasecmp(part + i, "%7f", 3) == 0)
			return false;
		for (size_t j = 0; j < sizeof(hidden) / sizeof(*hidden); j++)
			if (strncasecmp(part + i, hidden[j], 3) == 0)
				return false;
	}
	return true;
}

/* Why a path is none that may be asked for; NULL: it is one. */
static const char *refusal(const char *path)
{
	struct arena arena;
	bool web;

	if (strpbrk(path, "?#:\\"))
		return "has a character that leads elsewhere";
	for (const char *part = path;; part++) {
		size_t length = strcspn(part, "/");

		if (!is_name(part, length))
			return "does not lead to a file below the listing";
		part += length;
		if (!*part)
			break;
	}
	arena_init(&arena);
	web = url_is_web(arena_printf(&arena, "http://host/%s", path));
	arena_release(&arena);
	if (!web)
		return "has a character that must be written as %XX";
	return form_of(path, strlen(path))
		   ? NULL
		   : "does not end in .json, .jsonl or .ndjson, or "
		     "that and .gz";
}

static int refuse(const char *where, size_t number, const char *what,
		  struct error *error)
{
	return error_add(error, where, "files[%zu] %s", number, what);
}

static int take_file(const json_t *value, const char *where, size_t number,
		     struct arena *arena, struct listed_file *file,
		     struct error *error)
{
	const char *path = json_string_value(json_object_get(value, "path"));
	const char *sum = json_string_value(json_object_get(value, "sha256"));
	const json_t *bytes = json_object_get(value, "bytes");
	const char *why;

	/* In what is no object there are no members. */
	if (!path || !sum || !json_is_integer(bytes) ||
	    json_object_size(value) != 3)
		return refuse(where, number,
			      "must have path, sha256 and bytes, and nothing "
			      "else",
			      error);
	why = refusal(path);
	if (why)
		return error_add(error, where, "path '%s' %s", path, why);
	if (!sha256_parse(sum, &file->sum))
		return refuse(where, number,
			      "has no sha256 of 64 small hexadecimal digits",
			      error);
	if (json_integer_value(bytes) < 0)
		return refuse(where, number, "has less than no bytes", error);
	file->path = arena_string(arena, path);
	file->bytes = (uint64_t)json_integer_value(bytes);
	return 0;
}

static int compare_paths(const void *a, const void *b)
{
	const struct listed_file *x = a;
	const struct listed_file *y = b;

	return strcmp(x->path, y->path);
}

/* Take all, in order of their paths. */
static int take_files(const json_t *files, const char *where,
		      struct arena *arena, struct file_list *listing,
		      struct error *error)
{
	size_t count = json_array_size(files);
	struct listed_file *all = arena_zero(arena, count, sizeof(*all));

	for (size_t i = 0; i < count; i++)
		if (take_file(json_array_get(files, i), where, i, arena,
			      &all[i], error) < 0)
			return -1;
	qsort(all, count, sizeof(*all), compare_paths);
	for (size_t i = 1; i < count; i++)
		if (strcmp(all[i - 1].path, all[i].path) == 0)
			return error_add(error, where,
					 "path '%s' stands there twice",
					 all[i].path);
	*listing = (struct file_list){ all, count };
	return 0;
}

static int take(const json_t *root, const char *where, struct arena *arena,
		struct file_list *listing, struct error *error)
{
	const json_t *files = json_object_get(root, "files");

	if (!json_is_array(files) || json_object_size(root) != 2)
		return error_add(error, where,
				 "a listing must have format and files, and "
				 "nothing else");
	if (!json_array_size(files))
		return error_add(error, where, "lists no file");
	if (json_array_size(files) > LISTING_MOST)
		return error_add(error, where,
				 "lists %zu files, and %d are the most",
				 json_array_size(files), LISTING_MOST);
	return take_files(files, where, arena, listing, error);
}

int listing_read(const struct buffer *text, const char *where,
		 struct arena *arena, struct file_list *listing,
		 struct error *error)
{
	json_error_t problem;
	json_t *root;
	int status;

	if (memchr(text->bytes, '\0', text->length))
		return error_add(error, where, "is no listing: it has a NUL");
	root = json_loadb(text->bytes, text->length, JSON_REJECT_DUPLICATES,
			  &problem);
	if (!root)
		return error_add(error, where, "is no listing: line %d: %s",
				 problem.line, problem.text);
	status = take(root, where, arena, listing, error);
	json_decref(root);
	return status;
}

const char *listing_resolve(struct arena *arena, const char *url,
			    const char *path)
{
	size_t end = strcspn(url, "?#");
	size_t authority = (size_t)(strstr(url, "://") + 3 - url);

	while (end > authority && url[end - 1] != '/')
		end--;
	if (end == authority)
		return arena_printf(
		    arena, "%.*s/%s",
		    (int)(authority + strcspn(url + authority, "/?#")), url,
		    path);
	return arena_printf(arena, "%.*s%s", (int)end, url, path);
}
