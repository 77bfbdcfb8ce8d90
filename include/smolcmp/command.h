/*
 * Commands: a table row and a file each. A command fills a response and never
 * prints; main renders the response and leaves with its status.
 */
#ifndef SMOLCMP_COMMAND_H
#define SMOLCMP_COMMAND_H

#include <jansson.h>

#include "smolcmp/buffer.h"
#include "smolcmp/fields.h"
#include "smolcmp/options.h"
#include "smolcmp/progress.h"
#include "smolcmp/report.h"

struct command;

struct request {
	const struct command *command;
	const struct options *options;
	char *const *arguments; /* behind the command's name */
	size_t count;
	bool document; /* wanted: a JSON document; else a report, */
	bool sheet;    /* of which the list alone is shown */
	const struct progress *progress; /* NULL: nobody watches */
};

struct data;

/* A file that is part of the program. */
struct embedded {
	const char *name;
	const unsigned char *bytes;
	size_t length;
};

struct response;

/* Who gets the output when it is finished, in place of standard output. */
struct delivery {
	/* Hand all of it over, and say so in a note; NULL: it is written. */
	int (*deliver)(void *context, const struct buffer *output,
		       struct response *response, struct error *error);
	void *context; /* in the response's arena */
};

struct response {
	struct arena arena;
	struct data *data; /* what the report speaks of; NULL at first */
	struct report report;
	json_t *document;
	struct series_set series;    /* what of it is made as it is written */
	const struct embedded *file; /* printed in place of the report */
	/* To be published before anything is said, which its end makes; NULL:
	 * nothing. */
	const struct publication *publication;
	bool candidates;       /* the report is for a shell */
	struct texts notes;    /* for stderr; -q leaves them out */
	uint64_t reading_time; /* nanoseconds; 0: nothing was read */
	size_t note_capacity;
	bool gate_failed; /* exit status 1 */
	struct delivery delivery;
};

struct command {
	const char *name;
	const char *arguments;	       /* "TOOL TOOL..." */
	const char *summary;	       /* NULL: nothing lists the command */
	const char *description;       /* for its help */
	unsigned options;	       /* enum option_group */
	const struct field_list *list; /* what it is about; NULL: no list */
	int (*run)(const struct request *request, struct response *response,
		   struct error *error);
	const char *format; /* that it has without --format */
};

extern const struct command commands[];
extern const size_t command_count;

/* The command with this name, or NULL. */
const struct command *command_find(const char *name);

/* The words that an option takes, ended by NULL, perhaps in arena; or NULL.
 * The command may be NULL when it is not known yet. */
const char *const *command_choices(const struct command *command,
				   const struct option_row *row,
				   struct arena *arena);

/* What an option of a command means, without the words it takes. */
const char *command_option_summary(struct arena *arena,
				   const struct command *command,
				   const struct option_row *row);

/* The same with these words. */
const char *command_option_text(struct arena *arena,
				const struct command *command,
				const struct option_row *row);

/* What the program leaves with. */
struct exit_status {
	int number;
	const char *meaning;
	unsigned options; /* commands that can: enum option_group */
};

extern const struct exit_status exit_statuses[];
extern const size_t exit_status_count;

void response_init(struct response *response);
void response_release(struct response *response);

/* Add a note made by a format. */
__attribute__((format(printf, 2, 3))) void
response_note(struct response *response, const char *format, ...);

#define COMMAND(name)                                                          \
	int name##_run(const struct request *request,                          \
		       struct response *response, struct error *error)

COMMAND(compare);
COMMAND(verdict);
COMMAND(badge);
COMMAND(score);
COMMAND(rank);
COMMAND(list);
COMMAND(show);
COMMAND(search);
COMMAND(reviewers);
COMMAND(diff);
COMMAND(digest);
COMMAND(history);
COMMAND(check);
COMMAND(facts);
COMMAND(decide);
COMMAND(index);
COMMAND(fetch);
COMMAND(cache);
COMMAND(init);
COMMAND(site);
COMMAND(schema);
COMMAND(completion);
COMMAND(help);
COMMAND(complete);

#undef COMMAND

#endif
