#include "publish/manifest.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/memory.h"

static const char format[] = "smolcmp-site/1";

enum { PATH_LONGEST = 512 };

void manifest_init(struct manifest *manifest)
{
	memset(manifest, 0, sizeof(*manifest));
	arena_init(&manifest->arena);
	names_init(&manifest->paths);
}

void manifest_release(struct manifest *manifest)
{
	names_release(&manifest->paths);
	arena_release(&manifest->arena);
	free(manifest->files);
}

bool manifest_is_path(const char *path)
{
	static const char allowed[] = "abcdefghijklmnopqrstuvwxyz0123456789"
				      "._+-/";
	char before = '/';

	if (!path[0] || strlen(path) > PATH_LONGEST)
		return false;
	for (; *path; before = *path++)
		if (!strchr(allowed, *path) ||
		    (before == '/' && (*path == '.' || *path == '/')))
			return false;
	return before != '/';
}

struct manifest_file *manifest_file(struct manifest *manifest, const char *path)
{
	bool added = false;
	size_t number =
	    names_add(&manifest->paths, &manifest->arena, path, &added);

	if (added) {
		manifest->files =
		    memory_grow(manifest->files, number, &manifest->capacity,
				sizeof(*manifest->files));
		manifest->files[number] =
		    (struct manifest_file){ .path =
						manifest->paths.items[number] };
	}
	return &manifest->files[number];
}

static bool take_file(struct manifest *manifest, const json_t *line)
{
	const char *path = json_string_value(json_object_get(line, "path"));
	const char *text = json_string_value(json_object_get(line, "sha256"));
	struct manifest_file *file;
	struct manifest_sum *made;
	struct sha256 sum;

	if (!path || !text || !manifest_is_path(path) ||
	    !sha256_parse(text, &sum))
		return false;
	file = manifest_file(manifest, path);
	made = arena_alloc(&manifest->arena, sizeof(*made));
	*made = (struct manifest_sum){ sum, file->made };
	file->made = made;
	return true;
}

static bool is_first(const json_t *line)
{
	const char *text = json_string_value(json_object_get(line, "format"));

	return text && strcmp(text, format) == 0;
}

int manifest_read(struct manifest *manifest, const struct buffer *text,
		  const char *where, struct error *error)
{
	const char *at = text->bytes;
	const char *end;

	for (; (end = strchr(at, '\n')); at = end + 1) {
		json_t *line = json_loadb(at, (size_t)(end - at),
					  JSON_REJECT_DUPLICATES, NULL);
		bool right =
		    line && (at == text->bytes ? is_first(line)
					       : take_file(manifest, line));

		json_decref(line);
		if (!right)
			return error_set(error, ERROR_SYSTEM, where,
					 "is no list of what site has made, so "
					 "nothing there can be told from what "
					 "others put there");
	}
	manifest->whole = (size_t)(at - text->bytes);
	return 0;
}

void manifest_begin(struct buffer *out)
{
	buffer_printf(out, "{\"format\":\"%s\"}\n", format);
}

void manifest_add(struct buffer *out, const char *path,
		  const struct sha256 *sum)
{
	char text[SHA256_TEXT];

	buffer_printf(out, "{\"path\":\"%s\",\"sha256\":\"%s\"}\n", path,
		      sha256_format(sum, text));
}

static int compare_paths(const void *a, const void *b)
{
	const struct manifest_file *const *x = a;
	const struct manifest_file *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

void manifest_write(const struct manifest *manifest, struct buffer *out)
{
	size_t count = 0;
	const struct manifest_file **files =
	    memory_alloc(manifest->paths.count * sizeof(*files));

	for (size_t i = 0; i < manifest->paths.count; i++)
		if (manifest->files[i].planned)
			files[count++] = &manifest->files[i];
	qsort(files, count, sizeof(*files), compare_paths);
	manifest_begin(out);
	for (size_t i = 0; i < count; i++)
		manifest_add(out, files[i]->path, &files[i]->now);
	free(files);
}
