/* Findings as SARIF 2.1.0 (OASIS Standard, 2020). */
#include <string.h>

#include "render/findings.h"
#include "render/formats.h"
#include "smolcmp/url.h"

/* jansson takes only valid UTF-8, which names of files need not be. */
static json_t *text_of(const char *text)
{
	json_t *string = json_string(text);

	return string ? string : json_string("\xef\xbf\xbd");
}

static json_t *message_of(const char *text)
{
	json_t *object = json_object();

	json_object_set_new(object, "text", text_of(text));
	return object;
}

static bool is_plain(char byte)
{
	return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
	       (byte >= '0' && byte <= '9') || (byte && strchr("-._~/", byte));
}

/* A path as a URI reference (RFC 3986), relative unless it is absolute; what
 * has an address is named by that. */
static json_t *uri_of(const char *path)
{
	struct buffer uri;
	json_t *string;

	if (url_is_web(path))
		return json_string(path);
	buffer_init(&uri);
	if (path[0] == '/')
		buffer_add_string(&uri, "file://");
	for (; *path; path++)
		if (is_plain(*path))
			buffer_add_char(&uri, *path);
		else
			buffer_printf(&uri, "%%%02X", (unsigned char)*path);
	string = json_string(uri.bytes);
	buffer_release(&uri);
	return string;
}

static json_t *rule_of(const json_t *from)
{
	json_t *rule = json_object();
	json_t *level = json_object();

	json_object_set_new(rule, "id", text_of(findings_text(from, "id")));
	json_object_set_new(rule, "shortDescription",
			    message_of(findings_text(from, "summary")));
	json_object_set_new(rule, "fullDescription",
			    message_of(findings_text(from, "help")));
	json_object_set_new(rule, "help",
			    message_of(findings_text(from, "help")));
	json_object_set_new(level, "level",
			    text_of(findings_text(from, "severity")));
	json_object_set_new(rule, "defaultConfiguration", level);
	return rule;
}

static json_t *location_of(const json_t *finding)
{
	json_t *location = json_object();
	json_t *physical = json_object();
	json_t *artifact = json_object();
	uint64_t line = findings_number(finding, "line");
	uint64_t column = findings_number(finding, "column");

	json_object_set_new(artifact, "uri", uri_of(findings_file(finding)));
	json_object_set_new(physical, "artifactLocation", artifact);
	if (line) {
		json_t *region = json_object();

		json_object_set_new(region, "startLine",
				    json_integer((json_int_t)line));
		if (column)
			json_object_set_new(region, "startColumn",
					    json_integer((json_int_t)column));
		json_object_set_new(physical, "region", region);
	}
	json_object_set_new(location, "physicalLocation", physical);
	return location;
}

static json_t *result_of(const json_t *finding)
{
	json_t *result = json_object();
	json_t *locations = json_array();
	json_t *prints = json_object();

	json_object_set_new(result, "ruleId",
			    text_of(findings_text(finding, "rule")));
	json_object_set_new(result, "level",
			    text_of(findings_text(finding, "severity")));
	json_object_set_new(result, "message",
			    message_of(findings_text(finding, "message")));
	json_array_append_new(locations, location_of(finding));
	json_object_set_new(result, "locations", locations);
	json_object_set_new(prints, "smolcmp/v1",
			    text_of(findings_text(finding, "fingerprint")));
	json_object_set_new(result, "partialFingerprints", prints);
	return result;
}

static json_t *tool_of(const json_t *document)
{
	json_t *tool = json_object();
	json_t *driver = json_object();
	json_t *rules = json_array();
	json_t *rule;
	size_t i;

	json_array_foreach(json_object_get(document, "rules"), i, rule)
	{
		json_array_append_new(rules, rule_of(rule));
	}
	json_object_set_new(driver, "name", json_string("smolcmp"));
	json_object_set_new(driver, "version",
			    text_of(findings_text(
				json_object_get(document, "meta"), "version")));
	json_object_set_new(driver, "rules", rules);
	json_object_set_new(tool, "driver", driver);
	return tool;
}

void sarif_render(const json_t *document, const struct series_set *set,
		  struct outlet *outlet)
{
	json_t *log = json_object();
	json_t *runs = json_array();
	json_t *run = json_object();
	json_t *results = json_array();
	json_t *finding;
	size_t i;

	json_array_foreach(json_object_get(document, "findings"), i, finding)
	{
		json_array_append_new(results, result_of(finding));
	}
	json_object_set_new(run, "tool", tool_of(document));
	json_object_set_new(run, "columnKind",
			    json_string("unicodeCodePoints"));
	json_object_set_new(run, "results", results);
	json_array_append_new(runs, run);
	json_object_set_new(log, "$schema",
			    json_string("https://docs.oasis-open.org/sarif/"
					"sarif/v2.1.0/os/schemas/"
					"sarif-schema-2.1.0.json"));
	json_object_set_new(log, "version", json_string("2.1.0"));
	json_object_set_new(log, "runs", runs);
	json_render(log, set, outlet);
	json_decref(log);
}
