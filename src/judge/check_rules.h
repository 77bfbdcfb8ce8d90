/* What the files of rules share; nobody else includes it. */
#ifndef JUDGE_CHECK_RULES_H
#define JUDGE_CHECK_RULES_H

#include "smolcmp/check.h"

/* Add a finding of the rule that runs; tool may be NULL, and message lives in
 * the findings' arena. */
void check_add(const struct checking *checking, struct place place,
	       const struct tool *tool, const char *message);

/* True when a tool is defined, so that it has more than a slug. */
bool check_is_defined(const struct tool *tool);

/* True when no review, or no votes, of the tool may have gone unread. */
bool check_has_all_reviews(const struct checking *checking,
			   const struct tool *tool);
bool check_has_all_votes(const struct checking *checking,
			 const struct tool *tool);

/* Call look for each defined tool, or each review of one. */
void check_each_tool(const struct checking *checking,
		     void (*look)(const struct checking *checking,
				  const struct tool *tool));
void check_each_review(const struct checking *checking,
		       void (*look)(const struct checking *checking,
				    const struct review *review));

/* Days from a known date until today; below 0 for one to come. */
int64_t check_age(const struct checking *checking, struct date date);

/* Text without case, variants of characters and what is neither letter nor
 * digit: words with one blank between them, in arena. */
const char *check_words(struct arena *arena, const char *text);

void check_undated_review(const struct checking *checking);
void check_future_review(const struct checking *checking);
void check_stale_review(const struct checking *checking);
void check_missing_reviewer(const struct checking *checking);
void check_score_against_verdict(const struct checking *checking);
void check_reused_quote(const struct checking *checking);
void check_stated_percent(const struct checking *checking);
void check_contradictory_listings(const struct checking *checking);
void check_stale_price(const struct checking *checking);
void check_price_text(const struct checking *checking);
void check_decision_drift(const struct checking *checking);
void check_unknown_license(const struct checking *checking);
void check_live_drift(const struct checking *checking);
void check_live_unknown(const struct checking *checking);

#endif
