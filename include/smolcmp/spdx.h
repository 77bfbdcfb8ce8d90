/*
 * The names of the SPDX License List: licences and exceptions. Does not know
 * expressions, nor what a licence allows.
 */
#ifndef SMOLCMP_SPDX_H
#define SMOLCMP_SPDX_H

#include <stddef.h>

#include "smolcmp/arena.h"

/* The listed name that is this one but for its case, in arena; or NULL. */
const char *spdx_find(const char *name, size_t length, struct arena *arena);

#endif
