#include "smolcmp/command.h"

static struct table *add_table(struct response *response)
{
	struct table *table = report_table(&response->report, LAYOUT_PLAIN);

	table_column(table, "name", "Name");
	table_column(table, "meaning", "Meaning");
	return table;
}

static void add_row(struct table *table, const char *name, const char *meaning)
{
	table_add(table, cell_text(name));
	table_add(table, cell_text(meaning));
}

static const char *usage_of(struct response *response,
			    const struct command *command)
{
	struct arena *arena = &response->arena;
	const char *usage =
	    arena_printf(arena, "smolcmp %s%s%s", command->name,
			 command->arguments[0] ? " " : "", command->arguments);

	for (size_t i = 0; i < option_count; i++)
		if (option_rows[i].groups & command->options &&
		    option_rows[i].groups & OPTION_NEEDED)
			usage = arena_printf(arena, "%s --%s %s", usage,
					     option_rows[i].name,
					     option_rows[i].argument->name);
	return arena_printf(arena, "%s [options]", usage);
}

static const char *shown(struct response *response,
			 const struct option_row *row)
{
	char letter[] = "-?, ";

	letter[1] = row->letter;
	return arena_printf(&response->arena, "  %s--%s%s%s",
			    row->letter ? letter : "    ", row->name,
			    row->argument ? " " : "",
			    row->argument ? row->argument->name : "");
}

static void add_section(struct response *response, struct table *table,
			const struct command *command,
			const struct option_section *section)
{
	struct arena *arena = &response->arena;
	bool begun = false;

	for (size_t i = 0; i < option_count; i++) {
		const struct option_row *row = &option_rows[i];

		if (!(row->groups & command->options) ||
		    option_section(row) != section)
			continue;
		if (!begun) {
			/* Prose, for the empty line in front. */
			table_add(table, cell_prose(arena_printf(
					     arena, "%s%s",
					     table->item_count ? "\n" : "",
					     section->title)));
			table_add(table, cell_absent(NULL));
		}
		begun = true;
		add_row(table, shown(response, row),
			command_option_text(arena, command, row));
	}
}

/* One table, so that all sections share their columns. */
static void add_options(struct response *response,
			const struct command *command)
{
	struct table *table = add_table(response);

	for (size_t i = 0; i < option_section_count; i++)
		add_section(response, table, command, &option_sections[i]);
}

static void add_command(struct response *response,
			const struct command *command)
{
	report_heading(&response->report, usage_of(response, command), NULL);
	report_paragraph(&response->report, command->description);
	add_options(response, command);
	if (command->summary)
		report_paragraph(&response->report,
				 arena_printf(&response->arena,
					      "'man smolcmp-%s' explains more, "
					      "with examples.",
					      command->name));
}

static void add_commands(struct response *response)
{
	struct table *table = add_table(response);

	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &commands[i];

		if (command->summary)
			add_row(table,
				arena_printf(&response->arena, "%s%s%s",
					     command->name,
					     command->arguments[0] ? " " : "",
					     command->arguments),
				command->summary);
	}
}

static void add_exit_statuses(struct response *response)
{
	const char *text = "Exit status: ";

	for (size_t i = 0; i < exit_status_count; i++)
		text = arena_printf(&response->arena, "%s%s%d %s", text,
				    i ? "; " : "", exit_statuses[i].number,
				    exit_statuses[i].meaning);
	report_paragraph(&response->report,
			 arena_printf(&response->arena, "%s.", text));
}

static void add_overview(struct response *response)
{
	struct report *report = &response->report;

	report_heading(report, "smolcmp COMMAND [ARGUMENTS] [options]", NULL);
	report_paragraph(report,
			 "Answers from verdict data kept in git: which of "
			 "these tools should we ship with, how sure can we "
			 "be, and did that answer just change?");
	add_commands(response);
	report_paragraph(report, "Try: smolcmp compare smollm3 smolvlm2-2b");
	add_exit_statuses(response);
	report_paragraph(report,
			 "'smolcmp help COMMAND' lists the options of a "
			 "command; 'man smolcmp' and 'man 5 smolcmp' are the "
			 "manual.");
}

int help_run(const struct request *request, struct response *response,
	     struct error *error)
{
	const struct command *command;

	if (!request->count) {
		add_overview(response);
		return 0;
	}
	command = command_find(request->arguments[0]);
	if (!command)
		return error_set(error, ERROR_USAGE, NULL,
				 "no command is called '%s'; 'smolcmp help' "
				 "lists them",
				 request->arguments[0]);
	add_command(response, command);
	return 0;
}
