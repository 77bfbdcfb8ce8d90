#include "smolcmp/render.h"

#include <string.h>

#include "render/formats.h"
#include "smolcmp/clean.h"

static const struct renderer renderers[] = {
	{ "text", text_render, NULL, NULL },
	{ "markdown", markdown_render, NULL, NULL },
	{ "csv", csv_render, NULL, NULL },
	{ "tsv", tsv_render, NULL, NULL },
	{ "json", NULL, json_render, NULL },
	{ "jsonl", NULL, NULL, jsonl_render },
};

enum { RENDERERS = sizeof(renderers) / sizeof(*renderers) };

const struct renderer *render_find(const char *format)
{
	for (size_t i = 0; i < RENDERERS; i++)
		if (strcmp(renderers[i].name, format) == 0)
			return &renderers[i];
	return NULL;
}

const char *const *render_formats(void)
{
	static const char *names[RENDERERS + 1];

	for (size_t i = 0; i < RENDERERS; i++)
		names[i] = renderers[i].name;
	return names;
}

static void add_clean(struct buffer *out, bool utf8, const char *text)
{
	struct buffer clean;

	buffer_init(&clean);
	if (utf8)
		clean_text(&clean, text, CLEAN_LINE);
	else
		clean_ascii(&clean, text, CLEAN_LINE);
	clean_commands(out, clean.bytes);
	buffer_release(&clean);
}

void render_message(struct buffer *out, bool utf8, const char *where,
		    const char *text)
{
	struct buffer name;

	buffer_init(&name);
	buffer_add_string(out, "smolcmp: ");
	if (where[0]) {
		clean_file_name(&name, where);
		add_clean(out, utf8, name.bytes);
		buffer_add_string(out, ": ");
	}
	add_clean(out, utf8, text);
	buffer_add_char(out, '\n');
	buffer_release(&name);
}
