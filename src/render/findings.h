/* Reading the document of check, for the formats that are made from it. */
#ifndef RENDER_FINDINGS_H
#define RENDER_FINDINGS_H

#include <stdbool.h>
#include <stdint.h>

#include <jansson.h>

#include "smolcmp/buffer.h"

/* A member that is a text; "" where it is null. */
const char *findings_text(const json_t *object, const char *name);

/* A member that is a count; 0 where it is null. */
uint64_t findings_number(const json_t *object, const char *name);

/* The file of a finding, without "./" in front. */
const char *findings_file(const json_t *finding);

/* "file:12:9: error: ...", as far as the place is known; not cleaned. */
void findings_line(struct buffer *out, const json_t *finding);

#endif
