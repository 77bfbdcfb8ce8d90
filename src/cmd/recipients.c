#include "cmd/recipients.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "smolcmp/address.h"
#include "smolcmp/descriptor.h"

/* What keeps a text from being an address of an envelope, or NULL. */
static const char *find_problem(const char *text, struct arena *arena)
{
	struct address address;

	for (const char *byte = text; *byte; byte++)
		if ((unsigned char)*byte >= 0x80)
			return "it is not ASCII, and smolcmp does not speak "
			       "SMTPUTF8";
	if (!address_parse(text, arena, &address) ||
	    strcmp(address.mailbox, text) != 0)
		return "want one as 'ada@example.org'";
	return NULL;
}

static void keep(char *address, struct texts *recipients)
{
	for (char *at = strrchr(address, '@'); *at; at++)
		*at = (char)tolower((unsigned char)*at);
	if (!texts_have(recipients, address))
		recipients->items[recipients->count++] = address;
}

/* Take a line, which has its own end or none. */
static int take_line(const char *line, size_t length, const char *where,
		     struct arena *arena, struct texts *recipients,
		     struct error *error)
{
	const char *problem;
	char *address;

	while (length && strchr(" \t\r\n", line[length - 1]))
		length--;
	for (; length && (*line == ' ' || *line == '\t'); length--)
		line++;
	if (!length || *line == '#')
		return 0;
	if (memchr(line, '\0', length))
		return error_add(error, where, "there is a NUL byte");
	address = arena_text(arena, line, length);
	problem = find_problem(address, arena);
	if (problem)
		return error_add(error, where, "'%.100s' is no address: %s",
				 address, problem);
	keep(address, recipients);
	return 0;
}

static int take_lines(const struct buffer *text, const char *path,
		      struct arena *arena, struct texts *recipients,
		      struct error *error)
{
	static const char mark[] = "\xef\xbb\xbf";
	const char *at = text->bytes;
	const char *end = at + text->length;
	size_t number = 1;
	int status = 0;

	if (strncmp(at, mark, sizeof(mark) - 1) == 0)
		at += sizeof(mark) - 1;
	for (const char *next; at < end; at = next, number++) {
		const char *newline = memchr(at, '\n', (size_t)(end - at));
		const char *where = arena_printf(arena, "%s:%zu", path, number);

		next = newline ? newline + 1 : end;
		if (take_line(at, (size_t)(next - at), where, arena, recipients,
			      error) < 0)
			status = -1;
	}
	if (status == 0 && !recipients->count)
		status = error_add(error, path, "names nobody");
	return status;
}

static int read_file(const char *path, struct buffer *text, struct error *error)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
	int status = fd < 0 ? -1 : descriptor_read(fd, text);

	if (status < 0)
		error_add(error, path, "cannot be read: %s", strerror(errno));
	if (fd >= 0)
		close(fd);
	return status;
}

static size_t count_lines(const struct buffer *text)
{
	size_t count = 1;

	for (size_t i = 0; i < text->length; i++)
		count += text->bytes[i] == '\n';
	return count;
}

int recipients_read(const char *path, struct arena *arena,
		    struct texts *recipients, struct error *error)
{
	struct buffer text;
	int status;

	buffer_init(&text);
	status = read_file(path, &text, error);
	if (status == 0) {
		recipients->items = arena_zero(arena, count_lines(&text),
					       sizeof(*recipients->items));
		recipients->count = 0;
		status = take_lines(&text, path, arena, recipients, error);
	}
	buffer_release(&text);
	return status;
}
