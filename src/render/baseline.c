/* Findings to be accepted from now on, for --baseline; gates are not. */
#include <string.h>

#include "render/findings.h"
#include "render/formats.h"

void baseline_render(const json_t *document, const struct series_set *set,
		     struct outlet *outlet)
{
	static const char *const members[] = { "fingerprint", "rule", "file",
					       "message" };
	json_t *baseline = json_object();
	json_t *accepted = json_array();
	json_t *finding;
	size_t i;

	json_array_foreach(json_object_get(document, "findings"), i, finding)
	{
		const char *rule =
		    json_string_value(json_object_get(finding, "rule"));
		json_t *one;

		if (strcmp(rule, "gate") == 0)
			continue;
		one = json_object();

		for (size_t j = 0; j < sizeof(members) / sizeof(*members); j++)
			json_object_set(one, members[j],
					json_object_get(finding, members[j]));
		json_array_append_new(accepted, one);
	}
	json_object_set_new(baseline, "format",
			    json_string("smolcmp-baseline/1"));
	json_object_set_new(baseline, "findings", accepted);
	json_render(baseline, set, outlet);
	json_decref(baseline);
}
