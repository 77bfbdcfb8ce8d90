/*
 * The main list of a command: what each of its items has, a row per field. One
 * row is a member of JSON, a column of the table, the columns of CSV, and a
 * name for --fields.
 *
 * Knows how values become members and cells. Does not know where items come
 * from, nor how a cell looks.
 */
#ifndef SMOLCMP_FIELDS_H
#define SMOLCMP_FIELDS_H

#include <jansson.h>

#include "smolcmp/catalog.h"
#include "smolcmp/check.h"
#include "smolcmp/contest.h"
#include "smolcmp/diff.h"
#include "smolcmp/duels.h"
#include "smolcmp/error.h"
#include "smolcmp/facts.h"
#include "smolcmp/history.h"
#include "smolcmp/panel.h"
#include "smolcmp/rank.h"
#include "smolcmp/report.h"
#include "smolcmp/score.h"
#include "smolcmp/search.h"
#include "smolcmp/series.h"
#include "smolcmp/yardstick.h"

/* An entry of a list: what it is about, and what it takes to speak of it. Each
 * list says which of these it goes by; the others are NULL. */
struct item {
	struct arena *arena; /* for what has to be made */
	const struct catalog *catalog;
	const struct yardstick *yardstick;
	const struct tool *tool;
	const struct review *review;
	const struct reviewer *reviewer;
	const struct scoring *scoring;
	const struct tool_score *score; /* by that scoring */
	const struct rank *rank;
	const struct standing *standing;
	const struct panel *panel;
	const struct search_match *match;
	const struct finding *finding;	     /* of check */
	const struct init_file *file;	     /* of init */
	const struct site_kind *kind;	     /* of site */
	const struct index_file *indexed;    /* of index */
	const struct remote_copy *copy;	     /* of fetch and cache */
	const struct comparison *comparison; /* that the tool is part of */
	const struct contender *contender;
	const struct duels *duels; /* of the catalog */
	const struct diff *diff;
	const struct diff_tool *differing;
	const struct history_point *point;
	const struct held_tool *held; /* of facts */
};

enum field_trait {
	FIELD_RIGHT = 1,    /* numbers, flush right */
	FIELD_BELOW = 2,    /* may stand below the field before it */
	FIELD_EXTRA = 4,    /* there only if named */
	FIELD_WEIGHTED = 8, /* there only if named, or if weights are given */
	FIELD_CHANGE = 16,  /* its cells are changes, from kind to kind */
};

struct field {
	const char *id;
	const char *title; /* NULL: for programs, unless it is named */
	enum cell_kind kind;
	unsigned traits;
	struct cell (*cell)(const struct item *item);
	/* Where JSON has more structure than a cell; else NULL. */
	json_t *(*member)(const struct item *item);
};

struct field_list {
	const char *name;   /* of the array in JSON: "tools" */
	const char *within; /* the object that holds it; NULL: the document */
	const struct field *rows;
	size_t count;
};

/* Some fields of a list, in order. */
struct fields {
	const struct field *const *items;
	size_t count;
	bool named; /* by --fields; else all but the extra ones */
};

/*
 * The fields of a list that names, with commas between, asks for; NULL: those
 * there are without asking, of panels that are weighted or not. They live in
 * arena.
 */
MUST_CHECK int fields_choose(const struct field_list *list, const char *names,
			     bool weighted, struct arena *arena,
			     struct fields *fields, struct error *error);

/* The names of all fields of a list, up to NULL, in arena. */
const char *const *fields_ids(const struct field_list *list,
			      struct arena *arena);

/* The array of a list in its document, borrowed; NULL when there is none. */
const json_t *fields_array(const struct field_list *list,
			   const json_t *document);

/* The items of a list in its document, be they in there or among the series;
 * both must outlive it. */
struct series fields_series(const struct field_list *list,
			    const json_t *document,
			    const struct series_set *set);

/* Make the report's list of items, a line each that people see. */
void fields_report(const struct fields *fields, const struct item *items,
		   size_t count, struct report *report);

/* Give a new table its columns, and add a line per item. */
void fields_columns(struct table *table, const struct fields *fields);
void fields_rows(struct table *table, const struct fields *fields,
		 const struct item *items, size_t count);

/* Both. */
void fields_fill(struct table *table, const struct fields *fields,
		 const struct item *items, size_t count);

/* An item as an object. */
json_t *fields_object(const struct fields *fields, const struct item *item);

/* An array of items, an object each. */
json_t *fields_objects(const struct fields *fields, const struct item *items,
		       size_t count);

#endif
