/*
 * What a command has to say, as values: headings, tables of typed cells and
 * paragraphs. Renderers decide how each looks; nothing here is formatted,
 * coloured or cleaned. Texts may be foreign and are not owned: they live in
 * the report's arena or longer than it.
 */
#ifndef SMOLCMP_REPORT_H
#define SMOLCMP_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "smolcmp/arena.h"
#include "smolcmp/record.h"
#include "smolcmp/share.h"

/* What something shown is about, and so where a page of a site may lead. */
enum subject {
	SUBJECT_NONE,
	SUBJECT_TOOL,	  /* by slug */
	SUBJECT_REVIEWER, /* by id */
	SUBJECT_CATEGORY, /* by name, whatever its case */
	SUBJECT_PAGE, /* a page of the site, by its path from the home page */
	SUBJECT_ADDRESS, /* somewhere in the web, by an address */
};

struct about {
	enum subject subject;
	/* By what it is known: of a list one per item, NULL among them for
	 * none; of anything else one. NULL: by its own text. */
	const char *const *ids;
};

enum tone { TONE_PLAIN, TONE_GOOD, TONE_BAD, TONE_MIXED, TONE_DIM, TONES };

enum cell_kind {
	CELL_ABSENT, /* text says why: "no votes yet"; NULL: nothing to say */
	CELL_TEXT,
	CELL_SHARE,
	CELL_COUNT,
	CELL_NUMBER, /* shown with decimals digits behind the point */
	CELL_PRICE,
	CELL_DATE,
	CELL_LIST,   /* texts, shown with commas; of prose, a line each */
	CELL_MARKED, /* pieces of a text in list, every second one marked */
	CELL_VOTE,   /* a reviewer's verdict; text is what they said, or NULL */
	CELL_FLAG,
	CELL_DIFFERENCE, /* of two rates, with its interval */
	CELL_AGREEMENT,	 /* so often of so many times; the share's counts */
	CELL_WEIGHTED,	 /* a share of weights, without an interval */
	CELL_TALLY,	 /* of head-to-head votes */
	CELL_CHANGE,	 /* what something was, and what it is */
	CELL_RATES,	 /* shares over time, the latest last */
	CELL_MARKS,	 /* rates as marks on one line from 0% to 100% */
	CELL_STEPS,	 /* rates from day to day, as a picture */
};

enum { DECIMALS_AS_GIVEN = -1 };

/* How a tool does in votes against others. */
struct duel_tally {
	struct decimal strength;
	struct decimal se; /* of it */
	uint64_t wins;
	uint64_t ties;
	uint64_t total;
	uint64_t group; /* within which strengths can be compared */
};

/* A rate from a day on, or on that day. */
struct dated_rate {
	struct date date; /* unknown: before all days */
	double rate;	  /* in [0, 1]; NaN: none */
	enum tone tone;
};

enum { STEPS_LINES = 2 };

/* A rate that holds until the next step, and others of single days. */
struct steps {
	const struct dated_rate *items; /* one at least, by date */
	size_t count;
	const struct dated_rate *others; /* all with a day and a rate */
	size_t other_count;
	/* The first and the last day there is; unknown when there is none. */
	struct date from;
	struct date to;
	/* Where the rate means something else: "ship" from .67 on. */
	struct {
		double rate;
		const char *name;
	} lines[STEPS_LINES];
};

struct cell {
	enum cell_kind kind;
	enum tone tone;
	/* Of a count: what people read in its place; of a number, a price and a
	 * tally: what they read behind it. */
	const char *text;
	struct about about;
	bool prose;	/* line breaks in text count */
	bool quoted;	/* text is somebody's exact words */
	bool shortened; /* long text may be cut */
	union {
		struct {
			struct share share;
			struct interval interval;
			uint32_t unit; /* of weights: what 1 is */
		};
		uint64_t count;
		struct {
			double number;
			int decimals;
		};
		struct {
			struct price price;
			enum pricing_model model;
			const char *note; /* NULL: none */
			struct date checked;
		};
		bool flag;
		struct {
			double value;
			struct interval around;
			double beside; /* of marks: another rate, or NaN */
		};
		struct date date;
		struct duel_tally tally;
		struct {
			const struct cell *before; /* NULL: it was not there, */
			const struct cell *after;  /* or is there no longer */
			bool same; /* people need not read them */
		};
		struct {
			const double *rates; /* in [0, 1]; NaN: none */
			size_t rate_count;
		};
		const struct steps *steps;
		struct texts list;
		struct {
			enum verdict verdict;
			struct decimal score; /* shown when known */
		};
	};
};

enum layout {
	LAYOUT_ROWS,	     /* a line per item under a header */
	LAYOUT_SIDE_BY_SIDE, /* items as columns, for comparing them */
	LAYOUT_PLAIN,	     /* a line per item, no header */
	LAYOUT_LINES,	     /* a line per item of one text, which begins with
				the name of a file, however long, as editors
				read them; elsewhere the report's list */
	LAYOUT_FIGURE,	     /* one cell, which is a picture */
};

struct column {
	const char *id;	     /* the member's name in JSON */
	const char *title;   /* "Entry price" */
	enum cell_kind kind; /* of its cells that are not absent */
	bool hidden;	     /* for programs only */
	bool right;	     /* numbers, shown flush right */
	bool differs;	     /* its cells contradict each other */
	bool apart;	     /* a group begins here */
	bool below;	     /* may stand below the column before it */
	size_t number;	     /* among all columns, those hidden included */
	struct about about;  /* what its title names */
	bool change;	     /* kind is that of both sides of a change */
};

struct table {
	struct table *next; /* of the report, in no order */
	enum layout layout;
	struct column *columns;
	size_t column_count;
	size_t column_capacity;
	struct cell *cells; /* by item, then by column */
	size_t item_count;
	size_t cell_count;
	size_t cell_capacity;
	/* Where items may be too many to hold: fills in the cells of one, one
	 * per column of table, made in arena. NULL: cells has them all. */
	void (*make)(const void *context, const struct table *table,
		     size_t item, struct arena *arena, struct cell *cells);
	const void *context;
};

enum block_kind { BLOCK_HEADING, BLOCK_TABLE, BLOCK_PARAGRAPH };

struct block {
	enum block_kind kind;
	const char *text; /* of a heading or a paragraph */
	const char *side; /* of a heading: said at its other end; may be NULL */
	struct about about; /* of that side */
	bool title;	    /* of a heading: all the others stand below it */
	bool answer;	    /* of a paragraph: what the command comes to */
	struct table *table;
};

/* For what is sent to people: a message, which has the rest from the report. */
struct letter {
	const char *from;	 /* "ada@example.org", or with a name around;
				    see address.h */
	const char *subject;	 /* NULL: the report's title */
	const char *unsubscribe; /* a URL; NULL: none */
	struct date date;	 /* that it is sent on */
};

/* A way from a page to another one. */
struct site_link {
	const char *text;
	const char *side; /* said behind it: how many; NULL: nothing */
	const char *path; /* from the home page on */
	bool here;	  /* it leads to the page that it is on, */
	bool within;	  /* or to one that this belongs to */
};

struct site_links {
	const struct site_link *items;
	size_t count;
};

/*
 * What a page knows of the site that it is part of. Paths are made of letters,
 * digits and "._+-/" alone, from the home page on; whoever makes a page sees to
 * it that they lead somewhere.
 */
struct site {
	const char *root; /* the way from the page to the home page's folder:
			     "../", or nothing */
	const char *path; /* of the page */
	const char
	    *document;	  /* of what programs read in its place; NULL: none */
	const char *feed; /* of the site; NULL: none */
	const char *base; /* the address of the home page's folder, checked
			     and with a "/" at its end; NULL: not known */
	const char *description;  /* for whoever lists pages; an answer on the
				     page stands in its place; NULL: nothing */
	struct site_links main;	  /* on every page */
	struct site_links chosen; /* what its lists can be cut down to */
	struct site_links pages;  /* of a list that takes several */
	/* The path of the page about something; NULL when there is none. */
	const char *(*find)(const void *context, enum subject subject,
			    const char *id);
	const void *context;
};

struct report {
	struct arena arena;
	struct table *tables; /* all of them, be they among the blocks or not */
	struct block *blocks;
	size_t count;
	size_t capacity;
	/* What the command is about, for programs: one of the blocks' tables,
	 * or one that people see in another form. NULL: none. */
	struct table *list;
	/* For what stands alone, such as a page; NULL: nothing to say. */
	const char *title;  /* of a report without a heading: "rank" */
	const char *source; /* a line of what it was made from */
	const struct letter *letter;
	const struct site *site; /* that it is a page of; its first block is the
				    page's heading then */
};

void report_init(struct report *report);
void report_release(struct report *report);

/* The side is about nothing unless the block is told. */
struct block *report_heading(struct report *report, const char *text,
			     const char *side);
/* The same, as the title of the whole report, which begins with it. */
void report_title(struct report *report, const char *text, const char *side);

/* The heading that is the report's own: what it begins with, if that is its
 * title or its only one, or it is a page of a site; NULL: it has none. */
const struct block *report_own_heading(const struct report *report);
void report_paragraph(struct report *report, const char *text);
void report_answer(struct report *report, const char *text);

/* Leave out paragraphs that stand in front already: reports that were joined
 * may say the same of themselves. */
void report_drop_repeats(struct report *report);

/* A new table, which is the report's. Columns are added before cells. */
struct table *report_table(struct report *report, enum layout layout);

/* The report's list, as a table that is not among the blocks. */
struct table *report_list(struct report *report);
struct column *table_column(struct table *table, const char *id,
			    const char *title);

/* Add a cell to the item that is being filled; items fill column by column. */
void table_add(struct table *table, struct cell cell);

/* Give the table, in place of cells, count items that are made when they are
 * asked for; see struct table. */
void table_make(struct table *table, size_t count,
		void (*make)(const void *context, const struct table *table,
			     size_t item, struct arena *arena,
			     struct cell *cells),
		const void *context);

/* The cells of an item by column, perhaps in arena. */
const struct cell *table_item(const struct table *table, size_t item,
			      struct arena *arena);

/* A cell of an item by column, of a table that has them all. */
const struct cell *table_cell(const struct table *table, size_t item,
			      size_t column);

/* The table without its hidden columns: itself, or a copy in arena. */
const struct table *table_visible(const struct table *table,
				  struct arena *arena);

/* True when there is nothing for people to read in a cell. */
bool cell_is_silent(const struct cell *cell);

/* True when no item has anything to say in this column, of a table that has
 * all cells. */
bool table_is_silent(const struct table *table, size_t column);

/* What a cell is about; ids outlive it. */
struct cell cell_about(struct cell cell, enum subject subject,
		       const char *const *ids);

/* Cells. */
struct cell cell_absent(const char *why);
struct cell cell_text(const char *text);  /* absent when NULL */
struct cell cell_prose(const char *text); /* the same, of several lines */
/* Text, or why there is none. */
struct cell cell_text_or(const char *text, const char *why_absent);
struct cell cell_share(struct share share, const char *why_absent);
/* A known share of weights that are in parts of unit. */
struct cell cell_weighted(struct share share, uint32_t unit);
struct cell cell_price(const struct price *price, enum pricing_model model,
		       const char *note, struct date checked);
struct cell cell_date(struct date date);
struct cell cell_list(struct texts list);
struct cell cell_marked(struct texts pieces);
struct cell cell_count(struct count count);
struct cell cell_number(double number, int decimals);
struct cell cell_flag(enum flag flag);
struct cell cell_agreement(uint64_t agree, uint64_t total);
struct cell cell_tally(struct duel_tally tally); /* absent without votes */
struct cell cell_difference(double value, struct interval around);
/* Of two cells that outlive this one; either may be NULL. */
struct cell cell_change(const struct cell *before, const struct cell *after);
struct cell cell_rates(const double *rates, size_t count);
/* A rate, how far it can be trusted and another one beside it; of an interval
 * that is not known both ends are NaN. */
struct cell cell_marks(double rate, struct interval around, double beside);
struct cell cell_steps(const struct steps *steps);

/* Where a day is in a picture of steps, from 0 at its left end to 1. Days are
 * in proportion; before them there is room for what has no date, and behind
 * them for what goes on. */
double steps_place(const struct steps *steps, struct date date);

/* True of a table with pictures, which is drawn, and not a list of values. */
bool table_is_drawn(const struct table *table);

#endif
