/*
 * What the program and its helper say to each other: fields of any bytes, each
 * as a line "NAME LENGTH", so many bytes, and a newline. A name may stand more
 * than once, and order is kept.
 *
 * Does not know what the fields mean; transfer.h does.
 */
#ifndef SMOLCMP_PACKET_H
#define SMOLCMP_PACKET_H

#include <stdbool.h>

#include "smolcmp/buffer.h"

struct packet_field {
	const char *name;
	const char *value; /* NUL behind it */
	size_t length;	   /* without that */
};

/* Add a field; its name has small letters and hyphens only. */
void packet_add(struct buffer *packet, const char *name, const void *value,
		size_t length);
void packet_add_text(struct buffer *packet, const char *name, const char *text);

/* What is left of a packet; it is written into as it is read. */
struct packet_reader {
	char *at;
	size_t left; /* bytes; 0 at the end of a packet that is well made */
};

void packet_reader_init(struct packet_reader *reader, struct buffer *packet);

/* The next field, which lasts as long as the packet; false at the end and at
 * what is no field, or not all of one, and then nothing was written into. */
bool packet_next(struct packet_reader *reader, struct packet_field *field);

#endif
