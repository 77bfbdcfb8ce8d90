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
	struct arena *arena;
	struct error *error;
};

static int refuse(const struct setting *setting, const char *wanted)
{
	return error_set(setting->error, ERROR_USAGE, NULL,
			 "--%s is '%s', want %s", setting->row->name,
			 setting->text, wanted);
}

static int set_data(const struct setting *setting)
{
	struct texts *data = &setting->options->data;
	const char **items =
	    arena_alloc(setting->arena, (data->count + 1) * sizeof(*items));

	if (!setting->text[0])
		return refuse(setting, "a file, a directory or -");
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
		return refuse(setting, "a calendar day as YYYY-MM-DD");
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

/* A choice of words, ended by NULL; its number or -1. */
static int choice(const char *text, const char *const *words)
{
	for (int i = 0; words[i]; i++)
		if (strcmp(words[i], text) == 0)
			return i;
	return -1;
}

static int set_verdict(const struct setting *setting)
{
	static const char *const words[] = { "ship", "mixed", "skip", "unrated",
					     NULL };

	if (choice(setting->text, words) < 0)
		return refuse(setting, "ship, mixed, skip or unrated");
	setting->options->verdict = setting->text;
	return 0;
}

static int set_price(const struct setting *setting)
{
	static const char *const words[] = { "free", "paid", NULL };
	struct price_limit *price = &setting->options->price;
	char *end;

	switch (choice(setting->text, words)) {
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
		return refuse(setting, "free, paid or the most to pay");
	price->kind = PRICE_MAX;
	return 0;
}

static int set_sort(const struct setting *setting)
{
	static const char *const words[] = { "data",  "name",	   "slug",
					     "panel", "community", "price",
					     NULL };

	if (choice(setting->text, words) < 0)
		return refuse(setting,
			      "data, name, slug, panel, community or price");
	setting->options->sort = setting->text;
	return 0;
}

/* A whole number within bounds. */
static int set_number(const struct setting *setting, long low, long high,
		      long *number, const char *wanted)
{
	char *end;
	long value;

	errno = 0;
	value = strtol(setting->text, &end, 10);
	if (setting->text[0] < '0' || setting->text[0] > '9' || *end || errno ||
	    value < low || value > high)
		return refuse(setting, wanted);
	*number = value;
	return 0;
}

static int set_limit(const struct setting *setting)
{
	return set_number(setting, 1, 1000000000, &setting->options->limit,
			  "a whole number from 1 on");
}

static int set_width(const struct setting *setting)
{
	return set_number(setting, WIDTH_LEAST, WIDTH_MOST,
			  &setting->options->width,
			  "a whole number from 20 to 10000");
}

static int set_color(const struct setting *setting)
{
	static const char *const words[] = {
		[COLOR_AUTO] = "auto",
		[COLOR_ALWAYS] = "always",
		[COLOR_NEVER] = "never",
		NULL,
	};
	int color = choice(setting->text, words);

	if (color < 0)
		return refuse(setting, "auto, always or never");
	setting->options->color = (enum color)color;
	return 0;
}

static int set_quiet(const struct setting *setting)
{
	setting->options->quiet = true;
	setting->options->verbose = false;
	return 0;
}

static int set_verbose(const struct setting *setting)
{
	setting->options->verbose = true;
	setting->options->quiet = false;
	return 0;
}

static int set_no_pager(const struct setting *setting)
{
	setting->options->no_pager = true;
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

/* A row for people, and how its argument is taken. */
const struct option_row option_rows[] = {
	{ 'd', "data", "SOURCE",
	  "read this file, directory or - (standard input); repeatable",
	  OPTION_DATA, set_data },
	{ 0, "as-of", "DATE", "count only what is dated until this day",
	  OPTION_DATA, set_as_of },
	{ 0, "format", "FORMAT", "text or json", OPTION_DATA, set_format },
	{ 0, "json", NULL, "the same as --format json", OPTION_DATA, set_json },
	{ 0, "fields", "NAMES", "only these fields, with commas between",
	  OPTION_LIST, set_fields },
	{ 0, "reviews", NULL, "every reviewer's words, in full", OPTION_COMPARE,
	  set_reviews },
	{ 0, "exit-code", NULL, "exit 1 unless the answer is to ship",
	  OPTION_GATE, set_exit_code },
	{ 0, "expect", "TOOL", "exit 1 unless this tool is picked",
	  OPTION_COMPARE, set_expect },
	{ 0, "or-lean", NULL, "with --expect: a lean to it is enough",
	  OPTION_COMPARE, set_or_lean },
	{ 0, "category", "NAME", "only tools of this category", OPTION_FILTER,
	  set_category },
	{ 0, "tag", "TAG", "only tools with this tag", OPTION_FILTER, set_tag },
	{ 0, "license", "SPDX", "only tools under this licence", OPTION_FILTER,
	  set_license },
	{ 0, "price", "PRICE", "free, paid, or the most to pay", OPTION_FILTER,
	  set_price },
	{ 0, "verdict", "WORD", "ship, mixed, skip or unrated", OPTION_FILTER,
	  set_verdict },
	{ 0, "sort", "KEY", "data, name, slug, panel, community or price",
	  OPTION_FILTER, set_sort },
	{ 0, "limit", "COUNT", "at most so many tools", OPTION_FILTER,
	  set_limit },
	{ 0, "width", "COLUMNS", "lay text out for so many columns",
	  OPTION_EVERY, set_width },
	{ 0, "color", "WHEN", "auto, always or never", OPTION_EVERY,
	  set_color },
	{ 0, "no-pager", NULL, "never show output in a pager", OPTION_EVERY,
	  set_no_pager },
	{ 'q', "quiet", NULL, "no notes on standard error", OPTION_EVERY,
	  set_quiet },
	{ 'v', "verbose", NULL, "say what was read, and how long that took",
	  OPTION_EVERY, set_verbose },
	{ 'h', "help", NULL, "show help", OPTION_EVERY, set_help },
	{ 0, "version", NULL, "show the version", OPTION_EVERY, set_version },
};
const size_t option_count = sizeof(option_rows) / sizeof(*option_rows);

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
		if (setting.row->set(&setting) < 0)
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
