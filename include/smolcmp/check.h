/*
 * What is wrong with a catalog, or looks wrong: one rule a row of a table,
 * and findings that name rule and place.
 *
 * Some rules are kept while data is read; their problems are handed in. The
 * others look at the finished catalog. Knows records and what a team asks of
 * them. Does not know files, nor how findings are shown or what they lead to.
 */
#ifndef SMOLCMP_CHECK_H
#define SMOLCMP_CHECK_H

#include "smolcmp/catalog.h"
#include "smolcmp/facts.h"
#include "smolcmp/severity.h"
#include "smolcmp/yardstick.h"

enum check_id {
	CHECK_SYNTAX, /* as in enum problem, */
	CHECK_SCHEMA,
	CHECK_DUPLICATE,
	CHECK_ORPHAN,
	CHECK_CONFLICT,
	CHECK_UNKNOWN_MEMBER,
	CHECK_UNREAD_FILE, /* up to here */
	CHECK_UNDATED_REVIEW,
	CHECK_FUTURE_REVIEW,
	CHECK_STALE_REVIEW,
	CHECK_MISSING_REVIEWER,
	CHECK_SCORE_AGAINST_VERDICT,
	CHECK_REUSED_QUOTE,
	CHECK_STATED_PERCENT,
	CHECK_CONTRADICTORY_LISTINGS,
	CHECK_STALE_PRICE,
	CHECK_PRICE_TEXT,
	CHECK_UNKNOWN_LICENSE,
	CHECK_DECISION_DRIFT,
	CHECK_LIVE_DRIFT,
	CHECK_LIVE_UNKNOWN,
	CHECK_GATE,
	CHECK_RULES,
};

struct checking;

struct check_rule {
	const char *id;		/* "stale-price" */
	enum severity severity; /* unless somebody asks for another */
	const char *summary;	/* what is found, in a few words */
	const char *help;	/* why it matters, and how to mend it */
	/* NULL for rules that others keep: reading, and gates of a policy. */
	void (*run)(const struct checking *checking);
};

extern const struct check_rule check_rules[CHECK_RULES];

/* The rule with this id, or NULL. */
const struct check_rule *check_rule_find(const char *id);

struct finding {
	const struct check_rule *rule;
	enum severity severity; /* once findings are settled; never off */
	struct place place;	/* line 0: the file as a whole */
	const char *pointer; /* where in the file; NULL: by line and column */
	const char *tool;    /* a slug; NULL: it is about no single tool */
	/* Once findings are settled: the same as long as rule, file and message
	 * are, wherever in the file it stands. */
	uint64_t fingerprint;
	bool fails; /* is why the program exits with 1; the caller's to set */
	const char *message;
};

/* Texts of findings live in arena, which is not theirs. */
struct findings {
	struct arena *arena;
	struct finding *items;
	size_t count;
	size_t capacity;
};

/* What is asked of the data. */
struct check_terms {
	enum severity severities[CHECK_RULES];
	struct date today; /* known; ages are counted to it */
	struct texts required_reviewers;
	struct date as_of;	     /* what is later does not count */
	struct count review_max_age; /* days; not known: any age will do */
	struct count price_max_age;
	const struct yardstick *yardstick;
	/* What was held against live facts; none unless that was asked for. */
	const struct held_tool *live;
	size_t live_count;
};

/* What a rule works on. */
struct checking {
	const struct check_rule *rule;
	const struct catalog *catalog;
	const struct check_terms *terms;
	struct findings *findings;
};

void findings_init(struct findings *findings, struct arena *arena);
void findings_release(struct findings *findings);

/* The rules' own severities, and nothing asked. */
void check_terms_init(struct check_terms *terms);

/* Take in a problem that reading met; its texts are copied, but for the name
 * of the file. */
void check_problem(enum problem problem, const struct place *place,
		   const char *text, struct findings *findings);

/* Add what was found elsewhere; its texts must live as long as findings do. */
void findings_add(struct findings *findings, struct finding finding);

/* Run all rules over a finished catalog. */
void check_catalog(const struct catalog *catalog,
		   const struct check_terms *terms, struct findings *findings);

/* Give findings the severities asked for, leave out those that are off, and
 * sort by file in the order of bytes, line, column, rule and message. */
void findings_settle(struct findings *findings,
		     const struct check_terms *terms);

/* How many findings are just so severe. */
size_t findings_count(const struct findings *findings, enum severity severity);

#endif
