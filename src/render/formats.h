/* The formats; render.c lists them. */
#ifndef RENDER_FORMATS_H
#define RENDER_FORMATS_H

#include "smolcmp/render.h"

void text_render(const struct report *report, const struct style *style,
		 struct buffer *out);
void markdown_render(const struct report *report, const struct style *style,
		     struct buffer *out);
void csv_render(const struct report *report, const struct style *style,
		struct buffer *out);
void tsv_render(const struct report *report, const struct style *style,
		struct buffer *out);
void json_render(const json_t *document, struct buffer *out);
void jsonl_render(const json_t *list, struct buffer *out);

/* Of the document of check. */
void github_render(const json_t *document, struct buffer *out);
void sarif_render(const json_t *document, struct buffer *out);
void junit_render(const json_t *document, struct buffer *out);
void baseline_render(const json_t *document, struct buffer *out);

/* Any value on one line of its own. */
void json_line(const json_t *value, struct buffer *out);

#endif
