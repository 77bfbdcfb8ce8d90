/*
 * What may stand in place of the last word of a command line. The scripts in
 * completions/ ask
 *
 *	smolcmp complete -- WORD... LAST
 *
 * with the words behind the program's name, the last one as far as it is
 * typed, and get lines of "candidate TAB description", candidates being whole
 * words. A line that begins with its tab stands for the names of files, which
 * shells know better how to complete.
 *
 * A shell asks while somebody types: whatever is wrong, there are no
 * candidates and no messages, and only local files are read.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cmd/cache_actions.h"
#include "cmd/completion.h"
#include "cmd/data.h"
#include "cmd/schema.h"
#include "cmd/typed.h"
#include "smolcmp/memory.h"
#include "smolcmp/names.h"

/* What is offered, and the word that it is offered for. */
struct offer {
	struct table *table;
	struct arena *arena;
	const char *kept;   /* the word's beginning that stays: "--sort=" */
	const char *start;  /* what candidates begin with, behind that */
	struct texts taken; /* what stands there already */
};

static void add(struct offer *offer, const char *candidate,
		const char *description)
{
	if (strncasecmp(candidate, offer->start, strlen(offer->start)) != 0 ||
	    texts_have(&offer->taken, candidate))
		return;
	table_add(offer->table,
		  cell_text(arena_printf(offer->arena, "%s%s", offer->kept,
					 candidate)));
	table_add(offer->table,
		  cell_text(arena_string(offer->arena, description)));
}

static void add_commands(const struct catalog *catalog, struct offer *offer)
{
	(void)catalog;
	for (size_t i = 0; i < command_count; i++)
		if (commands[i].summary)
			add(offer, commands[i].name, commands[i].summary);
}

static void add_shells(const struct catalog *catalog, struct offer *offer)
{
	(void)catalog;
	for (size_t i = 0; i < shell_count; i++)
		add(offer, shells[i].name, "");
}

static void add_schemas(const struct catalog *catalog, struct offer *offer)
{
	size_t count;
	const struct schema *all = schemas(offer->arena, &count);

	(void)catalog;
	for (size_t i = 0; i < count; i++)
		add(offer, all[i].name, all[i].title);
}

static void add_actions(const struct catalog *catalog, struct offer *offer)
{
	(void)catalog;
	for (size_t i = 0; i < cache_action_count; i++)
		add(offer, cache_actions[i].name, cache_actions[i].summary);
}

static void add_files(const struct catalog *catalog, struct offer *offer)
{
	(void)catalog;
	table_add(offer->table, cell_text(""));
	table_add(offer->table, cell_text("files"));
}

static void add_rules(const struct catalog *catalog, struct offer *offer)
{
	(void)catalog;
	for (size_t i = 0; i < CHECK_RULES; i++)
		add(offer, check_rules[i].id, check_rules[i].summary);
}

static void add_tools(const struct catalog *catalog, struct offer *offer)
{
	for (size_t i = 0; i < catalog->tool_count; i++)
		add(offer, catalog->tools[i].slug, catalog->tools[i].name);
}

static void add_reviewers(const struct catalog *catalog, struct offer *offer)
{
	for (size_t i = 0; i < catalog->reviewer_count; i++) {
		const char *name = catalog->reviewers[i].name;

		add(offer, catalog->reviewers[i].id, name ? name : "");
	}
}

/* Texts that tools share, and by how many. */
struct sharing {
	struct names names;
	size_t *counts;
	size_t capacity;
};

static void sharing_add(struct sharing *sharing, struct arena *arena,
			const char *text)
{
	bool added = false;
	size_t number = names_add(&sharing->names, arena, text, &added);

	if (added) {
		sharing->counts =
		    memory_grow(sharing->counts, number, &sharing->capacity,
				sizeof(*sharing->counts));
		sharing->counts[number] = 0;
	}
	sharing->counts[number]++;
}

static void add_sharing(struct sharing *sharing, struct offer *offer)
{
	for (size_t i = 0; i < sharing->names.count; i++)
		add(offer, sharing->names.items[i],
		    arena_printf(offer->arena, "%zu tool%s", sharing->counts[i],
				 sharing->counts[i] == 1 ? "" : "s"));
	free(sharing->counts);
	names_release(&sharing->names);
}

/* Texts that each tool has one of, at this offset, or none. */
static void add_texts(const struct catalog *catalog, size_t offset,
		      struct offer *offer)
{
	struct sharing sharing = { .counts = NULL };

	names_init(&sharing.names);
	for (size_t i = 0; i < catalog->tool_count; i++) {
		const char *tool = (const char *)&catalog->tools[i];
		const char *const *text = (const void *)(tool + offset);

		if (*text)
			sharing_add(&sharing, offer->arena, *text);
	}
	add_sharing(&sharing, offer);
}

static void add_categories(const struct catalog *catalog, struct offer *offer)
{
	add_texts(catalog, offsetof(struct tool, category), offer);
}

static void add_licenses(const struct catalog *catalog, struct offer *offer)
{
	add_texts(catalog, offsetof(struct tool, license), offer);
}

static void add_tags(const struct catalog *catalog, struct offer *offer)
{
	struct sharing sharing = { .counts = NULL };

	names_init(&sharing.names);
	for (size_t i = 0; i < catalog->tool_count; i++) {
		const struct texts *tags = &catalog->tools[i].tags;

		for (size_t j = 0; j < tags->count; j++)
			sharing_add(&sharing, offer->arena, tags->items[j]);
	}
	add_sharing(&sharing, offer);
}

/* What the words in capitals stand for that arguments are called by in the
 * tables of commands and options; others cannot be listed. */
static const struct kind {
	const char *name;
	bool of_data; /* else there is no catalog */
	void (*add)(const struct catalog *catalog, struct offer *offer);
} kinds[] = {
	{ "TOOL", true, add_tools },
	{ "CATEGORY", true, add_categories },
	{ "LICENSE", true, add_licenses },
	{ "TAG", true, add_tags },
	{ "SOURCE", false, add_files },
	{ "COMMAND", false, add_commands },
	{ "FILE", false, add_files },
	{ "PATH", false, add_files },
	{ "DIRECTORY", false, add_files },
	{ "RULE", false, add_rules },
	{ "SHELL", false, add_shells },
	{ "NAME", false, add_schemas },
	{ "REVIEWER", true, add_reviewers },
	{ "ACTION", false, add_actions },
};

/* The kind that text, up to its length, is the name of; or NULL. */
static const struct kind *find_kind(const char *text, size_t length)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (strlen(kinds[i].name) == length &&
		    strncmp(kinds[i].name, text, length) == 0)
			return &kinds[i];
	return NULL;
}

/* Notes and problems of the data end here. */
static void add_kind(const struct kind *kind, const struct typed *typed,
		     struct offer *offer)
{
	static struct error error;
	struct options options = { .data = typed->data };
	struct request request = { .options = &options };
	struct data_need need = { .local = true };
	struct response response;

	if (!kind->of_data) {
		kind->add(NULL, offer);
		return;
	}
	error_init(&error);
	response_init(&response);
	if (data_answer(&request, need, NULL, &response, &error) == 0)
		kind->add(&response.data->catalog, offer);
	response_release(&response);
}

static void add_options(const struct typed *typed, struct offer *offer)
{
	unsigned groups =
	    typed->command ? typed->command->options : (unsigned)OPTION_EVERY;

	for (size_t i = 0; i < option_count; i++)
		if (option_rows[i].groups & groups)
			add(offer,
			    arena_printf(offer->arena, "--%s",
					 option_rows[i].name),
			    option_rows[i].summary);
}

/* Of a list the names before the last comma stay, and are taken. */
static void split_list(struct offer *offer)
{
	const char *comma = strrchr(offer->start, ',');
	const char *at = offer->start;

	if (!comma)
		return;
	offer->kept = arena_printf(offer->arena, "%s%.*s", offer->kept,
				   (int)(comma + 1 - at), at);
	offer->taken.items =
	    arena_zero(offer->arena, strlen(at), sizeof(char *));
	while (at <= comma) {
		size_t length = strcspn(at, ",");

		offer->taken.items[offer->taken.count++] =
		    arena_text(offer->arena, at, length);
		at += length + 1;
	}
	offer->start = comma + 1;
}

static void add_values(const struct option_row *row, const struct typed *typed,
		       struct offer *offer)
{
	const char *name = row->argument->name;
	const char *const *choices =
	    command_choices(typed->command, row, offer->arena);
	const struct kind *kind = find_kind(name, strcspn(name, "."));

	if (strcmp(name, "FIELDS") == 0)
		split_list(offer);
	for (size_t i = 0; choices && choices[i]; i++)
		add(offer, choices[i], "");
	if (kind)
		add_kind(kind, typed, offer);
}

/* The kind of the next argument: of the word that stands for it in the
 * command's row, or of the last one there when that repeats. */
static const struct kind *next_kind(const struct typed *typed)
{
	const char *at = typed->command->arguments;

	for (size_t i = 0;; i++) {
		size_t length;

		at += strspn(at, " []");
		length = strcspn(at, " ].");
		if (i == typed->arguments.count ||
		    strncmp(at + length, "...", 3) == 0)
			return find_kind(at, length);
		at += length;
	}
}

static void add_arguments(const struct typed *typed, struct offer *offer)
{
	const struct kind *kind = next_kind(typed);

	if (kind) {
		offer->taken = typed->arguments;
		add_kind(kind, typed, offer);
	} else if (!typed->only_arguments) {
		add_options(typed, offer);
	}
}

static void add_all(const struct typed *typed, const char *last,
		    struct offer *offer)
{
	const struct option_row *row;
	const char *value;

	if (typed->pending) {
		add_values(typed->pending, typed, offer);
	} else if (!typed->only_arguments && last[0] == '-') {
		row = typed_option(last, typed->command, &value);
		if (!value) {
			add_options(typed, offer);
		} else if (row && row->argument) {
			offer->kept = arena_text(offer->arena, last,
						 (size_t)(value - last));
			offer->start = value;
			add_values(row, typed, offer);
		}
	} else if (typed->many) {
		add_values(typed->many, typed, offer);
	} else if (typed->command) {
		add_arguments(typed, offer);
	} else if (!typed->unknown) {
		add_commands(NULL, offer);
	}
}

int complete_run(const struct request *request, struct response *response,
		 struct error *error)
{
	size_t count = request->count ? request->count - 1 : 0;
	const char *last = request->count ? request->arguments[count] : "";
	struct offer offer = { .table = report_table(&response->report,
						     LAYOUT_PLAIN),
			       .arena = &response->arena,
			       .kept = "",
			       .start = last };
	struct typed typed;

	(void)error;
	response->candidates = true;
	table_column(offer.table, "candidate", "Candidate");
	table_column(offer.table, "description", "Description");
	typed_read(&typed, request->arguments, count, &response->arena);
	add_all(&typed, last, &offer);
	return 0;
}
