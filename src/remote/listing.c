#include "remote/listing.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <jansson.h>

#include "remote/spot.h"
#include "smolcmp/form.h"
#include "smolcmp/place.h"
#include "smolcmp/url.h"

static const char format_name[] = "smolcmp-index/1";
/* What all its versions begin with. */
enum { FORMAT_STEM = sizeof("smolcmp-index/") - 1 };

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

/* A byte order mark is none of the text. */
static const char *skip_mark(const char *text)
{
	const char *rest = behind(text, "\xef\xbb\xbf");

	return rest ? rest : text;
}

bool listing_is(const char *start)
{
	const char *const words[] = { "{", "\"format\"", ":", "\"" };
	const char *at = skip_mark(start);

	for (size_t i = 0; at && i < sizeof(words) / sizeof(*words); i++)
		at = behind(at, words[i]);
	return at && strncmp(at, format_name, FORMAT_STEM) == 0;
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
	const char *fault;

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
	fault = url_fault(arena_printf(&arena, "http://host/%s", path));
	arena_release(&arena);
	if (fault)
		return fault;
	return form_of(path, strlen(path))
		   ? NULL
		   : "does not end in .json, .jsonl or .ndjson, or "
		     "that and .gz";
}

/* A listing that is being read. */
struct reading {
	const char *where;
	struct arena *arena;
	struct error *error;
	struct spot spot; /* of the last problem */
	bool in_files;	  /* a file is being read, */
	size_t number;	  /* this one */
};

/* Refuse a file, or the whole. Returns -1. */
PRINTF_LIKE(2, 3)
static int refuse(struct reading *reading, const char *format, ...)
{
	struct place place = { .file = reading->where };
	char text[400];
	va_list arguments;

	if (reading->in_files)
		spot_find_file(&reading->spot, reading->number);
	place.line = reading->spot.line;
	place.column = reading->spot.column;
	va_start(arguments, format);
	vsnprintf(text, sizeof(text), format, arguments);
	va_end(arguments);
	return problem_add(reading->error, PROBLEM_SCHEMA, place, "%s", text);
}

/* A text that a file must have; NULL: it has none, which is said. */
static const char *take_text(struct reading *reading, const json_t *file,
			     const char *name)
{
	const json_t *value = json_object_get(file, name);

	if (!value)
		refuse(reading, "file has no '%s'", name);
	else if (!json_is_string(value))
		refuse(reading, "'%s' is no string", name);
	return json_string_value(value);
}

static int take_file(struct reading *reading, const json_t *value,
		     struct listed_file *file)
{
	const json_t *bytes = json_object_get(value, "bytes");
	const char *path, *sum, *why;

	if (!json_is_object(value))
		return refuse(reading, "'files' has what is no object");
	path = take_text(reading, value, "path");
	if (!path)
		return -1;
	why = refusal(path);
	if (why)
		return refuse(reading, "path '%s' %s", path, why);
	sum = take_text(reading, value, "sha256");
	if (!sum)
		return -1;
	if (!sha256_parse(sum, &file->sum))
		return refuse(reading,
			      "'sha256' is '%s', want 64 small hexadecimal "
			      "digits",
			      sum);
	if (!bytes)
		return refuse(reading, "file has no 'bytes'");
	if (!json_is_integer(bytes) || json_integer_value(bytes) < 0)
		return refuse(reading, "'bytes' is no whole number");
	file->path = arena_string(reading->arena, path);
	file->bytes = (uint64_t)json_integer_value(bytes);
	file->number = reading->number;
	return 0;
}

static int compare_paths(const void *a, const void *b)
{
	const struct listed_file *x = a;
	const struct listed_file *y = b;
	int order = strcmp(x->path, y->path);

	return order ? order
		     : (x->number > y->number) - (x->number < y->number);
}

/* Put all in order of their paths, each of which stands there once. */
static int sort(struct reading *reading, struct file_list *list)
{
	qsort(list->files, list->count, sizeof(*list->files), compare_paths);
	for (size_t i = 1; i < list->count; i++) {
		const struct listed_file *file = &list->files[i];

		if (strcmp(file[-1].path, file->path) != 0)
			continue;
		reading->number = file->number;
		return refuse(reading, "path '%s' stands there twice",
			      file->path);
	}
	return 0;
}

static int take_files(struct reading *reading, const json_t *files,
		      struct file_list *listing)
{
	size_t count = json_array_size(files);
	int status = 0;

	*listing = (struct file_list){
		arena_zero(reading->arena, count, sizeof(*listing->files)),
		count,
	};
	reading->in_files = true;
	for (; reading->number < count && !error_is_full(reading->error);
	     reading->number++)
		if (take_file(reading, json_array_get(files, reading->number),
			      &listing->files[reading->number]) < 0)
			status = -1;
	return status < 0 ? -1 : sort(reading, listing);
}

/* Members that are not known are ignored, as in data. */
static int take(struct reading *reading, const json_t *root,
		struct file_list *listing)
{
	const char *format = json_string_value(json_object_get(root, "format"));
	const json_t *files = json_object_get(root, "files");

	if (!format || strcmp(format, format_name) != 0)
		return refuse(reading,
			      "'format' is '%s', and this version of smolcmp "
			      "knows '%s'",
			      format ? format : "", format_name);
	if (!files)
		return refuse(reading, "listing has no 'files'");
	if (!json_is_array(files))
		return refuse(reading, "'files' is no array");
	if (!json_array_size(files))
		return refuse(reading, "'files' has no file");
	if (json_array_size(files) > LISTING_MOST)
		return refuse(reading,
			      "'files' has %zu files, and %d are the most",
			      json_array_size(files), LISTING_MOST);
	return take_files(reading, files, listing);
}

int listing_read(const struct buffer *text, const char *where,
		 struct arena *arena, struct file_list *listing,
		 struct error *error)
{
	struct reading reading = { .where = where,
				   .arena = arena,
				   .error = error };
	const char *end = text->bytes + text->length;
	const char *start = skip_mark(text->bytes);
	json_error_t problem;
	json_t *root = json_loadb(start, (size_t)(end - start),
				  JSON_REJECT_DUPLICATES, &problem);
	int status;

	if (!root)
		return problem_add(error, PROBLEM_SYNTAX,
				   (struct place){ where,
						   (uint64_t)problem.line,
						   (uint64_t)problem.column },
				   "is no listing: %s", problem.text);
	spot_init(&reading.spot, start, end);
	status = take(&reading, root, listing);
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
