#include "transfer/item.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "smolcmp/measure.h"
#include "smolcmp/packet.h"
#include "smolcmp/url.h"

enum { NAME_LONGEST = 255 };

void item_init(struct item *item)
{
	*item = (struct item){ .floor = REACH_PUBLIC };
	body_init(&item->body, 0);
	buffer_init(&item->at);
	buffer_init(&item->own_tag);
	buffer_init(&item->reason);
	buffer_init(&item->location);
	for (size_t i = 0; i < HEADERS; i++)
		buffer_init(&item->values[i]);
}

void item_release(struct item *item)
{
	body_release(&item->body);
	buffer_release(&item->at);
	buffer_release(&item->own_tag);
	buffer_release(&item->reason);
	buffer_release(&item->location);
	for (size_t i = 0; i < HEADERS; i++)
		buffer_release(&item->values[i]);
}

int64_t item_now(void)
{
	return (int64_t)(measure_now() / (MEASURE_SECOND / 1000));
}

bool item_is_line(const char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ' || *text == 127)
			return false;
	return true;
}

static bool is_name(const char *file)
{
	return file && file[0] && strlen(file) <= NAME_LONGEST &&
	       !strchr(file, '/') && strcmp(file, ".") != 0 &&
	       strcmp(file, "..") != 0;
}

static bool may_send(const char *value)
{
	return !value || item_is_line(value);
}

const char *item_complaint(const struct item *item)
{
	if (!url_is_web(item->url))
		return "the address is none of http or https";
	if (!is_name(item->file))
		return "the file has no name that it could have in a folder";
	if (!may_send(item->etag) || !may_send(item->modified) ||
	    !may_send(item->accept))
		return "what is asked has a character that no header may have";
	return NULL;
}

void item_tell(const struct item *item, size_t number, struct buffer *answer)
{
	static const char *const names[HEADERS] = {
		"etag",		 "modified",   "date",	       "age",
		"cache-control", "error-code", "error-message"
	};
	char text[24];

	snprintf(text, sizeof(text), "%zu", number);
	packet_add_text(answer, "item", text);
	packet_add_text(answer, "outcome", item->outcome);
	if (item->reason.length)
		packet_add_text(answer, "reason", item->reason.bytes);
	snprintf(text, sizeof(text), "%ld", item->status);
	packet_add_text(answer, "code", text);
	if (item->location.length)
		packet_add_text(answer, "location", item->location.bytes);
	if (item->met != REACH_NEVER)
		packet_add_text(answer, "reach", reach_word(item->met));
	snprintf(text, sizeof(text), "%" PRIu64, item->body.bytes);
	packet_add_text(answer, "bytes", text);
	if (item->framed)
		packet_add_text(answer, "framed", "yes");
	if (item->is_narrow)
		packet_add_text(answer, "narrow", "yes");
	for (size_t i = 0; i < HEADERS; i++)
		if (item->values[i].length)
			packet_add_text(answer, names[i],
					item->values[i].bytes);
}
