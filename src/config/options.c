#include "smolcmp/options.h"

#include <errno.h>
#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "smolcmp/arena.h"

enum { WIDTH_LEAST = 20, WIDTH_MOST = 10000 };

/* What setters work with. */
struct setting {
	struct options *options;
	const struct option_row *row;
	const char *text; /* the argument */
	int choice;	  /* its number among the choices, or -1 */
	struct arena *arena;
	struct error *error;
};

static int refuse(const struct setting *setting)
{
	const struct option_argument *argument = setting->row->argument;

	return error_set(
	    setting->error, ERROR_USAGE, NULL, "--%s is '%s', want %s",
	    setting->row->name, setting->text,
	    option_wanted(setting->arena, argument->choices, argument->others));
}

static int set_data(const struct setting *setting)
{
	struct texts *data = &setting->options->data;
	const char **items =
	    arena_alloc(setting->arena, (data->count + 1) * sizeof(*items));

	if (!setting->text[0])
		return refuse(setting);
	if (data->count)
		memcpy(items, data->items, data->count * sizeof(*items));
	items[data->count++] = setting->text;
	data->items = items;
	return 0;
}

static int set_as_of(const struct setting *setting)
{
	if (!date_parse(setting->text, strlen(setting->text),
			&setting->options->as_of))
		return refuse(setting);
	return 0;
}

static int set_format(const struct setting *setting)
{
	setting->options->format = setting->text;
	return 0;
}

static int set_json(const struct setting *setting)
{
	setting->options->format = "json";
	return 0;
}

static int set_fields(const struct setting *setting)
{
	setting->options->fields = setting->text;
	return 0;
}

static int set_reviews(const struct setting *setting)
{
	setting->options->reviews = true;
	return 0;
}

static int set_exit_code(const struct setting *setting)
{
	setting->options->exit_code = true;
	return 0;
}

static int set_expect(const struct setting *setting)
{
	setting->options->expect = setting->text;
	return 0;
}

static int set_or_lean(const struct setting *setting)
{
	setting->options->or_lean = true;
	return 0;
}

static int set_category(const struct setting *setting)
{
	setting->options->category = setting->text;
	return 0;
}

static int set_tag(const struct setting *setting)
{
	setting->options->tag = setting->text;
	return 0;
}

static int set_license(const struct setting *setting)
{
	setting->options->license = setting->text;
	return 0;
}

static int set_verdict(const struct setting *setting)
{
	setting->options->verdict = setting->text;
	return 0;
}

static int set_price(const struct setting *setting)
{
	struct price_limit *price = &setting->options->price;
	char *end;

	switch (setting->choice) {
	case 0:
		price->kind = PRICE_FREE;
		return 0;
	case 1:
		price->kind = PRICE_PAID;
		return 0;
	default:
		break;
	}
	price->most = strtod(setting->text, &end);
	if (strspn(setting->text, "0123456789.eE+-") != strlen(setting->text) ||
	    end == setting->text || *end || !isfinite(price->most) ||
	    price->most < 0)
		return refuse(setting);
	price->kind = PRICE_MAX;
	return 0;
}

static int set_sort(const struct setting *setting)
{
	setting->options->sort = setting->text;
	return 0;
}

/* A whole number within bounds. */
static int set_number(const struct setting *setting, long low, long high,
		      long *number)
{
	char *end;
	long value;

	errno = 0;
	value = strtol(setting->text, &end, 10);
	if (setting->text[0] < '0' || setting->text[0] > '9' || *end || errno ||
	    value < low || value > high)
		return refuse(setting);
	*number = value;
	return 0;
}

static int set_limit(const struct setting *setting)
{
	return set_number(setting, 1, 1000000000, &setting->options->limit);
}

static int set_width(const struct setting *setting)
{
	return set_number(setting, WIDTH_LEAST, WIDTH_MOST,
			  &setting->options->width);
}

static int set_color(const struct setting *setting)
{
	setting->options->color = (enum color)setting->choice;
	return 0;
}

static int set_quiet(const struct setting *setting)
{
	setting->options->quiet = true;
	return 0;
}

static int set_help(const struct setting *setting)
{
	setting->options->help = true;
	return 0;
}

static int set_version(const struct setting *setting)
{
	setting->options->version = true;
	return 0;
}

/* What stands behind an option's name, within its row: struct
 * option_argument, and the choices in it. */
#define TAKES(name, choices, others)                                           \
	&(const struct option_argument)                                        \
	{                                                                      \
		name, choices, others                                          \
	}
#define WORDS(...)                                                             \
	(const char *const[])                                                  \
	{                                                                      \
		__VA_ARGS__, NULL                                              \
	}

/* A row for people, and how its argument is taken. */
const struct option_row option_rows[] = {
	{ 'd', "data", TAKES("SOURCE", NULL, "a file, a directory or -"),
	  "read this file, directory or - (standard input); repeatable",
	  OPTION_SOURCE, set_data },
	{ 0, "as-of", TAKES("DATE", NULL, "a calendar day as YYYY-MM-DD"),
	  "count only what is dated until this day", OPTION_SOURCE, set_as_of },
	{ 0, "format", TAKES("FORMAT", NULL, NULL), "the form of the output",
	  OPTION_FORMAT, set_format },
	{ 0, "json", NULL, "the same as --format json", OPTION_FORMAT,
	  set_json },
	{ 0, "fields", TAKES("FIELDS", NULL, NULL),
	  "only these fields, with commas between", OPTION_LIST, set_fields },
	{ 0, "reviews", NULL, "every reviewer's words, in full", OPTION_WORDS,
	  set_reviews },
	{ 0, "exit-code", NULL, "exit 1 unless the answer is to ship",
	  OPTION_GATE, set_exit_code },
	{ 0, "expect", TAKES("TOOL", NULL, NULL),
	  "exit 1 unless this tool is picked", OPTION_EXPECT, set_expect },
	{ 0, "or-lean", NULL, "with --expect: a lean to it is enough",
	  OPTION_EXPECT, set_or_lean },
	{ 0, "category", TAKES("CATEGORY", NULL, NULL),
	  "only tools of this category", OPTION_FILTER, set_category },
	{ 0, "tag", TAKES("TAG", NULL, NULL), "only tools with this tag",
	  OPTION_FILTER, set_tag },
	{ 0, "license", TAKES("LICENSE", NULL, NULL),
	  "only tools under this licence (SPDX)", OPTION_FILTER, set_license },
	{ 0, "price", TAKES("PRICE", WORDS("free", "paid"), "the most to pay"),
	  "only at this price", OPTION_FILTER, set_price },
	{ 0, "verdict",
	  TAKES("WORD", WORDS("ship", "mixed", "skip", "unrated"), NULL),
	  "only with this verdict", OPTION_FILTER, set_verdict },
	{ 0, "sort",
	  TAKES("KEY",
		WORDS("data", "name", "slug", "panel", "community", "price"),
		NULL),
	  "sort by", OPTION_FILTER, set_sort },
	{ 0, "limit", TAKES("COUNT", NULL, "a whole number from 1 on"),
	  "at most so many tools", OPTION_FILTER, set_limit },
	{ 0, "width", TAKES("COLUMNS", NULL, "a whole number from 20 to 10000"),
	  "lay text out for so many columns", OPTION_EVERY, set_width },
	{ 0, "color",
	  TAKES("WHEN",
		WORDS([COLOR_AUTO] = "auto", [COLOR_ALWAYS] = "always",
		      [COLOR_NEVER] = "never"),
		NULL),
	  "when to use colours", OPTION_EVERY, set_color },
	{ 'q', "quiet", NULL, "no notes on standard error", OPTION_EVERY,
	  set_quiet },
	{ 'h', "help", NULL, "show help", OPTION_EVERY, set_help },
	{ 0, "version", NULL, "show the version", OPTION_EVERY, set_version },
};
const size_t option_count = sizeof(option_rows) / sizeof(*option_rows);

const struct option_section option_sections[] = {
	{ "Data", OPTION_SOURCE },
	{ "Choice", OPTION_FILTER },
	{ "Output", OPTION_FORMAT | OPTION_LIST | OPTION_WORDS },
	{ "Gate", OPTION_GATE | OPTION_EXPECT },
	{ "General", OPTION_EVERY },
};
const size_t option_section_count =
    sizeof(option_sections) / sizeof(*option_sections);

const struct option_section *option_section(const struct option_row *row)
{
	const struct option_section *section = option_sections;

	while (!(section->groups & row->groups))
		section++;
	return section;
}

const char *option_wanted(struct arena *arena, const char *const *choices,
			  const char *others)
{
	const char *text = "";

	for (size_t i = 0; choices && choices[i]; i++) {
		bool last = !choices[i + 1] && !others;

		text = arena_printf(arena, "%s%s%s", text,
				    !i	   ? ""
				    : last ? " or "
					   : ", ",
				    choices[i]);
	}
	if (!others)
		return text;
	return arena_printf(arena, "%s%s%s", text, text[0] ? " or " : "",
			    others);
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
		return refuse(setting);
	return setting->row->set(setting);
}

enum { OPTION_MOST = 62 };

/* getopt's tables, made from ours. */
struct getopt_tables {
	char letters[2 * OPTION_MOST + 2];
	struct option names[OPTION_MOST + 1];
};

static void make_tables(struct getopt_tables *tables)
{
	size_t length = 0;

	memset(tables, 0, sizeof(*tables));
	tables->letters[length++] = ':';
	for (size_t i = 0; i < option_count; i++) {
		const struct option_row *row = &option_rows[i];

		tables->names[i].name = row->name;
		tables->names[i].has_arg =
		    row->argument ? required_argument : no_argument;
		if (!row->letter)
			continue;
		tables->letters[length++] = row->letter;
		if (row->argument)
			tables->letters[length++] = ':';
	}
}

/* The row of what getopt_long returned. */
static size_t row_of(int result, int index)
{
	if (result == 0)
		return (size_t)index;
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

int options_parse(int argc, char **argv, struct arena *arena,
		  struct command_line *line, struct error *error)
{
	struct getopt_tables tables;
	int index = 0;
	int result;

	memset(line, 0, sizeof(*line));
	make_tables(&tables);
	opterr = 0;
	optind = 1;
	while ((result = getopt_long(argc, argv, tables.letters, tables.names,
				     &index)) >= 0) {
		size_t i = row_of(result, index);
		struct setting setting = { .options = &line->options,
					   .text = optarg,
					   .arena = arena,
					   .error = error };

		if (result == '?' || result == ':')
			return refuse_option(result, argv, error);
		setting.row = &option_rows[i];
		line->given |= 1ull << i;
		if (take(&setting) < 0)
			return -1;
	}
	line->arguments = argv + optind;
	line->count = argc - optind;
	return 0;
}

int options_check(const struct command_line *line, const char *command,
		  unsigned groups, struct error *error)
{
	for (size_t i = 0; i < option_count; i++)
		if (line->given >> i & 1 && !(option_rows[i].groups & groups))
			return error_set(error, ERROR_USAGE, NULL,
					 "option '--%s' does not go with "
					 "'%s', see 'smolcmp help %s'",
					 option_rows[i].name, command, command);
	return 0;
}
