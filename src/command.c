#include "smolcmp/command.h"

#include <string.h>

#include "smolcmp/render.h"
#include "smolcmp/view.h"

const struct command commands[] = {
	{ "compare", "TOOL TOOL...", "tools side by side, and which to ship",
	  "Sets two to eight tools side by side: verdict, panel, community, "
	  "price, licence and each reviewer's word, then says which one to "
	  "ship and how sure that is.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_WEIGHT |
	      OPTION_GATE | OPTION_COMPARE,
	  &compare_fields, compare_run, "text" },
	{ "verdict", "TOOL...", "ship, mixed or skip, and by how much",
	  "Says for each tool what its panel's reviews come to: ship from two "
	  "thirds on, skip up to one third, mixed between, unless a policy "
	  "says otherwise; who dissents, and what would change the word.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_WEIGHT |
	      OPTION_GATE,
	  &verdict_fields, verdict_run, "text" },
	{ "badge", "TOOL", "what the panel says, as an image for a page",
	  "Makes a badge of one tool, an SVG image with its name, its verdict "
	  "and how many of its reviewers would ship it, for a README.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_WEIGHT,
	  &badge_fields, badge_run, "svg" },
	{ "score", "TOOL...", "the number that a ranking goes by",
	  "Says for each tool the share of ships that its reviews make likely, "
	  "given how the whole catalog is judged.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_WEIGHT |
	      OPTION_EXPLAIN,
	  &score_fields, score_run, "text" },
	{ "rank", "", "the best first, and how sure that is",
	  "Orders the tools that pass every filter by the share of ships that "
	  "their reviews make likely, and says how far each could be from its "
	  "place.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_WEIGHT |
	      OPTION_FILTER | OPTION_RANK | OPTION_CHART,
	  &rank_fields, rank_run, "text" },
	{ "list", "", "the tools that there are",
	  "Lists tools in the order of the data, or those that pass every "
	  "filter.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_WEIGHT |
	      OPTION_CHOICE,
	  &list_fields, list_run, "text" },
	{ "show", "TOOL", "everything about one tool",
	  "Shows all that the data says of one tool, and all of its reviews.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_WEIGHT,
	  &show_fields, show_run, "text" },
	{ "search", "TEXT...", "the tools that some words are about",
	  "Finds the tools in which every word stands, in any member or in a "
	  "review, whatever its case.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_WEIGHT |
	      OPTION_CHOICE | OPTION_FULL_TEXT,
	  &search_fields, search_run, "text" },
	{ "reviewers", "[REVIEWER...]", "who ships how much, and what",
	  "Lists the reviewers with the share of tools that each would ship; "
	  "those named with all of their reviews.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST, &reviewers_fields,
	  reviewers_run, "text" },
	{ "diff", "[SOURCE...]", "what changed between two states of the data",
	  "Says what changed from one source to another, or in one source "
	  "since a day: tools, verdicts and who turned them, votes, prices, "
	  "licences, and the picks of decisions.",
	  OPTION_EVERY | OPTION_DATA | OPTION_SPAN | OPTION_LIST |
	      OPTION_WEIGHT | OPTION_GATE,
	  &diff_fields, diff_run, "text" },
	{ "digest", "[SOURCE...]", "the news, to be read or sent",
	  "Tells what is news since a day (7 days ago, unless --since says "
	  "another) or from one source to another: new tools, verdicts and who "
	  "turned them, prices, contradictions, close calls that are decided; "
	  "as a page, a feed or a message, too.",
	  OPTION_EVERY | OPTION_DATA | OPTION_SPAN | OPTION_LIST |
	      OPTION_WEIGHT | OPTION_DIGEST | OPTION_MAIL,
	  &diff_fields, digest_run, "text" },
	{ "history", "TOOL", "how a tool's panel came about",
	  "Shows the panel of a tool as it stood from each day on that "
	  "somebody reviewed it, and who changed it.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_WEIGHT |
	      OPTION_CHART,
	  &history_fields, history_run, "text" },
	{ "check", "[PATH...]", "what is wrong with the data",
	  "Reads all it can of files and directories, and lists what is wrong "
	  "or looks wrong in them, by file and line.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_CHECK,
	  &check_fields, check_run, "text" },
	{ "facts", "[TOOL...]", "what is recorded, beside what is said today",
	  "Asks the places where tools are listed, such as the Hugging Face "
	  "Hub, what they say today, and shows it beside what is recorded: "
	  "licence, parameters, downloads, likes, last change, gated or "
	  "removed. All tools with such a source, unless some are named. What "
	  "they say is never taken from the cache, and so not to be had "
	  "offline; other options on servers and copies are for the data.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_GATE | OPTION_FACTS,
	  &facts_fields, facts_run, "text" },
	{ "decide", "TOOL", "record what was chosen, and on what evidence",
	  "Records that one tool was chosen over others, why, and what panels, "
	  "votes and prices said of them that day; check then fails when they "
	  "come to say otherwise.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_DECIDE,
	  &list_fields, decide_run, "text" },
	{ "index", "[SOURCE...]", "a database of the data that answers at once",
	  "Writes all of the data into one SQLite file, which is then a source "
	  "for every command: single tools are found in it without reading it "
	  "whole.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_INDEX |
	      OPTION_FULL_TEXT,
	  &index_fields, index_run, "text" },
	{ "fetch", "URL...", "get data from servers, for later or as a file",
	  "Fetches files of verdict data into the cache, where the other "
	  "commands find them, and says what came of each; with -o one of them "
	  "into a file, as it was served. What is no verdict data is refused.",
	  OPTION_EVERY | OPTION_FORMAT | OPTION_LIST | OPTION_FETCH,
	  &fetch_fields, fetch_run, "text" },
	{ "cache", "ACTION [URL...]", "the copies of what was fetched",
	  "Lists the copies in the cache (list), removes them (clear), or says "
	  "where they are (path); URLs choose among them.",
	  OPTION_EVERY | OPTION_FORMAT | OPTION_LIST, &cache_fields, cache_run,
	  "text" },
	{ "init", "[DIRECTORY]", "files to start a repository of verdicts with",
	  "Writes an example repository into the working directory or another "
	  "one: data, a policy, a configuration, a workflow and a hook. Files "
	  "that are there stay as they are.",
	  OPTION_EVERY | OPTION_FORMAT | OPTION_LIST, &init_fields, init_run,
	  "text" },
	{ "site", "DIRECTORY", "the whole catalog as pages to publish",
	  "Writes a static site: all tools ranked, a page for each tool, "
	  "category and reviewer, comparisons, and what contradicts itself; "
	  "beside each page the same as JSON. Only what changed is written, "
	  "and only what it made before is replaced or removed.",
	  OPTION_EVERY | OPTION_DATA | OPTION_LIST | OPTION_WEIGHT |
	      OPTION_FILTER | OPTION_SITE,
	  &site_fields, site_run, "text" },
	{ "schema", "[NAME]", "what data and output look like, as JSON Schemas",
	  "Lists the JSON Schemas of data, policies, configurations and "
	  "outputs, or prints one, for editors and validators.",
	  OPTION_EVERY, NULL, schema_run, "text" },
	{ "completion", "SHELL", "a script that completes command lines",
	  "Prints the script by which a shell completes command lines of "
	  "smolcmp: commands, options, their values, and the tools of the "
	  "data at hand.",
	  OPTION_EVERY, NULL, completion_run, "text" },
	{ "help", "[COMMAND]", "this list, or help on one command",
	  "Shows what there is, or how one command is used.", OPTION_EVERY,
	  NULL, help_run, "text" },
	{ "complete", "-- WORD...", NULL,
	  "Answers the scripts of 'smolcmp completion': what may stand in "
	  "place of the last word, a line each.",
	  OPTION_EVERY, NULL, complete_run, "text" },
};
const size_t command_count = sizeof(commands) / sizeof(*commands);

const struct command *command_find(const char *name)
{
	for (size_t i = 0; i < command_count; i++)
		if (strcmp(commands[i].name, name) == 0)
			return &commands[i];
	return NULL;
}

const struct exit_status exit_statuses[] = {
	{ 0, "done, and any gate that was asked for passed", OPTION_EVERY },
	{ 1, "a gate failed, or check found something",
	  OPTION_GATE | OPTION_CHECK | OPTION_INDEX },
	{ 2, "the command line is wrong", OPTION_EVERY },
	{ 3, "the data is bad or cannot be read",
	  OPTION_SOURCE | OPTION_FETCH },
	{ 4, "a system failure: memory, a write, a server", OPTION_EVERY },
	{ 5, "a tool or reviewer is unknown or ambiguous", OPTION_SOURCE },
};
const size_t exit_status_count = sizeof(exit_statuses) / sizeof(*exit_statuses);

static bool is_format(const struct option_row *row)
{
	return row->argument && strcmp(row->argument->name, "FORMAT") == 0;
}

/* What an option takes may be in another table. */
const char *const *command_choices(const struct command *command,
				   const struct option_row *row,
				   struct arena *arena)
{
	if (is_format(row))
		return render_formats(command ? command->name : NULL);
	if (row->argument && strcmp(row->argument->name, "FIELDS") == 0 &&
	    command && command->list)
		return fields_ids(command->list, arena);
	return row->argument ? row->argument->choices : NULL;
}

/* Where output is not text unless it is asked for, that is said. */
const char *command_option_summary(struct arena *arena,
				   const struct command *command,
				   const struct option_row *row)
{
	if (!is_format(row) || strcmp(command->format, "text") == 0)
		return row->summary;
	return arena_printf(arena, "%s, %s unless it is named", row->summary,
			    command->format);
}

const char *command_option_text(struct arena *arena,
				const struct command *command,
				const struct option_row *row)
{
	const char *const *choices = command_choices(command, row, arena);
	const char *summary = command_option_summary(arena, command, row);

	if (!choices)
		return summary;
	return arena_printf(
	    arena, "%s: %s", summary,
	    option_wanted(arena, choices, row->argument->others));
}
