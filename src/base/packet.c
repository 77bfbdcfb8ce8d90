#include "smolcmp/packet.h"

#include <stdlib.h>
#include <string.h>

/* A length that can be added to an address. */
enum { DIGITS = 12 };

void packet_add(struct buffer *packet, const char *name, const void *value,
		size_t length)
{
	buffer_printf(packet, "%s %zu\n", name, length);
	buffer_add(packet, value, length);
	buffer_add_char(packet, '\n');
}

void packet_add_text(struct buffer *packet, const char *name, const char *text)
{
	packet_add(packet, name, text, strlen(text));
}

void packet_reader_init(struct packet_reader *reader, struct buffer *packet)
{
	reader->at = packet->bytes;
	reader->left = packet->length;
}

/* The length behind a name, and where the value begins. */
static bool read_length(const char *text, size_t *length, const char **value)
{
	size_t digits = strspn(text, "0123456789");

	if (!digits || digits > DIGITS || text[digits] != '\n')
		return false;
	*length = (size_t)strtoull(text, NULL, 10);
	*value = text + digits + 1;
	return true;
}

bool packet_next(struct packet_reader *reader, struct packet_field *field)
{
	char *name = reader->at;
	size_t letters, length, head;
	const char *value;

	if (!reader->left)
		return false;
	letters = strspn(name, "abcdefghijklmnopqrstuvwxyz-");
	if (!letters || name[letters] != ' ' ||
	    !read_length(name + letters + 1, &length, &value))
		return false;
	head = (size_t)(value - name);
	if (reader->left - head <= length || value[length] != '\n')
		return false;
	name[letters] = '\0';
	name[head + length] = '\0';
	*field = (struct packet_field){ name, value, length };
	reader->at += head + length + 1;
	reader->left -= head + length + 1;
	return true;
}
