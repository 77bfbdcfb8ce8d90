/* Tests config/options.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include <getopt.h>

#include "smolcmp/options.h"

enum { MOST = 12 };

static struct arena arena;
static struct command_line line;
static struct error error;

/* What the command has, which is any word. */
static unsigned groups;

static unsigned groups_of(const char *command)
{
	(void)command;
	return groups;
}

/* Parse the words, which end with NULL. */
static int parse(const char *const *words)
{
	static char copies[MOST][64];
	static char *argv[MOST + 1];
	char *nothing[] = { NULL, NULL };
	int argc = 0;

	optind = 0; /* glibc forgets an option that it stopped in */
	getopt(1, nothing, "-");
	for (; words[argc]; argc++)
		argv[argc] = strcpy(copies[argc], words[argc]);
	argv[argc] = NULL;
	error_init(&error);
	return options_parse(argc, argv, groups_of, &arena, &line, &error);
}

#define PARSE(...) parse((const char *const[]){ "smolcmp", __VA_ARGS__, NULL })

static void accept(int status)
{
	if (status < 0)
		fail_msg("%s", error.items[0].text);
}

static void refuse(int status, const char *problem)
{
	assert_int_equal(status, -1);
	assert_int_equal(error.kind, ERROR_USAGE);
	assert_string_equal(error.items[0].text, problem);
}

static int setup(void **state)
{
	(void)state;
	arena_init(&arena);
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

static void without_options_nothing_is_set(void **state)
{
	static const struct options none;

	(void)state;
	accept(PARSE("list"));
	assert_int_equal(line.count, 1);
	assert_string_equal(line.arguments[0], "list");
	for (size_t i = 0; i < option_count; i++)
		assert_false(line.given[i]);
	assert_int_equal(line.options.data.count, none.data.count);
	assert_null(line.options.format);
	assert_int_equal(line.options.width, 0);
	assert_false(line.options.quiet || line.options.help);
	assert_int_equal(line.options.price.kind, PRICE_ANY);
	accept(parse((const char *const[]){ "smolcmp", NULL }));
	assert_int_equal(line.count, 0);
}

static void every_option_sets_its_field(void **state)
{
	const struct options *options = &line.options;

	(void)state;
	accept(PARSE("--as-of", "2024-02-29", "--format", "json", "--fields",
		     "slug,panel", "--reviews", "--exit-code", "--or-lean"));
	assert_int_equal(options->as_of.number, 20240229);
	assert_string_equal(options->format, "json");
	assert_string_equal(options->fields, "slug,panel");
	assert_true(options->reviews && options->exit_code && options->or_lean);
	accept(PARSE("--expect=x", "--category=c", "--tag=t", "--license=MIT",
		     "--verdict=mixed", "--sort=price", "--limit=1",
		     "--width=20", "--color=never"));
	assert_string_equal(options->expect, "x");
	assert_string_equal(options->category, "c");
	assert_string_equal(options->tag, "t");
	assert_string_equal(options->license, "MIT");
	assert_string_equal(options->verdict, "mixed");
	assert_string_equal(options->sort, "price");
	assert_int_equal(options->limit, 1);
	assert_int_equal(options->width, 20);
	assert_int_equal(options->color, COLOR_NEVER);
	accept(PARSE("--json", "--quiet", "--help", "--version"));
	assert_string_equal(options->format, "json");
	assert_true(options->quiet && options->help && options->version);
	accept(PARSE("-qh", "--color", "always"));
	assert_true(options->quiet && options->help);
	assert_false(options->no_pager);
	accept(PARSE("--rules", "--today=2026-01-01", "--explain-rule", "x"));
	assert_true(options->rules);
	assert_int_equal(options->today.number, 20260101);
	assert_string_equal(options->explain_rule, "x");
	assert_int_equal(options->fail_on, FAIL_ON_ERROR);
	accept(PARSE("--fail-on", "never"));
	assert_int_equal(options->fail_on, FAIL_NEVER);
	accept(PARSE("--because", "x y", "--over", "a", "--to=f.jsonl"));
	assert_string_equal(options->because, "x y");
	assert_string_equal(options->over.items[0], "a");
	assert_string_equal(options->to, "f.jsonl");
	accept(PARSE("--from", "A <a@b>", "--subject=x", "--skip-empty",
		     "--unsubscribe", "mailto:a@b"));
	assert_string_equal(options->from, "A <a@b>");
	assert_string_equal(options->subject, "x");
	assert_string_equal(options->unsubscribe, "mailto:a@b");
	assert_true(options->skip_empty);
	assert_int_equal(PARSE("--from", "a"), -1);
	assert_int_equal(PARSE("--unsubscribe", "a"), -1);
	accept(PARSE("--no-pager", "--color", "always"));
	assert_true(options->no_pager);
	assert_int_equal(options->color, COLOR_ALWAYS);
}

static void weights_are_decimals_by_reviewer(void **state)
{
	static const char *const bad[] = {
		"",	"a",	 "a=",	       "=1",   "a=1,",	 ",a=1",
		"a=-1", "a=1e3", "a=1000.1",   "a=.5", "a=1.",	 "a=1.1234567",
		"a= 1", "a=1 ",	 "a=99999999", "a=x",  "a=1001", "a=0x1",
	};

	const struct options *options = &line.options;

	(void)state;
	accept(PARSE("--weights", "a=2,b=0", "--weights=c=0.000001"));
	assert_int_equal(options->weight_count, 3);
	assert_string_equal(options->weights[0].reviewer, "a");
	assert_int_equal(options->weights[0].weight, 2000000);
	assert_string_equal(options->weights[1].reviewer, "b");
	assert_int_equal(options->weights[1].weight, 0);
	assert_string_equal(options->weights[2].reviewer, "c");
	assert_int_equal(options->weights[2].weight, 1);
	accept(PARSE("--weights", "a=b=1000"));
	assert_string_equal(options->weights[0].reviewer, "a=b");
	assert_int_equal(options->weights[0].weight, 1000000000);
	accept(PARSE("--only", "a,b", "--only", "c"));
	assert_int_equal(options->only.count, 3);
	assert_string_equal(options->only.items[1], "b");
	assert_string_equal(options->only.items[2], "c");
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(PARSE("--weights", bad[i]), -1);
	assert_int_equal(PARSE("--only", "a,,b"), -1);
}

static void times_and_sizes_have_units(void **state)
{
	static const struct {
		const char *text;
		uint64_t seconds;
	} good[] = { { "0s", 0 },      { "30s", 30 },
		     { "10m", 600 },   { "2h", 7200 },
		     { "7d", 604800 }, { "007d", 604800 },
		     { "5", 5 },       { "36525d", 3155760000 } };
	static const char *const bad[] = { "",
					   "s",
					   "-1s",
					   "+1s",
					   " 1s",
					   "1 s",
					   "1ss",
					   "1w",
					   "1.5h",
					   "36526d",
					   "99999999999999999999s" };
	static const struct {
		const char *text;
		uint64_t bytes;
	} good_sizes[] = { { "100", 100 },
			   { "1k", 1024 },
			   { "7KiB", 7168 },
			   { "3M", 3 * 1024 * 1024 } };
	static const char *const sizes[] = { "0",	    "0K",    "1KB",
					     "1Kx",	    "1iB",   "-1",
					     "1 K",	    "1KiBs", "",
					     "99999999999T" };
	static const char *const seconds[] = { "0", "86401", "2d", "-1", "5x" };

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(*good); i++) {
		accept(PARSE("--max-age", good[i].text));
		assert_true(line.options.max_age.known);
		assert_int_equal(line.options.max_age.value, good[i].seconds);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++)
		assert_int_equal(PARSE("--max-age", bad[i]), -1);
	for (size_t i = 0; i < sizeof(good_sizes) / sizeof(*good_sizes); i++) {
		accept(PARSE("--max-filesize", good_sizes[i].text));
		assert_int_equal(line.options.max_filesize,
				 good_sizes[i].bytes);
	}
	accept(PARSE("--memory", "4096", "--timeout", "86400"));
	assert_int_equal(line.options.memory, 4096);
	assert_int_equal(line.options.timeout, 86400);
	accept(PARSE("--timeout", "2m"));
	assert_int_equal(line.options.timeout, 120);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++)
		assert_int_equal(PARSE("--max-filesize", sizes[i]), -1);
	for (size_t i = 0; i < sizeof(seconds) / sizeof(*seconds); i++)
		assert_int_equal(PARSE("--timeout", seconds[i]), -1);
	refuse(PARSE("--offline", "--refresh"),
	       "--offline and --refresh do not go together");
	refuse(PARSE("--max-age=1d", "--offline"),
	       "--offline and --max-age do not go together");
	refuse(PARSE("--max-age=1d", "--refresh"),
	       "--refresh and --max-age do not go together");
}

static void every_row_can_be_parsed_and_is_remembered(void **state)
{
	(void)state;
	for (size_t i = 0; i < option_count; i++) {
		static const char *const arguments[] = {
			"2026-01-01", "json",	  "auto", "20",	   "ship",
			"data",	      "category", "r=1",  "never", "a@b.c",
			"https://a",  "64M",	  "2h",
		};
		char word[64];
		bool taken = false;

		snprintf(word, sizeof(word), "--%s", option_rows[i].name);
		groups = option_rows[i].groups;
		if (option_rows[i].argument)
			for (size_t j = 0; j < 13 && !taken; j++)
				taken = PARSE("x", word, arguments[j]) == 0;
		else
			taken = PARSE("x", word) == 0;
		assert_true(taken);
		for (size_t j = 0; j < option_count; j++)
			assert_int_equal(line.given[j], j == i);
		assert_int_equal(line.count, 1);
	}
	groups = 0;
}

static void a_name_means_what_the_command_has(void **state)
{
	(void)state;
	groups = OPTION_FACTS;
	accept(PARSE("facts", "--update", "a"));
	assert_true(line.options.update_facts);
	assert_null(line.options.update);
	assert_int_equal(line.count, 2);
	groups = OPTION_INDEX;
	accept(PARSE("index", "--update", "a"));
	assert_false(line.options.update_facts);
	assert_string_equal(line.options.update, "a");
	assert_int_equal(line.count, 1);
	groups = 0;
	refuse(PARSE("list", "--update"),
	       "option '--update' wants an argument");
}

static void data_adds_up_in_order(void **state)
{
	const struct texts *data = &line.options.data;

	(void)state;
	accept(PARSE("-d", "a", "list", "--data=b", "-dc", "-d", "-"));
	assert_int_equal(data->count, 4);
	assert_string_equal(data->items[0], "a");
	assert_string_equal(data->items[1], "b");
	assert_string_equal(data->items[2], "c");
	assert_string_equal(data->items[3], "-");
	assert_int_equal(line.count, 1);
}

static void prices_are_words_or_a_limit(void **state)
{
	const struct price_limit *price = &line.options.price;

	(void)state;
	accept(PARSE("--price", "free"));
	assert_int_equal(price->kind, PRICE_FREE);
	accept(PARSE("--price", "paid"));
	assert_int_equal(price->kind, PRICE_PAID);
	accept(PARSE("--price", "9.5"));
	assert_int_equal(price->kind, PRICE_MAX);
	assert_true(price->most > 9.4999 && price->most < 9.5001);
	accept(PARSE("--price", "0"));
	assert_int_equal(price->kind, PRICE_MAX);
}

static void values_out_of_range_are_refused(void **state)
{
	static const struct {
		const char *option;
		const char *value;
		const char *wanted;
	} cases[] = {
		{ "data", "", "a file, a directory, a URL, - or git:REVISION" },
		{ "as-of", "today", "a calendar day as YYYY-MM-DD" },
		{ "as-of", "2026-02-29", "a calendar day as YYYY-MM-DD" },
		{ "verdict", "Ship", "ship, mixed, skip or unrated" },
		{ "verdict", "", "ship, mixed, skip or unrated" },
		{ "price", "cheap", "free, paid or the most to pay" },
		{ "price", "", "free, paid or the most to pay" },
		{ "price", "5x", "free, paid or the most to pay" },
		{ "price", "-1", "free, paid or the most to pay" },
		{ "price", "nan", "free, paid or the most to pay" },
		{ "price", "inf", "free, paid or the most to pay" },
		{ "price", "1e999", "free, paid or the most to pay" },
		{ "sort", "size",
		  "data, name, slug, panel, community or price" },
		{ "limit", "0", "a whole number from 1 on" },
		{ "limit", "-1", "a whole number from 1 on" },
		{ "limit", "2.5", "a whole number from 1 on" },
		{ "limit", "", "a whole number from 1 on" },
		{ "limit", "99999999999999999999", "a whole number from 1 on" },
		{ "width", "19", "a whole number from 20 to 10000" },
		{ "width", "10001", "a whole number from 20 to 10000" },
		{ "width", "80x", "a whole number from 20 to 10000" },
		{ "color", "yes", "auto, always or never" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		char word[64], problem[200];

		snprintf(word, sizeof(word), "--%s=%s", cases[i].option,
			 cases[i].value);
		snprintf(problem, sizeof(problem), "--%s is '%s', want %s",
			 cases[i].option, cases[i].value, cases[i].wanted);
		refuse(PARSE(word), problem);
	}
}

static void unknown_and_unfinished_options_are_named(void **state)
{
	(void)state;
	refuse(PARSE("--no-such"), "unknown option '--no-such'");
	refuse(PARSE("list", "--no-such", "x"), "unknown option '--no-such'");
	refuse(PARSE("-x"), "unknown option '-x'");
	refuse(PARSE("-qx"), "unknown option '-x'");
	refuse(PARSE("--json", "-xq"), "unknown option '-x'");
	refuse(PARSE("list", "--data"), "option '--data' wants an argument");
	refuse(PARSE("-d"), "option '-d' wants an argument");
	refuse(PARSE("--json", "-qd"), "option '-d' wants an argument");
}

static void of_quiet_and_verbose_the_last_one_counts(void **state)
{
	const struct options *options = &line.options;

	(void)state;
	accept(PARSE("-v"));
	assert_true(options->verbose && !options->quiet);
	accept(PARSE("--verbose", "--quiet"));
	assert_true(!options->verbose && options->quiet);
	accept(PARSE("-qv"));
	assert_true(options->verbose && !options->quiet);
}

static void options_may_stand_anywhere_before_two_dashes(void **state)
{
	(void)state;
	accept(PARSE("compare", "a", "--json", "b", "-q"));
	assert_int_equal(line.count, 3);
	assert_string_equal(line.arguments[0], "compare");
	assert_string_equal(line.arguments[1], "a");
	assert_string_equal(line.arguments[2], "b");
	assert_true(line.options.quiet);
	accept(PARSE("compare", "-q", "--", "--json", "-d"));
	assert_int_equal(line.count, 3);
	assert_string_equal(line.arguments[0], "compare");
	assert_string_equal(line.arguments[1], "--json");
	assert_string_equal(line.arguments[2], "-d");
	assert_null(line.options.format);
	accept(PARSE("-"));
	assert_int_equal(line.count, 1);
}

static void some_options_take_all_words_up_to_the_next_one(void **state)
{
	(void)state;
	accept(PARSE("decide", "a", "--over", "b", "c", "-q", "d"));
	assert_int_equal(line.options.over.count, 2);
	assert_string_equal(line.options.over.items[0], "b");
	assert_string_equal(line.options.over.items[1], "c");
	assert_int_equal(line.count, 3);
	assert_string_equal(line.arguments[1], "a");
	assert_string_equal(line.arguments[2], "d");
	accept(PARSE("--over=b", "c", "--to", "x", "--over", "d", "--", "e"));
	assert_int_equal(line.options.over.count, 3);
	assert_string_equal(line.options.over.items[2], "d");
	assert_string_equal(line.options.to, "x");
	assert_int_equal(line.count, 1);
	assert_string_equal(line.arguments[0], "e");
	refuse(PARSE("decide", "--over"), "option '--over' wants an argument");
}

static void options_of_other_commands_are_refused(void **state)
{
	(void)state;
	accept(PARSE("-q", "--width=40", "--limit=3"));
	assert_int_equal(
	    options_check(&line, "list", OPTION_EVERY | OPTION_CHOICE, &error),
	    0);
	refuse(options_check(&line, "show", OPTION_EVERY | OPTION_DATA, &error),
	       "option '--limit' does not go with 'show', see 'smolcmp help "
	       "show'");
	accept(PARSE("--expect=x"));
	refuse(options_check(&line, "score", ~(unsigned)OPTION_COMPARE, &error),
	       "option '--expect' does not go with 'score', see 'smolcmp help "
	       "score'");
	assert_int_equal(
	    options_check(&line, "compare", OPTION_COMPARE, &error), 0);
}

static void wanted_words_make_a_sentence(void **state)
{
	static const char *const one[] = { "a", NULL };
	static const char *const three[] = { "a", "b", "c", NULL };

	(void)state;
	assert_string_equal(option_wanted(&arena, one, NULL), "a");
	assert_string_equal(option_wanted(&arena, three, NULL), "a, b or c");
	assert_string_equal(option_wanted(&arena, three, "more"),
			    "a, b, c or more");
	assert_string_equal(option_wanted(&arena, NULL, "more"), "more");
	assert_string_equal(option_wanted(&arena, NULL, NULL), "");
}

static void every_option_has_a_section(void **state)
{
	(void)state;
	for (size_t i = 0; i < option_count; i++) {
		size_t number =
		    (size_t)(option_section(&option_rows[i]) - option_sections);

		assert_true(number < option_section_count);
	}
}

static void choices_are_taken_and_nothing_like_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < option_count; i++) {
		const struct option_argument *argument =
		    option_rows[i].argument;
		char word[64];

		if (!argument || !argument->choices)
			continue;
		for (size_t j = 0; argument->choices[j]; j++) {
			snprintf(word, sizeof(word), "--%s=%s",
				 option_rows[i].name, argument->choices[j]);
			accept(PARSE(word));
			strcat(word, "x");
			assert_int_equal(PARSE(word), -1);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(without_options_nothing_is_set),
		cmocka_unit_test(every_option_sets_its_field),
		cmocka_unit_test(weights_are_decimals_by_reviewer),
		cmocka_unit_test(times_and_sizes_have_units),
		cmocka_unit_test(every_row_can_be_parsed_and_is_remembered),
		cmocka_unit_test(a_name_means_what_the_command_has),
		cmocka_unit_test(data_adds_up_in_order),
		cmocka_unit_test(prices_are_words_or_a_limit),
		cmocka_unit_test(values_out_of_range_are_refused),
		cmocka_unit_test(unknown_and_unfinished_options_are_named),
		cmocka_unit_test(of_quiet_and_verbose_the_last_one_counts),
		cmocka_unit_test(options_may_stand_anywhere_before_two_dashes),
		cmocka_unit_test(
		    some_options_take_all_words_up_to_the_next_one),
		cmocka_unit_test(options_of_other_commands_are_refused),
		cmocka_unit_test(wanted_words_make_a_sentence),
		cmocka_unit_test(every_option_has_a_section),
		cmocka_unit_test(choices_are_taken_and_nothing_like_them),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
