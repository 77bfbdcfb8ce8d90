#include "remote/entry.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/packet.h"

enum { VALIDATOR_LONGEST = 1024 };

static const char protocol[] = "smolcmp-cache/1";

/* The members of an entry by their names in a file. */
struct members {
	struct {
		const char *name;
		const char **text;
	} texts[5];
	struct {
		const char *name;
		int64_t *number;
	} numbers[3];
};

static struct members members_of(struct cache_entry *entry)
{
	return (struct members){
		{ { "url", &entry->url },
		  { "location", &entry->location },
		  { "reach", &entry->met },
		  { "etag", &entry->validators.etag },
		  { "modified", &entry->validators.modified } },
		{ { "fetched", &entry->fetched },
		  { "checked", &entry->checked },
		  { "fresh-until", &entry->fresh_until } },
	};
}

enum { TEXTS = 5, NUMBERS = 3 };

static void add_number(struct buffer *text, const char *name, int64_t number)
{
	char digits[24];

	snprintf(digits, sizeof(digits), "%" PRId64, number);
	packet_add_text(text, name, digits);
}

void entry_write(const struct cache_entry *entry, struct buffer *text)
{
	struct cache_entry copy = *entry;
	struct members members = members_of(&copy);
	char sum[SHA256_TEXT];

	packet_add_text(text, "format", protocol);
	for (size_t i = 0; i < TEXTS; i++)
		if (*members.texts[i].text)
			packet_add_text(text, members.texts[i].name,
					*members.texts[i].text);
	for (size_t i = 0; i < NUMBERS; i++)
		add_number(text, members.numbers[i].name,
			   *members.numbers[i].number);
	packet_add_text(text, "sum", sha256_format(&entry->sum, sum));
	add_number(text, "bytes", (int64_t)entry->bytes);
	packet_add_text(text, "end", "");
}

/* What can be sent back to a server, as a line of a header. */
static const char *line_or_none(const char *text)
{
	size_t length = text ? strlen(text) : 0;

	if (!length || length > VALIDATOR_LONGEST)
		return NULL;
	for (size_t i = 0; i < length; i++)
		if ((unsigned char)text[i] < ' ' || text[i] == 127)
			return NULL;
	return text;
}

struct validators entry_validators(const struct validators *told)
{
	return (struct validators){ line_or_none(told->etag),
				    line_or_none(told->modified) };
}

static bool read_number(const char *text, int64_t *number)
{
	char *end;

	*number = strtoll(text, &end, 10);
	return end != text && !*end && *number >= 0;
}

/* False when it is what it cannot be; members of later versions are not
 * known. */
static bool take(const struct packet_field *field,
		 const struct members *members, struct arena *arena,
		 struct cache_entry *entry)
{
	int64_t bytes;

	for (size_t i = 0; i < TEXTS; i++)
		if (strcmp(field->name, members->texts[i].name) == 0)
			*members->texts[i].text =
			    arena_text(arena, field->value, field->length);
	for (size_t i = 0; i < NUMBERS; i++)
		if (strcmp(field->name, members->numbers[i].name) == 0)
			return read_number(field->value,
					   members->numbers[i].number);
	if (strcmp(field->name, "sum") == 0)
		return sha256_parse(field->value, &entry->sum);
	if (strcmp(field->name, "bytes") == 0) {
		if (!read_number(field->value, &bytes))
			return false;
		entry->bytes = (uint64_t)bytes;
	}
	return true;
}

bool entry_read(struct buffer *text, struct arena *arena,
		struct cache_entry *entry)
{
	struct cache_entry found = { .bytes = 0 };
	struct members members = members_of(&found);
	struct packet_reader reader;
	struct packet_field field;
	bool has_sum = false, ended = false;

	packet_reader_init(&reader, text);
	if (!packet_next(&reader, &field) ||
	    strcmp(field.name, "format") != 0 ||
	    strcmp(field.value, protocol) != 0)
		return false;
	while (packet_next(&reader, &field)) {
		if (!take(&field, &members, arena, &found))
			return false;
		has_sum |= strcmp(field.name, "sum") == 0;
		ended = strcmp(field.name, "end") == 0;
	}
	if (reader.left || !ended || !has_sum || !found.url)
		return false;
	found.validators = entry_validators(&found.validators);
	*entry = found;
	return true;
}
