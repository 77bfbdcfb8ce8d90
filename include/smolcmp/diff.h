/*
 * What is different between two catalogs, tool by tool: verdicts and who
 * turned them, panels, votes, prices and licences, and what is picked of tools
 * that somebody had to choose among.
 *
 * Tools are the same by slug and reviewers by id, wherever they stand in the
 * data. Prose, names and the words of reviews are not held against each other.
 */
#ifndef SMOLCMP_DIFF_H
#define SMOLCMP_DIFF_H

#include "smolcmp/catalog.h"
#include "smolcmp/compare.h"
#include "smolcmp/yardstick.h"

/* The two sides, also as indices. */
enum { DIFF_OLD, DIFF_NEW, DIFF_SIDES };

struct diff_side {
	const struct catalog *catalog;
	const struct yardstick *yardstick; /* weights by its reviewers */
	/* Tools that were added later are not there yet; unknown: all are. */
	struct date listed_until;
};

enum diff_change { DIFF_ADDED, DIFF_REMOVED, DIFF_CHANGED, DIFF_CHANGES };

/* A reviewer of a tool whose current review is there on one side only, or has
 * another verdict, score or date. */
struct diff_review {
	const struct reviewer *reviewer; /* of the new side, if it has one */
	const struct review *reviews[DIFF_SIDES]; /* NULL: none */
};

struct diff_tool {
	enum diff_change change;
	const struct tool *tools[DIFF_SIDES]; /* NULL: not there */
	enum word words[DIFF_SIDES]; /* unrated where it is not there */
	/* In the new side's order, then those that are gone. */
	const struct diff_review *reviews;
	size_t review_count;
	/* What differs of a tool that is on both sides. */
	bool panel; /* its counts */
	bool votes;
	bool price; /* the entry price or its model */
	bool license;
};

/* Tools that are compared on both sides. */
struct diff_question {
	struct texts tools;   /* slugs */
	const char *decision; /* the id of the one behind it, or NULL */
};

/* A question whose pick is another one, slugs; NULL: none is picked, or not
 * all of the tools are there. */
struct diff_pick {
	const struct diff_question *question;
	const char *picks[DIFF_SIDES];
};

struct diff {
	struct diff_side sides[DIFF_SIDES];
	/* In the new side's order, then those that are gone in the old one's;
	 * none that are the same. */
	const struct diff_tool *tools;
	size_t count;
	size_t changes[DIFF_CHANGES]; /* of them */
	size_t unchanged;	      /* of all others */
	/* Of the tools on both sides, those of which this differs. */
	size_t verdicts, panels, votes, prices, licenses;
	size_t reviews; /* that differ, of all tools listed */
	const struct diff_pick *picks;
	size_t pick_count;
};

/*
 * Hold two catalogs against each other. Questions of fewer than two tools, of
 * more than can be compared or of one tool twice are passed over. Made in
 * arena; takes time in proportion to what is in both.
 */
void diff_make(struct diff *diff, const struct diff_side sides[DIFF_SIDES],
	       const struct diff_question *questions, size_t question_count,
	       struct arena *arena);

/* The tool of this slug on a side, or NULL. */
const struct tool *diff_side_tool(const struct diff_side *side,
				  const char *slug);

/* True when the tools of a question can be compared on some side at all. */
bool diff_can_be_asked(const struct diff_question *question);

/* What one side says to a question; false where it has not all the tools. */
bool diff_compare(const struct diff_side *side,
		  const struct diff_question *question,
		  struct comparison *comparison);

/* The decisions of both catalogs as questions, each id once, in arena. */
struct diff_question *diff_decisions(const struct diff_side sides[DIFF_SIDES],
				     struct arena *arena, size_t *count);

/* True when nothing differs. */
bool diff_is_empty(const struct diff *diff);

#endif
