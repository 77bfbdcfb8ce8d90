/*
 * The data that a command works on: chosen by options, environment and
 * configuration, read, held together, and the tools it names found in it.
 */
#ifndef CMD_DATA_H
#define CMD_DATA_H

#include "smolcmp/catalog.h"
#include "smolcmp/command.h"
#include "smolcmp/config.h"
#include "smolcmp/fields.h"
#include "smolcmp/policy.h"
#include "smolcmp/remote.h"
#include "smolcmp/source.h"
#include "smolcmp/view.h"
#include "smolcmp/yardstick.h"

/* What has been found out about the data as a whole; study.c makes it. */
struct study;

/* One of two states of the data. */
struct data_side {
	struct texts sources; /* none: those that options name */
	struct date as_of;
	/* Known: what git has of the sources when this day was over, if it has
	 * all of them on both sides. */
	struct date past;
};

struct data {
	struct data *old; /* the older state of two; NULL: there is one */
	struct data_side side;
	struct arena arena;
	struct catalog catalog;
	const struct tool **tools; /* those named, in the order asked */
	size_t tool_count;
	struct names matched; /* slugs in which the words asked for stand */
	/* Only the tools that rank first are here; and without a rank are
	 * these. */
	bool first;
	struct texts unranked;
	struct fields fields; /* of the command's list */
	struct policy policy; /* its path is NULL when there is none */
	struct yardstick yardstick;

	struct texts sources;
	const char **names; /* of sources */
	uint64_t *bytes;
	uint64_t files; /* that were read */
	struct provenance provenance;
	struct study *study;
	struct config config;
	struct remote *remote; /* of all states; has what has an address */
	const char *namer;     /* of the sources, for messages; NULL: the user
				  typed them */
	bool built_in;	       /* nothing named any data */
	bool past;	       /* the sources are what git has of a day */
	const char *origin;    /* what did, for a note: "named by --data" */
};

/* Somebody who sees all that is read, on its way into the catalog. */
struct data_witness {
	void *context;
	/* A source is about to be read. */
	void (*source)(void *context, const char *name,
		       const struct source_filter *filter);
	/* The sink that records go to first; it hands them to this one. */
	struct record_sink (*sink)(void *context,
				   const struct record_sink *next);
	/* All sources were read, without an error; it may hand over more. */
	int (*end)(void *context);
};

/* What a command needs. */
struct data_need {
	bool detail;	   /* of the tools named: prose and reviewers' words */
	bool everything;   /* the same of all; arguments name no tools */
	bool gate;	   /* the built-in catalog will not do */
	const char *namer; /* of the sources, if the user did not type them */
	bool local; /* only what can be read at once: no stdin, no network */
	/* The tools named and what is usual in the catalog are enough; and the
	 * same with scores, which may take all reviews. */
	bool narrow;
	bool scores;
	/* Instead of those named so many tools, those that rank first when
	 * everybody counts the same; 0: no such. */
	size_t first;
	/* Everything, but detail only of the tools in which all of these words
	 * stand by the full text of an index; the others may be left out. NULL:
	 * of all tools. */
	const struct texts *words;
	const struct data_witness *witness; /* NULL: nobody */
	const struct source_filter *filter; /* NULL: as configured */
	/* Two states, the older one first; NULL: one, as options say. */
	const struct data_side *sides;
};

/* Accepts NULL; responses do it for what data_answer() gave them. */
void data_free(struct data *data);

/*
 * Read the data, find the tools that the request's arguments name, and let
 * answer, unless it is NULL, make the response of them; it may fail as well.
 * What reports and documents say lives as long as the response does.
 */
MUST_CHECK int data_answer(const struct request *request, struct data_need need,
			   int (*answer)(const struct request *request,
					 const struct data *data,
					 struct response *response,
					 struct error *error),
			   struct response *response, struct error *error);

/* All sources that a command line names: those of --data, then the arguments.
 */
struct texts data_sources(const struct request *request, struct arena *arena);

/* Read sources, of which arguments name none, for somebody who takes the
 * problems of the data. The rest as of data_answer(), which is given no
 * answer. */
MUST_CHECK int data_read(const struct request *request, struct texts sources,
			 struct data_need need,
			 const struct problem_taker *taker,
			 struct response *response, struct error *error);

/* Which files of its directories are read. */
struct source_filter data_filter(const struct data *data);

/*
 * What all tools and reviewers together say: scores, head-to-head votes, the
 * reviewers themselves, and the prior of all. Each is found when it is first
 * asked for, once the data has been weighed, and lives as long as it does.
 */
const struct scoring *data_scoring(const struct data *data);
const struct duels *data_duels(const struct data *data);
const struct panel *data_panel(const struct data *data);
const struct known_prior *data_prior(const struct data *data);
/* Whether what was read is anything to answer from, and fits together. */
MUST_CHECK int data_finish(struct data *data, const struct texts *sources,
			   bool has_reviews, struct error *error);

/* Find the tools that are named in what was read. */
MUST_CHECK int data_find_tools(struct data *data, const struct request *request,
			       struct error *error);

/* An item per tool, in the response's arena. */
struct item *data_items(const struct data *data,
			const struct tool *const *tools, size_t count,
			struct response *response);

/* Score an item's tool; scoring must outlive the item. */
void data_score(struct item *item, const struct scoring *scoring);

/* Say by what terms tools were judged: weights of reviewers, and a day that
 * undated records do not know of. */
void data_note_terms(const struct data *data, const struct tool *const *tools,
		     size_t count, struct response *response);

/* Answer with a list of tools and nothing more; they must outlive the
 * response. */
void data_list(const struct request *request, const struct data *data,
	       const struct tool *const *tools, size_t count,
	       struct response *response);

#endif
