#include "smolcmp/options.h"

#include <string.h>

#include "config/setting.h"
#include "smolcmp/address.h"
#include "smolcmp/arena.h"

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
	  TAKES("SOURCE", NULL,
		"a file, a directory, a URL, - or git:REVISION"),
	  "read this file, directory, URL, git:REVISION or - (standard input); "
	  "repeatable",
	  OPTION_SOURCE, set_data },
	{ 0, "as-of", TAKES("DATE", NULL, "a calendar day as YYYY-MM-DD"),
	  "count only what is dated until this day", OPTION_SOURCE, set_as_of },
	{ 0, "threads", TAKES("COUNT", NULL, "a whole number from 1 to 64"),
	  "read large data by so many threads, in place of one for each "
	  "processor",
	  OPTION_SOURCE, set_threads },
	{ 0, "memory",
	  TAKES("SIZE", NULL, "a whole number of bytes, or with K, M, G or T"),
	  "refuse ballots that would take more memory than this", OPTION_SOURCE,
	  set_memory },
	{ 0, "offline", NULL,
	  "ask no server: use the copy in the cache, however old it is",
	  OPTION_SOURCE | OPTION_FETCH, set_offline },
	{ 0, "refresh", NULL,
	  "ask servers for all of it, whatever is in the cache",
	  OPTION_SOURCE | OPTION_FETCH, set_refresh },
	{ 0, "max-age",
	  TAKES("DURATION", NULL,
		"a whole number of seconds, or with s, m, h or d"),
	  "use copies in the cache that were confirmed so lately, and ask for "
	  "others",
	  OPTION_SOURCE | OPTION_FETCH, set_max_age },
	{ 0, "timeout",
	  TAKES("DURATION", NULL,
		"a whole number of seconds, or with s, m, h or d, from 1s to "
		"1d"),
	  "give servers so long for everything, in place of 30 seconds",
	  OPTION_SOURCE | OPTION_FETCH, set_timeout },
	{ 0, "max-filesize",
	  TAKES("SIZE", NULL, "a whole number of bytes, or with K, M, G or T"),
	  "refuse files from servers that are larger than this, in place of "
	  "64M",
	  OPTION_SOURCE | OPTION_FETCH, set_max_filesize },
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
	{ 'o', "output", TAKES("FILE", NULL, "the path of a file"),
	  "write to this file: all of it, or leave it as it was", OPTION_FORMAT,
	  set_output },
	{ 0, "fields", TAKES("FIELDS", NULL, NULL),
	  "only these fields, with commas between", OPTION_LIST, set_fields },
	{ 0, "reviews", NULL, "every reviewer's words, in full", OPTION_WORDS,
	  set_reviews },
	{ 0, "explain", NULL,
	  "every number with its records and its arithmetic", OPTION_EXPLAIN,
	  set_explain },
	{ 0, "chart", NULL, "draw shares of ships as a chart", OPTION_CHART,
	  set_chart },
	{ 0, "exit-code", NULL,
	  "exit 1 unless all named tools are ship, compare picks one, diff "
	  "finds no change, or facts finds all that is recorded to be so",
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
	{ 0, "online", NULL,
	  "ask the sources of tools, too, whether what is recorded is still "
	  "so; not with --offline",
	  OPTION_CHECK, set_online },
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
	{ 0, "from", TAKES("ADDRESS", NULL, address_wanted),
	  "who sends the message that --format eml makes", OPTION_DIGEST,
	  set_from },
	{ 0, "subject", TAKES("TEXT", NULL, "a text"),
	  "its subject, in place of the heading", OPTION_DIGEST, set_subject },
	{ 0, "unsubscribe", TAKES("URL", NULL, address_url_wanted),
	  "where its readers can stop getting it", OPTION_DIGEST,
	  set_unsubscribe },
	{ 0, "skip-empty", NULL, "write nothing when nothing changed",
	  OPTION_DIGEST, set_skip_empty },
	{ 0, "send", NULL, "send the message by mail in place of writing it",
	  OPTION_MAIL, set_send },
	{ 0, "smtp", TAKES("URL", NULL, NULL),
	  "the mail server, as smtp://HOST[:PORT] or smtps://HOST[:PORT]",
	  OPTION_MAIL, set_smtp },
	{ 0, "recipients", TAKES("FILE", NULL, "the path of a file"),
	  "a file of the addresses to send to, one in a line", OPTION_MAIL,
	  set_recipients },
	{ 0, "dry-run", NULL,
	  "with --send: write the message, and say whom it would go to",
	  OPTION_MAIL, set_dry_run },
	{ 0, "full-text", NULL,
	  "find whole words by an index that was made for it with this option",
	  OPTION_FULL_TEXT, set_full_text },
	{ 0, "update", TAKES("FILE", NULL, "the path of an index"),
	  "make this index again, and read only the files that have changed",
	  OPTION_INDEX, set_update },
	{ 0, "check", TAKES("FILE", NULL, "the path of an index"),
	  "say how the sources of this index have changed, and exit 1 if they "
	  "have",
	  OPTION_INDEX, set_check },
	{ 0, "update", NULL,
	  "record in the data's files what is said today, and change nothing "
	  "else in them",
	  OPTION_FACTS, set_update_facts },
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
	  "at most so many tools", OPTION_SORT | OPTION_RANK, set_limit },
	{ 0, "pairs", TAKES("COUNT", NULL, "a whole number"),
	  "at most so many pages that compare two tools of one category, the "
	  "highest ranked first (1000)",
	  OPTION_SITE, set_pairs },
	{ 0, "base-url", TAKES("URL", NULL, "an http or https address"),
	  "where the pages will be, for a sitemap and for those who list pages",
	  OPTION_SITE, set_base_url },
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
_Static_assert(sizeof(option_rows) / sizeof(*option_rows) <= OPTION_MOST,
	       "too many options");

const struct option_section option_sections[] = {
	{ "Data", OPTION_SOURCE | OPTION_SPAN },
	{ "Choice", OPTION_FILTER | OPTION_SORT | OPTION_RANK },
	{ "Panel", OPTION_WEIGHT },
	{ "Output", OPTION_FORMAT | OPTION_LIST | OPTION_WORDS |
			OPTION_EXPLAIN | OPTION_CHART },
	{ "Site", OPTION_SITE },
	{ "Gate", OPTION_GATE | OPTION_EXPECT },
	{ "Check", OPTION_CHECK },
	{ "Decision", OPTION_DECIDE },
	{ "Message", OPTION_DIGEST },
	{ "Mail", OPTION_MAIL },
	{ "Index", OPTION_INDEX | OPTION_FULL_TEXT },
	{ "Facts", OPTION_FACTS },
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

bool option_is_meant(const struct option_row *row, unsigned groups)
{
	const struct option_row *first = NULL;

	for (size_t i = 0; i < option_count; i++) {
		if (strcmp(option_rows[i].name, row->name) != 0)
			continue;
		if (option_rows[i].groups & groups)
			return row == &option_rows[i];
		if (!first)
			first = &option_rows[i];
	}
	return row == first;
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
