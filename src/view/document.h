/* Pieces that JSON documents share. Each returns a new reference; a value that
 * is absent is null. */
#ifndef VIEW_DOCUMENT_H
#define VIEW_DOCUMENT_H

#include "smolcmp/view.h"

/* {"format": "smolcmp.<name>/1", "meta": ...}; provenance is NULL where no data
 * is behind it. */
json_t *document_begin(const char *name, const struct provenance *provenance);

/* Add a long array, which set gets. */
void document_series(json_t *document, struct series series,
		     struct series_set *set);
/* {"sources": ..., "as_of": ...}, of data beside that of "meta" */
json_t *document_origin(const struct provenance *provenance);

json_t *document_text(const char *text);
json_t *document_texts(struct texts texts);
json_t *document_date(struct date date);
json_t *document_decimal(struct decimal decimal);
json_t *document_count(struct count count);
json_t *document_flag(enum flag flag);
json_t *document_real(double value); /* never -0 */
json_t *document_word(const char *const *words, int value);
json_t *document_interval(double value, struct interval around);

json_t *document_benchmarks(const struct tool_detail *detail);

json_t *document_prior(const struct prior *prior);

/* What a cell of a column of this kind holds. */
json_t *document_cell(enum cell_kind kind, const struct cell *cell);

#endif
