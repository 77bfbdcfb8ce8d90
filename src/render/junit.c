/*
 * Findings as the XML of JUnit, which most CI services read: a suite per file,
 * a case per finding, which fails where the finding is why check does.
 */
#include <inttypes.h>
#include <string.h>

#include "render/findings.h"
#include "render/formats.h"
#include "smolcmp/clean.h"

/* Text for XML, between tags or quotes. */
static void add_text(struct buffer *out, const char *text)
{
	struct buffer clean;

	buffer_init(&clean);
	clean_text(&clean, text, CLEAN_LINE);
	for (const char *at = clean.bytes; *at; at++)
		switch (*at) {
		case '&':
			buffer_add_string(out, "&amp;");
			break;
		case '<':
			buffer_add_string(out, "&lt;");
			break;
		case '>':
			buffer_add_string(out, "&gt;");
			break;
		case '"':
			buffer_add_string(out, "&quot;");
			break;
		default:
			buffer_add_char(out, *at);
		}
	buffer_release(&clean);
}

static bool fails(const json_t *finding)
{
	return json_is_true(json_object_get(finding, "fails"));
}

static void add_place(struct buffer *out, const json_t *finding)
{
	struct buffer line;

	buffer_init(&line);
	findings_line(&line, finding);
	add_text(out, line.bytes);
	buffer_release(&line);
}

static void add_case(struct buffer *out, const json_t *finding)
{
	buffer_add_string(out, "    <testcase classname=\"");
	add_text(out, findings_file(finding));
	buffer_add_string(out, "\" name=\"");
	add_text(out, findings_text(finding, "rule"));
	if (findings_number(finding, "line"))
		buffer_printf(out, " at %" PRIu64 ":%" PRIu64,
			      findings_number(finding, "line"),
			      findings_number(finding, "column"));
	buffer_add_string(out, "\">\n");
	if (fails(finding)) {
		buffer_add_string(out, "      <failure type=\"");
		add_text(out, findings_text(finding, "rule"));
		buffer_add_string(out, "\" message=\"");
		add_text(out, findings_text(finding, "message"));
		buffer_add_string(out, "\">");
		add_place(out, finding);
		buffer_add_string(out, "</failure>\n");
	} else {
		buffer_add_string(out, "      <system-out>");
		add_place(out, finding);
		buffer_add_string(out, "</system-out>\n");
	}
	buffer_add_string(out, "    </testcase>\n");
}

/* Where the findings end that are in one file with the first. */
static size_t file_end(const json_t *findings, size_t first)
{
	const char *file = findings_file(json_array_get(findings, first));
	size_t at = first;

	while (at < json_array_size(findings) &&
	       strcmp(findings_file(json_array_get(findings, at)), file) == 0)
		at++;
	return at;
}

static size_t count_failures(const json_t *findings, size_t first, size_t end)
{
	size_t count = 0;

	for (size_t i = first; i < end; i++)
		count += fails(json_array_get(findings, i));
	return count;
}

static void add_counts(struct buffer *out, size_t tests, size_t failures)
{
	buffer_printf(out, "\" tests=\"%zu\" failures=\"%zu\" errors=\"0\"",
		      tests, failures);
}

static void add_suite(struct buffer *out, const json_t *findings, size_t first,
		      size_t end)
{
	buffer_add_string(out, "  <testsuite name=\"");
	add_text(out, findings_file(json_array_get(findings, first)));
	add_counts(out, end - first, count_failures(findings, first, end));
	buffer_add_string(out, ">\n");
	for (size_t i = first; i < end; i++)
		add_case(out, json_array_get(findings, i));
	buffer_add_string(out, "  </testsuite>\n");
}

void junit_render(const json_t *document, const struct series_set *set,
		  struct outlet *outlet)
{
	struct buffer *out = &outlet->text;
	const json_t *findings = json_object_get(document, "findings");
	size_t count = json_array_size(findings);

	(void)set;
	buffer_add_string(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			       "<testsuites name=\"smolcmp check");
	add_counts(out, count ? count : 1, count_failures(findings, 0, count));
	buffer_add_string(out, ">\n");
	/* Many services take a report without any case for a broken one. */
	if (!count)
		buffer_add_string(
		    out, "  <testsuite name=\"smolcmp check\" tests=\"1\" "
			 "failures=\"0\" errors=\"0\">\n"
			 "    <testcase classname=\"smolcmp\" "
			 "name=\"nothing to complain of\"/>\n"
			 "  </testsuite>\n");
	for (size_t first = 0, end; first < count; first = end) {
		end = file_end(findings, first);
		add_suite(out, findings, first, end);
	}
	buffer_add_string(out, "</testsuites>\n");
}
