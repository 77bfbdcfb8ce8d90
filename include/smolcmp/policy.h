/*
 * What a team asks of its data, kept in a file beside it: how panels are
 * measured, what is complained of, and which gates must hold.
 *
 * Knows names as they are written; which tools, reviewers and rules there are
 * is for others to say. Texts live in the arena that it was read into.
 */
#ifndef SMOLCMP_POLICY_H
#define SMOLCMP_POLICY_H

#include "smolcmp/arena.h"
#include "smolcmp/error.h"
#include "smolcmp/options.h"
#include "smolcmp/record.h"
#include "smolcmp/severity.h"

/* A share as it is written: a number, or "2/3". */
struct limit {
	bool known;
	uint64_t above;
	uint64_t below; /* 1 to 1e6 */
};

struct rule_severity {
	const char *rule;
	enum severity severity;
};

/* What must hold of one tool; what is absent is not asked. */
struct gate {
	const char *tool;
	const char *pointer;	   /* where it stands: "/gates/0" */
	const char *verdict;	   /* "ship", "mixed" or "skip"; at least */
	struct decimal panel_low;  /* least lower end of the interval */
	struct count min_reviews;  /* that count */
	struct decimal price_max;  /* most for a month, or as it is asked */
	struct count max_age_days; /* of its oldest review that counts */
};

/* Findings that are known and accepted. */
struct ignored {
	const char *rule;
	const char *file; /* a pattern, or NULL: any */
	const char *tool; /* a slug, or NULL: any */
	const char *reason;
	struct date until; /* the last day that it counts; unknown: no end */
};

struct policy {
	const char *path; /* NULL: there is no policy */
	struct limit ship;
	struct limit skip;
	struct count min_panel;
	const struct weight *weights; /* of options.h */
	size_t weight_count;
	const struct rule_severity *severities;
	size_t severity_count;
	const struct texts *compares; /* slugs that are compared */
	size_t compare_count;
	struct texts required_reviewers;
	struct count review_max_age_days;
	struct count price_max_age_days;
	const struct gate *gates;
	size_t gate_count;
	const struct ignored *ignored;
	size_t ignored_count;
	const char *baseline; /* a path, relative to the policy's folder made
				 so that it can be opened; NULL: none */
};

/*
 * Read a policy. Fails with ERROR_DATA and the place of what is wrong: a
 * member that is unknown, a type or value that is not allowed, an ignore entry
 * without a reason. A mistyped gate must not open it.
 */
MUST_CHECK int policy_read(const char *path, struct arena *arena,
			   struct policy *policy, struct error *error);

#endif
