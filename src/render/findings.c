#include "render/findings.h"

#include <inttypes.h>
#include <string.h>

const char *findings_text(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));

	return text ? text : "";
}

uint64_t findings_number(const json_t *object, const char *name)
{
	return (uint64_t)json_integer_value(json_object_get(object, name));
}

const char *findings_file(const json_t *finding)
{
	const char *file = findings_text(finding, "file");

	return strncmp(file, "./", 2) == 0 ? file + 2 : file;
}

void findings_line(struct buffer *out, const json_t *finding)
{
	uint64_t line = findings_number(finding, "line");
	uint64_t column = findings_number(finding, "column");

	buffer_add_string(out, findings_file(finding));
	if (line)
		buffer_printf(out, ":%" PRIu64, line);
	if (column)
		buffer_printf(out, ":%" PRIu64, column);
	buffer_printf(out, ": %s: %s", findings_text(finding, "severity"),
		      findings_text(finding, "message"));
}
