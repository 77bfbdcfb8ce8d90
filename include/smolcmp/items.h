/*
 * The items of a list, made one at a time: of a long list there is only one
 * at any moment, be it on its way into a table or into an array of JSON.
 *
 * Knows which fields are shown of each. Does not know where items come from.
 */
#ifndef SMOLCMP_ITEMS_H
#define SMOLCMP_ITEMS_H

#include "smolcmp/fields.h"
#include "smolcmp/report.h"
#include "smolcmp/series.h"

struct items {
	const struct fields *fields;
	size_t count;
	/* Fill in an item, which is empty but for the arena of what has to be
	 * made; what it points to outlives it. */
	void (*make)(const void *context, size_t number, struct item *item);
	const void *context;
};

/* Those of an array, which must outlive them. */
struct items items_of(const struct fields *fields, const struct item *array,
		      size_t count);

/* One of them, made in arena. */
struct item items_at(const struct items *items, size_t number,
		     struct arena *arena);

/* Give a new table columns and, made when they are asked for, its items; they
 * must outlive it. */
void items_fill(const struct items *items, struct table *table);

/* Make them the report's list, a line each that people see. */
void items_report(const struct items *items, struct report *report);

/* An array of this name, an object each; they must outlive it. */
struct series items_series(const struct items *items, const char *name);

#endif
