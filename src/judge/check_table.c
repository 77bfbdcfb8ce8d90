/* The rules, and what they say of themselves. */
#include "judge/check_rules.h"

const struct check_rule check_rules[CHECK_RULES] = {
	[CHECK_SYNTAX] = { "syntax", SEVERITY_ERROR, "the text is no JSON",
			   "Nothing behind the place can be read, so the file "
			   "is read up to there. What other files refer to may "
			   "stand in the rest: as long as a file is broken, "
			   "orphans are not looked for, nor is it asked which "
			   "reviews are missing. Mend the text at the place, "
			   "or in front of it.",
			   NULL },
	[CHECK_SCHEMA] = { "schema", SEVERITY_ERROR,
			   "a record is not what the format allows",
			   "A member that is required is missing, or a value "
			   "has the wrong type or range. The record is left "
			   "out, and what refers to it is not called an "
			   "orphan. "
			   "'man 5 smolcmp' says what each member may be.",
			   NULL },
	[CHECK_DUPLICATE] = { "duplicate-definition", SEVERITY_ERROR,
			      "something is defined twice",
			      "Two records define one tool, reviewer or "
			      "decision, or two counts of votes are of one "
			      "day, "
			      "and nobody can tell which is right. Keep one of "
			      "the two places; for votes, give each its day.",
			      NULL },
	[CHECK_ORPHAN] = { "orphan", SEVERITY_ERROR,
			   "a tool or reviewer is named but not defined",
			   "A review, votes or a duel name a tool that no file "
			   "defines, or a reviewer who is not declared while "
			   "others are: often a slug that was mistyped or "
			   "renamed. Correct the name, or define what it "
			   "names. "
			   "The place is the first that names it.",
			   NULL },
	[CHECK_CONFLICT] = { "conflicting-reviews", SEVERITY_ERROR,
			     "two reviews, and no telling which counts",
			     "One reviewer has two reviews of one tool on one "
			     "day, or one of them has no date. The latest "
			     "counts, so give each its date, or delete one.",
			     NULL },
	[CHECK_UNKNOWN_MEMBER] = { "unknown-member", SEVERITY_NOTE,
				   "a member that means nothing",
				   "Members beyond the format are allowed and "
				   "not read; a mistyped name is one, too. "
				   "Correct the name, or leave it if it is "
				   "meant for another program.",
				   NULL },
	[CHECK_UNREAD_FILE] = { "unread-file", SEVERITY_NOTE,
				"a file in a directory of data is passed over",
				"It holds no member that is known, is a link "
				"that leads out of the directory or nowhere, "
				"or no regular file. Move it away, or leave "
				"it out with 'exclude' in .smolcmp.json.",
				NULL },
	[CHECK_UNDATED_REVIEW] = { "undated-review", SEVERITY_NOTE,
				   "a review has no date",
				   "It counts on every day that --as-of names, "
				   "cannot be replaced by a later review, and "
				   "fails a gate on age. Add 'date' when it is "
				   "known.",
				   check_undated_review },
	[CHECK_FUTURE_REVIEW] = { "future-review", SEVERITY_WARNING,
				  "a review is dated after today",
				  "It counts, and the latest does so alone: a "
				  "mistyped year outlives every review to "
				  "come. One day ahead is let be, since it may "
				  "be another day elsewhere. Correct 'date'.",
				  check_future_review },
	[CHECK_STALE_REVIEW] = { "stale-review", SEVERITY_WARNING,
				 "a review that counts is too old",
				 "It is older than the policy allows on the "
				 "day "
				 "of the check, or of --today; reviews without "
				 "a date are for undated-review. Ask the "
				 "reviewer to look again, and add what is said "
				 "as a review of that day. Without a policy "
				 "nothing is too old.",
				 check_stale_review },
	[CHECK_MISSING_REVIEWER] = { "missing-reviewer", SEVERITY_ERROR,
				     "a reviewer that the policy requires has "
				     "not judged a tool",
				     "A panel is incomplete, and its verdict "
				     "is "
				     "of the others alone. Add the review. "
				     "Tools of which a review could not be "
				     "read "
				     "are left out.",
				     check_missing_reviewer },
	[CHECK_SCORE_AGAINST_VERDICT] = { "score-against-verdict",
					  SEVERITY_WARNING,
					  "a score says the opposite of its "
					  "verdict",
					  "A reviewer ships with a score below "
					  "40, or skips with one above 60, of "
					  "100. One of the two was mistyped, "
					  "or "
					  "the scale is another one.",
					  check_score_against_verdict },
	[CHECK_REUSED_QUOTE] = { "reused-quote", SEVERITY_WARNING,
				 "two reviews quote the same words",
				 "A quote is somebody's exact words on one "
				 "tool; the same four or more words in two "
				 "reviews, whatever their case, are most "
				 "likely a copy that was not replaced. Two "
				 "reviews by one reviewer of one tool may "
				 "share them.",
				 check_reused_quote },
	[CHECK_STATED_PERCENT] = { "stated-percent", SEVERITY_WARNING,
				   "a percentage that was printed is not what "
				   "the reviews or votes give",
				   "'stated' is what a publisher printed. It "
				   "is "
				   "held against the reviews and votes that "
				   "count, and may be off by less than 1, "
				   "which "
				   "is what rounding does. A review is missing "
				   "or was read wrongly, or the publisher is "
				   "wrong. Where there are no reviews or votes "
				   "nothing is said.",
				   check_stated_percent },
	[CHECK_CONTRADICTORY_LISTINGS] = { "contradictory-listings",
					   SEVERITY_WARNING,
					   "two listings of one product "
					   "disagree",
					   "Two tools have the same entry in "
					   "'sources', homepage, name, slug or "
					   "alias, whatever its case, blanks "
					   "and "
					   "dashes, but another verdict, price "
					   "or licence. Make one of the two, "
					   "or "
					   "correct what is wrong.",
					   check_contradictory_listings },
	[CHECK_STALE_PRICE] = { "stale-price", SEVERITY_WARNING,
				"a price was checked too long ago, or never",
				"The policy says for how long a price is "
				"believed. Look it up, and set 'checked' in "
				"'pricing' to that day. Without a policy no "
				"price is too old.",
				check_stale_price },
	[CHECK_PRICE_TEXT] = { "price-text", SEVERITY_WARNING,
			       "words and price contradict each other",
			       "A tool's pricing model, tags or tagline call "
			       "it "
			       "free while it has a price, or paid while it "
			       "has "
			       "none; or tags, tagline or licence call it open "
			       "while its model is 'paid'. A tool that is "
			       "'freemium' may be called free, and one for "
			       "'usage' open. Correct whichever is wrong.",
			       check_price_text },
	[CHECK_UNKNOWN_LICENSE] = { "unknown-license", SEVERITY_WARNING,
				    "a licence that SPDX does not list",
				    "Filters and people know licences by their "
				    "SPDX identifiers. Use the one listed, or "
				    "LicenseRef- and a name of your own for "
				    "one "
				    "that is not.",
				    check_unknown_license },
	[CHECK_DECISION_DRIFT] = { "decision-drift", SEVERITY_ERROR,
				   "what a decision was made on gives another "
				   "answer now",
				   "A decision keeps the panels, votes and "
				   "prices of its day. By them compare gave "
				   "one answer, by those of today it gives "
				   "another, which speaks no more for what was "
				   "chosen than that one did; or a tool, or "
				   "evidence on it, is missing. Look at the "
				   "choice again, and record what comes of it "
				   "with 'smolcmp decide': a later decision on "
				   "the same tools takes the place of the "
				   "earlier one.",
				   check_decision_drift },
	[CHECK_LIVE_DRIFT] = { "live-drift", SEVERITY_ERROR,
			       "what is recorded is not what its source says "
			       "today",
			       "Looked for with --online alone, in tools with "
			       "a source that can be asked: a licence, a "
			       "number "
			       "of parameters or a gate that is another one "
			       "now, a tool that has another id, or was "
			       "removed, made private or disabled. A licence "
			       "that is none of SPDX is recorded by its name "
			       "there behind 'LicenseRef-'. Look at the "
			       "tool again; 'smolcmp facts' shows all of it, "
			       "and with --update records what is said today.",
			       check_live_drift },
	[CHECK_LIVE_UNKNOWN] = { "live-unknown", SEVERITY_ERROR,
				 "what is recorded cannot be held against its "
				 "source",
				 "Looked for with --online alone: the source "
				 "says nothing of it, or, for a licence, "
				 "something that may or may not be what is "
				 "recorded, such as 'bsd'. Nothing passes "
				 "because something is missing, and facts "
				 "--exit-code fails on it, too. Look it up "
				 "there yourself; a baseline or the policy can "
				 "accept it.",
				 check_live_unknown },
	[CHECK_GATE] = { "gate", SEVERITY_ERROR,
			 "a gate of the policy does not hold",
			 "The policy asks something of a tool that the data "
			 "does not show; a tool, review, price or date that is "
			 "missing does not pass. Look at the tool again, or "
			 "change the gate: the pointer tells where in the "
			 "policy it stands. A baseline accepts no gates.",
			 NULL },
};
