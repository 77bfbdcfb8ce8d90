#include "smolcmp/render.h"

#include <string.h>

#include "render/formats.h"
#include "smolcmp/clean.h"

static const struct renderer renderers[] = {
	{ "text", .report = text_render },
	{ "markdown", .report = markdown_render },
	{ "html", .report = html_render },
	{ "csv", .report = csv_render, .sheet = true },
	{ "tsv", .report = tsv_render, .sheet = true },
	{ "json", .document = json_render },
	{ "jsonl", .list = jsonl_render },
	{ "svg", .list = svg_render, .only = "badge" },
	{ "github", .document = github_render, .only = "check" },
	{ "sarif", .document = sarif_render, .only = "check" },
	{ "junit", .document = junit_render, .only = "check" },
	{ "sitemap", .document = sitemap_render, .only = "" },
	{ "baseline", .document = baseline_render, .only = "check" },
	{ "atom", .document = atom_render, .only = "digest" },
	{ "eml", .report = eml_render, .only = "digest" },
};

enum { RENDERERS = sizeof(renderers) / sizeof(*renderers) };

const struct renderer *render_find(const char *format)
{
	for (size_t i = 0; i < RENDERERS; i++)
		if (strcmp(renderers[i].name, format) == 0)
			return &renderers[i];
	return NULL;
}

bool render_goes_with(const struct renderer *renderer, const char *command)
{
	return !renderer->only ||
	       (command && strcmp(renderer->only, command) == 0);
}

const char *const *render_formats(const char *command)
{
	/* By the first format that is a command's own, if it has any. */
	static const char *names[RENDERERS + 1][RENDERERS + 1];
	size_t count = 0;
	size_t own = 0;

	while (own < RENDERERS && !(renderers[own].only &&
				    render_goes_with(&renderers[own], command)))
		own++;
	for (size_t i = 0; i < RENDERERS; i++)
		if (render_goes_with(&renderers[i], command))
			names[own][count++] = renderers[i].name;
	names[own][count] = NULL;
	return names[own];
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
