/* The formats; render.c lists them. */
#ifndef RENDER_FORMATS_H
#define RENDER_FORMATS_H

#include "smolcmp/render.h"

void text_render(const struct report *report, const struct style *style,
		 struct outlet *outlet);
void markdown_render(const struct report *report, const struct style *style,
		     struct outlet *outlet);
void html_render(const struct report *report, const struct style *style,
		 struct outlet *outlet);
void csv_render(const struct report *report, const struct style *style,
		struct outlet *outlet);
void tsv_render(const struct report *report, const struct style *style,
		struct outlet *outlet);
void json_render(const json_t *document, const struct series_set *set,
		 struct outlet *outlet);
void jsonl_render(const struct series *list, struct outlet *outlet);

/* Of {"urls": [...]}, the pages of a site. */
void sitemap_render(const json_t *document, const struct series_set *set,
		    struct outlet *outlet);

/* A message from the report's letter, which is there. */
void eml_render(const struct report *report, const struct style *style,
		struct outlet *outlet);

/* Of the document of digest, which is whole. */
void atom_render(const json_t *document, const struct series_set *set,
		 struct outlet *outlet);

/* Of the document of check, which is whole. */
void github_render(const json_t *document, const struct series_set *set,
		   struct outlet *outlet);
void sarif_render(const json_t *document, const struct series_set *set,
		  struct outlet *outlet);
void junit_render(const json_t *document, const struct series_set *set,
		  struct outlet *outlet);
void baseline_render(const json_t *document, const struct series_set *set,
		     struct outlet *outlet);

/* Of the one tool of badge. */
void svg_render(const struct series *list, struct outlet *outlet);

#endif
