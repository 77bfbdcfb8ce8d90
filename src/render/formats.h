/* The formats; render.c lists them. */
#ifndef RENDER_FORMATS_H
#define RENDER_FORMATS_H

#include "smolcmp/render.h"

void text_render(const struct report *report, const struct style *style,
		 struct buffer *out);
void json_render(const json_t *document, struct buffer *out);

#endif
