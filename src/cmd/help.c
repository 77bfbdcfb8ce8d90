#include "smolcmp/command.h"

static const char *usage_of(struct response *response,
			    const struct command *command)
{
	return arena_printf(&response->arena, "smolcmp %s%s%s [options]",
			    command->name, command->arguments[0] ? " " : "",
			    command->arguments);
}

static void add_options(struct response *response, unsigned groups)
{
	struct table *table = report_table(&response->report, LAYOUT_PLAIN);

	table_column(table, "option", "Option");
	table_column(table, "summary", "Meaning");
	for (size_t i = 0; i < option_count; i++) {
		const struct option_row *row = &option_rows[i];
		char letter[] = "-?, ";

		if (!(row->groups & groups))
			continue;
		letter[1] = row->letter;
		table_add(table,
			  cell_text(arena_printf(
			      &response->arena, "%s--%s%s%s",
			      row->letter ? letter : "    ", row->name,
			      row->argument ? " " : "",
			      row->argument ? row->argument->name : "")));
		table_add(table, cell_text(row->summary));
	}
}

static void add_command(struct response *response,
			const struct command *command)
{
	report_heading(&response->report, usage_of(response, command), NULL);
	report_paragraph(&response->report, command->description);
	add_options(response, command->options);
}

static void add_overview(struct response *response)
{
	struct report *report = &response->report;
	struct table *table;

	report_heading(report, "smolcmp COMMAND [ARGUMENTS] [options]", NULL);
	report_paragraph(report,
			 "Answers from verdict data kept in git: which of "
			 "these tools should we ship with, how sure can we "
			 "be, and did that answer just change?");
	table = report_table(report, LAYOUT_PLAIN);
	table_column(table, "command", "Command");
	table_column(table, "summary", "Meaning");
	for (size_t i = 0; i < command_count; i++) {
		const struct command *command = &commands[i];

		table_add(table, cell_text(arena_printf(
				     &response->arena, "%s%s%s", command->name,
				     command->arguments[0] ? " " : "",
				     command->arguments)));
		table_add(table, cell_text(command->summary));
	}
	report_paragraph(report, "Try: smolcmp compare smollm3 smolvlm2-2b");
	report_paragraph(report,
			 "Exit status: 0 done, and any gate passed; 1 a gate "
			 "failed; 2 the command line is wrong; 3 the data is "
			 "bad or cannot be read; 4 a system failure; 5 a tool "
			 "is unknown or ambiguous.");
	report_paragraph(report, "'smolcmp help COMMAND' lists the options of "
				 "a command.");
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
