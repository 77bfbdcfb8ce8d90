/*
 * From results to what is said of them: a report for people, a JSON document
 * for programs. The document is the contract in README.md ("JSON"); both are
 * made from the same results, never one from the other.
 *
 * Knows words and member names. Does not format, colour, clean or print.
 */
#ifndef SMOLCMP_VIEW_H
#define SMOLCMP_VIEW_H

#include <jansson.h>

#include "smolcmp/buffer.h"
#include "smolcmp/catalog.h"
#include "smolcmp/compare.h"
#include "smolcmp/report.h"

/* What every document says of the data behind it. */
struct provenance {
	const char *const *names; /* sources, as they were given */
	const uint64_t *bytes;
	size_t count;
	struct date as_of; /* unknown: every day counts */
};

/* compare; all_words shows every reviewer's words in full, not only those of
 * reviewers who differ. */
void compare_report(const struct catalog *catalog,
		    const struct comparison *comparison, bool all_words,
		    struct report *report);
json_t *compare_document(const struct catalog *catalog,
			 const struct comparison *comparison,
			 const struct provenance *provenance);

/* The answer of a comparison as a paragraph, to be read aloud. */
void answer_text(const struct catalog *catalog,
		 const struct comparison *comparison, struct buffer *text);

void verdict_report(const struct catalog *catalog,
		    const struct tool *const *tools, size_t count,
		    struct report *report);
json_t *verdict_document(const struct catalog *catalog,
			 const struct tool *const *tools, size_t count,
			 const struct provenance *provenance);

void score_report(const struct catalog *catalog,
		  const struct tool *const *tools, size_t count,
		  struct report *report);
json_t *score_document(const struct catalog *catalog,
		       const struct tool *const *tools, size_t count,
		       const struct provenance *provenance);

void list_report(const struct tool *const *tools, size_t count,
		 struct report *report);
json_t *list_document(const struct tool *const *tools, size_t count,
		      const struct provenance *provenance);

void show_report(const struct catalog *catalog, const struct tool *tool,
		 struct report *report);
json_t *show_document(const struct catalog *catalog, const struct tool *tool,
		      const struct provenance *provenance);

/* Say that undated reviews or votes count in spite of as_of, if any do. */
void view_note_undated(struct report *report, const struct tool *const *tools,
		       size_t count, struct date as_of);

#endif
