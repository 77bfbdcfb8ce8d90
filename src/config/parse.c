/* Command lines, by getopt and the table of options. */
#include <getopt.h>
#include <string.h>

#include "config/setting.h"

int setting_refuse(const struct setting *setting)
{
	const struct option_argument *argument = setting->row->argument;

	return error_set(
	    setting->error, ERROR_USAGE, NULL, "--%s is '%s', want %s",
	    setting->row->name, setting->text,
	    option_wanted(setting->arena, argument->choices, argument->others));
}

void setting_append(const struct setting *setting, struct texts *list,
		    const char *text)
{
	const char **items =
	    arena_alloc(setting->arena, (list->count + 1) * sizeof(*items));

	if (list->count)
		memcpy(items, list->items, list->count * sizeof(*items));
	items[list->count++] = text;
	list->items = items;
}

/* The number of a choice, or -1. */
static int choice_of(const struct option_row *row, const char *text)
{
	const char *const *choices =
	    row->argument ? row->argument->choices : NULL;

	for (int i = 0; choices && choices[i]; i++)
		if (strcmp(choices[i], text) == 0)
			return i;
	return -1;
}

/* Hand an argument that may be to the option's setter. */
static int take(struct setting *setting)
{
	const struct option_argument *argument = setting->row->argument;

	if (argument)
		setting->choice = choice_of(setting->row, setting->text);
	if (argument && argument->choices && setting->choice < 0 &&
	    !argument->others)
		return setting_refuse(setting);
	return setting->row->set(setting);
}

/* What getopt_long() returns for a word that is no option. */
enum { WORD = 1 };

/* getopt's tables, made from ours. */
struct getopt_tables {
	char letters[2 * OPTION_MOST + 3];
	struct option names[OPTION_MOST + 1];
	size_t rows[OPTION_MOST]; /* by name */
};

/* For a command with these groups, or before one is known. */
static void make_tables(struct getopt_tables *tables, unsigned groups)
{
	size_t length = 0;
	size_t count = 0;

	memset(tables, 0, sizeof(*tables));
	/* Words are wanted where they stand, and what is missing is told. */
	tables->letters[length++] = '-';
	tables->letters[length++] = ':';
	for (size_t i = 0; i < option_count; i++) {
		const struct option_row *row = &option_rows[i];

		if (!option_is_meant(row, groups))
			continue;
		tables->rows[count] = i;
		tables->names[count].name = row->name;
		tables->names[count++].has_arg =
		    row->argument ? required_argument : no_argument;
		if (!row->letter)
			continue;
		tables->letters[length++] = row->letter;
		if (row->argument)
			tables->letters[length++] = ':';
	}
}

/* The row of what getopt_long returned. */
static size_t row_of(const struct getopt_tables *tables, int result, int index)
{
	if (result == 0)
		return tables->rows[index];
	for (size_t i = 0; i < option_count; i++)
		if (option_rows[i].letter == result)
			return i;
	return option_count;
}

static int refuse_option(int result, char **argv, struct error *error)
{
	const char *shown = argv[optind - 1];

	/* No long option has a number, so one of these is a letter; shown need
	 * not be where it stands. */
	if (optopt)
		return error_set(error, ERROR_USAGE, NULL,
				 result == ':'
				     ? "option '-%c' wants an argument"
				     : "unknown option '-%c'",
				 optopt);
	return error_set(error, ERROR_USAGE, NULL,
			 result == ':' ? "option '%s' wants an argument"
				       : "unknown option '%s'",
			 shown);
}

/* A word belongs to the option in front of it if that takes many. */
static int take_word(struct command_line *line, char *word,
		     struct setting *before)
{
	if (!before->row || !option_takes_many(before->row)) {
		line->arguments[line->count++] = word;
		return 0;
	}
	before->text = word;
	return take(before);
}

int options_parse(int argc, char **argv,
		  unsigned (*groups)(const char *command), struct arena *arena,
		  struct command_line *line, struct error *error)
{
	struct setting setting = { .options = &line->options,
				   .arena = arena,
				   .error = error };
	struct getopt_tables tables;
	int index = 0;
	int result;

	memset(line, 0, sizeof(*line));
	line->arguments =
	    arena_alloc(arena, (size_t)argc * sizeof(*line->arguments));
	make_tables(&tables, 0);
	opterr = 0;
	optind = 1;
	while ((result = getopt_long(argc, argv, tables.letters, tables.names,
				     &index)) >= 0) {
		size_t i = row_of(&tables, result, index);

		if (result == WORD) {
			if (take_word(line, optarg, &setting) < 0)
				return -1;
			if (line->count == 1)
				make_tables(&tables,
					    groups(line->arguments[0]));
			continue;
		}
		if (result == '?' || result == ':')
			return refuse_option(result, argv, error);
		setting.row = &option_rows[i];
		setting.text = optarg;
		line->given[i] = true;
		if (take(&setting) < 0)
			return -1;
	}
	while (optind < argc)
		line->arguments[line->count++] = argv[optind++];
	if (line->options.offline &&
	    (line->options.refresh || line->options.max_age.known))
		return error_set(error, ERROR_USAGE, NULL,
				 "--offline and --%s do not go together",
				 line->options.refresh ? "refresh" : "max-age");
	if (line->options.refresh && line->options.max_age.known)
		return error_set(error, ERROR_USAGE, NULL,
				 "--refresh and --max-age do not go together");
	/* What is sent is a message. */
	if (line->options.send && !line->options.format)
		line->options.format = "eml";
	return 0;
}

int options_check(const struct command_line *line, const char *command,
		  unsigned groups, struct error *error)
{
	for (size_t i = 0; i < option_count; i++)
		if (line->given[i] && !(option_rows[i].groups & groups))
			return error_set(error, ERROR_USAGE, NULL,
					 "option '--%s' does not go with "
					 "'%s', see 'smolcmp help %s'",
					 option_rows[i].name, command, command);
	return 0;
}
