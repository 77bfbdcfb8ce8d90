/*
 * The standard streams: the only code that writes to them, for main, which
 * decides what is said.
 */
#ifndef SMOLCMP_STREAM_H
#define SMOLCMP_STREAM_H

#include "smolcmp/buffer.h"
#include "smolcmp/error.h"
#include "smolcmp/record.h"

/* A closed standard stream must not become the next file that is opened: what
 * takes its place fails as the closed one would. */
void stream_fill_closed(void);

/* Write to stderr, as far as that works: what cannot be said there cannot be
 * said at all. */
void stream_say(const struct buffer *message);

/* Say every problem of an error, which may hold none, or every note: a line
 * each. */
void stream_say_error(const struct error *error);
void stream_say_notes(const struct texts *notes);

#endif
