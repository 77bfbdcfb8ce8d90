#include "smolcmp/options.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "config/setting.h"
#include "smolcmp/arena.h"

enum { WIDTH_LEAST = 20, WIDTH_MOST = 10000 };

static int set_data(const struct setting *setting)
{
	if (!setting->text[0])
		return setting_refuse(setting);
	setting_append(setting, &setting->options->data, setting->text);
	return 0;
}

static int set_date(const struct setting *setting, struct date *date)
{
	return date_parse(setting->text, strlen(setting->text), date)
		   ? 0
		   : setting_refuse(setting);
}

static int set_as_of(const struct setting *setting)
{
	return set_date(setting, &setting->options->as_of);
}

static int set_since(const struct setting *setting)
{
	return set_date(setting, &setting->options->since);
}

static int set_until(const struct setting *setting)
{
	return set_date(setting, &setting->options->until);
}

static int set_path(const struct setting *setting, const char **path)
{
	if (!setting->text[0])
		return setting_refuse(setting);
	*path = setting->text;
	return 0;
}

static int set_policy(const struct setting *setting)
{
	return set_path(setting, &setting->options->policy);
}

static int set_today(const struct setting *setting)
{
	return set_date(setting, &setting->options->today);
}

static int set_fail_on(const struct setting *setting)
{
	setting->options->fail_on = (enum fail_on)setting->choice;
	return 0;
}

static int set_gate(const struct setting *setting)
{
	setting->options->only_gates = true;
	return 0;
}

static int set_rules(const struct setting *setting)
{
	setting->options->rules = true;
	return 0;
}

static int set_baseline(const struct setting *setting)
{
	setting->options->baseline = setting->text;
	return 0;
}

static int set_explain_rule(const struct setting *setting)
{
	setting->options->explain_rule = setting->text;
	return 0;
}

static int set_over(const struct setting *setting)
{
	setting_append(setting, &setting->options->over, setting->text);
	return 0;
}

static int set_because(const struct setting *setting)
{
	setting->options->because = setting->text;
	return 0;
}

static int set_to(const struct setting *setting)
{
	return set_path(setting, &setting->options->to);
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
		return setting_refuse(setting);
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
		return setting_refuse(setting);
	*number = value;
	return 0;
}

static int set_by(const struct setting *setting)
{
	setting->options->by_category = true;
	return 0;
}

static int set_explain(const struct setting *setting)
{
	setting->options->explain = true;
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
	{ 'd', "data",
	  TAKES("SOURCE", NULL, "a file, a directory, - or git:REVISION"),
	  "read this file, directory, git:REVISION or - (standard input); "
	  "repeatable",
	  OPTION_SOURCE, set_data },
	{ 0, "as-of", TAKES("DATE", NULL, "a calendar day as YYYY-MM-DD"),
	  "count only what is dated until this day", OPTION_SOURCE, set_as_of },
	{ 0, "since", TAKES("DATE", NULL, "a calendar day as YYYY-MM-DD"),
	  "what changed since this day, in one and the same data", OPTION_SPAN,
	  set_since },
	{ 0, "until", TAKES("DATE", NULL, "a calendar day as YYYY-MM-DD"),
	  "with --since: what changed until this day", OPTION_SPAN, set_until },
	{ 0, "weights",
	  TAKES("WEIGHTS", NULL,
		"REVIEWER=WEIGHT, with commas between, from 0 to 1000"),
	  "let reviewers count so much, and the others 1", OPTION_WEIGHT,
	  set_weights },
	{ 0, "only", TAKES("REVIEWERS", NULL, "reviewers, with commas between"),
	  "let these reviewers count, and no others", OPTION_WEIGHT, set_only },
	{ 0, "policy", TAKES("FILE", NULL, "the path of a policy"),
	  "judge by the policy in this file",
	  OPTION_WEIGHT | OPTION_CHECK | OPTION_DECIDE, set_policy },
	{ 0, "format", TAKES("FORMAT", NULL, NULL), "the form of the output",
	  OPTION_FORMAT, set_format },
	{ 0, "json", NULL, "the same as --format json", OPTION_FORMAT,
	  set_json },
	{ 0, "fields", TAKES("FIELDS", NULL, NULL),
	  "only these fields, with commas between", OPTION_LIST, set_fields },
	{ 0, "reviews", NULL, "every reviewer's words, in full", OPTION_WORDS,
	  set_reviews },
	{ 0, "explain", NULL,
	  "every number with its records and its arithmetic", OPTION_EXPLAIN,
	  set_explain },
	{ 0, "exit-code", NULL,
	  "exit 1 unless all named tools are ship, compare picks one, or diff "
	  "finds no change",
	  OPTION_GATE, set_exit_code },
	{ 0, "expect", TAKES("TOOL", NULL, NULL),
	  "exit 1 unless this tool is picked", OPTION_EXPECT, set_expect },
	{ 0, "or-lean", NULL, "with --expect: a lean to it is enough",
	  OPTION_EXPECT, set_or_lean },
	{ 0, "fail-on",
	  TAKES("SEVERITY",
		WORDS([FAIL_ON_ERROR] = "error", [FAIL_ON_WARNING] = "warning",
		      [FAIL_ON_NOTE] = "note", [FAIL_NEVER] = "never"),
		NULL),
	  "exit 1 when something so severe is found", OPTION_CHECK,
	  set_fail_on },
	{ 0, "baseline", TAKES("FILE", NULL, NULL),
	  "accept the findings in this file (see --format baseline)",
	  OPTION_CHECK, set_baseline },
	{ 0, "today", TAKES("DATE", NULL, "a calendar day as YYYY-MM-DD"),
	  "count ages to this day", OPTION_CHECK, set_today },
	{ 0, "gate", NULL,
	  "only the gates of the policy, and what keeps data from being read",
	  OPTION_CHECK, set_gate },
	{ 0, "rules", NULL, "list the rules", OPTION_CHECK, set_rules },
	{ 0, "explain-rule", TAKES("RULE", NULL, NULL),
	  "why this rule matters, and how to mend what it finds", OPTION_CHECK,
	  set_explain_rule },
	{ 0, "over", TAKES("TOOL...", NULL, NULL), "what was not chosen",
	  OPTION_DECIDE | OPTION_NEEDED, set_over },
	{ 0, "because", TAKES("TEXT", NULL, NULL), "the reason",
	  OPTION_DECIDE | OPTION_NEEDED, set_because },
	{ 0, "to", TAKES("FILE", NULL, "the path of a .jsonl file"),
	  "add the decision to this file, not to decisions.jsonl beside the "
	  "data",
	  OPTION_DECIDE, set_to },
	{ 0, "category", TAKES("CATEGORY", NULL, NULL),
	  "only tools of this category", OPTION_FILTER, set_category },
	{ 0, "tag", TAKES("TAG", NULL, NULL), "only tools with this tag",
	  OPTION_FILTER, set_tag },
	{ 0, "license", TAKES("LICENSE", NULL, NULL),
	  "only tools under this licence (SPDX)", OPTION_FILTER, set_license },
	{ 0, "price", TAKES("PRICE", WORDS("free", "paid"), "the most to pay"),
	  "only at this price, for a month if it has one", OPTION_FILTER,
	  set_price },
	{ 0, "verdict",
	  TAKES("WORD", WORDS("ship", "mixed", "skip", "unrated"), NULL),
	  "only with this verdict", OPTION_FILTER, set_verdict },
	{ 0, "sort",
	  TAKES("KEY",
		WORDS("data", "name", "slug", "panel", "community", "price"),
		NULL),
	  "sort by", OPTION_SORT, set_sort },
	{ 0, "by", TAKES("GROUP", WORDS("category"), NULL),
	  "rank each group by itself", OPTION_RANK, set_by },
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

const struct option_section option_sections[] = {
	{ "Data", OPTION_SOURCE | OPTION_SPAN },
	{ "Choice", OPTION_FILTER | OPTION_SORT | OPTION_RANK },
	{ "Panel", OPTION_WEIGHT },
	{ "Output",
	  OPTION_FORMAT | OPTION_LIST | OPTION_WORDS | OPTION_EXPLAIN },
	{ "Gate", OPTION_GATE | OPTION_EXPECT },
	{ "Check", OPTION_CHECK },
	{ "Decision", OPTION_DECIDE },
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

bool option_takes_many(const struct option_row *row)
{
	return row->argument && strstr(row->argument->name, "...");
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
