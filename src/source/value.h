/* One value of verdict data: its type, its range, its form. */
#ifndef SOURCE_VALUE_H
#define SOURCE_VALUE_H

#include "source/decode.h"

/*
 * Consume the value that stands next, of kind, into a row's field. A value
 * that the row does not allow is a problem recorded, and leaves the field as
 * it is; -1 only when the scan itself has failed.
 */
MUST_CHECK int value_decode(struct decoder *decoder, const struct member *row,
			    void *field, enum scan_kind kind);

/* Bytes of the field of a type that kinds in doubt may share. */
size_t value_size(enum value_type type);

/* [a-z0-9] first, then [a-z0-9._-], at most 100 characters, no "..". */
bool value_is_slug(const char *text, size_t length);

#endif
