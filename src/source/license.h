/* SPDX licence expressions: their form, not whether an identifier exists. */
#ifndef SOURCE_LICENSE_H
#define SOURCE_LICENSE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * True for an expression of SPDX 2.3, annex D: identifiers (with "+", or
 * LicenseRef- and DocumentRef-), WITH, AND, OR and parentheses.
 */
bool license_is_expression(const char *text, size_t length);

#endif
