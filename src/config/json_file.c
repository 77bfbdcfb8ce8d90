#include "config/json_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "smolcmp/buffer.h"
#include "smolcmp/place.h"

enum { SIZE_USUAL = 1 << 20, DEPTH_MOST = 64 };

static int read_all(const char *path, size_t most, struct buffer *text,
		    struct error *error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	size_t before = error->count;
	char block[4096];
	ssize_t got = 0;

	if (fd < 0)
		return error_add(error, path, "cannot open: %s",
				 strerror(errno));
	while (text->length <= most &&
	       (got = read(fd, block, sizeof(block))) > 0)
		buffer_add(text, block, (size_t)got);
	if (got < 0)
		error_add(error, path, "cannot read: %s", strerror(errno));
	else if (text->length > most)
		error_add(error, path, "is larger than %zu MiB", most >> 20);
	close(fd);
	return error->count == before ? 0 : -1;
}

/* What jansson would let pass: NUL behind a number or a word, which it takes
 * for a blank, and brackets within brackets far deeper than is sensible. */
static int check_bytes(const char *text, size_t length, struct place place,
		       struct error *error)
{
	size_t depth = 0;
	bool quoted = false;

	place.line = place.column = 1;
	for (size_t i = 0; i < length; i++) {
		char byte = text[i];

		if (!byte)
			return error_add_at(error, place, "holds a NUL byte");
		if (byte == '"')
			quoted = !quoted;
		else if (quoted && byte == '\\' && i + 1 < length &&
			 text[i + 1]) {
			i++;
			place.column++;
		} else if (!quoted && (byte == '[' || byte == '{')) {
			if (++depth > DEPTH_MOST)
				return error_add_at(error, place,
						    "is nested deeper than %d",
						    DEPTH_MOST);
		} else if (!quoted && depth && (byte == ']' || byte == '}')) {
			depth--;
		}
		/* Characters count, not the bytes that follow in one. */
		place.column += ((unsigned char)byte & 0xc0) != 0x80;
		if (byte == '\n') {
			place.line++;
			place.column = 1;
		}
	}
	return 0;
}

static int parse(const char *path, const struct buffer *text, json_t **root,
		 struct error *error)
{
	static const char mark[] = "\xef\xbb\xbf";
	size_t skip = strncmp(text->bytes, mark, 3) == 0 ? 3 : 0;
	struct place place = { .file = path };
	json_error_t problem;
	json_t *value;

	if (check_bytes(text->bytes + skip, text->length - skip, place, error) <
	    0)
		return -1;
	value = json_loadb(text->bytes + skip, text->length - skip,
			   JSON_REJECT_DUPLICATES, &problem);
	if (!value) {
		place.line = (uint64_t)problem.line;
		place.column = (uint64_t)problem.column;
		return error_add_at(error, place, "%s", problem.text);
	}
	if (!json_is_object(value)) {
		json_decref(value);
		return error_add(error, path, "is not an object");
	}
	*root = value;
	return 0;
}

int json_file_read_most(const char *path, size_t most, json_t **root,
			struct error *error)
{
	struct buffer text;
	int status;

	buffer_init(&text);
	status = read_all(path, most, &text, error);
	if (status == 0)
		status = parse(path, &text, root, error);
	buffer_release(&text);
	return status;
}

int json_file_read(const char *path, json_t **root, struct error *error)
{
	return json_file_read_most(path, SIZE_USUAL, root, error);
}

const char *json_file_folder(struct arena *arena, const char *path)
{
	const char *slash = strrchr(path, '/');

	if (!slash)
		return ".";
	return arena_text(arena, path,
			  slash == path ? 1 : (size_t)(slash - path));
}

const char *json_file_join(struct arena *arena, const char *folder,
			   const char *path)
{
	if (path[0] == '/' || strcmp(folder, ".") == 0)
		return arena_string(arena, path);
	return arena_printf(arena, "%s/%s", folder, path);
}
