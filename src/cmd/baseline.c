#include "cmd/baseline.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "smolcmp/memory.h"

enum { DIGITS = 16 };

static int compare(const void *a, const void *b)
{
	const uint64_t *x = a;
	const uint64_t *y = b;

	return (*x > *y) - (*x < *y);
}

/* The first member of an object that is none of these, or NULL. */
static const char *find_unknown(const json_t *object, const char *const *names)
{
	const char *name;
	json_t *value;

	json_object_foreach((json_t *)object, name, value)
	{
		size_t i = 0;

		while (names[i] && strcmp(names[i], name) != 0)
			i++;
		if (!names[i])
			return name;
	}
	return NULL;
}

static bool parse_print(const json_t *entry, uint64_t *print)
{
	const char *text =
	    json_string_value(json_object_get(entry, "fingerprint"));

	if (!text || strlen(text) != DIGITS ||
	    strspn(text, "0123456789abcdef") != DIGITS)
		return false;
	*print = strtoull(text, NULL, 16);
	return true;
}

/* What a finding lacks or has too much of, or NULL. */
static const char *read_finding(const json_t *entry, uint64_t *print)
{
	static const char *const members[] = { "fingerprint", "rule", "file",
					       "message", NULL };
	const char *name;
	json_t *value;
	bool texts = true;

	if (!parse_print(entry, print))
		return "no 'fingerprint' of 16 digits";
	json_object_foreach((json_t *)entry, name, value)
	{
		texts = texts && json_is_string(value);
	}
	if (!texts || find_unknown(entry, members))
		return "more than the texts 'fingerprint', 'rule', 'file' and "
		       "'message'";
	return NULL;
}

/* The fingerprints of a baseline, sorted and to be freed. */
static int read_prints(const char *path, const json_t *root, uint64_t **prints,
		       size_t *count, struct error *error)
{
	static const char *const members[] = { "$schema", "format", "findings",
					       NULL };
	const char *unknown = find_unknown(root, members);
	const json_t *schema = json_object_get(root, "$schema");
	const char *format = json_string_value(json_object_get(root, "format"));
	const json_t *findings = json_object_get(root, "findings");
	json_t *entry;
	size_t i;

	if (!format || strcmp(format, "smolcmp-baseline/1") != 0)
		return error_set(error, ERROR_DATA, path,
				 "is no baseline, want 'format' "
				 "'smolcmp-baseline/1'");
	if (!json_is_array(findings))
		return error_set(error, ERROR_DATA, path,
				 "baseline has no array 'findings'");
	if (unknown)
		return error_set(error, ERROR_DATA, path,
				 "baseline has an unknown member '%s'",
				 unknown);
	if (schema && !json_is_string(schema))
		return error_set(error, ERROR_DATA, path,
				 "'$schema' of the baseline is no text");
	*count = json_array_size(findings);
	*prints = memory_zero(*count, sizeof(**prints));
	json_array_foreach((json_t *)findings, i, entry)
	{
		const char *problem = read_finding(entry, &(*prints)[i]);

		if (!problem)
			continue;
		free(*prints);
		return error_set(error, ERROR_DATA, path,
				 "finding %zu of the baseline has %s", i + 1,
				 problem);
	}
	if (*count)
		qsort(*prints, *count, sizeof(**prints), compare);
	return 0;
}

static int load(const char *path, json_t **root, struct error *error)
{
	json_error_t problem;

	errno = 0;
	*root = json_load_file(path, JSON_REJECT_DUPLICATES, &problem);
	if (*root)
		return 0;
	if (json_error_code(&problem) == json_error_cannot_open_file)
		return error_set(error, ERROR_DATA, path, "cannot open: %s",
				 strerror(errno));
	return error_add_at(
	    error,
	    (struct place){ .file = path,
			    .line = (uint64_t)problem.line,
			    .column = (uint64_t)problem.column },
	    "is no JSON: %s", problem.text);
}

/* Keep what is new, and gates: what a team asks for is no old sin. */
static void leave_out(const uint64_t *prints, size_t count,
		      struct findings *findings, struct accepted *accepted)
{
	size_t kept = 0;

	for (size_t i = 0; i < findings->count; i++)
		if (findings->items[i].rule == &check_rules[CHECK_GATE] ||
		    !count ||
		    !bsearch(&findings->items[i].fingerprint, prints, count,
			     sizeof(*prints), compare))
			findings->items[kept++] = findings->items[i];
	accepted->found = findings->count - kept;
	accepted->gone = count > accepted->found ? count - accepted->found : 0;
	findings->count = kept;
}

int baseline_accept(const char *path, struct findings *findings,
		    struct accepted *accepted, struct error *error)
{
	json_t *root;
	uint64_t *prints = NULL;
	size_t count = 0;
	int status;

	if (load(path, &root, error) < 0)
		return -1;
	status = read_prints(path, root, &prints, &count, error);
	json_decref(root);
	if (status < 0)
		return -1;
	leave_out(prints, count, findings, accepted);
	free(prints);
	return 0;
}
