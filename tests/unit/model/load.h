/* Catalogs made of JSON, so that places in messages are real ones. */
#ifndef TESTS_LOAD_H
#define TESTS_LOAD_H

#include "smolcmp/catalog.h"

/* Add the records of a document, read as this file, to the catalog, of which
 * wants may be set before. */
void load_text(struct catalog *catalog, const char *file, const char *text);

/* Finish it, counting all days when as_of is NULL; returns the problems,
 * "where: text\n" each, in memory of the catalog. */
const char *load_finish(struct catalog *catalog, const char *as_of);

/* Begin a catalog that keeps everything, and load_text() and load_finish() it
 * of one file "d"; fails the test when there is a problem. */
void load(struct catalog *catalog, const char *text, const char *as_of);

#endif
