/*
 * Tools against each other, and which one to ship.
 *
 * Every pair is judged by the panel and, where both have votes, by the
 * community; the rules of the answer are tried in order, and no number
 * combines what is not of one kind.
 */
#ifndef SMOLCMP_COMPARE_H
#define SMOLCMP_COMPARE_H

#include "smolcmp/catalog.h"
#include "smolcmp/difference.h"
#include "smolcmp/prior.h"
#include "smolcmp/strength.h"
#include "smolcmp/yardstick.h"

enum {
	COMPARE_MOST = 8,
	COMPARE_PAIRS = COMPARE_MOST * (COMPARE_MOST - 1) / 2,
};

struct pair {
	size_t a; /* a < b, both in the order asked */
	size_t b;
	enum pair_source source;
	bool paired;	 /* by the reviewers who judged both */
	uint64_t common; /* of them; these four count only when paired */
	uint64_t a_only; /* who ship just a */
	uint64_t b_only;
	/* By a panel that is weighted: then there are no chances (p_a_better
	 * says one half), no difference, and no strength to speak of; the
	 * leader is who has more weight behind it. */
	bool weighted;
	double p_exact;
	double p_mid;
	double p_a_better;
	struct difference difference;
	enum strength strength; /* of the likelier direction */
	int leader; /* 0 is a, 1 is b, -1 when neither is likelier */
};

enum outcome { OUTCOME_PICK, OUTCOME_EITHER, OUTCOME_NONE, OUTCOME_UNDECIDED };

enum rule {
	RULE_NO_CANDIDATE, /* no verdict is ship or mixed */
	RULE_VERDICT,	   /* one is ship and every other one skip */
	RULE_PANEL,	   /* strong evidence from the reviewers */
	RULE_COMMUNITY,	   /* strong evidence from the votes */
	RULE_CONFLICT,	   /* that, and the reviewers lean the other way */
	RULE_PRICE,	   /* nothing else tells them apart */
	RULE_LEAN,	   /* not enough evidence to pick */
};

struct answer {
	enum outcome outcome;
	enum rule rule;
	int pick; /* in the order asked; -1 when there is none */
	int lean; /* the same */
	bool has_strength;
	enum strength strength; /* of the pick or lean against the others */
};

/* What was counted of a tool. */
struct tally {
	struct share panel;
	struct share votes;
	struct share weighted; /* the panel, if reviewers' weights differ */
	uint64_t heads;	       /* reviewers whose weight is not 0 */
};

/* The prior that the whole catalog teaches, once something has needed it. */
struct known_prior {
	bool known;
	struct prior prior;
	uint64_t learnt_from; /* reviewed tools */
};

struct comparison {
	size_t count; /* 2 to COMPARE_MOST */
	const struct tool *tools[COMPARE_MOST];
	struct tally tallies[COMPARE_MOST];
	bool weighted;
	enum word words[COMPARE_MOST];
	struct pair pairs[2 * COMPARE_PAIRS];
	size_t pair_count; /* i < j in order; panel before community */
	struct answer answer;
	struct known_prior prior;
};

/* Judge count different tools of the catalog. */
void compare_tools(const struct catalog *catalog,
		   const struct yardstick *yardstick,
		   const struct tool *const *tools, size_t count,
		   struct comparison *comparison);

/* The pair of two tools, in either order, or NULL. */
const struct pair *comparison_pair(const struct comparison *comparison,
				   size_t a, size_t b, enum pair_source source);

/* The chance that tool i of a pair is the better one. */
double pair_p_better(const struct pair *pair, size_t i);

/* Less than, equal to or greater than 0, as the panel's rate of tool i, by
 * weight if there are weights, is to that of tool j. */
int comparison_rates(const struct comparison *comparison, size_t i, size_t j);

/* A tool that may be picked: its verdict is ship or mixed. */
bool comparison_is_candidate(const struct comparison *comparison, size_t i);

/* The tokens of the JSON contract. */
const char *outcome_token(enum outcome outcome);
const char *rule_token(enum rule rule);

/* The prior that the whole catalog teaches. */
struct prior catalog_prior(const struct catalog *catalog, uint64_t *tools);

/* Learn it unless it is known. */
void prior_know(struct known_prior *prior, const struct catalog *catalog);

#endif
