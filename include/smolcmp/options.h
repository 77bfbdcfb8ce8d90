/*
 * The command line. One table says which options there are; parsing, help and
 * whatever else lists them reads that table.
 *
 * Knows names, values and ranges of options. Does not know what commands do
 * with them, nor which formats or tools there are.
 */
#ifndef SMOLCMP_OPTIONS_H
#define SMOLCMP_OPTIONS_H

#include "smolcmp/arena.h"
#include "smolcmp/record.h"

/* Which commands an option belongs to. */
enum option_group {
	OPTION_EVERY = 1,     /* every command */
	OPTION_SOURCE = 2,    /* commands that read verdict data, */
	OPTION_FORMAT = 4,    /* and print it */
	OPTION_LIST = 8,      /* commands with a main list */
	OPTION_FILTER = 16,   /* commands that choose among tools */
	OPTION_GATE = 32,     /* commands that can fail a build */
	OPTION_WORDS = 64,    /* commands that show reviewers' words in part */
	OPTION_EXPECT = 128,  /* commands that pick one of several */
	OPTION_SORT = 256,    /* commands that keep no order of their own */
	OPTION_RANK = 512,    /* rank alone */
	OPTION_WEIGHT = 1024, /* commands that judge panels */
	/* commands that show their arithmetic */
	OPTION_EXPLAIN = 2048,
	OPTION_CHECK = 4096,   /* check alone */
	OPTION_DECIDE = 8192,  /* decide alone */
	OPTION_NEEDED = 16384, /* no command: what cannot be left out */
	/* commands that hold two days against each other */
	OPTION_SPAN = 32768,
	OPTION_CHART = 65536,	/* commands that can draw what they list */
	OPTION_DIGEST = 131072, /* digest alone */
	OPTION_MAIL = 262144,	/* commands that can send what they make */
	OPTION_SITE = 524288,	/* site alone */
	OPTION_INDEX = 1048576, /* index alone */
	/* commands that look for words, and index */
	OPTION_FULL_TEXT = 2097152,
	OPTION_FETCH = 4194304, /* fetch alone */
	OPTION_FACTS = 8388608, /* facts alone */

	OPTION_DATA = OPTION_SOURCE | OPTION_FORMAT,
	OPTION_COMPARE = OPTION_WORDS | OPTION_EXPECT,
	OPTION_CHOICE = OPTION_FILTER | OPTION_SORT,
};

enum color { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

/* In the order of its words. */
enum fail_on { FAIL_ON_ERROR, FAIL_ON_WARNING, FAIL_ON_NOTE, FAIL_NEVER };

struct price_limit {
	enum { PRICE_ANY, PRICE_FREE, PRICE_PAID, PRICE_MAX } kind;
	double most; /* of PRICE_MAX */
};

/* How much a reviewer counts, in millionths. */
struct weight {
	const char *reviewer; /* as typed */
	uint32_t weight;      /* at most 1e9 */
};

struct options {
	struct texts data;     /* given with --data, in order */
	long threads;	       /* that read; 0: not given */
	uint64_t memory;       /* bytes; 0: not given */
	bool offline;	       /* of data that has an address: ask nobody, */
	bool refresh;	       /* use no copy, */
	struct count max_age;  /* use a copy of so many seconds; */
	long timeout;	       /* seconds; 0: not given */
	uint64_t max_filesize; /* bytes; 0: not given */
	struct date as_of;
	struct date since; /* the older and the newer of two days */
	struct date until;
	const struct weight *weights;
	size_t weight_count;
	struct texts only;  /* reviewers; none: all of them */
	const char *policy; /* a path */
	const char *format; /* NULL: the command's own */
	const char *output; /* a path; NULL: standard output */
	const char *fields; /* NULL: all */
	enum color color;
	long width; /* 0: not given */
	bool quiet; /* at most one of these two */
	bool verbose;
	bool no_pager;
	bool help;
	bool version;

	bool exit_code;
	const char *expect; /* a slug */
	bool or_lean;
	bool reviews;
	bool explain;
	bool chart;

	const char *category;
	const char *tag;
	const char *license;
	const char *verdict;
	struct price_limit price;
	const char *sort;
	bool by_category;
	long limit; /* 0: not given */

	struct date today; /* unknown: the day it is */
	enum fail_on fail_on;
	bool only_gates;
	bool rules;
	const char *explain_rule;
	bool online;
	const char *baseline; /* a path */

	struct count pairs;   /* not known: not given */
	const char *base_url; /* an address; NULL: not given */

	const char *from; /* of a message; NULL each: not given */
	const char *subject;
	const char *unsubscribe;
	bool skip_empty;

	struct texts over;   /* tools that were not chosen */
	const char *because; /* NULL: not given */
	const char *to;	     /* a path */

	bool send;
	const char *smtp;	/* a URL; NULL: not given */
	const char *recipients; /* a path */
	bool dry_run;

	bool full_text;
	const char *update; /* an index */
	const char *verify; /* an index */
	bool update_facts;
};

/* What stands behind an option's name. */
struct option_argument {
	/* "TOOL", what some stand for complete.c knows; "TOOL..." takes all
	 * words up to the next option. */
	const char *name;
	const char *const *choices; /* words, ended by NULL; NULL: none */
	const char *others; /* what it takes beside them; NULL: nothing */
};

struct setting;

struct option_row {
	char letter; /* 0: none */
	const char *name;
	const struct option_argument *argument; /* NULL: takes none */
	const char *summary;			/* help adds the choices */
	unsigned groups;
	int (*set)(const struct setting *setting); /* for options_parse() */
};

/* All options, in the order in which help lists them. */
enum { OPTION_MOST = 100 };
extern const struct option_row option_rows[];
extern const size_t option_count;

/* Rows may share a name. True of the one that it means to a command with these
 * groups: the first that it has, or the first of all when it has none. */
bool option_is_meant(const struct option_row *row, unsigned groups);

/* True of an option that takes all words up to the next one. */
bool option_takes_many(const struct option_row *row);

/* What options are about, in the order of manual and help. */
struct option_section {
	const char *title;
	unsigned groups;
};

extern const struct option_section option_sections[];
extern const size_t option_section_count;

/* The one section of an option. */
const struct option_section *option_section(const struct option_row *row);

/* What may be given, to end a sentence: "free, paid or the most to pay". The
 * choices end with NULL and may be NULL, and so may others. */
const char *option_wanted(struct arena *arena, const char *const *choices,
			  const char *others);

/* The positional arguments, the command first. */
struct command_line {
	struct options options;
	char **arguments; /* an array of its own, of words in argv */
	int count;
	bool given[OPTION_MOST]; /* by row of option_rows */
};

/*
 * Parse argv, options and words in any order; behind an option that takes many
 * words they are its own. groups tells of a command, which is the first word,
 * what options it has, 0 when there is none; until that word names may mean
 * another command's. Texts point into argv; lists live in arena.
 */
MUST_CHECK int options_parse(int argc, char **argv,
			     unsigned (*groups)(const char *command),
			     struct arena *arena, struct command_line *line,
			     struct error *error);

/* Refuse options given that a command with these groups does not have. */
MUST_CHECK int options_check(const struct command_line *line,
			     const char *command, unsigned groups,
			     struct error *error);

#endif
