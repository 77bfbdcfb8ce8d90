/*
 * The data that a command works on: chosen by options, environment and
 * configuration, read, held together, and the tools it names found in it.
 */
#ifndef CMD_DATA_H
#define CMD_DATA_H

#include "smolcmp/catalog.h"
#include "smolcmp/command.h"
#include "smolcmp/config.h"
#include "smolcmp/source.h"
#include "smolcmp/view.h"

struct data {
	struct arena arena;
	struct catalog catalog;
	const struct tool **tools; /* those named, in the order asked */
	size_t tool_count;

	const char **names; /* of sources */
	uint64_t *bytes;
	struct provenance provenance;
	struct config config;
	bool built_in; /* nothing named any data */
};

/* What a command needs. */
struct data_need {
	bool detail; /* of the tools named: prose and reviewers' words */
	bool gate;   /* the built-in catalog will not do */
	bool local;  /* only what can be read at once: no stdin, no network */
};

/* Accepts NULL; responses do it for what data_answer() gave them. */
void data_free(struct data *data);

/*
 * Read the data, find the tools that the request's arguments name, and let
 * answer make the response of them; it may fail as well. What reports and
 * documents say lives as long as the response does.
 */
MUST_CHECK int data_answer(const struct request *request, struct data_need need,
			   int (*answer)(const struct request *request,
					 const struct data *data,
					 struct response *response,
					 struct error *error),
			   struct response *response, struct error *error);

/*
 * Leave only the fields (NULL: all) in the response's main list, which is the
 * array called list of a document.
 */
MUST_CHECK int data_select(struct response *response, const char *list,
			   const char *fields, struct error *error);

#endif
