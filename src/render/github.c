/*
 * Findings as commands of GitHub's runner for workflows, which shows each
 * beside the line that it is about. A command is a line that begins with "::";
 * data stays within its part of one by the escapes that the runner knows.
 */
#include <inttypes.h>
#include <string.h>

#include "render/findings.h"
#include "render/formats.h"
#include "smolcmp/clean.h"

/* So many of a kind are shown for a step. */
enum { SHOWN = 10 };

static const struct {
	const char *severity;
	const char *command;
	const char *count; /* in the summary, in words without its "s" for 1 */
} kinds[] = {
	{ "error", "error", "errors" },
	{ "warning", "warning", "warnings" },
	{ "note", "notice", "notes" },
};

enum { KINDS = sizeof(kinds) / sizeof(*kinds) };

/* Escape text for the message of a command, or for a property. */
static void add_escaped(struct buffer *out, const char *text, bool property)
{
	const char *special = property ? "%\r\n:," : "%\r\n";

	for (; *text; text++)
		if (strchr(special, *text))
			buffer_printf(out, "%%%02X", (unsigned char)*text);
		else
			buffer_add_char(out, *text);
}

static void add_text(struct buffer *out, const char *text, bool property)
{
	struct buffer clean, safe;

	buffer_init(&clean);
	buffer_init(&safe);
	clean_text(&clean, text, CLEAN_LINE);
	clean_commands(&safe, clean.bytes);
	add_escaped(out, safe.bytes, property);
	buffer_release(&clean);
	buffer_release(&safe);
}

static const char *command_of(const char *severity)
{
	size_t i = 0;

	while (i < KINDS - 1 && strcmp(kinds[i].severity, severity) != 0)
		i++;
	return kinds[i].command;
}

static void add_finding(struct buffer *out, const json_t *finding)
{
	uint64_t line = findings_number(finding, "line");
	uint64_t column = findings_number(finding, "column");

	buffer_printf(
	    out, "::%s file=", command_of(findings_text(finding, "severity")));
	add_text(out, findings_file(finding), true);
	if (line)
		buffer_printf(out, ",line=%" PRIu64, line);
	if (column)
		buffer_printf(out, ",col=%" PRIu64, column);
	buffer_add_string(out, ",title=");
	add_text(out, findings_text(finding, "rule"), true);
	buffer_add_string(out, "::");
	add_text(out, findings_text(finding, "message"), false);
	buffer_add_char(out, '\n');
}

/* "2 files", "1 file" */
static void add_number(struct buffer *out, uint64_t number, const char *nouns)
{
	int length = (int)strlen(nouns) - (number == 1);

	buffer_printf(out, "%" PRIu64 " %.*s", number, length, nouns);
}

void github_render(const json_t *document, const struct series_set *set,
		   struct outlet *outlet)
{
	struct buffer *out = &outlet->text;
	const json_t *summary = json_object_get(document, "summary");
	bool cut = false;
	json_t *finding;
	size_t i;

	(void)set;
	json_array_foreach(json_object_get(document, "findings"), i, finding)
	{
		add_finding(out, finding);
	}
	add_number(out, findings_number(summary, "files"), "files");
	for (i = 0; i < KINDS; i++) {
		uint64_t count = findings_number(summary, kinds[i].count);

		buffer_add_string(out, ", ");
		add_number(out, count, kinds[i].count);
		cut |= count > SHOWN;
	}
	buffer_add_char(out, '\n');
	if (cut)
		buffer_printf(out,
			      "Of each kind no more than %d are shown beside "
			      "their lines; all of them are in this log.\n",
			      SHOWN);
}
